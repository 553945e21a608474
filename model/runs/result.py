"""What one run gives: tidy frames with the facts they came from."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from model.scenario.schema import Scenario

KEYS = ["year", "unit", "group", "indicator", "item", "unit_of_measure"]
TABLE_COLUMNS = ["scenario", "replication", *KEYS, "value"]
SUMMARY_COLUMNS = ["scenario", *KEYS, "mean", "p10", "p50", "p90", "replications"]
CATEGORIES = ["scenario", "unit", "group", "indicator", "item", "unit_of_measure"]
FRAMES = ("table", "summary", "posts", "cover", "solves", "pool_sizing", "need")


def label_of(scenario: Scenario) -> str:
    """How a scenario is called in tables: its name and the measures that changed it."""
    return "+".join([scenario.name, *scenario.measures])


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
    posts : year, unit, group, percent (hundredths of a position), weekend_every, posts.
    cover : the rota's promise, hours per week: required, covered, uncovered, surplus.
    solves : one row a linear program: status, objective, bound, gap, size.
    pool_sizing : posts and cost of each pool, pooled and separate, beside the newsvendor's answer.
    need : year, unit, group, need_hours, need_fte.
    """

    scenario: Scenario
    seed: int
    replications: int
    engine: str
    table: pd.DataFrame
    summary: pd.DataFrame
    posts: pd.DataFrame
    cover: pd.DataFrame
    solves: pd.DataFrame
    pool_sizing: pd.DataFrame
    need: pd.DataFrame

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
    frame = frame.copy()
    for column in [name for name in CATEGORIES if name in frame]:
        text = frame[column].astype(str)
        frame[column] = pd.Categorical(text, categories=sorted(text.unique()))
    if "replication" in frame:
        frame["replication"] = frame["replication"].astype("Int16")
    order = [name for name in ("scenario", "replication", *KEYS) if name in frame]
    return frame.sort_values(order, kind="stable", ignore_index=True)
