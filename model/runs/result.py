"""What one run gives: tidy frames with the facts they came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.scenario.schema import Scenario

KEYS = ["year", "unit", "group", "indicator", "item", "unit_of_measure"]
TABLE_COLUMNS = ["scenario", "replication", *KEYS, "value"]
SUMMARY_COLUMNS = ["scenario", *KEYS, "mean", "p10", "p50", "p90", "replications"]
CATEGORIES = ["scenario", "unit", "group", "indicator", "item", "unit_of_measure"]
FRAMES = ("table", "summary", "costs", "posts", "cover", "solves", "pool_sizing", "need")


def label_of(scenario: Scenario) -> str:
    """How a scenario is called in tables: its name and the measures that changed it."""
    return "+".join([scenario.name, *scenario.measures])


class Told(Protocol):
    """What pages and comparisons read: a whole run, or the quick answer to the same question."""

    @property
    def scenario(self) -> Scenario: ...

    @property
    def seed(self) -> int: ...

    @property
    def replications(self) -> int: ...

    @property
    def engine(self) -> str: ...

    @property
    def label(self) -> str: ...

    @property
    def made_with(self) -> Mapping[str, str] | None: ...

    @property
    def table(self) -> pd.DataFrame: ...

    @property
    def summary(self) -> pd.DataFrame: ...

    @property
    def costs(self) -> pd.DataFrame: ...


@dataclass(frozen=True)
class Result:
    """One scenario's run. Totals are ``all``; an indicator without items has a blank item.

    Attributes
    ----------
    scenario : the facts and decisions that were run.
    seed, replications, engine : what the chance was drawn from, how often, and by which engine.
    table : scenario, replication, year, unit, group, indicator, item, unit_of_measure, value –
        headline indicators and group totals for each replication.
    summary : mean, p10, p50, p90 and number of replications of every indicator.
    costs : year, unit, function_code, account_code, cost_item with mean, p10, p50, p90 in kroner of the price year.
    posts : year, unit, group, percent (hundredths of a position), weekend_every, posts.
    cover : the rota's promise, hours per week: required, covered, uncovered, surplus.
    solves : one row a linear program: status, objective, bound, gap, size.
    pool_sizing : posts and cost of each pool, pooled and separate, beside the newsvendor's answer.
    need : year, unit, group, need_hours, need_fte.
    made_with : the versions that a saved run was made with (see ``record.versions``); None: the ones in use now.
    """

    scenario: Scenario
    seed: int
    replications: int
    engine: str
    table: pd.DataFrame
    summary: pd.DataFrame
    costs: pd.DataFrame
    posts: pd.DataFrame
    cover: pd.DataFrame
    solves: pd.DataFrame
    pool_sizing: pd.DataFrame
    need: pd.DataFrame
    made_with: Mapping[str, str] | None = None

    @property
    def label(self) -> str:
        """The scenario's name in tables."""
        return label_of(self.scenario)

    @property
    def frames(self) -> dict[str, pd.DataFrame]:
        """Every frame by name, in the order they are saved."""
        return {name: getattr(self, name) for name in FRAMES}


def tidy_keys(frame: pd.DataFrame) -> pd.DataFrame:
    """Text keys as categories in alphabetical order, the replication as Int16, rows sorted by key."""
    columns: dict[str, Any] = {}
    for name in frame.columns:
        column = frame[name]
        if name in CATEGORIES:
            column = pd.Series(_tidy_words(column), index=frame.index)
        columns[name] = column.astype("Int16") if name == "replication" else column
    tidy = pd.DataFrame(columns)
    rank = row_rank(tidy, [name for name in ("scenario", "replication", *KEYS) if name in tidy])
    if (rank[1:] < rank[:-1]).any():
        tidy = tidy.take(np.argsort(rank, kind="stable"))
    return tidy.reset_index(drop=True)


def _tidy_words(column: pd.Series) -> Any:
    """The words that occur, as categories in alphabetical order."""
    words = column if isinstance(column.dtype, pd.CategoricalDtype) else column.astype("category")
    codes, names = words.cat.codes.to_numpy(), list(map(str, words.cat.categories))
    used = np.flatnonzero(np.bincount(codes, minlength=len(names)))
    kept = sorted(used.tolist(), key=lambda place: names[place])
    number = np.zeros(len(names), dtype=codes.dtype)
    number[kept] = np.arange(len(kept))
    return pd.Categorical.from_codes(number[codes], dtype=pd.CategoricalDtype([names[place] for place in kept]))


def row_rank(table: pd.DataFrame, keys: list[str]) -> NDArray[np.int64]:
    """One number a row that sorts as the keys do, categories by their order: a fraction of the memory and time of
    a sort by as many columns."""
    rank = np.zeros(len(table), dtype=np.int64)
    for key in keys:
        column = table[key]
        is_category = isinstance(column.dtype, pd.CategoricalDtype)
        place = (column.cat.codes if is_category else column).to_numpy(dtype=np.int64)
        low, high = (int(place.min()), int(place.max())) if len(place) else (0, 0)
        rank = rank * (high - low + 1) + (place - low)
    return rank
