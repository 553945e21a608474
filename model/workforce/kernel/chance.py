"""Keyed chance, compiled: the scalar mixer of :mod:`model.randomness` in wrapping unsigned arithmetic.

Every number in here is uint64 on purpose: numba gives a float for uint64 with a signed integer.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from model.workforce.kernel.compiler import compiled, inlined

GOLDEN = np.uint64(0x9E3779B97F4A7C15)
FIRST = np.uint64(0xBF58476D1CE4E5B9)
SECOND = np.uint64(0x94D049BB133111EB)
S11, S27, S30, S31 = (np.uint64(bits) for bits in (11, 27, 30, 31))
TO_UNIT = 1.0 / float(1 << 53)


@inlined
def mixed(key: Any, word: Any) -> Any:
    """Fold one word into a key."""
    z = (key ^ (np.uint64(word) * GOLDEN)) + GOLDEN
    z = (z ^ (z >> S30)) * FIRST
    z = (z ^ (z >> S27)) * SECOND
    return z ^ (z >> S31)


@inlined
def drawn(asked: Any, month: Any) -> Any:
    """The uniform of a key that is already mixed with the concern."""
    return np.float64(mixed(asked, np.uint64(month)) >> S11) * TO_UNIT


@inlined
def uniform_of(concern: Any, key: Any, month: Any) -> Any:
    """One uniform in [0, 1): equal to the last bit to :func:`model.randomness.uniform`."""
    return drawn(mixed(key, concern), month)


@compiled
def looked_up(table: Any, draw: Any) -> Any:
    """The number of entries of a cumulative table that are not above the draw, by halving."""
    low, high = 0, len(table)
    while low < high:
        middle = (low + high) // 2
        if table[middle] <= draw:
            low = middle + 1
        else:
            high = middle
    return low
