"""The linear program of one unit: a circulation of lines through each group's shift-state graphs.

For every competence group and line kind, the flow on an arc is the number of lines that do it. What
flows out of Monday is the number of lines; flow is conserved at every node; hours stay within the
kind's range; people on duty cover each interval, with one-way substitution and priced slack.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

import pulp

from model.rota.graph import OFF, Graph, shift_graph
from model.rota.problem import Interval, RotaProblem, intervals

Terms = list[tuple[pulp.LpVariable, float]]
Kind = tuple[int, int]
K = TypeVar("K")
V = TypeVar("V")


def build_program(problem: RotaProblem, elastic: bool | None = None, only_uncovered: bool = False) -> Program:
    """The program with continuous line counts.

    elastic : cover may fall short at a price; by default what the problem says.
    only_uncovered : the objective counts uncovered hours and nothing else (to say what is missing).
    """
    program = Program(problem, intervals(problem), elastic=problem.allow_uncovered if elastic is None else elastic)
    for group in range(len(problem.groups)):
        for kind, line in enumerate(problem.lines):
            graph = shift_graph(problem.shifts, problem.rules, line.weekend_every)
            if graph.arcs:
                _circulation(program, (group, kind), graph)
        _duty(program, group)
    for number, interval in enumerate(program.intervals):
        _cover(program, number, interval)
    for group in range(len(problem.groups)):
        _overbook(program, group)
    _objective(program, only_uncovered)
    return program


def _circulation(program: Program, key: Kind, graph: Graph) -> None:
    problem, line = program.problem, program.problem.lines[key[1]]
    flows = [program.column("flow") for _ in range(graph.arcs)]
    lines, hours = program.column("lines"), program.column("hours")
    balance: list[Terms] = [[] for _ in range(graph.nodes)]
    for flow, tail, head in zip(flows, graph.tail.tolist(), graph.head.tolist(), strict=True):
        balance[head].append((flow, 1.0))
        balance[tail].append((flow, -1.0))
    for terms in balance:
        program.row(terms, pulp.LpConstraintEQ, 0.0)
    monday = graph.arc_weekday == 0
    program.row(
        [(f, 1.0) for f, out in zip(flows, monday, strict=True) if out] + [(lines, -1.0)], pulp.LpConstraintEQ, 0.0
    )
    paid = [(flow, minutes / 60) for flow, minutes in zip(flows, graph.arc_paid.tolist(), strict=True) if minutes]
    program.row([*paid, (hours, -1.0)], pulp.LpConstraintEQ, 0.0)
    program.row([(hours, 1.0), (lines, -line.low * problem.full_hours)], pulp.LpConstraintGE, 0.0)
    program.row([(hours, 1.0), (lines, -line.high * problem.full_hours)], pulp.LpConstraintLE, 0.0)
    program.graphs[key], program.flows[key] = graph, flows
    program.lines[key], program.hours[key] = lines, hours


def _duty(program: Program, group: int) -> None:
    """One column for the people of a group on each shift of each weekday, over all line kinds."""
    working: dict[tuple[int, int], Terms] = {}
    for (owner, _), graph in sorted_items(program.graphs):
        if owner != group:
            continue
        flows = program.flows[owner, _]
        for flow, day, label in zip(flows, graph.arc_weekday.tolist(), graph.label.tolist(), strict=True):
            if label != OFF:
                working.setdefault((day, label), []).append((flow, 1.0))
    for start in program.problem.starts:
        if start in working:
            duty = program.column("duty")
            program.row([*working[start], (duty, -1.0)], pulp.LpConstraintEQ, 0.0)
            program.duty[group, start] = duty


def _cover(program: Program, number: int, interval: Interval) -> None:
    problem = program.problem
    own: list[Terms] = []
    for group in range(len(problem.groups)):
        own.append([(program.duty[group, s], 1.0) for s in interval.on_duty if (group, s) in program.duty])
    given: list[Terms] = [[] for _ in own]
    received: list[Terms] = [[] for _ in own]
    for helper in range(len(own)):
        for helped in range(len(own)):
            if problem.may_help(helper, helped) and interval.required[helped] and own[helper]:
                lent = program.column("lent")
                program.lent[helper, helped, number] = lent
                given[helper].append((lent, -1.0))
                received[helped].append((lent, 1.0))
    for group, required in enumerate(interval.required):
        short: Terms = []
        if program.elastic and required:
            program.uncovered[group, number] = program.column("uncovered")
            short = [(program.uncovered[group, number], 1.0)]
        if required or given[group]:
            program.row(own[group] + given[group] + received[group] + short, pulp.LpConstraintGE, float(required))
        if given[group] and received[group]:
            # help is not passed on: what a group lends must be its own people
            program.row(own[group] + given[group], pulp.LpConstraintGE, 0.0)


def _overbook(program: Program, group: int) -> None:
    """Hours at a group's work ≥ required hours ÷ (1 − known absence), whoever of those allowed does them."""
    problem = program.problem
    required = sum(interval.required[group] * interval.hours for interval in program.intervals)
    able = [own for own in program.hours if own[0] == group or problem.may_help(own[0], group)]
    if not able or required == 0 or problem.overbook <= 1:
        return
    terms = [(hours, 1.0) for key, hours in sorted_items(program.hours) if key[0] == group]
    for (helper, helped, number), lent in sorted_items(program.lent):
        if group in (helper, helped):
            terms.append((lent, program.intervals[number].hours * (1.0 if helped == group else -1.0)))
    program.row(terms, pulp.LpConstraintGE, required * problem.overbook)


def _objective(program: Program, only_uncovered: bool) -> None:
    problem, prices = program.problem, program.problem.prices
    per_hour = 1.0 if only_uncovered else prices.uncovered_hour
    terms: Terms = [
        (short, per_hour * program.intervals[number].hours) for (_, number), short in sorted_items(program.uncovered)
    ]
    if not only_uncovered:
        for key, lines in sorted_items(program.lines):
            part = 0.0 if problem.lines[key[1]].full_time else prices.part_time_line
            terms.append((lines, prices.line + part))
        terms += [(hours, problem.groups[key[0]].hour_nok) for key, hours in sorted_items(program.hours)]
        for number, group in enumerate(problem.groups):
            extra = {(day, index): nok for day, index, nok in group.supplements}
            terms += [
                (duty, extra.get(start, 0.0)) for (owner, start), duty in sorted_items(program.duty) if owner == number
            ]
        terms += [
            (lent, prices.unqualified_step * program.intervals[number].hours)
            for (_, _, number), lent in sorted_items(program.lent)
        ]
    program.lp.setObjective(pulp.LpAffineExpression(terms))


def sorted_items(mapping: dict[K, V]) -> list[tuple[K, V]]:
    """Items in order of their keys."""
    return sorted(mapping.items(), key=lambda item: item[0])  # type: ignore[arg-type,return-value]


@dataclass
class Program:
    """The linear program while it is built: columns by what they stand for, keyed by numbers of group and kind."""

    problem: RotaProblem
    intervals: tuple[Interval, ...]
    elastic: bool
    lp: pulp.LpProblem = field(default_factory=lambda: pulp.LpProblem("rota", pulp.LpMinimize))
    graphs: dict[Kind, Graph] = field(default_factory=dict)
    flows: dict[Kind, list[pulp.LpVariable]] = field(default_factory=dict)
    lines: dict[Kind, pulp.LpVariable] = field(default_factory=dict)
    hours: dict[Kind, pulp.LpVariable] = field(default_factory=dict)
    duty: dict[tuple[int, tuple[int, int]], pulp.LpVariable] = field(default_factory=dict)
    lent: dict[tuple[int, int, int], pulp.LpVariable] = field(default_factory=dict)
    uncovered: dict[tuple[int, int], pulp.LpVariable] = field(default_factory=dict)
    columns: int = 0
    rows: int = 0

    def column(self, what: str) -> pulp.LpVariable:
        """A new column ≥ 0; its name sorts in the order of making, so the solver sees a fixed order."""
        self.columns += 1
        return self.lp.add_variable(f"c{self.columns:06d}_{what}", lowBound=0)

    def row(self, terms: Terms, sense: int, value: float) -> None:
        """A new row: Σ terms (=, ≥, ≤) value."""
        self.rows += 1
        self.lp.addConstraint(pulp.LpConstraint(pulp.LpAffineExpression(terms), sense, f"r{self.rows:06d}", value))
