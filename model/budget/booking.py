"""Booking: which account code and KOSTRA function a cost belongs to, in whole kroner."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.budget.axes import Axes, Cells
from model.budget.rounding import largest_remainder
from model.errors import InputError, Problem, unknown_name
from model.scenario.schema import Scenario
from model.scenario.schema.tables import COST_ITEMS

COST_COLUMNS = ["replication", "year", "unit", "function_code", "account_code", "cost_item", "cost_nok"]
ITEMS = tuple(sorted(COST_ITEMS))
Kroner = NDArray[np.int64]


def whole_kroner(costs: Cells) -> Kroner:
    """Costs [replication, year, unit, item] as whole kroner.

    Each replication and year is rounded by largest remainder; ties go to the unit and cost item first in the alphabet.
    """
    blocks = costs.reshape(costs.shape[0] * costs.shape[1], costs.shape[2] * costs.shape[3])
    return largest_remainder(blocks).reshape(costs.shape)


def booked(scenario: Scenario, axes: Axes, kroner: Kroner) -> pd.DataFrame:
    """Whole kroner [replication, year, unit, item] as the cost table, without what is 0."""
    used = [item for number, item in enumerate(ITEMS) if kroner[..., number].any()]
    codes = account_codes(scenario, used)
    # in the order in which the table is sorted: within a unit and year there is one function
    used = sorted(used, key=lambda item: (codes[item], item))
    ordered = kroner[..., [ITEMS.index(item) for item in used]]
    replication, year, unit, item = np.nonzero(ordered)
    functions = function_codes(scenario)
    words = {
        "unit": np.array(axes.units, dtype=object)[unit],
        "function_code": functions[unit, year],
        "account_code": np.array([codes[name] for name in used], dtype=object)[item],
        "cost_item": np.array(used, dtype=object)[item],
    }
    table = pd.DataFrame(
        {
            "replication": axes.replications[replication].astype(np.int16),
            "year": np.array(axes.years, dtype=np.int64)[year],
            **{name: pd.array(values, dtype="str") for name, values in words.items()},
            "cost_nok": ordered[replication, year, unit, item],
        }
    )
    return table[COST_COLUMNS]


def account_codes(scenario: Scenario, items: list[str]) -> dict[str, str]:
    """The account code of each cost item; InputError for an item that the accounts table does not have once."""
    accounts = scenario.frame("accounts")
    known = sorted(accounts["cost_item"].unique())
    problems = [unknown_name("accounts.csv", "cost_item", item, known) for item in items if item not in known]
    twice = sorted(accounts["cost_item"][accounts["cost_item"].duplicated()].unique())
    problems += [Problem("accounts.csv", f"cost_item {item} twice", "one row each", "delete one") for item in twice]
    if problems:
        raise InputError(problems)
    return dict(zip(accounts["cost_item"], accounts["account_code"].astype(str), strict=True))


def function_codes(scenario: Scenario) -> NDArray[np.object_]:
    """KOSTRA function of every unit and year [unit, year]: the newest code not after the year.

    Codes change (254 ended in 2024, 257 and 258 came); raises InputError where none is valid yet.
    """
    table = scenario.frame("functions").sort_values(["function", "valid_from_year"], kind="stable")
    years = np.array(scenario.years, dtype=np.int64)
    valid_from, codes = (
        table["valid_from_year"].to_numpy(dtype=np.int64),
        table["function_code"].astype("str").to_numpy(dtype=object),
    )
    rows_of = {str(name): rows for name, rows in table.groupby("function", sort=False).indices.items()}
    parts, problems = [], []
    for key in sorted(scenario.units):
        function = scenario.units[key].function
        rows = rows_of.get(function, np.zeros(0, dtype=np.int64))
        place = np.searchsorted(valid_from[rows], years, side="right") - 1
        if place.min() < 0:
            allowed = "a function with a code from that year or before"
            found = f"{function}, no code valid in {years[0]}"
            problems.append(Problem(f"units.{key}.function", found, allowed, "add a row to functions.csv"))
            continue
        parts.append(codes[rows][place])
    if problems:
        raise InputError(problems)
    return np.array(parts, dtype=object)
