"""From today's staff to the plan: nobody lowered, nothing lost, and years that follow from the rates by hand."""

from __future__ import annotations

import math
import random

import numpy as np
import pandas as pd
import pytest

from model.errors import InputError
from model.rota import exit_rates, staff_to_match, transition, transition_sentences
from model.rota.transition import match_people, years_until
from tests.tiny import fact, frames, settings, tiny

PLACE = ["unit", "group"]


def staff(*people: tuple[int, int]) -> pd.DataFrame:
    return pd.DataFrame([("ward", "nurse", *one) for one in people], columns=[*PLACE, "percent", "wanted_percent"])


def posts(**counts: int) -> pd.DataFrame:
    rows = [(2026, "ward", "nurse", int(name[1:]), 3, number) for name, number in counts.items()]
    return pd.DataFrame(rows, columns=["year", *PLACE, "percent", "weekend_every", "posts"])


def rates(rate: float) -> pd.DataFrame:
    return pd.DataFrame([("ward", "nurse", rate)], columns=[*PLACE, "exit_rate_annual"])


def test_the_largest_wish_comes_first_by_hand() -> None:
    # wishes 100, 80, 60; posts 100 and 70: the first is raised, the second finds only 70 and stays at 75 without a post
    assert match_people([(60, 60), (75, 80), (50, 100)], [70, 100]) == [
        (50, 100, 100, 100),
        (75, 80, 0, 75),
        (60, 60, 70, 60),
    ]


def test_nobody_is_lowered_no_post_is_used_twice_and_nobody_gets_more_than_the_wish() -> None:
    draw = random.Random(1)
    for _ in range(300):
        people = [(percent, draw.randint(percent, 100)) for percent in (draw.randint(10, 100) for _ in range(8))]
        free = [draw.randint(20, 100) for _ in range(draw.randint(0, 12))]
        matched = match_people(people, free)
        assert sorted((percent, wish) for percent, wish, _, _ in matched) == sorted(people)
        assert all(percent <= new <= wish for percent, wish, _, new in matched)
        assert all(new <= post for _, _, post, new in matched if post)
        used = sorted(post for _, _, post, _ in matched if post)
        left = list(free)
        for post in used:
            left.remove(post)


def test_fractions_are_conserved() -> None:
    found = transition(staff((50, 100), (75, 80), (60, 60)), posts(p100=1, p70=1), rates(0.1))
    row = found.groups.iloc[0]
    assert row["percent_after"] == row["percent_now"] + row["raised_percent"] == 185 + 50
    moves = found.moves
    assert (moves["new_percent"] >= moves["percent"]).all()
    assert moves["people"].sum() == row["people"] == row["raised"] + row["kept"] + row["without_post"]
    assert (moves["percent"] * moves["people"]).sum() == row["percent_now"]
    taken = (moves["new_percent"] * moves["people"])[moves["post_percent"] > 0].sum()
    assert row["open_percent"] == row["percent_plan"] - taken
    assert row["open_posts"] == row["planned_people"] - (row["people"] - row["without_post"])


def test_years_follow_from_the_exit_rate_by_hand() -> None:
    # four people, two posts, one in ten leaves: 4 × 0.9^t = 2
    found = transition(staff(*[(100, 100)] * 4), posts(p100=2), rates(0.1)).groups.iloc[0]
    assert found["above_plan"] == 2
    assert found["years_people"] == pytest.approx(math.log(0.5) / math.log(0.9))
    # the two without a post are the ones whose fractions are not the plan's
    assert found["years_fractions"] == pytest.approx(math.log(0.25) / math.log(0.9))
    assert years_until(10, 10, 0.1) == 0
    assert math.isnan(years_until(10, 5, 0.0))
    assert years_until(10, 5, 1.0) == 1


def test_a_plan_that_fits_needs_no_years() -> None:
    found = transition(staff((80, 100), (60, 60)), posts(p100=1, p60=1), rates(0.0))
    row = found.groups.iloc[0]
    assert (row["years_people"], row["years_fractions"], row["raised"], row["open_percent"]) == (0, 0, 1, 0)
    assert transition_sentences(found, {"ward": "The ward", "nurse": "nurses"}) == [
        "the ward, nurses: 2 people today, 2 in the plan. 1 person can be raised now, 0.2 positions in all. "
        "0 % leave in a year."
    ]


def test_people_fewer_than_the_plan_are_said_and_a_group_without_people_has_a_row() -> None:
    found = transition(staff((100, 100)).iloc[:0], posts(p100=3), rates(0.1))
    row = found.groups.iloc[0]
    assert (row["people"], row["above_plan"], row["open_percent"]) == (0, -3, 300)
    assert "3 fewer than the plan" in transition_sentences(found)[0]


def test_a_missing_rate_is_an_error() -> None:
    with pytest.raises(InputError, match="exit rates"):
        transition(staff((100, 100)), posts(p100=1), rates(0.1).iloc[:0])


def test_nothing_shown_tells_who_it_is() -> None:
    scenario = tiny()
    matched = staff_to_match(scenario)
    assert list(matched.columns) == [*PLACE, "percent", "wanted_percent"]
    assert len(matched) == 31
    plan = pd.DataFrame(
        [(2026, "ward", "nurse", 100, 3, 4)], columns=["year", *PLACE, "percent", "weekend_every", "posts"]
    )
    found = transition(matched, plan, exit_rates(scenario, 2026))
    assert "person_id" not in found.moves.columns
    assert set(found.moves["unit"]) == {"ward"}
    assert found.moves["people"].sum() == 21


def test_exit_rates_are_quits_and_retirements_of_the_people_there_by_hand() -> None:
    facts, tables = settings(), frames()
    for group in facts["groups"].values():
        group["quit_rate_annual"] = fact(0.1)
    everyone = tables["staff"]
    # all aged 40 but one nurse in the ward, aged 65 at the snapshot
    everyone["birth_year"], everyone["birth_month"] = 1986, 1
    everyone.loc[
        (everyone["unit"] == "ward") & (everyone["group"] == "nurse") & (everyone.index == 0), "birth_year"
    ] = 1961
    found = exit_rates(tiny(facts, tables), 2026).set_index(PLACE)["exit_rate_annual"]
    assert found["ward", "skilled"] == pytest.approx(0.1)
    old = 1 - 0.9 * (1 - 0.4)
    assert found["ward", "nurse"] == pytest.approx((4 * 0.1 + old) / 5)
    assert np.isfinite(found).all()
