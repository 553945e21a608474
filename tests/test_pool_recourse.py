"""The recourse chain: a case by hand, the laws, the order of prices, and the doors."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from model.errors import InputError
from model.pool import STEPS, cover_shortage
from tests.tiny import fact, frames, settings, tiny

PRESENT_STEPS = ["own", "own_lower", "over_booking", "pool", "neighbour"]
PERCENTS = ["contracted_percent", "available_percent", "qualified_percent", "free_percent", "open_percent"]
NO_COVER = pd.DataFrame(
    columns=["year", "unit", "group", "required_hours", "covered_hours", "uncovered_hours", "surplus_hours"]
)
SHARES = ("extra_shift", "neighbour", "hourly", "overtime", "agency", "lower")
GROUPS = ("nurse", "skilled", "assistant")


def municipality(**changes: Any):
    """Two wards that are neighbours, a pool in use over both, 1,200 net hours a year, no absence."""
    facts = settings()
    facts["period"]["horizon_years"] = 1
    ward = facts["units"].pop("ward")
    facts["units"]["ward_a"] = ward | {"neighbours": ["ward_b"]}
    facts["units"]["ward_b"] = ward | {"neighbours": ["ward_a"]}
    facts["pools"]["care"] |= {"in_use": fact(True), "units": ["ward_a", "ward_b"]}
    facts["working_time"] |= {"net_hours_rota": fact(1200.0), "net_hours_day": fact(1200.0)}
    facts["working_time"]["absence_factor"] = fact(0.0)
    facts["recourse"]["pool_usable_share"] = fact(1.0)
    for step in SHARES:
        facts["recourse"][f"{step}_share"] = fact(0.0)
    for path, value in changes.items():
        place = facts
        *parents, last = path.split("__")
        for parent in parents:
            place = place[parent]
        place[last] = value
    return facts


def need(**hours: float) -> pd.DataFrame:
    """ward_a__nurse=100 means 100 hours in every month."""
    rows = [(2026, *name.split("__"), 12 * value) for name, value in sorted(hours.items())]
    return pd.DataFrame(rows, columns=["year", "unit", "group", "need_hours"])


def staff(replications: int = 1, **posts: Any) -> pd.DataFrame:
    """ward_a__nurse=(contracted, available, qualified, free, open), percent; 100 percent is 100 hours a month."""
    rows = [
        (np.int16(replication), 2026, month, *name.split("__"), *(values if isinstance(values, tuple) else (values,)))
        for replication in range(replications)
        for month in range(1, 13)
        for name, values in sorted(posts.items())
    ]
    full = [(*row[:5], row[5], row[5], row[5], 0, 0) if len(row) == 6 else row for row in rows]
    return pd.DataFrame(full, columns=["replication", "year", "month", "unit", "post_group", *PERCENTS]).assign(
        study_percent=0, parental_leave_percent=0, study_leave_percent=0
    )


def steps_of(result, unit: str, group: str) -> dict[str, float]:
    """Hours a month of each step that has any."""
    frame = result.steps
    rows = frame[(frame["unit"] == unit) & (frame["group"] == group)]
    return {row.step: pytest.approx(row.hours / 12) for row in rows.itertuples() if abs(row.hours) > 1e-9}


def test_three_units_by_hand():
    facts = municipality(
        recourse__extra_shift_share=fact(0.5),
        recourse__neighbour_share=fact(0.25),
        recourse__hourly_share=fact(0.05),
        recourse__overtime_share=fact(0.1),
        recourse__agency_share=fact(0.02),
        recourse__lower_share=fact(0.5),
    )
    required = need(ward_a__nurse=100, ward_a__skilled=200, ward_b__nurse=100, ward_b__skilled=100)
    supply = staff(
        ward_a__nurse=(70, 60, 60, 8, 40),
        ward_a__skilled=(170, 150, 130, 12, 30),
        ward_b__nurse=(120, 120, 120, 0, 0),
        ward_b__skilled=(90, 90, 90, 0, 10),
        care_pool__skilled=(30, 30, 30, 0, 0),
    )
    result = cover_shortage(tiny(facts), required, supply, NO_COVER)
    # ward_b: 20 nurse hours to spare do the 10 skilled hours that are short; 10 are left to lend
    assert steps_of(result, "ward_b", "nurse") == {"own": 100}
    assert steps_of(result, "ward_b", "skilled") == {"own": 90, "over_booking": 10}
    # ward_a, skilled: 200 − 130 own − 20 unqualified in post = 50; pool 30; a neighbour comes first among
    # the paid (price 1.0): its 2.5 nurse hours go to nurses; extra shifts 0.5 × 12 × 130/150 = 5.2; hourly
    # 0.05 × 200 = 10; overtime 0.1 × 170 would be 17: the last 4.8
    assert steps_of(result, "ward_a", "skilled") == {
        "own": 130, "own_lower": 20, "pool": 30, "extra_shift": 5.2, "hourly": 10, "overtime": 4.8
    }  # fmt: skip
    # ward_a, nurse: short 40; neighbour 0.25 × 10; extra 4; hourly 5; overtime 7; agency 2; half of 19.5 lower
    assert steps_of(result, "ward_a", "nurse") == {
        "own": 60, "neighbour": 2.5, "extra_shift": 4, "hourly": 5, "overtime": 7, "agency": 2,
        "lower_competence": 9.75, "uncovered": 9.75,
    }  # fmt: skip
    balance = result.balance.set_index(["unit", "group"])
    row = balance.loc[("ward_a", "skilled")]
    assert row["covered"] / 12 == pytest.approx(180)
    assert row["uncovered"] / 12 == pytest.approx(20)
    assert balance.loc[("ward_b", "nurse"), "surplus"] / 12 == pytest.approx(7.5)
    use = result.pool_use.iloc[0]
    assert (use["pool"], use["hours_available"], use["hours_used"]) == ("care", 360, 360)
    absence = result.absence.set_index(["unit", "group", "cause"])["hours"] / 12
    assert absence[("ward_a", "skilled", "long_leave")] == pytest.approx(20)
    assert absence[("ward_a", "skilled", "vacancy")] == pytest.approx(30)


def test_full_posts_and_no_absence_need_no_recourse():
    result = cover_shortage(
        tiny(municipality()),
        need(ward_a__nurse=100, ward_b__skilled=250),
        staff(ward_a__nurse=100, ward_b__skilled=250),
        NO_COVER,
    )
    assert result.steps[result.steps["step"] != "own"]["hours"].sum() == 0
    assert result.balance["surplus"].sum() == 0


def test_the_pool_is_shared_in_proportion_to_the_shortage():
    required = need(ward_a__skilled=100, ward_b__skilled=100)
    supply = staff(ward_a__skilled=70, ward_b__skilled=90, care_pool__skilled=20)
    result = cover_shortage(tiny(municipality()), required, supply, NO_COVER)
    assert steps_of(result, "ward_a", "skilled")["pool"] == 15
    assert steps_of(result, "ward_b", "skilled")["pool"] == 5


def test_a_pool_not_in_use_serves_nobody():
    facts = municipality(pools__care__in_use=fact(False))
    supply = staff(ward_a__skilled=70, care_pool__skilled=20)
    result = cover_shortage(tiny(facts), need(ward_a__skilled=100), supply, NO_COVER)
    assert steps_of(result, "ward_a", "skilled") == {"own": 70, "uncovered": 30}
    assert list(result.pool_use.columns) == ["replication", "year", "pool", "hours_available", "hours_used"]
    assert result.pool_use.empty


def test_unused_and_unusable_pool_hours_are_the_pools_surplus():
    facts = municipality(recourse__pool_usable_share=fact(0.6))
    supply = staff(ward_a__skilled=70, care_pool__skilled=40)
    result = cover_shortage(tiny(facts), need(ward_a__skilled=100), supply, NO_COVER)
    assert steps_of(result, "ward_a", "skilled")["pool"] == 24
    balance = result.balance.set_index(["unit", "group"])
    assert balance.loc[("care_pool", "skilled"), "surplus"] / 12 == pytest.approx(16)


def test_substitution_never_goes_upwards():
    # assistants in plenty do no skilled or nurse hours, in the unit, from the pool or from a neighbour
    facts = municipality(recourse__neighbour_share=fact(1.0))
    required = need(ward_a__nurse=50, ward_a__skilled=50)
    plenty = {"ward_a__assistant": 500, "ward_b__assistant": 500, "care_pool__assistant": 500}
    result = cover_shortage(tiny(facts), required, staff(ward_a__nurse=10, ward_a__skilled=10, **plenty), NO_COVER)
    for group in ("nurse", "skilled"):
        assert steps_of(result, "ward_a", group) == {"own": 10, "uncovered": 40}


def test_a_nurses_spare_hours_go_to_the_nearest_competence_and_are_used_once():
    facts = municipality()
    facts["groups"]["nurse"]["covers_for"] = ["skilled", "assistant"]
    required = need(ward_a__nurse=10, ward_a__skilled=30, ward_a__assistant=30)
    supply = staff(ward_a__nurse=50, ward_a__skilled=5, ward_a__assistant=5)
    result = cover_shortage(tiny(facts), required, supply, NO_COVER)
    assert steps_of(result, "ward_a", "skilled") == {"own": 5, "over_booking": 25}
    assert steps_of(result, "ward_a", "assistant") == {"own": 5, "over_booking": 15, "uncovered": 10}


def _winter_and_summer() -> tuple[pd.DataFrame, pd.DataFrame]:
    supply = staff(ward_a__skilled=100)
    level = np.where(supply["month"] <= 6, 90, 110)
    return need(ward_a__skilled=100), supply.assign(**dict.fromkeys(PERCENTS[:3], level))


def test_a_surplus_moves_to_short_months_only_as_far_as_the_rota_over_books():
    required, supply = _winter_and_summer()
    facts = municipality(units__ward_a__rota__known_absence_planned=fact(0.0))
    cover = pd.DataFrame([(2026, "ward_a", "skilled", 30.0, 30.0, 0.0, 30 / 52)], columns=NO_COVER.columns)
    none = cover_shortage(tiny(facts), required, supply, NO_COVER)
    some = cover_shortage(tiny(facts), required, supply, cover)
    every = cover_shortage(tiny(facts), required, supply, cover.assign(surplus_hours=5.0))
    uncovered = [result.balance["uncovered"].sum() for result in (none, some, every)]
    assert uncovered == pytest.approx([60, 30, 0])
    assert [result.balance["surplus"].sum() for result in (none, some, every)] == pytest.approx([60, 30, 0])


HOLE = pd.DataFrame([(2026, "ward_a", "skilled", 400.0, 300.0, 100.0, 200.0)], columns=NO_COVER.columns)


def test_people_in_the_rota_never_fill_the_hours_that_the_rota_leaves_uncovered():
    # a quarter of the hours is out of reach: own stops at 75, and neither its own surplus, unqualified
    # people in the posts nor the nurses' surplus go further; what is paid for may
    facts = municipality(pools__care__in_use=fact(False), recourse__hourly_share=fact(0.05))
    required = need(ward_a__nurse=10, ward_a__skilled=100)
    supply = staff(ward_a__nurse=50, ward_a__skilled=(140, 140, 120, 0, 0))
    result = cover_shortage(tiny(facts), required, supply, HOLE)
    assert steps_of(result, "ward_a", "skilled") == {"own": 75, "hourly": 5, "uncovered": 20}
    surplus = result.balance.set_index(["unit", "group"])["surplus"] / 12
    assert surplus[("ward_a", "skilled")] == pytest.approx(65)
    assert surplus[("ward_a", "nurse")] == pytest.approx(40)


def test_unqualified_people_and_other_groups_fill_no_more_than_the_rota_reaches():
    required = need(ward_a__nurse=10, ward_a__skilled=100)
    supply = staff(ward_a__nurse=50, ward_a__skilled=(40, 40, 30, 0, 0), care_pool__skilled=15)
    result = cover_shortage(tiny(municipality()), required, supply, HOLE)
    assert steps_of(result, "ward_a", "skilled") == {
        "own": 30, "own_lower": 10, "over_booking": 35, "pool": 15, "uncovered": 10
    }  # fmt: skip


def test_a_hole_is_held_until_the_next_planning_year():
    facts = municipality()
    facts["period"]["horizon_years"] = 3
    one, supply = need(ward_a__skilled=100), staff(ward_a__skilled=100)
    required = pd.concat([one.assign(year=year) for year in (2026, 2027, 2028)])
    months = pd.concat([supply.assign(year=year) for year in (2026, 2027, 2028)])
    closed = HOLE.assign(year=2028, covered_hours=400.0, uncovered_hours=0.0)
    steps = cover_shortage(tiny(facts), required, months, pd.concat([HOLE, closed])).steps
    uncovered = steps[(steps["step"] == "uncovered") & (steps["unit"] == "ward_a")].set_index("year")["hours"] / 12
    assert uncovered.to_dict() == pytest.approx({2026: 25, 2027: 25, 2028: 0})


def test_a_rota_without_a_hole_gives_exactly_what_no_rota_plan_gives():
    facts = municipality(units__ward_a__rota__known_absence_planned=fact(0.0))
    required, supply = _winter_and_summer()
    whole = HOLE.assign(covered_hours=400.0, uncovered_hours=0.0, surplus_hours=0.0)
    without = cover_shortage(tiny(facts), required, supply, NO_COVER)
    pd.testing.assert_frame_equal(cover_shortage(tiny(facts), required, supply, whole).steps, without.steps,
                                  check_exact=True)  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "words"),
    [(HOLE.assign(uncovered_hours=500.0), "above the required"), (HOLE.drop(columns="uncovered_hours"), "no column")],
)
def test_a_faulty_rota_cover_is_refused_in_words(wrong, words):
    with pytest.raises(InputError, match=words):
        cover_shortage(tiny(municipality()), need(ward_a__skilled=100), staff(ward_a__skilled=90), wrong)


def test_months_are_not_evened_out():
    required, supply = _winter_and_summer()
    result = cover_shortage(tiny(municipality()), required, supply, NO_COVER)
    assert result.balance["uncovered"].sum() == pytest.approx(60)
    assert result.balance["surplus"].sum() == pytest.approx(60)


def test_short_absence_follows_the_table_month_by_month():
    facts = municipality(working_time__absence_factor=fact(1.5))
    result = cover_shortage(
        tiny(facts), need(ward_a__skilled=100), staff(ward_a__skilled=(100, 80, 80, 0, 0)), NO_COVER
    )
    absence = result.absence.set_index(["unit", "group", "cause"])["hours"]
    assert absence[("ward_a", "skilled", "short_absence")] == pytest.approx(80 * 1.5 * (3 * 0.04 + 9 * 0.03))
    assert absence[("ward_a", "skilled", "long_leave")] == pytest.approx(12 * 20)


def test_study_leave_is_told_apart_when_the_staff_engine_tells_it():
    supply = staff(ward_a__skilled=(100, 80, 80, 0, 0)).assign(study_percent=5)
    result = cover_shortage(tiny(municipality()), need(ward_a__skilled=100), supply, NO_COVER)
    absence = result.absence.set_index(["unit", "group", "cause"])["hours"] / 12
    assert absence[("ward_a", "skilled", "study_leave")] == pytest.approx(5)
    assert absence[("ward_a", "skilled", "long_leave")] == pytest.approx(15)


def test_agency_only_where_it_may_be_used():
    facts = municipality(recourse__agency_share=fact(0.1), recourse__agency_in_use=fact(False))
    result = cover_shortage(tiny(facts), need(ward_a__skilled=100), staff(ward_a__skilled=90), NO_COVER)
    assert steps_of(result, "ward_a", "skilled") == {"own": 90, "uncovered": 10}


@pytest.mark.parametrize("cheapest", ["extra_shift", "hourly", "overtime", "agency", "neighbour"])
def test_the_cheapest_paid_step_is_used_first(cheapest):
    facts = municipality()
    for step in SHARES[:5]:
        facts["recourse"][f"{step}_share"] = fact(0.5)
        facts["recourse"][f"{step}_price"] = fact(0.5 if step == cheapest else 1.5)
    supply = staff(ward_a__skilled=(90, 90, 90, 50, 0), ward_b__skilled=50)
    result = cover_shortage(tiny(facts), need(ward_a__skilled=100), supply, NO_COVER)
    assert steps_of(result, "ward_a", "skilled") == {"own": 90, cheapest: 10}


def test_equal_prices_are_used_in_the_order_of_the_list():
    facts = municipality()
    for step in SHARES[:5]:
        facts["recourse"][f"{step}_share"] = fact(0.05)
        facts["recourse"][f"{step}_price"] = fact(1.0)
    supply = staff(ward_a__skilled=(90, 90, 90, 200, 0), ward_b__skilled=200)
    result = cover_shortage(tiny(facts), need(ward_a__skilled=100), supply, NO_COVER)
    assert steps_of(result, "ward_a", "skilled") == {"own": 90, "extra_shift": 10}


percent = st.integers(0, 200)


@st.composite
def cases(draw):
    """Random needs, posts and shares for two wards and a pool."""
    units = ("ward_a", "ward_b", "care_pool")
    hours = {f"{u}__{g}": draw(percent) for u in units[:2] for g in GROUPS}
    posts = {}
    for name in [f"{u}__{g}" for u in units for g in GROUPS]:
        contracted = draw(percent)
        available = draw(st.integers(0, contracted))
        posts[name] = (contracted, available, draw(st.integers(0, available)), draw(percent), draw(percent))
    shares = {f"recourse__{step}_share": fact(draw(st.floats(0, 1))) for step in SHARES}
    prices = {f"recourse__{step}_price": fact(draw(st.floats(0.5, 3))) for step in SHARES}
    usable = {"recourse__pool_usable_share": fact(draw(st.floats(0, 1)))}
    factor = {"working_time__absence_factor": fact(draw(st.floats(0, 5)))}
    return shares | prices | usable | factor, need(**hours), staff(replications=2, **posts)


@given(cases())
@hypothesis_settings(max_examples=25, derandomize=True)
def test_every_required_and_every_absent_hour_is_there_once(case):
    changes, required, supply = case
    result = cover_shortage(tiny(municipality(**changes)), required, supply, NO_COVER)
    keys = ["replication", "year", "unit", "group"]
    steps = result.steps.pivot_table(index=keys, columns="step", values="hours")
    balance = result.balance.set_index(keys)
    assert (result.steps["hours"] >= -1e-9).all()
    wanted = required.set_index(["unit", "group"])["need_hours"]
    told = balance["required"].groupby(["unit", "group"]).mean()
    assert told[told > 0].to_dict() == pytest.approx(wanted[wanted > 0].to_dict())
    assert np.allclose(steps.sum(axis=1), balance["required"], rtol=1e-9, atol=1e-9)
    assert np.allclose(balance["covered"] + balance["uncovered"], balance["required"], rtol=1e-9, atol=1e-9)
    causes = result.absence.pivot_table(index=keys, columns="cause", values="hours")
    away = causes[["long_leave", "study_leave", "short_absence"]].to_numpy().sum()
    used = steps[PRESENT_STEPS].to_numpy().sum() + balance["surplus"].sum()
    assert used + away == pytest.approx(supply["contracted_percent"].sum(), rel=1e-9)
    assert causes["vacancy"].sum() == pytest.approx(supply["open_percent"].sum())
    assert (result.pool_use["hours_used"] <= result.pool_use["hours_available"] + 1e-9).all()
    assert result.pool_use["hours_used"].sum() == pytest.approx(steps["pool"].sum())


@given(cases(), st.sampled_from([*SHARES[:5], "pool_usable"]))
@hypothesis_settings(max_examples=25, derandomize=True)
def test_more_of_any_step_never_leaves_more_uncovered_anywhere(case, step):
    changes, required, supply = case
    name = f"recourse__{step}_share"
    more = changes | {name: fact(min(1.0, changes[name]["value"] + 0.3))}
    before, after = (
        cover_shortage(tiny(municipality(**facts)), required, supply, NO_COVER) for facts in (changes, more)
    )
    assert (after.balance["uncovered"] <= before.balance["uncovered"] + 1e-6).all()


@given(cases(), st.randoms(use_true_random=False))
@hypothesis_settings(max_examples=8, derandomize=True)
def test_the_order_of_rows_and_units_does_not_matter(case, random):
    changes, required, supply = case
    facts = municipality(**changes)
    result = cover_shortage(tiny(facts), required, supply, NO_COVER)
    facts["units"] = dict(reversed(facts["units"].items()))
    facts["pools"]["care"]["units"].reverse()
    rows = random.sample(range(len(supply)), len(supply))
    other = cover_shortage(tiny(facts), required.iloc[::-1], supply.iloc[rows], NO_COVER)
    for name in ("steps", "absence", "balance", "pool_use"):
        pd.testing.assert_frame_equal(getattr(result, name), getattr(other, name), check_exact=True)


def test_replications_do_not_touch_each_other():
    required = need(ward_a__skilled=100, ward_b__skilled=100)
    supply = staff(replications=3, ward_a__skilled=70, ward_b__skilled=110)
    supply.loc[supply["replication"] == 1, PERCENTS[:3]] = 50
    together = cover_shortage(tiny(municipality()), required, supply, NO_COVER).steps
    for number, frame in supply.groupby("replication"):
        alone = cover_shortage(tiny(municipality()), required, frame, NO_COVER).steps
        part = together[together["replication"] == number].reset_index(drop=True)
        pd.testing.assert_frame_equal(part, alone, check_exact=True)


def test_the_frames_have_their_columns_in_order_and_keys_as_categories():
    result = cover_shortage(tiny(municipality()), need(ward_a__skilled=100), staff(ward_a__skilled=90), NO_COVER)
    keys = ["replication", "year", "unit", "group"]
    assert list(result.steps.columns) == [*keys, "step", "hours"]
    assert list(result.absence.columns) == [*keys, "cause", "hours"]
    assert list(result.balance.columns) == [*keys, "required", "own", "own_lower", "covered", "uncovered", "surplus"]
    assert tuple(result.steps["step"][: len(STEPS)]) == STEPS
    assert result.steps["replication"].dtype == np.int16
    assert result.steps["unit"].cat.categories.dtype == "str"


DOORS = {
    "a month missing": lambda need, staff: (need, staff[staff["month"] != 3]),
    "the same keys twice": lambda need, staff: (need, pd.concat([staff, staff.iloc[:1]])),
    "“wrad”": lambda need, staff: (need.assign(unit="wrad"), staff),
    "no column open_percent": lambda need, staff: (need, staff.drop(columns="open_percent")),
    "months missing in 2027": lambda need, staff: (pd.concat([need, need.assign(year=2027)]), staff),
    "negative or missing": lambda need, staff: (need.assign(need_hours=-1.0), staff),
}


@pytest.mark.parametrize("fault", DOORS)
def test_a_faulty_frame_is_refused_in_words(fault):
    frames_given = DOORS[fault](need(ward_a__skilled=100), staff(ward_a__skilled=90))
    with pytest.raises(InputError) as caught:
        cover_shortage(tiny(municipality()), *frames_given, NO_COVER)
    expected = "months missing" if fault == "a month missing" else fault
    assert expected in str(caught.value)


def test_need_at_a_group_without_posts_is_uncovered_not_lost():
    required = need(ward_a__nurse=40, ward_a__skilled=100)
    result = cover_shortage(tiny(municipality()), required, staff(ward_a__skilled=100), NO_COVER)
    assert steps_of(result, "ward_a", "nurse") == {"uncovered": 40}


def test_shares_scoped_to_a_unit_hold_there_only():
    facts = municipality(recourse__hourly_share=fact(0.0))
    change = {
        "operation": "set",
        "amount": 0.1,
        "by": "test",
        "status": "assumed",
        "source": "test",
        "units": ["ward_b"],
    }
    facts["recourse"]["hourly_share"]["adjustments"] = [change]
    required = need(ward_a__skilled=100, ward_b__skilled=100)
    result = cover_shortage(tiny(facts), required, staff(ward_a__skilled=80, ward_b__skilled=80), NO_COVER)
    assert steps_of(result, "ward_a", "skilled") == {"own": 80, "uncovered": 20}
    assert steps_of(result, "ward_b", "skilled") == {"own": 80, "hourly": 10, "uncovered": 10}


def test_day_workers_and_rota_workers_have_their_own_net_hours():
    facts = municipality(working_time__net_hours_day=fact(600.0))
    required = need(school__teacher=100, ward_a__skilled=100)
    result = cover_shortage(tiny(facts), required, staff(school__teacher=100, ward_a__skilled=100), NO_COVER)
    assert steps_of(result, "school", "teacher")["own"] == 50
    assert steps_of(result, "ward_a", "skilled")["own"] == 100


def test_higher_absence_never_covers_more():
    tables = frames()
    required, supply = need(ward_a__skilled=100), staff(ward_a__skilled=110)
    covered = []
    for factor in (0.0, 1.0, 3.0):
        facts = municipality(working_time__absence_factor=fact(factor))
        covered.append(cover_shortage(tiny(facts, tables), required, supply, NO_COVER).balance["covered"].sum())
    assert all(less <= more for more, less in itertools.pairwise(covered))
    assert covered[-1] < covered[0]
