"""A unit's rota in figures: who it takes, who is on duty, what is covered, and what it costs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import pandas as pd

from model.rota.check.cover import grid_minutes
from model.rota.check.rota import RotaLine
from model.rota.facts import WEEKS
from model.rota.lines.build import Lines, cover_demand
from model.rota.lines.cycle import clock_shifts
from model.rota.problem import GroupTerms, RotaProblem
from model.rota.shifts import Shift
from model.rota.sizing import Sizing
from model.scenario import active_weeks, running_week_hours
from model.scenario.schema import Scenario
from model.scenario.schema.rota import WEEKDAYS

PEOPLE_COLUMNS = ["group", "kind", "weekend_every", "people", "hours_week", "fraction", "hours_owed_year", "cost_nok"]
DUTY_COLUMNS = ["group", "shift", *WEEKDAYS, "week"]
EVENNESS_COLUMNS = ["line", "weeks", "hours_week", "least_week", "most_week", "empty_weeks"]
COVER_COLUMNS = ["group", "required_hours", "covered_hours", "uncovered_hours", "surplus_hours"]


def people_frame(plan: BuiltRota) -> pd.DataFrame:
    """[group, kind, weekend_every, people, hours_week, fraction, hours_owed_year, cost_nok], a row a kind of line.

    hours_week and fraction are means; a full-time line is a whole position, and what its hours lack is owed.
    cost_nok is pay and supplements for a year.
    """
    kinds = {line.id: line for line in plan.problem.lines}
    sums: dict[tuple[str, str], list[float]] = {}
    for line in plan.lines.rota:
        group, kind, _ = line.id.split(".")
        people, hours = len(line.started), float(line.stated_week_hours or 0.0)
        held = sums.setdefault((group, kind), [0.0, 0.0, 0.0, 0.0, 0.0])
        whole, full = kinds[kind].full_time, full_hours_of(plan, line)
        fraction = 1.0 if whole else hours / full
        owed = max(0.0, full - hours) * plan.weeks.running if whole else 0.0
        for place, each in enumerate((1.0, hours, fraction, owed, line_cost(plan, line))):
            held[place] += people * each
    rows = [
        (*name, kinds[name[1]].weekend_every, round(people), hours / people, fraction / people, owed, cost)
        for name, (people, hours, fraction, owed, cost) in sorted(sums.items())
    ]
    return pd.DataFrame(rows, columns=PEOPLE_COLUMNS)


def full_hours_of(plan: BuiltRota, line: RotaLine) -> float:
    """Weekly hours of a full position with the work of this line."""
    group, kind, _ = line.id.split(".")
    return plan.sizing.full_hours[group, kind]


def line_cost(plan: BuiltRota, line: RotaLine) -> float:
    """Pay and supplements of one person on the line, kroner a year; supplements for the weeks that run."""
    terms: GroupTerms = next(group for group in plan.problem.groups if group.id == line.group)
    index = {shift.id: place for place, shift in enumerate(plan.problem.shifts)}
    extra = {(day, place): nok for day, place, nok in terms.supplements}
    supplements = 0.0
    for week in line.weeks:
        for day, cell in enumerate(week):
            for shift in (cell,) if isinstance(cell, str) else cell or ():
                supplements += extra.get((day, index[shift]), 0.0)
    pay = float(line.stated_week_hours or 0.0) * terms.hour_nok
    return plan.weeks.paid * pay + plan.weeks.running * supplements / len(line.weeks)


def duty_frame(plan: BuiltRota) -> pd.DataFrame:
    """[group, shift, mon … sun, week]: people who start the shift, mean over the weeks of each line."""
    sums: dict[tuple[str, str], list[float]] = {}
    for line in plan.lines.rota:
        share = len(line.started) / len(line.weeks)
        for week in line.weeks:
            for day, cell in enumerate(week):
                for shift in (cell,) if isinstance(cell, str) else cell or ():
                    sums.setdefault((line.group, shift), [0.0] * 7)[day] += share
    rows = [(*name, *days, sum(days)) for name, days in sorted(sums.items())]
    return pd.DataFrame(rows, columns=DUTY_COLUMNS)


def cover_frame(plan: BuiltRota) -> pd.DataFrame:
    """[group, required_hours, covered_hours, uncovered_hours, surplus_hours] a week, from the checker's intervals.

    covered + uncovered = required; surplus is presence of the group, breaks included, beyond what is covered by
    it or by those who stand in for it, so over the groups present = covered + surplus.
    """
    table = plan.lines.check.cover
    minutes = _interval_minutes(plan)
    weeks = int(table["week"].max())
    hours = plan.lines.check.hours
    present = (hours["people"] * (hours["paid_hours"] + hours["unpaid_hours"])).groupby(hours["group"]).sum()
    rows = []
    for group in sorted(set(table["group"]) | set(hours["group"])):
        own = table[table["group"] == group]
        required, covered = (float(own[name].sum()) * minutes / 60 / weeks for name in ("required", "covered"))
        rows.append((group, required, covered, required - covered, float(present.get(group, 0.0)) - covered))
    return pd.DataFrame(rows, columns=COVER_COLUMNS)


def sized_figures(plan: BuiltRota) -> dict[str, float]:
    """Positions and pay a year of the sizing, which the lines may differ from by parts of shifts.

    In a sizing the hours of a kind are any number in its range; whole shifts of whole lines come near it. What holds
    is `figures`, of the lines as built.
    """
    sizing, groups = plan.sizing, {group.id: group for group in plan.problem.groups}
    extra = {name: {(day, index): nok for day, index, nok in group.supplements} for name, group in groups.items()}
    whole = {line.id for line in plan.problem.lines if line.full_time}
    positions = sum(
        float(lines) if key[1] in whole else sizing.hours[key] / sizing.full_hours[key]
        for key, lines in sorted(sizing.lines.items())
        if lines
    )
    pay = sum(groups[key[0]].hour_nok * hours for key, hours in sorted(sizing.hours.items()))
    more = sum(extra[group].get((day, index), 0.0) * n for (group, day, index), n in sorted(sizing.duty.items()))
    return {"positions": positions, "cost_year_nok": plan.weeks.paid * pay + plan.weeks.running * more}


def evenness_frame(lines: Iterable[RotaLine], shifts: Iterable[Shift]) -> pd.DataFrame:
    """How alike a line's weeks are: [line, weeks, hours_week, least_week, most_week, empty_weeks].

    hours_week is the mean; least_week and most_week are the paid hours of the shifts that start in the shortest and
    the longest week; empty_weeks are weeks without a shift. Lines made by whatever hand.
    """
    paid = {shift.id: shift.paid / 60 for shift in shifts}
    rows = []
    for line in lines:
        days = [[(cell,) if isinstance(cell, str) else tuple(cell or ()) for cell in week] for week in line.weeks]
        hours = [sum(paid[name] for cell in week for name in cell) for week in days]
        empty = sum(not any(week) for week in days)
        rows.append((line.id, len(hours), sum(hours) / len(hours), min(hours), max(hours), empty))
    return pd.DataFrame(rows, columns=EVENNESS_COLUMNS)


def _interval_minutes(plan: BuiltRota) -> int:
    return grid_minutes(cover_demand(plan.problem), clock_shifts(plan.problem.shifts))


def figures(plan: BuiltRota) -> dict[str, float]:
    """The rota in figures: people, shares, hours and kroner. Keys and units are those of the summary."""
    people = people_frame(plan)
    heads = int(people["people"].sum())
    kinds = {line.id: line for line in plan.problem.lines}
    full = int(people.loc[[kinds[kind].full_time for kind in people["kind"]], "people"].sum())
    positions = float((people["people"] * people["fraction"]).sum())
    cover = cover_frame(plan)
    even = evenness_frame(plan.lines.rota, plan.problem.shifts)
    return {
        "people": heads,
        "full_time_people": full,
        "full_time_share": full / heads,
        "mean_fraction": positions / heads,
        "positions": positions,
        "cost_year_nok": float(people["cost_nok"].sum()),
        "required_hours_week": float(cover["required_hours"].sum()),
        "uncovered_hours_week": plan.lines.uncovered_hours,
        "hours_owed_year": float(people["hours_owed_year"].sum()),
        "full_position_hours_week": plan.problem.full_hours,
        "longest_week_hours": float(even["most_week"].max()),
        "shortest_week_hours": float(even["least_week"].min()),
        "weeks_without_work": int(even["empty_weeks"].sum()),
    }


def year_weeks(scenario: Scenario, unit: str, year: int) -> YearWeeks:
    """The weeks of a unit's year: those it runs, and those that its lines' weekly hours are paid for."""
    agreed = scenario.working_time.weekly_hours_rota.at(year, unit)
    paid = WEEKS * agreed / running_week_hours(scenario, unit, year)
    return YearWeeks(active_weeks(scenario, unit, year), paid)


@dataclass(frozen=True)
class YearWeeks:
    """running : weeks of full activity, 52 without a term calendar. paid : weeks whose hours a line is paid for in a
    year – 52, and fewer where a year's work is compressed into longer weeks."""

    running: float
    paid: float


class BuiltRota(Protocol):
    """A unit with its sizing and its lines: a `UnitRota` of a scenario or a `UnitPlan` of a file."""

    @property
    def weeks(self) -> YearWeeks: ...
    @property
    def problem(self) -> RotaProblem: ...
    @property
    def sizing(self) -> Sizing: ...
    @property
    def lines(self) -> Lines: ...
