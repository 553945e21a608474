"""Whole lines from the sizing: integer flows, one competence group after another, the highest first.

A line that works every k-th weekend comes back to itself only after a multiple of k weeks, so of n lines the
greatest multiple of k walk as closed walks of as many weeks as people (`block` flows), and the few that are left
are persons with a walk of k weeks of their own (`line_persons`). While one group's flows are made whole, the groups
still to come and all those persons are continuous, so that each group sees what is still uncovered.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pulp
from numpy.typing import NDArray

from model.errors import SolverError
from model.rota.columns import Kind, Program
from model.rota.graph import Graph
from model.rota.lines.even import even_walk
from model.rota.lines.hours import MOST_WEEKS, NoWholeLines, block_people, group_order, widest_hours
from model.rota.lines.joining import join_walks
from model.rota.lines.level import most_on_duty
from model.rota.lines.walks import Walk, closed_walks, components, split_walk, weeks_of
from model.rota.problem import NO_GOALS, LineRange, RotaProblem
from model.rota.program import build_program
from model.rota.sizing import Sizing
from model.rota.solver import ZERO, Infeasible, Solved, solve

NODE_LIMIT = 100
MOST_ROUNDS = 12
# so many lines of a group may each become a person's own where they do not fit together
MOST_ALONE = 6

Ints = NDArray[np.int64]
Judge = Callable[[Graph, Walk, LineRange], bool]


def whole_flows(problem: RotaProblem, sizing: Sizing, judge: Judge) -> tuple[dict[Kind, list[Walk]], list[Step]]:
    """The walks of each kind's block, and how each step stopped.

    judge : whether a walk of a graph may stand as a line of a kind.

    Hours beyond the cover are spread over the week, unless that leaves more uncovered.

    Raises SolverError when the solver proves nothing or the cuts do not come to an end.
    """
    least = solve(_counted(problem, sizing).lp).objective
    most = most_on_duty(_counted(problem, sizing), least)
    found: list[tuple[dict[Kind, list[Walk]], list[Step]]] = []
    fault: SolverError | None = None
    alone: frozenset[str] = frozenset()
    for bounds, hours_kept in ((most, True), (most, False), ({}, False)):
        try:
            found.append(_whole_flows(problem, sizing, judge, Limits(bounds, hours_kept)))
        except SolverError as error:
            fault = error
            continue
        if found[-1][1][-1].solved.objective <= least + ZERO:
            return found[-1]
    while fault is not None and not found:
        alone = _one_more_alone(sizing, alone, fault)
        try:
            return _whole_flows(problem, sizing, judge, Limits({}, False, alone))
        except SolverError as error:
            fault = error
    return min(found, key=lambda answer: answer[1][-1].solved.objective)


def _one_more_alone(sizing: Sizing, alone: frozenset[str], fault: SolverError) -> frozenset[str]:
    """The groups whose few lines are each a person's own, with the group that fits in no other way; else the fault."""
    group = fault.group if isinstance(fault, NoWholeLines) else None
    lines = sum(count for (name, _), count in sizing.lines.items() if name == group)
    if group is None or group in alone or lines > MOST_ALONE:
        raise fault
    return alone | {group}


def _whole_flows(
    problem: RotaProblem, sizing: Sizing, judge: Judge, limits: Limits
) -> tuple[dict[Kind, list[Walk]], list[Step]]:
    """The groups made whole one after another."""
    program = _counted(problem, sizing)
    walks: dict[Kind, list[Walk]] = {}
    steps = [Step("", solve(program.lp))]
    for key, people in limits.most.items():
        program.duty[key].upBound = people
    for group in group_order(problem):
        keys = [key for key in _apart(program, sizing, group, limits) if key[1] < len(problem.lines)]
        for flow in (flow for key in keys for flow in program.flows[key]):
            flow.cat = pulp.LpInteger
        try:
            found, solved = _round_by_round(program, keys, judge)
        except Infeasible as fault:
            kinds = tuple(line.id for line in problem.lines if sizing.lines[problem.groups[group].id, line.id])
            raise NoWholeLines(problem.groups[group].id, kinds) from fault
        walks.update(found)
        steps.append(Step(problem.groups[group].id, solved))
        for flow in (flow for key in keys for flow in program.flows[key]):
            flow.cat = pulp.LpContinuous
            flow.lowBound = flow.upBound = round(flow.varValue)
    return walks, steps


def _counted(problem: RotaProblem, sizing: Sizing) -> Program:
    """The lines' program with every group's lines counted as sized."""
    program = _program(problem)
    for group in range(len(problem.groups)):
        _count(program, sizing, group, lambda line, counted: counted)
    return program


def _apart(program: Program, sizing: Sizing, group: int, limits: Limits) -> list[Kind]:
    """Fix a group's blocks and the persons beside them apart; the kinds that have lines."""
    problem = program.problem

    def block(line: LineRange, counted: int) -> int:
        return 0 if problem.groups[group].id in limits.alone else block_people(problem, line, counted)

    return _count(program, sizing, group, block, hours_kept=limits.hours_kept)


def _program(problem: RotaProblem) -> Program:
    """The sizing's program for uncovered hours alone, every kind twice: its block, then the persons left over."""
    rest = tuple(replace(line, id=f"{line.id} rest") for line in problem.lines)
    return build_program(
        replace(problem, lines=problem.lines + rest, overbook=1.0, allow_uncovered=True, goals=NO_GOALS),
        only_uncovered=True,
    )


def _count(
    program: Program, sizing: Sizing, group: int, block: Callable[[LineRange, int], int], hours_kept: bool = False
) -> list[Kind]:
    """Fix a group's lines as sized: `block` of a kind's lines together, the rest apart.

    Hours are fixed too, a shift more or less than what was sized: what is budgeted is what is rostered; with
    `hours_kept` part-time lines have no fewer. Returns the kinds that have lines.
    """
    problem = program.problem
    half = len(problem.lines) // 2
    longest = max(shift.paid for shift in problem.shifts) / 60
    found = []
    for key in [key for key in sorted(program.lines) if key[0] == group]:
        line = problem.lines[key[1] % half]
        name = (problem.groups[group].id, line.id)
        counted = sizing.lines[name]
        together = block(line, counted)
        people = together if key[1] < half else counted - together
        # more weeks than one walk may have are cut into several, and each has its own rounding
        parts = math.ceil(people / MOST_WEEKS)
        share, slack = (sizing.hours[name] * people / counted, longest * parts) if people else (0.0, 0.0)
        room = people * widest_hours(problem, line)[0] + slack / 2 if parts > 1 else 0.0
        program.lines[key].lowBound = program.lines[key].upBound = people
        # rounding up costs a kind at its upper end its range, so only part-time lines can be held to it
        fewer = ZERO if hours_kept and not line.full_time else slack
        program.hours[key].lowBound, program.hours[key].upBound = (
            max(share - fewer, room, 0.0),
            max(share, room) + slack,
        )
        if people:
            found.append(key)
    return found


def _round_by_round(program: Program, keys: list[Kind], judge: Judge) -> tuple[dict[Kind, list[Walk]], Solved]:
    """Solve, read the walks, cut what may not stand, and solve again."""
    for _ in range(MOST_ROUNDS):
        solved = solve(program.lp, node_limit=NODE_LIMIT, to_zero=True)
        walks: dict[Kind, list[Walk]] = {}
        for key in keys:
            graph, line = program.graphs[key], program.problem.lines[key[1]]
            flows = np.array([round(flow.varValue) for flow in program.flows[key]], dtype=np.int64)
            made = standing_walks(graph, flows, line, widest_hours(program.problem, line), judge)
            if made is None:
                _cut_parts(program, key, flows)
            else:
                walks[key] = made
        if len(walks) == len(keys):
            return walks, solved
    raise SolverError(f"no legal lines for {program.problem.groups[keys[0][0]].id} after {MOST_ROUNDS} rounds of cuts")


def standing_walks(
    graph: Graph, flows: Ints, line: LineRange, hours: tuple[float, float], judge: Judge
) -> list[Walk] | None:
    """The flow as walks that may all stand as lines of the kind: as few and as long as that goes; None if not.

    hours : least and most weekly hours of a line.
    """
    paid = (hours[0] * 60, hours[1] * 60)
    found: list[Walk] = []
    for walk in join_walks(graph, closed_walks(graph, flows)):
        pieces = _pieces(graph, walk, paid, lambda piece: judge(graph, piece, line))
        if pieces is None and weeks_of(walk) > MOST_WEEKS:
            # weeks of much the same length leave every stretch within the hours
            levelled = even_walk(graph, walk, lambda changed: True)
            pieces = _pieces(graph, levelled, paid, lambda piece: judge(graph, piece, line))
        if pieces is None:
            return None
        found += pieces
    return found


def _pieces(graph: Graph, walk: Walk, paid: tuple[float, float], stands: Callable[[Walk], bool]) -> list[Walk] | None:
    """The walk in as few walks as go that may all stand; None if none of the lengths tried does it."""
    for most_weeks in sorted({min(weeks_of(walk), MOST_WEEKS), MOST_WEEKS // 2, MOST_WEEKS // 4}, reverse=True):
        pieces = split_walk(graph, walk, most_weeks, paid)
        if pieces is not None and all(stands(piece) for piece in pieces):
            return pieces
    return None


def _cut_parts(program: Program, key: Kind, flows: Ints) -> None:
    """For every connected part: people × flow out of it ≥ its people on Mondays."""
    graph, people = program.graphs[key], round(program.lines[key].upBound)
    parts = components(graph, flows)
    if len(parts) == 1:
        kind = f"{program.problem.groups[key[0]].id} {program.problem.lines[key[1]].id}"
        raise SolverError(
            f"the {people} lines of {kind} pass the rules together but not one by one; divide the unit, or widen the "
            "kind's range"
        )
    for nodes in parts:
        inside = np.zeros(graph.nodes, dtype=bool)
        inside[nodes] = True
        leaves = inside[graph.tail] & ~inside[graph.head]
        weights = people * leaves - (inside[graph.tail] & (graph.arc_weekday == 0))
        terms = [(program.flows[key][arc], float(weights[arc])) for arc in np.flatnonzero(weights).tolist()]
        program.row(terms, pulp.LpConstraintGE, 0.0)


@dataclass(frozen=True)
class Limits:
    """How the lines may be made whole.

    most : the most people by (group, (weekday, shift)). hours_kept : part-time lines keep at least the hours that were
    sized. alone : ids of groups of which every line is a person's own.
    """

    most: dict[tuple[int, tuple[int, int]], int]
    hours_kept: bool
    alone: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Step:
    """How one step stopped: the group whose flows became whole ("" for the linear program), uncovered hours a week."""

    group: str
    solved: Solved
