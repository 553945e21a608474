"""The long result table and its summary."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd

from model.indicators import INDICATORS
from model.runs.tally.facts import Facts, Figure, OutcomeFrames, PlanFrames, read_outcome
from model.runs.tally.grid import Codes, grid_of
from model.runs.tally.money import cost_figures
from model.runs.tally.service import (
    KINDS,
    SICK_LEAVE,
    STEPS,
    absence_figures,
    cover_figures,
    need_figures,
    pool_figures,
    recourse_figures,
    rota_figures,
    vulnerable_figures,
)
from model.runs.tally.staff import education_figures, flow_figures, requirement_figures, staff_figures
from model.scenario.schema import Scenario

KEYS = ["scenario", "year", "unit", "group", "indicator", "item", "unit_of_measure"]
TABLE_COLUMNS = ["scenario", "replication", *KEYS[1:], "value"]
QUANTILES = {"p10": 0.1, "p50": 0.5, "p90": 0.9}

FAMILIES: tuple[Callable[[Facts], list[Figure]], ...] = (
    need_figures,
    vulnerable_figures,
    cover_figures,
    recourse_figures,
    absence_figures,
    rota_figures,
    pool_figures,
    staff_figures,
    flow_figures,
    requirement_figures,
    education_figures,
    cost_figures,
)


def tally(scenario: Scenario, plan: PlanFrames, outcome: OutcomeFrames) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The result table and the summary of one run, all its replications at once.

    One family of indicators is formed, summarised and thinned at a time, so that memory holds the kept rows only.

    Returns
    -------
    table : scenario, replication, year, unit, group, indicator, item, unit_of_measure, value – headline indicators
        for every unit and group, the rest for the municipality (unit ``all``), sorted by key.
    summary : scenario, …, unit_of_measure, mean, p10, p50, p90, replications – everything, see ``summarise``.

    A figure that is not defined (a share of nobody) has no row. Raises InputError for a frame that lacks a column or
    has a unit or group that the scenario does not.
    """
    kept, summaries = [], []
    for rows, cell in _tables(facts_of(scenario, plan, outcome)):
        summaries.append(_statistics(rows, cell))
        headline = rows["indicator"].isin([key for key, known in INDICATORS.items() if known.headline])
        kept.append(rows[headline | (rows["unit"] == "all")])
    return _in_order(kept, TABLE_COLUMNS[:-1]), _in_order(summaries, KEYS)


def full_table(scenario: Scenario, plan: PlanFrames, outcome: OutcomeFrames) -> pd.DataFrame:
    """Every row of every replication; for small runs."""
    return _in_order([rows for rows, _ in _tables(facts_of(scenario, plan, outcome))], TABLE_COLUMNS[:-1])


def summarise(table: pd.DataFrame) -> pd.DataFrame:
    """Mean, p10, p50, p90 over replications of a long result table, and how many replications had a value.

    Quantiles interpolate linearly between neighbours. The mean of ``need_met`` is the probability that need is met.
    """
    return _statistics(table, table.groupby(KEYS, observed=True, sort=True).ngroup().to_numpy().astype(np.int64))


def _statistics(table: pd.DataFrame, group: Codes) -> pd.DataFrame:
    """The summary of the rows by the number of the group they belong to, in the order of the numbers."""
    value = table["value"].to_numpy(dtype=np.float64)
    order = np.lexsort((value, group))
    value = value[order]
    starts = np.flatnonzero(np.diff(group[order], prepend=-1))
    counts = np.diff(starts, append=len(value))
    summary = table[KEYS].iloc[order[starts]].reset_index(drop=True)
    summary["mean"] = np.add.reduceat(value, starts) / counts if len(starts) else value
    for name, share in QUANTILES.items():
        place = (counts - 1) * share
        low = np.floor(place).astype(np.int64)
        below, above = value[starts + low], value[starts + np.minimum(low + 1, counts - 1)]
        summary[name] = below + (above - below) * (place - low)
    summary["replications"] = counts.astype(np.int64)
    return summary


def _in_order(parts: list[pd.DataFrame], keys: list[str]) -> pd.DataFrame:
    """The parts as one table, sorted by the keys; empties `parts`, since both at once would fill the memory."""
    table = pd.concat(parts, ignore_index=True)
    parts.clear()
    # one number a row sorts in a fraction of the memory that a sort by eight columns takes
    rank = np.zeros(len(table), dtype=np.int64)
    for key in keys:
        column = table[key]
        is_category = isinstance(column.dtype, pd.CategoricalDtype)
        place = (column.cat.codes if is_category else column).to_numpy(dtype=np.int64)
        low, high = (int(place.min()), int(place.max())) if len(place) else (0, 0)
        rank = rank * (high - low + 1) + (place - low)
    return table.take(np.argsort(rank, kind="stable")).reset_index(drop=True)


def facts_of(scenario: Scenario, plan: PlanFrames, outcome: OutcomeFrames) -> Facts:
    """The frames with the grid they are laid out on."""
    read = read_outcome(outcome)
    seen = (outcome.paths.years["replication"], outcome.recourse.balance["replication"], outcome.costs["replication"])
    replications = sorted({int(number) for column in seen for number in column.unique()})
    return Facts(scenario, grid_of(scenario, replications), plan, read)


def _tables(facts: Facts) -> Iterator[tuple[pd.DataFrame, Codes]]:
    """The rows of one indicator and item at a time, and the cell that each belongs to."""
    dtypes = _key_types(facts)
    for family in FAMILIES:
        for figure in family(facts):
            yield _rows(facts, figure, dtypes)


def _key_types(facts: Facts) -> dict[str, pd.CategoricalDtype]:
    """The same categories for every part, in alphabetical order."""
    scenario = facts.scenario
    items = {"", "quit", "retire", "qualified", "unqualified", "without_hourly", "with_hourly"}
    items |= {*STEPS, *KINDS, *SICK_LEAVE.values(), *scenario.frame("accounts")["account_code"].astype("str")}
    known = {
        "scenario": {"+".join([scenario.name, *scenario.measures])},
        "unit": {*scenario.units, "all"},
        "group": {*scenario.groups, "all"},
        "indicator": set(INDICATORS),
        "item": items,
        "unit_of_measure": {indicator.unit_of_measure for indicator in INDICATORS.values()},
    }
    return {key: pd.CategoricalDtype(sorted(words)) for key, words in known.items()}


def _rows(facts: Facts, figure: Figure, dtypes: dict[str, pd.CategoricalDtype]) -> tuple[pd.DataFrame, Codes]:
    """The figure as long rows, without those that are not defined."""
    grid = facts.grid
    width = len(grid.replications)
    values = np.broadcast_to(figure.values, (len(figure.codes), width))
    cell, replication = np.nonzero(~np.isnan(values))
    year, unit, group = (place[cell] for place in grid.places(figure.codes))
    scenario = str(dtypes["scenario"].categories[0])
    constant = {
        "scenario": scenario,
        "indicator": figure.indicator,
        "item": figure.item,
        "unit_of_measure": INDICATORS[figure.indicator].unit_of_measure,
    }
    columns = {
        name: pd.Categorical.from_codes(np.full(len(cell), dtypes[name].categories.get_loc(word)), dtype=dtypes[name])
        for name, word in constant.items()
    }
    columns["unit"] = _categories([*grid.units, "all"], unit, dtypes["unit"])
    columns["group"] = _categories([*grid.groups, "all"], group, dtypes["group"])
    numbers = {
        "replication": pd.array(grid.replications[replication], dtype="Int16"),
        "year": np.array(grid.years, dtype=np.int64)[year],
        "value": values[cell, replication],
    }
    return pd.DataFrame({name: (columns | numbers)[name] for name in TABLE_COLUMNS}), cell.astype(np.int64)


def _categories(axis: list[str], place: np.ndarray, dtype: pd.CategoricalDtype) -> pd.Categorical:
    """Places on an axis as a category."""
    return pd.Categorical.from_codes(dtype.categories.get_indexer(pd.Index(axis))[place], dtype=dtype)
