"""Shift kinds to the minute, the sleeping night, the clock change, and units that follow a term calendar."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from model.errors import InputError
from model.need import need_posts, need_table
from model.rota import Requirement, Sizing, overbooking, rota_problem, size_problem, size_rotas
from model.rota.check.rota import check_line
from model.rota.facts import full_hours_week
from model.rota.lines.cycle import clock_shifts
from model.rota.problem import intervals
from model.rota.shifts import DAY, WEEK, shift_from
from model.scenario import active_weeks, check_scenario, running_week_hours, week_activity, working_time_rows
from model.scenario.schema import Scenario
from model.scenario.schema.rota import ShiftKind
from tests.scenario_folder import write_tiny
from tests.tiny import fact, frames, line, settings, shift, tiny

NO_NEED = pd.DataFrame(columns=["year", "unit", "group", "need_hours", "need_fte"])


def resting(start: str, end: str, share: float = 1 / 7) -> dict[str, Any]:
    return {"start": start, "end": end, "counted_share": fact(share)}


def problem_of(scenario: Scenario, unit: str = "ward") -> Any:
    return rota_problem(scenario, NO_NEED, 2026, unit)


# --- clock times to the minute ----------------------------------------------------------------------------------


def odd() -> dict[str, Any]:
    facts = settings()
    kinds = facts["rota"]["shift_kinds"]
    kinds["day"] = shift("07:15", "14:50", "day", 25)
    kinds["evening"] = shift("14:35", "22:20", "evening", 30)
    kinds["night"] = shift("22:05", "07:25", "night", 20)
    return facts


def test_the_week_is_cut_at_every_odd_minute_and_no_hour_is_lost() -> None:
    problem = problem_of(tiny(odd()))
    parts = intervals(problem)
    assert {part.start % 60 for part in parts} >= {15, 35, 5}
    for place, group in enumerate(problem.groups):
        required = sum(row.hours for row in problem.cover if row.group == group.id)
        assert sum(part.required[place] * part.hours for part in parts) == pytest.approx(required)


def test_an_interval_has_on_duty_exactly_the_shifts_that_span_all_of_it() -> None:
    problem = problem_of(tiny(odd()))
    for part in intervals(problem):
        for weekday, index in problem.starts:
            begin = weekday * DAY + problem.shifts[index].start
            length = problem.shifts[index].length
            spans = any(begin + turn <= part.start and part.end <= begin + turn + length for turn in (-WEEK, 0, WEEK))
            assert spans == ((weekday, index) in part.on_duty)


def test_odd_minutes_are_covered_as_they_are_required() -> None:
    facts, tables = odd(), frames()
    times = {"07:30": "07:15", "15:00": "14:35", "22:30": "22:05", "22:00": "22:05", "08:00": "07:15"}
    tables["cover"]["start"] = tables["cover"]["start"].map(times)
    tables["cover"]["end"] = tables["cover"]["end"].map(times)
    sizing = size_problem(problem_of(tiny(facts, tables)))
    assert isinstance(sizing, Sizing)
    assert float(sizing.interval_hours @ sizing.uncovered.sum(axis=1)) == pytest.approx(0, abs=1e-4)


@pytest.mark.parametrize(
    ("start", "end", "unpaid", "paid"),
    [("07:15", "14:50", 25, 430), ("22:05", "07:25", 20, 540), ("23:59", "00:01", 0, 2), ("08:00", "20:30", 0, 750)],
)
def test_paid_minutes_are_the_clock_less_the_break(start: str, end: str, unpaid: int, paid: int) -> None:
    made = shift_from("x", ShiftKind.model_validate(shift(start, end, "day", unpaid)))
    assert made.paid == paid and made.length == paid + unpaid


def test_a_night_counts_by_the_clock_plan_on_the_nights_the_clock_is_changed() -> None:
    night = shift_from("night", ShiftKind.model_validate(shift("22:00", "08:00", "night")))
    # a rota repeats: the same ten hours each Saturday, although one has nine hours by the sun and one eleven
    assert night.paid == night.length == 600
    assert check_line([["night", None, None, None, None, None, None]], clock_shifts((night,)), ()) == []


# --- the sleeping night -----------------------------------------------------------------------------------------


def sleeping(share: float = 1 / 7) -> dict[str, Any]:
    facts = settings()
    facts["rota"]["shift_kinds"]["night"] = shift("22:00", "08:00", "night", resting=resting("23:00", "06:00", share))
    return facts


def test_a_sleeping_night_is_present_in_full_and_counts_the_share() -> None:
    night = next(made for made in problem_of(tiny(sleeping())).shifts if made.id == "night")
    assert night.length == 600 and night.paid == 180 + 60
    assert night.resting == (23 * 60, 30 * 60, 60)


def test_everything_counted_is_an_ordinary_night() -> None:
    waking, counted = (
        next(made for made in problem_of(tiny(facts)).shifts if made.id == "night")
        for facts in (settings(), sleeping(1.0))
    )
    assert waking.paid == counted.paid
    assert {part.counted for part in intervals(problem_of(tiny(sleeping(1.0))))} == {1.0}


def test_a_sleeping_night_covers_the_night_with_fewer_working_hours() -> None:
    waking, asleep = (size_rotas(tiny(facts), NO_NEED) for facts in (settings(), sleeping()))
    for plan in (waking, asleep):
        assert plan.cover["uncovered_hours"].max() == pytest.approx(0, abs=1e-4)
    nights = [plan.cover.loc[plan.cover["group"] == "skilled", "required_hours"].iloc[0] for plan in (waking, asleep)]
    assert nights[0] == nights[1]
    hours = [plan.hours.groupby("year")["total"].sum().iloc[0] for plan in (waking, asleep)]
    # one person rests 7 × 7 hours a week, of which a seventh counts; known absence is planned on top
    assert hours[0] - hours[1] >= 42


def test_need_by_cover_counts_the_rest_by_its_share() -> None:
    hours = [
        need_table(tiny(facts)).query("unit == 'ward' and year == 2026 and group == 'skilled'")["need_hours"].iloc[0]
        for facts in (settings(), sleeping())
    ]
    assert hours[0] - hours[1] == pytest.approx(52 * 7 * 6)


def test_the_checker_counts_a_sleeping_night_by_its_share_and_its_rest_by_the_clock() -> None:
    scenario = tiny(sleeping())
    shifts = clock_shifts(problem_of(scenario).shifts)
    rows = [
        row
        for row in working_time_rows(scenario, 2026, "ward")
        if row.quantity in ("hours_in_week", "daily_rest_hours")
    ]
    assert check_line([["night", "night", "night", "night", None, None, None]], shifts, rows) == []
    found = check_line([["night", "day", None, None, None, None, None]], shifts, rows)
    assert {violation.rule for violation in found} == {"overlapping_shifts"}


@pytest.mark.parametrize(
    ("kind", "more", "words"),
    [
        (
            shift("22:00", "08:00", "night", resting=resting("21:00", "06:00")),
            {},
            ("night.resting", "inside the shift"),
        ),
        (
            shift("22:00", "08:00", "night", resting=resting("23:00", "08:30")),
            {},
            ("night.resting", "inside the shift"),
        ),
        (
            shift("22:00", "08:00", "night", resting=resting("23:00", "07:45")),
            {},
            ("the shift “day”, awake while “night” rests", "a unit of its own"),
        ),
        (
            shift("22:00", "08:00", "night", resting=resting("23:00", "06:00")),
            {"cover_follows": "need"},
            ("cover that follows need, with the resting duty “night”",),
        ),
        (
            shift("22:00", "08:00", "night", resting=resting("23:00", "06:00", 1.5)),
            {},
            ("counted_share", "from 0 to 1"),
        ),
    ],
)
def test_a_resting_duty_that_makes_no_sense_is_told(
    tmp_path: Path, kind: dict[str, Any], more: dict[str, Any], words: tuple[str, ...]
) -> None:
    facts = settings()
    facts["rota"]["shift_kinds"]["night"] = kind
    facts["units"]["ward"]["rota"] |= more
    text = "\n".join(map(str, check_scenario(write_tiny(tmp_path, facts, frames()))))
    for word in words:
        assert word in text


def test_a_rest_outside_its_shift_is_refused_by_the_rota_as_well() -> None:
    kind = ShiftKind.model_validate(shift("22:00", "08:00", "night", resting=resting("20:00", "06:00")))
    with pytest.raises(InputError, match="inside the shift"):
        shift_from("night", kind)


# --- term calendars ---------------------------------------------------------------------------------------------


def period(first: int, last: int, activity: Any = 0.0) -> dict[str, Any]:
    return {"title": f"{first}-{last}", "first_week": first, "last_week": last, "activity": fact(activity)}


def term(year_work: str = "compressed", *periods: dict[str, Any]) -> dict[str, Any]:
    facts = settings()
    facts["calendars"] = {
        "year": {
            "title": "Year",
            "year_work": year_work,
            "periods": {f"p{number}": each for number, each in enumerate(periods)},
        }
    }
    facts["units"]["school"]["calendar"] = "year"
    return facts


SUMMER = (period(1, 1), period(8, 8), period(26, 36))


def test_weeks_of_activity_are_the_years_less_what_is_closed_or_reduced() -> None:
    scenario = tiny(term("ordinary", period(1, 1), period(26, 31, 0.5), period(52, 52, {2026: 0.0, 2027: 1.0})))
    assert active_weeks(scenario, "school", 2026) == 52 - 1 - 3 - 1
    assert active_weeks(scenario, "school", 2027) == 52 - 1 - 3
    assert active_weeks(scenario, "ward", 2026) == 52
    activity = week_activity(scenario, "school", 2026)
    assert (activity[0], activity[1], activity[25], activity[30], activity[31], activity[51]) == (0, 1, 0.5, 0.5, 1, 0)


def test_a_teachers_year_in_39_weeks_is_43_hours_a_week() -> None:
    facts = term("compressed", *SUMMER)
    facts["working_time"]["net_hours_day"] = fact(1687.5)
    scenario = tiny(facts)
    assert active_weeks(scenario, "school", 2026) == 39
    assert running_week_hours(scenario, "school", 2026) == pytest.approx(43.27, abs=0.005)
    facts["calendars"]["year"]["year_work"] = "ordinary"
    assert running_week_hours(tiny(facts), "school", 2026) == 37.5


def test_norm_posts_are_a_years_work_whatever_the_weeks() -> None:
    posts = [need_posts(scenario, need_table(scenario)) for scenario in (tiny(), tiny(term("compressed", *SUMMER)))]
    pd.testing.assert_frame_equal(*posts)


KINDERGARTEN_COVER = [("playing", "skilled", day, "07:00", "17:00", 3) for day in ("mon", "tue", "wed", "thu", "fri")]


def kindergarten(year_work: str, *periods: dict[str, Any]) -> tuple[dict[str, Any], dict[str, pd.DataFrame]]:
    """The school made into a kindergarten with a rota of early and late days."""
    facts, tables = term(year_work, *periods), frames()
    facts["rota"]["shift_kinds"] |= {
        "early": shift("07:00", "14:30", "day", weekdays=["mon", "tue", "wed", "thu", "fri"]),
        "late": shift("09:30", "17:00", "day", weekdays=["mon", "tue", "wed", "thu", "fri"]),
        "morning": shift("07:00", "12:00", "day", weekdays=["mon", "tue", "wed", "thu", "fri"]),
        "afternoon": shift("12:00", "17:00", "day", weekdays=["mon", "tue", "wed", "thu", "fri"]),
        "whole": shift("08:00", "16:30", "day", weekdays=["mon", "tue", "wed", "thu", "fri"]),
    }
    facts["rota"]["line_kinds"] |= {"full_days": line(0.97, 1.0, 0), "part_days": line(0.2, 0.95, 0)}
    facts["units"]["school"] |= {"kind": "kindergarten", "need": [{"rule": "cover"}], "rota": _days()}
    cover = pd.DataFrame(KINDERGARTEN_COVER, columns=tables["cover"].columns)
    tables["cover"] = pd.concat([tables["cover"], cover], ignore_index=True)
    return facts, tables


def _days() -> dict[str, Any]:
    rota = {
        "cover": "playing",
        "cover_follows": "fixed",
        "shift_kinds": ["early", "late", "morning", "afternoon", "whole"],
    }
    rota |= {"line_kinds": ["full_days", "part_days"], "allow_uncovered": True, "known_absence_planned": fact(1.0)}
    return rota


def test_a_kindergartens_cover_is_needed_in_the_weeks_it_runs() -> None:
    scenario = tiny(*kindergarten("ordinary", period(27, 30), period(52, 52)))
    need = need_table(scenario).query("unit == 'school' and year == 2026")
    assert need["need_hours"].tolist() == [pytest.approx(5 * 10 * 3 * 47)]


def test_holidays_fall_in_the_closed_weeks_first() -> None:
    open_all_year, closed_five, closed_ten = (
        tiny(*kindergarten("ordinary", *periods)) for periods in ((), (period(27, 31),), (period(26, 35),))
    )
    assert overbooking(open_all_year, 2026, "school") == pytest.approx(52 * 35.5 / 1632)
    assert overbooking(closed_five, 2026, "school") == pytest.approx(47 * 35.5 / 1632)
    assert overbooking(closed_ten, 2026, "school") == 1


def test_a_compressed_year_makes_the_running_weeks_longer_and_the_hours_of_the_year_the_same() -> None:
    scenario = tiny(*kindergarten("compressed", period(24, 33)))
    assert full_hours_week(scenario, 2026, "school") == pytest.approx(1632 / 42)
    assert full_hours_week(scenario, 2026, "school") * overbooking(scenario, 2026, "school") * 42 == pytest.approx(1632)


def test_a_kindergarten_with_a_rota_is_sized_and_its_hours_are_means_over_the_year() -> None:
    closed, whole = (tiny(*kindergarten("ordinary", *periods)) for periods in ((period(27, 30), period(52, 52)), ()))
    plans = [size_rotas(scenario, NO_NEED) for scenario in (closed, whole)]
    required = [plan.cover.query("unit == 'school'")["required_hours"].iloc[0] for plan in plans]
    assert required == [pytest.approx(150 * 47 / 52), pytest.approx(150)]
    for plan in plans:
        cover = plan.cover.query("unit == 'school'")
        assert (cover["covered_hours"] + cover["uncovered_hours"]).tolist() == pytest.approx(
            cover["required_hours"].tolist()
        )
    posts = [
        (frame["percent"] * frame["posts"]).sum()
        for frame in (plan.posts.query("unit == 'school' and year == 2026") for plan in plans)
    ]
    assert posts[0] < posts[1]


def test_cover_that_follows_need_is_scaled_to_the_running_weeks() -> None:
    facts, tables = kindergarten("ordinary", period(27, 30), period(52, 52))
    facts["units"]["school"]["rota"]["cover_follows"] = "need"
    scenario = tiny(facts, tables)
    cover: tuple[Requirement, ...] = rota_problem(scenario, need_table(scenario), 2026, "school").cover
    assert {row.required for row in cover} == {3}


@pytest.mark.parametrize(
    ("periods", "words"),
    [
        ((period(30, 27),), ("first_week 30 above last_week 27",)),
        ((period(20, 27), period(27, 30)), ("week 27, also in “20-27”",)),
        ((period(1, 52),), ("0 weeks of activity in 2026",)),
        ((period(1, 53),), ("last_week", "53")),
        ((period(1, 2, 1.2),), ("activity", "from 0 to 1")),
    ],
)
def test_a_calendar_that_makes_no_sense_is_told(
    tmp_path: Path, periods: tuple[dict[str, Any], ...], words: tuple[str, ...]
) -> None:
    text = "\n".join(map(str, check_scenario(write_tiny(tmp_path, term("ordinary", *periods), frames()))))
    for word in words:
        assert word in text


def test_an_unknown_calendar_and_one_for_a_pool_are_told(tmp_path: Path) -> None:
    facts = term("ordinary")
    facts["units"]["school"]["calendar"] = "yaer"
    facts["units"]["care_pool"]["calendar"] = "year"
    text = "\n".join(map(str, check_scenario(write_tiny(tmp_path, facts, frames()))))
    assert "did you mean “year”" in text and "a pool with a term calendar" in text
