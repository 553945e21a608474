"""Need by unit, group and year: cases worked out by hand, then the laws that hold for any scenario."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from model.errors import InputError
from model.need import inhabitants, need_table
from model.scenario.schema import Scenario
from tests.tiny import fact, frames, settings, tiny, unit

POPULATION = ["year", "age_from", "age_to", "persons"]
SHARES = {"nurse": fact(0.3), "skilled": fact(0.5), "assistant": fact(0.2)}


def need_of(scenario: Scenario, unit_id: str, year: int = 2026) -> dict[str, float]:
    need = need_table(scenario)
    rows = need[(need["unit"] == unit_id) & (need["year"] == year)]
    return dict(zip(rows["group"], rows["need_hours"], strict=True))


def with_old_people(**users: Any) -> dict[str, Any]:
    """The tiny settings plus a home-care unit that serves half of those aged 80 and over."""
    facts = settings()
    facts["user_groups"] = {
        "old": {"title": "80+", "age_from": 80, "age_to": 120, "users_per_inhabitant": fact(0.4)} | users
    }
    return facts


def users_scenario() -> dict[str, Any]:
    facts = with_old_people(hours_per_user_week=fact(10.0))
    rule = {"rule": "users", "user_group": "old", "group_shares": SHARES}
    facts["units"]["home"] = unit("Home", "home_care", need=[rule])
    return facts


def with_adjustment(leaf: dict[str, Any], **change: Any) -> dict[str, Any]:
    return leaf | {"adjustments": [{"by": "test", "status": "assumed", "source": "test"} | change]}


def test_cover_need_is_the_weekly_hours_of_52_weeks_and_fte_their_share_of_a_rota_year() -> None:
    need = need_table(tiny())
    ward = need[(need["unit"] == "ward") & (need["year"] == 2027)].set_index("group")
    assert ward["need_hours"].to_dict() == {"assistant": 2730.0, "nurse": 5460.0, "skilled": 14560.0}
    assert ward.loc["nurse", "need_fte"] == pytest.approx(5460 / 1632)


def test_school_need_is_the_norms_positions_of_day_work() -> None:
    # catchment a half: 80 pupils in grades 1–4 and 120 in 5–10; (80/15 + 120/20) × 1.5 = 17 teachers, 4 support
    need = need_table(tiny())
    school = need[(need["unit"] == "school") & (need["year"] == 2026)].set_index("group")
    assert school["need_fte"].to_dict() == pytest.approx({"teacher": 17.0, "skilled": 2.0, "assistant": 2.0})
    assert school.loc["teacher", "need_hours"] == pytest.approx(17 * 1686)


def test_kindergarten_need_counts_leaders_among_the_adults() -> None:
    facts = settings()
    groups = {"leader_group": "teacher", "skilled_group": "skilled", "assistant_group": "assistant"}
    facts["units"]["kindergarten"] = unit("Kindergarten", "kindergarten", need=[{"rule": "kindergarten_norm"} | groups])
    need = need_table(tiny(facts))
    found = need[(need["unit"] == "kindergarten") & (need["year"] == 2026)].set_index("group")["need_fte"]
    small, large = 60 * 0.85, 90 * 0.97  # half of 120 children aged 1–2 and of 180 aged 3–5
    adults, leaders = small / 3 + large / 6, small / 7 + large / 14
    half = (adults - leaders) / 2
    assert found.to_dict() == pytest.approx({"teacher": leaders, "skilled": half, "assistant": half})
    assert found.sum() == pytest.approx(31.55)


def test_users_need_is_users_times_hours_shared_on_the_groups() -> None:
    # 90 people × half × 0.4 = 18 users × 10 h × 52 weeks = 9360 h
    assert need_of(tiny(users_scenario()), "home") == pytest.approx(
        {"nurse": 2808.0, "skilled": 4680.0, "assistant": 1872.0}
    )


def test_granted_hours_are_divided_by_direct_time_and_travel_is_added() -> None:
    facts = with_old_people(granted_hours_day=fact(3.0), granted_hours_evening=fact(1.0), granted_hours_night=fact(0.5))
    rule = {"rule": "granted_hours", "user_group": "old", "group_shares": SHARES}
    facts["units"]["home"] = unit("Home", "home_care", need=[rule])
    # 18 users × (4.5 ÷ 0.6 + 4.5 × 0.15) × 52
    assert sum(need_of(tiny(facts), "home").values()) == pytest.approx(18 * (7.5 + 0.675) * 52)


def test_fixed_positions_stay_what_they_are() -> None:
    facts = settings()
    facts["levers"]["service_standard"] = fact(2.0)
    rule = {"rule": "positions", "positions": {"teacher": fact(3.0)}}
    facts["units"]["office"] = unit("Office", "support", need=[rule])
    assert need_of(tiny(facts), "office") == pytest.approx({"teacher": 3 * 1686.0})


def test_two_rules_of_one_unit_are_added() -> None:
    facts = users_scenario()
    once = need_of(tiny(facts), "home")
    facts["units"]["home"]["need"] = facts["units"]["home"]["need"] * 2
    assert need_of(tiny(facts), "home") == pytest.approx({name: 2 * hours for name, hours in once.items()})


def test_pools_have_no_need_of_their_own() -> None:
    assert "care_pool" not in set(need_table(tiny())["unit"])


def test_population_between_table_years_follows_a_straight_line_and_is_held_outside() -> None:
    table = pd.DataFrame([(2026, 80, 120, 100), (2030, 80, 120, 200)], columns=POPULATION)
    found = [inhabitants(table, 80, 120, year) for year in (2020, 2026, 2027, 2030, 2040)]
    assert found == [100.0, 100.0, 125.0, 200.0, 200.0]


def test_a_band_that_partly_lies_in_the_range_counts_by_years_of_age() -> None:
    table = pd.DataFrame([(2026, 0, 4, 50), (2026, 5, 9, 100)], columns=POPULATION)
    assert inhabitants(table, 3, 6, 2026) == pytest.approx(2 * 10 + 2 * 20)


@pytest.mark.parametrize("rule_unit", ["home", "school"])
def test_twice_the_population_gives_twice_the_hours(rule_unit: str) -> None:
    tables = frames()
    tables["population"]["persons"] *= 2
    once, twice = need_of(tiny(users_scenario()), rule_unit), need_of(tiny(users_scenario(), tables), rule_unit)
    assert twice == pytest.approx({name: 2 * hours for name, hours in once.items()})


def test_cover_does_not_follow_the_population() -> None:
    tables = frames()
    tables["population"]["persons"] *= 2
    assert need_of(tiny(tables=tables), "ward") == need_of(tiny(), "ward")


def test_levers_multiply_and_productivity_bites_from_the_second_year() -> None:
    facts = users_scenario()
    facts["levers"] = {
        "service_standard": fact(1.1),
        "initial_shortage": fact(0.05),
        "productivity_change_annual": fact(0.02),
        "new_tasks_share": fact(0.03),
    }
    for year in (2026, 2028):
        base, moved = (sum(need_of(tiny(f), "home", year).values()) for f in (users_scenario(), facts))
        assert moved / base == pytest.approx(1.1 * 1.05 * 1.03 / 1.02 ** (year - 2026))


def test_a_lever_scoped_to_one_unit_moves_no_other() -> None:
    facts = users_scenario()
    standard = facts["levers"]["service_standard"]
    facts["levers"]["service_standard"] = with_adjustment(standard, operation="multiply", amount=1.5, units=["home"])
    before, after = need_table(tiny(users_scenario())), need_table(tiny(facts))
    ratio = after["need_hours"] / before["need_hours"]
    assert ratio[before["unit"] == "home"].to_list() == pytest.approx([1.5] * 9)
    assert (ratio[before["unit"] != "home"] == 1).all()


def test_the_order_of_units_and_tables_does_not_matter() -> None:
    facts, tables = users_scenario(), frames()
    facts["units"] = dict(reversed(facts["units"].items()))
    tables["population"] = tables["population"].iloc[::-1]
    pd.testing.assert_frame_equal(need_table(tiny(facts, tables)), need_table(tiny(users_scenario())))


def test_the_need_table_is_sorted_and_has_each_key_once() -> None:
    need = need_table(tiny(users_scenario()))
    assert list(need.columns) == ["year", "unit", "group", "need_hours", "need_fte"]
    keys = need[["year", "unit", "group"]]
    assert not keys.duplicated().any()
    pd.testing.assert_frame_equal(keys, keys.sort_values(["year", "unit", "group"], ignore_index=True))
    assert sorted(need["year"].unique()) == [2026, 2027, 2028]


def problems_of(facts: dict[str, Any], tables: dict[str, pd.DataFrame] | None = None) -> list[str]:
    with pytest.raises(InputError) as fault:
        need_table(tiny(facts, tables))
    return [f"{p.where}: {p.found}" for p in fault.value.problems]


def test_every_unit_without_a_rule_is_told_at_once() -> None:
    facts = settings()
    facts["units"] |= {"one": unit("One", "support"), "two": unit("Two", "support")}
    assert problems_of(facts) == ["units.one.need: no rule", "units.two.need: no rule"]


def test_shares_that_do_not_sum_to_one_are_refused() -> None:
    facts = users_scenario()
    facts["units"]["home"]["need"][0]["group_shares"] = {"nurse": fact(0.3), "skilled": fact(0.5)}
    assert problems_of(facts)[0] == "units.home.need, group_shares in 2026: shares that sum to 0.800"


def test_the_cover_rule_asks_for_a_rota() -> None:
    facts = settings()
    facts["units"]["office"] = unit("Office", "support", need=[{"rule": "cover"}])
    assert problems_of(facts) == ["units.office: the rule “cover” and no rota"]


def test_missing_hours_in_a_user_group_are_refused_for_both_rules() -> None:
    facts = users_scenario()
    del facts["user_groups"]["old"]["hours_per_user_week"]
    assert problems_of(facts) == ["user_groups.old: no hours_per_user_week"]
    facts["units"]["home"]["need"][0]["rule"] = "granted_hours"
    assert problems_of(facts) == ["user_groups.old: no granted_hours_day, _evening or _night"]


def test_ages_that_the_population_table_lacks_are_never_taken_as_nobody() -> None:
    facts = users_scenario()
    facts["user_groups"]["old"]["age_from"] = 75
    assert problems_of(facts)[0] == "population.csv: no band for ages 75–79 in 2026"


def test_an_age_in_two_bands_is_refused() -> None:
    tables = frames()
    extra = pd.DataFrame([(2026, 90, 120, 10)], columns=POPULATION)
    tables["population"] = pd.concat([tables["population"], extra], ignore_index=True)
    assert problems_of(users_scenario(), tables)[0] == "population.csv: age 90 stands in two bands in 2026"
