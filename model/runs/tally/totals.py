"""Totals over all units only: the few rows that a page shows, as cells × replications."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.runs.tally.facts import Facts, Figure, OutcomeFrames, PlanFrames
from model.runs.tally.grid import Cells, Grid, Values, aligned, joined, over_units, summed
from model.runs.tally.long import KEYS, TABLE_COLUMNS, cell_keys
from model.runs.tally.money import cost_figures, cost_told
from model.runs.tally.service import (
    absence_figures,
    absence_told,
    cover_figures,
    cover_told,
    need_figures,
    need_told,
    recourse_figures,
    recourse_told,
)
from model.runs.tally.staff import (
    flow_figures,
    flow_told,
    requirement_figures,
    requirement_told,
    staff_figures,
    staff_told,
)
from model.runs.tally.table import facts_of, key_types, statistics_of_cells
from model.scenario.schema import Scenario

TOTALS: tuple[Callable[[Facts], list[Figure]], ...] = (
    need_figures,
    cover_figures,
    recourse_figures,
    absence_figures,
    staff_figures,
    flow_figures,
    requirement_figures,
    cost_figures,
)
"""The families that are told in a hurry: need, cover, recourse, absence, staff, exits and hires, cost."""

Sums = Mapping[str, Mapping[str, Values]]


@dataclass(frozen=True)
class Totals:
    """`keys` (scenario, year, unit, group, indicator, item, unit_of_measure; sorted, unit always ``all``), one row a
    cell; `values` [cell, replication], missing where a figure is not defined; `numbers` of the replications."""

    keys: pd.DataFrame
    values: Values
    numbers: NDArray[np.int64]


def totals(scenario: Scenario, plan: PlanFrames, outcome: OutcomeFrames) -> Totals:
    """The rows of ``tally`` for all units together, of the families in TOTALS."""
    facts = facts_of(scenario, plan, outcome)
    return totals_of(scenario, facts.grid, [figure for family in TOTALS for figure in family(facts)])


def totals_of_sums(scenario: Scenario, need: pd.DataFrame, grid: Grid, sums: Sums) -> Totals:
    """The same from sums over units, by table and column: [replication, year, group], for costs [replication, year]."""
    tables = {name: _cells(grid, columns) for name, columns in sums.items()}
    needed = over_units(grid, summed(grid, "need", need, ["need_hours", "need_fte"]))
    figures = [
        *need_told(grid, joined(needed, aligned(tables["present"], needed.codes)), tables["posts"]),
        *cover_told(grid, tables["balance"]),
        *recourse_told(grid, tables["steps"], tables["kinds"]),
        *absence_told(grid, tables["causes"]),
        *staff_told(grid, tables["people"]),
        *flow_told(grid, tables["moved"], tables["filling"]),
        *requirement_told(grid, tables["requirement"]),
        *cost_told(grid, tables["costs"], tables["whole"]),
    ]
    return totals_of(scenario, grid, figures)


def _cells(grid: Grid, columns: Mapping[str, Values]) -> Cells:
    """One table of all replications, its cells those of the unit ``all``."""
    years, groups = np.arange(len(grid.years)), np.arange(len(grid.groups))
    if next(iter(columns.values())).ndim == 2:
        groups = np.array([len(grid.groups)])
    codes = grid.code(np.repeat(years, len(groups)), np.array([len(grid.units)]), np.tile(groups, len(years)))
    flat = {name: values.reshape(len(values), -1) for name, values in columns.items()}
    return Cells(codes, {name: np.ascontiguousarray(values.T) for name, values in flat.items()})


def totals_of(scenario: Scenario, grid: Grid, figures: Sequence[Figure]) -> Totals:
    """The figures' cells of all units together."""
    words, width = key_types(scenario), len(grid.replications)
    kept = []
    for figure in figures:
        own = grid.places(figure.codes)[1] == len(grid.units)
        kept.append(Figure(figure.indicator, figure.item, figure.codes[own], figure.values[own]))
    keys = cell_keys(grid, kept, words)
    values = [np.broadcast_to(figure.values, (len(figure.codes), width)) for figure in kept]
    order = np.lexsort([keys[name] for name in reversed(KEYS)])
    columns: dict[str, Any] = {name: keys[name][order] for name in KEYS}
    columns |= {name: pd.Categorical.from_codes(columns[name], dtype=dtype) for name, dtype in words.items()}
    return Totals(pd.DataFrame(columns), np.concatenate(values)[order], grid.replications)


def beside(first: Totals, second: Totals) -> Totals:
    """The same figures in the replications of both; a cell that one part lacks is not defined there."""
    if first.keys.equals(second.keys):
        values = np.concatenate([first.values, second.values], axis=1)
        return Totals(first.keys, values, np.concatenate([first.numbers, second.numbers]))
    sides = [part.keys.assign(place=np.arange(len(part.keys))) for part in (first, second)]
    both = sides[0].merge(sides[1], on=KEYS, how="outer", validate="1:1", suffixes=("", "_second"))
    parts = (first.values, both["place"]), (second.values, both["place_second"])
    values = np.concatenate([_taken(known, place) for known, place in parts], axis=1)
    return Totals(both[KEYS], values, np.concatenate([first.numbers, second.numbers]))


def rows_of(found: Totals) -> pd.DataFrame:
    """The totals as rows of the result table (TABLE_COLUMNS), sorted by key, without what is not defined."""
    defined = ~np.isnan(found.values)
    replication, cell = np.nonzero(defined.T)
    rows = found.keys.take(cell).reset_index(drop=True)
    numbers = pd.array(found.numbers.astype(np.int16)[replication], dtype="Int16")
    return rows.assign(replication=numbers, value=found.values.T[defined.T])[TABLE_COLUMNS]


def summary_of(found: Totals) -> pd.DataFrame:
    """Mean, p10, p50, p90 and number of replications of every cell that is defined in some, as ``tally`` has them."""
    some, columns = statistics_of_cells(found.values)
    return found.keys[some].reset_index(drop=True).assign(**columns)


def _taken(known: Values, place: pd.Series) -> Values:
    """The cells at these places, missing where there is none."""
    found = place.notna().to_numpy()
    taken = np.full((len(place), known.shape[1]), np.nan)
    taken[found] = known[place[found].to_numpy(dtype=np.int64)]
    return taken
