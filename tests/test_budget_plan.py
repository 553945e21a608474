"""The four-year plan adds up both ways, in fixed and in current prices."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.budget import budget_plan, pay_factors, plan_by, plan_difference, plan_years
from model.errors import InputError
from tests.tiny import fact, settings, tiny

COLUMNS = ["year", "function_code", "account_code", "mean"]


def lines(*rows: tuple[int, str, str, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=COLUMNS)


BY_HAND = lines(
    (2026, "202", "010", 1_000_400.0),
    (2026, "202", "710", -500_300.0),
    (2026, "253", "010", 2_000_450.0),
    (2026, "253", "099", 300_400.0),
    (2027, "253", "010", 2_100_000.0),
)


def test_thousands_are_rounded_so_that_the_years_total_is_the_rounded_total() -> None:
    plan = budget_plan(tiny(), BY_HAND, [2026, 2027])
    # 2 800.95 thousand in all: the parts rounded down are 1000, −501, 2000 and 300; two go to the largest rests
    assert plan["amount"].tolist() == [1000, -500, 2001, 300, 2100]
    assert plan.groupby("year")["amount"].sum().tolist() == [2801, 2100]
    assert plan["is_income"].tolist() == [False, True, False, False, False]


def test_gross_less_income_is_net_and_every_column_is_the_sum_of_its_lines() -> None:
    plan = budget_plan(tiny(), BY_HAND, [2026, 2027])
    for key in ("account_code", "function_code"):
        table = plan_by(plan, key).set_index("kind")
        for column in ("2026", "2027", "total"):
            assert table.loc[["line"], column].sum() == table.loc["net", column]
            assert table.loc["gross", column] + table.loc["income", column] == table.loc["net", column]
        assert (table["2026"] + table["2027"] == table["total"]).all()
    assert plan_by(plan, "account_code")["code"].tolist() == ["010", "099", "710", "", "", ""]
    assert plan_by(plan, "account_code").query("kind == 'income'")["2026"].item() == -500


amounts = st.lists(st.floats(-5e7, 5e8), min_size=1, max_size=12)


@given(amounts, st.booleans(), st.sampled_from([1, 1000, 1_000_000]))
def test_whatever_it_costs_the_plan_adds_up(values: list[float], current: bool, step: int) -> None:
    facts = settings()
    facts["budget"]["pay_growth_annual"] = fact(0.031)
    scenario = tiny(facts)
    costs = lines(*[(2027, f"25{n % 3}", f"{n:03d}", value) for n, value in enumerate(values)])
    plan = budget_plan(scenario, costs, [2027], current, step)
    factor = 1.031 if current else 1.0
    assert abs(plan["amount"].sum() - sum(values) * factor / step) <= 0.5 + 1e-6
    for key in ("account_code", "function_code"):
        table = plan_by(plan, key)
        assert table.query("kind == 'line'")["total"].sum() == table.query("kind == 'net'")["total"].item()


def test_current_prices_are_the_fixed_ones_times_the_growth_in_pay_since_the_price_year() -> None:
    facts = settings()
    facts["budget"]["pay_growth_annual"] = fact(0.04)
    scenario = tiny(facts)
    costs = lines(*[(year, "253", "010", 1e9) for year in scenario.years])
    fixed, current = (budget_plan(scenario, costs, list(scenario.years), prices, 1) for prices in (False, True))
    assert (current["amount"] / fixed["amount"]).tolist() == pytest.approx([1.0, 1.04, 1.0816])
    assert pay_factors(scenario).tolist() == pytest.approx([1.0, 1.04, 1.0816])


def test_a_plan_has_four_years_or_what_is_left_of_the_horizon() -> None:
    facts = settings() | {"period": {"start_year": 2026, "horizon_years": 6}}
    assert plan_years(tiny(facts)) == [2026, 2027, 2028, 2029]
    assert plan_years(tiny(facts), 2029) == [2029, 2030, 2031]
    with pytest.raises(InputError, match="2026 to 2031"):
        plan_years(tiny(facts), 2032)


def test_the_difference_of_two_plans_is_taken_line_by_line() -> None:
    base = budget_plan(tiny(), BY_HAND, [2026])
    other = budget_plan(tiny(), lines((2026, "253", "010", 2_500_000.0), (2026, "253", "150", 40_000.0)), [2026])
    found = plan_difference(base, other).set_index(["function_code", "account_code"])["amount"]
    assert found.to_dict() == {
        ("202", "010"): -1000,
        ("202", "710"): 500,
        ("253", "010"): 499,
        ("253", "099"): -300,
        ("253", "150"): 40,
    }
    assert found.sum() == other["amount"].sum() - base["amount"].sum()


def test_a_year_without_costs_is_nothing_and_no_fault() -> None:
    table = plan_by(budget_plan(tiny(), BY_HAND.iloc[:0], [2026]), "account_code")
    assert table["kind"].tolist() == ["gross", "income", "net"]
    assert np.all(table["total"] == 0)
