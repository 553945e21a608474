"""From figures to the long table: the cells are sorted, not the rows.

A replication has the same cells as every other, so the order of a few thousand cells gives the order of
millions of rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.indicators import INDICATORS
from model.runs.tally.facts import Facts, Figure
from model.runs.tally.grid import Grid

KEYS = ["scenario", "year", "unit", "group", "indicator", "item", "unit_of_measure"]
TABLE_COLUMNS = ["scenario", "replication", *KEYS[1:], "value"]
Words = Mapping[str, pd.CategoricalDtype]
Columns = dict[str, Any]


def long_table(facts: Facts, figures: Sequence[Figure], words: Words) -> pd.DataFrame:
    """The figures as rows (columns TABLE_COLUMNS), sorted by key, without those that are not defined.

    `words` are the categories of the text keys; the table keeps the words that occur.
    """
    width = len(facts.grid.replications)
    values = np.concatenate([np.broadcast_to(figure.values, (len(figure.codes), width)) for figure in figures])
    cells = cell_keys(facts.grid, figures, words)
    defined = ~np.isnan(values)
    order = np.lexsort([cells[name] for name in reversed(KEYS)])
    order = order[defined[order].any(axis=1)]
    values, defined = values[order], defined[order]
    replication, cell = np.nonzero(defined.T)
    columns: Columns = {"replication": pd.array(facts.grid.replications.astype(np.int16)[replication], dtype="Int16")}
    for name in KEYS:
        of_cell = cells[name][order]
        columns[name] = of_cell[cell] if name == "year" else _occurring(of_cell, words[name], cell)
    columns["value"] = values.T[defined.T]
    return pd.DataFrame({name: columns[name] for name in TABLE_COLUMNS}, copy=False)


def cell_keys(grid: Grid, figures: Sequence[Figure], words: Words) -> dict[str, NDArray[np.int64]]:
    """The keys of the figures' cells, one figure after the other, as numbers: the year itself, the other keys their
    category's number."""
    places = {name: {word: number for number, word in enumerate(dtype.categories)} for name, dtype in words.items()}
    sizes = [len(figure.codes) for figure in figures]
    said = {
        "scenario": [words["scenario"].categories[0]] * len(figures),
        "indicator": [figure.indicator for figure in figures],
        "item": [figure.item for figure in figures],
        "unit_of_measure": [INDICATORS[figure.indicator].unit_of_measure for figure in figures],
    }
    keys = {name: np.repeat([places[name][word] for word in column], sizes) for name, column in said.items()}
    year, unit, group = grid.places(np.concatenate([figure.codes for figure in figures]))
    keys["unit"] = np.array([places["unit"][name] for name in (*grid.units, "all")])[unit]
    keys["group"] = np.array([places["group"][name] for name in (*grid.groups, "all")])[group]
    return keys | {"year": np.array(grid.years, dtype=np.int64)[year]}


def _occurring(of_cell: NDArray[np.int64], dtype: pd.CategoricalDtype, cell: NDArray[np.int64]) -> pd.Categorical:
    """A text key of all rows, its categories the words that some cell has."""
    used = np.bincount(of_cell, minlength=len(dtype.categories)) > 0
    number = (np.cumsum(used) - 1)[of_cell]
    kept = pd.CategoricalDtype(dtype.categories[used])
    # as many bits as the categories need, so that millions of rows are taken from little memory
    return pd.Categorical.from_codes(number.astype(np.min_scalar_type(-len(kept.categories) - 1))[cell], dtype=kept)
