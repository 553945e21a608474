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
from numpy.typing import NDArray

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
    return {row.name: sign * float(dual) for row, dual in zip(problem.constraints(), duals, strict=True)}


def _stopped_at_nodes(highs: Any) -> bool:
    return bool(highs.getModelStatus() == highspy.HighsModelStatus.kSolutionLimit)


def _bounds(value: float | None, default: float) -> float:
    return default if value is None else float(value)


class Infeasible(SolverError):
    """There is no solution: the limits contradict the requirements."""


class _InProcess(pulp.HiGHS):  # type: ignore[misc]
    """PuLP's HiGHS, handed over in one piece (column by column took most of the time) and able to start warm."""

    start: dict[str, float] | None = None

    def actualSolve(self, lp: pulp.LpProblem) -> int:
        columns = _laid_out(lp).columns
        self.createAndConfigureSolver(lp)
        self.buildSolverModel(lp)
        self.callSolver(lp)
        status, sol_status = self.findSolutionValues(lp)
        values = lp.solverModel.getSolution().col_value
        if len(values) == len(columns):
            for variable, value in zip(columns, values, strict=True):
                variable.varValue = value
        lp.assignStatus(status, sol_status)
        return status

    def buildSolverModel(self, lp: pulp.LpProblem) -> None:
        columns = _laid_out(lp).columns
        lp.solverModel.passModel(highs_problem(lp))
        if self.start:
            chosen = [(place, self.start[v.name]) for place, v in enumerate(columns) if v.name in self.start]
            places = np.array([place for place, _ in chosen], dtype=np.int32)
            values = np.array([value for _, value in chosen], dtype=float)
            lp.solverModel.setSolution(len(chosen), places, values)

    def findSolutionValues(self, lp: pulp.LpProblem) -> tuple[int, int]:
        """PuLP's two statuses of how HiGHS stopped; a stop at the node limit, which it does not know, among them."""
        highs = lp.solverModel
        if _stopped_at_nodes(highs):
            # a feasible point there is an honest answer
            feasible = highs.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
            if feasible:
                return pulp.LpStatusOptimal, pulp.LpSolutionIntegerFeasible
            return pulp.LpStatusNotSolved, pulp.LpSolutionNoSolutionFound
        return STATUSES.get(highs.getModelStatus(), (pulp.LpStatusNotSolved, pulp.LpSolutionNoSolutionFound))


_ENDS = highspy.HighsModelStatus
# every other stop proves nothing
STATUSES = {
    _ENDS.kOptimal: (pulp.LpStatusOptimal, pulp.LpSolutionOptimal),
    _ENDS.kInfeasible: (pulp.LpStatusInfeasible, pulp.LpSolutionInfeasible),
    _ENDS.kUnboundedOrInfeasible: (pulp.LpStatusInfeasible, pulp.LpSolutionInfeasible),
    _ENDS.kUnbounded: (pulp.LpStatusUnbounded, pulp.LpSolutionUnbounded),
}


def _laid_out(lp: pulp.LpProblem) -> _Layout:
    """The problem's columns and rows as arrays, kept with the problem: rows are only ever added, never changed.

    Bounds, right-hand sides, objective and whole columns may change between two solves.
    """
    held: _Layout | None = getattr(lp, "layout", None)
    rows = lp.constraints()
    if held is not None and len(rows) == held.rows and held.known.issuperset(map(id, lp.objective)):
        return held
    columns = list(lp.variables())
    place = {id(variable): at for at, variable in enumerate(columns)}
    made = _Layout(
        columns=columns,
        known=set(place),
        rows=len(rows),
        starts=np.cumsum([0, *(len(row) for row in rows)]).astype(np.int32),
        index=np.array([place[id(variable)] for row in rows for variable in row.expr], dtype=np.int32),
        value=np.array([value for row in rows for value in row.expr.values()], dtype=float),
    )
    lp.layout = made
    return made


def columns_of(lp: pulp.LpProblem) -> list[Any]:
    """The problem's columns in the order in which the solver has them."""
    return _laid_out(lp).columns


def highs_problem(lp: pulp.LpProblem) -> Any:
    """The same problem as arrays, row by row."""
    inf = highspy.kHighsInf
    sign = -1.0 if lp.sense == pulp.LpMaximize else 1.0
    layout, rows = _laid_out(lp), lp.constraints()
    columns = layout.columns
    given: Any = highspy.HighsLp()
    given.num_col_, given.num_row_ = len(columns), len(rows)
    given.col_cost_ = np.array([sign * lp.objective.get(variable, 0.0) for variable in columns], dtype=float)
    given.col_lower_ = np.array([_bounds(variable.lowBound, -inf) for variable in columns], dtype=float)
    given.col_upper_ = np.array([_bounds(variable.upBound, inf) for variable in columns], dtype=float)
    given.row_lower_ = np.array([_bounds(row.getLb(), -inf) for row in rows], dtype=float)
    given.row_upper_ = np.array([_bounds(row.getUb(), inf) for row in rows], dtype=float)
    given.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    given.a_matrix_.start_, given.a_matrix_.index_, given.a_matrix_.value_ = layout.starts, layout.index, layout.value
    whole = [variable.cat == pulp.LpInteger for variable in columns]
    if any(whole):
        kinds = highspy.HighsVarType
        given.integrality_ = [kinds.kInteger if one else kinds.kContinuous for one in whole]
    return given


@dataclass(frozen=True, eq=False)
class _Layout:
    """Columns in order, their identities, the number of rows, and the rows' entries one after another."""

    columns: list[Any]
    known: set[int]
    rows: int
    starts: NDArray[np.int32]
    index: NDArray[np.int32]
    value: NDArray[np.float64]


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
