"""Kroner by largest remainder, so that the parts sum to the printed total."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from model.errors import InputError, Problem

# above this a float no longer tells every whole krone apart
LARGEST = 9e15


def largest_remainder(amounts: NDArray[np.float64], block: NDArray[np.int64]) -> NDArray[np.int64]:
    """Whole kroner that sum, block by block, to the block's rounded total.

    Every amount is rounded down; the kroner still missing from the rounded total (halves up) go to the amounts with
    the largest remainders, ties to the one that comes first. No part moves by a whole krone or more, and a whole
    amount stays as it is (Hamilton's method of apportionment, here also for negative amounts).

    Parameters
    ----------
    amounts : shape (n,), NOK.
    block : shape (n,), which total each amount belongs to; any order.

    Raises InputError for an amount that is no number, or above 9e15 kroner, where a float loses whole kroner.
    """
    wrong = ~(np.abs(amounts) <= LARGEST)
    if wrong.any():
        remedy = "check pay, pay_index and the prices in the scenario: one of them is far too large"
        raise InputError(Problem("cost table", f"a cost of {amounts[wrong][0]:g} NOK", "at most 9e15 NOK", remedy))
    floors = np.floor(amounts)
    remainders = amounts - floors
    _, codes = np.unique(block, return_inverse=True)
    missing = np.floor(np.bincount(codes, weights=remainders) + 0.5).astype(np.int64)
    order = np.lexsort((np.arange(len(amounts)), -remainders, codes))
    first = np.searchsorted(codes[order], np.arange(len(missing)))
    rank = np.arange(len(amounts)) - first[codes[order]]
    rounded = floors.astype(np.int64)
    rounded[order] += rank < missing[codes[order]]
    return rounded
