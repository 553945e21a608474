"""Results made by hand, for tests of saving, comparing and showing: no engine runs."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from model.indicators import HEADLINES, INDICATORS
from model.runs.result import KEYS, Result, tidy_keys
from model.scenario.schema import Scenario
from tests.tiny import tiny

_LEVELS = {"NOK": 9.1e8, "share": 0.6, "probability": 1.0, "FTE": 40.0, "hours/year": 20_000.0, "fraction": 0.8}


def made_result(scenario: Scenario | None = None, seed: int = 7, replications: int = 4, shift: float = 0.0) -> Result:
    """A result with every headline indicator; `shift` moves each value by that share."""
    scenario = scenario or tiny()
    rows = [
        row
        for replication in range(replications)
        for year in scenario.years
        for row in _rows(scenario, replication, year, shift)
    ]
    columns = ["replication", *KEYS, "value"]
    table = pd.DataFrame(rows, columns=columns).assign(scenario=scenario.name)
    values = table.groupby(["scenario", *KEYS])["value"]
    spread = {f"p{share:.0%}".strip("%"): values.quantile(share) for share in (0.1, 0.5, 0.9)}
    summary = pd.DataFrame({"mean": values.mean(), **spread, "replications": values.count()}).reset_index()
    return Result(scenario, seed, replications, "simpy", tidy_keys(table), tidy_keys(summary), **_plan())


def _rows(scenario: Scenario, replication: int, year: int, shift: float) -> list[tuple[Any, ...]]:
    wobble = 0.02 * (replication - 1.5) + 0.01 * (year - scenario.years[0])
    rows = []
    for key in HEADLINES:
        indicator = INDICATORS[key]
        value = _LEVELS.get(indicator.unit_of_measure, 1.0) * (1 + wobble) * (1 + shift)
        value = float(wobble < 0) if indicator.unit_of_measure == "probability" else value
        rows.append((replication, year, "all", "all", key, indicator.headline_item, indicator.unit_of_measure, value))
    rows.append((replication, year, "all", "all", "need_fte", "", "FTE", 400.0 + year - 2026))
    for place, group in enumerate(scenario.groups):
        level = 30.0 + 10 * place
        rows.append((replication, year, "all", group, "need_fte", "", "FTE", level + year - 2026))
        rows.append((replication, year, "all", group, "need_gap_fte", "", "FTE", level * (0.1 + wobble)))
    return rows


def _plan() -> dict[str, pd.DataFrame]:
    where = {"year": [2026, 2026], "unit": ["ward", "ward"], "group": ["nurse", "skilled"]}
    return {
        "posts": pd.DataFrame(where | {"percent": [100, 60], "weekend_every": [3, 2], "posts": [4, 6]}),
        "cover": pd.DataFrame(
            where
            | {"required_hours": [105.0, 260.0], "covered_hours": [105.0, 258.0]}
            | {"uncovered_hours": [0.0, 2.0], "surplus_hours": [1.5, 0.0]}
        ),
        "solves": pd.DataFrame(
            {"year": [2026], "unit": ["ward"], "status": ["optimal"], "gap": [0.0], "room": ["rota"]}
        ),
        "pool_sizing": pd.DataFrame({"year": np.array([], dtype="int64"), "pool": pd.Series([], dtype="str")}),
        "need": pd.DataFrame(where | {"need_hours": [5460.0, 13520.0], "need_fte": [3.35, 8.28]}),
    }
