"""Market drift: substitutes are conserved, work no more than is offered, and rise by chance or law as told."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from model.errors import InputError
from model.workforce import FLOWS, StaffPaths, simulate
from tests.tiny import fact
from tests.workforce_towns import (
    lively_posts,
    lively_settings,
    no_retirement,
    people,
    posts,
    still_settings,
    town,
    without_substitutes,
)

MONTHS = 12
ENGINES = ["kernel", "simpy"]


def quiet(years: int = 3, **limits: Any) -> dict[str, Any]:
    """Nothing but hourly work, on what is vacant: no short absence, all hours offered, nobody stops."""
    facts = still_settings(years)
    facts["working_time"]["absence_factor"] = fact(0.0)
    for group in facts["groups"].values():
        group["unqualified_group"] = None if group["title"] == "Assistant" else "assistant"
        group["drift"] = {
            "offered_share": fact(1.0),
            "inflow_per_month": fact(0.0),
            "capacity": fact(0.5),
            "quit_rate_annual": fact(0.0),
            "long_term_rate_annual": fact(0.0),
            "permanent_rate_annual": fact(0.0),
        }
    facts["drift"] |= {"claim_share": fact(0.0)} | {name: fact(value) for name, value in limits.items()}
    return facts


def set_drift(facts: dict[str, Any], **values: float) -> None:
    for group in facts["groups"].values():
        group["drift"] |= {name: fact(value) for name, value in values.items()}


def hourly(group: str, heads: int, **more: Any) -> pd.DataFrame:
    return people("ward", group, heads, contract="hourly", seniority_years=0, fraction=0.2, **more)


def flows_of(paths: StaffPaths, name: str) -> pd.DataFrame:
    return paths.flows[paths.flows["flow"] == name]


def heads(paths: StaffPaths, name: str) -> int:
    return int(flows_of(paths, name)["heads"].sum())


def unmet(paths: StaffPaths, flow: str) -> int:
    """Heads of a flow who do not meet the post's requirement: assistants in posts for others."""
    rows = flows_of(paths, flow)
    return int(rows[(rows["group"] == "assistant") & (rows["post_group"] != "assistant")]["heads"].sum())


@pytest.fixture(scope="module")
def lively() -> StaffPaths:
    return simulate(town(lively_settings(), tiny_staff(), hourly("assistant", 6)), lively_posts(), 11, range(8))


def tiny_staff() -> pd.DataFrame:
    return town(lively_settings()).frame("staff")


def test_substitutes_before_plus_in_minus_out_are_substitutes_after(lively: StaffPaths) -> None:
    signs = {"substitute_in": 1, "long_term_end": 1, "substitute_out": -1, "drift_long_term": -1, "drift_direct": -1}
    moved = lively.flows[lively.flows["flow"].isin(signs)]
    moved = moved.assign(
        change=moved["heads"] * moved["flow"].map(signs).astype(int),
        when=(moved["year"] - 2026) * MONTHS + moved["month"] - 1,
    )
    change = moved.pivot_table(
        index="when", columns=["replication", "unit", "group"], values="change", aggfunc="sum", fill_value=0
    ).reindex(range(3 * MONTHS), fill_value=0)
    stock = change.cumsum()
    for column in stock.columns:
        stock[column] += 6 if column[1:] == ("ward", "assistant") else 0
    assert (stock >= 0).all(axis=None)
    by_year = stock.groupby(lambda month: 2026 + month // MONTHS).sum()
    counted = lively.years.pivot_table(
        index="year", columns=["replication", "unit", "group"], values="hourly_head_months", aggfunc="sum", fill_value=0
    ).reindex(columns=by_year.columns)
    assert by_year.to_numpy().tolist() == counted.to_numpy().tolist()
    others = lively.years.groupby(["replication", "unit", "group"])["hourly_head_months"].sum()
    assert others.drop(index=list(by_year.columns)).sum() == 0


def test_hourly_hours_are_never_more_than_offered_nor_offered_more_than_is_missing(lively: StaffPaths) -> None:
    months = lively.months
    assert (months["hourly_percent"] <= months["hourly_offered_percent"]).all()
    assert months["hourly_percent"].sum() > 0
    away = months["contracted_percent"] - months["available_percent"]
    short = 0.04 * months["available_percent"]
    assert (months["hourly_offered_percent"] <= 0.9 * (months["open_percent"] + away + short) + 1e-9).all()
    yearly = lively.years.groupby(["replication", "year", "unit", "post_group"])["hourly_percent_months"].sum()
    monthly = months.groupby(["replication", "year", "unit", "post_group"])["hourly_percent"].sum()
    assert monthly[monthly > 0].tolist() == yearly[yearly > 0].tolist()


def test_hourly_staff_are_neither_headcount_nor_contracted_hours() -> None:
    facts = quiet()
    paths = simulate(town(facts, hourly("assistant", 4)), posts(("ward", "assistant", 100, 1)), 1, [0])
    assert paths.years["head_months"].sum() == 0 and paths.stock.empty
    assert paths.years["hourly_head_months"].sum() == 4 * 3 * MONTHS
    assert paths.months["contracted_percent"].sum() == 0


@pytest.mark.parametrize("engine", ENGINES)
def test_hours_are_shared_alike_up_to_what_each_can_and_nobody_without_the_requirement_is_asked_first(
    engine: str,
) -> None:
    facts = quiet()
    facts["groups"]["skilled"]["drift"]["capacity"] = fact(0.2)
    scenario = town(facts, hourly("assistant", 3), hourly("skilled", 1))
    paths = simulate(scenario, posts(("ward", "skilled", 80, 1)), 1, [0], engine=engine)
    year = paths.years.query("year == 2026 and post_group == 'skilled'").set_index("group")["hourly_percent_months"]
    # the skilled one has 20 of 80 percent first; three assistants share 60
    assert year.to_dict() == {"assistant": 60 * MONTHS, "skilled": 20 * MONTHS}


@pytest.mark.parametrize("engine", ENGINES)
def test_nobody_is_permanent_before_the_trigger_and_then_by_the_actual_hours(engine: str) -> None:
    facts = quiet(continuous_months=14, claim_share=1.0)
    paths = simulate(town(facts, hourly("assistant", 3)), posts(("ward", "skilled", 60, 1)), 1, [0], engine=engine)
    claimed = flows_of(paths, "drift_claim")
    # more than 14 months of work: the first month after the fifteenth
    assert claimed[["year", "month", "group", "post_group", "heads"]].to_numpy().tolist() == [
        [2027, 4, "assistant", "skilled", 3]
    ]
    assert heads(paths, "drift_permanent") == heads(paths, "drift_direct") == 3
    last = paths.months.query("year == 2028 and month == 12 and post_group == 'skilled'").iloc[0]
    assert last["contracted_percent"] == 60 and last["hourly_percent"] == 0


def test_a_claim_may_put_a_place_over_its_posts_and_vacancies_are_withdrawn() -> None:
    facts = quiet(continuous_months=5, claim_share=1.0)
    facts["working_time"]["absence_factor"] = fact(1.0)
    scenario = town(facts, hourly("assistant", 2), people("ward", "assistant", 10))
    paths = simulate(scenario, posts(("ward", "assistant", 100, 10), ("ward", "skilled", 40, 1)), 1, [0])
    assert heads(paths, "drift_claim") == 2
    assert (paths.months.query("post_group == 'assistant'")["contracted_percent"] >= 1000).all()
    assert heads(paths, "vacancy_withdrawn") == 1


@pytest.mark.parametrize("engine", ENGINES)
def test_temporary_contracts_of_the_register_run_the_clock_of_temporary_work(engine: str) -> None:
    facts = quiet(temporary_months=14, claim_share=1.0)
    staff = people("ward", "skilled", 2, contract="temporary", seniority_years=0)
    paths = simulate(town(facts, staff), posts(("ward", "skilled", 100, 2)), 1, [0], engine=engine)
    assert flows_of(paths, "drift_permanent")[["year", "month", "heads"]].to_numpy().tolist() == [[2027, 4, 2]]
    assert heads(paths, "drift_direct") == 0


def test_only_the_share_who_claim_become_permanent_by_law() -> None:
    facts = quiet(continuous_months=3, claim_share=0.3)
    scenario = town(facts, hourly("assistant", 40))
    paths = simulate(scenario, posts(("ward", "assistant", 100, 30)), 3, range(40))
    expected, number = 0.3, 40 * 40
    assert abs(heads(paths, "drift_claim") / number - expected) < 4 * np.sqrt(expected * (1 - expected) / number)


def test_the_way_from_hourly_to_permanent_takes_two_geometric_times() -> None:
    facts = quiet(continuous_months=600, temporary_months=600)
    set_drift(facts, long_term_rate_annual=0.5, permanent_rate_annual=0.4)
    number, replications, months = 60, 30, 36
    scenario = town(facts, hourly("assistant", number), retirement=no_retirement())
    paths = simulate(scenario, posts(("ward", "assistant", 100, 200)), 5, range(replications))
    rise, settle = 1 - 0.5 ** (1 / 12), 1 - 0.6 ** (1 / 12)
    state = np.array([1.0, 0.0, 0.0])
    step = np.array([[1 - rise, rise, 0], [0, 1 - settle, settle], [0, 0, 1]])
    for _ in range(months):
        state = state @ step
    for flow, share in (("drift_long_term", state[1] + state[2]), ("drift_permanent", state[2])):
        error = np.sqrt(share * (1 - share) / (number * replications))
        assert abs(heads(paths, flow) / (number * replications) - share) < 4 * error
    assert heads(paths, "long_term_end") == 0


def test_no_share_to_substitutes_means_no_drift() -> None:
    facts = without_substitutes(lively_settings())
    paths = simulate(town(facts, tiny_staff(), hourly("assistant", 6)), lively_posts(), 11, range(6))
    assert paths.months["hourly_percent"].sum() == 0
    assert heads(paths, "drift_direct") == heads(paths, "substitute_in") == 0
    gone = heads(paths, "substitute_out") + heads(paths, "drift_long_term") - heads(paths, "long_term_end")
    assert gone == 6 * 6


def test_controlled_recruitment_makes_nobody_permanent_without_the_competence_and_takes_nobody_in_by_chance() -> None:
    facts = lively_settings()
    facts["drift"] |= {"controlled_recruitment": fact(True), "controlled_training_share": fact(0.0)}
    facts["programmes"] = {}
    staff = tiny_staff()
    free = simulate(town(lively_settings(), staff, hourly("assistant", 6)), lively_posts(), 11, range(20))
    held = simulate(town(facts, staff, hourly("assistant", 6)), lively_posts(), 11, range(20))
    assert unmet(free, "drift_permanent") > 20
    assert unmet(held, "drift_permanent") == unmet(held, "drift_long_term") == 0
    assert heads(held, "drift_permanent") > 0


def test_controlled_recruitment_with_training_makes_fewer_permanent_without_the_competence() -> None:
    facts = lively_settings()
    facts["drift"] |= {"controlled_recruitment": fact(True), "controlled_training_share": fact(1.0)}
    staff = tiny_staff()
    free, held = (
        simulate(town(settings, staff, hourly("assistant", 6)), lively_posts(), 11, range(20))
        for settings in (lively_settings(), facts)
    )
    assert unmet(held, "drift_long_term") > 0  # those who were offered training
    assert unmet(held, "drift_permanent") < unmet(free, "drift_permanent") / 2


def test_long_term_substitutes_stand_beside_the_posts_whose_vacancies_stay_open() -> None:
    facts = quiet()
    set_drift(facts, long_term_rate_annual=1.0)
    paths = simulate(town(facts, hourly("assistant", 1)), posts(("ward", "skilled", 100, 1)), 1, [0])
    assert heads(paths, "drift_long_term") == 1
    assert heads(paths, "vacancy_opened") == 1 and heads(paths, "vacancy_withdrawn") == 0
    last = paths.months.query("year == 2028 and month == 12 and post_group == 'skilled'").iloc[0]
    assert last["contracted_percent"] == 100 and last["qualified_percent"] == 0
    assert paths.years["long_term_head_months"].sum() == 3 * MONTHS


def test_a_long_term_contract_ends_when_the_post_has_its_holder() -> None:
    facts = quiet()
    set_drift(facts, long_term_rate_annual=1.0)
    facts["groups"]["skilled"] |= {"applicants_per_month": fact(0.2)}
    paths = simulate(town(facts, hourly("assistant", 1)), posts(("ward", "skilled", 100, 1)), 1, range(10))
    assert heads(paths, "hire") == 10
    assert heads(paths, "drift_long_term") == heads(paths, "long_term_end") > 5


def test_the_market_brings_no_more_than_the_hours_nobody_works() -> None:
    facts = quiet()
    set_drift(facts, inflow_per_month=50.0)
    paths = simulate(town(facts, hourly("assistant", 1)), posts(("ward", "assistant", 100, 3)), 1, range(5))
    # one has half a position of three; five more fill it
    assert heads(paths, "substitute_in") == 5 * 5
    later = paths.months.query("not (year == 2026 and month == 1) and post_group == 'assistant' and unit == 'ward'")
    assert (later["hourly_percent"] == 300).all()


def test_every_flow_of_drift_is_named_among_the_flows() -> None:
    named = {"substitute_in", "substitute_out", "drift_long_term", "drift_permanent", "drift_claim", "drift_direct"}
    assert named | {"long_term_end"} <= set(FLOWS)


@pytest.mark.parametrize(
    ("where", "name", "value"),
    [
        ("drift", "claim_share", 1.5),
        ("drift", "continuous_months", 0),
        ("drift", "break_months", 0),
        ("drift", "controlled_recruitment", 2),
        ("groups.assistant.drift", "capacity", 1.2),
        ("groups.assistant.drift", "inflow_per_month", -1.0),
        ("groups.assistant.drift", "long_term_rate_annual", -0.1),
    ],
)
def test_what_cannot_be_is_refused_where_it_stands(where: str, name: str, value: float) -> None:
    facts = lively_settings()
    part = facts["drift"] if where == "drift" else facts["groups"]["assistant"]["drift"]
    part[name] = fact(value)
    with pytest.raises((InputError, ValueError)) as fault:
        town(facts)
    assert f"{where}.{name}" in str(fault.value)
