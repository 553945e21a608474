"""A run's cost by year, unit, KOSTRA function and account code, over replications."""

from __future__ import annotations

import numpy as np
import pandas as pd

LINE = ["year", "unit", "function_code", "account_code", "cost_item"]
QUANTILES = {"p10": 0.1, "p50": 0.5, "p90": 0.9}


def cost_lines(costs: pd.DataFrame, replications: int) -> pd.DataFrame:
    """Mean and spread of every cost line, in kroner of the price year; refunds are negative.

    costs : replication, year, unit, function_code, account_code, cost_item, cost_nok, without zero rows. A line that
    a replication does not have cost nothing there, so the means of the lines sum to the mean of the total.
    Returns year, unit, function_code, account_code, cost_item, unit_of_measure, mean, p10, p50, p90, replications.
    """
    groups = costs.groupby(LINE, sort=True, observed=True)
    lines = groups.ngroup().to_numpy()
    keys = groups.size().reset_index()[LINE]
    values = np.zeros((len(keys), replications))
    numbers = costs["replication"].to_numpy().astype(np.int64)
    values[lines, numbers] = costs["cost_nok"].to_numpy()
    spread = np.quantile(values, list(QUANTILES.values()), axis=1)
    measures = {"mean": values.mean(axis=1), **dict(zip(QUANTILES, spread, strict=True)), "replications": replications}
    return pd.DataFrame({**{name: keys[name] for name in LINE}, "unit_of_measure": "NOK", **measures})
