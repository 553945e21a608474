"""Indicators of money: cost by account code, and the net cost."""

from __future__ import annotations

from model.runs.tally.facts import Facts, Figure
from model.runs.tally.grid import by_item, summed, with_totals


def cost_figures(facts: Facts) -> list[Figure]:
    """Kroner by unit and account code, refunds negative; the net cost is their sum."""
    grid, costs = facts.grid, facts.outcome.costs
    codes = sorted(facts.scenario.frame("accounts")["account_code"].astype("str").unique())
    split = with_totals(grid, by_item(grid, "costs", costs, ("cost_nok", "account_code", codes), None))
    total = with_totals(grid, summed(grid, "costs", costs, ["cost_nok"], None))
    return [
        *(Figure("cost_nok", code, split.codes, split[code]) for code in codes),
        Figure("net_cost_nok", "", total.codes, total["cost_nok"]),
    ]
