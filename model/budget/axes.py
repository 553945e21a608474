"""The budget's figures as dense arrays: one cell for each replication, year, unit and competence group.

Sums over units and groups are formed along an axis of these arrays, always in the same order, so a replication costs
the same to the last bit whatever others it is priced with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.budget.frames import checked
from model.errors import InputError, Problem
from model.scenario.schema import Scenario

Cells = NDArray[np.float64]


@dataclass(frozen=True)
class Axes:
    """The values along the axes; units and groups sorted by id."""

    replications: NDArray[np.int64]
    years: tuple[int, ...]
    units: tuple[str, ...]
    groups: tuple[str, ...]

    @property
    def shape(self) -> tuple[int, int, int, int]:
        """Replications, years, units, groups."""
        return len(self.replications), len(self.years), len(self.units), len(self.groups)


def axes_of(scenario: Scenario, *tables: pd.DataFrame) -> Axes:
    """The axes of a scenario with the replications that occur in any of the tables."""
    numbers = [table["replication"].to_numpy(dtype=np.int64) for table in tables]
    seen = np.unique(np.concatenate([np.unique(number) for number in numbers]))
    return Axes(seen, tuple(scenario.years), tuple(sorted(scenario.units)), tuple(sorted(scenario.groups)))


def laid_out(
    axes: Axes,
    name: str,
    frame: pd.DataFrame,
    columns: Sequence[str],
    more: tuple[str, Sequence[str]] | None = ("group", ()),
) -> list[Cells]:
    """Sums of the columns in the cells of (replication, year, unit, and a fourth key); 0 where there is no row.

    `more` is the fourth key's column and the values along it, by default the competence group; None for none.
    Raises InputError for a missing column, and for a year, unit or other key that is not on its axis: such rows would
    cost nothing.
    """
    keys: dict[str, Sequence[int] | Sequence[str]] = {"year": axes.years, "unit": axes.units}
    if more is not None:
        keys |= {more[0]: more[1] or axes.groups}
    rows = checked(name, frame, ["replication", *keys, *columns])
    place = np.searchsorted(axes.replications, rows["replication"].to_numpy(dtype=np.int64)).astype(np.int64)
    shape = [len(axes.replications)]
    for key, axis in keys.items():
        place = place * len(axis) + _known(name, rows[key], axis)
        shape.append(len(axis))
    size = int(np.prod(shape))
    values = (np.bincount(place, weights=rows[column].to_numpy(dtype=float), minlength=size) for column in columns)
    return [found.astype(np.float64).reshape(shape) for found in values]


def positions(column: pd.Series, axis: Sequence[int] | Sequence[str]) -> NDArray[np.int64]:
    """Where each value stands on the axis, −1 where it does not."""
    known = pd.Index(list(axis))
    if isinstance(column.dtype, pd.CategoricalDtype):
        of_category = np.append(known.get_indexer(column.cat.categories), -1)
        return np.asarray(of_category[column.cat.codes.to_numpy()], dtype=np.int64)
    return np.asarray(known.get_indexer(pd.Index(column)), dtype=np.int64)


def _known(name: str, column: pd.Series, axis: Sequence[int] | Sequence[str]) -> NDArray[np.int64]:
    place = positions(column, axis)
    if len(place) and place.min() < 0:
        found = f"{column.name} {column.iloc[int(np.argmin(place))]}"
        allowed = f"the scenario's: {', '.join(map(str, axis))}"
        raise InputError(Problem(f"table {name}", found, allowed, "run the same scenario"))
    return place
