"""The newsvendor: the plain explanation beside the linear program.

How many shifts to hold when it is not known how many will be absent: hold one more as long as the
chance that it is needed, times the price of having nobody, is above the price of holding it
(Arrow, Harris and Marschak, 1951, "Optimal inventory policy").
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True)
class Newsvendor:
    """`shifts` to hold, and the expected `cost` of a day in the unit of the prices."""

    shifts: int
    cost: float


def newsvendor(distribution: ArrayLike, holding: float, uncovered: float) -> Newsvendor:
    """The cheapest number of shifts to hold against an uncertain number of absent people.

    Parameters
    ----------
    distribution : probabilities, shape (n + 1,): entry k is the chance that k people are absent.
    holding : price of a shift held, whether it is needed or not.
    uncovered : price of an absence that nobody covers.

    Returns the smallest number q for which P(absent ≤ q) ≥ (uncovered − holding) / uncovered, and
    its cost, holding·q + uncovered·E[(absent − q)⁺]. Raises ValueError on a distribution that is
    not one.
    """
    chances = np.asarray(distribution, dtype=np.float64)
    if chances.ndim != 1 or chances.size == 0 or (chances < 0).any() or not np.isclose(chances.sum(), 1.0):
        raise ValueError("a distribution is a row of probabilities that sum to 1")
    absent = np.arange(chances.size)
    if uncovered <= holding:
        return Newsvendor(0, float(uncovered * (chances * absent).sum()))
    enough = np.cumsum(chances) >= (uncovered - holding) / uncovered - 1e-12
    shifts = int(np.argmax(enough)) if enough.any() else int(absent[-1])
    missing = np.maximum(absent - shifts, 0)
    return Newsvendor(shifts, float(holding * shifts + uncovered * (chances * missing).sum()))


def distribution_of(counts: NDArray[np.int64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Probabilities of 0, 1, 2 … from weighted counts, both of shape (days,)."""
    chances = np.bincount(counts, weights=weights)
    return np.asarray(chances / chances.sum(), dtype=np.float64)
