"""Joint positions: no hour lost or counted twice, and the neighbour municipality's part in the budget."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from model.budget import cost_table
from model.errors import InputError
from model.runs import run
from model.scenario.schema import Scenario
from model.workforce import StaffPaths, compile_rulebook, give_back, member_shares, simulate
from tests.budget_cases import need, recourse, rota_hours
from tests.tiny import fact, settings, tiny, unit
from tests.workforce_towns import no_retirement, people, posts, still_settings, town

PARTS = posts(("ward", "nurse", 60, 2), ("ward", "nurse", 100, 2), ("annexe", "nurse", 45, 2))
MONTHLY = ["contracted_percent", "available_percent", "qualified_percent", "free_percent", "open_percent"]


def joint_facts(in_use: Any = True, sold: float = 0.0, bought: float = 0.0, years: int = 2) -> dict[str, Any]:
    """Two units that join their nurses' part posts: 120 and 90 per cent."""
    facts = still_settings(years=years)
    facts["units"]["annexe"] = unit("Annexe", "day_activity", need=facts["units"]["school"]["need"])
    facts["units"]["joint"] = unit("Joint", "joint")
    facts["joint_positions"] = {
        "nurses": {
            "title": "Nurses of ward and annexe",
            "in_use": fact(in_use),
            "unit": "joint",
            "units": ["ward", "annexe"],
            "group": "nurse",
            "fraction": 1.0,
            "sold_fte": fact(sold),
            "bought_fte": fact(bought),
            "price_annual_nok": fact(700_000.0),
        }
    }
    return facts


def staff() -> tuple[pd.DataFrame, ...]:
    return (
        people("ward", "nurse", 2),
        people("ward", "nurse", 2, fraction=0.6).assign(person_id=["part-1", "part-2"]),
        people("annexe", "nurse", 2, fraction=0.45),
        people("school", "teacher", 1),
    )


def lively(facts: dict[str, Any]) -> Scenario:
    for group in facts["groups"].values():
        group.update(quit_rate_annual=fact(0.4), long_leave_rate_annual=fact(0.5), applicants_per_month=fact(0.5))
    return town(facts, *staff(), retirement=no_retirement())


def played(facts: dict[str, Any], replications: int = 20) -> tuple[Scenario, StaffPaths, StaffPaths]:
    scenario = lively(facts)
    paths = simulate(scenario, PARTS, 5, range(replications))
    return scenario, paths, give_back(scenario, PARTS, paths)


@pytest.mark.parametrize(("sold", "bought"), [(0.0, 0.0), (0.4, 0.0), (0.0, 0.5), (0.3, 0.2)])
def test_no_hour_is_lost_or_counted_twice(sold: float, bought: float) -> None:
    scenario, paths, shared = played(joint_facts({2026: False, 2027: True}, sold, bought))
    sums = [column for column in paths.years.columns if column.endswith(("months", "_sum")) or "months" in column]
    when = ["replication", "year"]
    before, after = (frame.years.groupby(when)[sums].sum() for frame in (paths, shared))
    pd.testing.assert_frame_equal(before.astype(float), after, rtol=1e-12)
    shares = member_shares(scenario, PARTS)
    assert np.allclose(shares.groupby(["year", "joint_unit"])["share"].sum(), 1.0)
    neighbour = shares[shares["unit"] == "joint"].set_index("year")["share"]
    extra = shares.groupby("year")["bought_percent"].sum()
    when = ["replication", "year", "month"]
    before, after = (frame.months.groupby(when)[MONTHLY].sum() for frame in (paths, shared))
    held = paths.months[paths.months["unit"] == "joint"].set_index(when)[MONTHLY]
    year = held.index.get_level_values("year")
    gone, come = held.mul(neighbour.loc[year].to_numpy(), axis=0), extra.loc[year].to_numpy()
    bought_in = pd.DataFrame({name: come * (name in MONTHLY[:3]) for name in MONTHLY}, index=held.index)
    pd.testing.assert_frame_equal(before - gone + bought_in, after, rtol=1e-9, check_dtype=False)


def test_posts_and_people_sum_to_what_they_were() -> None:
    plain = compile_rulebook(lively(joint_facts(False)), PARTS)
    joined = compile_rulebook(lively(joint_facts(True)), PARTS)
    assert plain.targets.percent.sum(axis=1).tolist() == joined.targets.percent.sum(axis=1).tolist()
    assert plain.register.percent.sum() == joined.register.percent.sum()
    assert set(plain.register.key.tolist()) == set(joined.register.key.tolist())


def test_part_posts_of_120_and_90_per_cent_become_two_full_posts_and_one_of_ten() -> None:
    rules = compile_rulebook(lively(joint_facts(True)), PARTS)
    joint = next(n for n, u in enumerate(rules.places.unit) if rules.places.units[u] == "joint")
    assert rules.targets.full_posts[0, joint] == 2
    assert rules.targets.posts[0, joint] == 3
    assert rules.targets.percent[0, joint] == 210


def test_before_the_joint_positions_are_in_use_their_posts_keep_their_sizes() -> None:
    rules = compile_rulebook(lively(joint_facts({2026: False, 2027: True})), PARTS)
    joint = next(n for n, u in enumerate(rules.places.unit) if rules.places.units[u] == "joint")
    assert rules.targets.full_posts[:, joint].tolist() == [0, 2]
    assert rules.targets.posts[:, joint].tolist() == [4, 3]


def test_joint_positions_not_in_use_change_nothing() -> None:
    facts = joint_facts(False)
    one = simulate(lively(facts), PARTS, 5, range(3))
    facts["joint_positions"], facts["units"] = {}, {k: v for k, v in facts["units"].items() if k != "joint"}
    other = simulate(lively(facts), PARTS, 5, range(3))
    pd.testing.assert_frame_equal(one.flows, other.flows)
    pd.testing.assert_frame_equal(one.years, other.years)


def test_the_first_month_has_nobody_too_many_and_no_vacancy() -> None:
    scenario = town(joint_facts(True), *staff(), retirement=no_retirement())
    paths = simulate(scenario, PARTS, 5, [0])
    first = paths.months[(paths.months["year"] == 2026) & (paths.months["month"] == 1)]
    assert first["open_percent"].sum() == 0
    assert first.loc[first["unit"] == "joint", "contracted_percent"].tolist() == [210]


def test_joined_posts_make_larger_positions() -> None:
    def fraction(in_use: bool) -> float:
        _, _, shared = played(joint_facts(in_use, years=8), replications=60)
        last = shared.years[(shared.years["year"] == 2033) & (shared.years["post_group"] == "nurse")]
        return float(last["percent_months"].sum() / last["head_months"].sum())

    assert fraction(True) > fraction(False) + 5


def costs(sold: float = 0.0, bought: float = 0.0) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The cost table, and the joint unit's contracted FTE, by replication and year."""
    scenario, paths, shared = played(joint_facts(True, sold, bought), 4)
    table = cost_table(scenario, shared, rota_hours(), recourse(), need(0.0))
    held = paths.years[paths.years["unit"] == "joint"].groupby(["replication", "year"])["percent_months"].sum() / 1200
    return table.set_index(["replication", "year"]), held


def test_what_is_sold_is_an_income_at_the_agreed_price() -> None:
    table, held = costs(sold=0.4)
    sold = table[table["cost_item"] == "positions_sold"]
    assert set(sold["account_code"]) == {"730"}
    assert set(sold["unit"]) == {"joint"}
    exact = -held * 40 / 250 * 700_000
    assert np.allclose(sold["cost_nok"], exact, atol=1)


def test_what_is_bought_is_a_cost_and_fewer_are_employed() -> None:
    table, held = costs(bought=0.5)
    bought = table[table["cost_item"] == "positions_bought"]
    assert set(bought["account_code"]) == {"350"}
    assert (bought["cost_nok"] == 350_000).all()
    assert len(bought) == 8
    assert held.mean() < costs()[1].mean()


def test_nothing_bought_or_sold_is_no_line() -> None:
    assert not set(costs()[0]["cost_item"]) & {"positions_sold", "positions_bought"}


def test_a_run_gives_the_units_their_hours_and_the_same_requirement() -> None:
    def facts(in_use: bool) -> dict[str, Any]:
        built = settings()
        built["units"]["joint"] = unit("Joint", "joint", function="school")
        joint = joint_facts(in_use)["joint_positions"]["nurses"] | {"units": ["ward", "school"], "group": "assistant"}
        built["joint_positions"] = {"assistants": joint | {"in_use": fact(in_use)}}
        return built

    plain, joined = (run(tiny(facts(in_use)), seed=3, replications=4) for in_use in (False, True))
    units = {}
    for name, result in (("plain", plain), ("joined", joined)):
        summary = result.summary[result.summary["group"] == "all"]
        units[name] = summary[summary["indicator"] == "required_hours"].set_index(["year", "unit"])["mean"]
        fte = summary[(summary["indicator"] == "fte_contracted") & (summary["year"] == 2026)].set_index("unit")["mean"]
        assert fte.drop("all").sum() == pytest.approx(fte["all"])
        assert fte.get("joint", 0.0) == 0.0
    assert units["plain"].to_dict() == units["joined"].to_dict()


def test_more_bought_than_the_part_posts_hold_is_refused() -> None:
    with pytest.raises(InputError, match=r"bought_fte[\s\S]*2.5 FTE in 2026[\s\S]*at most the 2.1 FTE"):
        compile_rulebook(lively(joint_facts(True, bought=2.5)), PARTS)
