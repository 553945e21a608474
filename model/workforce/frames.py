"""From an engine's integer tallies to long tables, in sorted order, the same for every engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.workforce.months import MONTHS_A_YEAR
from model.workforce.rates import Rulebook
from model.workforce.tallies import FLOWS, MONTHLY, Tallies, measures

Column = NDArray[np.generic]
Columns = dict[str, Any]


@dataclass(frozen=True)
class StaffPaths:
    """What happened to the staff, one long table a question; heads and percents are integers.

    `percent` is hundredths of a position, ``…_months`` sums over the month ends of a year.

    - `years[replication, year, unit, post_group, group, …]`: sums of ``tallies.MEASURES`` and
      ``percent_months_s{years}`` (percent-months from that pay seniority up to the next step); cells
      with somebody in them in the year.
    - `months[replication, year, month, unit, post_group, …]`: contracted (leave included), available,
      qualified, free and open percents; every place that has posts or staff, every month (1–12).
    - `flows[replication, year, month, unit, post_group, group, flow, heads]`: what happened, without zeros.
    - `stock[replication, year, month, unit, post_group, group, heads]`: heads at month end, without zeros.
    """

    years: pd.DataFrame
    months: pd.DataFrame
    flows: pd.DataFrame
    stock: pd.DataFrame


def _year_columns(rules: Rulebook, tallies: Tallies) -> Columns:
    year, cell = np.nonzero(tallies.years[:, :, 0])
    values = tallies.years[year, cell]
    sums = {name: values[:, number] for number, name in enumerate(measures(rules))}
    return {"year": year + rules.start_year, "cell": cell} | sums


def _month_columns(rules: Rulebook, tallies: Tallies) -> Columns:
    months, places, _ = tallies.months.shape
    values = tallies.months.reshape(months * places, -1)
    sums = {name: values[:, number] for number, name in enumerate(MONTHLY)}
    return _when(rules, np.repeat(np.arange(months), places)) | {"place": np.tile(np.arange(places), months)} | sums


def _flow_columns(rules: Rulebook, tallies: Tallies) -> Columns:
    month, cell, flow = np.nonzero(tallies.flows)
    return _when(rules, month) | {"cell": cell, "flow": flow, "heads": tallies.flows[month, cell, flow]}


def _stock_columns(rules: Rulebook, tallies: Tallies) -> Columns:
    month, cell = np.nonzero(tallies.stock)
    return _when(rules, month) | {"cell": cell, "heads": tallies.stock[month, cell]}


def _when(rules: Rulebook, month: NDArray[np.int64]) -> Columns:
    return {"year": rules.start_year + month // MONTHS_A_YEAR, "month": month % MONTHS_A_YEAR + 1}


COLUMNS: dict[str, Callable[[Rulebook, Tallies], Columns]] = {
    "years": _year_columns,
    "months": _month_columns,
    "flows": _flow_columns,
    "stock": _stock_columns,
}


def columns_of(rules: Rulebook, tallies: Tallies) -> dict[str, Columns]:
    """One replication's columns for each table; small, so that the tallies can be let go."""
    return {table: columns(rules, tallies) for table, columns in COLUMNS.items()}


def staff_paths(rules: Rulebook, replications: Sequence[int], parts: Sequence[dict[str, Columns]]) -> StaffPaths:
    """Join the replications' columns, in the order given, to the four tables."""
    return StaffPaths(**{table: _frame(rules, replications, [part[table] for part in parts]) for table in COLUMNS})


def _names(names: Sequence[str], codes: Column) -> pd.Series:
    return pd.Series(pd.array(list(names), dtype="str").take(codes.astype(np.int64)))


def _frame(rules: Rulebook, replications: Sequence[int], parts: Sequence[Columns]) -> pd.DataFrame:
    places = rules.places
    lengths = [len(part["year"]) for part in parts]
    columns: dict[str, Column | pd.Series] = {"replication": np.repeat(np.array(replications, dtype=np.int16), lengths)}
    for name in parts[0]:
        values = np.concatenate([part[name] for part in parts])
        if name in ("cell", "place"):
            place = values // len(places.groups) if name == "cell" else values
            columns["unit"] = _names(places.units, places.unit[place])
            columns["post_group"] = _names(places.groups, places.group[place])
        if name == "cell":
            columns["group"] = _names(places.groups, values % len(places.groups))
        elif name == "flow":
            columns["flow"] = _names(FLOWS, values)
        elif name != "place":
            columns[name] = values.astype(np.int64)
    return pd.DataFrame(columns)
