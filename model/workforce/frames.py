"""From an engine's integer tallies to long tables, in sorted order, the same for every engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.workforce.rules.months import MONTHS_A_YEAR
from model.workforce.rules.rates import Rulebook
from model.workforce.tallies import (
    COURSE_MEASURES,
    FLOWS,
    GRADUATES,
    HOLDER_MEASURES,
    MEASURES,
    MONTHLY,
    Tallies,
    measures,
)

Column = NDArray[np.generic]
Columns = dict[str, Any]
Words = Callable[[Sequence[str], Column], Any]
_PRESENT = [MEASURES.index(name) for name in ("employment_months", "hourly_head_months", "hourly_percent_months")]


@dataclass(frozen=True)
class StaffPaths:
    """What happened to the staff, one long table a question; heads and percents are integers.

    `percent` is hundredths of a position, ``…_months`` sums over the month ends of a year.

    - `years[replication, year, unit, post_group, group, …]`: sums of ``tallies.MEASURES`` and
      ``percent_months_s{years}`` (percent-months from that pay seniority up to the next step); cells
      with somebody in them in the year, monthly paid or hourly.
    - `months[replication, year, month, unit, post_group, …]`: contracted (leave included), available,
      qualified, free and open percents; every place that has posts or staff, every month (1–12).
    - `flows[replication, year, month, unit, post_group, group, flow, heads]`: what happened, without zeros.
    - `graduates[replication, year, month, group, arrived, hired, gone]`: graduates who began to look for work in the
      municipality, were hired, or went elsewhere; months in which something happened.
    - `stock[replication, year, month, unit, post_group, group, heads]`: heads at month end, without zeros.
    - `courses[replication, year, unit, programme, …]`: sums of ``tallies.COURSE_MEASURES``; students of external
      programmes, who hold no post, in the unit that pays. Without rows of zeros.
    - `competences[replication, year, unit, competence, …]`: sums of ``tallies.HOLDER_MEASURES``; every competence
      that a unit requires or somebody there holds.
    """

    years: pd.DataFrame
    months: pd.DataFrame
    flows: pd.DataFrame
    stock: pd.DataFrame
    courses: pd.DataFrame
    competences: pd.DataFrame
    graduates: pd.DataFrame


def _year_columns(rules: Rulebook, tallies: Tallies) -> Columns:
    year, cell = _places_of(tallies.years[:, :, _PRESENT].sum(axis=2))
    values = tallies.years[year, cell]
    sums = {name: values[:, number] for number, name in enumerate(measures(rules))}
    return {"year": year + rules.start_year, "cell": cell} | sums


def _month_columns(rules: Rulebook, tallies: Tallies) -> Columns:
    months, places, _ = tallies.months.shape
    values = tallies.months.reshape(months * places, -1)
    sums = {name: values[:, number] for number, name in enumerate(MONTHLY)}
    return _when(rules, np.repeat(np.arange(months), places)) | {"place": np.tile(np.arange(places), months)} | sums


def _flow_columns(rules: Rulebook, tallies: Tallies) -> Columns:
    month, cell, flow = _places_of(tallies.flows)
    return _when(rules, month) | {"cell": cell, "flow": flow, "heads": tallies.flows[month, cell, flow]}


def _stock_columns(rules: Rulebook, tallies: Tallies) -> Columns:
    month, cell = _places_of(tallies.stock)
    return _when(rules, month) | {"cell": cell, "heads": tallies.stock[month, cell]}


def _course_columns(rules: Rulebook, tallies: Tallies) -> Columns:
    year, unit, course = _places_of(np.asarray(tallies.courses.any(axis=-1)))
    values = tallies.courses[year, unit, course]
    sums = {name: values[:, number] for number, name in enumerate(COURSE_MEASURES)}
    return {"year": year + rules.start_year, "in_unit": unit, "programme": course} | sums


def _holder_columns(rules: Rulebook, tallies: Tallies) -> Columns:
    seen: NDArray[np.int64] = np.maximum(tallies.competences[..., 0], rules.competences.required)
    year, unit, competence = _places_of(seen)
    values = tallies.competences[year, unit, competence]
    sums = {name: values[:, number] for number, name in enumerate(HOLDER_MEASURES)}
    return {"year": year + rules.start_year, "in_unit": unit, "competence": competence} | sums


def _graduate_columns(rules: Rulebook, tallies: Tallies) -> Columns:
    month, group = np.nonzero(tallies.graduates.any(axis=2))
    counts = tallies.graduates[month, group]
    sums = {name: counts[:, number] for number, name in enumerate(GRADUATES)}
    return _when(rules, month) | {"group": group} | sums


def _places_of(counts: NDArray[Any]) -> tuple[NDArray[np.intp], ...]:
    """Where counts are not 0: ``np.nonzero``, several times as fast on the flat array of flags."""
    return np.unravel_index(np.flatnonzero((counts != 0).ravel()), counts.shape)


def _when(rules: Rulebook, month: NDArray[np.int64]) -> Columns:
    return {"year": rules.start_year + month // MONTHS_A_YEAR, "month": month % MONTHS_A_YEAR + 1}


COLUMNS: dict[str, Callable[[Rulebook, Tallies], Columns]] = {
    "years": _year_columns,
    "months": _month_columns,
    "flows": _flow_columns,
    "stock": _stock_columns,
    "courses": _course_columns,
    "competences": _holder_columns,
    "graduates": _graduate_columns,
}


def columns_of(rules: Rulebook, tallies: Tallies, by_year: bool) -> dict[str, Columns]:
    """One replication's columns for each table; small, so that the tallies can be let go.

    With `by_year` the flows are summed over the months and the stock is empty.
    """
    if not by_year:
        return {table: columns(rules, tallies) for table, columns in COLUMNS.items()}
    years, cells, kinds = rules.months // MONTHS_A_YEAR, rules.places.cells, len(FLOWS)
    flows = tallies.flows.reshape(years, MONTHS_A_YEAR, cells, kinds).sum(axis=1)
    year, cell, flow = _places_of(flows)
    found = {"year": rules.start_year + year, "cell": cell, "flow": flow, "heads": flows[year, cell, flow]}
    none = replace(tallies, stock=tallies.stock[:0])
    return {
        "years": _year_columns(rules, tallies),
        "months": _month_columns(rules, tallies),
        "flows": found,
        "stock": _stock_columns(rules, none),
        "courses": _course_columns(rules, tallies),
        "competences": _holder_columns(rules, tallies),
        "graduates": _graduate_columns(rules, tallies),
    }


def staff_paths(
    rules: Rulebook, replications: Sequence[int], parts: Sequence[dict[str, Columns]], words: Words
) -> StaffPaths:
    """Join the replications' columns, in the order given, to the tables; `words` makes a column of names."""
    tables = {table: [part[table] for part in parts] for table in COLUMNS}
    return StaffPaths(**{table: _frame(rules, replications, own, words) for table, own in tables.items()})


def text(names: Sequence[str], codes: Column) -> Any:
    """A column of names as text."""
    return pd.array(list(names), dtype="str").take(codes.astype(np.int64))


def categories(names: Sequence[str], codes: Column) -> Any:
    """A column of names (sorted) as categories: one number a row."""
    return pd.Categorical.from_codes(codes.astype(np.int64), dtype=pd.CategoricalDtype(list(names)))


def _frame(rules: Rulebook, replications: Sequence[int], parts: Sequence[Columns], words: Words) -> pd.DataFrame:
    places = rules.places
    lengths = [len(part["year"]) for part in parts]
    columns: dict[str, Any] = {"replication": np.repeat(np.array(replications, dtype=np.int16), lengths)}
    named = {
        "flow": ("flow", FLOWS),
        "in_unit": ("unit", places.units),
        "programme": ("programme", rules.courses),
        "competence": ("competence", rules.competences.names),
    }
    for name in parts[0]:
        values = np.concatenate([part[name] for part in parts])
        if name in ("cell", "place"):
            place = values // len(places.groups) if name == "cell" else values
            columns["unit"] = words(places.units, places.unit[place])
            columns["post_group"] = words(places.groups, places.group[place])
        if name in ("cell", "group"):
            columns["group"] = words(places.groups, values % len(places.groups))
        elif name in named:
            column, names = named[name]
            columns[column] = words(names, values)
        elif name != "place":
            columns[name] = values.astype(np.int64)
    return pd.DataFrame(columns)
