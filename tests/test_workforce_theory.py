"""The engine against theory, in standard errors, with 1,000 replications of small cases.

The kernel is played; that the SimPy engine gives the same to the last bit is a test of its own. Each
test compares the mean over replications with a formula the test works out itself. Four standard errors
are missed by chance once in 16,000; seeds are fixed, so a failure stays a failure.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
import pytest

from model.workforce import simulate
from tests.tiny import fact
from tests.workforce_towns import no_retirement, people, posts, set_group, still_settings, town

REPLICATIONS = 1000
NOBODY = posts(("school", "teacher", 100, 1))


def flows(
    facts: dict[str, Any], staff: pd.DataFrame, rows: pd.DataFrame, seed: int = 1, **tables: pd.DataFrame
) -> pd.DataFrame:
    return simulate(town(facts, staff, **tables), rows, seed, range(REPLICATIONS)).flows


def per_replication(frame: pd.DataFrame, flow: str) -> np.ndarray:
    counted = frame[frame["flow"] == flow].groupby("replication")["heads"].sum()
    return counted.reindex(range(REPLICATIONS), fill_value=0).to_numpy(float)


def standard_errors(sample: np.ndarray, expected: float) -> float:
    """How many standard errors the sample's mean lies from what is expected."""
    return float((sample.mean() - expected) / (sample.std(ddof=1) / math.sqrt(len(sample))))


@pytest.mark.parametrize("seed", [1, 2])
def test_survival_is_geometric_when_people_only_quit(seed: int) -> None:
    facts = still_settings(years=1)
    set_group(facts, "nurse", quit_rate_annual=0.36)
    frame = flows(facts, people("ward", "nurse", 30), NOBODY, seed)
    quits = frame[frame["flow"] == "quit"]
    month = (quits["year"] - 2026) * 12 + quits["month"]
    for end in (1, 6, 12):
        gone = quits[month <= end].groupby("replication")["heads"].sum().reindex(range(REPLICATIONS), fill_value=0)
        stays = (1 - 0.36) ** (end / 12)
        exact = math.sqrt(30 * stays * (1 - stays) / REPLICATIONS)
        assert abs(gone.mean() - 30 * (1 - stays)) < 4 * exact
    variance = gone.var(ddof=1) / (30 * 0.64 * 0.36)
    assert abs(variance - 1) < 4 * math.sqrt(2 / REPLICATIONS)


def test_quitting_and_retiring_together_leave_the_product_of_those_who_stay() -> None:
    facts = still_settings(years=1)
    set_group(facts, "nurse", quit_rate_annual=0.3)
    table = pd.DataFrame([("all", 60, 0.4)], columns=["group", "age", "probability_annual"])
    frame = flows(facts, people("ward", "nurse", 30, born=1960), NOBODY, retirement=table)
    left = per_replication(frame, "quit") + per_replication(frame, "retire")
    assert abs(standard_errors(left, 30 * (1 - 0.7 * 0.6))) < 4
    stay_quit, stay_retire = 0.7 ** (1 / 12), 0.6 ** (1 / 12)
    retired = 30 * (1 - stay_retire) * (1 - 0.42) / (1 - stay_quit * stay_retire)
    assert abs(standard_errors(per_replication(frame, "retire"), retired)) < 4


def test_retirement_follows_the_age_in_years_that_each_month_brings() -> None:
    table = pd.DataFrame([("all", 62, 0.2), ("all", 63, 0.5)], columns=["group", "age", "probability_annual"])
    # born in June 1963: 62 until May 2026, 63 from June
    staff = people("ward", "nurse", 30, born=1963)
    retired = per_replication(flows(still_settings(years=1), staff, NOBODY, retirement=table), "retire")
    assert abs(standard_errors(retired, 30 * (1 - 0.8 ** (5 / 12) * 0.5 ** (7 / 12)))) < 4


def test_the_number_on_leave_is_arrivals_times_mean_length() -> None:
    facts = still_settings(years=1)
    set_group(facts, "nurse", long_leave_rate_annual=0.5, long_leave_mean_months=5.0)
    staff = people("ward", "nurse", 20)
    ages = pd.DataFrame([(15, 75, 1.2)], columns=["age_from", "age_to", "factor"])
    paths = simulate(town(facts, staff, retirement=no_retirement(), leave_ages=ages), NOBODY, 8, range(REPLICATIONS))
    ward = paths.years[paths.years["unit"] == "ward"].groupby("replication")
    away = (ward["leave_percent_months"].sum() / 100 / 12).to_numpy()
    starts = per_replication(paths.flows, "leave_start") / 12
    assert abs(standard_errors(away - starts * 5.0, 0.0)) < 4
    start = 1 - math.exp(-0.5 * 1.2 / 12)
    assert abs(standard_errors(away, 20 * start * 5.0 / (start * 5.0 + 1 - start))) < 4


def test_the_first_month_has_as_many_on_leave_as_the_others() -> None:
    facts = still_settings(years=1)
    set_group(facts, "nurse", long_leave_rate_annual=0.8, long_leave_mean_months=4.0)
    scenario = town(facts, people("ward", "nurse", 20), retirement=no_retirement())
    months = simulate(scenario, NOBODY, 9, range(REPLICATIONS)).months.query("unit == 'ward'")
    away = (months["contracted_percent"] - months["available_percent"]).to_numpy().reshape(REPLICATIONS, 12)
    assert abs(standard_errors(away[:, 0] - away[:, 11], 0.0)) < 4
    assert away.mean() > 300


def test_search_is_geometric_and_applicants_are_poisson() -> None:
    facts = still_settings(years=1)
    set_group(facts, "nurse", applicants_per_month=2.0, hire_delay_mean_months=1.0)
    rows = posts(("ward", "nurse", 100, 20))
    frame = flows(facts, people("school", "teacher", 1), rows, retirement=no_retirement())
    found = 1 - math.exp(-2.0)
    assert (per_replication(frame, "hire") == 20).all()
    assert abs(standard_errors(per_replication(frame, "months_to_fill"), 20 * ((1 - found) / found + 1.0))) < 4
    assert abs(standard_errors(per_replication(frame, "applicants"), 20 * 2.0 / found)) < 4


def test_after_patience_unqualified_hiring_is_geometric() -> None:
    facts = still_settings(years=1)
    set_group(facts, "nurse", unqualified_hire_share=0.8, patience_months=2)
    rows = posts(("ward", "nurse", 100, 6))
    frame = flows(facts, people("school", "teacher", 1), rows, retirement=no_retirement())
    assert (per_replication(frame, "hire_unqualified") == 6).all()
    assert set(frame[frame["flow"] == "hire_unqualified"]["group"]) == {"assistant"}
    assert abs(standard_errors(per_replication(frame, "months_to_fill"), 6 * (2 + 0.2 / 0.8))) < 4


def test_vacant_posts_are_vacancies_opened_times_mean_time_to_fill() -> None:
    facts = still_settings(years=2)
    for name in facts["groups"]:
        set_group(facts, name, quit_rate_annual=0.4, applicants_per_month=0.5, hire_delay_mean_months=1.0)
    scenario = town(facts, people("ward", "nurse", 10), retirement=no_retirement())
    paths = simulate(scenario, posts(("ward", "nurse", 100, 10)), 5, range(REPLICATIONS))
    late = paths.months["year"] >= 2027  # the first year fills no vacancies at the steady rate yet
    vacant = paths.months[late].groupby("replication")["open_percent"].sum().to_numpy() / 100 / 12
    opened = per_replication(paths.flows[paths.flows["year"] >= 2027], "vacancy_opened") / 12
    found = 1 - math.exp(-0.5)
    assert abs(standard_errors(vacant - opened * ((1 - found) / found + 1.0), 0.0)) < 4
    assert vacant.mean() > 0.5


def test_with_seats_for_all_the_share_completing_is_the_share_never_dropping_out() -> None:
    facts = still_settings(years=1, training=True)
    facts["programmes"]["practice_candidate"] |= {
        "entry_rate_annual": fact(1.0),
        "intake_months": [1],
        "seats": fact(30),
        "dropout_rate_monthly": fact(0.04),
        "duration_months": fact(10),
    }
    frame = flows(facts, people("ward", "assistant", 30), NOBODY)
    assert (per_replication(frame, "training_enter") == 30).all()
    # nine months stand between entry and completion, each with its chance to drop out
    assert abs(standard_errors(per_replication(frame, "training_complete"), 30 * 0.96**9)) < 4


def test_recruits_have_the_ages_of_the_table() -> None:
    facts = still_settings(years=1)
    set_group(facts, "nurse", applicants_per_month=20.0)
    ages = pd.DataFrame([("all", 20, 29, 3.0), ("all", 50, 59, 1.0)], columns=["group", "age_from", "age_to", "weight"])
    scenario = town(facts, people("school", "teacher", 1), hire_ages=ages, retirement=no_retirement())
    years = simulate(scenario, posts(("ward", "nurse", 100, 10)), 6, range(REPLICATIONS)).years.query("unit == 'ward'")
    # ages in months: 240–359 and 600–719 on the first day, 5.5 more on average over the year
    expected = 120 * (0.75 * (299.5) + 0.25 * (659.5) + 5.5)
    assert abs(standard_errors(years["age_month_sum"].to_numpy(float), expected)) < 4


def test_the_chance_to_accept_a_larger_fraction_is_geometric() -> None:
    facts = still_settings(years=1)
    facts["workforce"]["offers_in_use"] = fact(True)
    set_group(facts, "nurse", larger_fraction_take_up=0.2)
    facts["workforce"]["smallest_vacancy"] = 1.0
    staff = people("ward", "nurse", 10, fraction=0.5, wanted_fraction=0.59)
    frame = flows(facts, staff, posts(("ward", "nurse", 59, 10)))
    assert abs(standard_errors(per_replication(frame, "larger_fraction"), 10 * (1 - 0.8**12))) < 4


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(20))
def test_survival_stays_geometric_over_many_seeds(seed: int) -> None:
    facts = still_settings(years=10)
    set_group(facts, "nurse", quit_rate_annual=0.12)
    quits = per_replication(flows(facts, people("ward", "nurse", 50), NOBODY, seed), "quit")
    assert abs(standard_errors(quits, 50 * (1 - 0.88**10))) < 4.5
