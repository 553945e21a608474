"""How many pool shifts to hold: a two-stage linear program over weighted days of absence.

First stage: whole shifts held per competence group. Second stage, for each kind of day: a held
shift goes to an absent one along the arcs of substitution; what is left is covered by the cheapest
other recourse there is, at its price and up to its limit, or stays uncovered at its price
(Birge and Louveaux, 2011, "Introduction to stochastic programming", ch. 2). Pool staff are absent
too: a held shift counts with its expected presence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pulp
from numpy.typing import ArrayLike

from model.errors import SolverError
from model.pool.absence import Counts, Shares, merge_identical

GAP = 1e-6
ROUNDING = 1e-9
Pairs = list[tuple[pulp.LpVariable, float]]


@dataclass(frozen=True)
class Step:
    """One recourse after the pool: `price` an hour, and `limits[group]` shifts a day."""

    price: float
    limits: tuple[float, ...]


@dataclass(frozen=True)
class Block:
    """One pool, or one unit by itself, on one family of shifts and one kind of day.

    `absent` (days, groups) with `weights` (days,); `arcs` pairs of group places (who, whose), own
    pairs included; `presence` the share of held shifts that turn up, per group; `hours` a week that
    one shift held every such day makes. Prices are in ordinary hours. `least_cover`, if given, is the least
    share of days on which every absence is covered; `held` fixes the shifts, to see what they cost on other days.
    """

    name: str
    arcs: tuple[tuple[int, int], ...]
    absent: Counts
    weights: Shares
    presence: tuple[float, ...]
    steps: tuple[Step, ...]
    holding: float
    uncovered: float
    hours: float = 1.0
    least_cover: float | None = None
    held: tuple[int, ...] | None = None


@dataclass(frozen=True)
class BlockAnswer:
    """Shifts held, cost a week (holding, and recourse for its own absent) and hours a week that nobody covers, per
    group; hours a week of each of the block's steps."""

    name: str
    shifts: tuple[int, ...]
    cost: tuple[float, ...]
    uncovered: tuple[float, ...] = ()
    by_step: tuple[float, ...] = ()


@dataclass(frozen=True)
class Sized:
    """The solved program: an answer for each block, and how the solver ended."""

    answers: tuple[BlockAnswer, ...]
    objective: float
    bound: float
    gap: float
    status: str
    columns: int
    rows: int


@dataclass(frozen=True)
class TwoStage:
    """`shifts` held (one number if pooled, else one for each unit) and expected cost of a day."""

    shifts: tuple[int, ...]
    cost: float


@dataclass(frozen=True)
class Built:
    """The variables of one block: shifts held, and (day, whose, place among the steps, variable) of every recourse; the
    place after the last step is nobody's."""

    held: tuple[pulp.LpVariable, ...]
    recourse: tuple[tuple[int, int, int, pulp.LpVariable], ...]


def two_stage(
    scenarios: ArrayLike,
    weights: ArrayLike,
    holding: float,
    uncovered: float,
    pooled: bool = True,
    least_cover: float | None = None,
) -> TwoStage:
    """Size one pool for several units, or each unit by itself, with one competence group.

    Parameters
    ----------
    scenarios : people absent, shape (days, units); weights : shape (days,), made to sum to 1.
    holding, uncovered : price of a shift held, and of an absence that nobody covers.
    pooled : one pool for all the units, or a separate number held by each.
    least_cover : least share of days on which all absent are covered, of the pool or of each unit.
    """
    absent = np.asarray(scenarios, dtype=np.int64)
    chances = np.asarray(weights, dtype=np.float64)
    if absent.ndim != 2 or chances.shape != (len(absent),) or (absent < 0).any() or chances.sum() <= 0:
        raise ValueError("scenarios are days × units of people absent, with one weight for each day")
    chances = chances / chances.sum()
    columns = absent.sum(axis=1, keepdims=True) if pooled else absent
    blocks = []
    for place in range(columns.shape[1]):
        rows, merged = merge_identical(columns[:, [place]], chances)
        block = Block(f"{place:04d}", ((0, 0),), rows, merged, (1.0,), (), holding, uncovered)
        blocks.append(replace(block, least_cover=least_cover))
    sized = solve(blocks)
    return TwoStage(tuple(answer.shifts[0] for answer in sized.answers), sized.objective)


def solve(blocks: Sequence[Block]) -> Sized:
    """Solve every block, each by itself: they share nothing, and together they only get in each other's way.

    Identical days must have been merged. The sums of objective, bound, columns and rows are told, and
    the gap of the sums. Raises SolverError when an optimum is not proven within a relative gap of one
    in a million; no clock stops the solver.
    """
    solved = [_solve_block(block) for block in sorted(blocks, key=lambda block: block.name)]
    objective = sum(sum(one.answers[0].cost) for one in solved)
    bound = sum(one.bound for one in solved)
    return Sized(
        answers=tuple(one.answers[0] for one in solved),
        objective=float(objective),
        bound=float(bound),
        gap=max(0.0, objective - bound) / objective if objective > 0 else 0.0,
        status="Optimal",
        columns=sum(one.columns for one in solved),
        rows=sum(one.rows for one in solved),
    )


def _solve_block(block: Block) -> Sized:
    """One block's program, built and solved."""
    if not block.absent.any():
        shifts = block.held or (0,) * len(block.presence)
        cost = tuple(block.hours * block.holding * number for number in shifts)
        answer = BlockAnswer(block.name, shifts, cost, (0.0,) * len(shifts))
        return Sized((answer,), sum(cost), sum(cost), 0.0, "Optimal", 0, 0)
    problem = pulp.LpProblem("pool", pulp.LpMinimize)
    objective: Pairs = []
    built = build_block(problem, objective, block)
    problem.setObjective(pulp.LpAffineExpression(objective))
    solve_problem(problem)
    answer = answer_of(block, built)
    return Sized(
        answers=(answer,),
        objective=float(sum(answer.cost)),
        bound=float(problem.solverModel.getInfo().mip_dual_bound),
        gap=float(problem.solverModel.getInfo().mip_gap),
        status=str(pulp.LpStatus[problem.status]),
        columns=problem.numVariables(),
        rows=problem.numConstraints(),
    )


def solve_problem(problem: pulp.LpProblem) -> None:
    """Solve to a proven optimum. Raises SolverError when the solver stops with anything else."""
    problem.solve(pulp.HiGHS(msg=False, threads=1, gapRel=GAP, random_seed=1))
    if problem.status != pulp.LpStatusOptimal or problem.sol_status != pulp.LpSolutionOptimal:
        raise SolverError(f"the pool was not sized: the solver stopped with “{pulp.LpStatus[problem.status]}”")


def build_block(problem: pulp.LpProblem, objective: Pairs, block: Block, prefix: str = "") -> Built:
    """Add one block's variables and rows; names carry padded places, so sorting keeps their order."""
    held = []
    for group in range(len(block.presence)):
        least, most = (0, _most_shifts(block, group)) if block.held is None else (block.held[group],) * 2
        shifts = problem.add_variable(f"{prefix}a{group:02d}", least, most, pulp.LpInteger)
        objective.append((shifts, block.hours * block.holding))
        held.append(shifts)
    recourse: list[tuple[int, int, int, pulp.LpVariable]] = []
    prices = (*(step.price for step in block.steps), block.uncovered)
    for day in np.flatnonzero(block.absent.sum(axis=1)).tolist():
        recourse.extend(_build_day(problem, f"{prefix}b{day:06d}", block, day, tuple(held)))
    for day, _, place, hours in recourse:
        objective.append((hours, block.hours * float(block.weights[day]) * prices[place]))
    if block.least_cover is not None:
        _promise_cover(problem, block, recourse)
    return Built(tuple(held), tuple(recourse))


def _build_day(
    problem: pulp.LpProblem, prefix: str, block: Block, day: int, held: tuple[pulp.LpVariable, ...]
) -> list[tuple[int, int, int, pulp.LpVariable]]:
    """One day: absent = pool + other recourse + uncovered for each group, pool use ≤ pool present."""
    groups = [group for group in range(len(held)) if block.absent[day, group] > 0]
    met: dict[int, Pairs] = {group: [] for group in groups}
    used: dict[int, Pairs] = {group: [] for group in range(len(held))}
    for who, whose in sorted(block.arcs):
        if whose in met:
            flow = problem.add_variable(f"{prefix}_{who:02d}_{whose:02d}", 0)
            met[whose].append((flow, 1.0))
            used[who].append((flow, 1.0))
    recourse = []
    for group in groups:
        for number, (place, limit) in enumerate(_worth_while(block, group)):
            other = problem.add_variable(f"{prefix}_r{group:02d}_{number:02d}", 0, limit)
            met[group].append((other, 1.0))
            recourse.append((day, group, place, other))
        _add_row(problem, met[group], pulp.LpConstraintEQ, float(block.absent[day, group]))
    for who, pairs in used.items():
        if pairs:
            _add_row(problem, [*pairs, (held[who], -block.presence[who])], pulp.LpConstraintLE, 0.0)
    return recourse


def _promise_cover(
    problem: pulp.LpProblem, block: Block, recourse: list[tuple[int, int, int, pulp.LpVariable]]
) -> None:
    """Days on which somebody is not covered may weigh no more than what the promise leaves."""
    days: dict[int, pulp.LpVariable] = {}
    for day, group, place, variable in recourse:
        if place == len(block.steps):
            if day not in days:
                days[day] = problem.add_variable(f"c{day:06d}", 0, 1, pulp.LpInteger)
            _add_row(
                problem, [(variable, 1.0), (days[day], -float(block.absent[day, group]))], pulp.LpConstraintLE, 0.0
            )
    weighed = [(short, float(block.weights[day])) for day, short in days.items()]
    _add_row(problem, weighed, pulp.LpConstraintLE, 1.0 - float(block.least_cover or 0.0) + ROUNDING)


def _add_row(problem: pulp.LpProblem, pairs: Pairs, sense: int, right: float) -> None:
    problem.addConstraint(pulp.LpConstraint(pulp.LpAffineExpression(pairs), sense, rhs=right))


def _worth_while(block: Block, group: int) -> list[tuple[int, float | None]]:
    """(place, limit) of each recourse cheaper than going without, then going without, unlimited."""
    limits = [(place, step.limits[group]) for place, step in enumerate(block.steps) if step.price < block.uncovered]
    return [*((place, limit) for place, limit in limits if limit > 0), (len(block.steps), None)]


def _most_shifts(block: Block, group: int) -> int:
    """No optimum holds more than the worst day's absent that the group may cover."""
    may_cover = sorted({whose for who, whose in block.arcs if who == group})
    if not len(block.absent) or not may_cover or block.presence[group] <= 0:
        return 0
    return int(np.ceil(block.absent[:, may_cover].sum(axis=1).max() / block.presence[group]))


def answer_of(block: Block, made: Built) -> BlockAnswer:
    """Read the values; the cost is added up again from them, group by group."""
    shifts = tuple(round(_value(variable)) for variable in made.held)
    cost = [block.hours * block.holding * number for number in shifts]
    uncovered = [0.0] * len(shifts)
    by_step = [0.0] * len(block.steps)
    for day, group, place, variable in made.recourse:
        hours = block.hours * float(block.weights[day]) * _value(variable)
        cost[group] += hours * (block.steps[place].price if place < len(by_step) else block.uncovered)
        if place < len(by_step):
            by_step[place] += hours
        elif _value(variable) > GAP:
            uncovered[group] += hours
    return BlockAnswer(block.name, shifts, tuple(cost), tuple(uncovered), tuple(by_step))


def _value(variable: pulp.LpVariable) -> float:
    # a fixed or unused column may come back unset; the solver was optimal, so that is its lower bound
    return float(variable.varValue or 0.0)
