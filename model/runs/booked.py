"""What each replication costs by KOSTRA function and account, for the budget page: all units summed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.budget import ITEMS, account_codes, function_codes
from model.runs.result import Told
from model.scenario.schema import Scenario

LINES = ["year", "function_code", "account_code"]


@dataclass(frozen=True)
class Axes:
    """The values along the axes; `function_of` is where each unit's cost goes [unit, year], `account_of` each cost
    item's place, −1 for an item that the municipality has no account for."""

    years: tuple[int, ...]
    functions: tuple[str, ...]
    accounts: tuple[str, ...]
    function_of: NDArray[np.int64]
    account_of: NDArray[np.int64]


@dataclass(frozen=True)
class Booked:
    """Kroner in prices of the price year [replication, year, function, account]; refunds are negative."""

    axes: Axes
    values: NDArray[np.float64]


def booking_axes(scenario: Scenario) -> Axes:
    """The functions of the scenario's units and the accounts of its cost items, sorted by code."""
    codes = account_codes(scenario, [item for item in ITEMS if item in set(scenario.frame("accounts")["cost_item"])])
    of_unit = function_codes(scenario)
    functions, accounts = sorted(set(of_unit.ravel().tolist())), sorted(set(codes.values()))
    function_of = np.searchsorted(functions, of_unit.astype(str)).astype(np.int64)
    account_of = [accounts.index(codes[item]) if item in codes else -1 for item in ITEMS]
    return Axes(tuple(scenario.years), tuple(functions), tuple(accounts), function_of, np.array(account_of))


def booked_kroner(axes: Axes, kroner: NDArray[np.float64]) -> NDArray[np.float64]:
    """Whole kroner [replication, year, unit, item of ITEMS] summed by function and account."""
    # whole kroner: the same sum in whatever order
    of_function = axes.function_of.T[:, None] == np.arange(len(axes.functions))[:, None]
    of_account = axes.account_of[:, None] == np.arange(len(axes.accounts))
    return np.asarray(of_function.astype(np.float64) @ kroner @ of_account.astype(np.float64))


def booked_table(axes: Axes, costs: pd.DataFrame, numbers: Sequence[int]) -> Booked:
    """The same from a cost table: replication, year, function_code, account_code, cost_nok, …"""
    found = np.zeros((len(numbers), len(axes.years), len(axes.functions), len(axes.accounts)))
    keys = {"replication": numbers, "year": axes.years, "function_code": axes.functions, "account_code": axes.accounts}
    place = tuple(pd.Index(list(axis)).get_indexer(pd.Index(costs[key])) for key, axis in keys.items())
    np.add.at(found, place, costs["cost_nok"].to_numpy(dtype=np.float64))
    return Booked(axes, found)


def booked_beside(first: Booked, second: Booked) -> Booked:
    """The replications of both."""
    return Booked(first.axes, np.concatenate([first.values, second.values]))


def booked_means(found: Booked) -> pd.DataFrame:
    """year, function_code, account_code, mean (NOK), without lines that cost nothing in any replication."""
    means, met = found.values.mean(axis=0), (found.values != 0).any(axis=0)
    year, function, account = np.nonzero(met)
    words = [(found.axes.functions, function), (found.axes.accounts, account)]
    columns = [np.array(names, dtype=object)[place] for names, place in words]
    frame = {"year": np.array(found.axes.years)[year], "function_code": columns[0], "account_code": columns[1]}
    return pd.DataFrame(frame | {"mean": means[met]}).astype({"function_code": "str", "account_code": "str"})


def cost_means(told: Told) -> pd.DataFrame:
    """The same lines of a whole run or a quick answer."""
    lines = told.costs.astype({"function_code": "str", "account_code": "str"})
    sums: pd.Series[float] = lines.groupby(LINES, sort=True)["mean"].sum()
    return sums.reset_index()
