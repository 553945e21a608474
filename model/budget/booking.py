"""Booking: which account code and KOSTRA function a cost belongs to, in whole kroner."""

from __future__ import annotations

import numpy as np
import pandas as pd

from model.budget.rounding import largest_remainder
from model.errors import InputError, Problem, unknown_name
from model.scenario.schema import Scenario

COST_COLUMNS = ["replication", "year", "unit", "function_code", "account_code", "cost_item", "cost_nok"]


def booked(scenario: Scenario, lines: pd.DataFrame) -> pd.DataFrame:
    """Cost lines (replication, year, unit, cost_item, cost_nok) as the cost table, whole kroner.

    Each replication and year is rounded by largest remainder; ties go to the unit and cost item first in the alphabet.
    """
    lines = lines[lines["cost_nok"] != 0].sort_values(["replication", "year", "unit", "cost_item"], ignore_index=True)
    codes = account_codes(scenario, sorted(lines["cost_item"].unique()))
    functions = function_codes(scenario)
    table = lines.merge(functions, on=["year", "unit"], how="left", validate="many_to_one")
    table["account_code"] = table["cost_item"].map(codes).astype("str")
    block = table["replication"].to_numpy(dtype=np.int64) * 10_000 + table["year"].to_numpy(dtype=np.int64)
    table["cost_nok"] = largest_remainder(table["cost_nok"].to_numpy(dtype=float), block)
    table = table[table["cost_nok"] != 0].astype({"replication": np.int16, "year": np.int64})
    return table[COST_COLUMNS].sort_values(COST_COLUMNS[:-1], kind="stable", ignore_index=True)


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


def function_codes(scenario: Scenario) -> pd.DataFrame:
    """KOSTRA function of every unit and year: the newest code not after the year. Columns year, unit, function_code.

    Codes change (254 ended in 2024, 257 and 258 came); raises InputError where none is valid yet.
    """
    table = scenario.frame("functions").sort_values(["function", "valid_from_year"], kind="stable")
    years = np.array(scenario.years, dtype=np.int64)
    parts, problems = [], []
    for key in sorted(scenario.units):
        codes = table[table["function"] == scenario.units[key].function]
        place = np.searchsorted(codes["valid_from_year"].to_numpy(dtype=np.int64), years, side="right") - 1
        if place.min() < 0:
            found = f"{scenario.units[key].function}, no code valid in {years[0]}"
            allowed = "a function with a code from that year or before"
            problems.append(Problem(f"units.{key}.function", found, allowed, "add a row to functions.csv"))
            continue
        valid = codes["function_code"].astype("str").to_numpy()[place]
        parts.append(pd.DataFrame({"year": years, "unit": key, "function_code": valid}))
    if problems:
        raise InputError(problems)
    return pd.concat(parts, ignore_index=True)
