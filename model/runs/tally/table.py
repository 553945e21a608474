"""The long result table and its summary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from model.budget import programme_names
from model.indicators import INDICATORS
from model.pool import STEPS
from model.runs.result import tidy_keys
from model.runs.tally.drift import MOVES, UNMET, drift_figures
from model.runs.tally.facts import Facts, Figure, OutcomeFrames, PlanFrames, read_outcome
from model.runs.tally.grid import Codes, Values, grid_of
from model.runs.tally.long import KEYS, cell_keys, long_table
from model.runs.tally.money import cost_figures
from model.runs.tally.recruitment import recruitment_figures
from model.runs.tally.service import (
    KINDS,
    OTHER_LEAVE,
    SICK_LEAVE,
    absence_figures,
    cover_figures,
    need_figures,
    pool_figures,
    recourse_figures,
    rota_figures,
    vulnerable_figures,
)
from model.runs.tally.staff import education_figures, flow_figures, requirement_figures, staff_figures
from model.runs.tally.training import competence_figures, programme_figures
from model.scenario.schema import Scenario
from model.workforce import EXITS

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
    recruitment_figures,
    requirement_figures,
    education_figures,
    drift_figures,
    programme_figures,
    competence_figures,
    cost_figures,
)


def tally(scenario: Scenario, plan: PlanFrames, outcome: OutcomeFrames) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The result table and the summary of one run, all its replications at once.

    One family of indicators is formed, summarised and thinned at a time, so that memory holds the kept cells only.

    Returns
    -------
    table : scenario, replication, year, unit, group, indicator, item, unit_of_measure, value – headline indicators
        for every unit and group, the rest for the municipality (unit ``all``), sorted by key.
    summary : scenario, …, unit_of_measure, mean, p10, p50, p90, replications – everything, see ``summarise``.

    A figure that is not defined (a share of nobody) has no row. Raises InputError for a frame that lacks a column or
    has a unit or group that the scenario does not.
    """
    facts = facts_of(scenario, plan, outcome)
    dtypes, kept, summaries = key_types(facts.scenario), [], []
    for family in FAMILIES:
        for figure in family(facts):
            summaries.append(_summary_rows(facts, figure, dtypes))
            cells = np.ones(len(figure.codes), dtype=np.bool_)
            if not INDICATORS[figure.indicator].headline:
                cells = facts.grid.places(figure.codes)[1] == len(facts.grid.units)
            kept.append(_only(figure, cells))
    return long_table(facts, kept, dtypes), tidy_keys(pd.concat(summaries, ignore_index=True))


def full_table(scenario: Scenario, plan: PlanFrames, outcome: OutcomeFrames) -> pd.DataFrame:
    """Every row of every replication; for small runs."""
    facts = facts_of(scenario, plan, outcome)
    return long_table(facts, [figure for family in FAMILIES for figure in family(facts)], key_types(facts.scenario))


def summarise(table: pd.DataFrame) -> pd.DataFrame:
    """Mean, p10, p50, p90 over replications of a long result table, and how many replications had a value.

    Quantiles interpolate linearly between neighbours. The mean of ``need_met`` is the probability that need is met.
    """
    group = table.groupby(KEYS, observed=True, sort=True).ngroup().to_numpy().astype(np.int64)
    value = table["value"].to_numpy(dtype=np.float64)
    order = np.lexsort((value, group))
    starts = np.flatnonzero(np.diff(group[order], prepend=-1))
    counts = np.diff(starts, append=len(value))
    keys = table[KEYS].iloc[order[starts]].reset_index(drop=True)
    return keys.assign(**_statistics(value[order], starts, counts))


def _statistics(value: Values, starts: Codes, counts: Codes) -> dict[str, np.ndarray]:
    """Mean and quantiles of runs of sorted values, which begin at `starts` and have `counts` values each."""
    columns = {"mean": np.add.reduceat(value, starts) / counts if len(starts) else value}
    for name, share in QUANTILES.items():
        place = (counts - 1) * share
        low = np.floor(place).astype(np.int64)
        below, above = value[starts + low], value[starts + np.minimum(low + 1, counts - 1)]
        columns[name] = below + (above - below) * (place - low)
    return columns | {"replications": counts.astype(np.int64)}


def _summary_rows(facts: Facts, figure: Figure, dtypes: dict[str, pd.CategoricalDtype]) -> pd.DataFrame:
    """The figure's cells that are defined in some replication, each with its statistics."""
    width = len(facts.grid.replications)
    some, columns = statistics_of_cells(np.broadcast_to(figure.values, (len(figure.codes), width)))
    figure = _only(figure, some)
    keys: dict[str, Any] = dict(cell_keys(facts.grid, [figure], dtypes))
    keys |= {name: pd.Categorical.from_codes(keys[name], dtype=dtypes[name]) for name in dtypes}
    return pd.DataFrame({name: keys[name] for name in KEYS} | columns)


def statistics_of_cells(values: Values) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Of figures [cell, replication]: which cells are defined in some replication, and the statistics of those."""
    # what is not defined sorts behind all numbers
    values = np.sort(values, axis=1)
    counts = (~np.isnan(values)).sum(axis=1)
    some = counts > 0
    values, counts = values[some], counts[some]
    return some, _statistics(values[~np.isnan(values)], np.cumsum(counts) - counts, counts)


def _only(figure: Figure, cells: np.ndarray) -> Figure:
    """The figure on some of its cells."""
    return figure if cells.all() else replace(figure, codes=figure.codes[cells], values=figure.values[cells])


def facts_of(scenario: Scenario, plan: PlanFrames, outcome: OutcomeFrames) -> Facts:
    """The frames with the grid they are laid out on."""
    read = read_outcome(outcome)
    seen = (outcome.paths.years["replication"], outcome.recourse.balance["replication"], outcome.costs["replication"])
    replications = sorted({int(number) for column in seen for number in column.unique()})
    return Facts(scenario, grid_of(scenario, replications), plan, read)


def key_types(scenario: Scenario) -> dict[str, pd.CategoricalDtype]:
    """The same categories for every part, in alphabetical order."""
    items = {"", *EXITS, "qualified", "unqualified", "without_hourly", "with_hourly"}
    items |= {*STEPS, *KINDS, *SICK_LEAVE.values(), *OTHER_LEAVE.values()}
    items |= {*MOVES.values(), UNMET}
    items |= {
        *scenario.frame("accounts")["account_code"].astype("str"),
        *programme_names(scenario),
        *scenario.competences,
    }
    known = {
        "scenario": {"+".join([scenario.name, *scenario.measures])},
        "unit": {*scenario.units, "all"},
        "group": {*scenario.groups, "all"},
        "indicator": set(INDICATORS),
        "item": items,
        "unit_of_measure": {indicator.unit_of_measure for indicator in INDICATORS.values()},
    }
    return {key: pd.CategoricalDtype(sorted(words)) for key, words in known.items()}
