"""The result table: zeros counted, totals from sums, jointly met need, thinning, summary, faults."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.errors import InputError
from model.indicators import INDICATORS
from model.runs.tally import KEYS, TABLE_COLUMNS, full_table, summarise, tally
from tests.tally_cases import outcome, plan, scenario, stacked


def two_replications():
    """The case twice; in the second nothing flows and B has gone."""
    second = outcome(1)
    second.paths.flows = second.paths.flows.iloc[:0]
    second.paths.years = second.paths.years[second.paths.years["group"] != "assistant"]
    return stacked(outcome(0), second)


def pick(table, indicator, item="", unit="all", group="all"):
    wanted = {"indicator": indicator, "item": item, "unit": unit, "group": group}
    keep = np.logical_and.reduce([table[key] == value for key, value in wanted.items()])
    return table[keep]


def test_the_columns_are_the_agreed_ones_and_keys_are_categories():
    table, summary = tally(scenario(), plan(), outcome())
    assert table.columns.tolist() == TABLE_COLUMNS
    assert summary.columns.tolist() == [*KEYS, "mean", "p10", "p50", "p90", "replications"]
    assert str(table["replication"].dtype) == "Int16"
    for key in ("scenario", "unit", "group", "indicator", "item", "unit_of_measure"):
        assert isinstance(table[key].dtype, pd.CategoricalDtype)


def test_a_replication_without_an_event_counts_as_zero():
    summary = summarise(full_table(scenario(), plan(), two_replications()))
    exits = pick(summary, "exits", "quit")
    assert exits[["mean", "replications"]].to_numpy().tolist() == [[0.5, 2]]
    heads = pick(summary, "headcount", unit="ward", group="assistant")
    assert heads[["mean", "replications"]].to_numpy().tolist() == [[0.5, 2]]


def test_a_share_of_nobody_is_left_out_of_the_mean():
    summary = summarise(full_table(scenario(), plan(), two_replications()))
    fraction = pick(summary, "mean_fraction", unit="ward", group="assistant")
    assert fraction[["mean", "replications"]].to_numpy().tolist() == [[0.5, 1]]


def test_need_is_met_jointly_only_when_every_group_is_met_in_the_same_replication():
    first, second = outcome(0), outcome(1)
    # in the first the nurse post is met and the skilled not, in the second the other way round
    for one, nurse, skilled in ((first, 100, 0), (second, 0, 200)):
        months = one.paths.months
        months.loc[months["post_group"] == "nurse", "qualified_percent"] = nurse
        months.loc[months["post_group"] == "skilled", "qualified_percent"] = skilled
    summary = summarise(full_table(scenario(), plan(), stacked(first, second)))
    assert pick(summary, "need_met", unit="ward", group="nurse")["mean"].item() == 0.5
    assert pick(summary, "need_met", unit="ward", group="skilled")["mean"].item() == 0.5
    assert pick(summary, "need_met", unit="ward")["mean"].item() == 0.0


def test_only_headlines_and_the_municipality_keep_a_row_for_each_replication():
    table, summary = tally(scenario(), plan(), two_replications())
    kept = table[table["unit"] != "all"]["indicator"].astype(str).unique()
    assert all(INDICATORS[key].headline for key in kept)
    assert len(pick(table, "mean_age")) == 2
    assert len(pick(summary, "mean_age", unit="ward")) == 1


def test_the_summary_of_the_parts_is_the_summary_of_the_whole():
    _, summary = tally(scenario(), plan(), two_replications())
    whole = summarise(full_table(scenario(), plan(), two_replications()))
    pd.testing.assert_frame_equal(summary, whole)


def test_additive_indicators_sum_to_their_totals():
    table = full_table(scenario(), plan(), outcome())
    for key, indicator in INDICATORS.items():
        if indicator.over_units != "sum" or indicator.group_is == "none":
            continue
        rows = table[table["indicator"] == key]
        parts = rows[(rows["unit"] != "all") & (rows["group"] != "all")].groupby("item", observed=True)["value"].sum()
        total = rows[(rows["unit"] == "all") & (rows["group"] == "all")].set_index("item")["value"]
        assert parts.sort_index().to_numpy() == pytest.approx(total.sort_index().to_numpy())


def test_the_order_of_the_rows_does_not_matter():
    def turned(part):
        return part.iloc[::-1].reset_index(drop=True)

    given_frames, other = two_replications(), two_replications()
    for name in ("years", "months", "flows"):
        setattr(other.paths, name, turned(getattr(other.paths, name)))
    for name in ("steps", "absence", "balance"):
        setattr(other.recourse, name, turned(getattr(other.recourse, name)))
    first, second = tally(scenario(), plan(), given_frames), tally(scenario(), plan(), other)
    pd.testing.assert_frame_equal(first[0], second[0])
    pd.testing.assert_frame_equal(first[1], second[1])


def test_months_summed_to_years_beforehand_give_the_same_table():
    before, after = two_replications(), two_replications()
    keys = ["replication", "year", "unit", "post_group"]
    after.paths.months = after.paths.months.drop(columns="month").groupby(keys, as_index=False).sum()
    pd.testing.assert_frame_equal(tally(scenario(), plan(), before)[0], tally(scenario(), plan(), after)[0])


def test_posts_and_cover_hold_until_the_next_planning_year():
    later = plan()
    fewer = later.posts[later.posts["unit"] == "ward"].assign(year=2028, weekend_every=4)
    later.posts = pd.concat([later.posts, fewer], ignore_index=True)
    found = full_table(scenario(years=3), later, outcome())
    weekends = pick(found, "weekends_per_person").set_index("year")["value"]
    assert weekends.round(4).to_dict() == {2026: 23.1111, 2027: 23.1111, 2028: 13.0}


@settings(max_examples=60, derandomize=True)
@given(st.lists(st.integers(-1000, 1000), min_size=1, max_size=30))
def test_quantiles_are_numpys_and_the_mean_is_the_mean(values):
    table = pd.DataFrame({"value": np.array(values, dtype=float)}).assign(**dict.fromkeys(KEYS, "x"))
    summary = summarise(table)
    expected = [np.mean(values), *np.quantile(values, [0.1, 0.5, 0.9])]
    assert summary[["mean", "p10", "p50", "p90"]].to_numpy()[0] == pytest.approx(expected)
    assert summary["replications"].item() == len(values)


def test_a_unit_the_scenario_does_not_have_is_told():
    strange = outcome()
    strange.paths.years = strange.paths.years.replace({"unit": {"ward": "wrad"}})
    with pytest.raises(InputError, match="did you mean “ward”"):
        tally(scenario(), plan(), strange)


def test_a_missing_column_is_told():
    lacking = outcome()
    lacking.paths.months = lacking.paths.months.drop(columns="open_percent")
    with pytest.raises(InputError, match="open_percent"):
        tally(scenario(), plan(), lacking)
