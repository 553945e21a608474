"""The linear program of one unit: a circulation of lines through each group's shift-state graphs.

For every competence group and line kind, the flow on an arc is the number of lines that do it. What
flows out of Monday is the number of lines; flow is conserved at every node; hours stay within the
kind's range; people on duty cover each interval, with one-way substitution and priced slack.
"""

from __future__ import annotations

import pulp

from model.rota.columns import Kind, Program, Terms, sorted_items
from model.rota.full_time import STATED, THREE_PART, Limit, hour_limits, line_shifts
from model.rota.goal_rows import add_goals, priced, uncovered_terms
from model.rota.graph import OFF, Graph, shift_graph
from model.rota.problem import Interval, RotaProblem, intervals

__all__ = ["Kind", "Program", "Terms", "build_program", "sorted_items"]


def build_program(problem: RotaProblem, elastic: bool | None = None, only_uncovered: bool = False) -> Program:
    """The program with continuous line counts.

    elastic : cover may fall short at a price; by default what the problem says.
    only_uncovered : the objective counts uncovered hours and nothing else (to say what is missing).
    """
    program = Program(problem, intervals(problem), elastic=problem.allow_uncovered if elastic is None else elastic)
    for group in range(len(problem.groups)):
        for kind, line in enumerate(problem.lines):
            graph = shift_graph(line_shifts(problem, line), problem.rules, line.weekend_every)
            if graph.arcs:
                _circulation(program, (group, kind), graph)
        _duty(program, group)
    for number, interval in enumerate(program.intervals):
        _cover(program, number, interval)
    for group in range(len(problem.groups)):
        _overbook(program, group)
    add_goals(program)
    program.lp.setObjective(pulp.LpAffineExpression(uncovered_terms(program) if only_uncovered else priced(program)))
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
    if line.hours_kind == STATED:
        program.row([(hours, 1.0), (lines, -line.low * problem.full_hours)], pulp.LpConstraintGE, 0.0)
        program.row([(hours, 1.0), (lines, -line.high * problem.full_hours)], pulp.LpConstraintLE, 0.0)
    else:
        for limit in hour_limits(problem, line):
            program.row(limit_terms(limit, graph, (flows, hours, lines)), pulp.LpConstraintGE, 0.0)
    if line.hours_kind == THREE_PART and problem.full_time is not None:
        weights = problem.full_time.reduction(problem)
        reduction = program.reduction[key] = program.column("reduction")
        taken = limit_terms(Limit(0.0, 0.0, weights), graph, (flows, hours, lines))
        program.row([*taken, (reduction, -1.0)], pulp.LpConstraintEQ, 0.0)
    program.graphs[key], program.flows[key] = graph, flows
    program.lines[key], program.hours[key] = lines, hours


def limit_terms(
    limit: Limit, graph: Graph, columns: tuple[list[pulp.LpVariable], pulp.LpVariable, pulp.LpVariable]
) -> Terms:
    """A limit on a kind's hours over its columns: flow on every arc, hours, lines."""
    flows, hours, lines = columns
    terms = [(column, factor) for column, factor in ((hours, limit.per_hour), (lines, limit.per_line)) if factor]
    weights = limit.per_start or {}
    for flow, day, label in zip(flows, graph.arc_weekday.tolist(), graph.label.tolist(), strict=True):
        if weights.get((day, label)):
            terms.append((flow, weights[day, label]))
    return terms


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
            terms = own[group] + given[group] + received[group] + short
            name = program.row(terms, pulp.LpConstraintGE, float(required))
            program.binding["cover", group, number] = name
        if given[group] and received[group]:
            # help is not passed on: what a group lends must be its own people
            program.row(own[group] + given[group], pulp.LpConstraintGE, 0.0)


def planned_hours(program: Program, group: int) -> float:
    """Hours a week of a group's cover that somebody can work: absence is planned for no others."""
    problem = program.problem
    helpers = [place for place in range(len(problem.groups)) if place == group or problem.may_help(place, group)]

    def reached(interval: Interval) -> bool:
        return any((helper, start) in program.duty for helper in helpers for start in interval.on_duty)

    return sum(part.required[group] * part.counted_hours for part in program.intervals if reached(part))


def _overbook(program: Program, group: int) -> None:
    """Hours at a group's work ≥ required hours ÷ (1 − known absence), whoever of those allowed does them."""
    problem = program.problem
    required = planned_hours(program, group)
    able = [own for own in program.hours if own[0] == group or problem.may_help(own[0], group)]
    if not able or required == 0 or problem.overbook <= 1:
        return
    terms = [(hours, 1.0) for key, hours in sorted_items(program.hours) if key[0] == group]
    for (helper, helped, number), lent in sorted_items(program.lent):
        if group in (helper, helped):
            terms.append((lent, program.intervals[number].counted_hours * (1.0 if helped == group else -1.0)))
    if problem.goals.limits_people:
        program.planned[group] = program.column("planned")
        terms.append((program.planned[group], 1.0))
    program.binding["planned", group, -1] = program.row(terms, pulp.LpConstraintGE, required * problem.overbook)
