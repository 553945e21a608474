"""Totals over all units only: the few rows that a page shows, as cells × replications."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.runs.tally.facts import Facts, Figure, OutcomeFrames, PlanFrames
from model.runs.tally.grid import Values
from model.runs.tally.long import KEYS, TABLE_COLUMNS, cell_keys
from model.runs.tally.money import cost_figures
from model.runs.tally.service import absence_figures, cover_figures, need_figures, recourse_figures
from model.runs.tally.staff import flow_figures, requirement_figures, staff_figures
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
    words, width = key_types(facts), len(facts.grid.replications)
    keys: list[dict[str, NDArray[np.int64]]] = []
    values: list[Values] = []
    for figure in (figure for family in TOTALS for figure in family(facts)):
        own = facts.grid.places(figure.codes)[1] == len(facts.grid.units)
        named = cell_keys(facts, figure, words)
        keys.append({name: column[own] for name, column in named.items()})
        values.append(np.broadcast_to(figure.values, (len(own), width))[own])
    columns: dict[str, Any] = {name: np.concatenate([part[name] for part in keys]) for name in KEYS}
    order = np.lexsort([columns[name] for name in reversed(KEYS)])
    columns = {name: column[order] for name, column in columns.items()}
    columns |= {name: pd.Categorical.from_codes(columns[name], dtype=dtype) for name, dtype in words.items()}
    return Totals(pd.DataFrame(columns), np.concatenate(values)[order], facts.grid.replications)


def beside(first: Totals, second: Totals) -> Totals:
    """The same figures in the replications of both; a cell that one part lacks is not defined there."""
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
