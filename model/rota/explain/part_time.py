"""Why there are part-time lines in a sized rota: the written reason that the Working Environment Act § 14-1 b asks for.

Each group's part-time kinds are tried against the plan itself by solving it again with something changed: one line made
full, all of the group's made full, one person fewer. All else that the plan decided is held, so a price is exact.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import pulp

from model.errors import SolverError
from model.rota.english import in_english
from model.rota.explain.bounds import bound_said, staffing_bounds
from model.rota.problem import RotaProblem
from model.rota.program import Program, build_program, sorted_items
from model.rota.shifts import DAY, WEEK
from model.rota.sizing import TOLERANCE, Sizing
from model.rota.solver import Infeasible, solve
from model.rota.wording import Said, Titles, said

Key = tuple[str, str]
WEEKS_A_YEAR = 52
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
    "said",
    "sentence",
]


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
    fewer_where are weekdays, 0 = Monday. said, sentence : all of it as a `Said` and in English. Kroner are the goal's:
    pay, supplements and the prices that order the goals.
    """
    problem = sizing.problem
    bounds = {str(row["group"]): row for _, row in staffing_bounds(problem, sizing).iterrows()}
    kinds = {line.id: line for line in problem.lines}
    rows = []
    for group in problem.groups:
        worked: dict[str, list[Key]] = {}
        for key in sorted(sizing.lines):
            if key[0] == group.id and not kinds[key[1]].full_time and sizing.lines[key]:
                worked.setdefault(kinds[key[1]].kind, []).append(key)
        if not worked:
            continue
        trial = _trial(sizing, group.id)
        for kind in sorted(worked):
            row = _row(sizing, (group.id, kind), worked[kind], trial)
            row["reason"] = _reason(sizing, bounds[group.id], trial, row)
            row["said"] = told = _told(row, bounds[group.id], trial)
            row["sentence"] = in_english(told, titles)
            rows.append(row)
    return pd.DataFrame(rows, columns=REASON_COLUMNS)


def _row(sizing: Sizing, name: Key, keys: list[Key], trial: _Trial) -> dict[str, object]:
    """One kind's row; `keys` are its lines by the kind of full-time hours they have."""
    lines = sum(sizing.lines[key] for key in keys)
    prices = [_made_full(sizing, {key: 1}, trial.before) for key in keys]
    one, extra = min((price for price in prices if not np.isnan(price[0])), default=(float("nan"), float("nan")))
    return {
        "group": name[0],
        "kind": name[1],
        "lines": lines,
        "mean_percent": 100 * sum(sizing.hours[key] / sizing.full_hours[key] for key in keys) / lines,
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


def _told(row: dict[str, object], bound: pd.Series, trial: _Trial) -> Said:
    lines, percent = int(str(row["lines"])), float(str(row["mean_percent"]))
    one, every = float(str(row["one_full_nok_week"])), float(str(row["all_full_nok_week"]))
    reason = said(f"reason_{str(row['reason']).replace(' ', '_')}")
    parts = [
        said("part_time_lines", group=row["group"], kind=row["kind"], lines=lines, percent=percent),
        said("part_time_because", reason=reason),
    ]
    if row["reason"] in ("weekend", "peak", "hours"):
        parts.append(bound_said(bound))
    if np.isnan(one):
        parts.append(said("part_time_no_full"))
    else:
        hours = float(str(row["one_full_extra_hours"]))
        parts.append(said("part_time_one", week=one, year=WEEKS_A_YEAR * one, hours=hours))
        if lines > 1 and not np.isnan(every):
            parts.append(said("part_time_all", week=every))
    return said("in_turn", parts=(*parts, _fewer_said(trial)))


def _fewer_said(trial: _Trial) -> Said:
    if np.isnan(trial.fewer):
        return said("fewer_no_absence") if trial.without_absence else said("fewer_no_plan")
    if trial.uncovered > TOLERANCE:
        return said("fewer_uncovered", hours=trial.uncovered, days=trial.where)
    return said("fewer_same") if trial.fewer < 1 else said("fewer_dearer", week=trial.fewer)


def _trial(sizing: Sizing, group: str) -> _Trial:
    """The re-solves that all of a group's part-time kinds share."""
    problem = sizing.problem
    before = _solved(build_with(problem, sizing.lines))
    if before is None:
        raise SolverError("the plan's own lines have no solution; please report this")
    full = {line.id for line in problem.lines if line.full_time}
    part = {key: lines for key, lines in sizing.lines.items() if key[0] == group and key[1] not in full and lines}
    all_full, _ = _made_full(sizing, part, before)
    program = _one_fewer(problem, sizing, group)
    fewer = _solved(program)
    if fewer is None:
        # the cover may still be met where known absence is not planned for
        covered = _solved(_one_fewer(replace(problem, overbook=1.0), sizing, group)) is not None
        return _Trial(before, all_full, float("nan"), float("nan"), (), without_absence=covered)
    short = float(sizing.interval_hours @ sizing.uncovered.sum(axis=1))
    lost, where = _uncovered(program)
    return _Trial(before, all_full, fewer[0] - before[0], max(0.0, lost - short), where)


def _one_fewer(problem: RotaProblem, sizing: Sizing, group: str) -> Program:
    """The program with a person fewer in a group, the other groups' lines held."""
    program = build_with(problem, {key: lines for key, lines in sizing.lines.items() if key[0] != group}, elastic=True)
    place = [terms.id for terms in problem.groups].index(group)
    heads = sum(lines for (name, _), lines in sizing.lines.items() if name == group)
    own = [(lines, 1.0) for (owner, _), lines in sorted_items(program.lines) if owner == place]
    program.row(own, pulp.LpConstraintLE, float(heads - 1))
    return program


def build_with(problem: RotaProblem, lines: Mapping[Key, int], elastic: bool | None = None) -> Program:
    """The program with these line counts held; kinds not named stay free."""
    program = build_program(problem, elastic=elastic)
    for (owner, place), column in program.lines.items():
        key = (problem.groups[owner].id, problem.lines[place].id)
        if key in lines:
            column.lowBound = column.upBound = lines[key]
    return program


def _made_full(sizing: Sizing, changed: Mapping[Key, int], before: tuple[float, float]) -> tuple[float, float]:
    """Cost and paid hours a week of turning so many lines of each part-time kind into full ones; NaN when it cannot be.

    A line becomes the full-time kind with its own weekends and full-time hours where there is one, else the nearest.
    """
    wanted = dict(sizing.lines)
    for (group, kind), lines in changed.items():
        full = _full_kind(sizing, group, kind)
        if full is None:
            return float("nan"), float("nan")
        wanted[group, kind] -= lines
        wanted[group, full] += lines
    after = _solved(build_with(sizing.problem, wanted))
    return (float("nan"), float("nan")) if after is None else (after[0] - before[0], after[1] - before[1])


def _solved(program: Program) -> tuple[float, float] | None:
    """Kroner and paid hours a week of the best flows; None when there are none."""
    try:
        solved = solve(program.lp)
    except Infeasible:
        return None
    return solved.objective, sum(hours.varValue for _, hours in sorted_items(program.hours))


def _full_kind(sizing: Sizing, group: str, kind: str) -> str | None:
    own = next(line for line in sizing.problem.lines if line.id == kind)
    full = [line for line in sizing.problem.lines if line.full_time and (group, line.id) in sizing.lines]
    nearest = min(
        full,
        key=lambda line: (line.weekend_every != own.weekend_every, line.hours_kind != own.hours_kind),
        default=None,
    )
    return nearest.id if nearest else None


def _uncovered(program: Program) -> tuple[float, tuple[int, ...]]:
    """Uncovered hours a week, and the weekdays they begin on."""
    found: dict[int, float] = {}
    for (_, number_of), short in sorted_items(program.uncovered):
        interval = program.intervals[number_of]
        if short.varValue > TOLERANCE:
            day = interval.start % WEEK // DAY
            found[day] = found.get(day, 0.0) + short.varValue * interval.hours
    return sum(found[day] for day in sorted(found)), tuple(sorted(found))


@dataclass(frozen=True)
class _Trial:
    """What a group's re-solves gave; `before`: kroner and paid hours a week of the plan itself.

    without_absence : no plan holds with a person fewer, but one does when known absence is not planned for.
    """

    before: tuple[float, float]
    all_full: float
    fewer: float
    uncovered: float
    where: tuple[int, ...]
    without_absence: bool = False
