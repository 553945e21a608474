"""Agreements open rows of the rule table, own values replace them, and the graph reads what is in force."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from model.errors import InputError
from model.rota import Sizing, planning_years, rota_problem, size_problem, size_rotas
from model.rota.lines.build import build_lines
from model.rota.rules import Rules, rules_in_force
from model.scenario import (
    agreement_levels,
    check_scenario,
    load_scenario,
    rule_table,
    save_scenario,
    scenario_hash,
    shipped_rule_table,
    with_overlays,
    working_time_rows,
)
from model.scenario.build import build
from model.scenario.schema import Scenario
from model.scenario.schema.rule_table import Rule, RuleTable, read_rule_table
from tests.scenario_folder import write_tiny
from tests.tiny import fact, frames, settings, shift, tiny

NO_NEED = pd.DataFrame(columns=["year", "unit", "group", "need_hours", "need_fte"])


def agreed(**levels: Any) -> dict[str, Any]:
    """Settings with these agreements and no own values."""
    facts = settings()
    facts["rota"]["agreements"] |= {level: fact(value) for level, value in levels.items()}
    facts["rota"]["own_values"] = {}
    return facts


def held(scenario: Scenario, year: int = 2026, unit: str = "ward") -> dict[str, Rule]:
    return {row.quantity: row for row in working_time_rows(scenario, year, unit)}


@pytest.mark.parametrize(
    ("levels", "rest", "longest", "week"),
    [
        ({"individual": False, "local_stewards": False}, 11, 9, 40),
        ({"individual": True, "local_stewards": False}, 11, 10, 50),
        ({"individual": True, "local_stewards": True}, 8, 12.5, 54),
        ({"central_union": True}, 8, 14, 54),
    ],
)
def test_the_graphs_limits_are_the_rows_that_the_agreements_open(
    levels: dict[str, bool], rest: float, longest: float, week: float
) -> None:
    rules = rules_in_force(tiny(agreed(**levels)), 2026, "ward")
    assert (rules.daily_rest, rules.longest_shift, rules.minutes_in_week) == (rest * 60, longest * 60, week * 60)
    assert (rules.days_in_row, rules.nights_in_row, rules.complete_weekends) == (6, 4, True)


def test_the_values_of_before_give_the_limits_of_before() -> None:
    before = Rules(540, 2100, 750, 6, 4, 3240)
    assert rules_in_force(tiny(), 2026, "ward") == before


def test_an_agreement_counts_from_its_year_and_makes_a_planning_year() -> None:
    scenario = tiny(agreed(local_stewards={2026: False, 2027: True}))
    assert agreement_levels(scenario, 2026, "ward") == ("individual",)
    assert agreement_levels(scenario, 2027, "ward") == ("individual", "local_stewards")
    assert 2027 in planning_years(scenario)


def test_a_units_own_answer_goes_before_the_municipalitys() -> None:
    facts = agreed(central_union=True)
    facts["units"]["ward"]["rota"]["agreements"] = {"central_union": fact(False)}
    assert held(tiny(facts))["longest_shift_hours"].value == 12.5


def test_a_measure_can_bring_an_agreement_unit_by_unit() -> None:
    change = {"path": "rota.agreements.central_union", "set": True, "roll_out": {"ward": 2027}}
    overlay = {"utsyn_overlay": 1, "name": "long", "title": "t", "question": "q", "why": "w", "cost": "c"}
    overlay |= {"evidence": {"status": "assumed", "source": "s"}, "changes": [change]}
    scenario = with_overlays(tiny(), overlay)
    assert [held(scenario, year)["longest_shift_hours"].value for year in (2026, 2027)] == [12.5, 14]


def test_an_own_value_keeps_the_rows_name_and_never_loosens_a_unit_without_the_agreement() -> None:
    facts = settings()
    assert (held(tiny(facts))["daily_rest_hours"].id, held(tiny(facts))["daily_rest_hours"].value) == (
        "daily_rest_stewards",
        9,
    )
    facts["units"]["ward"]["rota"]["agreements"] = {"local_stewards": fact(False)}
    assert held(tiny(facts))["daily_rest_hours"].value == 11


def test_a_policy_is_replaced_freely_and_a_unit_may_have_its_own() -> None:
    facts = settings()
    facts["rota"]["own_values"]["days_in_row"] = fact({2026: 7, 2027: 5})
    facts["units"]["ward"]["rota"]["own_values"] = {"nights_in_row": fact(2)}
    scenario = tiny(facts)
    assert [rules_in_force(scenario, year, "ward").days_in_row for year in (2026, 2027)] == [7, 5]
    assert rules_in_force(scenario, 2026, "ward").nights_in_row == 2


@pytest.mark.parametrize(
    ("place", "values", "words"),
    [
        ("rota", {"daily_rest_hours": 7.5}, ("daily_rest_hours", "7.5", "no agreement allows")),
        (
            "rota",
            {"longest_shift_hours": 13.0},
            ("longest_shift_hours", "right of nomination", "longest_shift_central"),
        ),
        ("rota", {"daily_rests": 9.0}, ("daily_rests", "did you mean “daily_rest_hours”")),
        ("unit", {"hours_in_week": 55.0}, ("ward.rota.own_values.hours_in_week", "54 hours (week_hours_stewards")),
    ],
)
def test_an_own_value_that_no_agreement_allows_is_told_with_the_level_that_would(
    tmp_path: Path, place: str, values: dict[str, float], words: tuple[str, ...]
) -> None:
    facts = settings()
    block = facts["rota"] if place == "rota" else facts["units"]["ward"]["rota"]
    block["own_values"] = {name: fact(value) for name, value in values.items()}
    text = "\n".join(str(fault) for fault in check_scenario(write_tiny(tmp_path, facts, frames())))
    for word in words:
        assert word in text


def test_a_shift_beyond_the_units_level_is_told_with_the_level_that_would_allow_it(tmp_path: Path) -> None:
    facts = settings()
    facts["rota"]["shift_kinds"]["long_weekend"] = shift("07:30", "21:00", "long", weekdays=["sat", "sun"])
    (fault,) = check_scenario(write_tiny(tmp_path, facts, frames()))
    assert "at most 12.5 hours (longest_shift_stewards" in fault.allowed
    assert "a union with right of nomination allows 14 hours" in fault.remedy
    facts["rota"]["agreements"]["central_union"] = fact(True)
    assert check_scenario(write_tiny(tmp_path / "again", facts, frames())) == []


def test_a_newer_row_counts_from_its_year_in_graph_and_planning_years() -> None:
    table = shipped_rule_table()
    law = next(row for row in table.rows if row.id == "days_in_row")
    newer = law.model_copy(update={"id": "days_in_row_2027", "value": 5.0, "valid_from": dt.date(2026, 7, 1)})
    changed = RuleTable(version="test", rows=(*table.rows, newer))
    scenario = build(settings(), frames(), changed)
    assert [rules_in_force(scenario, year, "ward").days_in_row for year in (2026, 2027)] == [6, 5]
    assert 2027 in planning_years(scenario) and rule_table(scenario) is changed
    assert scenario_hash(scenario) != scenario_hash(tiny())


def test_the_fingerprint_is_that_of_the_content() -> None:
    table = shipped_rule_table()
    data = {"version": table.version, "rows": [row.model_dump() for row in reversed(table.rows)]}
    assert read_rule_table(data).fingerprint == table.fingerprint
    data["version"] = "other"
    assert read_rule_table(data).fingerprint != table.fingerprint


def test_agreements_and_own_values_are_saved_and_read_back(tmp_path: Path) -> None:
    facts = settings()
    facts["units"]["ward"]["rota"]["agreements"] = {"authority": fact(True)}
    facts["units"]["ward"]["rota"]["blocks"] = {
        "source": "s",
        "work_days": [2, 5],
        "forbidden_next": [["night", "day"]],
    }
    scenario = build(facts, frames())
    again = load_scenario(save_scenario(scenario, tmp_path / "saved"))
    assert scenario_hash(again) == scenario_hash(scenario)


BLOCKS = {
    "source": "agreed in the ward",
    "work_days": [2, 5],
    "days_off": [1, 4],
    "shift_days": {"night": [2, 3]},
    "forbidden_next": [["evening", "day"]],
    "forbidden_after_one_off": [["night", "day"]],
}


def test_block_rules_of_a_unit_reach_the_graph_and_only_for_shifts_in_use() -> None:
    facts = settings()
    facts["units"]["ward"]["rota"]["blocks"] = BLOCKS | {
        "forbidden_next": [["evening", "day"], ["long_weekend", "day"]]
    }
    rules = rules_in_force(tiny(facts), 2026, "ward")
    assert (rules.days_in_row, rules.least_days_in_row, rules.least_days_off, rules.most_days_off) == (5, 2, 1, 4)
    assert rules.blocks is not None
    assert rules.blocks.shift_days == (("night", 2, 3),)
    assert rules.blocks.forbidden_next == (("evening", "day"),)


def test_the_lines_of_a_unit_keep_its_block_rules() -> None:
    facts = settings()
    facts["units"]["ward"]["rota"]["blocks"] = {key: BLOCKS[key] for key in ("source", "forbidden_next")}
    scenario = tiny(facts)
    problem = rota_problem(scenario, NO_NEED, 2026, "ward")
    sizing = size_problem(problem)
    assert isinstance(sizing, Sizing)
    lines = build_lines(problem, sizing)
    for line in lines.rota:
        days = [cell for week in line.weeks for cell in week]
        assert ("evening", "day") not in set(zip(days, days[1:] + days[:1], strict=True))


@pytest.mark.parametrize(
    ("blocks", "words"),
    [
        ({"work_days": [5, 3]}, ("blocks.work_days", "at least 5 and at most 3")),
        ({"work_days": [7, 9]}, ("blocks.work_days", "at most 6 days in a row (days_in_row")),
        ({"shift_days": {"nigth": [1, 2]}}, ("nigth", "did you mean “night”")),
        ({"forbidden_next": [["night", "dya"]]}, ("dya", "did you mean “day”")),
        ({"weekend_off_in": 1}, ("weekend_off_in", "every weekend free")),
    ],
)
def test_block_rules_that_nobody_can_follow_are_told(
    tmp_path: Path, blocks: dict[str, Any], words: tuple[str, ...]
) -> None:
    facts = settings()
    facts["units"]["ward"]["rota"]["blocks"] = {"source": "s"} | blocks
    text = "\n".join(str(fault) for fault in check_scenario(write_tiny(tmp_path, facts, frames())))
    for word in words:
        assert word in text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("shift_kinds", "again", shift("07:30", "15:00", "day")), ("shift_kinds.again", "the same as “day”")),
        (("shift_kinds", "huge", shift("07:00", "21:30", "long", in_use=False)), ("huge", "at most 14 hours")),
        (("line_kinds", "part_third", {"weekend_every": 1}), ("every Sunday worked", "sunday_off_every_fourth")),
        (("line_kinds", "part_third", {"weekend_every": 9}), ("weekend_every", "9")),
    ],
)
def test_definitions_that_make_no_sense_are_told(
    tmp_path: Path, change: tuple[Any, ...], words: tuple[str, ...]
) -> None:
    facts = settings()
    block, name, content = change
    facts["rota"][block][name] = facts["rota"][block].get(name, {}) | content
    text = "\n".join(str(fault) for fault in check_scenario(write_tiny(tmp_path, facts, frames())))
    for word in words:
        assert word in text


def test_a_value_at_fault_in_a_unit_is_refused_when_the_rules_are_read() -> None:
    facts = settings()
    facts["units"]["ward"]["rota"]["own_values"] = {"daily_rest_hours": fact(7.0)}
    with pytest.raises(InputError, match="at least 8 hours"):
        size_rotas(tiny(facts), NO_NEED)
