"""Runs side by side: the first is the baseline, every other is set against it, replication by replication."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.errors import InputError, Problem
from model.runs.headlines import Headlines
from model.runs.result import KEYS, Result, Told
from model.runs.tally import Totals, statistics_of_cells
from model.runs.unlike import refusals

_OPEN = "open a saved run's folder with open_run first, then compare what it gives"
COMPARE_COLUMNS = ["indicator", "item", "unit", "group", "year", "scenario", "baseline"]
COMPARE_COLUMNS += ["alternative", "difference", "p10", "p90", "replications"]


def compare(*results: Told) -> pd.DataFrame:
    """Each alternative against the first result, paired by replication.

    Both meet the same people with the same luck, so the difference is taken within each replication
    and then summed up: `difference` is its mean, `p10` and `p90` its spread over the replications.
    A row that only one side has (a pool's unit, say) is shown with the other side empty.

    The quick answers of ``headlines`` can be compared as well, with each other, if they have the same replications.

    Returns
    -------
    indicator, item, unit, group, year, scenario (the alternative), baseline, alternative, difference,
    p10, p90, replications (pairs). With one replication p10 and p90 are empty: one run has no spread.

    Raises InputError when the runs differ in seed, replications, years or data snapshot, naming all faults.
    """
    refuse_unlike(results)
    labels = distinct_labels(results)
    base = results[0].table
    frames = [_against(base, other.table, label) for other, label in zip(results[1:], labels[1:], strict=True)]
    return pd.concat(frames, ignore_index=True)[COMPARE_COLUMNS]


def compare_totals(results: Sequence[Told], indicators: Sequence[str], years: Sequence[int]) -> pd.DataFrame:
    """:func:`compare` for the totals over all units and groups of some indicators in some years only.

    A page asks for a few rows of a million; the figures are those of :func:`compare`. Raises InputError as it does.
    """
    refuse_unlike(results)
    labels, quick = distinct_labels(results), [result for result in results if isinstance(result, Headlines)]
    if len(quick) == len(results):
        first, *rest = (result.overall(indicators, years) for result in quick)
        frames = [_cells_against(first, second, label) for second, label in zip(rest, labels[1:], strict=True)]
        return pd.concat(frames, ignore_index=True)[COMPARE_COLUMNS]
    base, *others = (totals_in(result, indicators, years) for result in results)
    frames = [_against(base, other, label) for other, label in zip(others, labels[1:], strict=True)]
    return pd.concat(frames, ignore_index=True)[COMPARE_COLUMNS]


def distinct_labels(results: Sequence[Told]) -> list[str]:
    """The results' names; a name met again gets its number, so that no two columns look alike."""
    seen: dict[str, int] = {}
    labels = []
    for result in results:
        seen[result.label] = seen.get(result.label, 0) + 1
        count = seen[result.label]
        labels.append(result.label if count == 1 else f"{result.label} ({count})")
    return labels


def refuse_unlike(results: Sequence[Told]) -> None:
    """Raise InputError, with every reason, when these are not two or more results that can be paired."""
    foreign = [
        Problem("compare", f"{type(one).__name__} {one!r:.60}", "results of run or open_run", _OPEN)
        for one in results
        if not isinstance(one, Result | Headlines)
    ]
    if foreign:
        raise InputError(foreign)
    if len(results) < 2:
        raise InputError(
            Problem("compare", f"{len(results)} run", "two runs or more", "name the baseline first, then the others")
        )
    problems = [problem for pair in pairwise(results) for problem in refusals(*pair)]
    if problems:
        raise InputError(problems)


def totals_in(result: Told, indicators: Sequence[str], years: Sequence[int]) -> pd.DataFrame:
    """The rows of the result table for all units and groups together, of some indicators in some years."""
    if isinstance(result, Headlines):
        return result.rows(indicators, years)
    table = result.table
    chosen = table["indicator"].isin(list(indicators)) & table["year"].isin(list(years))
    rows = table[chosen]
    return rows[(rows["unit"] == "all") & (rows["group"] == "all")]


def _against(base: pd.DataFrame, other: pd.DataFrame, label: str) -> pd.DataFrame:
    keys = ["replication", *KEYS]
    plain = [frame.drop(columns="scenario").astype(dict.fromkeys(_text(frame), "str")) for frame in (base, other)]
    pairs = plain[0].merge(plain[1], on=keys, how="outer", validate="1:1", suffixes=("_base", "_other"))
    pairs["difference"] = pairs["value_other"] - pairs["value_base"]
    rows = pairs.groupby(KEYS, sort=True)
    frame = pd.DataFrame(
        {
            "baseline": rows["value_base"].mean(),
            "alternative": rows["value_other"].mean(),
            "difference": rows["difference"].mean(),
            "p10": rows["difference"].quantile(0.1),
            "p90": rows["difference"].quantile(0.9),
            "replications": rows["difference"].count(),
        }
    )
    frame.loc[frame["replications"] < 2, ["p10", "p90"]] = float("nan")
    return frame.reset_index().assign(scenario=label)


def _cells_against(base: Totals, other: Totals, label: str) -> pd.DataFrame:
    """:func:`_against` for figures that lie side by side as cells × replications: a page waits for them."""
    sides = [
        dict(zip(part.keys[KEYS].itertuples(index=False, name=None), part.values, strict=True))
        for part in (base, other)
    ]
    keys, nothing = sorted({*sides[0], *sides[1]}), np.full(len(base.numbers), math.nan)
    values = [np.array([side.get(key, nothing) for key in keys]).reshape(len(keys), -1) for side in sides]
    one, two, difference = (_statistics(part) for part in (*values, values[1] - values[0]))
    several = difference["replications"] >= 2
    columns = {"baseline": one["mean"], "alternative": two["mean"], "difference": difference["mean"]}
    columns |= {name: np.where(several, difference[name], math.nan) for name in ("p10", "p90")}
    columns |= {"replications": difference["replications"].astype(np.int64)}
    return pd.DataFrame(keys, columns=KEYS).assign(scenario=label, **columns)


def _statistics(values: NDArray[np.float64]) -> dict[str, NDArray[np.float64]]:
    """Mean, p10, p90 and number of replications of cells [cell, replication]; empty and 0 where none is defined."""
    some, told = statistics_of_cells(values)
    found = {name: np.full(len(values), math.nan) for name in told} | {"replications": np.zeros(len(values))}
    for name, column in told.items():
        found[name][some] = column
    return found


def _text(frame: pd.DataFrame) -> list[str]:
    return [name for name in KEYS if name != "year" and name in frame]
