"""Full-time hours by what a line works: the sizing and the independent checker come to the same number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.rota import FullTimeTerms, GroupTerms, LineRange, RotaProblem, Sizing, build_lines, size_problem
from model.rota.check.hours import three_part_hours
from model.rota.check.rota import line_hours
from model.rota.check.spans import LineTerms
from model.rota.full_time import Worked, mean_full_hours, offered_kinds, worked_by
from model.rota.goal_facts import full_time_terms, known_absence
from model.rota.lines.cycle import clock_shifts
from model.rota.lines.rows import problem_rows
from model.scenario import working_time_rows
from tests.rota_cases import DAY_SHIFT, EVENING, NIGHT, ward
from tests.tiny import fact, settings, tiny

TERMS = FullTimeTerms()
SHIFTS = (DAY_SHIFT, EVENING, NIGHT)
FULL = LineRange("full", 0.97, 1.0, 3)
PART = LineRange("part", 0.4, 0.95, 3)


def alone(*lines: LineRange) -> RotaProblem:
    """One group round the clock, lines of the given kinds only; cover may fall short."""
    cover = tuple(row for row in ward().cover if row.group == "skilled")
    groups = (GroupTerms("skilled", (), 260.0),)
    kinds = tuple(sorted(lines, key=lambda line: line.id))
    return ward(shifts=SHIFTS, groups=groups, cover=cover, lines=kinds, full_time=TERMS, overbook=1.0, mip_gap=0.02)


def kinds_of(line: LineRange) -> dict[str, LineRange]:
    return {kind.hours_kind: kind for kind in offered_kinds(line, SHIFTS, TERMS)}


def test_a_line_kind_is_offered_with_the_full_time_hours_it_can_have() -> None:
    assert list(kinds_of(FULL)) == ["flat", "three_part", "continuous"]
    assert list(kinds_of(replace(FULL, weekend_every=4))) == ["flat"]
    assert list(kinds_of(replace(FULL, weekend_every=0))) == ["day", "flat"]
    assert [kind.hours_kind for kind in offered_kinds(FULL, SHIFTS[:2], TERMS)] == ["flat"]
    nights = tuple(shift for shift in SHIFTS if TERMS.part_of_day(shift) == "night")
    assert nights
    assert [kind.hours_kind for kind in offered_kinds(FULL, nights, TERMS)] == ["flat"]
    often = replace(FULL, weekend_every=2)
    assert [kind.hours_kind for kind in offered_kinds(often, nights, TERMS)] == ["flat", "continuous"]
    assert {kind.kind for kind in offered_kinds(FULL, SHIFTS, TERMS)} == {"full"}


@pytest.mark.parametrize("every", [2, 3])
@pytest.mark.parametrize("line", [FULL, PART], ids=["full", "part"])
def test_lines_of_nights_alone_have_the_checkers_full_time_hours(line: LineRange, every: int) -> None:
    nights = tuple(shift for shift in SHIFTS if TERMS.part_of_day(shift) == "night")
    kinds = offered_kinds(replace(line, weekend_every=every), nights, TERMS)
    cover = tuple(row for row in ward().cover if row.group == "skilled" and row.start % 1440 >= 22 * 60)
    groups = (GroupTerms("skilled", (), 260.0),)
    facts = {"shifts": nights, "groups": groups, "cover": cover, "lines": kinds, "full_time": TERMS, "overbook": 1.0}
    problem = ward(**facts, mip_gap=0.02)
    sizing = size_problem(problem)
    assert isinstance(sizing, Sizing) and sum(sizing.lines.values()) >= every
    for made in build_lines(problem, sizing).rota:
        judged = line_hours(made.weeks, clock_shifts(nights), problem_rows(problem), made.terms)
        full = sizing.full_hours["skilled", made.id.split(".")[1]]
        assert judged.full_time == pytest.approx(full)
        assert line.low - 1e-6 <= judged.fraction <= line.high + 1e-6


@pytest.mark.parametrize("hours_kind", ["flat", "three_part", "continuous"])
@pytest.mark.parametrize("line", [FULL, PART], ids=["full", "part"])
def test_every_sized_line_has_the_checkers_full_time_hours_and_fraction(line: LineRange, hours_kind: str) -> None:
    problem = alone(kinds_of(line)[hours_kind])
    sizing = size_problem(problem)
    assert isinstance(sizing, Sizing)
    (key,) = sizing.full_hours
    assert sizing.lines[key] >= 3
    lines = build_lines(problem, sizing)
    low, high = {"flat": (35.5, 35.5), "three_part": (33.6, 35.5), "continuous": (33.6, 33.6)}[hours_kind]
    for made in lines.rota:
        judged = line_hours(made.weeks, clock_shifts(SHIFTS), problem_rows(problem), made.terms)
        assert low - 1e-6 <= judged.full_time <= high + 1e-6
        assert line.low - 1e-6 <= judged.fraction <= line.high + 1e-6
    assert low - 1e-6 <= sizing.full_hours[key] <= high + 1e-6
    owed = sizing.lines[key] * sizing.full_hours[key] - sizing.hours[key]
    assert sizing.owed[key] == pytest.approx(owed if line.full_time else 0.0, abs=1e-4)
    assert sizing.owed[key] <= 0.03 * sizing.lines[key] * 35.5 + 1e-4


def test_a_line_by_day_without_weekends_has_the_hours_of_day_work() -> None:
    by_day = kinds_of(replace(FULL, weekend_every=0))["day"]
    problem = alone(by_day)
    sizing = size_problem(problem)
    assert isinstance(sizing, Sizing)
    lines = build_lines(problem, sizing)
    worked = set(lines.table.loc[lines.table["shift"] != "", "shift"])
    assert worked == {"day"}
    assert set(lines.summary["hours_week"]) == {37.5}


@pytest.mark.parametrize(("sunday", "night"), [(5, 7.5), (5, 10), (7.5, 10), (5, 16), (0, 8), (0, 15.6), (2, 13)])
def test_the_kinds_mean_full_time_hours_follow_the_checkers_formula(sunday: float, night: float) -> None:
    rules = {row.quantity: row for row in problem_rows(alone(FULL))}
    kind = kinds_of(FULL)["three_part"]
    worked = Worked(3 * 34.0, 3 * (sunday / 6 + night / 4))
    assert mean_full_hours(alone(kind), kind, 3, worked) == pytest.approx(three_part_hours(rules, sunday, night))


def test_sunday_and_night_hours_of_a_shift_are_those_of_the_checker() -> None:
    problem = alone(FULL)
    for day, index in problem.starts:
        week: list[str | None] = [None] * 7
        week[day] = SHIFTS[index].id
        judged = line_hours([week], clock_shifts(SHIFTS), problem_rows(problem), LineTerms())
        worked = worked_by(problem, {(day, index): 1.0})
        assert worked.reduction == pytest.approx(judged.sunday / 6 + judged.night / 4)


def test_the_agreed_hours_are_those_of_the_rule_table() -> None:
    facts = settings()
    facts["units"]["ward"]["rota"]["full_time_hours"] = "by_mix"
    scenario = tiny(facts)
    assert working_time_rows(scenario, 2026, "ward")
    found = full_time_terms(scenario, 2026, "ward")
    assert found is not None
    for name, value in vars(TERMS).items():
        assert getattr(found, name) == pytest.approx(value), name
    assert full_time_terms(tiny(), 2026, "ward") is None


def test_planned_absence_adds_holidays_study_and_average_sickness_each_by_its_switch() -> None:
    weights = {"nurse": 1.0, "skilled": 3.0}
    holiday = 1 - 1632 / (52 * 35.5)
    assert known_absence(tiny(), 2026, "ward", weights).share == pytest.approx(holiday)
    facts = settings()
    facts["units"]["ward"]["rota"]["absence_planned"] = {
        "study_share": fact(0.02),
        "study_planned": fact(0.5),
        "sickness_planned": fact(1.0),
    }
    more = known_absence(tiny(facts), 2026, "ward", weights)
    sickness = (3 * 0.04 + 9 * 0.03) / 12
    assert (more.study, more.sickness) == (pytest.approx(0.01), pytest.approx(sickness))
    assert more.factor == pytest.approx(1 / (1 - holiday - 0.01 - sickness))
    assert "study leave 1.0%" in more.text()
