"""Solver status: what is missing is said in words, and nothing unproven is ever read."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pulp
import pytest

from model.errors import SolverError
from model.rota import NoLine, Shortfall, Sizing, size_problem
from model.rota.program import build_program
from model.rota.solver import NODE_LIMIT_REACHED, Infeasible, row_prices, solve
from tests.rota_cases import DAY_SHIFT, NIGHT, ward


def test_cover_that_no_shift_reaches_is_named_when_it_may_not_fall_short() -> None:
    problem = ward(shifts=(DAY_SHIFT, NIGHT), allow_uncovered=False)
    answer = size_problem(problem)
    assert isinstance(answer, Shortfall)
    nurse = [gap.text("Nurse") for gap in answer.missing if gap.group == "nurse"]
    # the night shift starts at 22:00 and can meet the last half hour of the evening
    assert nurse[5] == "7 nurse hours Saturday 15:00–22:00"
    assert sum(gap.people * (gap.end - gap.start) / 60 for gap in answer.missing) == pytest.approx(5 * 7 * 7)


def test_cover_that_can_be_met_is_met_when_it_may_not_fall_short() -> None:
    sizing = size_problem(ward(allow_uncovered=False))
    assert isinstance(sizing, Sizing)
    assert sizing.uncovered.sum() == 0


def test_without_any_line_that_can_be_worked_nothing_is_sized_whether_or_not_cover_may_fall_short() -> None:
    # lines of at least 15 % of 400 hours a week are more than the 54 hours that the rules allow
    for allowed in (True, False):
        assert isinstance(size_problem(ward(lines=(), allow_uncovered=allowed)), NoLine)
        assert isinstance(size_problem(ward(full_hours=400.0, allow_uncovered=allowed)), NoLine)


def test_nobody_wanted_is_not_nobody_allowed() -> None:
    # an hour without cover costs nothing and nothing is over-booked: no lines, but lines could be had
    prices = replace(ward().prices, uncovered_hour=0.0)
    sizing = size_problem(ward(prices=prices, overbook=1.0))
    assert isinstance(sizing, Sizing)
    assert sum(sizing.lines.values()) == 0


def small_program(upper: float | None, sense: int = pulp.LpMaximize) -> pulp.LpProblem:
    problem = pulp.LpProblem("small", sense)
    first, second = (problem.add_variable(name, lowBound=0) for name in ("a", "b"))
    problem.setObjective(pulp.LpAffineExpression([(first, 1.0), (second, 1.0)]))
    problem.addConstraint(
        pulp.LpConstraint(pulp.LpAffineExpression([(first, 1.0)]), pulp.LpConstraintLE, "r", upper or 5)
    )
    if upper is not None:
        problem.addConstraint(pulp.LpConstraint(pulp.LpAffineExpression([(second, 1.0)]), pulp.LpConstraintLE, "s", 1))
    return problem


def test_an_infeasible_program_gives_no_numbers() -> None:
    problem = small_program(5)
    total = pulp.LpAffineExpression([(variable, 1.0) for variable in problem.variables()])
    problem.addConstraint(pulp.LpConstraint(total, pulp.LpConstraintGE, "t", 100))
    with pytest.raises(Infeasible):
        solve(problem)
    with pytest.raises(SolverError):
        row_prices(problem)


def test_an_unbounded_program_gives_no_numbers() -> None:
    with pytest.raises(SolverError):
        solve(small_program(None))


def test_a_clock_stop_gives_no_numbers() -> None:
    program = build_program(ward())
    with pytest.raises(SolverError, match="without a proven answer"):
        solve(program.lp, time_limit=0.0)
    with pytest.raises(SolverError, match="no shadow prices"):
        row_prices(program.lp)
    for lines in program.lines.values():
        lines.cat = pulp.LpInteger
    with pytest.raises(SolverError, match="without a proven answer"):
        solve(program.lp, gap=0.01, time_limit=0.0)


def knapsack(items: int = 40) -> pulp.LpProblem:
    chance = np.random.default_rng(3)
    problem = pulp.LpProblem("knapsack", pulp.LpMinimize)
    chosen = [problem.add_variable(f"x{n:02d}", 0, 1, pulp.LpInteger) for n in range(items)]
    problem.setObjective(
        pulp.LpAffineExpression([(x, -float(v)) for x, v in zip(chosen, chance.integers(20, 99, items), strict=True)])
    )
    for row in range(6):
        weights = chance.integers(5, 60, items).tolist()
        terms = pulp.LpAffineExpression(list(zip(chosen, map(float, weights), strict=True)))
        problem.addConstraint(pulp.LpConstraint(terms, pulp.LpConstraintLE, f"w{row}", sum(weights) / 3))
    return problem


def test_a_stop_at_the_node_limit_says_so_and_carries_its_bound() -> None:
    stopped = solve(knapsack(), node_limit=1)
    assert stopped.status == NODE_LIMIT_REACHED
    assert stopped.bound < stopped.objective
    assert stopped.gap > 0
    proven = solve(knapsack())
    assert stopped.bound - 1e-6 <= proven.objective <= stopped.objective + 1e-6
