"""From a unit's problem to whole lines: linear program, integer line counts, mix of kinds, then the flows.

The order of goals is in the prices: cover first, then hours, then few and full lines. Line counts are
whole, flows stay continuous; the last step solves the flows again for the chosen counts, so what is
reported as uncovered is the least, at these prices, that these lines leave uncovered.
"""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping

import numpy as np
import pulp

from model.errors import SolverError
from model.rota.answers import Answer, GoalShortfalls, LimitPrice, Missing, NoLine, Outcome, Shortfall, Sizing
from model.rota.columns import Program, sorted_items
from model.rota.full_time import mean_full_hours, worked_by
from model.rota.goal_rows import ORDER, cost_terms, goal_terms
from model.rota.goals import STRICT
from model.rota.limit_prices import limit_prices
from model.rota.problem import RotaProblem
from model.rota.program import build_program
from model.rota.side_by_side import Tell, answers_of, silent
from model.rota.solver import Infeasible, Solved, solve

# hours below this are the solver's rounding, not a shortage anyone could staff
TOLERANCE = 1e-6
MIX_GAP = 1e-5
MIX_NODES = 20

__all__ = ["Answer", "Missing", "NoLine", "Outcome", "Shortfall", "Sizing", "size_problem", "solve_cached"]


def solve_cached(
    problems: Iterable[RotaProblem],
    cache: MutableMapping[str, Answer] | None = None,
    workers: int = 1,
    tell: Tell = silent,
) -> dict[str, Answer]:
    """The answer to each problem by its key; equal problems are solved once.

    cache : answers from earlier calls, read and added to as they come. workers : processes to share the solving.
    tell : called with (problems solved, problems to solve); what it raises ends the solving.
    """
    known = {} if cache is None else cache
    asked = {problem.key: problem for problem in problems}
    found = {key: answer for key in sorted(asked) if (answer := known.get(key)) is not None}
    missing = [asked[key] for key in sorted(asked) if key not in found]
    for place, answer in answers_of(size_problem, missing, workers, tell):
        found[missing[place].key] = known[missing[place].key] = answer
    return {key: found[key] for key in sorted(asked)}


def size_problem(problem: RotaProblem) -> Answer:
    """Whole lines for one problem, or what is missing when cover may not fall short and cannot be met.

    NoLine when the rules let nobody work any of the line kinds, whether or not cover may fall short.

    Raises SolverError when the solver proves nothing.
    """
    program = build_program(problem)
    try:
        relaxed = solve(program.lp)
    except Infeasible:
        return find_shortfall(problem) if has_line(problem) else NoLine()
    if all(_clean(hours.varValue) == 0 for hours in program.hours.values()) and not has_line(problem):
        return NoLine()
    prices = limit_prices(program)
    if problem.goals.order == STRICT:
        relaxed = _goal_by_goal(program)
    counted = _whole_lines(program, relaxed)
    _settle_mix(program)
    for lines in program.lines.values():
        lines.cat = pulp.LpContinuous
        lines.lowBound = lines.upBound = round(lines.varValue)
    final = solve(program.lp)
    # the last two steps can only improve on the search; the proven bound stays
    bound = min(max(counted.bound, relaxed.objective), final.objective)
    gap = round((final.objective - bound) / max(abs(final.objective), TOLERANCE), 9)
    outcome = Outcome(relaxed.status, counted.status, relaxed.objective, final.objective, bound, gap)
    return _read(program, outcome, prices)


def _goal_by_goal(program: Program) -> Solved:
    """Make the goals small one after another with whole lines, each held before the next; then kroner, relaxed.

    A goal is held at what the search proved it can be, so a later one can only choose among what is as good.
    """
    for lines in program.lines.values():
        lines.cat = pulp.LpInteger
    for goal in ORDER:
        terms = goal_terms(program, goal)
        if not terms:
            continue
        program.lp.setObjective(pulp.LpAffineExpression(terms))
        found = solve(program.lp, to_zero=True)
        held = found.objective + TOLERANCE * max(1.0, found.objective)
        program.row(terms, pulp.LpConstraintLE, held)
    for lines in program.lines.values():
        lines.cat = pulp.LpContinuous
    program.lp.setObjective(pulp.LpAffineExpression(cost_terms(program)))
    return solve(program.lp)


def _whole_lines(program: Program, relaxed: Solved) -> Solved:
    """Search whole line counts: first among the kinds the linear program uses, then among all if need be.

    The first search is several times smaller and its answer nearly always lies within the gap of the linear
    program's bound, which holds for all kinds; only then is it accepted.
    """
    gap = program.problem.mip_gap
    idle = [lines for _, lines in sorted_items(program.lines) if lines.varValue < TOLERANCE]
    for lines in program.lines.values():
        lines.cat = pulp.LpInteger
    for lines in idle:
        lines.upBound = 0
    start = None
    try:
        # half the gap is left for what the idle kinds might have saved
        found = solve(program.lp, gap=gap / 2)
    except Infeasible:
        # limits on people can leave the used kinds without whole numbers
        found = None
    if found and found.objective - relaxed.objective <= gap * abs(found.objective):
        return Solved(found.status, found.objective, relaxed.objective)
    if found:
        start = {lines.name: float(round(lines.varValue)) for lines in program.lines.values()}
    for lines in idle:
        lines.upBound = None
    return solve(program.lp, gap=gap, start=start)


def _settle_mix(program: Program) -> None:
    """With the lines of each group and weekend frequency counted, find the cheapest mix of full and part time.

    A gap in per cent of all kroner is wider than what a few part-time lines cost, so without this step the
    full-time share would be chance. Few columns are left to choose, so this search is run to its end.
    """
    by_weekend: dict[tuple[int, int | None], list[pulp.LpVariable]] = {}
    for (group, kind), lines in sorted_items(program.lines):
        by_weekend.setdefault((group, program.problem.lines[kind].weekend_every), []).append(lines)
    start = {lines.name: float(round(lines.varValue)) for lines in program.lines.values()}
    for number, kinds in enumerate(by_weekend.values()):
        total = sum(round(lines.varValue) for lines in kinds)
        sum_of_lines = pulp.LpAffineExpression([(lines, 1.0) for lines in kinds])
        program.lp.addConstraint(pulp.LpConstraint(sum_of_lines, pulp.LpConstraintEQ, f"mix{number}", float(total)))
        for lines in kinds:
            lines.upBound = total
    if any(len(kinds) > 1 for kinds in by_weekend.values()):
        solve(program.lp, gap=MIX_GAP, node_limit=MIX_NODES, start=start)


def has_line(problem: RotaProblem) -> bool:
    """Whether anybody at all can work a line of some kind under the rules; cover is let go."""
    program = build_program(problem, elastic=True)
    if not program.hours:
        return False
    program.row([(hours, 1.0) for _, hours in sorted_items(program.hours)], pulp.LpConstraintGE, 1.0)
    try:
        solve(program.lp)
    except Infeasible:
        return False
    return True


def find_shortfall(problem: RotaProblem) -> Shortfall:
    """The least that is missing when cover is not allowed to fall short, from the elastic program."""
    program = build_program(problem, elastic=True, only_uncovered=True)
    solve(program.lp)
    found: list[Missing] = []
    for (group, number), short in sorted_items(program.uncovered):
        interval, people = program.intervals[number], short.varValue
        if people < TOLERANCE:
            continue
        name = problem.groups[group].id
        last = found[-1] if found else None
        if last and (last.group, last.end) == (name, interval.start) and abs(last.people - people) < TOLERANCE:
            found[-1] = Missing(name, last.start, interval.end, people)
        else:
            found.append(Missing(name, interval.start, interval.end, people))
    if not found:
        raise SolverError("the rota problem has no solution although all cover can be met; please report this")
    return Shortfall(tuple(found))


def _read(program: Program, outcome: Outcome, prices: tuple[LimitPrice, ...]) -> Sizing:
    """The solved program as plain numbers; solver noise below the tolerance is cut."""
    problem = program.problem
    names = {key: (problem.groups[key[0]].id, problem.lines[key[1]].id) for key in sorted(program.lines)}
    shape = (len(program.intervals), len(problem.groups))
    uncovered, given, received = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    for (group, number), short in program.uncovered.items():
        uncovered[number, group] = _clean(short.varValue)
    for (helper, helped, number), lent in sorted_items(program.lent):
        given[number, helper] += _clean(lent.varValue)
        received[number, helped] += _clean(lent.varValue)
    full = _full_hours(program)
    return Sizing(
        problem=problem,
        outcome=outcome,
        columns=program.columns,
        rows=program.rows,
        lines={name: round(program.lines[key].varValue) for key, name in names.items()},
        hours={name: _clean(program.hours[key].varValue) for key, name in names.items()},
        duty={
            (problem.groups[group].id, *start): _clean(duty.varValue)
            for (group, start), duty in sorted_items(program.duty)
        },
        required=np.array([interval.required for interval in program.intervals], dtype=float).reshape(shape),
        interval_hours=np.array([interval.hours for interval in program.intervals]),
        uncovered=uncovered,
        given=given,
        received=received,
        graphs={name: program.graphs[key] for key, name in names.items()},
        flows={name: np.array([_clean(f.varValue) for f in program.flows[key]]) for key, name in names.items()},
        full_hours={names[key]: hours for key, hours in full.items()},
        owed={names[key]: _owed(program, key, hours) for key, hours in full.items()},
        shortfalls=_shortfalls(program),
        prices=prices,
    )


def _full_hours(program: Program) -> dict[tuple[int, int], float]:
    """Mean weekly hours of a full position in the kinds that have lines, from the shifts they work."""
    found = {}
    for key, graph in sorted_items(program.graphs):
        line, count = program.problem.lines[key[1]], round(program.lines[key].varValue)
        if count == 0:
            continue
        starts: dict[tuple[int, int], float] = {}
        for flow, day, label in zip(program.flows[key], graph.arc_weekday.tolist(), graph.label.tolist(), strict=True):
            if label >= 0:
                starts[day, label] = starts.get((day, label), 0.0) + flow.varValue
        found[key] = mean_full_hours(program.problem, line, count, worked_by(program.problem, starts))
    return found


def _owed(program: Program, key: tuple[int, int], full_hours: float) -> float:
    """Hours a week that a kind's full lines work less than their full positions; nought for part-time kinds."""
    if not program.problem.lines[key[1]].full_time:
        return 0.0
    return max(0.0, _clean(round(program.lines[key].varValue) * full_hours - program.hours[key].varValue))


def _shortfalls(program: Program) -> GoalShortfalls:
    groups = program.problem.groups
    lowered: dict[str, float] = {}
    for (group, _), column in sorted_items(program.lowered):
        # thresholds are nested, so the largest shortage of any is the number of people
        lowered[groups[group].id] = max(lowered.get(groups[group].id, 0.0), _clean(column.varValue))
    return GoalShortfalls(
        full_time=sum(_clean(column.varValue) for column in program.full_time_short),
        planned={groups[group].id: _clean(column.varValue) for group, column in sorted_items(program.planned)},
        lowered=lowered,
    )


def _clean(value: float) -> float:
    return 0.0 if abs(value) < TOLERANCE else float(value)
