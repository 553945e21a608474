"""The four-year plan: the costs of some years by function and account, in whole thousands that add up both ways."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from model.budget.frames import checked
from model.budget.prices import pay_factors
from model.budget.rounding import largest_remainder
from model.errors import InputError, Problem
from model.scenario.schema import Scenario

PLAN_YEARS = 4
PLAN_COLUMNS = ["year", "function_code", "account_code", "is_income", "amount"]
_FIRST_INCOME = 600


def plan_years(scenario: Scenario, first: int | None = None) -> list[int]:
    """The four years of a plan from its first year on, fewer where the horizon ends.

    Raises InputError for a first year that the scenario does not have.
    """
    years = list(scenario.years)
    first = years[0] if first is None else first
    if first not in years:
        allowed = f"a year from {years[0]} to {years[-1]}"
        raise InputError(Problem("the plan's first year", str(first), allowed, "choose a year of the scenario"))
    return years[years.index(first) :][:PLAN_YEARS]


def budget_plan(
    scenario: Scenario, costs: pd.DataFrame, years: Sequence[int], current_prices: bool = False, step: int = 1000
) -> pd.DataFrame:
    """Mean costs as a plan.

    Parameters
    ----------
    costs : year, function_code, account_code, mean (NOK in prices of the price year, refunds negative).
    current_prices : with the yearly growth in pay since the price year, else fixed prices.
    step : kroner that one unit of ``amount`` stands for.

    Returns
    -------
    year, function_code, account_code, is_income, amount (int64): each year rounded by largest remainder, so that
    every sum over functions or accounts is the sum of its parts and the year's total is the rounded total. Accounts
    from 600 on are income (KOSTRA's list of arter), among them the refund of sick pay.
    """
    lines = checked("costs", costs, ["year", "function_code", "account_code", "mean"])
    factors = pay_factors(scenario)
    parts = []
    for year in years:
        rows = lines[lines["year"] == year].sort_values(["function_code", "account_code"], ignore_index=True)
        exact = rows["mean"].to_numpy(dtype=np.float64) * (factors[year] if current_prices else 1.0) / step
        parts.append(rows.assign(amount=largest_remainder(exact[None, :])[0]))
    plan = pd.concat(parts, ignore_index=True) if parts else lines.iloc[:0].assign(amount=0)
    income = plan["account_code"].astype(str).str[:3].astype(int) >= _FIRST_INCOME
    return plan.assign(is_income=income)[PLAN_COLUMNS]


def plan_by(plan: pd.DataFrame, key: str) -> pd.DataFrame:
    """The plan with one row for each code and one column a year, and three last rows that sum it up.

    key : ``account_code`` or ``function_code``.
    Returns code, kind (``line``, or ``gross``, ``income``, ``net`` for the sums), then a column of whole amounts for
    each year and ``total``. Income is negative, so net = gross + income.
    """
    years = sorted(plan["year"].unique())
    groups = plan.groupby(key, sort=True)
    rows: list[dict[str, object]] = [
        _summed(part, years) | {"code": str(code), "kind": "line"} for code, part in groups
    ]
    sums = {"gross": plan[~plan["is_income"]], "income": plan[plan["is_income"]], "net": plan}
    rows += [{"code": "", "kind": kind} | _summed(part, years) for kind, part in sums.items()]
    return pd.DataFrame(rows)[["code", "kind", *(str(year) for year in years), "total"]]


def plan_difference(base: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """What the other plan costs beyond the first, line by line; a line that one lacks is 0 there."""
    keys = ["year", "function_code", "account_code", "is_income"]
    both = base.merge(other, on=keys, how="outer", validate="1:1", suffixes=("_base", "_other")).fillna(
        {"amount_base": 0, "amount_other": 0}
    )
    amount = (both["amount_other"] - both["amount_base"]).astype("int64")
    return both[keys].assign(amount=amount)[PLAN_COLUMNS]


def _summed(part: pd.DataFrame, years: Sequence[int]) -> dict[str, Any]:
    by_year = part.groupby("year")["amount"].sum()
    return {str(year): int(by_year.get(year, 0)) for year in years} | {"total": int(part["amount"].sum())}
