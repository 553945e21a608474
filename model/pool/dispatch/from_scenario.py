"""From a scenario's rotas, pools and register of hourly substitutes to a year that can be played."""

from __future__ import annotations

import calendar
import datetime
import math
from dataclasses import dataclass

import joblib
import pandas as pd

from model.errors import InputError, Problem, unknown_name
from model.pool.dispatch.case import DUTY_COLUMNS, DispatchCase, Person, ShiftSpan
from model.pool.dispatch.crew import Demand, Row, Shown, crew_of, demand_of
from model.pool.dispatch.holidays import plan_holidays
from model.pool.dispatch.pool_staff import SizedPlan, Team, Walker, cells_of, is_phoned, team_walkers, teams_in_use
from model.pool.dispatch.terms import limits_of_unit, steps_of
from model.pool.substitution import scenario_arcs
from model.randomness import key_of
from model.rota import Lines, RotaProblem, build_lines, rota_problem, rota_units, solve_cached
from model.rota import Sizing as RotaSizing
from model.scenario import week_activity
from model.scenario.schema import Scenario

WEEKS, LAST_WEEK = 52, 53


@dataclass(frozen=True, eq=False)
class YearCase:
    """The case of a year, and the planned holidays: spells that hold in every replication."""

    case: DispatchCase
    holidays: pd.DataFrame


def scenario_case(scenario: Scenario, year: int, plan: SizedPlan, workers: int = 1) -> YearCase:
    """Build whole lines for every rota unit, let the pools' posts walk on lines of their own, and lay out the year.

    Raises InputError for a year outside the scenario, or a scenario without a rota; SolverError when lines are not
    found.
    """
    _refuse(scenario, year)
    problems, lines = _lines(scenario, year, plan, workers)
    walkers = {unit: _walkers(scenario, year, unit, lines[unit]) for unit in sorted(lines)}
    teams = teams_in_use(scenario, year)
    held = {team: team_walkers(scenario, year, plan, one, lines) for team, one in teams.items()}
    days, first = 365 + calendar.isleap(year), datetime.date(year, 1, 1).weekday()
    away = {unit: _holiday_weeks(scenario, year, unit, people) for unit, people in (walkers | held).items()}
    spans = _spans(problems)
    rows: list[tuple[object, ...]] = []
    for unit, problem in problems.items():
        demand = _demand(scenario, year, unit, problem, (days, first))
        shown = _shown(walkers[unit], away[unit], (days, first), _closed(scenario, year, unit))
        rows += [_row(unit, row) for row in crew_of(demand, shown)]
    for name, team in teams.items():
        shut = frozenset.intersection(*(_closed(scenario, year, unit) for unit in team.units))
        rows += _pool_rows(team, _shown(held[name], away[name], (days, first), shut), spans, first)
    staff = [walker.person for people in (walkers | held).values() for walker in people]
    case = DispatchCase(
        people=(*staff, *_hourly(scenario, sorted(lines))),
        shifts=spans,
        duties=pd.DataFrame(rows, columns=list(DUTY_COLUMNS)),
        steps=steps_of(scenario, year, sorted(lines)),
        arcs=scenario_arcs(scenario),
        pools={team: one.units for team, one in teams.items()},
        neighbours={unit: scenario.units[unit].neighbours for unit in sorted(lines)},
        travel_groups=scenario.dispatch.travel_groups | {team: one.place for team, one in teams.items()},
        limits={
            unit: limits_of_unit(scenario, year, unit)
            for unit in (*sorted(lines), *sorted({one.pool.unit for one in teams.values()}))
        },
        uncovered_price=scenario.recourse.uncovered_price.at(year),
        days=days,
        first_weekday=first,
    )
    holidays = _holiday_spells(away, (days, first))
    return YearCase(plan_holidays(case, holidays), holidays)


def _pool_rows(team: Team, shown: list[Shown], spans: dict[str, ShiftSpan], first: int) -> list[tuple[object, ...]]:
    """What a team's people hold: their shifts outside holidays, of the families and weekdays the pool covers."""
    serves = team.serves(first)
    return [
        (one.day, team.label, one.group, one.shift, one.person, False)
        for one in shown
        if one.drop[0] >= 0 and serves(one.day, spans[one.shift].family)
    ]


def _refuse(scenario: Scenario, year: int) -> None:
    if year not in scenario.years:
        allowed = f"{scenario.years[0]}–{scenario.years[-1]}"
        raise InputError(Problem("year", str(year), allowed, "choose a year of the scenario"))
    places = scenario.dispatch.travel_groups
    wrong = [unknown_name("dispatch.travel_groups", "unit", unit, sorted(scenario.units)) for unit in sorted(places)
             if unit not in scenario.units]  # fmt: skip
    if wrong:
        raise InputError(wrong)
    if not rota_units(scenario):
        raise InputError(Problem("units", "no unit with a rota", "at least one", "dispatch needs shifts; give a rota"))


def _lines(
    scenario: Scenario, year: int, plan: SizedPlan, workers: int
) -> tuple[dict[str, RotaProblem], dict[str, Lines]]:
    problems = {unit: rota_problem(scenario, plan.need, year, unit) for unit in rota_units(scenario)}
    answers = solve_cached(list(problems.values()), None, workers)
    faults = [
        Problem(f"units.{unit}.rota", f"no rota in {year}", "a rota that can be built", "see `utsyn run`")
        for unit, problem in problems.items() if not isinstance(answers[problem.key], RotaSizing)
    ]  # fmt: skip
    if faults:
        raise InputError(faults)
    work = (joblib.delayed(build_lines)(problem, answers[problem.key]) for problem in problems.values())
    return problems, dict(zip(problems, joblib.Parallel(n_jobs=workers)(work), strict=True))


def _walkers(scenario: Scenario, year: int, unit: str, lines: Lines) -> list[Walker]:
    percent = dict(zip(lines.summary["line"], lines.summary["percent"], strict=True))
    found = []
    for line in lines.rota:
        for number, start in enumerate(line.started):
            key = f"{unit}:{line.id}:{number + 1}"
            person = Person(
                key, unit, line.group, round(percent[line.id]), on_call=is_phoned(scenario, year, unit, key)
            )
            found.append(Walker(person, cells_of(line.weeks), start))
    return found


def _holiday_weeks(scenario: Scenario, year: int, unit: str, people: list[Walker]) -> dict[str, frozenset[int]]:
    """The weeks of known absence of each person, spread over the year so that about as many are away every week."""
    time = scenario.working_time
    share = max(0.0, 1 - time.net_hours_rota.at(year, unit) / (WEEKS * time.weekly_hours_rota.at(year, unit)))
    ordered = sorted(people, key=lambda walker: int(key_of("holiday", walker.person.key)))
    found = {}
    for group in sorted({walker.person.group for walker in people}):
        # a group's people are spread by themselves, or its colleagues would all be away in the same weeks
        mine = [walker for walker in ordered if walker.person.group == group]
        turn = int(key_of("holiday", unit, group)) / 2**64
        for place, walker in enumerate(mine):
            first = turn + place / len(mine)
            marks = [math.floor(week * share + first) for week in range(-1, WEEKS + 1)]
            found[walker.person.key] = frozenset(week for week in range(WEEKS + 1) if marks[week + 1] > marks[week])
    return found


def _shown(
    people: list[Walker], away: dict[str, frozenset[int]], year: tuple[int, int], closed: frozenset[int]
) -> list[Shown]:
    """Every shift of the rota in the year; who is on holiday stands first among those to be spared."""
    days, first = year
    found = []
    for walker in people:
        lot = int(key_of("spare", walker.person.key))
        for day in range(days):
            week, weekday = divmod(day + first, 7)
            cell = walker.weeks[(walker.start + week) % len(walker.weeks)][weekday]
            if cell is None or week in closed:
                continue
            gone = -1 if week in away[walker.person.key] else 0
            found.append(
                Shown(day, cell, walker.person.group, walker.person.key, (gone, day, lot * (week + 1) % 2**64))
            )
    return found


def _closed(scenario: Scenario, year: int, unit: str) -> frozenset[int]:
    """Weeks in which a unit with a term calendar does not run."""
    shares = week_activity(scenario, unit, year)
    # what is left of the year after its 52 weeks belongs to the last one
    return frozenset(week for week in range(LAST_WEEK + 1) if shares[min(week, WEEKS - 1)] == 0)


def _demand(scenario: Scenario, year: int, unit: str, problem: RotaProblem, span: tuple[int, int]) -> Demand:
    cover = [(row.group, row.start, row.end, row.required) for row in problem.cover]
    shifts = {shift.id: (shift.start, shift.end, shift.weekdays) for shift in problem.shifts}
    covers = {group.id: group.covers_for for group in problem.groups}
    demand = demand_of(cover, shifts, covers, *span)
    for week in _closed(scenario, year, unit):
        low, high = (max(0, ((week + n) * 7 - span[1]) * 96) for n in (0, 1))
        demand.required[:, low:high] = 0
    return demand


def _row(unit: str, row: Row) -> tuple[object, ...]:
    day, group, shift, person, required = row
    return day, unit, group, shift, person, required


def _spans(problems: dict[str, RotaProblem]) -> dict[str, ShiftSpan]:
    shifts = {shift.id: shift for problem in problems.values() for shift in problem.shifts}
    return {name: ShiftSpan(name, s.start, s.end, s.paid, s.family) for name, s in sorted(shifts.items())}


def _hourly(scenario: Scenario, units: list[str]) -> list[Person]:
    """The register's hourly substitutes of each unit and group, by number and never by name."""
    staff = scenario.frame("staff")
    hourly = staff[(staff["contract"] == "hourly") & staff["unit"].isin(units)]
    counts: dict[tuple[str, str], int] = {}
    for place in zip(hourly["unit"].astype(str), hourly["group"].astype(str), strict=True):
        counts[place] = counts.get(place, 0) + 1
    return [
        Person(f"{unit}:hourly:{group}:{n + 1}", unit, group, 0, "hourly")
        for unit, group in sorted(counts)
        for n in range(counts[unit, group])
    ]


def _holiday_spells(away: dict[str, dict[str, frozenset[int]]], span: tuple[int, int]) -> pd.DataFrame:
    days, first = span
    rows = [
        (person, "holiday", max(0, week * 7 - first), min(days - 1, week * 7 - first + 6), 28 * 24.0)
        for people in away.values()
        for person, weeks in sorted(people.items())
        for week in sorted(weeks)
        if week * 7 - first < days
    ]
    return pd.DataFrame(rows, columns=["person", "cause", "first_day", "last_day", "notice_hours"])
