"""Indicators of money: cost by account code, and the net cost."""

from __future__ import annotations

from model.runs.tally.facts import Facts, Figure
from model.runs.tally.grid import Cells, Grid, by_item, summed, with_totals
from model.scenario.schema import Scenario


def cost_figures(facts: Facts) -> list[Figure]:
    """Kroner by unit and account code, refunds negative; the net cost is their sum."""
    grid, costs = facts.grid, facts.outcome.costs
    split = by_item(grid, "costs", costs, ("cost_nok", "account_code", cost_codes(facts.scenario)), None)
    return cost_told(grid, split, summed(grid, "costs", costs, ["cost_nok"], None))


def cost_codes(scenario: Scenario) -> list[str]:
    """Every account code of the scenario."""
    return sorted(scenario.frame("accounts")["account_code"].astype("str").unique())


def cost_told(grid: Grid, by_code: Cells, whole: Cells) -> list[Figure]:
    """`by_code` has kroner by account code, `whole` all of them as cost_nok."""
    split, total = with_totals(grid, by_code), with_totals(grid, whole)
    return [
        *(Figure("cost_nok", code, split.codes, values) for code, values in split.values.items()),
        Figure("net_cost_nok", "", total.codes, total["cost_nok"]),
    ]
