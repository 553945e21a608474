"""Sums on a dense grid: every cell (year, unit, group) in every replication.

The rooms' frames are sparse – no row where nothing happened. A mean over replications must count those zeros, so every
table is laid out as cells × replications before anything is averaged, and totals are sums of cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.budget import checked, positions
from model.errors import InputError, unknown_name
from model.scenario.schema import Scenario

Codes = NDArray[np.int64]
Values = NDArray[np.float64]


@dataclass(frozen=True)
class Grid:
    """The axes. Units and groups are sorted by id; the total ``all`` is the place after the last of each."""

    years: tuple[int, ...]
    units: tuple[str, ...]
    groups: tuple[str, ...]
    replications: NDArray[np.int64]

    def code(self, year: Codes, unit: Codes, group: Codes) -> Codes:
        """One number for a cell, from its places on the axes; sorted as (year, unit, group)."""
        return (year * (len(self.units) + 1) + unit) * (len(self.groups) + 1) + group

    def places(self, codes: Codes) -> tuple[Codes, Codes, Codes]:
        """The places (year, unit, group) behind the numbers."""
        rest, group = np.divmod(codes, len(self.groups) + 1)
        year, unit = np.divmod(rest, len(self.units) + 1)
        return year, unit, group


@dataclass(frozen=True)
class Cells:
    """Figures by cell and replication: `codes` (n,) sorted, each of `values` (n, replications or 1)."""

    codes: Codes
    values: dict[str, Values]

    def __getitem__(self, name: str) -> Values:
        return self.values[name]


def grid_of(scenario: Scenario, replications: Sequence[int]) -> Grid:
    """The axes of a scenario's result."""
    numbers = np.array(sorted(replications), dtype=np.int64)
    return Grid(tuple(scenario.years), tuple(sorted(scenario.units)), tuple(sorted(scenario.groups)), numbers)


def summed(grid: Grid, name: str, frame: pd.DataFrame, columns: Sequence[str], group: str | None = "group") -> Cells:
    """Sums of the columns by year, unit and the group column (None: all groups), in every replication.

    A frame without the column replication holds for all of them: its values have one column.
    """
    table, (cells, place, width) = _laid_out(grid, name, frame, columns, group)
    values: dict[str, Values] = {}
    for column in columns:
        weights = table[column].to_numpy(dtype=np.float64)
        total = np.bincount(place, weights=weights, minlength=len(cells) * width).astype(np.float64)
        values[column] = total.reshape(len(cells), width)
    return Cells(cells, values)


def by_item(
    grid: Grid, name: str, frame: pd.DataFrame, wanted: tuple[str, str, Sequence[str]], group: str | None = "group"
) -> Cells:
    """Sums of one column split by another: `wanted` is (value column, item column, items to keep).

    All items get the same cells, 0 where an item has no row.
    """
    value, item, items = wanted
    table, (cells, place, width) = _laid_out(grid, name, frame, [value, item], group)
    of_row, size = positions(table[item], items), len(cells) * width
    kept = of_row >= 0
    weights = table[value].to_numpy(dtype=np.float64)[kept]
    total = np.bincount(of_row[kept] * size + place[kept], weights=weights, minlength=size * len(items))
    split = total.astype(np.float64).reshape(len(items), len(cells), width)
    return Cells(cells, dict(zip(items, split, strict=True)))


def joined(*tables: Cells) -> Cells:
    """Figures of several tables on all their cells; a cell that a table lacks is a true 0 there."""
    codes = np.unique(np.concatenate([table.codes for table in tables]))
    values: dict[str, Values] = {}
    for table in tables:
        values |= aligned(table, codes).values
    return Cells(codes, values)


def aligned(table: Cells, codes: Codes) -> Cells:
    """The table on just these cells, 0 where it has none."""
    place = np.searchsorted(table.codes, codes)
    found = place < len(table.codes)
    found[found] = table.codes[place[found]] == codes[found]
    values = {}
    for name, known in table.values.items():
        values[name] = np.zeros((len(codes), known.shape[1]))
        values[name][found] = known[place[found]]
    return Cells(codes, values)


def with_totals(grid: Grid, table: Cells) -> Cells:
    """The cells, and the sums over units, over groups and over both, as cells of ``all``.

    Sums over units are formed first, unit by unit in order, and those over groups of them, group by group, so that
    whoever has only the sums over units gets the same totals to the last bit.
    """
    _, unit, group = grid.places(table.codes)
    parts = [table] if (unit == len(grid.units)).all() else [table, over_units(grid, table)]
    if (group != len(grid.groups)).any():
        parts += [_over_groups(grid, part) for part in parts]
    codes = np.concatenate([part.codes for part in parts])
    order = np.argsort(codes, kind="stable")
    values = {name: np.concatenate([part[name] for part in parts])[order] for name in table.values}
    return Cells(codes[order], values)


def over_units(grid: Grid, table: Cells) -> Cells:
    """Sums over units, unit by unit in order, as cells of the unit ``all``."""
    year, unit, group = grid.places(table.codes)
    return _added_up(table, grid.code(year, np.full_like(unit, len(grid.units)), group))


def _over_groups(grid: Grid, table: Cells) -> Cells:
    year, unit, group = grid.places(table.codes)
    return _added_up(table, grid.code(year, unit, np.full_like(group, len(grid.groups))))


def _added_up(table: Cells, targets: Codes) -> Cells:
    """The rows of each target added one after the other: never pairwise, never by the number of replications."""
    codes, place = np.unique(targets, return_inverse=True)
    order = np.argsort(place, kind="stable")
    first = np.searchsorted(place[order], np.arange(len(codes)))
    turn = np.arange(len(order)) - first[place[order]]
    rounds = [order[turn == number] for number in range(int(turn.max()) + 1)] if len(turn) else []
    values = {}
    for name, known in table.values.items():
        total = np.zeros((len(codes), known.shape[1]))
        for rows in rounds:
            total[place[rows]] += known[rows]
        values[name] = total
    return Cells(codes, values)


def ratio(top: Values, bottom: Values) -> Values:
    """top ÷ bottom, missing where there is nothing to take a share of."""
    top, bottom = np.broadcast_arrays(top, bottom)
    return np.asarray(np.divide(top, bottom, out=np.full(top.shape, np.nan), where=bottom > 0))


def _laid_out(
    grid: Grid, name: str, frame: pd.DataFrame, columns: Sequence[str], group: str | None
) -> tuple[pd.DataFrame, tuple[Codes, Codes, int]]:
    """The checked rows, the cells they fall in, each row's place in (cells, replications), and the replications."""
    has_chance = "replication" in frame.columns
    keys = ["year", "unit", *([group] if group else [])]
    rows = checked(name, frame, [*(["replication"] if has_chance else []), *keys, *columns])
    year = _place(name, "year", rows["year"], grid.years)
    unit = _place(name, "unit", rows["unit"], grid.units)
    every_group = np.full(len(rows), len(grid.groups), dtype=np.int64)
    codes = grid.code(year, unit, _place(name, "group", rows[group], grid.groups) if group else every_group)
    cells, place = _numbered(codes)
    if not has_chance:
        return rows, (cells, place, 1)
    replication = np.searchsorted(grid.replications, rows["replication"].to_numpy(dtype=np.int64))
    return rows, (cells, place * len(grid.replications) + replication, len(grid.replications))


def _numbered(codes: Codes) -> tuple[Codes, Codes]:
    """The different codes in order, and each code's number among them: ``np.unique`` without sorting the rows."""
    met = np.bincount(codes) > 0
    number = np.cumsum(met) - 1
    return np.flatnonzero(met), number[codes]


def _place(name: str, what: str, column: pd.Series, axis: Sequence[int] | Sequence[str]) -> Codes:
    place = positions(column, axis)
    if (place < 0).any():
        raise InputError(
            unknown_name(f"table {name}", what, str(column.iloc[int(np.argmin(place))]), list(map(str, axis)))
        )
    return place
