"""The cost lines of a run: by unit, KOSTRA function and account code, adding up to the total."""

from __future__ import annotations

import pandas as pd
import pytest

from model.runs import run
from model.runs.cost_lines import cost_lines
from tests.tiny import tiny

COLUMNS = ["replication", "year", "unit", "function_code", "account_code", "cost_item", "cost_nok"]


def test_a_line_that_a_replication_lacks_costs_nothing_there() -> None:
    rows = [(0, 2026, "ward", "253", "270", "agency", 300), (2, 2026, "ward", "253", "270", "agency", 600)]
    lines = cost_lines(pd.DataFrame(rows, columns=COLUMNS), 4)
    assert lines["mean"].tolist() == [225.0]
    assert lines[["p10", "p50", "p90"]].iloc[0].tolist() == pytest.approx([0.0, 150.0, 510.0])
    assert lines["replications"].tolist() == [4]


def test_the_means_of_the_lines_sum_to_the_net_cost_and_to_each_account() -> None:
    result = run(tiny(), seed=5, replications=3)
    totals = result.summary[(result.summary["unit"] == "all") & (result.summary["group"] == "all")]
    net = totals[totals["indicator"] == "net_cost_nok"].set_index("year")["mean"]
    assert result.costs.groupby("year")["mean"].sum().to_dict() == pytest.approx(net.to_dict())
    accounts = totals[totals["indicator"] == "cost_nok"].set_index(["year", "item"])["mean"]
    by_account = result.costs.groupby(["year", "account_code"])["mean"].sum()
    assert by_account.to_dict() == pytest.approx({key: value for key, value in accounts.items() if value})
    assert set(result.costs["function_code"]) <= set(tiny().frame("functions")["function_code"])
