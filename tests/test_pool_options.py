"""The options of a scenario's pool: what each changes, in which direction, and that none of them is on by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest
from typer.testing import CliRunner

from model.cli import app
from model.errors import InputError
from model.pool import check_worked, cover_shortage, play_year, pool_worth, size_pools
from model.pool.agency import agency_permitted
from model.pool.dispatch.from_scenario import scenario_case
from model.pool.lines import pool_rotas
from model.pool.program import case_of, drawn_days
from model.pool.teams import pool_teams
from model.rota import build_lines
from model.runs import plan_for, scenario_pools
from model.runs.run import silent
from model.scenario.schema import Scenario
from tests.test_pool_recourse import NO_COVER, municipality, need, staff, steps_of
from tests.test_pool_sizing import Rota, rota_of, town
from tests.tiny import fact, settings, tiny

WARDS = {f"ward_{n}": 12.0 for n in range(4)}
PRICE = {"skilled": 400.0}


def posts(rota: Rota | None = None, **changes: Any) -> int:
    return int(size_pools(tiny(town(**changes)), rota or rota_of(WARDS)).sizing["posts"].sum())


def worth(rota: Rota | None = None, **changes: Any) -> pd.DataFrame:
    scenario = tiny(town(**changes))
    return pool_worth(scenario, rota or rota_of(WARDS), "care", 2026, PRICE).value.set_index("case")


def number(frame: pd.DataFrame, case: str, column: str) -> float:
    return float(frame.loc[case, column])  # type: ignore[arg-type]


def absent_on(scenario: Scenario, **chance: Any) -> np.ndarray:
    case = case_of(scenario, rota_of(WARDS), scenario.pools["care"], 2026)
    return drawn_days(case, **chance)[0].days.absent


def linked(correlation: float) -> dict[str, Any]:
    """Dispatch with this correlation of two colleagues' absence."""
    return {"colleague_correlation": fact(correlation)}


def test_a_pool_must_cover_the_share_of_days_it_promises() -> None:
    scenario = tiny(town(pools__care__cover_probability=fact(0.95)))
    plan = size_pools(scenario, rota_of(WARDS))
    case = case_of(scenario, rota_of(WARDS), scenario.pools["care"], 2026)
    held = plan.shifts.set_index(["family", "days"])["shifts"]
    here = case.presence[0]
    for part in drawn_days(case):
        covered = part.days.absent.sum(axis=1) <= held[part.family, part.kind] * here + 1e-9
        assert float(part.days.weights[covered].sum()) >= 0.95 - 1e-6
    assert plan.sizing["posts"].sum() > posts()


def test_correlation_gives_bad_days_and_a_larger_pool_for_one_promise() -> None:
    held = []
    for rho in (0.0, 0.05, 0.12):
        facts = town(pools__care__cover_probability=fact(0.95), dispatch=linked(rho))
        facts["pools"]["care"] |= {"sampled_days": fact(1200), "families": ["day"]}
        held.append(size_pools(tiny(facts), rota_of(WARDS)).shifts["shifts"].sum())
    assert held[0] < held[1] < held[2]


def test_linked_days_have_the_mean_of_the_absence_table_and_the_variance_that_the_correlation_says() -> None:
    days = 9600
    facts = town(pools__care__sampled_days=fact(days), dispatch=linked(0.05), absence={"outbreak_share": fact(0.0)})
    facts["units"]["ward_0"]["rota"]["known_absence_planned"] = fact(0.0)  # the wards share one rota: 12 on duty each
    scenario = tiny(facts)
    absent = absent_on(scenario).sum(axis=1)
    table = scenario.frame("absence")
    shares = table.loc[table["group"] == "skilled"].sort_values("month")["short_absence_share"].to_numpy()
    mean = 48 * shares.mean()
    within = (48 * shares * (1 - shares) * (1 + 47 * 0.05)).mean()
    spread = within + (48 * shares).var()
    assert abs(absent.mean() - mean) < 4 * np.sqrt(spread / days)
    error = np.sqrt((((absent - absent.mean()) ** 2 - absent.var()) ** 2).mean() / days)
    assert abs(absent.var() - spread) < 4 * error


def test_fresh_days_are_other_days_with_the_same_mean() -> None:
    scenario = tiny(town(pools__care__sampled_days=fact(2400)))
    own, other = (absent_on(scenario, sample=n).sum(axis=1) for n in (0, 1))
    assert (own != other).any()
    assert abs(own.mean() - other.mean()) < 4 * np.sqrt((own.var() + other.var()) / 2400)


def test_situations_are_weighed_and_a_worse_one_enlarges_the_pool() -> None:
    def situations(weight: float) -> dict[str, Any]:
        plain = {"title": "Most of the year", "weight": fact(1 - weight), "absence_factor": fact(1.0)}
        return {"plain": plain, "flu": {"title": "Flu", "weight": fact(weight), "absence_factor": fact(3.0)}}

    held = [posts(pools__care__situations=situations(weight)) for weight in (0.0, 0.3, 1.0)]
    assert held[0] < held[1] < held[2]
    many = tiny(town(pools__care__situations=situations(0.25)))
    days = drawn_days(case_of(many, rota_of(WARDS), many.pools["care"], 2026))[0].days
    assert len(days.weights) == 400 and days.weights.sum() == pytest.approx(1.0)
    assert days.weights[:200].sum() == pytest.approx(0.25)  # flu stands before plain


def test_more_absence_in_a_situation_than_60_percent_is_refused_with_its_place() -> None:
    flu = {"flu": {"title": "Flu", "weight": fact(1.0), "absence_factor": fact(10.0)}}
    with pytest.raises(InputError, match=r"pools\.care\.situations") as caught:
        size_pools(tiny(town(pools__care__situations=flu, working_time__absence_factor=fact(2.0))), rota_of(WARDS))
    assert "0 to 0.6" in str(caught.value) and caught.value.problems[0].remedy


def test_travel_groups_part_the_pool_into_teams_that_hold_no_fewer_posts() -> None:
    places = {"ward_0": "north", "ward_1": "north", "ward_2": "south", "ward_3": "south"}
    scenario = tiny(town() | {"dispatch": {"travel_groups": places}})
    plan = size_pools(scenario, rota_of(WARDS))
    assert set(plan.teams["team"]) == {"north", "south"}
    assert plan.teams["posts"].sum() == plan.posts["posts"].sum() >= posts()
    whole = size_pools(tiny(town()), rota_of(WARDS)).sizing["pooled_cost"].sum()
    assert whole <= plan.sizing["pooled_cost"].sum() <= plan.sizing["separate_cost"].sum() + 1e-6


def test_a_pool_that_stands_in_a_travel_group_reaches_that_group_only() -> None:
    places = {"care_pool": "north", "ward_0": "north", "ward_1": "north", "ward_2": "south"}
    scenario = tiny(town() | {"dispatch": {"travel_groups": places}})
    assert pool_teams(scenario, scenario.pools["care"], 2026) == {"north": ("ward_0", "ward_1")}


def test_a_pool_that_is_not_shared_is_what_separate_posts_cost() -> None:
    plain = size_pools(tiny(town()), rota_of(WARDS)).sizing
    apart = size_pools(tiny(town(pools__care__shared=fact(False))), rota_of(WARDS))
    assert apart.sizing["pooled_cost"].sum() == pytest.approx(plain["separate_cost"].sum())
    assert set(apart.teams["team"]) <= set(WARDS)


def test_a_pool_for_some_families_and_weekdays_holds_shifts_there_only() -> None:
    plan = size_pools(tiny(town(pools__care__families=["day"], pools__care__weekdays=["sat", "sun"])), rota_of(WARDS))
    assert set(plan.shifts["family"]) == {"day"} and set(plan.shifts["days"]) == {"weekend"}
    assert 0 < plan.posts["posts"].sum() < posts()
    whole = size_pools(tiny(town()), rota_of(WARDS)).shifts.set_index(["family", "days"])["hours_week"]
    assert plan.shifts["hours_week"].sum() == whole["day", "weekend"]


def test_a_smallest_shift_above_the_shifts_length_makes_the_pool_dearer_and_one_below_changes_nothing() -> None:
    assert posts(pools__care__smallest_shift_hours=fact(4.0)) == posts()
    assert posts(pools__care__smallest_shift_hours=fact(14.0)) < posts()


def test_instead_of_substitutes_the_pool_holds_what_todays_substitutes_cost() -> None:
    shares = {"recourse__agency_share": fact(0.1), "recourse__hourly_share": fact(0.05)}
    value = worth(pools__care__instead_of_substitutes=fact(True), **shares)
    scenario = tiny(town(pools__care__instead_of_substitutes=fact(True), **shares))
    held = size_pools(scenario, rota_of(WARDS)).sizing["posts"].sum()
    assert held == number(value, "no_extra_cost", "posts") > 0
    for column in ("paid_nok", "uncovered_hours"):
        assert number(value, "no_extra_cost", column) <= number(value, "no_pool", column) * (1 + 1e-5) + 1


def test_worth_tells_the_sizing_and_what_it_rests_on() -> None:
    value = worth(dispatch=linked(0.05))
    assert number(value, "pooled", "weighed_nok") <= number(value, "separate", "weighed_nok") + 1e-6
    assert number(value, "separate", "weighed_nok") <= number(value, "no_pool", "weighed_nok") + 1e-6
    assert number(value, "uncorrelated", "weighed_nok") < number(value, "pooled", "weighed_nok")
    sizing = size_pools(tiny(town(dispatch=linked(0.05))), rota_of(WARDS)).sizing
    assert number(value, "pooled", "weighed_nok") == pytest.approx(400 * sizing["pooled_cost"].sum())
    assert number(value, "pooled", "posts") == sizing["posts"].sum()


def test_without_absence_every_case_is_empty() -> None:
    value = worth(working_time__absence_factor=fact(0.0))
    assert (value == 0).all().all()


def test_more_eligibility_never_costs_a_scenarios_pool_more() -> None:
    mixed = Rota(
        pd.concat([rota_of(WARDS).on_duty, rota_of(WARDS, group="nurse").on_duty], ignore_index=True),
        rota_of(WARDS).posts,
        rota_of(WARDS).cover,
    )
    costs = []
    for nurse, skilled in (([], []), (["skilled"], []), (["skilled"], ["nurse"])):
        facts = town(pools__care__groups=["nurse", "skilled"], dispatch=linked(0.05))
        facts["groups"]["nurse"]["covers_for"], facts["groups"]["skilled"]["covers_for"] = nurse, skilled
        costs.append(size_pools(tiny(facts), mixed).sizing["pooled_cost"].sum())
    assert costs[0] >= costs[1] - 1e-6 and costs[1] >= costs[2] - 1e-6
    assert costs[0] > costs[2]


def test_an_agency_by_ground_is_permitted_for_the_share_of_absence_with_a_named_cause() -> None:
    grounds = {"dispatch": {"agency_grounds": ["certified"]}}
    free, bound = (tiny(town(recourse__agency_by_ground=fact(flag)) | grounds) for flag in (False, True))
    assert agency_permitted(free, 2026, "ward_0") == 1.0
    assert agency_permitted(bound, 2026, "ward_0") == free.absence.certified.share.at(2026)


def test_agency_hours_by_ground_are_at_most_the_hours_away_on_that_ground() -> None:
    def agency(grounds: list[str]) -> float:
        facts = municipality(recourse__agency_share=fact(1.0), recourse__agency_by_ground=fact(True))
        facts["dispatch"] = {"agency_grounds": grounds}
        # 100 hours a month needed: 40 from a vacancy, 10 from sick leave
        given = staff(ward_a__nurse=(60, 50, 50, 0, 40))
        result = cover_shortage(tiny(facts), need(ward_a__nurse=100), given, NO_COVER)
        found = steps_of(result, "ward_a", "nurse")
        return float(found["agency"].expected) if "agency" in found else 0.0

    assert agency([]) == 0.0
    assert agency(["long_leave"]) == pytest.approx(10.0)
    assert agency(["vacancy"]) == pytest.approx(40.0)
    assert agency(["vacancy", "long_leave"]) == pytest.approx(50.0)


@pytest.mark.parametrize(("worked", "used"), [(0, 0.0), (20, 20.0), (60, 40.0)])
def test_hourly_hours_of_the_recourse_are_what_the_simulated_substitutes_work_and_no_more_than_is_short(
    worked: int, used: float
) -> None:
    facts = municipality(recourse__hourly_share=fact(0.3), recourse__hourly_from_staff=fact(True))
    given = staff(ward_a__nurse=60).assign(hourly_percent=worked)
    found = steps_of(cover_shortage(tiny(facts), need(ward_a__nurse=100), given, NO_COVER), "ward_a", "nurse")
    assert found.get("hourly", 0.0) == used
    with pytest.raises(InputError, match="hourly_percent"):
        cover_shortage(tiny(facts), need(ward_a__nurse=100), staff(ward_a__nurse=60), NO_COVER)


def test_teams_of_a_pool_share_its_hours_and_neither_serves_the_others_units() -> None:
    def pool_hours(places: dict[str, str]) -> dict[str, float]:
        facts = municipality() | {"dispatch": {"travel_groups": places}}
        given = staff(ward_a__skilled=50, ward_b__skilled=100, care_pool__skilled=60)
        result = cover_shortage(tiny(facts), need(ward_a__skilled=100, ward_b__skilled=100), given, NO_COVER)
        use = float(result.pool_use["hours_used"].iloc[0]) / 12
        found = {unit: steps_of(result, unit, "skilled").get("pool") for unit in ("ward_a", "ward_b")}
        told = {unit: 0.0 if hours is None else float(hours.expected) for unit, hours in found.items()}
        assert sum(told.values()) == pytest.approx(use)
        return told

    assert pool_hours({})["ward_a"] == pytest.approx(50.0)
    # half of the pool's 60 hours belong to each of two alike travel groups
    parted = pool_hours({"ward_a": "north", "ward_b": "south"})
    assert parted == {"ward_a": pytest.approx(30.0), "ward_b": 0.0}


def test_the_command_tells_a_scenarios_pools_in_words_and_as_json(tmp_path: Any) -> None:
    runner = CliRunner()
    asked = ["pools", "reference", "--pool", "nurse_pool", "--out", str(tmp_path / "out"), "--language", "nn"]
    printed = runner.invoke(app, asked)
    assert printed.exit_code == 0 and "Vikarpool, sykepleiere og vernepleiere" in printed.stdout
    assert "På dagar han ikkje er dimensjonert etter" in printed.stdout
    assert len(list((tmp_path / "out").glob("nurse_pool_*.csv"))) == 4
    wrong = runner.invoke(app, ["pools", "reference", "--pool", "nurse_pol"])
    assert isinstance(wrong.exception, InputError) and "nurse_pool" in str(wrong.exception)


def test_lines_of_the_pools_own_are_legal_and_take_every_kth_weekends_whole_persons() -> None:
    scenario = lined()
    plan = plan_for(scenario, silent)
    held = plan.pool.shifts[plan.pool.shifts["year"] == 2026]
    weekend = int(held.loc[held["days"] == "weekend", "shifts"].sum())
    rota = pool_rotas(scenario, scenario.pools["care"], 2026, held, plan.need)["all"]
    assert weekend > 0 and rota.people("skilled") >= 3 * weekend
    assert rota.uncovered_hours("skilled") == pytest.approx(0.0, abs=1e-6)
    lines = build_lines(rota.problem, rota.sizing)  # nothing comes out that the independent checker has not passed
    assert sum(len(line.started) for line in lines.rota) == rota.people("skilled")
    posts_2026 = plan.pool.posts.loc[plan.pool.posts["year"] == 2026, "posts"].sum()
    by_hours = plan_for(lined(own_lines=False), silent).pool.posts
    assert posts_2026 == max(rota.people("skilled"), by_hours.loc[by_hours["year"] == 2026, "posts"].sum())


def test_a_rarer_weekend_takes_more_posts_in_lines_of_its_own_and_none_by_hours_alone() -> None:
    own, by_hours = (
        [plan_for(lined(flag, weekend_every=every), silent).pool.posts["posts"].max() for every in (3, 6)]
        for flag in (True, False)
    )
    assert own[0] < own[1] and by_hours[0] == by_hours[1]


def test_a_pool_whose_lines_no_rule_allows_is_refused_in_words() -> None:
    # two weekend shifts every third weekend are never a full position
    with pytest.raises(InputError, match=r"no legal line of 1 that works every 3\. weekend"):
        plan_for(lined(weekdays=["sat", "sun"]), silent)


def test_a_pool_that_asks_for_no_lines_is_told_also_where_the_rules_allow_none() -> None:
    every_weekend = {"weekdays": ["sat", "sun"]}
    told = scenario_pools(lined(own_lines=False, **every_weekend), ["care"])["care"]
    assert told.lines is None and told.posts["posts"].sum() > 0
    assert ("pool_no_lines", {"fraction": 100}) in told.warnings
    with pytest.raises(InputError, match="no legal line"):
        scenario_pools(lined(own_lines=True, **every_weekend), ["care"])


def test_dispatch_lets_the_pool_walk_on_its_own_lines_within_the_limits_and_with_every_held_shift() -> None:
    scenario = lined()
    plan = plan_for(scenario, silent)
    laid = scenario_case(scenario, 2026, plan)
    duties = laid.case.duties
    mine = duties[duties["unit"] == "care_pool"]
    held = plan.pool.shifts[plan.pool.shifts["year"] == 2026]
    assert mine["shift"].nunique() <= len(held) and len(mine) > 0
    quiet = replace(laid.case, steps=())
    year = play_year(quiet, lambda replication: laid.holidays, 1, 1)
    assert check_worked(year.worked, quiet.limits_of, quiet.first_weekday, quiet.days).empty
    # holidays are over-booked, so on a mean day at least what is held is there
    spread = held.assign(a_day=held["shifts"] * held["days"].map({"weekday": 5, "weekend": 2}) / 7)
    assert len(mine) / 365 >= 0.97 * spread["a_day"].sum()


def lined(own_lines: bool = True, **pool: Any) -> Scenario:
    """The tiny municipality with a pool that is needed, on lines of its own or of the ward."""
    facts = settings()
    facts["pools"]["care"] |= {"in_use": fact(True), "own_lines": fact(own_lines)} | pool
    facts["recourse"] |= {"uncovered_price": fact(20.0), "agency_price": fact(15.0), "overtime_price": fact(15.0)}
    return tiny(facts)
