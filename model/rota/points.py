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
from typing import Any

import pulp

from model.rota.goals import STRICT
from model.rota.problem import RotaProblem
from model.rota.program import Program, build_program, sorted_items
from model.rota.sizing import MIX_NODES, TOLERANCE, NoLine, Shortfall, Sizing, find_shortfall, has_line, size_problem
from model.rota.solver import Infeasible, solve, solve_from

MIX_GAP = 1e-4
# a contained point's bound or answer this near the own bound leaves nothing worth a search
NEAR = 2e-4
# rounding up is accepted when its answer lies this near the bound
ROUNDED_GAP = 2e-3
# a search over the number of people as well, or over several weekend frequencies, stops at this gap
WIDE_GAP = 1e-3
# full lines rounded down are accepted when that costs no more than this share
NEXT_TO_NOTHING = 5e-4
# both where full-time hours follow from what a line works: three times the kinds, and searches of many seconds
COARSE_GAP = 3e-3
NO_LIMIT = -1e9


class PointSolver:
    """The program of points that differ only in over-booking; `problem` has the most of it.

    `solve` may be called for any over-booking from 1 to the problem's, best from the most to the least.
    """

    def __init__(self, problem: RotaProblem) -> None:
        self.problem = problem
        self.program = build_program(problem)
        self.totals = _totals(self.program)
        self.one_frequency = len({every for _, every in self.totals}) == 1
        self.rows = self.program.lp.constraints()
        self.basis: Any = None
        self.coarse = problem.full_time is not None

    def solve(self, overbook: float, contained: Iterable[Point] = ()) -> Point | Shortfall | NoLine:
        """Whole lines for one over-booking, or why there are none.

        contained : answers to problems that allow nothing this one does not, with the same cover and prices.
        Raises SolverError when the solver proves nothing.
        """
        problem = replace(self.problem, overbook=overbook)
        if problem.goals.order == STRICT:
            return _planned(problem)
        self._set_overbook(overbook)
        try:
            relaxed, self.basis = solve_from(self.program.lp, self.basis)
        except Infeasible:
            return find_shortfall(problem) if has_line(problem) else NoLine()
        if sum(hours.varValue for hours in self.program.hours.values()) < TOLERANCE and not has_line(problem):
            return NoLine()
        bound = relaxed.objective
        best = min(contained, key=lambda point: point.objective, default=None)
        if best is not None and min(best.objective - bound, abs(best.bound - bound)) <= NEAR * abs(bound):
            return replace(best, bound=bound)
        found = self._search(bound)
        if found is None and best is None:
            return _planned(problem)
        better = min((point for point in (best, found) if point is not None), key=lambda point: point.objective)
        return replace(better, bound=bound)

    def _set_overbook(self, overbook: float) -> None:
        """Over-booked hours of each group; without over-booking the row holds nothing."""
        by_name = {row.name: row for row in self.rows}
        for (limit, group, _), name in self.program.binding.items():
            if limit == "planned":
                required = sum(part.required[group] * part.hours for part in self.program.intervals)
                by_name[name].changeRHS(required * overbook if overbook > 1 else NO_LIMIT)

    def _search(self, bound: float) -> Point | None:
        """The cheapest mix with people rounded up; when that is far from the bound, one fewer or more tried too."""
        rounded = {key: math.ceil(total.varValue - TOLERANCE) for key, total in self.totals.items()}
        below = {key: math.floor(total.varValue + TOLERANCE) for key, total in self.totals.items()}
        found = self._mixed({key: (people, people) for key, people in rounded.items()})
        if (
            self.one_frequency
            and not self.coarse
            and (found is None or found.objective > bound + ROUNDED_GAP * abs(bound))
        ):
            wider = self._mixed({key: (below[key], people + 1) for key, people in rounded.items()})
            tried = [point for point in (found, wider) if point is not None]
            return min(tried, key=lambda point: point.objective, default=None)
        return found

    def _mixed(self, people: dict[tuple[int, int | None], tuple[int, int]]) -> Point | None:
        """Whole lines of every kind with so many people; None when that cannot be. Leaves the program relaxed."""
        for key, (least, most) in people.items():
            self.totals[key].bounds(least, most)
        try:
            if all(least == most for least, most in people.values()):
                found = self._rounded_down()
                if found is not None:
                    return found
            for lines in self.program.lines.values():
                lines.cat = pulp.LpInteger
            held = self.one_frequency and all(least == most for least, most in people.values())
            fine = MIX_GAP if held else WIDE_GAP
            solved = solve(self.program.lp, gap=COARSE_GAP if self.coarse else fine, node_limit=MIX_NODES)
            return _read(self.program, solved.objective)
        except Infeasible:
            return None
        finally:
            for lines in self.program.lines.values():
                lines.cat = pulp.LpContinuous
            for total in self.totals.values():
                total.bounds(0, None)

    def _rounded_down(self) -> Point | None:
        """Full lines rounded down, where that costs next to nothing beside fractions of lines; else None.

        A full line more than the hours fill costs hours beyond need, so rounding down is nearly always the cheapest.
        """
        least, _ = solve_from(self.program.lp, self.basis)
        whole: dict[tuple[int, int], int] = {}
        for key, total in self.totals.items():
            kinds = [(k, n) for k, n in sorted_items(self.program.lines) if (k[0], self._every(k[1])) == key]
            part = [k for k, _ in kinds if not self.problem.lines[k[1]].full_time]
            whole |= {k: math.floor(n.varValue + TOLERANCE) for k, n in kinds}
            left = round(total.varValue) - sum(whole[k] for k, _ in kinds)
            if left and not part:
                return None
            if left:
                whole[max(part, key=lambda k: (self.program.lines[k].varValue, k))] += left
        for key, lines in self.program.lines.items():
            lines.bounds(whole[key], whole[key])
        try:
            solved, _ = solve_from(self.program.lp, self.basis)
        except Infeasible:
            return None
        finally:
            for lines in self.program.lines.values():
                lines.bounds(0, None)
        accepted = COARSE_GAP if self.coarse else NEXT_TO_NOTHING
        near = solved.objective <= least.objective + accepted * abs(least.objective)
        return _read(self.program, solved.objective) if near else None

    def _every(self, kind: int) -> int | None:
        return self.problem.lines[kind].weekend_every


def _totals(program: Program) -> dict[tuple[int, int | None], pulp.LpVariable]:
    """A column for the people of each group and weekend frequency."""
    together: dict[tuple[int, int | None], list[pulp.LpVariable]] = {}
    for (group, kind), lines in sorted_items(program.lines):
        together.setdefault((group, program.problem.lines[kind].weekend_every), []).append(lines)
    found = {}
    for key, kinds in together.items():
        total = found[key] = program.column("people")
        program.row([*((lines, 1.0) for lines in kinds), (total, -1.0)], pulp.LpConstraintEQ, 0.0)
    return found


def _planned(problem: RotaProblem) -> Point | Shortfall | NoLine:
    """The point as a plan would be sized."""
    answer = size_problem(problem)
    return _from_sizing(answer) if isinstance(answer, Sizing) else answer


def _read(program: Program, objective: float) -> Point:
    problem = program.problem
    full = [round(n.varValue) for (_, kind), n in program.lines.items() if problem.lines[kind].full_time]
    uncovered = sum(s.varValue * program.intervals[at].hours for (_, at), s in sorted_items(program.uncovered))
    return Point(
        objective=objective,
        bound=objective,
        pay=_pay(program),
        heads=sum(round(lines.varValue) for lines in program.lines.values()),
        full=sum(full),
        hours=sum(hours.varValue for _, hours in sorted_items(program.hours)),
        uncovered=uncovered if uncovered > TOLERANCE else 0.0,
    )


def _pay(program: Program) -> float:
    """Pay and supplements a week, without the prices that order the goals."""
    groups = program.problem.groups
    pay: float = sum(groups[group].hour_nok * hours.varValue for (group, _), hours in sorted_items(program.hours))
    extra = [{(day, index): nok for day, index, nok in group.supplements} for group in groups]
    for (group, at), duty in sorted_items(program.duty):
        pay += extra[group].get(at, 0.0) * duty.varValue
    return pay


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
