"""Recruitment and position size: laws, theory in standard errors, and what must follow from what."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
import pytest

from model.scenario.schema import Scenario
from model.workforce import ENGINES, StaffPaths, compile_rulebook, simulate
from tests.tiny import fact
from tests.workforce_towns import (
    college,
    lively_posts,
    lively_settings,
    no_retirement,
    people,
    posts,
    set_group,
    still_settings,
    town,
)

REPLICATIONS = 600
SCHOOL = people("school", "teacher", 1)
MONTHS = [("all", month, 1.0) for month in range(1, 13)]


def played(
    facts: dict[str, Any], rows: pd.DataFrame, *staff: pd.DataFrame, seed: int = 1, **tables: pd.DataFrame
) -> StaffPaths:
    scenario = town(facts, *(staff or (SCHOOL,)), retirement=no_retirement(), **tables)
    return simulate(scenario, rows, seed, range(REPLICATIONS))


def counted(paths: StaffPaths, *flows: str) -> np.ndarray:
    """Heads of the flows, by replication."""
    rows = paths.flows[paths.flows["flow"].isin(flows)].groupby("replication")["heads"].sum()
    return rows.reindex(range(REPLICATIONS), fill_value=0).to_numpy(float)


def graduates(paths: StaffPaths, what: str) -> np.ndarray:
    rows = paths.graduates.groupby("replication")[what].sum()
    return rows.reindex(range(REPLICATIONS), fill_value=0).to_numpy(float)


def standard_errors(sample: np.ndarray, expected: float) -> float:
    return float((sample.mean() - expected) / (sample.std(ddof=1) / math.sqrt(len(sample))))


def sizes(*rows: tuple[int, int, float]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["percent_from", "percent_to", "applicants_factor"])


def season(*rows: tuple[str, int, float]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["group", "month", "applicants_factor"])


def searching(years: int = 1, **nurse: float) -> dict[str, Any]:
    facts = still_settings(years=years)
    set_group(facts, "nurse", **nurse)
    return facts


# laws


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_every_graduate_is_hired_once_goes_elsewhere_or_still_looks(engine: str) -> None:
    paths = simulate(town(lively_settings()), lively_posts(), 4, range(12), engine=engine)
    moves = paths.graduates
    waiting = (moves["arrived"] - moves["hired"] - moves["gone"]).groupby([moves["replication"], moves["group"]])
    assert (waiting.cumsum() >= 0).all()
    hired = moves.groupby(["replication", "year", "month", "group"])["hired"].sum()
    flow = paths.flows[paths.flows["flow"] == "graduate_hire"]
    flow = flow.groupby(["replication", "year", "month", "group"])["heads"].sum()
    assert hired[hired > 0].to_dict() == flow.to_dict()
    assert len(flow) > 5


def test_graduates_hired_are_among_the_qualified_hires() -> None:
    paths = simulate(town(lively_settings()), lively_posts(), 4, range(12))
    wide = paths.flows.groupby(["replication", "year", "month", "unit", "post_group", "group", "flow"])["heads"].sum()
    wide = wide.unstack("flow").fillna(0)  # noqa: PD010 - no average
    assert (wide["graduate_hire"] <= wide["hire"]).all()


def test_graduates_who_stay_no_month_and_posts_that_draw_none_hire_nobody() -> None:
    facts = searching()
    facts["colleges"] = {"a": college("nurse", 5, 1.0, 0, month=3), "b": college("nurse", 5, 1.0, 2, month=5)}
    facts["groups"]["nurse"]["recruitment"]["graduate_take_up"] = fact(0.0)
    paths = played(facts, posts(("ward", "nurse", 100, 3)))
    assert (graduates(paths, "arrived") == 10).all()
    assert (graduates(paths, "gone") == 10).all()
    assert (counted(paths, "hire") == 0).all()


def test_a_post_drawn_to_takes_one_graduate_and_units_share_them_evenly() -> None:
    facts = searching()
    facts["colleges"] = {"a": college("nurse", 2, 1.0, 3, month=4)}
    facts["groups"]["nurse"]["recruitment"]["graduate_take_up"] = fact(1.0)
    paths = played(facts, posts(("ward", "nurse", 100, 3), ("school", "nurse", 100, 1)))
    hires = paths.flows[paths.flows["flow"] == "graduate_hire"]
    assert set(hires["month"]) == {4}
    assert (hires.groupby("replication")["heads"].sum() == 2).all()
    # four posts of the same month: two of them at random, whatever the name of the unit
    share = hires[hires["unit"] == "school"]["heads"].sum() / REPLICATIONS
    assert abs(share - 0.5) < 4 * math.sqrt(0.25 / REPLICATIONS)


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_of_too_few_graduates_the_oldest_posts_have_theirs(engine: str) -> None:
    facts = searching(years=2)
    facts["colleges"] = {"a": college("nurse", 3, 1.0, 1, month=5)}
    facts["groups"]["nurse"]["recruitment"]["graduate_take_up"] = fact({2026: 0.0, 2027: 1.0})
    old = posts(("school", "nurse", 100, 3))
    both = posts(("school", "nurse", 100, 3), ("ward", "nurse", 100, 8), year=2027)
    scenario = town(facts, SCHOOL, retirement=no_retirement())
    paths = simulate(scenario, pd.concat([old, both], ignore_index=True), 1, range(20), engine=engine)
    hires = paths.flows[paths.flows["flow"] == "graduate_hire"]
    assert set(hires["unit"]) == {"school"}
    assert hires["heads"].sum() == 3 * 20


def test_graduates_are_young_and_without_experience() -> None:
    facts = searching(hire_delay_mean_months=3.0)
    facts["colleges"] = {"a": college("nurse", 3, 1.0, 3, month=1)}
    facts["recruitment"]["graduate_oldest_age"] = 27
    facts["groups"]["nurse"]["recruitment"]["graduate_take_up"] = fact(1.0)
    paths = played(facts, posts(("ward", "nurse", 100, 3)))
    ward = paths.years[paths.years["unit"] == "ward"]
    assert (ward["head_months"] == 36).all()  # no notice to work out: all twelve months
    assert (ward["age_month_sum"] / ward["head_months"] < 28.5 * 12).all()
    assert (ward["percent_months_s10"] == 0).all()


def test_without_dispensation_nobody_unqualified_is_hired_where_it_is_closed() -> None:
    facts = searching(unqualified_hire_share=0.9, patience_months=0)
    closed = {"operation": "set", "amount": False, "units": ["ward"], "by": "test"}
    leaf = fact(True) | {"adjustments": [closed | {"status": "assumed", "source": "test"}]}
    facts["groups"]["nurse"]["recruitment"]["dispensation_in_use"] = leaf
    paths = played(facts, posts(("ward", "nurse", 100, 3), ("school", "nurse", 100, 3)))
    unqualified = paths.flows[paths.flows["flow"] == "hire_unqualified"]
    assert set(unqualified["unit"]) == {"school"}


# theory


@pytest.mark.parametrize("seed", [1, 2])
def test_months_to_fill_are_geometric_with_the_factor_of_the_size(seed: int) -> None:
    facts = searching(years=10, applicants_per_month=0.9)
    table = sizes((1, 59, 0.5), (60, 100, 1.0))
    rows = posts(("ward", "nurse", 50, 6))
    paths = played(facts, rows, seed=seed, post_sizes=table)
    found = 1 - math.exp(-0.9 * 0.5)
    assert (counted(paths, "hire") == 6).all()
    assert abs(standard_errors(counted(paths, "months_to_fill"), 6 * (1 - found) / found)) < 4


def test_applicants_are_poisson_with_trend_competition_and_season() -> None:
    facts = searching(years=3)
    # patience without end: nobody is hired, for a qualified applicant would be; so one month is looked at
    set_group(facts, "nurse", applicants_per_month=2.0)
    facts["groups"]["nurse"]["recruitment"]["applicants_growth_annual"] = fact(0.1)
    facts["recruitment"]["competition"] = fact(1.6)
    table = season(*MONTHS, *[("nurse", month, 2.4 if month == 1 else (12 - 2.4) / 11) for month in range(1, 13)])
    later = posts(("ward", "nurse", 100, 20), year=2028)
    before = posts(("school", "teacher", 100, 1))
    paths = played(facts, pd.concat([before, later], ignore_index=True), applicant_months=table)
    first = paths.flows[(paths.flows["flow"] == "applicants") & (paths.flows["year"] == 2028)]
    first = first[first["month"] == 1].groupby("replication")["heads"].sum()
    sample = first.reindex(range(REPLICATIONS), fill_value=0).to_numpy(float)
    mean = 20 * 2.0 * 1.1**2 / 1.6 * 2.4
    assert abs(standard_errors(sample, mean)) < 4
    assert abs(sample.var(ddof=1) / mean - 1) < 4 * math.sqrt(2 / REPLICATIONS)


def test_vacancies_that_search_are_openings_times_mean_search() -> None:
    """Little's law, each month's open posts against openings a month × mean months of search and delay."""
    facts = searching(years=20, quit_rate_annual=0.3, applicants_per_month=0.4, hire_delay_mean_months=1.5)
    paths = played(facts, posts(("ward", "nurse", 100, 12)), people("ward", "nurse", 12), SCHOOL)
    late = paths.months[(paths.months["unit"] == "ward") & (paths.months["year"] >= 2030)]
    open_posts = late.groupby("replication")["open_percent"].mean().to_numpy() / 100
    opened = paths.flows[(paths.flows["flow"] == "vacancy_opened") & (paths.flows["year"] >= 2030)]
    rate = opened.groupby("replication")["heads"].sum().reindex(range(REPLICATIONS)).to_numpy(float) / (16 * 12)
    found = 1 - math.exp(-0.4)
    assert abs(standard_errors(open_posts - rate * ((1 - found) / found + 1.5), 0.0)) < 4


def test_graduates_who_look_for_work_here_are_binomial() -> None:
    facts = searching()
    facts["colleges"] = {"a": college("nurse", 40, 0.3, 2)}
    arrived = graduates(played(facts, posts(("school", "teacher", 100, 1))), "arrived")
    assert abs(standard_errors(arrived, 12.0)) < 4
    assert abs(arrived.var(ddof=1) / (40 * 0.3 * 0.7) - 1) < 4 * math.sqrt(2 / REPLICATIONS)


def test_the_policy_is_taken_up_geometrically_by_those_who_have_not_asked() -> None:
    facts = searching()
    facts["positions"] = {"full_time_policy_in_use": fact(True), "full_time_policy_take_up": fact(0.1)}
    staff = people("ward", "nurse", 20, fraction=0.6, wanted_fraction=0.8)
    silent = people("school", "nurse", 10, fraction=0.5)
    asked = people("ward", "skilled", 5, fraction=0.5, wanted_fraction=1.0)
    paths = played(facts, posts(("school", "teacher", 100, 1)), staff, silent, asked)
    assert abs(standard_errors(counted(paths, "full_time_policy"), 30 * (1 - 0.9**12))) < 4


# what must follow from what


def test_more_graduates_do_not_give_fewer_qualified_hires() -> None:
    def qualified(number: int) -> np.ndarray:
        facts = searching(years=6, applicants_per_month=0.05, quit_rate_annual=0.2)
        set_group(facts, "nurse", unqualified_hire_share=0.2, patience_months=2)
        facts["colleges"] = {"a": college("nurse", number, 0.5, 6)}
        return counted(played(facts, posts(("ward", "nurse", 100, 12)), people("ward", "nurse", 12), SCHOOL), "hire")

    none, some, many = (qualified(number) for number in (0, 4, 16))
    assert none.mean() < some.mean() < many.mean()


def test_higher_competition_makes_searches_longer() -> None:
    def months(competition: float) -> np.ndarray:
        facts = searching(years=6, applicants_per_month=1.0)
        facts["recruitment"]["competition"] = fact(competition)
        return counted(played(facts, posts(("ward", "nurse", 100, 4))), "months_to_fill")

    calm, today, fierce = (months(competition) for competition in (0.5, 1.0, 2.0))
    # the same uniform against tables that move one way: no search may become shorter
    assert (calm <= today).all()
    assert (today <= fierce).all()
    assert calm.sum() < today.sum() < fierce.sum()


def test_a_full_time_policy_does_not_lower_the_full_time_share() -> None:
    def share(scenario_policy: bool) -> float:
        facts = lively_settings()
        facts["period"]["horizon_years"] = 8
        facts["positions"] = {"full_time_policy_in_use": fact(scenario_policy), "full_time_policy_take_up": fact(0.1)}
        paths = simulate(town(facts), lively_posts(), 2, range(150))
        last = paths.years[paths.years["year"] == 2033]
        return float(last["full_time_head_months"].sum() / last["head_months"].sum())

    assert share(True) > share(False)


def test_the_policy_gives_nobody_more_hours_than_are_open() -> None:
    facts = searching(larger_fraction_take_up=1.0)
    facts["workforce"]["offers_in_use"] = fact(True)
    facts["positions"] = {"full_time_policy_in_use": fact(True), "full_time_policy_take_up": fact(1.0)}
    staff = people("ward", "nurse", 4, fraction=0.5)
    paths = played(facts, posts(("ward", "nurse", 50, 4), ("ward", "nurse", 60, 1)), staff, SCHOOL)
    ward = paths.months[paths.months["unit"] == "ward"]
    assert (ward["contracted_percent"] <= 260).all()
    assert (ward.loc[ward["month"] == 12, "contracted_percent"] == 260).all()


def test_a_new_name_for_a_unit_changes_nothing_but_the_name() -> None:
    """Keys come from names, so the draws differ; what is expected does not."""

    def hires(name: str) -> np.ndarray:
        facts = searching(years=3, applicants_per_month=0.3)
        facts["units"][name] = facts["units"]["school"]
        facts["colleges"] = {"a": college("nurse", 3, 1.0, 4, month=2)}
        rows = posts((name, "nurse", 100, 2), ("ward", "nurse", 100, 2))
        paths = played(facts, rows)
        early = paths.flows[(paths.flows["unit"] == name) & (paths.flows["flow"] == "graduate_hire")]
        return early.groupby("replication")["heads"].sum().reindex(range(REPLICATIONS), fill_value=0).to_numpy(float)

    first, last = hires("aaa"), hires("zzz")
    spread = math.sqrt((first.var(ddof=1) + last.var(ddof=1)) / REPLICATIONS)
    assert abs(first.mean() - last.mean()) < 4 * spread
    assert first.mean() > 0.3


def test_a_new_college_moves_no_draw_of_those_who_were_there() -> None:
    def exits(scenario: Scenario) -> tuple[list[int], ...]:
        rules = compile_rulebook(scenario, lively_posts())
        return tuple(ENGINES["kernel"](rules, 3, number).exit_month.tolist() for number in range(4))

    facts = lively_settings()
    facts["programmes"], facts["workforce"]["offers_in_use"] = {}, fact(False)
    with_colleges = exits(town(facts))
    facts["colleges"] = {}
    assert exits(town(facts)) == with_colleges
