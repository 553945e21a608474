"""The three least numbers of people of Burns and Carter (1985), by group and for the unit as a whole.

A group needs at least as many people as the busiest weekday asks for, as its weekly hours fill full positions, and
k times those who work a weekend when each works every k-th. The largest of the three binds. Each is worked out from
the cover and the shifts alone, without the shift-state graph.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
import pandas as pd
import pulp
from numpy.typing import NDArray

from model.rota.english import in_english
from model.rota.full_time import full_hours_range
from model.rota.problem import Interval, RotaProblem, intervals
from model.rota.sizing import Sizing
from model.rota.solver import solve
from model.rota.wording import Said, Titles, said

UNIT = "all"
# help between groups is fractional in a sizing; less than this above a whole number is no further person
ROUNDING = 1e-4
BOUND_COLUMNS = [
    "group",
    "peak_weekday",
    "peak_heads",
    "hours_positions",
    "hours_heads",
    "weekend_heads",
    "weekend_every",
    "weekend_term",
    "least_heads",
    "binding",
]
Floats = NDArray[np.float64]


def staffing_bounds(problem: RotaProblem, sizing: Sizing | None = None) -> pd.DataFrame:
    """Least numbers of people: [group, peak_weekday, …, least_heads, binding], one row a group and one for the unit.

    sizing : with it, each group's row holds for the work it does in that plan (help given and received counted, cover
        left open taken out), and only cover that the plan meets counts for the unit. Without it there is only the
        unit's row, because who helps whom is not decided yet.

    peak_weekday (0 = Monday) and peak_heads : the weekday that asks for most people, a person working one shift a day.
    hours_positions : weekly hours, known absence planned for, in full positions, not rounded (a full position's hours
        are the plan's mean, or those of the kind with the longest week). hours_heads : people if all had full
        positions with the longest week that a line kind offered can have.
    weekend_heads : people who must work a weekend, the mean over weekends where groups help each other.
    weekend_every : the k of the line kinds offered that asks least of the number of people; 0 when nobody may work
        weekends. weekend_term : k × weekend_heads, rounded up.
    binding : weekend, peak or hours, the largest (in that order when equal).
    """
    parts = intervals(problem)
    every = least_every(problem)
    longest = max((full_hours_range(problem, line)[1] for line in problem.lines), default=problem.full_hours)
    rows = []
    for name, demand, hours in _demands(problem, parts, sizing):
        heads = weekday_heads(problem, parts, demand)
        peak = int(np.argmax(heads))
        weekend = max(heads[5], heads[6])
        most = math.ceil(heads[peak] - ROUNDING)
        positions = hours / _mean_full_hours(sizing, name, longest)
        whole = math.ceil(hours / longest - ROUNDING)
        term = math.ceil(every * weekend - ROUNDING)
        sizes = {"weekend": term, "peak": most, "hours": whole}
        binding = max(sizes, key=lambda bound: sizes[bound])
        rows.append((name, peak, most, positions, whole, weekend, every, term, max(sizes.values()), binding))
    return pd.DataFrame(rows, columns=BOUND_COLUMNS)


def least_every(problem: RotaProblem) -> int:
    """The k that gives most weekends a person: 1 without a rule on weekends, 0 when all kinds have weekends off."""
    found = [1 if line.weekend_every is None else line.weekend_every for line in problem.lines]
    return min((every for every in found if every), default=0)


def weekday_heads(problem: RotaProblem, parts: tuple[Interval, ...], demand: Floats) -> list[float]:
    """The fewest people who can start a shift on each weekday, Monday to Sunday, and still meet the demand.

    demand : people wanted in each interval, shape (intervals,). Intervals no shift reaches are left out.
    """
    longest = problem.rules.longest_shift
    legal = [longest is None or shift.paid <= longest for shift in problem.shifts]
    program = pulp.LpProblem("weekday", pulp.LpMinimize)
    starts = [start for start in problem.starts if legal[start[1]]]
    duty = {(day, index): program.add_variable(f"d{day}_{index:03d}", lowBound=0) for day, index in starts}
    for at, part in enumerate(parts):
        present = [(duty[start], 1.0) for start in part.on_duty if start in duty]
        if present and demand[at] > ROUNDING:
            program.addConstraint(
                pulp.LpConstraint(
                    pulp.LpAffineExpression(present), pulp.LpConstraintGE, f"i{at:04d}", float(demand[at])
                )
            )
    heads = []
    for weekday in range(7):
        terms = [(column, float(day == weekday)) for (day, _), column in sorted(duty.items(), key=lambda item: item[0])]
        program.setObjective(pulp.LpAffineExpression(terms))
        heads.append(round(solve(program).objective, 6) if duty else 0.0)
    return heads


def weekend_said(row: pd.Series) -> Said:
    """“heads ≥ k × weekend heads” with the row's own numbers, and what it means for the mean fraction."""
    weekend, every, term = float(row["weekend_heads"]), int(row["weekend_every"]), int(row["weekend_term"])
    if weekend == 0:
        return said("nobody_at_weekends")
    if every == 0:
        return said("weekends_not_worked", people=weekend)
    whole = abs(weekend - round(weekend)) < ROUNDING
    start = said("weekend_need" if whole else "weekend_need_mean", people=weekend, every=every, least=term)
    positions = float(row["hours_positions"])
    if term <= positions:
        return said("weekend_fits", start=start, positions=positions)
    return said("weekend_binds", start=start, positions=positions, percent=100 * positions / term)


def bound_said(row: pd.Series) -> Said:
    """The binding bound of one row."""
    who = said("the_unit") if row["group"] == UNIT else said("the_group", group=str(row["group"]))
    least = int(row["least_heads"])
    if row["binding"] == "weekend":
        return said("bound_weekend", who=who, weekend=weekend_said(row))
    if row["binding"] == "peak":
        return said("bound_peak", who=who, least=least, weekday=int(row["peak_weekday"]))
    return said("bound_hours", who=who, least=least, positions=float(row["hours_positions"]))


def weekend_sentence(row: pd.Series) -> str:
    """`weekend_said` in English."""
    return in_english(weekend_said(row))


def bound_sentence(row: pd.Series, titles: Titles | None = None) -> str:
    """`bound_said` in English."""
    return in_english(bound_said(row), titles)


def _mean_full_hours(sizing: Sizing | None, group: str, longest: float) -> float:
    """Weekly hours of a full position, mean over the plan's lines of the group or the unit."""
    lines = sizing.lines if sizing else {}
    own = [key for key in sorted(lines) if group in (UNIT, key[0]) and lines[key]]
    people = sum(lines[key] for key in own)
    return sum(lines[key] * sizing.full_hours[key] for key in own) / people if sizing and people else longest


def _demands(
    problem: RotaProblem, parts: tuple[Interval, ...], sizing: Sizing | None
) -> Iterable[tuple[str, Floats, float]]:
    """(group, people wanted by interval, hours a week with known absence) of each group, then of the unit."""
    weight = np.array([part.counted_hours for part in parts])
    required = np.array([part.required for part in parts], dtype=float).reshape(len(parts), len(problem.groups))
    if sizing is None:
        yield UNIT, required.sum(axis=1), problem.overbook * float(weight @ required.sum(axis=1))
        return
    met = sizing.required - sizing.uncovered
    own = met + sizing.given - sizing.received
    helped = sizing.received - sizing.given
    for place, group in enumerate(problem.groups):
        hours = problem.overbook * float(weight @ met[:, place]) - float(weight @ helped[:, place])
        yield group.id, own[:, place], max(hours, 0.0)
    yield UNIT, met.sum(axis=1), problem.overbook * float(weight @ met.sum(axis=1))
