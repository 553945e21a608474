"""Does a scenario pay for itself, and when: its cost less the baseline's, added up year by year in each replication."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from model.runs.compare import refuse_unlike, totals_in
from model.runs.result import Told

_COST = "net_cost_nok"


@dataclass(frozen=True)
class Payback:
    """When a scenario has paid for itself.

    Attributes
    ----------
    table : replication, pays (whether it has paid for itself when the horizon ends), year (the first year from whose
        end on the sum stays at or below nothing; empty where it never does), highest_nok (the most that the sum ever
        comes to: what has to be found in advance), last_nok (the sum at the end; negative is saved).
    path : year, mean, p10, p90 of the sum (NOK), share (of the replications whose sum is at or below nothing then).
    costs_differ : whether there is any difference at all; where there is none, there is nothing to pay for.
    """

    table: pd.DataFrame
    path: pd.DataFrame
    costs_differ: bool

    @property
    def share(self) -> float:
        """Share of the replications in which it pays for itself within the horizon."""
        return float(self.table["pays"].mean())

    @property
    def median_year(self) -> int | None:
        """The year by whose end half of those replications have been paid; None when there are none."""
        years = self.table["year"].dropna()
        return None if years.empty else int(np.quantile(years.to_numpy(dtype=float), 0.5, method="inverted_cdf"))


def payback(base: Told, other: Told) -> Payback:
    """Set a scenario's net cost against the baseline's, replication by replication, in prices of the price year.

    Nothing is discounted: municipalities' four-year plans are in fixed prices. Raises InputError when the two cannot
    be paired.
    """
    refuse_unlike((base, other))
    costs = [_costs(told) for told in (base, other)]
    return payback_of(costs[1] - costs[0])


def payback_of(extra: pd.DataFrame) -> Payback:
    """The same from the extra cost of each replication: one row a replication, one column a year, NOK."""
    sums = extra.sort_index(axis=1).cumsum(axis=1)
    years = [int(str(year)) for year in sums.columns]
    values = np.round(sums.to_numpy(dtype=np.float64), 2)  # what adding leaves behind is no krone
    paid = values <= 0
    # from the end backwards: at or below nothing in this year and in every later one
    stays = np.logical_and.accumulate(paid[:, ::-1], axis=1)[:, ::-1]
    pays = stays[:, -1]
    first = np.array(years)[stays.argmax(axis=1)]
    columns = {"replication": sums.index.astype("int64"), "pays": pays}
    year = pd.array(np.where(pays, first, 0), dtype="Int64")
    year[~pays] = pd.NA
    columns |= {"year": year, "highest_nok": np.maximum(values.max(axis=1), 0.0), "last_nok": values[:, -1]}
    return Payback(pd.DataFrame(columns), _path(years, values), bool((extra.to_numpy() != 0).any()))


def _path(years: Sequence[int], values: np.ndarray) -> pd.DataFrame:
    spread = np.quantile(values, [0.1, 0.9], axis=0)
    facts = {"year": years, "mean": values.mean(axis=0), "p10": spread[0], "p90": spread[1]}
    return pd.DataFrame(facts | {"share": (values <= 0).mean(axis=0)})


def _costs(told: Told) -> pd.DataFrame:
    """Net cost of all units: replications down, years across."""
    rows = totals_in(told, [_COST], list(told.scenario.years))
    return rows.pivot_table(index="replication", columns="year", values="value").astype("float64")
