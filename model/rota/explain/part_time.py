"""Why there are part-time lines in a sized rota: the written reason that the Working Environment Act § 14-1 b asks for.

Each group's part-time kinds are tried against the plan itself by solving it again with something changed: one line made
full, all of the group's made full, one person fewer. All else that the plan decided is held, so a price is exact.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import pulp

from model.rota.explain.bounds import bound_sentence, staffing_bounds
from model.rota.explain.words import WEEKS_A_YEAR, Titles, counted, kroner, number, title_of
from model.rota.problem import RotaProblem
from model.rota.program import Program, build_program, sorted_items
from model.rota.shifts import DAY, WEEK, WEEKDAY_NAMES
from model.rota.sizing import TOLERANCE, Sizing
from model.rota.solver import Infeasible, solve

REASON_COLUMNS = [
    "group",
    "kind",
    "lines",
    "mean_percent",
    "reason",
    "one_full_nok_week",
    "one_full_nok_year",
    "one_full_extra_hours",
    "all_full_nok_week",
    "fewer_nok_week",
    "fewer_uncovered_hours",
    "fewer_where",
    "sentence",
]
REASONS = {
    "weekend": "weekend term",
    "peak": "busiest weekday",
    "hours": "the hours do not fill whole positions",
    "clock": "clock times and rest between shifts",
    "price": "price",
    "no full kind": "no full-time kind offered",
    "no legal full line": "no full-time line is legal",
}


def part_time_reasons(sizing: Sizing, titles: Titles | None = None) -> pd.DataFrame:
    """The binding reason for each part-time kind that has lines, one row a group and kind.

    reason : weekend, peak or hours – the largest of the three bounds, when the group's people are no more than it;
        clock – more people than any bound, and cover would be lost with one fewer; price – more people than the
        bounds, and one fewer would only cost more; no full kind, no legal full line.
    one_full_nok_week, …_year : what it costs to make one line full, everybody else's line the same kind; NaN where it
        cannot be done. one_full_extra_hours : paid hours a week that this adds. all_full_nok_week : all of the
        group's part-time lines made full, the same number of people.
    fewer_nok_week, fewer_uncovered_hours, fewer_where : the same unit with one person fewer in the group (the lines'
        kinds free, hours without cover at the plan's price) – what it costs, what goes uncovered and on which weekdays.
    sentence : all of it in words. Kroner are the goal's: pay, supplements and the prices that order the goals.
    """
    problem = sizing.problem
    kinds = {line.id: line for line in problem.lines}
    bounds = {str(row["group"]): row for _, row in staffing_bounds(problem, sizing).iterrows()}
    rows = []
    for group in problem.groups:
        part = [(name, kind) for name, kind in sizing.lines if name == group.id and not kinds[kind].full_time]
        worked = [key for key in part if sizing.lines[key]]
        if not worked:
            continue
        trial = _trial(sizing, group.id)
        for key in worked:
            row = _row(sizing, key, trial)
            row["reason"] = _reason(sizing, bounds[group.id], trial, row)
            row["sentence"] = _sentence(row, bounds[group.id], titles)
            rows.append(row)
    return pd.DataFrame(rows, columns=REASON_COLUMNS)


def _row(sizing: Sizing, key: tuple[str, str], trial: _Trial) -> dict[str, object]:
    lines, hours = sizing.lines[key], sizing.hours[key]
    one, extra = _made_full(sizing, {key: 1})
    return {
        "group": key[0],
        "kind": key[1],
        "lines": lines,
        "mean_percent": 100 * hours / lines / sizing.problem.full_hours,
        "one_full_nok_week": one,
        "one_full_nok_year": WEEKS_A_YEAR * one,
        "one_full_extra_hours": extra,
        "all_full_nok_week": trial.all_full,
        "fewer_nok_week": trial.fewer,
        "fewer_uncovered_hours": trial.uncovered,
        "fewer_where": trial.where,
    }


def _reason(sizing: Sizing, bound: pd.Series, trial: _Trial, row: dict[str, object]) -> str:
    if not any(line.full_time for line in sizing.problem.lines):
        return "no full kind"
    if np.isnan(float(str(row["one_full_nok_week"]))):
        return "no legal full line"
    heads = sum(lines for (group, _), lines in sizing.lines.items() if group == bound["group"])
    if heads <= int(bound["least_heads"]):
        return str(bound["binding"])
    return "clock" if trial.uncovered > TOLERANCE else "price"


def _sentence(row: dict[str, object], bound: pd.Series, titles: Titles | None) -> str:
    group, kind = (title_of(titles, str(row[name])) for name in ("group", "kind"))
    lines, percent = int(str(row["lines"])), float(str(row["mean_percent"]))
    one, every = float(str(row["one_full_nok_week"])), float(str(row["all_full_nok_week"]))
    parts = [
        f"{group.capitalize()}, {kind}: {counted(lines, 'line')} of {number(percent, 0)} % on average.",
        f"Reason: {REASONS[str(row['reason'])]}.",
    ]
    if row["reason"] in ("weekend", "peak", "hours"):
        parts.append(bound_sentence(bound, titles))
    if np.isnan(one):
        parts.append("Nobody of the group can work a full-time line under these rules.")
    else:
        extra = float(str(row["one_full_extra_hours"]))
        parts.append(
            f"One of them made full costs {kroner(one)} a week ({kroner(WEEKS_A_YEAR * one)} a year) "
            f"for {number(extra)} paid hours a week more."
        )
        if lines > 1 and not np.isnan(every):
            parts.append(f"All of the group made full costs {kroner(every)} a week.")
    return " ".join([*parts, _fewer_words(row)])


def _fewer_words(row: dict[str, object]) -> str:
    lost, cost = float(str(row["fewer_uncovered_hours"])), float(str(row["fewer_nok_week"]))
    if np.isnan(cost):
        return "With one person fewer no plan can be made."
    if lost > TOLERANCE:
        return f"With one person fewer {number(lost)} hours a week would lack cover ({row['fewer_where']})."
    if cost < 1:
        return (
            "One person fewer would give the same cover at no higher price, within the gap at which the search stopped."
        )
    return f"With one person fewer the plan would cost {kroner(cost)} a week more, with the same cover."


def _trial(sizing: Sizing, group: str) -> _Trial:
    """The re-solves that all of a group's part-time kinds share."""
    problem = sizing.problem
    full = {line.id for line in problem.lines if line.full_time}
    part = {key: lines for key, lines in sizing.lines.items() if key[0] == group and key[1] not in full and lines}
    all_full, _ = _made_full(sizing, part)
    program = build_program(problem, elastic=True)
    place = [terms.id for terms in problem.groups].index(group)
    for (owner, kind), lines in program.lines.items():
        if owner != place:
            counted_lines = sizing.lines[problem.groups[owner].id, problem.lines[kind].id]
            lines.lowBound = lines.upBound = counted_lines
    heads = sum(lines for (name, _), lines in sizing.lines.items() if name == group)
    own = [(lines, 1.0) for (owner, _), lines in sorted_items(program.lines) if owner == place]
    program.row(own, pulp.LpConstraintLE, float(heads - 1))
    try:
        solved = solve(program.lp)
    except Infeasible:
        return _Trial(all_full, float("nan"), float("nan"), "")
    before = float(sizing.interval_hours @ sizing.uncovered.sum(axis=1))
    lost, where = _uncovered(program)
    return _Trial(all_full, solved.objective - sizing.outcome.objective, max(0.0, lost - before), where)


def _made_full(sizing: Sizing, changed: dict[tuple[str, str], int]) -> tuple[float, float]:
    """Cost and paid hours a week of turning so many lines of each part-time kind into full ones; NaN when it cannot be.

    A line becomes the full-time kind with its own weekend frequency where there is one, else the first full-time kind.
    """
    problem = sizing.problem
    wanted = dict(sizing.lines)
    for (group, kind), lines in changed.items():
        full = _full_kind(problem, kind)
        if full is None or (group, full) not in wanted:
            return float("nan"), float("nan")
        wanted[group, kind] -= lines
        wanted[group, full] += lines
    program = build_program(problem)
    for (owner, place), column in program.lines.items():
        column.lowBound = column.upBound = wanted[problem.groups[owner].id, problem.lines[place].id]
    try:
        solved = solve(program.lp)
    except Infeasible:
        return float("nan"), float("nan")
    hours = sum(hours.varValue for _, hours in sorted_items(program.hours))
    return solved.objective - sizing.outcome.objective, hours - sum(sizing.hours[key] for key in sorted(sizing.hours))


def _full_kind(problem: RotaProblem, kind: str) -> str | None:
    every = next(line.weekend_every for line in problem.lines if line.id == kind)
    full = [line for line in problem.lines if line.full_time]
    return next((line.id for line in [*(line for line in full if line.weekend_every == every), *full]), None)


def _uncovered(program: Program) -> tuple[float, str]:
    """Uncovered hours a week, and the weekdays they begin on."""
    found: dict[int, float] = {}
    for (_, number_of), short in sorted_items(program.uncovered):
        interval = program.intervals[number_of]
        if short.varValue > TOLERANCE:
            day = interval.start % WEEK // DAY
            found[day] = found.get(day, 0.0) + short.varValue * interval.hours
    return sum(found[day] for day in sorted(found)), ", ".join(WEEKDAY_NAMES[day] for day in sorted(found))


@dataclass(frozen=True)
class _Trial:
    """What a group's re-solves gave: kroner a week, uncovered hours a week, and on which weekdays."""

    all_full: float
    fewer: float
    uncovered: float
    where: str
