"""An hourly substitute, and what the SimPy engine keeps about drift while one replication runs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.workforce.rules.months import MONTHS_A_YEAR

Ints = NDArray[np.int64]


@dataclass
class Substitute:
    """One who is called in shift by shift.

    `place` is where most of the last work was; `clock` the month in which the unbroken work began (NONE: not at work),
    `idle` months without work by now, `experience` worked percent-months, `worked` the percents of the last twelve
    months, each in the slot of its calendar month.
    """

    key: int
    place: int
    group: int
    birth: int
    clock: int
    experience: int
    worked: list[int]
    idle: int = 0

    def actual_percent(self) -> int:
        """Mean percent of a position over the last twelve months, rounded."""
        return (sum(self.worked) + MONTHS_A_YEAR // 2) // MONTHS_A_YEAR


@dataclass
class DriftState:
    """`substitutes` [unit] in the order they came; `temps` the rows of staff on temporary contracts, in that order too;
    `long_term` [percents, heads, full posts; place] of long-term substitutes, who stand beside the posts; `away`
    [place] percents of staff on long leave at the last month's end."""

    substitutes: list[list[Substitute]]
    temps: list[int]
    long_term: Ints
    away: Ints


def new_drift(units: int, places: int) -> DriftState:
    """Nobody yet."""
    none = np.zeros((3, places), dtype=np.int64)
    return DriftState([[] for _ in range(units)], [], none, np.zeros(places, dtype=np.int64))
