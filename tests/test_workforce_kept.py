"""Parts of the rulebook are kept between scenarios of one base, and never where what they say has changed."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np
import pandas as pd
import pytest

from model.errors import InputError
from model.scenario.leaves import Place, is_flag, leaves, with_leaves
from model.scenario.schema import Scenario
from model.scenario.schema.leaf import Adjustment
from model.workforce import compile_rulebook
from tests.tiny import tiny
from tests.workforce_towns import lively_posts


def changed(scenario: Scenario, place: Place, units: tuple[str, ...] | None) -> Scenario:
    """One value of a scenario made another, in some units or in all."""
    before = place.leaf.at(scenario.years[0])
    after = not before if is_flag(place.leaf) else before + 1 if isinstance(before, int) else 0.5 * before + 0.01
    facts = {"operation": "set", "amount": after, "units": units, "by": "caller", "status": "assumed", "source": "test"}
    adjusted = place.leaf.model_copy(update={"adjustments": (Adjustment.model_validate(facts),)})
    return with_leaves(scenario, {place.path: adjusted})


def told(part: Any) -> Any:
    """A rulebook, or a part of it, as plain values."""
    if is_dataclass(part):
        return {one.name: told(getattr(part, one.name)) for one in fields(part)}
    return (part.dtype.str, part.shape, part.tobytes()) if isinstance(part, np.ndarray) else part


def compiled(scenario: Scenario, posts: pd.DataFrame) -> Any:
    """The rulebook, or the words by which it is refused."""
    try:
        return told(compile_rulebook(scenario, posts))
    except InputError as fault:
        return str(fault)


def as_if_new(scenario: Scenario) -> Scenario:
    """The same scenario, of which nothing has been worked out before."""
    new = scenario.model_copy()
    new._worked_out = {}
    return new


BASE, POSTS = tiny(), lively_posts()
PLACES = leaves(BASE)
NUMBERS = [place for place in PLACES if isinstance(place.leaf.at(2026), bool | int | float)]


@pytest.mark.parametrize("place", NUMBERS, ids=lambda place: place.dotted)
def test_whatever_value_is_changed_the_rulebook_is_that_of_a_scenario_compiled_for_the_first_time(place: Place) -> None:
    # the base is shared by all tests, so what is kept comes from the value changed before
    for units in (None, (sorted(BASE.units)[0],)) if place.by_unit else (None,):
        other = changed(BASE, place, units)
        assert compiled(other, POSTS) == compiled(as_if_new(other), POSTS)


def test_after_all_changes_the_base_is_compiled_as_it_was() -> None:
    for path in ("groups.nurse.quit_rate_annual", "exits.men_retirement_factor", "leave.parental_leave_factor"):
        compile_rulebook(changed(BASE, next(place for place in PLACES if place.dotted == path), None), POSTS)
    assert compiled(BASE, POSTS) == compiled(as_if_new(BASE), POSTS)


def test_another_table_is_read_even_if_nothing_else_changed() -> None:
    before = compile_rulebook(BASE, POSTS)
    other = BASE.model_copy()
    staff = BASE.frame("staff")
    other._frames = BASE._frames | {"staff": staff.assign(birth_year=staff["birth_year"] - 1)}
    assert (compile_rulebook(other, POSTS).register.birth == before.register.birth - 12).all()


def test_what_a_slider_does_not_touch_is_the_same_array_as_before() -> None:
    place = next(place for place in PLACES if place.dotted == "groups.nurse.quit_rate_annual")
    before, after = compile_rulebook(BASE, POSTS), compile_rulebook(changed(BASE, place, None), POSTS)
    assert after.leave is before.leave and after.register is before.register
    assert not np.array_equal(after.exits.quit, before.exits.quit)
