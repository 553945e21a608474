"""Every absent hour has one cause and is covered or uncovered once: in the staff, in the recourse and in dispatch."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import pytest

from model.budget import net_hours
from model.pool import CAUSES, RecourseResult, cover_shortage
from model.pool.chain import NOT_COVERED
from model.pool.dispatch.absence import YearAbsence, month_shares, people_of
from model.pool.dispatch.away import away_days
from model.pool.dispatch.board import lay_out
from model.pool.dispatch.from_scenario import scenario_case
from model.pool.dispatch.year import play_year
from model.pool.spell_facts import month_days
from model.pool.spells import spell_plan
from model.report import dispatch_text
from model.runs import headlines, plan_for, played_year, run
from model.runs.run import silent
from model.runs.sizing import Plan
from model.scenario.schema import Scenario
from model.scenario.schema.absence import CAUSES as SHORT
from model.workforce import simulate
from tests.tiny import fact, settings, tiny

REPLICATIONS = 4
KEYS = ["replication", "year", "unit", "group"]
PRESENT = ("own", "own_lower", "over_booking", "pool", "neighbour")


@dataclass(frozen=True)
class Played:
    """A municipality, its plan, its staff months and the recourse's answer."""

    scenario: Scenario
    plan: Plan
    months: pd.DataFrame
    recourse: RecourseResult


def drifting(**recourse: object) -> Scenario:
    """The tiny municipality with a pool and substitutes who are offered half of the open hours."""
    facts = settings()
    facts["pools"]["care"]["in_use"] = fact(True)
    facts["recourse"] |= {"uncovered_price": fact(20.0), "agency_price": fact(15.0), "overtime_price": fact(15.0)}
    for group in facts["groups"].values():
        group["drift"] |= {"offered_share": fact(0.5), "inflow_per_month": fact(0.6)}
    facts["recourse"] |= {name: fact(value) for name, value in recourse.items()}
    return tiny(facts)


@pytest.fixture(
    scope="module", params=[{}, {"hourly_from_staff": True, "agency_by_ground": True}], ids=["shares", "staff"]
)
def played(request: pytest.FixtureRequest) -> Played:
    scenario = drifting(**request.param)
    plan = plan_for(scenario, silent)
    months = simulate(scenario, plan.posts, 11, range(REPLICATIONS)).months
    return Played(scenario, plan, months, cover_shortage(scenario, plan.need, months, plan.rota.cover))


def hours_of(played: Played, column: str) -> pd.Series:
    """Hours a year of a column of the staff months, by replication, year, unit and group."""
    net = net_hours(played.scenario).set_index(["year", "unit"])["net_hours"]
    rows = played.months.rename(columns={"post_group": "group"})
    factor = net.reindex(pd.MultiIndex.from_frame(rows[["year", "unit"]].astype({"unit": "str"}))).to_numpy() / 1200
    return rows.assign(hours=rows[column] * factor).groupby(KEYS, observed=True)["hours"].sum()


def test_hours_in_posts_are_present_or_away_for_one_cause_in_every_replication_and_year(played: Played) -> None:
    posts = (hours_of(played, "contracted_percent") + hours_of(played, "open_percent")).groupby(KEYS[:2]).sum()
    causes, steps = played.recourse.absence, played.recourse.steps
    assert played.recourse.pool_use["hours_used"].sum() > 0
    assert set(causes["cause"]) == set(CAUSES) and (causes["hours"] >= -1e-9).all()
    away = causes.groupby(KEYS[:2])["hours"].sum()
    present = steps[steps["step"].isin(PRESENT)].groupby(KEYS[:2])["hours"].sum()
    idle = played.recourse.balance.groupby(KEYS[:2])["surplus"].sum()
    np.testing.assert_allclose((away + present + idle).to_numpy(), posts.to_numpy(), rtol=1e-9)


def test_required_hours_are_covered_or_uncovered_once_in_every_replication_year_unit_and_group(played: Played) -> None:
    balance = played.recourse.balance.set_index(KEYS)
    steps = played.recourse.steps.pivot_table(index=KEYS, columns="step", values="hours", observed=True)
    np.testing.assert_allclose(steps.sum(axis=1), balance["required"], atol=1e-6)
    np.testing.assert_allclose(steps[list(NOT_COVERED)].sum(axis=1), balance["uncovered"], atol=1e-6)
    np.testing.assert_allclose(balance["covered"] + balance["uncovered"], balance["required"], atol=1e-6)
    assert (steps.to_numpy() >= -1e-9).all()


def test_hourly_hours_are_those_the_simulated_substitutes_work_when_asked_for() -> None:
    scenario = drifting(hourly_from_staff=True, hourly_share=0.0)
    plan = plan_for(scenario, silent)
    months = simulate(scenario, plan.posts, 11, range(REPLICATIONS)).months
    found = Played(scenario, plan, months, cover_shortage(scenario, plan.need, months, plan.rota.cover))
    steps = found.recourse.steps.pivot_table(index=KEYS, columns="step", values="hours", observed=True)
    worked = hours_of(found, "hourly_percent").reindex(steps.index).fillna(0.0)
    assert (steps["hourly"] <= worked + 1e-6).all()
    assert steps["hourly"].sum() > 0
    assert worked.sum() <= hours_of(found, "hourly_offered_percent").sum() + 1e-6


def test_the_quick_answer_reads_the_same_substitutes_as_the_run() -> None:
    scenario = drifting(hourly_from_staff=True, agency_by_ground=True)
    plan = plan_for(scenario, silent)
    quick = headlines(scenario, 5, range(3), plan).table
    whole = run(scenario, seed=5, replications=3).table
    for item in ("hourly", "agency"):
        keys = ["replication", "year"]
        one, other = (
            frame[(frame["item"] == item) & (frame["unit"] == "all") & (frame["group"] == "all")].sort_values(keys)
            for frame in (quick, whole)
        )
        assert len(one) and one["value"].sum() > 0
        mine = other[other["indicator"].isin(set(one["indicator"]))]
        np.testing.assert_allclose(one["value"], mine["value"], rtol=1e-9)


def test_dispatch_gives_every_absent_hour_one_cause_and_covers_it_or_not_once(played: Played) -> None:
    year = 2026
    laid = scenario_case(played.scenario, year, played.plan)
    months = played.months[played.months["year"] == year]
    short = spell_plan(played.scenario, year, people_of(laid.case))
    absence = YearAbsence(year, laid.case, short, laid.holidays, months, 11)
    answer = play_year(laid.case, absence, 11, REPLICATIONS)
    board = lay_out(laid.case)
    for replication, tally in enumerate(answer.tallies):
        away = away_days(board, absence(replication))
        of, held = board.required, board.required.person >= 0
        cause = np.where(held, 0, away.causes.index("vacancy") + 1 if "vacancy" in away.causes else -1)
        cause[held] = away.cause[of.day[held], of.person[held]]
        for number, name in enumerate(away.causes, start=1):
            here = float(board.hours[(cause == number) & held].sum())
            unheld = float(board.hours[~held].sum()) if name == "vacancy" else 0.0
            assert sum(tally.absent[name]) == pytest.approx(here + unheld, abs=1e-6)
        mine = [tally.absent[name] for name in away.causes if name in SHORT]
        assert tally.short[..., 0].sum() == pytest.approx(sum(sum(pair) for pair in mine))
        assert tally.short[..., 1].sum() == pytest.approx(sum(pair[1] for pair in mine))
        lacking = tally.hours[..., list(board.not_covered)].sum()
        own_lower = lacking - sum(pair[1] for pair in tally.absent.values())
        assert own_lower >= -1e-6
        assert tally.hours.sum() == pytest.approx(board.hours.sum())


def test_what_a_pools_sizing_promised_stands_beside_what_was_played() -> None:
    scenario = drifting()
    year = played_year(scenario, 2026, 7, 3)
    (row,) = year.pools.to_dict("records")
    promise = plan_for(scenario, silent).pool.promise
    first = promise[promise["year"] == 2026].iloc[0]
    assert row["promised_share"] == pytest.approx(first["uncovered_hours"] / first["absent_hours"])
    pool = scenario.pools["care"]
    short = year.dispatch.short
    mine = short[short["unit"].isin(pool.units) & short["group"].isin(pool.groups)]
    shares = mine.groupby("replication")["uncovered_hours"].sum() / mine.groupby("replication")["absent_hours"].sum()
    assert row["played_share"] == pytest.approx(shares.mean())
    assert 0 <= row["p10"] <= row["p50"] <= row["p90"] <= 1
    assert "the sizing leaves" in dispatch_text(year)


def test_vacancies_and_long_leave_in_dispatch_are_the_staffs_within_one_person(played: Played) -> None:
    year = 2026
    laid = scenario_case(played.scenario, year, played.plan)
    months = played.months[played.months["year"] == year]
    short = spell_plan(played.scenario, year, people_of(laid.case))
    absence = YearAbsence(year, laid.case, short, laid.holidays, months, 11)
    people = [person for person in laid.case.people if person.kind != "hourly"]
    for replication in range(REPLICATIONS):
        spells = absence(replication)
        for (month, unit, group), (vacant, leave, _) in month_shares(months, replication).items():
            mine = [person.key for person in people if (person.unit, person.group) == (unit, group)]
            first, _ = month_days(year, month)
            if not mine:
                continue
            for cause, share in (("vacancy", vacant), ("long_leave", leave)):
                rows = spells[(spells["cause"] == cause) & (spells["first_day"] == first)]
                assert abs(rows["person"].isin(mine).sum() - share * len(mine)) <= 1 + 1e-9
