"""When a scenario has paid for itself: worked out by hand, replication by replication."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import InputError
from model.runs import payback, payback_of
from tests.made_results import made_result

YEARS = [2026, 2027, 2028, 2029]


def extra(*rows: list[float]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=YEARS[: len(rows[0])])


def test_four_replications_worked_out_by_hand() -> None:
    found = payback_of(
        extra(
            [10, -4, -6, -1],  # sums 10, 6, 0, −1: paid at the end of 2028
            [10, -4, -4, -1],  # sums 10, 6, 2, 1: not within the horizon
            [-5, 10, -7, 1],  # sums −5, 5, −2, −1: behind again in 2027, for good from 2028
            [-5, -1, 0, 0],  # never behind
        )
    )
    assert found.table["pays"].tolist() == [True, False, True, True]
    assert found.table["year"].tolist() == [2028, pd.NA, 2028, 2026]
    assert found.table["highest_nok"].tolist() == [10, 10, 5, 0]
    assert found.table["last_nok"].tolist() == [-1, 1, -1, -6]
    assert found.share == 0.75
    assert found.median_year == 2028
    assert found.path["share"].tolist() == [0.5, 0.25, 0.75, 0.75]
    assert found.path["mean"].tolist() == [2.5, 2.75, -1.5, -1.75]
    assert found.costs_differ


def test_the_median_year_is_a_year_in_which_a_replication_was_paid() -> None:
    found = payback_of(extra([-1, 0, 0, 0], [1, 0, 0, -1]))
    assert found.table["year"].tolist() == [2026, 2029]
    assert found.median_year == 2026  # by then half of them are paid


def test_what_never_pays_has_no_year() -> None:
    found = payback_of(extra([1, 1], [2, -1]))
    assert (found.share, found.median_year) == (0.0, None)
    assert found.table["year"].isna().all()


def test_the_same_costs_are_no_saving_that_has_to_be_told_of() -> None:
    assert not payback_of(extra([0, 0], [0, 0])).costs_differ
    same = payback(made_result(), made_result())
    assert not same.costs_differ and (same.path["mean"] == 0).all()


def test_the_extra_cost_is_taken_within_each_replication() -> None:
    base, dearer = made_result(), made_result()
    chosen = (dearer.table["indicator"] == "net_cost_nok") & (dearer.table["year"] == 2026)
    numbers = dearer.table.loc[chosen, "replication"].astype(int)
    table = dearer.table.copy()
    table.loc[chosen, "value"] += 100.0 * (numbers + 1)  # 100, 200, 300, 400
    table.loc[(table["indicator"] == "net_cost_nok") & (table["year"] == 2028), "value"] -= 250.0
    found = payback(base, replace(dearer, table=table))
    assert found.table["highest_nok"].tolist() == [100, 200, 300, 400]
    assert found.table["last_nok"].tolist() == [-150, -50, 50, 150]
    assert found.table["year"].tolist() == [2028, 2028, pd.NA, pd.NA]
    assert found.path["mean"].tolist() == [250, 250, 0]


def test_runs_that_cannot_be_paired_are_refused_in_words() -> None:
    with pytest.raises(InputError, match="seed 7 and 8"):
        payback(made_result(), made_result(seed=8))


@given(st.lists(st.lists(st.integers(-9, 9), min_size=4, max_size=4), min_size=1, max_size=6))
def test_a_replication_has_paid_from_its_year_on_and_not_in_the_year_before(rows: list[list[float]]) -> None:
    found = payback_of(extra(*rows))
    for row, (pays, year) in zip(rows, found.table[["pays", "year"]].itertuples(index=False), strict=True):
        sums = [sum(row[: place + 1]) for place in range(4)]
        assert pays == (sums[-1] <= 0)
        if pays:
            place = YEARS.index(year)
            assert max(sums[place:]) <= 0
            assert place == 0 or sums[place - 1] > 0
    assert found.path["share"].iloc[-1] == pytest.approx(found.share)
