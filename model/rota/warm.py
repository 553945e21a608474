"""A linear problem kept in the solver: bounds change, and it goes on from where it stood. Whole columns by branching.

Solving a unit's program anew takes ten times as long as solving it again from the last basis, so where the same program
is asked many times over – the points of a frontier – it stays in the solver, and the few columns that must be whole are
branched on here.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping
from typing import Any

import highspy
import numpy as np
import pulp
from numpy.typing import NDArray

from model.errors import SolverError
from model.rota.solver import RANDOM_SEED, columns_of, highs_problem

WHOLE = 1e-6

Floats = NDArray[np.float64]
Bounds = dict[int, tuple[float, float]]


class WarmProgram:
    """A linear problem in the solver. Columns are named by their place (`place`), rows by their order."""

    def __init__(self, lp: pulp.LpProblem) -> None:
        self.place = {variable.name: at for at, variable in enumerate(columns_of(lp))}
        self.highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, value in {"output_flag": False, "threads": 1, "random_seed": RANDOM_SEED}.items():
            self.highs.setOptionValue(option, value)
        self.highs.passModel(highs_problem(lp))

    def bound(self, bounds: Mapping[int, tuple[float, float]]) -> None:
        """Set the bounds of columns."""
        places = np.array(list(bounds), dtype=np.int32)
        low, high = (np.array([pair[side] for pair in bounds.values()], dtype=float) for side in (0, 1))
        self.highs.changeColsBounds(len(places), places, low, high)

    def at_least(self, row: int, value: float) -> None:
        """Set what a ≥ row asks for."""
        self.highs.changeRowBounds(row, value, highspy.kHighsInf)

    def solve(self) -> float | None:
        """The least objective, None when there is no solution. SolverError for a stop that proves nothing."""
        self.highs.run()
        status = self.highs.getModelStatus()
        if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise SolverError(f"the solver stopped without a proven answer ({status.name})")
        return float(self.highs.getInfo().objective_function_value)

    def values(self) -> Floats:
        """The columns of the last solution."""
        return np.array(self.highs.getSolution().col_value)

    def whole(
        self, held: Bounds, best: tuple[float, Bounds] | None, gap: float, most: int
    ) -> tuple[float, Bounds] | None:
        """The least objective with the columns of `held` whole and within their bounds there, and their values.

        best : a known answer to improve on. The branch with the lowest bound comes first, of equal ones the latest;
        the search stops when none is better than the answer by more than the relative gap, or after `most` programs.
        The columns are left at their bounds in `held`. None when nothing whole was found.
        """
        waiting: list[tuple[float, int, Bounds]] = [(-np.inf, 0, held)]
        tried = 0
        while waiting and tried < most:
            under, _, bounds = heapq.heappop(waiting)
            if best is not None and under >= best[0] - gap * abs(best[0]):
                break
            self.bound(bounds)
            found, tried = self.solve(), tried + 1
            if found is None or (best is not None and found >= best[0] - gap * abs(best[0])):
                continue
            values = self.values()
            far = {at: abs(values[at] - round(values[at])) for at in bounds}
            at = max(far, key=lambda place: (far[place], -place))
            if far[at] <= WHOLE:
                best = (found, {place: (float(round(values[place])),) * 2 for place in bounds})
                continue
            for side, pair in enumerate(_sides(bounds[at], float(values[at]))):
                heapq.heappush(waiting, (found, -2 * tried - side, {**bounds, at: pair}))
        self.bound(held)
        return best


def _sides(bounds: tuple[float, float], value: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """The bounds below and above a value that is not whole."""
    return (bounds[0], float(np.floor(value))), (float(np.ceil(value)), bounds[1])
