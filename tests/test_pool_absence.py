"""Drawn days of short absence: theory in standard errors, evenly weighted months, merged days."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from model.errors import InputError
from model.pool import absence_days, merge_identical, short_absence
from model.pool.sampled_days import binomial_places
from model.pool.substitution import substitution_arcs
from model.scenario.schema import Scenario
from tests.tiny import fact, frames, settings, tiny

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def on_duty(people: float, cells: int = 40) -> pd.DataFrame:
    rows = [(2026, f"unit_{n:02d}", "skilled", day, "day", people) for n in range(cells) for day in WEEK]
    return pd.DataFrame(rows, columns=["year", "unit", "group", "weekday", "family", "on_duty"])


@pytest.mark.parametrize("people", [12.0, 3.4])
def test_the_mean_number_absent_is_people_times_absence(people):
    days = absence_days(tiny(), on_duty(people), WEEK, 1200)
    chance = (3 * 0.04 + 9 * 0.03) / 12
    mean = (days.absent * days.weights[:, None]).sum() / days.absent.shape[1]
    error = np.sqrt(people * chance / days.absent.size)
    assert abs(mean - people * chance) < 4 * error


def linked(correlation: float, share: float = 0.1, own: float = 0.5) -> Scenario:
    """The tiny town with this correlation of two colleagues, the same share of absence in every month and group."""
    facts = settings()
    facts["dispatch"] = {"colleague_correlation": fact(correlation), "bad_weeks_share": fact(0.15)}
    facts["absence"] = {"outbreak_share": fact(own)}
    return tiny(facts, _flat(share))


def test_the_spread_is_binomial_without_correlation():
    days = absence_days(linked(0.0), on_duty(12.0), WEEK, 1200)
    count = days.absent.size
    variance = days.absent.var()
    assert variance == pytest.approx(12 * 0.1 * 0.9, abs=4 * 1.08 * np.sqrt(2.5 / count))
    assert days.absent.max() <= 12


@pytest.mark.parametrize(("correlation", "own"), [(0.02, 0.5), (0.1, 0.0), (0.1, 0.5), (0.1, 1.0)])
def test_two_colleagues_are_absent_together_as_the_correlation_says_and_two_units_by_the_part_they_share(
    correlation, own
):
    people, share = 12, 0.1
    days = absence_days(linked(correlation, share, own), on_duty(people, cells=12), WEEK, 12_000).absent
    month = np.arange(len(days)) % 12
    off = days - days.mean()
    # a month by itself, as the correlation is one of a day: the mean of the months is the year's
    pairs = days * (days - 1) / (people * (people - 1)) - share**2
    total = off.sum(axis=1)
    across = (total**2 - (off**2).sum(axis=1)) / (12 * 11 * people**2)
    for found, wanted in ((pairs.mean(axis=1), correlation), (across, (1 - own) * correlation)):
        each = found / (share * (1 - share))
        noise = np.sqrt(sum(each[month == m].var(ddof=1) / (month == m).sum() for m in range(12)) / 144)
        assert abs(each.mean() - wanted) < 4 * noise and noise < 0.004


def test_few_days_hold_the_share_of_good_and_bad_days_that_belongs_to_them():
    means = [absence_days(linked(0.1, own=own), on_duty(400.0), WEEK, 120).absent.mean() for own in (0.0, 0.5)]
    by_chance = 400 * np.sqrt(0.1 * 0.1 * 0.9 / 120)  # standard error of the mean of 120 days drawn by chance
    assert means == pytest.approx([40.0, 40.0], abs=by_chance / 2)


def test_a_promise_of_95_days_in_a_hundred_takes_more_where_colleagues_are_ill_together():
    covers = []
    for correlation in (0.0, 0.02, 0.1):
        days = absence_days(linked(correlation, 0.08), on_duty(12.0, cells=6), WEEK, 6000)
        covers.append(np.quantile(days.absent.sum(axis=1), 0.95, method="inverted_cdf"))
    assert covers[0] == 10 and covers[0] < covers[1] < covers[2]


def test_a_binomial_number_is_looked_up_as_in_the_tables():
    rng = np.random.default_rng(4)
    drawn, people, chance = rng.random(4000), rng.integers(0, 90, 4000), rng.random(4000) * 0.8
    chance[:50] = 0.0
    expected = stats.binom.ppf(drawn, people, chance)
    assert np.array_equal(binomial_places(drawn, people, chance), np.maximum(expected, 0))


def _flat(share: float) -> dict[str, pd.DataFrame]:
    tables = frames()
    tables["absence"]["short_absence_share"] = share
    return tables


def test_every_month_weighs_the_same_whatever_the_number_of_days():
    for number in (12, 200, 365):
        weights = absence_days(tiny(), on_duty(5.0, cells=1), WEEK, number).weights
        by_month = np.bincount(np.arange(number) % 12, weights=weights)
        assert by_month == pytest.approx(np.full(12, 1 / 12))


def test_another_unit_moves_no_other_units_days():
    few = absence_days(tiny(), on_duty(12.0, cells=3), WEEK, 100)
    many = absence_days(tiny(), on_duty(12.0, cells=5), WEEK, 100)
    assert np.array_equal(few.absent, many.absent[:, :3])


def test_more_absence_never_means_fewer_absent_on_any_day():
    low = absence_days(tiny(tables=_flat(0.05)), on_duty(12.0), WEEK, 200)
    high = absence_days(tiny(tables=_flat(0.12)), on_duty(12.0), WEEK, 200)
    assert (high.absent >= low.absent).all()
    assert high.absent.sum() > low.absent.sum()


def test_merging_keeps_the_weight_and_the_mean():
    days = absence_days(tiny(), on_duty(4.0, cells=2), WEEK, 300)
    rows, weights = merge_identical(days.absent, days.weights)
    assert len(rows) == len({tuple(row) for row in days.absent.tolist()}) < 300
    assert weights.sum() == pytest.approx(1.0)
    assert rows.T @ weights == pytest.approx(days.absent.T @ days.weights)


def test_nobody_absent_when_the_factor_is_zero():
    facts = settings()
    facts["working_time"]["absence_factor"] = fact(0.0)
    assert absence_days(tiny(facts), on_duty(12.0), WEEK, 50).absent.sum() == 0


def test_absence_above_60_percent_is_refused():
    facts, tables = settings(), frames()
    facts["working_time"]["absence_factor"] = fact(10.0)
    tables["absence"]["short_absence_share"] *= 2
    with pytest.raises(InputError, match=r"0\.800"):
        short_absence(tiny(facts, tables), 2026, ("ward",), ("skilled",))


def test_a_month_missing_in_the_absence_table_is_refused():
    tables = frames()
    tables["absence"] = tables["absence"][lambda t: (t["group"] != "nurse") | (t["month"] != 7)]
    with pytest.raises(InputError, match="months missing for nurse"):
        short_absence(tiny(tables=tables), 2026, ("ward",), ("nurse", "skilled"))


def test_the_nearest_competence_comes_first_and_nobody_goes_upwards():
    arcs = substitution_arcs({"assistant": (), "nurse": ("skilled", "assistant"), "skilled": ("assistant",)})
    assert arcs == (("nurse", "skilled"), ("skilled", "assistant"), ("nurse", "assistant"))


def test_two_groups_that_cover_for_each_other_are_nearest():
    arcs = substitution_arcs({"nurse": ("social", "skilled"), "skilled": (), "social": ("nurse", "skilled")})
    assert arcs[:2] == (("nurse", "social"), ("social", "nurse"))
