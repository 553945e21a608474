"""Points of the frontier: a unit sized under other weekends, shifts and pool, with fewer steps than a plan takes.

Points that differ only in the pool share one program: the linear program goes on from the last one's basis. Its people
are rounded up for each group and weekend frequency, then the cheapest mix of full and part time is searched to its end;
only where that stays far from the bound is the number of people searched as well. A point that allows more takes the
answer of one it contains when its own is no better.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import pulp

from model.rota.goals import STRICT
from model.rota.problem import RotaProblem
from model.rota.program import Program, build_program, planned_hours, sorted_items
from model.rota.sizing import TOLERANCE, NoLine, Shortfall, Sizing, find_shortfall, has_line, size_problem
from model.rota.warm import Bounds, Floats, WarmProgram

MIX_GAP = 1e-4
# a contained point's bound or answer this near the own bound leaves nothing worth a search
NEAR = 2e-4
# rounding up is accepted when its answer lies this near the bound
ROUNDED_GAP = 2e-3
# a search over the number of people as well, or over several weekend frequencies, stops at this gap
WIDE_GAP = 5e-4
# both where full-time hours follow from what a line works: three times the kinds, and searches of many seconds
COARSE_GAP = 3e-3
NO_LIMIT = -1e9
FREE = (0.0, float("inf"))
# programs solved in one search at most
MIX_PROGRAMS = 50


class PointSolver:
    """The program of points that differ only in over-booking; `problem` has the most of it.

    `solve` may be called for any over-booking from 1 to the problem's, best from the most to the least.
    """

    def __init__(self, problem: RotaProblem) -> None:
        self.problem = problem
        self.program = build_program(problem)
        totals = _totals(self.program)
        self.one_frequency = len({every for _, every in totals}) == 1
        self.coarse = problem.full_time is not None
        self.linear = WarmProgram(self.program.lp)
        self.totals = {key: self.linear.place[name] for key, name in totals.items()}
        self.places = {key: self.linear.place[lines.name] for key, lines in sorted_items(self.program.lines)}
        self.reading = _Reading(self.program, self.linear.place)

    def solve(self, overbook: float, contained: Iterable[Point] = ()) -> Point | Shortfall | NoLine:
        """Whole lines for one over-booking, or why there are none.

        contained : answers to problems that allow nothing this one does not, with the same cover and prices.
        Raises SolverError when the solver proves nothing.
        """
        problem = replace(self.problem, overbook=overbook)
        if problem.goals.order == STRICT:
            return _planned(problem)
        self._set_overbook(overbook)
        bound = self.linear.solve()
        if bound is None:
            return find_shortfall(problem) if has_line(problem) else NoLine()
        values = self.linear.values()
        if self.reading.hours @ values < TOLERANCE and not has_line(problem):
            return NoLine()
        best = min(contained, key=lambda point: point.objective, default=None)
        if best is not None and min(best.objective - bound, abs(best.bound - bound)) <= NEAR * abs(bound):
            return replace(best, bound=bound)
        found = self._search(bound, values)
        if found is None and best is None:
            return _planned(problem)
        better = min((point for point in (best, found) if point is not None), key=lambda point: point.objective)
        return replace(better, bound=bound)

    def _set_overbook(self, overbook: float) -> None:
        """Over-booked hours of each group; without over-booking the row holds nothing."""
        for (limit, group, _), name in self.program.binding.items():
            if limit == "planned":
                required = planned_hours(self.program, group)
                # rows are named by their number, from one on
                self.linear.at_least(int(name[1:]) - 1, required * overbook if overbook > 1 else NO_LIMIT)

    def _search(self, bound: float, values: Floats) -> Point | None:
        """The cheapest mix with people rounded up; when that is far from the bound, one fewer or more tried too."""
        relaxed = {key: float(values[place]) for key, place in self.totals.items()}
        rounded = {key: math.ceil(people - TOLERANCE) for key, people in relaxed.items()}
        below = {key: math.floor(people + TOLERANCE) for key, people in relaxed.items()}
        held = self._mixed({key: (people, people) for key, people in rounded.items()}, None)
        far = held is None or held[0] > bound + ROUNDED_GAP * abs(bound)
        if far and self.one_frequency and not self.coarse:
            held = self._mixed({key: (below[key], people + 1) for key, people in rounded.items()}, held)
        return self._point(held) if held is not None else None

    def _mixed(
        self, people: dict[tuple[int, int | None], tuple[int, int]], best: tuple[float, Bounds] | None
    ) -> tuple[float, Bounds] | None:
        """Whole lines of every kind with so many people; None when none is found. Leaves the program relaxed."""
        fixed = all(least == most for least, most in people.values())
        self.linear.bound({self.totals[key]: (float(least), float(most)) for key, (least, most) in people.items()})
        free = dict.fromkeys(self.places.values(), (0.0, float(max(most for _, most in people.values()))))
        if fixed:
            best = self._rounded_down() or best
        fine = MIX_GAP if fixed and self.one_frequency else WIDE_GAP
        found = self.linear.whole(free, best, COARSE_GAP if self.coarse else fine, MIX_PROGRAMS)
        self.linear.bound(dict.fromkeys((*self.totals.values(), *self.places.values()), FREE))
        return found

    def _rounded_down(self) -> tuple[float, Bounds] | None:
        """Full lines rounded down, the rest part-time; None when that cannot be.

        A full line more than the hours fill costs hours beyond need, so rounding down is nearly always the cheapest.
        """
        if self.linear.solve() is None:
            return None
        values = self.linear.values()
        whole = {key: math.floor(values[place] + TOLERANCE) for key, place in self.places.items()}
        for key, total in self.totals.items():
            own = [kind for kind in self.places if (kind[0], self.problem.lines[kind[1]].weekend_every) == key]
            left = round(float(values[total])) - sum(whole[kind] for kind in own)
            part = [kind for kind in own if not self.problem.lines[kind[1]].full_time]
            if left and not part:
                return None
            if left:
                whole[max(part, key=lambda kind: (values[self.places[kind]], kind))] += left
        bounds: Bounds = {self.places[kind]: (float(lines), float(lines)) for kind, lines in whole.items()}
        self.linear.bound(bounds)
        found = self.linear.solve()
        return None if found is None else (found, bounds)

    def _point(self, found: tuple[float, Bounds]) -> Point:
        """The point of whole lines: solved once more for what they work."""
        self.linear.bound(found[1])
        objective = self.linear.solve()
        values = self.linear.values()
        self.linear.bound(dict.fromkeys(found[1], FREE))
        return self.reading.point(found[0] if objective is None else objective, values)


def _totals(program: Program) -> dict[tuple[int, int | None], str]:
    """A column for the people of each group and weekend frequency, by its name."""
    together: dict[tuple[int, int | None], list[pulp.LpVariable]] = {}
    for (group, kind), lines in sorted_items(program.lines):
        together.setdefault((group, program.problem.lines[kind].weekend_every), []).append(lines)
    found = {}
    for key, kinds in together.items():
        total = program.column("people")
        program.row([*((lines, 1.0) for lines in kinds), (total, -1.0)], pulp.LpConstraintEQ, 0.0)
        found[key] = total.name
    return found


def _planned(problem: RotaProblem) -> Point | Shortfall | NoLine:
    """The point as a plan would be sized."""
    answer = size_problem(problem)
    return _from_sizing(answer) if isinstance(answer, Sizing) else answer


class _Reading:
    """What a solution comes to, as weights on the columns."""

    def __init__(self, program: Program, place: dict[str, int]) -> None:
        self.hours, self.heads, self.full, self.uncovered, self.pay = np.zeros((5, len(place)))
        groups = program.problem.groups
        for (group, _), hours in program.hours.items():
            self.hours[place[hours.name]] = 1.0
            self.pay[place[hours.name]] = groups[group].hour_nok
        extra = [{(day, index): nok for day, index, nok in group.supplements} for group in groups]
        for (group, at), duty in program.duty.items():
            self.pay[place[duty.name]] = extra[group].get(at, 0.0)
        for (_, kind), lines in program.lines.items():
            self.heads[place[lines.name]] = 1.0
            self.full[place[lines.name]] = float(program.problem.lines[kind].full_time)
        for (_, number), short in program.uncovered.items():
            self.uncovered[place[short.name]] = program.intervals[number].hours

    def point(self, objective: float, values: Floats) -> Point:
        """A solution in figures; pay and supplements a week are without the prices that order the goals."""
        uncovered = float(self.uncovered @ values)
        return Point(
            objective=objective,
            bound=objective,
            pay=float(self.pay @ values),
            heads=round(float(self.heads @ values)),
            full=round(float(self.full @ values)),
            hours=float(self.hours @ values),
            uncovered=uncovered if uncovered > TOLERANCE else 0.0,
        )


def _from_sizing(sizing: Sizing) -> Point:
    problem = sizing.problem
    full = {line.id for line in problem.lines if line.full_time}
    terms = {group.id: group for group in problem.groups}
    extra = {name: {(d, i): nok for d, i, nok in group.supplements} for name, group in terms.items()}
    pay = sum(terms[group].hour_nok * hours for (group, _), hours in sorted(sizing.hours.items()))
    pay += sum(extra[group].get((day, index), 0.0) * n for (group, day, index), n in sorted(sizing.duty.items()))
    return Point(
        objective=sizing.outcome.objective,
        bound=sizing.outcome.bound,
        pay=pay,
        heads=sum(sizing.lines.values()),
        full=sum(lines for (_, kind), lines in sizing.lines.items() if kind in full),
        hours=sum(sizing.hours[key] for key in sorted(sizing.hours)),
        uncovered=float((sizing.interval_hours @ sizing.uncovered).sum()),
    )


@dataclass(frozen=True)
class Point:
    """A sized unit in few numbers: kroner a week (goal, its bound, pay with supplements), people, hours a week."""

    objective: float
    bound: float
    pay: float
    heads: int
    full: int
    hours: float
    uncovered: float
