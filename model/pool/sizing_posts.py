"""Permanent posts instead of substitutes: the most hours held for the kroner that are spent without any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pulp

from model.pool.sizing import GAP, Block, Built, Sized, answer_of, build_block, solve_problem

Pairs = list[tuple[pulp.LpVariable, float]]


def most_posts(blocks: Sequence[Block], today: Sized) -> Sized:
    """The most hours held in `blocks` such that what is paid in all, for holding and for other recourse, is no more
    than in `today`, with no more hours uncovered.

    Both are in ordinary hours. What does not become posts stays on the other recourse. Raises SolverError when an
    optimum is not proven.
    """
    problem, whole, built = pulp.LpProblem("posts", pulp.LpMinimize), [], []
    for number, block in enumerate(sorted(blocks, key=lambda one: one.name)):
        free = replace(block, least_cover=None)
        if free.absent.any():
            objective: Pairs = []
            built.append((free, build_block(problem, objective, free, f"k{number:03d}")))
            whole += objective
    if not built:
        return today
    _spend_no_more(problem, whole, built, today)
    solve_problem(problem)
    answers = tuple(answer_of(block, made) for block, made in built)
    cost = float(sum(sum(answer.cost) for answer in answers))
    return Sized(answers, cost, cost, 0.0, "Optimal", problem.numVariables(), problem.numConstraints())


def without_pool(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with no pool shift held: today, when other recourse is all there is."""
    return [replace(block, held=(0,) * len(block.presence), least_cover=None) for block in blocks]


def _spend_no_more(problem: pulp.LpProblem, whole: Pairs, built: Sequence[tuple[Block, Built]], today: Sized) -> None:
    """The limits on kroner and on hours uncovered, and what is made as large as it can be."""
    left = [(variable, block.hours * float(block.weights[day])) for block, made in built
            for day, _, place, variable in made.recourse if place == len(block.steps)]  # fmt: skip
    uncovered = {variable.name for variable, _ in left}
    paid = [(variable, factor) for variable, factor in whole if variable.name not in uncovered]
    price = built[0][0].uncovered
    open_today = sum(sum(answer.uncovered) for answer in today.answers)
    spent = sum(sum(answer.cost) for answer in today.answers) - price * open_today
    for pairs, most in ((paid, spent), (left, open_today)):
        limit = most * (1 + GAP) + GAP
        problem.addConstraint(pulp.LpConstraint(pulp.LpAffineExpression(pairs), pulp.LpConstraintLE, rhs=limit))
    # the kroner break ties: of two ways to hold as many hours, the one that costs less
    weigh = 1e-6 / max(1.0, spent)
    held = [(shifts, -block.hours) for block, made in built for shifts in made.held]
    problem.setObjective(
        pulp.LpAffineExpression(_summed([*held, *((variable, weigh * factor) for variable, factor in paid)]))
    )


def _summed(pairs: Pairs) -> Pairs:
    """Each variable once."""
    sums: dict[str, tuple[pulp.LpVariable, float]] = {}
    for variable, factor in pairs:
        before = sums.get(variable.name, (variable, 0.0))[1]
        sums[variable.name] = (variable, before + factor)
    return list(sums.values())
