"""Kroner by largest remainder, so that the parts sum to the printed total."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from model.errors import InputError, Problem

# above this a float no longer tells every whole krone apart
LARGEST = 9e15


def largest_remainder(amounts: NDArray[np.float64]) -> NDArray[np.int64]:
    """Whole kroner that sum, row by row, to the row's rounded total.

    Every amount is rounded down; the kroner still missing from the rounded total (halves up) go to the amounts with
    the largest remainders, ties to the one that comes first. No part moves by a whole krone or more, and a whole
    amount stays as it is (Hamilton's method of apportionment, here also for negative amounts).

    Parameters
    ----------
    amounts : shape (rows, parts), NOK.

    Raises InputError for an amount that is no number, or above 9e15 kroner, where a float loses whole kroner.
    """
    wrong = ~(np.abs(amounts) <= LARGEST)
    if wrong.any():
        remedy = "check pay, pay_index and the prices in the scenario: one of them is far too large"
        raise InputError(Problem("cost table", f"a cost of {amounts[wrong][0]:g} NOK", "at most 9e15 NOK", remedy))
    floors = np.floor(amounts)
    remainders = amounts - floors
    missing = np.floor(remainders.sum(axis=1, keepdims=True) + 0.5)
    rank = np.empty(amounts.shape, dtype=np.int64)
    order = np.argsort(-remainders, axis=1, kind="stable")
    np.put_along_axis(rank, order, np.arange(amounts.shape[1])[None, :], axis=1)
    return np.asarray(floors.astype(np.int64) + (rank < missing))
