"""The frontier: monotone where theory says so, honest where a point cannot be, and as good as a plan."""

from __future__ import annotations

import dataclasses
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pytest

from model.report import frontier_alt, frontier_rows, frontier_svg
from model.rota import Axes, RotaProblem, Sizing, frontier_sentences, municipality_frontier, size_problem, unit_frontier
from model.rota.frontier import frontier_problem, told_frontier
from tests.rota_cases import DAY_SHIFT, EVENING, NIGHT, ward

AXES = Axes(pool_shares=(0.0, 1.0))


@pytest.fixture(scope="module")
def frame() -> pd.DataFrame:
    return unit_frontier(ward(), ward(), AXES)


def at(frame: pd.DataFrame, weekends: str, long_shifts: bool, pool: float) -> pd.Series:
    rows = frame[
        (frame["weekends"] == weekends) & (frame["long_shifts"] == long_shifts) & (frame["pool_share"] == pool)
    ]
    assert len(rows) == 1
    return rows.iloc[0]


def test_every_combination_is_one_row_in_the_order_of_the_axes(frame: pd.DataFrame) -> None:
    assert len(frame) == 16
    assert list(dict.fromkeys(frame["weekends"])) == ["2", "3", "4", "2/3/4"]
    assert set(frame["status"]) == {"possible"}


@pytest.mark.parametrize("pool", AXES.pool_shares)
@pytest.mark.parametrize("long_shifts", [False, True])
def test_more_weekends_a_person_never_need_more_people(frame: pd.DataFrame, long_shifts: bool, pool: float) -> None:
    heads = [at(frame, weekends, long_shifts, pool)["heads"] for weekends in ("2", "3", "4")]
    assert heads == sorted(heads)
    assert heads[0] < heads[-1]


def test_allowing_more_shifts_or_more_frequencies_never_costs_more(frame: pd.DataFrame) -> None:
    for pool in AXES.pool_shares:
        for weekends in ("2", "3", "4", "2/3/4"):
            with_long, without = (at(frame, weekends, long, pool)["goal_nok_week"] for long in (True, False))
            assert with_long <= without + 1e-6
        for long_shifts in (False, True):
            mixed = at(frame, "2/3/4", long_shifts, pool)["goal_nok_week"]
            assert all(mixed <= at(frame, k, long_shifts, pool)["goal_nok_week"] + 1e-6 for k in ("2", "3", "4"))


def test_no_point_has_fewer_people_than_k_times_the_weekend(frame: pd.DataFrame) -> None:
    assert (frame["heads"] >= frame["least_heads"]).all()
    single = frame[frame["weekends"].isin(["2", "3", "4"])]
    assert (single["least_heads"] == single["weekends"].astype(int) * single["weekend_heads"]).all()


def test_cost_is_as_near_the_bound_as_a_plans(frame: pd.DataFrame) -> None:
    assert (frame["goal_nok_week"] >= frame["bound_nok_week"] - 1e-6).all()
    assert (frame["goal_nok_week"] <= frame["bound_nok_week"] * 1.01).all()
    trial = frontier_problem(ward(), ward(), (3,), True)
    assert isinstance(trial, RotaProblem)
    plan = size_problem(trial)
    assert isinstance(plan, Sizing)
    point = at(frame, "3", True, 0.0)
    assert point["goal_nok_week"] == pytest.approx(plan.outcome.objective, rel=0.003)
    assert point["heads"] == pytest.approx(sum(plan.lines.values()), abs=1)


def test_what_the_pool_takes_the_lines_no_longer_work(frame: pd.DataFrame) -> None:
    for weekends in ("2", "3"):
        own, pooled = (at(frame, weekends, False, pool) for pool in AXES.pool_shares)
        assert own["pool_positions"] == 0
        required = sum(row.hours for row in ward().cover)
        assert pooled["pool_positions"] == pytest.approx(0.131 * required / 35.5)
        assert pooled["positions"] < own["positions"]


def test_shares_follow_from_the_counts(frame: pd.DataFrame) -> None:
    assert np.allclose(frame["full_time_share"], frame["full_time"] / frame["heads"])
    assert np.allclose(frame["cost_nok_year"], 52 * (frame["pay_nok_week"] + frame["pool_nok_week"]))
    assert frame["mean_percent"].between(20, 101).all()


def test_an_impossible_point_says_why() -> None:
    strict = ward(rules=dataclasses.replace(ward().rules, longest_shift=600))
    frame = unit_frontier(strict, strict, Axes(weekends=((3,),), pool_shares=(0.0,)))
    assert list(frame["status"]) == ["possible", "impossible"]
    assert frame["reason"].iloc[1] == "the long shifts (12.5 h) are longer than the rules allow (10 h)"
    assert np.isnan(frame["heads"].iloc[1])
    without = unit_frontier(ward(shifts=(DAY_SHIFT, EVENING, NIGHT)), None, Axes(((3,),), (True,), (0.0,)))
    assert without["reason"].iloc[0] == "no long weekend shift is defined"
    nights = ward(shifts=(DAY_SHIFT, EVENING), allow_uncovered=False)
    missing = unit_frontier(nights, None, Axes(((3,),), (False,), (0.0,)))
    assert missing["status"].iloc[0] == "impossible"
    assert "2 skilled" in missing["reason"].iloc[0]


def test_two_units_add_up_and_one_that_cannot_stops_both() -> None:
    axes = Axes(weekends=((2,), (3,)), long_shifts=(False,), pool_shares=(0.0,))
    units = {"a": (ward(), None), "b": (ward(), None), "c": (ward(2), None)}
    frame = municipality_frontier(units, axes).set_index(["unit", "weekends"])
    for weekends in ("2", "3"):
        each = [frame.loc[(unit, weekends), "heads"] for unit in "abc"]
        assert frame.loc[("all", weekends), "heads"] == sum(each)
        assert each[0] == each[1]
    stopped = municipality_frontier(units | {"d": (ward(shifts=(DAY_SHIFT,), allow_uncovered=False), None)}, axes)
    together = stopped[stopped["unit"] == "all"]
    assert set(together["status"]) == {"impossible"}
    assert together["reason"].str.startswith("d: missing").all()


def test_the_same_unit_gives_the_same_frontier_to_the_bit() -> None:
    axes = Axes(weekends=((3,),), long_shifts=(False,))
    pd.testing.assert_frame_equal(
        unit_frontier(ward(), None, axes), unit_frontier(ward(), None, axes), check_exact=True
    )


def test_the_identity_is_said_for_each_frequency() -> None:
    sentences = frontier_sentences(ward(), ward(), AXES)
    assert len(sentences) == 6
    assert "every third weekend: at least 3 × " in sentences[1]
    assert sentences[3].startswith("With long weekend shifts: ")


def test_axes_that_do_not_begin_at_zero_are_told_with_the_picture(frame: pd.DataFrame) -> None:
    near, far = frame.assign(heads=range(1, len(frame) + 1)), frame.assign(heads=range(90, len(frame) + 90))
    told = [frontier_alt(one.assign(cost_nok_year=[0.0, *frame["cost_nok_year"][1:]])) for one in (near, far)]
    assert "zero" not in told[0]
    assert told[1].endswith("These axes do not begin at zero: People in the rota.")


def test_the_picture_is_svg_with_its_text_inside_and_the_table_says_what_is_impossible(frame: pd.DataFrame) -> None:
    bad = frame.assign(status=["impossible", *frame["status"][1:]], reason=["too <long>", *frame["reason"][1:]])
    picture = frontier_svg(bad, "one")
    root = ElementTree.fromstring(picture)
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-label"] == frontier_alt(bad)
    assert "too <long>" in root.attrib["aria-label"]
    assert "http" not in picture
    rows = frontier_rows(bad)
    assert len(rows) == len(frame)
    assert rows["Note"].iloc[0] == "impossible: too <long>"


def test_points_are_told_as_they_are_done_and_the_work_ends_when_nobody_waits() -> None:
    axes, seen = Axes(weekends=((2,), (3,)), long_shifts=(False,), pool_shares=(0.0, 1.0)), []
    told_frontier(ward(), None, axes, lambda done, points: seen.append((done, points)))
    assert seen == [(0, 4), (1, 4), (2, 4), (3, 4)]

    def tell(done: int, points: int) -> None:
        seen.append((done, points))
        if done:
            raise KeyError

    seen.clear()
    with pytest.raises(KeyError):
        told_frontier(ward(), None, axes, tell)
    assert seen == [(0, 4), (1, 4)]
