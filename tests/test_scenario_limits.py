"""A setting of the wrong kind or of an absurd size is refused where it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from model.errors import InputError
from model.scenario import ROW_MODELS, check_scenario, with_overlays
from model.scenario.csv_reader import read_table
from model.scenario.new import new_scenario
from model.scenario.yaml_reader import read_yaml
from tests import tiny
from tests.scenario_folder import faults_in, overlay, told
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
    ("workforce.smallest_vacancy", "0.2", ("“0.2”", "from 0.01 to 1")),
    ("workforce.smallest_vacancy", 0.001, ("found:   0.001", "from 0.01 to 1")),
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


@pytest.mark.parametrize(
    "when",
    [{"from_year": 2029}, {"roll_out": {"ward": 2030}}, {"roll_out": {"ward": 2026}, "scope": {"units": ["school"]}}],
)
def test_a_change_that_never_takes_effect_is_refused(when: dict[str, Any]) -> None:
    change = {"path": "groups.nurse.quit_rate_annual", "set": 0.1, **when}
    with pytest.raises(InputError, match="touches no value"):
        with_overlays(tiny.tiny(), overlay("a", change))


@pytest.mark.parametrize(("text", "meant"), [("a: {value: 0,1152, b: 1}", "0.1152"), ("{2026: 0,05, 2030: 1}", "0.05")])
def test_a_decimal_comma_in_braces_is_told_with_the_number_meant(text: str, meant: str) -> None:
    with pytest.raises(InputError, match=f"write the decimal point: {meant}"):
        read_yaml(text, "f.yaml")


def test_years_without_a_blank_after_the_comma_are_no_decimals() -> None:
    assert read_yaml("{2026: 5,2030: 1}", "f.yaml").data == {2026: 5, 2030: 1}


def test_a_source_of_blanks_only_is_refused(tmp_path: Path) -> None:
    facts = tiny.settings()
    facts["groups"]["nurse"]["quit_rate_annual"]["source"] = "  "
    told(faults_in(tmp_path, facts), "quit_rate_annual.source", "text, not empty")


def test_a_nul_byte_in_a_table_is_refused() -> None:
    frame, problems = read_table("group,month,short_absence_share\nnur\0se,1,0.1\n", ROW_MODELS["absence"], "a.csv")
    assert frame is None and "NUL" in str(problems[0])


@pytest.mark.parametrize("number", ["01017012345", "010170 12345"])
def test_a_national_identity_number_is_refused_and_not_repeated(tmp_path: Path, number: str) -> None:
    tables = tiny.frames()
    tables["staff"].loc[3, "person_id"] = number
    problems = faults_in(tmp_path, None, tables)
    told(problems, "staff.csv, row 5, column person_id", "national identity number", "made-up id")
    assert number not in "".join(map(str, problems))


def test_what_a_new_town_has_to_fill_in_is_told_in_words(tmp_path: Path) -> None:
    text = "\n".join(map(str, check_scenario(new_scenario(tmp_path / "mytown"))))
    assert "Annotated" not in text and "FILL_IN: 0" not in text and "Employer contribution" in text
