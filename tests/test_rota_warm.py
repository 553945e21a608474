"""A program kept in the solver: the same answers as one handed over anew, and whole columns as good as HiGHS's own."""

from __future__ import annotations

import pulp
import pytest

from model.errors import SolverError
from model.rota import LineRange
from model.rota.program import build_program
from model.rota.solver import solve
from model.rota.warm import WarmProgram
from tests.rota_cases import WARD_RULES, cyclic, ward

HALF = LineRange("line", 0.5, 1.0, 2)


@pytest.mark.parametrize("week", [(3, 4, 3, 5, 4, 2, 2), (7, 3, 3, 6, 2, 1, 3), (5, 5, 5, 5, 5, 4, 3)])
def test_whole_columns_are_the_least_that_the_solver_finds_too(week: tuple[int, ...]) -> None:
    problem = cyclic(week, WARD_RULES, HALF)
    program, other = build_program(problem), build_program(problem)
    warm = WarmProgram(program.lp)
    free = {warm.place[lines.name]: (0.0, 100.0) for lines in program.lines.values()}
    found = warm.whole(free, None, 0.0, 1000)
    for lines in other.lines.values():
        lines.cat = pulp.LpInteger
    assert found is not None
    assert found[0] == pytest.approx(solve(other.lp).objective, abs=1e-6)
    assert all(low == high == round(low) for low, high in found[1].values())


def test_bounds_changed_and_changed_back_give_the_same_optimum() -> None:
    program = build_program(ward())
    warm = WarmProgram(program.lp)
    first = warm.solve()
    assert first == pytest.approx(solve(program.lp).objective, rel=1e-9)
    place = next(warm.place[lines.name] for lines in program.lines.values())
    warm.bound({place: (50.0, 50.0)})
    more = warm.solve()
    assert first is not None and (more is None or more > first)
    warm.bound({place: (0.0, float("inf"))})
    assert warm.solve() == pytest.approx(first, rel=1e-9)


def test_no_solution_is_none_and_an_unbounded_program_an_error() -> None:
    lp = pulp.LpProblem("small", pulp.LpMinimize)
    column = lp.add_variable("x", lowBound=0)
    lp.setObjective(pulp.LpAffineExpression([(column, 1.0)]))
    lp.addConstraint(pulp.LpConstraint(pulp.LpAffineExpression([(column, 1.0)]), pulp.LpConstraintGE, "r", 2.5))
    warm = WarmProgram(lp)
    assert warm.whole({0: (0.0, 9.0)}, None, 0.0, 10) == (3.0, {0: (3.0, 3.0)})
    assert warm.whole({0: (0.0, 2.0)}, None, 0.0, 10) is None
    lp.setObjective(pulp.LpAffineExpression([(column, -1.0)]))
    with pytest.raises(SolverError):
        WarmProgram(lp).solve()
