"""Frames at the door of the recourse: checked, laid out as arrays, and back to long frames."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.errors import InputError, Problem, unknown_name
from model.scenario.schema import Scenario

Hours = NDArray[np.float64]

MONTHS = 12
KEYS = ["replication", "year", "unit", "group"]
PERCENTS = (
    "contracted_percent",
    "available_percent",
    "qualified_percent",
    "study_percent",
    "parental_leave_percent",
    "study_leave_percent",
    "free_percent",
    "open_percent",
)
WORKED_BY_SUBSTITUTES = "hourly_percent"
"""What the simulated hourly substitutes work; read where the recourse is to use their hours."""
SUPPLY_COLUMNS = ("replication", "year", "month", "unit", "post_group", *PERCENTS)
REQUIRED_COLUMNS = ("year", "unit", "group", "need_hours")
COVER_COLUMNS = ("year", "unit", "group", "required_hours", "covered_hours", "uncovered_hours", "surplus_hours")


@dataclass(frozen=True)
class Axes:
    """The values along the axes replication, year, unit, group, and which pairs of unit and group are told.

    Months are worked out at *cells*: the pairs in order, two thirds fewer than there might be, and last a cell of
    nothing, where all that is asked for elsewhere is 0.
    """

    replications: NDArray[np.int16]
    years: tuple[int, ...]
    units: tuple[str, ...]
    groups: tuple[str, ...]
    pairs: NDArray[np.intp]

    @property
    def cells(self) -> NDArray[np.intp]:
        """The cell [unit, group] of each pair; the cell of nothing for pairs that are not told."""
        cells = np.full(len(self.units) * len(self.groups), len(self.pairs), dtype=np.intp)
        cells[self.pairs] = np.arange(len(self.pairs))
        return cells.reshape(len(self.units), len(self.groups))

    def at_cells(self, values: NDArray[Any]) -> NDArray[Any]:
        """[…, unit or 1, group or 1] → [… , cell], 0 in the cell of nothing."""
        whole = np.broadcast_to(values, (*values.shape[:-2], len(self.units), len(self.groups)))
        found = np.zeros((*values.shape[:-2], len(self.pairs) + 1), dtype=values.dtype)
        found[..., :-1] = whole.reshape(*values.shape[:-2], -1)[..., self.pairs]
        return found

    def spread(self, values: Hours) -> Hours:
        """[year, cell, …] → [year, unit, group, …], 0 for pairs that are not told."""
        found = np.zeros((len(values), len(self.units) * len(self.groups), *values.shape[2:]))
        found[:, self.pairs] = values[:, :-1]
        return found.reshape(len(values), len(self.units), len(self.groups), *values.shape[2:])

    def flat(self, values: Hours) -> Hours:
        """[replication, year, unit, group] → one value for each row of :meth:`keys`."""
        return values.reshape(*values.shape[:2], -1)[:, :, self.pairs].ravel()

    def keys(self, repeat: int = 1) -> pd.DataFrame:
        """The key columns, each row `repeat` times, sorted by replication, year, unit, group."""
        unit, group = np.divmod(self.pairs, len(self.groups))
        size = (len(self.replications), len(self.years), len(self.pairs), repeat)
        places = [n.ravel() for n in np.indices(size, dtype=np.int32)[:3]]
        return pd.DataFrame(
            {
                "replication": self.replications[places[0]],
                "year": np.array(self.years)[places[1]],
                "unit": _names(self.units, unit[places[2]]),
                "group": _names(self.groups, group[places[2]]),
            }
        )

    def long(self, values: Hours, name: str, items: tuple[str, ...]) -> pd.DataFrame:
        """[replication, year, unit, group, item] → keys, item and hours."""
        frame = self.keys(len(items))
        flat = values.reshape(*values.shape[:2], -1, len(items))[:, :, self.pairs].ravel()
        item = np.tile(np.arange(len(items)), len(frame) // len(items))
        return frame.assign(**{name: _names(items, item)}, hours=flat)


def axes_of(scenario: Scenario, required: pd.DataFrame, supply: pd.DataFrame) -> Axes:
    """The axes of the two frames; every column, unit and group is checked."""
    check_columns("the required hours", required, REQUIRED_COLUMNS)
    check_columns("the staff months", supply, SUPPLY_COLUMNS)
    units, groups = tuple(sorted(scenario.units)), tuple(sorted(scenario.groups))
    pairs = [
        _codes("the required hours, unit", required["unit"], units) * len(groups)
        + _codes("the required hours, group", required["group"], groups),
        _codes("the staff months, unit", supply["unit"], units) * len(groups)
        + _codes("the staff months, post_group", supply["post_group"], groups),
    ]
    return Axes(
        replications=np.unique(supply["replication"].to_numpy()).astype(np.int16),
        years=tuple(int(year) for year in np.unique(required["year"].to_numpy())),
        units=units,
        groups=groups,
        pairs=np.unique(np.concatenate(pairs)).astype(np.intp),
    )


def read_required(axes: Axes, required: pd.DataFrame) -> Hours:
    """Hours a year, shape [year, unit, group]; no row is no need."""
    shape = (len(axes.years), len(axes.units), len(axes.groups))
    year = np.searchsorted(np.array(axes.years), required["year"].to_numpy())
    unit = _codes("the required hours, unit", required["unit"], axes.units)
    group = _codes("the required hours, group", required["group"], axes.groups)
    place = np.ravel_multi_index((year, unit, group), shape)
    _no_double("the required hours", place)
    hours = np.zeros(int(np.prod(shape)))
    hours[place] = required["need_hours"].to_numpy(dtype=np.float64)
    if not np.isfinite(hours).all() or (hours < 0).any():
        raise InputError(Problem("the required hours", "negative or missing hours", "0 or more", "correct the need"))
    return hours.reshape(shape)


@dataclass(frozen=True)
class Supply:
    """The staff months, ready to be cut by replication: `place` is a row's place in [year, month, cell], `rows` the
    rows of each replication."""

    shape: tuple[int, int, int]
    place: NDArray[np.intp]
    rows: tuple[slice | NDArray[np.intp], ...]
    percents: dict[str, NDArray[Any]]

    def of_replication(self, number: int) -> dict[str, NDArray[Any]]:
        """Hundredths of positions by column, [year, month, cell]; no row is no post."""
        own, found = self.rows[number], {}
        place = self.place[own]
        for name, values in self.percents.items():
            array = np.zeros(int(np.prod(self.shape)), dtype=values.dtype)
            array[place] = values[own]
            found[name] = array.reshape(self.shape)
        return found


def read_supply(axes: Axes, supply: pd.DataFrame, columns: tuple[str, ...] = PERCENTS) -> Supply:
    """The months of every replication, of the columns named.

    Every replication must have every month of every required year.
    """
    wanted = np.isin(supply["year"].to_numpy(), axes.years)
    supply = supply if wanted.all() else supply[wanted]
    shape = (len(axes.years), MONTHS, len(axes.pairs) + 1)
    year = np.searchsorted(np.array(axes.years), supply["year"].to_numpy())
    replication = np.searchsorted(axes.replications, supply["replication"].to_numpy())
    month = supply["month"].to_numpy().astype(np.int64) - 1
    unit = _codes("the staff months, unit", supply["unit"], axes.units)
    group = _codes("the staff months, post_group", supply["post_group"], axes.groups)
    place = np.ravel_multi_index((year, month, axes.cells[unit, group]), shape)
    _no_double("the staff months", replication * int(np.prod(shape)) + place)
    _all_months(axes, (replication * len(axes.years) + year) * MONTHS + month)
    size = len(axes.replications)
    if (replication[1:] >= replication[:-1]).all():
        bounds = np.searchsorted(replication, np.arange(size + 1))
        rows: list[slice | NDArray[np.intp]] = [slice(bounds[n], bounds[n + 1]) for n in range(size)]
    else:
        rows = [np.flatnonzero(replication == number) for number in range(size)]
    return Supply(shape, place, tuple(rows), {name: supply[name].to_numpy() for name in columns})


def held_stepwise(axes: Axes, frame: pd.DataFrame, column: str) -> Hours:
    """A planning-year column as [year, unit, group]: the latest year not after the year, else the first."""
    found = np.zeros((len(axes.years), len(axes.units), len(axes.groups)))
    years = np.unique(frame["year"].to_numpy())
    if not len(years):
        return found
    held = np.zeros((len(years), *found.shape[1:]))
    unit = _codes("the rota's cover, unit", frame["unit"], axes.units)
    group = _codes("the rota's cover, group", frame["group"], axes.groups)
    held[np.searchsorted(years, frame["year"].to_numpy()), unit, group] = frame[column].to_numpy(dtype=np.float64)
    return np.asarray(held[np.maximum(np.searchsorted(years, np.array(axes.years), side="right") - 1, 0)])


def _names(names: tuple[str, ...], places: NDArray[np.intp] | NDArray[np.int64]) -> pd.Categorical:
    """A column of names as categories in the order given: one number a row, and joins compare numbers."""
    return pd.Categorical.from_codes(places, dtype=pd.CategoricalDtype(list(names)))


def check_columns(where: str, frame: pd.DataFrame, columns: tuple[str, ...]) -> None:
    """Raise InputError when the frame lacks any of the columns."""
    missing = [column for column in columns if column not in frame]
    if missing:
        raise InputError(Problem(where, f"no column {', '.join(missing)}", ", ".join(columns), "give the whole frame"))


def _codes(where: str, column: pd.Series[str], names: tuple[str, ...]) -> NDArray[np.int64]:
    """The places of a column's values among sorted names."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        codes, values = column.cat.codes.to_numpy(), column.cat.categories
        used = np.bincount(codes[codes >= 0], minlength=len(values)) > 0
    else:
        codes, values = pd.factorize(column)
        used = np.ones(len(values), dtype=np.bool_)
    place = {name: n for n, name in enumerate(names)}
    unknown = sorted(str(value) for value in values[used] if value not in place)
    if unknown or (codes < 0).any():
        raise InputError(unknown_name(where, where.rsplit(" ", 1)[-1], unknown[0] if unknown else "(empty)", names))
    return np.array([place.get(str(value), -1) for value in values], dtype=np.int64)[codes]


def _no_double(where: str, place: NDArray[np.int64]) -> None:
    if len(place) and np.bincount(place).max() > 1:
        raise InputError(Problem(where, "the same keys twice", "one row for each set of keys", "add the rows up first"))


def _all_months(axes: Axes, month: NDArray[np.int64]) -> None:
    """Each replication × year × month has at least one row: a month left out is not a month without staff."""
    met = np.bincount(month, minlength=len(axes.replications) * len(axes.years) * MONTHS)
    if not met.all():
        missing = axes.years[int(np.argmin(met)) // MONTHS % len(axes.years)]
        raise InputError(
            Problem("the staff months", f"months missing in {missing}", "12 months of every required year, in every "
                    "replication", "simulate the whole horizon before covering the shortage")
        )  # fmt: skip
