"""Laws of the integer lines: legal by the independent checker, people as sized, hours conserved, nothing unproven."""

from __future__ import annotations

import dataclasses
import datetime as dt
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import yaml

from model.errors import SolverError
from model.rota import (
    GroupTerms,
    LineRange,
    Lines,
    Prices,
    Requirement,
    RotaProblem,
    Shift,
    Sizing,
    build_lines,
    size_problem,
)
from model.rota.check.rota import check_line, line_hours
from model.rota.lines import flows as line_flows
from model.rota.lines.cycle import clock_shifts
from model.rota.lines.rows import problem_rows
from model.rota.rule_table import Rule, read_rule_table, rules_in_force
from model.scenario.schema.rota import WEEKDAYS
from tests.rota_cases import DAY, DAY_SHIFT, EVENING, NIGHT, WARD_RULES, WEEK, faults, ward

THIRD = (LineRange("full_third", 0.97, 1.0, 3), LineRange("part_third", 0.3, 0.95, 3))
MIXED = (LineRange("full_fourth", 0.97, 1.0, 4), LineRange("half_second", 0.4, 0.6, 2), LineRange("none", 0.5, 1.0, 0))


def small(seed: int) -> RotaProblem:
    """A generated unit: one or two groups, two or three shifts, a few people on each, one of two mixes of lines."""
    draw = np.random.default_rng(seed)
    shifts = (DAY_SHIFT, EVENING, NIGHT)[: 2 + seed % 2]
    groups = (GroupTerms("nurse", ("skilled",), 300.0), GroupTerms("skilled", (), 260.0))[seed % 3 == 0 :]
    cover = []
    for group in groups:
        for shift in shifts:
            people = [int(draw.integers(0, 4)), int(draw.integers(0, 3))]
            for day in range(7):
                start = day * DAY + shift.start
                cover.append(Requirement(group.id, start, day * DAY + shift.end, people[day > 4]))
    cover = [row for row in cover if row.required]
    return RotaProblem(
        shifts=shifts,
        groups=groups,
        lines=(THIRD, MIXED)[seed // 2 % 2],
        cover=tuple(sorted(cover, key=lambda row: (row.group, row.start))),
        rules=WARD_RULES,
        prices=Prices((2000.0, 330.0)[seed % 5 == 0], 20.0, 50.0, 300.0),
        full_hours=35.5,
        overbook=(1.0, 1.12)[seed % 4 > 0],
    )


@cache
def made(seed: int) -> tuple[RotaProblem, Sizing, Lines]:
    problem = small(seed)
    sizing = size_problem(problem)
    assert isinstance(sizing, Sizing)
    return problem, sizing, build_lines(problem, sizing)


@cache
def made_ward() -> tuple[RotaProblem, Sizing, Lines]:
    problem = ward()
    sizing = size_problem(problem)
    assert isinstance(sizing, Sizing)
    return problem, sizing, build_lines(problem, sizing, law_rows())


@cache
def law_rows() -> tuple[Rule, ...]:
    """The working-time table where local stewards have agreed to averaging."""
    path = Path(__file__).parents[1] / "scenarios" / "rules" / "working_time.yaml"
    table = read_rule_table(yaml.safe_load(path.read_text(encoding="utf-8")))
    return rules_in_force(table.rows, ("individual", "local_stewards"), dt.date(2026, 1, 1))


SEEDS = [*range(7), pytest.param(7, marks=pytest.mark.deep)]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_line_passes_the_checker_and_a_second_one(seed: int) -> None:
    problem, _, lines = made(seed)
    kinds = {line.id: line for line in problem.lines}
    by_id = {shift.id: shift for shift in problem.shifts}
    assert lines.rota
    for line in lines.rota:
        kind = kinds[line.id.split(".")[1]]
        assert check_line(line.weeks, clock_shifts(problem.shifts), problem_rows(problem), line.terms) == []
        days = [by_id[str(cell)] if cell else None for week in line.weeks for cell in week]
        # twice round, so that the seam is judged too
        assert faults(days * 2, problem.rules, kind.weekend_every) == set()


@pytest.mark.parametrize("seed", SEEDS)
def test_people_are_the_posts_that_were_sized(seed: int) -> None:
    _, sizing, lines = made(seed)
    found = lines.summary.groupby(["group", "kind"])["people"].sum().to_dict()
    assert found == {name: number for name, number in sizing.lines.items() if number}


@pytest.mark.parametrize("seed", SEEDS)
def test_each_line_has_as_many_people_as_weeks_or_one_person(seed: int) -> None:
    problem, _, lines = made(seed)
    every = {line.id: line.weekend_every or 1 for line in problem.lines}
    for row in lines.summary.itertuples():
        assert row.people in (row.weeks, 1)
        assert row.weeks % every[row.kind] == 0
        assert row.weeks <= 52


@pytest.mark.parametrize("seed", SEEDS)
def test_uncovered_hours_counted_by_hand_are_those_shown_and_never_below_the_bound(seed: int) -> None:
    problem, _, lines = made(seed)
    assert lines.uncovered_hours == pytest.approx(uncovered_by_hand(problem, lines), abs=1e-9)
    assert lines.uncovered_hours >= lines.relaxed_hours - 1e-6
    last = lines.steps.iloc[-1]
    assert last["uncovered_hours"] == pytest.approx(lines.uncovered_hours, abs=1e-6)


def uncovered_by_hand(problem: RotaProblem, lines: Lines) -> float:
    """Mean uncovered hours a week, half hour by half hour; groups in a chain, the first helps the second."""
    weeks = 12
    size = weeks * WEEK // 30
    on_duty = {group.id: np.zeros(size) for group in problem.groups}
    spans = {shift.id: (shift.start, shift.end) for shift in problem.shifts}
    for line in lines.rota:
        for begun in line.started:
            for week in range(weeks):
                for day, cell in enumerate(line.weeks[(begun + week) % len(line.weeks)]):
                    if cell:
                        start, end = (week * WEEK + day * DAY + minute for minute in spans[str(cell)])
                        on_duty[line.group][np.arange(start // 30, end // 30) % size] += 1
    asked = {group.id: np.zeros(size) for group in problem.groups}
    for row in problem.cover:
        for week in range(weeks):
            cells = np.arange((week * WEEK + row.start) // 30, (week * WEEK + row.end) // 30) % size
            asked[row.group][cells] += row.required
    names = [group.id for group in problem.groups]
    over = {name: on_duty[name] - asked[name] for name in names}
    if len(names) == 2:
        over[names[1]] = over[names[1]] + np.maximum(over[names[0]], 0)
    return float(sum(np.maximum(-over[name], 0).sum() for name in names)) / 2 / weeks


def test_the_ward_is_covered_by_lines_as_by_the_linear_program() -> None:
    _, sizing, lines = made_ward()
    assert float((sizing.interval_hours @ sizing.uncovered).sum()) == pytest.approx(0, abs=1e-6)
    assert lines.uncovered_hours == pytest.approx(0, abs=1e-9)


def test_the_ward_passes_the_laws_own_rows_as_well() -> None:
    problem, _, lines = made_ward()
    shifts = clock_shifts(problem.shifts)
    assert all(check_line(line.weeks, shifts, law_rows(), line.terms) == [] for line in lines.rota)


def test_the_table_and_the_summary_tell_the_same_lines() -> None:
    problem, _, lines = made_ward()
    paid = {shift.id: shift.paid / 60 for shift in problem.shifts} | {"": 0.0}
    table = lines.table.assign(hours=lines.table["shift"].map(paid))
    summary = lines.summary.set_index("line")
    assert (table.groupby("line").size() == summary["weeks"] * 7).all()
    assert (table.groupby("line")["hours"].sum() / summary["weeks"]).to_numpy() == pytest.approx(summary["hours_week"])
    assert list(table["weekday"].iloc[:7]) == list(WEEKDAYS)
    assert summary["percent"].to_numpy() == pytest.approx(100 * summary["hours_week"] / problem.full_hours)
    one = lines.rota[0]
    hours = line_hours(one.weeks, clock_shifts(problem.shifts), problem_rows(problem), one.terms)
    assert summary.loc[one.id, "hours_week"] == pytest.approx(hours.mean)


def test_hours_of_each_kind_stay_near_what_was_sized() -> None:
    _, sizing, lines = made_ward()
    longest = max(shift.paid for shift in sizing.problem.shifts) / 60
    table = lines.summary.assign(hours=lines.summary["hours_week"] * lines.summary["people"])
    for name, own in table.groupby(["group", "kind"]):
        single = int((own["people"] < own["weeks"]).sum())
        # a shift for the block, and a shift a week for each person with a line of their own
        assert abs(own["hours"].sum() - sizing.hours[name]) <= longest * (1 + single) + 1e-6


def test_the_same_problem_gives_the_same_lines() -> None:
    problem, sizing, lines = made(1)
    again = build_lines(problem, sizing)
    assert again.table.equals(lines.table)
    assert again.steps.equals(lines.steps)


def test_a_judge_that_refuses_all_lines_is_an_error_and_shows_nothing() -> None:
    problem, sizing, _ = made(1)
    with pytest.raises(SolverError):
        line_flows.whole_flows(problem, sizing, lambda graph, walk, line: False)


def test_rows_that_no_line_can_pass_are_an_error_and_show_nothing() -> None:
    problem, sizing, _ = made(1)
    rows = [
        row.model_copy(update={"value": 1.0}) if row.quantity == "averaging_weeks" else row
        for row in problem_rows(problem)
    ]
    with pytest.raises(SolverError):
        build_lines(problem, sizing, rows)


def test_a_sizing_of_another_unit_is_no_lines_but_an_error() -> None:
    problem, sizing, _ = made(1)
    more = dataclasses.replace(sizing, lines={name: number * 2 for name, number in sizing.lines.items()})
    with pytest.raises(SolverError):
        build_lines(problem, more)


def one_shift_unit(paid: int, line: LineRange) -> tuple[RotaProblem, Sizing]:
    """Two nurses every day on one kind of shift."""
    problem = RotaProblem(
        shifts=(Shift("long", 480, 1230, paid, "long"),),
        groups=(GroupTerms("nurse", (), 300.0),),
        lines=(line,),
        cover=tuple(Requirement("nurse", day * DAY + 480, day * DAY + 1230, 2) for day in range(7)),
        rules=WARD_RULES,
        prices=Prices(2000.0, 20.0, 50.0, 300.0),
        full_hours=35.5,
    )
    sizing = size_problem(problem)
    assert isinstance(sizing, Sizing)
    return problem, sizing


def test_a_line_is_as_long_as_whole_shifts_need_to_come_to_its_hours() -> None:
    # 12-hour days: three weeks are 96 or 108 hours, six 204 or 216, never 97–100 %; nine weeks may be 312
    problem, sizing = one_shift_unit(720, LineRange("full", 0.97, 1.0, 3))
    lines = build_lines(problem, sizing)
    assert lines.summary["people"].sum() == sizing.lines["nurse", "full"]
    assert set(lines.summary["weeks"]) == {9}
    assert lines.summary["hours_week"].between(0.97 * 35.5, 35.5).all()


def test_hours_that_no_number_of_whole_shifts_comes_to_are_said_in_words() -> None:
    # 7.7 hours and exactly 35.5 a week meet only after 77 weeks
    problem, sizing = one_shift_unit(462, LineRange("full", 1.0, 1.0, 3))
    with pytest.raises(SolverError, match="whole shifts"):
        build_lines(problem, sizing)
