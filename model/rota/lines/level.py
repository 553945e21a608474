"""Where hours beyond the cover belong: spread over the week, by day rather than by night, and where they are of use.

A rota over-books known absence, so its lines hold more hours than the cover asks for. Uncovered hours alone do not
say on which shifts those go, and whole lines found that way may put four of them on one Monday night. Here a linear
program spreads them; its people by shift, rounded up, are the most that the whole lines may have, and one more by
day, where an hour costs least.
"""

from __future__ import annotations

import math

import pulp

from model.rota.problem import Interval, RotaProblem
from model.rota.program import Program, Terms, sorted_items
from model.rota.solver import ZERO, solve

TIERS = 6
TIER_SHARE = 0.15
# kroner of supplement that count as much as an hour in the first tier
SUPPLEMENT_SCALE = 100.0
OF_NO_USE = 50.0

Start = tuple[int, int]


def most_on_duty(program: Program, uncovered: float) -> dict[tuple[int, Start], int]:
    """The most people of each group who may start each (weekday, shift), by number of the group.

    program : the lines' program with its counts fixed; it is added to and must not be used afterwards.
    uncovered : hours a week that may stay uncovered.
    """
    short = [(column, program.intervals[number].hours) for (_, number), column in sorted_items(program.uncovered)]
    program.row(short, pulp.LpConstraintLE, uncovered + ZERO)
    cost: Terms = [term for interval in program.intervals for term in _excess(program, interval)]
    for (group, start), duty in sorted_items(program.duty):
        cost.append((duty, _price(program.problem, program.intervals, (group, start))))
    program.lp.setObjective(pulp.LpAffineExpression(cost))
    solve(program.lp)
    found = {}
    for key, duty in sorted_items(program.duty):
        people = max(0.0, float(duty.varValue))
        more = 0 if dear(program.problem, key) else 1
        found[key] = math.ceil(people - ZERO) + more if people > ZERO else 0
    return found


def _excess(program: Program, interval: Interval) -> Terms:
    """The people beyond the requirement in tiers, each dearer than the one before."""
    required = sum(interval.required)
    present = [(program.duty[key], 1.0) for key in sorted(program.duty) if key[1] in set(interval.on_duty)]
    wide = max(1.0, math.ceil(TIER_SHARE * required))
    tiers = []
    for tier in range(TIERS):
        column = program.column("excess")
        column.upBound = None if tier == TIERS - 1 else wide
        tiers.append((column, (tier + 1) * interval.hours))
    program.row([*present, *((column, -1.0) for column, _ in tiers)], pulp.LpConstraintLE, float(required))
    return tiers


def _price(problem: RotaProblem, intervals: tuple[Interval, ...], key: tuple[int, Start]) -> float:
    """What a shift start costs besides crowding: its supplement, and much where the group has nothing to do."""
    group, start = key
    extra = {(day, index): nok for day, index, nok in problem.groups[group].supplements}
    return extra.get(start, 0.0) / SUPPLEMENT_SCALE + (OF_NO_USE if idle(problem, intervals, key) else 0.0)


def dear(problem: RotaProblem, key: tuple[int, Start]) -> bool:
    """Whether a group's shift brings a supplement: evening, night or weekend."""
    return any((day, index) == key[1] and nok for day, index, nok in problem.groups[key[0]].supplements)


def idle(problem: RotaProblem, intervals: tuple[Interval, ...], key: tuple[int, Start]) -> bool:
    """Whether nobody the group may stand in for is required at any time of the shift."""
    group, start = key
    able = [place for place in range(len(problem.groups)) if place == group or problem.may_help(group, place)]
    return not any(start in item.on_duty and any(item.required[place] for place in able) for item in intervals)
