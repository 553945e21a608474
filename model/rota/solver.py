"""HiGHS in this process, under discipline: no number is read before status and solution status are good.

At a time limit PuLP still says "Optimal", and after "Infeasible" the variables still carry numbers, so
every answer passes through here. What may stop a search is a gap or a number of nodes; a clock is an
error, because an answer that depends on the machine's speed cannot be repeated.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np
import pulp

from model.errors import SolverError

RANDOM_SEED = 20260101
NODE_LIMIT = 20_000
# an objective this near its bound is as good as there; uncovered hours below it are rounding
ZERO = 1e-6
OPTIMAL = "optimal"
NODE_LIMIT_REACHED = "node limit"


def solve(
    problem: pulp.LpProblem,
    gap: float | None = None,
    node_limit: int = NODE_LIMIT,
    time_limit: float | None = None,
    start: dict[str, float] | None = None,
    to_zero: bool = False,
) -> Solved:
    """Solve a linear or mixed-integer problem and return its proven status, or raise.

    gap : relative gap at which an integer search stops; None solves to optimality.
    start : values of the integer columns of a known solution, by name, to start the search from.
    to_zero : the objective is one that can often be nought, such as uncovered hours: the search stops within
        ZERO of its bound, and rounds by shifting first, which finds whole flows in two thirds of the time.

    Infeasible when there is no solution; SolverError for every other stop that proves nothing, a time limit
    included.
    """
    solver = _InProcess(
        msg=False,
        gapRel=gap if gap is not None else 0.0,
        gapAbs=ZERO if to_zero else None,
        mip_heuristic_run_shifting=to_zero,
        threads=1,
        timeLimit=time_limit,
        random_seed=RANDOM_SEED,
        mip_max_nodes=node_limit,
    )
    solver.start = start
    problem.solve(solver)
    return _proven(problem)


def solve_from(problem: pulp.LpProblem, basis: Any = None) -> tuple[Solved, Any]:
    """Solve a linear problem from the basis of one with the same columns and rows; the answer and its own basis.

    The optimum is the same as `solve` finds, sooner; which of several equal ones it is may differ. Errors as `solve`.
    """
    solver = _InProcess(msg=False, threads=1, random_seed=RANDOM_SEED)
    solver.basis = basis
    problem.solve(solver)
    solved = _proven(problem)
    return solved, problem.solverModel.getBasis()


def _proven(problem: pulp.LpProblem) -> Solved:
    """The answer of a problem just solved, once its status proves it; raises otherwise."""
    status, sol_status = problem.status, problem.sol_status
    highs = problem.solverModel
    if status == pulp.LpStatusInfeasible:
        raise Infeasible("the problem has no solution")
    limited = sol_status == pulp.LpSolutionIntegerFeasible and _stopped_at_nodes(highs)
    proven = status == pulp.LpStatusOptimal and (sol_status == pulp.LpSolutionOptimal or limited)
    if not proven:
        raise SolverError(
            f"the solver stopped without a proven answer (status {pulp.LpStatus[status]}, "
            f"solution {pulp.LpSolution[sol_status]})"
        )
    objective = float(highs.getInfo().objective_function_value)
    bound = float(highs.getInfo().mip_dual_bound) if problem.isMIP() else objective
    return Solved(NODE_LIMIT_REACHED if limited else OPTIMAL, objective, bound)


def row_prices(problem: pulp.LpProblem) -> dict[str, float]:
    """Shadow prices of a linear problem just solved, by name of row: what the objective rises by for one more.

    Raises SolverError when the problem has whole columns, or the solver has not proven an optimum with prices.
    """
    highs = getattr(problem, "solverModel", None)
    if problem.isMIP() or highs is None:
        raise SolverError("shadow prices belong to a linear problem that has been solved")
    proven = problem.status == pulp.LpStatusOptimal and problem.sol_status == pulp.LpSolutionOptimal
    if not proven or highs.getInfo().dual_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        raise SolverError("the solver has proven no shadow prices")
    sign = -1.0 if problem.sense == pulp.LpMaximize else 1.0
    duals = highs.getSolution().row_dual
    return {row.name: sign * float(duals[row.index]) for row in problem.constraints()}


def _stopped_at_nodes(highs: Any) -> bool:
    return bool(highs.getModelStatus() == highspy.HighsModelStatus.kSolutionLimit)


def _bounds(value: float | None, default: float) -> float:
    return default if value is None else float(value)


class Infeasible(SolverError):
    """There is no solution: the limits contradict the requirements."""


class _InProcess(pulp.HiGHS):  # type: ignore[misc]
    """PuLP's HiGHS, handed over in one piece (column by column took most of the time) and able to start warm."""

    start: dict[str, float] | None = None
    basis: Any = None

    def buildSolverModel(self, lp: pulp.LpProblem) -> None:
        columns = lp.variables()
        rows = lp.constraints()
        for index, variable in enumerate(columns):
            variable.index = index
        lp.solverModel.passModel(_highs_problem(lp, columns, rows))
        if self.basis is not None:
            lp.solverModel.setBasis(self.basis)
        if self.start:
            chosen = [variable for variable in columns if variable.name in self.start]
            places = np.array([variable.index for variable in chosen], dtype=np.int32)
            values = np.array([self.start[variable.name] for variable in chosen], dtype=float)
            lp.solverModel.setSolution(len(chosen), places, values)

    def findSolutionValues(self, lp: pulp.LpProblem) -> tuple[int, int]:
        if not _stopped_at_nodes(lp.solverModel):
            found: tuple[int, int] = super().findSolutionValues(lp)
            return found
        # PuLP knows no status for a stop at the node limit; a feasible point there is an honest answer
        if lp.solverModel.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return pulp.LpStatusNotSolved, pulp.LpSolutionNoSolutionFound
        for variable, value in zip(lp.variables(), lp.solverModel.getSolution().col_value, strict=True):
            variable.varValue = value
        return pulp.LpStatusOptimal, pulp.LpSolutionIntegerFeasible


def _highs_problem(lp: pulp.LpProblem, columns: list[Any], rows: list[Any]) -> Any:
    """The same problem as arrays, row by row."""
    inf = highspy.kHighsInf
    sign = -1.0 if lp.sense == pulp.LpMaximize else 1.0
    given: Any = highspy.HighsLp()
    given.num_col_, given.num_row_ = len(columns), len(rows)
    given.col_cost_ = np.array([sign * lp.objective.get(variable, 0.0) for variable in columns], dtype=float)
    given.col_lower_ = np.array([_bounds(variable.lowBound, -inf) for variable in columns], dtype=float)
    given.col_upper_ = np.array([_bounds(variable.upBound, inf) for variable in columns], dtype=float)
    given.row_lower_ = np.array([_bounds(row.getLb(), -inf) for row in rows], dtype=float)
    given.row_upper_ = np.array([_bounds(row.getUb(), inf) for row in rows], dtype=float)
    given.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    given.a_matrix_.start_ = np.cumsum([0, *(len(row) for row in rows)]).astype(np.int32)
    given.a_matrix_.index_ = np.array([v.index for row in rows for v in row.expr], dtype=np.int32)
    given.a_matrix_.value_ = np.array([value for row in rows for value in row.expr.values()], dtype=float)
    if lp.isMIP():
        kinds = highspy.HighsVarType
        given.integrality_ = [kinds.kInteger if v.cat == pulp.LpInteger else kinds.kContinuous for v in columns]
    for index, row in enumerate(rows):
        row.index = index
    return given


@dataclass(frozen=True)
class Solved:
    """A proven stop: `status` is optimal or node limit; `bound` the best proven lower bound (minimising)."""

    status: str
    objective: float
    bound: float

    @property
    def gap(self) -> float:
        """Objective above the bound, relative to the objective; 0 when both are 0."""
        return (
            0.0 if self.objective == self.bound else abs(self.objective - self.bound) / max(abs(self.objective), 1e-9)
        )
