"""A pool file's year as it is played: theory in standard errors, laws, and what is told of what was assumed."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from model.errors import InputError
from model.pool import answer_pool, play_pool, play_year
from model.pool.alone_played import FileAbsence, _folded, absence_plan, covered_days
from model.pool.dispatch import WorkLimits, check_worked
from model.pool.dispatch.from_file import FileYear, file_case
from model.report.pool_played import played_assumed, played_sentences
from model.scenario import PoolFile, load_pool
from model.shipped_files import shipped_pools
from tests.test_pool_alone import fact, made, period, pool_facts

EVERY_DAY = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def held(shifts: int, posts: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    rows = [("all", "day", kind, "nurse", shifts) for kind in ("weekday", "weekend")]
    return (
        pd.DataFrame(rows, columns=["travel_group", "family", "days", "group", "shifts"]),
        pd.DataFrame([("all", "nurse", posts)], columns=["travel_group", "group", "posts"]),
    )


def in_time(laid: FileYear) -> FileYear:
    """Absence is never known too late for the pool."""
    return replace(laid, case=replace(laid.case, steps=(replace(laid.case.steps[0], lead_hours=0.0),)))


def uncovered_a_day(pool: PoolFile, shifts: int, posts: int, replications: int) -> np.ndarray:
    """Shifts that nobody covers, mean of the days with somebody on duty, by replication."""
    laid = in_time(file_case(pool, *held(shifts, posts)))
    assert laid.not_held == 0
    year = play_year(laid.case, FileAbsence(laid, absence_plan(pool, laid), 7), 7, replications)
    days = laid.case.duties.loc[laid.case.duties["required"], "day"].nunique()
    open_hours = np.array([tally.hours[..., laid.case.step_names.index("uncovered")].sum() for tally in year.tallies])
    return open_hours / 8 / days


@pytest.mark.parametrize("shifts", [6, 0])
def test_without_correlation_a_day_lacks_what_the_binomial_says(shifts: int) -> None:
    chances = stats.binom.pmf(np.arange(73), 72, 0.08)
    expected = float((np.maximum(np.arange(73) - shifts, 0) * chances).sum())
    if shifts == 6:
        assert expected == pytest.approx(0.7962, abs=1e-4)
    found = uncovered_a_day(made(pool_facts()), shifts, 10, 40)
    assert abs(found.mean() - expected) < 4 * found.std(ddof=1) / np.sqrt(len(found))


def test_of_another_way_as_many_come_on_a_day_as_the_files_share_of_those_on_duty() -> None:
    # far more are away than come, so that everybody who comes is needed
    facts = pool_facts(absence=0.5)
    facts["recourse"] = {"hourly": {"title": "Hourly", "price": fact(1.1), "share": fact(0.05)}}
    pool = made(facts)
    laid = file_case(pool, *held(0, 0))
    year = play_year(laid.case, FileAbsence(laid, absence_plan(pool, laid), 3), 3, 30)
    days = laid.case.duties["day"].nunique()
    place = laid.case.step_names.index("way:hourly")
    come = np.array([tally.hours[..., place].sum() for tally in year.tallies]) / 8 / days
    assert abs(come.mean() - 0.05 * 72) < 4 * come.std(ddof=1) / np.sqrt(len(come))


def test_every_hour_away_is_met_once_and_promised_once() -> None:
    for name in shipped_pools():
        played = play_pool(answer_pool(load_pool(shipped_pools()[name])), replications=2)
        steps = played.steps.set_index("step")
        parts = steps.drop(index="absent")
        for column in ("promised_hours", "played_hours"):
            assert parts[column].sum() == pytest.approx(steps.loc["absent", column], rel=1e-6)
        value = played.answer.value.set_index("case")
        assert steps.loc["uncovered", "promised_hours"] == pytest.approx(value.loc["pooled", "uncovered_hours"])
        assert played.not_held == 0


def test_nobody_away_calls_nobody() -> None:
    played = play_pool(answer_pool(made(pool_facts(absence=0.0, sampled_days=100))), replications=2)
    assert (played.steps[["played_hours", "played_share"]] == 0).all().all() and played.dispatch.calls.empty


def test_the_figures_do_not_depend_on_the_number_of_workers() -> None:
    answer = answer_pool(load_pool(shipped_pools()["school"]))
    one, two = (play_pool(answer, replications=12, workers=workers) for workers in (1, 2))
    pd.testing.assert_frame_equal(one.steps, two.steps)
    with pytest.raises(InputError):
        play_pool(answer, replications=-1)


def test_the_pools_people_rest_between_shifts_and_their_overtime_is_legal() -> None:
    played = play_pool(answer_pool(load_pool(shipped_pools()["assistants"])), replications=1)
    worked = played.dispatch.worked
    assert worked["person"].str.startswith("pool:").any()
    assert check_worked(worked, {"": WorkLimits(daily_rest=11 * 60)}, 3, 365).empty
    care = play_pool(answer_pool(load_pool(shipped_pools()["care_two_professions"])), replications=1).dispatch.worked
    assert care["overtime"].any()
    limits = WorkLimits(overtime_7=10 * 60, overtime_28=25 * 60, overtime_364=200 * 60)
    assert check_worked(care, {"": limits}, 3, 365).empty


def test_nobody_is_on_duty_or_away_in_closed_weeks() -> None:
    facts = pool_facts(sampled_days=100)
    closed = period(10, 20)
    facts["calendar"] = {"title": "Year", "year_work": "ordinary", "periods": {"spring": closed}}
    pool = made(facts)
    laid = file_case(pool, *held(2, 4))
    first = datetime.date(2026, 1, 1).weekday()
    week = (laid.case.duties["day"] + first) // 7 + 1
    assert not week.between(10, 20).any()
    required = laid.case.duties[laid.case.duties["required"]]
    open_days = [day for day in range(365) if (day + first) % 7 < 5 and not 10 <= (day + first) // 7 + 1 <= 20]
    assert len(required) == 72 * len(open_days)


def test_half_activity_halves_those_on_duty_and_the_shifts_held() -> None:
    facts = pool_facts(sampled_days=100)
    facts["calendar"] = {"title": "Year", "year_work": "ordinary", "periods": {"whole": period(1, 52, 0.5)}}
    facts["calendar"]["periods"]["whole"]["first_week"] = 2
    laid = file_case(made(facts), *held(2, 4))
    duties = laid.case.duties[(laid.case.duties["day"] + 3) // 7 >= 1]
    days = duties.groupby("day")["required"].agg(["sum", "size"])
    weekend = (days.index + 3) % 7 >= 5
    assert (days["sum"] == np.where(weekend, 0, 36)).all() and (days["size"] - days["sum"] == 1).all()


def test_situations_are_folded_into_the_mean_and_the_correlation() -> None:
    facts = pool_facts(absence=0.1)
    facts["pool"]["situations"] = {
        "good": {"title": "Good", "weight": fact(1.0), "absence_factor": fact(0.0)},
        "bad": {"title": "Bad", "weight": fact(1.0), "absence_factor": fact(2.0)},
    }
    # together away: half the days 0.2 × 0.2, by itself 0.1 × 0.1
    assert _folded(made(facts), 0.1) == pytest.approx((1.0, (0.02 - 0.01) / 0.09))
    plain: dict[str, Any] = pool_facts(absence=0.1, correlation=fact(0.03))
    assert _folded(made(plain), 0.1) == pytest.approx((1.0, 0.03))


def test_more_correlation_than_waves_give_is_played_at_the_most_and_told() -> None:
    played = play_pool(answer_pool(made(pool_facts(correlation=fact(0.9), sampled_days=100))), replications=1)
    assert played.correlation < 0.9
    assert "pool_assumed_linked" in [key for key, _ in played_assumed(played)]
    easy = play_pool(answer_pool(made(pool_facts(correlation=fact(0.02), sampled_days=100))), replications=1)
    assert easy.correlation == pytest.approx(0.02, abs=1e-6)
    assert "pool_assumed_linked" not in [key for key, _ in played_assumed(easy)]


def test_a_promise_of_cover_is_kept_on_as_many_days_as_the_binomial_says_and_told() -> None:
    pool = made(pool_facts(cover_probability=0.95, sampled_days=400))
    laid = in_time(file_case(pool, *held(10, 14)))
    year = play_year(laid.case, FileAbsence(laid, absence_plan(pool, laid), 5), 5, 20)
    covered = covered_days(year, ["day"])
    error = covered.std(ddof=1) / np.sqrt(len(covered))
    assert abs(covered.mean() - float(stats.binom.cdf(10, 72, 0.08))) < 4 * error
    said = dict(played_sentences(play_pool(answer_pool(pool), replications=1)))
    assert said["pool_played_covered"]["promised"].startswith("95")
