"""How a municipality's staff must answer when one fact changes, in generated municipalities.

Every relation compares two runs of one town, the facts of one of them changed. The runs share their chance, so
that a difference is mostly the change's; what chance is left is judged in standard errors over replications.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray

from model.workforce import ENGINES, FLOWS, Tallies, compile_rulebook
from tests.tiny import fact, frames
from tests.workforce_towns import lively_settings, people, posts, town

REPLICATIONS = 24
CASES = 200
PLAIN_CASES = 20
GROUPS = ("nurse", "skilled", "assistant")


@dataclass(frozen=True)
class Town:
    """One municipality before it is compiled; `tables` replace the tiny one's."""

    facts: dict[str, Any]
    staff: pd.DataFrame
    posts: pd.DataFrame
    tables: dict[str, pd.DataFrame]


Change = Callable[[Town], Town | None]
Measure = Callable[[Tallies], float]


def flow(*names: str) -> Measure:
    return lambda told: float(sum(told.flows[:, :, FLOWS.index(name)].sum() for name in names))


def hours(place: int) -> Measure:
    return lambda told: float(told.months[:, :, place].sum())


def drawn(case: int) -> Town:
    """A town of one ward with about thirty people, its rates drawn anew for each case."""
    luck = np.random.default_rng(case)
    facts = lively_settings()
    facts["colleges"] = {}
    facts["period"]["horizon_years"] = 3
    for name in GROUPS:
        facts["groups"][name].update(
            quit_rate_annual=fact(float(luck.uniform(0.02, 0.4))),
            long_leave_rate_annual=fact(float(luck.uniform(0.05, 0.6))),
            long_leave_mean_months=fact(float(luck.uniform(1.5, 6))),
            applicants_per_month=fact(float(luck.uniform(0.1, 0.9))),
            hire_delay_mean_months=fact(float(luck.uniform(0, 3))),
            patience_months=fact(int(luck.integers(1, 6))),
            unqualified_hire_share=fact(float(luck.uniform(0, 0.5))),
            larger_fraction_take_up=fact(float(luck.uniform(0, 0.5))),
        )
    staff, rows = [], []
    for name in GROUPS:
        heads, part = int(luck.integers(4, 9)), float(luck.choice([0.5, 0.6, 0.75]))
        born = int(luck.integers(1959, 1990))
        staff += [
            people("ward", name, heads, born),
            people("ward", name, heads // 2, born + 3, fraction=part, wanted_fraction=1.0),
        ]
        staff[-1]["person_id"] += "-part"
        rows += [("ward", name, 100, heads + 1), ("ward", name, round(100 * part), heads // 2)]
    return Town(facts, pd.concat(staff, ignore_index=True), posts(*rows), {})


def played(one: Town, seed: int) -> list[Tallies]:
    """Every replication of a town."""
    rules = compile_rulebook(town(one.facts, one.staff, **one.tables), one.posts)
    return [ENGINES["kernel"](rules, seed, number) for number in range(REPLICATIONS)]


@lru_cache(maxsize=PLAIN_CASES)
def unchanged(case: int) -> list[Tallies]:
    """The town of a case as it is, which all relations are compared with."""
    return played(drawn(case), case)


def moved(relation: str, case: int) -> NDArray[np.float64]:
    """How far the change moves the measure in its direction, in every replication."""
    change, measure, sign = RELATIONS[relation]
    after = [measure(told) for told in played(changed(drawn(case), change), case)]
    return sign * (np.array(after) - np.array([measure(told) for told in unchanged(case)]))


def changed(one: Town, change: Change) -> Town:
    other = Town(copy.deepcopy(one.facts), one.staff.copy(), one.posts.copy(), dict(one.tables))
    return change(other) or other


def scaled(name: str, factor: float) -> Change:
    """A rate of every group times a factor."""

    def change(one: Town) -> None:
        for group in GROUPS:
            leaf = one.facts["groups"][group][name]
            leaf["value"] = type(leaf["value"])(leaf["value"] * factor)

    return change


def in_programmes(name: str, value: Any) -> Change:
    def change(one: Town) -> None:
        for programme in one.facts["programmes"].values():
            programme[name] = fact(value)

    return change


def with_posts(one: Town) -> Town:
    more = one.posts.assign(posts=one.posts["posts"] + 1)
    return Town(one.facts, one.staff, more, one.tables)


def born_later(one: Town) -> Town:
    return Town(one.facts, one.staff.assign(birth_year=one.staff["birth_year"] + 4), one.posts, one.tables)


def later_pension(one: Town) -> None:
    one.facts["workforce"]["retirement_shift_years"] = fact(2.0)


def offers_off(one: Town) -> None:
    one.facts["workforce"]["offers_in_use"] = fact(False)


def working_at_65(one: Town) -> Town:
    """One point more of those at work stay on at 65."""
    table = frames()["retirement"].copy()
    at = table["age"] == 65
    table.loc[at, "probability_annual"] = np.maximum(table.loc[at, "probability_annual"] - 0.01, 0.0)
    return Town(one.facts, one.staff, one.posts, one.tables | {"retirement": table})


def wishes_granted(one: Town) -> Town:
    """Everybody's position one point larger, up to a full one; the posts stay as they are."""
    staff = one.staff.assign(fraction=np.minimum(one.staff["fraction"] + 0.01, 1.0))
    return Town(one.facts, staff, one.posts, one.tables)


HIRES, OPEN = flow("hire", "hire_unqualified"), hours(5)
MORE, LESS = 1, -1
RELATIONS: dict[str, tuple[Change, Measure, int]] = {
    "more turnover, more recruitment": (scaled("quit_rate_annual", 1.5), HIRES, MORE),
    "less turnover, less recruitment": (scaled("quit_rate_annual", 0.6), HIRES, LESS),
    "more turnover, more leavers": (scaled("quit_rate_annual", 1.5), flow("quit", "retire"), MORE),
    "later pension, fewer retire": (later_pension, flow("retire"), LESS),
    "younger staff, fewer retire": (born_later, flow("retire"), LESS),
    "one point more at work at 65, less recruitment": (working_at_65, HIRES, LESS),
    "one point larger fractions, less recruitment": (wishes_granted, HIRES, LESS),
    "more applicants, fewer open hours": (scaled("applicants_per_month", 2.0), OPEN, LESS),
    "slower hiring, more open hours": (scaled("hire_delay_mean_months", 2.0), OPEN, MORE),
    "more posts, more recruitment": (with_posts, HIRES, MORE),
    "more patience, fewer without the education": (scaled("patience_months", 4.0), flow("hire_unqualified"), LESS),
    "more often without the education, fewer open hours": (scaled("unqualified_hire_share", 2.0), OPEN, LESS),
    "more spells of leave, more leave begun": (scaled("long_leave_rate_annual", 2.0), flow("leave_start"), MORE),
    "longer leave, fewer hours at work": (scaled("long_leave_mean_months", 1.5), hours(1), LESS),
    "no offers, no larger fractions": (offers_off, flow("larger_fraction"), LESS),
    "no offers, more recruitment": (offers_off, HIRES, MORE),
    "more seats, not fewer enter": (in_programmes("seats", 50), flow("training_enter"), MORE),
    "a higher gate, fewer enter": (in_programmes("experience_months", 240), flow("training_enter"), LESS),
    "more drop out, fewer complete": (in_programmes("dropout_rate_monthly", 0.3), flow("training_complete"), LESS),
}


@pytest.mark.parametrize("relation", RELATIONS)
@pytest.mark.parametrize("case", range(PLAIN_CASES))
def test_a_change_moves_what_it_should_the_way_it_should(relation: str, case: int) -> None:
    holds(relation, case)


@pytest.mark.deep
@pytest.mark.parametrize("relation", RELATIONS)
def test_a_change_moves_what_it_should_in_two_hundred_towns(relation: str) -> None:
    for case in range(PLAIN_CASES, CASES):
        holds(relation, case)


def holds(relation: str, case: int) -> None:
    difference = moved(relation, case)
    noise = difference.std(ddof=1) / np.sqrt(REPLICATIONS)
    assert difference.mean() >= -4 * noise - 1e-9, (
        f"{relation}, town {case}: {difference.mean():.2f}, noise {noise:.2f}"
    )


@pytest.mark.parametrize("relation", RELATIONS)
def test_in_some_town_the_change_moves_something(relation: str) -> None:
    """A change that nothing answers to would pass every comparison."""
    assert any(moved(relation, case).mean() > 0 for case in range(PLAIN_CASES)), relation


def one_ward(case: int) -> Town:
    """A town whose places do not depend on one another: full posts only, no training and no offers."""
    one = drawn(case)
    one.facts["programmes"] = {}
    one.facts["workforce"]["offers_in_use"] = fact(False)
    one.facts["positions"]["full_time_policy_in_use"] = fact(False)
    staff = pd.concat([people("ward", name, 8, 1970) for name in GROUPS], ignore_index=True)
    return Town(one.facts, staff, posts(*(("ward", name, 100, 8) for name in GROUPS)), {})


def in_units(one: Town, names: tuple[str, ...], share: int) -> Town:
    """The ward's staff and posts in several wards, each a `share`-th of it; what the market brings is told for each
    unit, so a share of a ward has that share of it."""
    ward = one.facts["units"].pop("ward")
    one.facts["pools"] = {}
    one.facts["units"].pop("pool", None)
    one.facts["units"] |= {name: copy.deepcopy(ward) for name in names}
    for group in one.facts["groups"].values():
        group["drift"]["inflow_per_month"]["value"] /= share
    kept = one.staff.groupby("group").head(8 // share)
    parts = [kept.assign(unit=name, person_id=name + kept["person_id"]) for name in names]
    own = [one.posts.assign(unit=name, posts=one.posts["posts"] // share) for name in names]
    return Town(one.facts, pd.concat(parts, ignore_index=True), pd.concat(own, ignore_index=True), one.tables)


@pytest.mark.parametrize("names, share, times", [
    (("north", "south"), 1, 2.0),
    (("north", "south"), 2, 1.0),
    (("somewhere_else",), 1, 1.0),
], ids=["twice the town, twice the flows", "a ward split in halves", "a ward under another name"])  # fmt: skip
@pytest.mark.parametrize("case", range(PLAIN_CASES))
def test_the_expectation_follows_the_town_and_not_its_names(
    names: tuple[str, ...], share: int, times: float, case: int
) -> None:
    same_size(case, names, share, times)


@pytest.mark.deep
@pytest.mark.parametrize("names, share, times", [(("a", "b"), 1, 2.0), (("a", "b"), 2, 1.0), (("a",), 1, 1.0)])
def test_the_expectation_follows_two_hundred_towns(names: tuple[str, ...], share: int, times: float) -> None:
    for case in range(PLAIN_CASES, CASES):
        same_size(case, names, share, times)


def same_size(case: int, names: tuple[str, ...], share: int, times: float) -> None:
    """Hires, leavers and hours at work of the arranged town are `times` those of the ward, in standard errors.

    Five standard errors: a few thousand comparisons are made, and one in 16,000 lies beyond four by luck alone.
    """
    before, after = played(one_ward(case), case), played(in_units(one_ward(case), names, share), case)
    for measure in (HIRES, flow("quit", "retire"), hours(1)):
        left, right = (np.array([measure(told) for told in side]) for side in (before, after))
        noise = np.sqrt((times**2 * left.var(ddof=1) + right.var(ddof=1)) / REPLICATIONS)
        assert abs(right.mean() - times * left.mean()) <= 5 * noise + 1e-9
