"""A setting of the wrong kind or of an absurd size is refused where it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests import tiny
from tests.scenario_folder import faults_in, told
from tests.test_scenario_checks import put

STRICT: list[tuple[str, Any, tuple[str, ...]]] = [
    ("period.horizon_years", True, ("found:   true", "a whole number from 1 to 40")),
    ("period.horizon_years", "2", ("“2”", "a whole number from 1 to 40", "without quotes")),
    ("period.horizon_years", {"a": 1}, ("a block with a", "a whole number from 1 to 40")),
    ("period.start_year", 2026.0, ("2026.0", "a whole number from 1990")),
    ("synthetic", "true", ("“true”", "true or false", "without quotes")),
    ("groups.nurse.health_education", "NO", ("“NO”", "true or false")),
    ("groups.nurse.care", 1, ("found:   1", "true or false")),
    ("rota.line_kinds.part_third.weekend_every", True, ("found:   true", "a whole number from 0 to 8")),
    ("rota.line_kinds.part_third.fraction_to", "0.9", ("“0.9”", "above 0 and at most 1")),
    ("rota.shift_kinds.day.unpaid_minutes", "30", ("“30”", "from 0 to 120")),
    ("pools.care.fraction", True, ("found:   true", "above 0 and at most 1")),
    ("programmes.practice_candidate.intake_months", [True], ("found:   true", "whole number")),
    ("programmes.practice_candidate.youngest_age", "20", ("“20”", "from 15 to 75")),
    ("workforce.smallest_vacancy", "0.2", ("“0.2”", "above 0 and at most 1")),
    ("budget.price_year", "2026", ("“2026”", "from 1990 to 2200")),
]


@pytest.mark.parametrize(("path", "value", "words"), STRICT, ids=[f"{path}={value!r:.20}" for path, value, _ in STRICT])
def test_a_plain_setting_takes_its_own_kind_and_no_other(
    tmp_path: Path, path: str, value: Any, words: tuple[str, ...]
) -> None:
    facts = tiny.settings()
    put(facts, path, value)
    told(faults_in(tmp_path, facts), path, *words)


ABSURD: list[tuple[str, Any, str]] = [
    ("budget.pay_index", 101, "from 0 to 100"),
    ("budget.pool_start_cost_nok", 1e9, "from 0 to 100000000 (NOK)"),
    ("levers.service_standard", 11, "from 0 to 10"),
    ("levers.productivity_change_annual", 0.6, "from -0.5 to 0.5"),
    ("levers.productivity_change_annual", -1.0, "from -0.5 to 0.5"),
    ("levers.new_tasks_share", -1.0, "from -0.9 to 5"),
    ("working_time.absence_factor", -0.1, "from 0 to 10"),
    ("working_time.net_hours_rota", 99, "from 100 to 3000"),
    ("working_time.net_hours_day", 3001, "from 100 to 3000"),
    ("working_time.weekly_hours_rota", 0.5, "from 1 to 60"),
    ("working_time.weekly_hours_day", 61, "from 1 to 60"),
    ("workforce.retirement_factor", 101, "from 0 to 100"),
    ("groups.nurse.applicants_per_month", 101, "from 0 to 100"),
    ("groups.nurse.hire_delay_mean_months", 61, "from 0 to 60"),
    ("groups.nurse.long_leave_mean_months", 61, "from 0 to 60"),
    ("recourse.agency_price", 1001, "from 0 to 1000"),
    ("pools.care.sampled_days", 10_001, "whole number from 0 to 10000"),
    ("budget.supplements.evening_nok", 1e300, "from 0 to 100000000"),
]


@pytest.mark.parametrize(("path", "value", "limits"), ABSURD, ids=[f"{path}={value}" for path, value, _ in ABSURD])
def test_a_value_no_municipality_can_have_is_refused(tmp_path: Path, path: str, value: Any, limits: str) -> None:
    facts = tiny.settings()
    put(facts, path + ".value", value)
    told(faults_in(tmp_path, facts), path, limits)


def test_a_pay_table_in_millions_is_refused(tmp_path: Path) -> None:
    tables = tiny.frames()
    tables["pay"].loc[0, "pay_annual_nok"] = 4e11
    told(faults_in(tmp_path, None, tables), "pay.csv, row 2", "from 0 to 100000000")


def test_a_cover_pattern_that_no_unit_uses_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    tables = tiny.frames()
    tables["cover"].loc[3, "cover_id"] = "wrad"
    told(faults_in(tmp_path, None, tables), "cover.csv, row 5, column cover_id", "“wrad”", "no unit uses", "“ward”?")


def test_a_cover_time_off_the_half_hour_is_told(tmp_path: Path) -> None:
    tables = tiny.frames()
    tables["cover"].loc[3, "end"] = "22:15"
    told(faults_in(tmp_path, None, tables), "cover.csv, row 5, column end", "“22:15”", "half hour")


def test_an_unknown_cost_item_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    tables = tiny.frames()
    tables["accounts"].loc[3, "cost_item"] = "overtme"
    told(faults_in(tmp_path, None, tables), "accounts.csv, row 5, column cost_item", "“overtme”", "“overtime”?")


def test_a_gap_in_the_ages_that_a_rule_counts_is_told(tmp_path: Path) -> None:
    tables = tiny.frames()
    tables["population"].loc[1, "age_from"] = 8
    words = ("population.csv", "no row for age 6 and 1 more up to 7 in 2026", "from 6 to 15", "school_norm")
    told(faults_in(tmp_path, None, tables), *words)
