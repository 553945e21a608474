"""The lines left over when a kind's number is no multiple of its weekend frequency: persons with k weeks of their own.

Such a person works the same k weeks for ever and has their weekend in one week of every k, so these lines, unlike
the others, do not look the same every week. Their cover is therefore judged week by week until all of them
repeat. Who has which weekend is dealt out first; the weeks themselves are made whole one group after another.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

import numpy as np
import pulp
from numpy.typing import NDArray

from model.errors import SolverError
from model.rota.columns import Program, Terms
from model.rota.full_time import STATED, hour_limits, line_shifts
from model.rota.graph import OFF, Graph, shift_graph
from model.rota.lines.flows import NODE_LIMIT, Judge, Step
from model.rota.lines.hours import NoWholeLines, group_order, widest_hours
from model.rota.lines.leftover import Counts, Person, Start, Use, left_over
from model.rota.lines.unrolled import unrolled
from model.rota.lines.walks import Walk, closed_walks
from model.rota.problem import Interval, RotaProblem, intervals
from model.rota.program import limit_terms
from model.rota.shifts import DAY
from model.rota.solver import ZERO, Infeasible, Solved, solve

# how far a person's weeks may be from their mean, in shifts, and how near hours stay to the sizing: so many times the
# longest shift, or anywhere in the kind's range; the first that works
TRIES = ((1, 0.25), (1, 0.5), (1, 1.0), (2, 0.5), (2, 1.0), (1, None), (2, None), (None, None))

Ints = NDArray[np.int64]


def person_walks(problem: RotaProblem, counts: Counts, judge: Judge) -> tuple[list[tuple[Person, Walk]], list[Step]]:
    """A walk of k weeks for every person left over, from the calendar's first week, and how each step stopped.

    Their hours are their kind's mean, give or take a shift a week. Only if that leaves uncovered what the blocks
    did not, may they be anywhere in the kind's range. Each week is within a shift of the person's mean, where that
    is not possible within two, else as it comes.

    Raises SolverError when the solver proves nothing or a walk may not stand as a line.
    """
    persons = left_over(problem, counts.alone)
    if not persons:
        return [], []
    best, steps = _evenest(problem, counts, persons)
    if steps[-1].solved.objective > counts.uncovered + ZERO:
        other, more = _attempt(problem, counts, persons, None)
        if more[-1].solved.objective < steps[-1].solved.objective - ZERO:
            best, steps = other, more
    found = []
    for number, person in enumerate(persons):
        walk, line = best.walk(number), problem.lines[person.kind]
        graph = shift_graph(line_shifts(problem, line), problem.rules, line.weekend_every)
        if not judge(graph, walk, line):
            raise SolverError(f"a line of {problem.groups[person.group].id} {line.id} does not pass the rules")
        found.append((person, walk))
    return found, steps


def _evenest(problem: RotaProblem, counts: Counts, persons: list[Person]) -> tuple[_Persons, list[Step]]:
    """The persons with the most even weeks that leave no more uncovered, else those that leave the least.

    Shifts on which they are of no use are a way out only where the hours of their kinds come out in no other way.
    """
    found: list[tuple[_Persons, list[Step]]] = []
    longest = max(shift.paid for shift in problem.shifts) / 60
    tries = [
        replace(counts, apart=apart, near=None if shifts is None else shifts * longest, use=use)
        for use in Use
        for apart, shifts in TRIES
    ]
    for settled in tries:
        try:
            found.append(_attempt(problem, settled, persons, 1))
        except SolverError:
            if settled is tries[-1] and not found:
                raise
            continue
        if found[-1][1][-1].solved.objective <= counts.uncovered + ZERO or settled.apart is None:
            break
    return min(found, key=lambda made: round(made[1][-1].solved.objective / ZERO))


def _attempt(
    problem: RotaProblem, counts: Counts, persons: list[Person], shifts_a_week: int | None
) -> tuple[_Persons, list[Step]]:
    """The persons' flows made whole, one group after another."""
    program = _Persons(problem, counts, persons, shifts_a_week)
    steps = []
    for group in group_order(problem):
        own = [number for number, person in enumerate(persons) if person.group == group]
        columns = [flow for number in own for flow in program.flows[number]]
        if not columns:
            continue
        for flow in columns:
            flow.cat = pulp.LpInteger
        steps.append(Step(problem.groups[group].id, _solved(program, group)))
        for flow in columns:
            flow.cat = pulp.LpContinuous
            flow.lowBound = flow.upBound = round(flow.varValue)
    return program, steps


def _solved(program: _Persons, group: int) -> Solved:
    try:
        return solve(program.frame.lp, node_limit=NODE_LIMIT, to_zero=True)
    except Infeasible as fault:
        problem = program.problem
        kinds = sorted({problem.lines[person.kind].id for person in program.persons if person.group == group})
        raise NoWholeLines(problem.groups[group].id, tuple(kinds)) from fault


@dataclass
class _Persons:
    """The program of the persons: a circulation for each, cover for every interval of every calendar week.

    shifts_a_week : how many shifts a week a person's hours may differ from their kind's mean; None = any number.
    """

    problem: RotaProblem
    counts: Counts
    persons: list[Person]
    shifts_a_week: int | None
    graphs: list[Graph] = field(default_factory=list)
    first_weeks: list[Ints] = field(default_factory=list)
    flows: list[list[pulp.LpVariable]] = field(default_factory=list)
    working: dict[tuple[int, int, Start], Terms] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.frame = Program(self.problem, intervals(self.problem), elastic=True)
        self.weeks = math.lcm(1, *(person.weeks for person in self.persons))
        self.uncovered: Terms = []
        for person in self.persons:
            self._circulation(person)
        if self.counts.near is not None:
            for group in range(len(self.problem.groups)):
                self._near_sizing(group, self.counts.near)
        for week in range(self.weeks):
            for interval in self.frame.intervals:
                self._cover(week, interval)
        self.frame.lp.setObjective(pulp.LpAffineExpression(self.uncovered))

    def _every(self, person: Person) -> int:
        return self.problem.lines[person.kind].weekend_every or 1

    def _circulation(self, person: Person) -> None:
        every = self._every(person)
        line = self.problem.lines[person.kind]
        small = shift_graph(line_shifts(self.problem, line), self.problem.rules, line.weekend_every)
        graph, weeks = unrolled(small, every, person.weeks // every)
        weeks = (weeks + person.weekend + 1 - every) % person.weeks
        flows = [self.frame.column("flow") for _ in range(graph.arcs)]
        balance: list[Terms] = [[] for _ in range(graph.nodes)]
        for arc, flow in enumerate(flows):
            balance[graph.head[arc]].append((flow, 1.0))
            balance[graph.tail[arc]].append((flow, -1.0))
            if graph.label[arc] != OFF:
                start = (int(graph.arc_weekday[arc]), int(graph.label[arc]))
                if self.counts.use.forbids(self.problem, self.frame.intervals, (person.group, start)):
                    flow.upBound = 0.0
                for week in range(int(weeks[arc]), self.weeks, person.weeks):
                    self.working.setdefault((person.group, week, start), []).append((flow, 1.0))
        for terms in balance:
            self.frame.row(terms, pulp.LpConstraintEQ, 0.0)
        mondays = [(flows[arc], 1.0) for arc in np.flatnonzero(graph.arc_weekday == 0).tolist()]
        self.frame.row(mondays, pulp.LpConstraintEQ, float(person.weeks))
        pairs = zip(flows, graph.arc_paid.tolist(), strict=True)
        low, high = self._hours(person)
        paid = [(flow, minutes / 60) for flow, minutes in pairs if minutes]
        self.frame.row(paid, pulp.LpConstraintGE, low)
        self.frame.row(paid, pulp.LpConstraintLE, high)
        if line.hours_kind != STATED:
            self._full_time(person, graph, flows, paid)
        if self.counts.apart is not None:
            self._even(
                person, weeks, [(flow, minutes / 60) for flow, minutes in zip(flows, graph.arc_paid, strict=True)]
            )
        self.graphs.append(graph)
        self.first_weeks.append(weeks)
        self.flows.append(flows)

    def _full_time(self, person: Person, graph: Graph, flows: list[pulp.LpVariable], paid: Terms) -> None:
        """The conditions of the kind's full-time hours, for the person's weeks together."""
        hours, weeks = self.frame.column("hours"), self.frame.column("weeks")
        weeks.lowBound = weeks.upBound = person.weeks
        self.frame.row([*paid, (hours, -1.0)], pulp.LpConstraintEQ, 0.0)
        for limit in hour_limits(self.problem, self.problem.lines[person.kind]):
            self.frame.row(limit_terms(limit, graph, (flows, hours, weeks)), pulp.LpConstraintGE, 0.0)

    def _near_sizing(self, group: int, hours: float) -> None:
        """A group's persons together: at most so many hours each, until their lines repeat, beyond those sized."""
        terms: Terms = []
        most = 0.0
        for number, person in enumerate(self.persons):
            if person.group == group:
                minutes = self.graphs[number].arc_paid.tolist()
                pairs = zip(self.flows[number], minutes, strict=True)
                terms += [(flow, paid / 60 / person.weeks) for flow, paid in pairs if paid]
                most += self._mean(person) + hours / person.weeks
        if terms:
            self.frame.row(terms, pulp.LpConstraintLE, most)

    def _mean(self, person: Person) -> float:
        """Hours a week of the person's kind as sized, the mean over its lines."""
        name = (self.problem.groups[person.group].id, self.problem.lines[person.kind].id)
        return self.counts.hours[name] / self.counts.lines[name]

    def _even(self, person: Person, weeks: Ints, paid: Terms) -> None:
        """The hours of each of the person's weeks, within so many shifts of their mean."""
        apart = (self.counts.apart or 0) * max(shift.paid for shift in self.problem.shifts) / 60
        for week in range(person.weeks):
            inside = (weeks == week).tolist()
            terms = [
                (flow, hours * ((1.0 if own else 0.0) - 1 / person.weeks))
                for (flow, hours), own in zip(paid, inside, strict=True)
                if hours
            ]
            self.frame.row(terms, pulp.LpConstraintLE, apart)
            self.frame.row(terms, pulp.LpConstraintGE, -apart)

    def _hours(self, person: Person) -> tuple[float, float]:
        """Least and most hours of a person's weeks: near their kind's mean as sized, and in its range."""
        line = self.problem.lines[person.kind]
        low, high = (hours * person.weeks for hours in widest_hours(self.problem, line))
        if self.shifts_a_week is None:
            return low, high
        mean = person.weeks * self._mean(person)
        slack = self.shifts_a_week * person.weeks * max(shift.paid for shift in self.problem.shifts) / 60
        return max(mean - slack, low), min(mean + slack, high)

    def _cover(self, week: int, interval: Interval) -> None:
        frame, groups = self.frame, range(len(self.problem.groups))
        own: list[Terms] = [[] for _ in groups]
        fixed = [0.0 for _ in groups]
        for group in groups:
            for start in interval.on_duty:
                # a shift that began before this week's Monday belongs to the week before
                begun = start[0] * DAY + self.problem.shifts[start[1]].start
                of_week = (week - (begun > interval.start)) % self.weeks
                own[group] += self.working.get((group, of_week, start), [])
                fixed[group] += self.counts.duty.get((group, start), 0)
        given: list[Terms] = [[] for _ in groups]
        received: list[Terms] = [[] for _ in groups]
        for helper in groups:
            for helped in groups:
                can = self.problem.may_help(helper, helped) and interval.required[helped]
                if can and (own[helper] or fixed[helper]):
                    lent = frame.column("lent")
                    given[helper].append((lent, -1.0))
                    received[helped].append((lent, 1.0))
        for group, required in enumerate(interval.required):
            short: Terms = []
            if required:
                column = frame.column("uncovered")
                short = [(column, 1.0)]
                self.uncovered.append((column, interval.hours / self.weeks))
            if required or given[group]:
                terms = own[group] + given[group] + received[group] + short
                frame.row(terms, pulp.LpConstraintGE, required - fixed[group])
            if given[group] and received[group]:
                frame.row(own[group] + given[group], pulp.LpConstraintGE, -fixed[group])

    def walk(self, number: int) -> Walk:
        """The person's weeks from the calendar's first week on."""
        graph = self.graphs[number]
        flows = np.array([round(flow.varValue) for flow in self.flows[number]], dtype=np.int64)
        (walk,) = closed_walks(graph, flows)
        first = self.first_weeks[number][list(walk[::7])].tolist().index(0)
        turned = walk[first * 7 :] + walk[: first * 7]
        copies = self.persons[number].weeks // self._every(self.persons[number])
        return tuple(arc % (graph.arcs // copies) for arc in turned)
