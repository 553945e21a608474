"""Every fault across settings and tables is told: where, what was found, what is allowed, what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from model.errors import InputError
from model.scenario import check_scenario, load_scenario
from tests import tiny
from tests.scenario_folder import LEAF, faults_in, told, write_tiny

Facts = dict[str, Any]


def put(facts: Facts, path: str, value: Any) -> None:
    """Write `value` at a dotted path; ``…`` deletes."""
    *parents, last = path.split(".")
    node: Any = facts
    for part in parents:
        node = node[int(part)] if isinstance(node, list) else node[part]
    if value is ...:
        del node[last]
    else:
        node[last] = value


USERS = {"rule": "users", "user_group": "old", "group_shares": {"skilled": LEAF(1.0)}}
OLD = {"title": "Old", "age_from": 80, "age_to": 120, "users_per_inhabitant": LEAF(0.3)}

# path changed · value · words of the fault: where, found, allowed, remedy
SETTINGS: list[tuple[str, Any, tuple[str, ...]]] = [
    (
        "groups.nurse.quit_rat",
        LEAF(0.1),
        ("scenario.yaml, line", "groups.nurse.quit_rat", "unknown key", "did you mean"),
    ),
    (
        "groups.nurse.quit_rate_annual",
        0.1,
        ("groups.nurse.quit_rate_annual", "bare value 0.1", "from 0 to 1", "source"),
    ),
    (
        "groups.nurse.quit_rate_annual",
        {"value": 0.1, "status": "assumed"},
        ("groups.nurse.quit_rate_annual.source", "no source", "text, not empty", "add source"),
    ),
    ("groups.nurse.quit_rate_annual.value", 12, ("quit_rate_annual.value", "12", "from 0 to 1", "12 % is 0.12")),
    ("groups.nurse.quit_rate_annual.value", "0,12", ("“0,12”", "a number from 0 to 1 (share/year)", "0.12")),
    ("groups.nurse.quit_rate_annual.value", {2026: 0.1, 2030: 1.5}, ("value.2030", "1.5", "from 0 to 1")),
    ("groups.nurse.quit_rate_annual.value", {}, ("quit_rate_annual.value",)),
    ("groups.nurse.quit_rate_annual.value", {"soon": 0.1}, ("value.soon", "years such as 2026")),
    ("groups.nurse.quit_rate_annual.status", "mesured", ("status", "“mesured”", "measured, estimated", "measured”?")),
    ("groups.nurse.quit_rate_annual.source", "", ("source", "“”", "text, not empty")),
    ("groups.nurse.position_code", 7174, ("position_code", "7174", "text, not empty", '"7174"')),
    (
        "groups.nurse.patience_months.value",
        1.5,
        ("patience_months.value", "1.5", "whole number from 0 to 10000 (months)"),
    ),
    ("groups.nurse.title", ..., ("groups.nurse.title", "key is missing", "text, not empty", "add title")),
    ("groups.nurse.covers_for", ["skiled"], ("covers_for.0", "“skiled”", "assistant, nurse, skilled", "“skilled”?")),
    ("groups.nurse.covers_for", ["skilled", "skilled"], ("groups.nurse.covers_for", "2 times", "each name once")),
    ("groups.assistant.covers_for", ["nurse"], ("a circle", "assistant → nurse", "one way", "take one of the names")),
    ("groups.nurse.covers_for", ["nurse"], ("groups.nurse.covers_for", "a circle: nurse → nurse")),
    ("groups.nurse.unqualified_group", "nurse", ("unqualified_group", "the group itself")),
    ("groups.nurse.pay_ladder", "highr", ("groups.nurse.pay_ladder", "“highr”", "pay ladder", "“higher”?")),
    ("groups.nurse.long_leave_mean_months.value", 0, ("long_leave_mean_months", "0 in 2026", "above 0")),
    ("period.horizon_years", 0, ("period.horizon_years", "found:   0", "from 1 to 40")),
    ("period.start_year", 2031, ("snapshot", "2026-01-01", "2030 or 2031", "period.start_year")),
    ("snapshot", "2026-02-30", ("snapshot", "“2026-02-30”", "a date of the calendar")),
    ("snapshot", "1.1.2026", ("snapshot", "“1.1.2026”", "year-month-day")),
    ("utsyn_format", 2, ("utsyn_format", "2", "one of 1")),
    ("units.ward.rota", ..., ("units.ward.need", "without rota", "add a rota")),
    ("units.school.need", [], ("units.school", "neither cover nor need rule", "at least one need rule", "add a rota")),
    ("units.school.need.0.rule", "school", ("units.school.need.0", "“school”", "school_norm", "did you mean")),
    ("units.school.need.0.teacher_group", "techer", ("need.0.teacher_group", "“techer”", "“teacher”?")),
    ("units.school.need", [USERS], ("need.0.user_group", "“old”", "user group", "none is declared")),
    ("units.school.function", "scool", ("units.school.function", "“scool”", "institution, school", "“school”?")),
    ("units.school.neighbours", ["school"], ("units.school.neighbours.0", "the unit itself")),
    ("units.school.neighbours", ["wrd"], ("units.school.neighbours.0", "“wrd”", "“ward”?")),
    ("units.school.kind", "scholl", ("units.school.kind", "“scholl”", "nursing_home", "“school”?")),
    ("units.ward.rota.cover", "wrd", ("units.ward.rota.cover", "“wrd”", "cover pattern", "“ward”?")),
    ("units.ward.rota.shift_kinds", ["days"], ("rota.shift_kinds.0", "“days”", "“day”?")),
    ("units.ward.rota.line_kinds", ["full_thirds"], ("rota.line_kinds.0", "“full_thirds”", "“full_third”?")),
    ("units.ward.rota.line_kinds", [], ("units.ward.rota.line_kinds", "a list of 0", "at least one entry")),
    (
        "units.ward.rota.shift_kinds",
        ["long_weekend"],
        ("units.ward.rota.shift_kinds", "none of the shift kinds in use"),
    ),
    ("units.ward.rota.allow_uncovered", "NO", ("allow_uncovered", "“NO”", "true or false")),
    (
        "rota.shift_kinds.day.end",
        "22:30",
        ("units.ward.rota.shift_kinds.0", "15 hours", "at most 12.5 hours", "shorten"),
    ),
    ("rota.shift_kinds.day.start", "7:30", ("rota.shift_kinds.day.start", "“7:30”", "00:00 to 23:59")),
    ("rota.line_kinds.part_third.fraction_from", 0.96, ("part_third.fraction_from", "0.96 above fraction_to 0.95")),
    ("rota.line_kinds.part_third.fraction_to", 1.4, ("fraction_to", "1.4", "above 0 and at most 1")),
    ("pools.care.unit", "ward", ("pools.care.unit", "of kind nursing_home", "a unit of kind pool")),
    ("pools.care.unit", "care_pol", ("pools.care.unit", "“care_pol”", "“care_pool”?")),
    ("pools.care.units", ["ward", "care_pool"], ("pools.care.units.1", "the pool “care_pool”")),
    ("pools", {}, ("units.care_pool", "no pool uses")),
    (
        "programmes.practice_candidate.to_group",
        "assistant",
        ("to_group", "“assistant” to “assistant”", "two different"),
    ),
    ("programmes.practice_candidate.to_group", "skiled", ("programmes.practice_candidate.to_group", "“skilled”?")),
    ("programmes.practice_candidate.intake_months", [8, 13], ("intake_months", "13", "months 1 to 12")),
    ("programmes.practice_candidate.oldest_age", 17, ("practice_candidate.youngest_age", "18 above oldest_age 17")),
    ("budget.contribution_zone", "II", ("budget.contribution_zone", "“II”", "contribution zone: I, V")),
    ("working_time.net_hours_day.value", 0, ("net_hours_day.value", "found:   0", "from 100 to 3000")),
    ("tables.pay", ..., ("tables.pay", "no such table", "pay_ladder", "add pay")),
    ("tables.pays", {"file": "pay.csv", "status": "assumed", "source": "s"}, ("tables.pays", "“pays”", "“pay”?")),
    ("rota.agreements", ..., ("rota.agreements", "key is missing", "local_stewards", "add agreements")),
    ("levers", None, ("levers", "nothing", "service_standard")),
]


@pytest.mark.parametrize(
    ("path", "value", "words"), SETTINGS, ids=[f"{path}={value!r:.20}" for path, value, _ in SETTINGS]
)
def test_a_fault_in_the_settings_is_told(tmp_path: Path, path: str, value: Any, words: tuple[str, ...]) -> None:
    facts = tiny.settings()
    put(facts, path, value)
    told(faults_in(tmp_path, facts), *words)


def cell(table: str, row: int, column: str, value: Any) -> Callable[[dict[str, pd.DataFrame]], None]:
    def change(tables: dict[str, pd.DataFrame]) -> None:
        tables[table][column] = tables[table][column].astype(object)
        tables[table].loc[row, column] = value

    return change


def drop(table: str, *rows: int) -> Callable[[dict[str, pd.DataFrame]], None]:
    return lambda tables: tables.update({table: tables[table].drop(index=list(rows) or tables[table].index)})


def again(table: str, row: int) -> Callable[[dict[str, pd.DataFrame]], None]:
    return lambda tables: tables.update({table: pd.concat([tables[table], tables[table].loc[[row]]])})


TABLES: list[tuple[Callable[[dict[str, pd.DataFrame]], None], tuple[str, ...]]] = [
    (cell("staff", 3, "fraction", 1.4), ("staff.csv, row 5, column fraction", "“1.4”", "above 0 and at most 1", "do:")),
    (cell("staff", 3, "birth_year", 2024), ("staff.csv, row 5, column birth_year", "“2024”", "from 1930 to 2015")),
    (
        cell("staff", 3, "birth_year", 2014),
        ("row 5, column birth_year", "aged 11 on 2026-01-01", "15 to 75", "correct"),
    ),
    (
        cell("staff", 3, "seniority_years", 60),
        ("row 5, column seniority_years", "60 years, of a person aged", "counted from the age of 15"),
    ),
    (cell("staff", 3, "birth_year", 1940), ("row 5, column birth_year", "born 1940", "ages from 15 to 75")),
    (cell("population", 0, "age_from", -1), ("population.csv, row 2, column age_from", "“-1”", "from 0 to 120")),
    (cell("staff", 3, "unit", "wrd"), ("staff.csv, row 5, column unit", "“wrd”", "care_pool, school, ward", "“ward”?")),
    (cell("staff", 3, "group", "nurze"), ("staff.csv, row 5, column group", "“nurze”", "“nurse”?")),
    (cell("staff", 3, "post_group", "nurze"), ("staff.csv, row 5, column post_group", "“nurze”")),
    (cell("staff", 3, "contract", "fast"), ("row 5, column contract", "“fast”", "permanent, temporary, hourly")),
    (
        cell("staff", 1, "person_id", "ward-nurse-0"),
        ("row 3, column person_id", "again in ward, first in row 2", "once"),
    ),
    (
        cell("staff", 21, "person_id", "ward-nurse-0"),
        ("row 2, column fraction", "180 %", "at most 100 %", "rows 2, 23"),
    ),
    (cell("staff", 22, "person_id", "ward-nurse-0"), ("two dates of birth", "rows 2, 24")),
    (cell("staff", 3, "unit", "care_pool"), ("row 5, column post_group", "“nurse” in the pool unit", "skilled")),
    (cell("staff", 3, "person_id", "ward:nurse:2027-03:1"), ("row 5, column person_id", "simulated recruit", "colons")),
    (drop("staff"), ("staff.csv", "no rows below the header", "at least one row", "fill in the file")),
    (drop("retirement"), ("retirement.csv", "no rows below the header")),
    (cell("cover", 0, "group", "nurze"), ("cover.csv, row 2, column group", "“nurze”", "“nurse”?")),
    (cell("cover", 0, "weekday", "mandag"), ("cover.csv, row 2, column weekday", "“mandag”", "mon, tue")),
    (cell("cover", 0, "start", "24:00"), ("cover.csv, row 2, column start", "“24:00”", "00:00 to 23:59")),
    (lambda tables: put_all(tables["cover"], "required", 0), ("units.ward.rota.cover", "requires nobody")),
    (drop("absence", 5), ("absence.csv", "no row for group nurse, month 6", "each group and month", "add 1 rows")),
    (again("absence", 5), ("absence.csv, row 50", "nurse 6 again, first in row 7", "once")),
    (drop("pay", 2), ("pay.csv, row 4", "“skilled” begins at seniority 10", "seniority 0", "add the row")),
    (again("pay", 2), ("pay.csv, row 8", "skilled 0 again, first in row 4")),
    (drop("population", 0, 1, 2), ("population.csv", "years from 2028 on", "inhabitants in 2026", "period.start_year")),
    (cell("population", 1, "age_from", 5), ("population.csv, row 3", "ages 5–15 in 2026", "after the last one ended")),
    (cell("population", 1, "age_from", 16), ("population.csv, row 3", "ages 16–15 in 2026")),
    (
        drop("retirement", 3),
        ("retirement.csv", "no row for “all” at age 65", "every age from 62 to 70", "add the missing"),
    ),
    (drop("retirement", 8), ("retirement.csv, row 9", "ends at age 69 with 0.5", "end the curve with 1")),
    (again("retirement", 3), ("retirement.csv", "age 65 twice")),
    (cell("retirement", 0, "group", "al"), ("retirement.csv, row 2, column group", "“al”", "“all”?")),
    (lambda tables: put_all(tables["retirement"], "group", "nurse"), ("retirement.csv", "no row for “teacher”")),
    (lambda tables: put_all(tables["hire_ages"], "group", "nurse"), ("hire_ages.csv", "no row for “skilled”")),
    (lambda tables: put_all(tables["hire_ages"], "weight", 0.0), ("hire_ages.csv", "only zeros for “all”")),
    (
        cell("hire_ages", 1, "age_from", 25),
        ("hire_ages.csv, row 3", "ages 25–49 for “all”", "after the last one ended"),
    ),
    (drop("leave_ages", 1), ("leave_ages.csv", "no row for age 40 and 19 more ages", "every age from 15 to 75")),
    (drop("accounts", 0), ("accounts.csv", "no row for “fixed_pay”", "a row for each cost item", "account code")),
    (cell("accounts", 0, "account_code", "10"), ("accounts.csv, row 2, column account_code", "“10”", "three or four")),
    (again("accounts", 0), (f"accounts.csv, row {len(tiny.frames()['accounts']) + 2}", "fixed_pay again")),
    (
        cell("functions", 0, "valid_from_year", 2030),
        ("functions.csv, row 2", "valid from 2030", "in 2026, the first year"),
    ),
    (drop("functions", 0), ("units.ward.function", "“institution”", "a declared function: school")),
]


def put_all(frame: pd.DataFrame, column: str, value: Any) -> None:
    frame[column] = value


@pytest.mark.parametrize(("change", "words"), TABLES, ids=[" ".join(words[:2]) for _, words in TABLES])
def test_a_fault_in_a_table_is_told(tmp_path: Path, change: Any, words: tuple[str, ...]) -> None:
    tables = tiny.frames()
    change(tables)
    told(faults_in(tmp_path, None, tables), *words)


def test_an_empty_register_or_pay_table_is_told_and_not_each_name_that_it_should_hold(tmp_path: Path) -> None:
    tables = tiny.frames()
    person = tables["staff"]["person_id"].iloc[0]
    tables["competences"] = pd.DataFrame({"person_id": [person], "competence": ["first_aid"], "level": [1]})
    facts = tiny.settings()
    put(facts, "competences", {"first_aid": {"title": "First aid", "counts_from_level": 1}})
    put(facts, "tables.competences", {"file": "competences.csv", "status": "assumed", "source": "invented"})
    assert faults_in(tmp_path / "whole", facts, tables) == []
    for table in ("staff", "pay"):
        problems = faults_in(tmp_path / table, facts, tables | {table: tables[table].iloc[:0]})
        assert [(problem.where, problem.found) for problem in problems] == [
            (f"{table}.csv", "no rows below the header")
        ]


def test_a_person_in_two_units_has_one_sex(tmp_path: Path) -> None:
    tables = tiny.frames()
    staff = tables["staff"].assign(sex="")
    staff.loc[[0, 21], "sex"] = ["f", "m"]
    staff.loc[21, ["person_id", "birth_year", "birth_month"]] = staff.loc[0, ["person_id", "birth_year", "birth_month"]]
    staff.loc[[0, 21], "fraction"] = 0.5
    told(
        faults_in(tmp_path / "two", None, tables | {"staff": staff}), "row 2, column sex", "both f and m", "rows 2, 23"
    )
    staff.loc[21, "sex"] = ""
    assert faults_in(tmp_path / "one", None, tables | {"staff": staff}) == []


def test_the_years_of_a_value_are_told_by_their_limits_and_a_lost_table_is_not_taken_for_another(
    tmp_path: Path,
) -> None:
    facts = tiny.settings()
    put(facts, "groups.nurse.quit_rate_annual.value", {1900: 0.1})
    told(faults_in(tmp_path / "years", facts), "quit_rate_annual.value.1900", "years from 1990 to 2200")
    put(facts, "groups.nurse.quit_rate_annual.value", {"2026": 0.1})
    told(faults_in(tmp_path / "quotes", facts), "quit_rate_annual.value.2026", "without quotes")
    folder = write_tiny(tmp_path / "lost")
    (folder / "staff.csv").unlink()
    assert "did you mean" not in told(check_scenario(folder), "staff.csv", "no such file").remedy


def test_the_tiny_municipality_has_no_fault(tmp_path: Path) -> None:
    assert faults_in(tmp_path) == []


def test_a_group_nobody_may_replace_holds_or_applies_for_is_told(tmp_path: Path) -> None:
    facts, tables = tiny.settings(), tiny.frames()
    facts["groups"]["teacher"]["applicants_per_month"] = LEAF(0.0)
    tables["staff"] = tables["staff"][tables["staff"]["group"] != "teacher"]
    problems = faults_in(tmp_path, facts, tables)
    told(problems, "units.school.need.0.teacher_group", "“teacher”", "nobody may replace", "applicants_per_month")
    facts["groups"]["nurse"]["covers_for"].append("teacher")
    assert faults_in(tmp_path, facts, tables) == []


def test_shares_that_do_not_sum_to_one_are_told(tmp_path: Path) -> None:
    facts = tiny.settings()
    facts["user_groups"]["old"] = OLD | {"hours_per_user_week": LEAF(2.0)}
    facts["units"]["school"]["need"] = [
        USERS | {"group_shares": {"nurse": LEAF({2026: 0.5, 2028: 0.4}), "skilled": LEAF(0.5)}}
    ]
    told(faults_in(tmp_path, facts), "units.school.need.0.group_shares", "a sum of 0.9 in 2028", "sum to 1")


def test_units_that_serve_more_residents_than_there_are_are_told(tmp_path: Path) -> None:
    facts = tiny.settings()
    facts["units"]["second_school"] = facts["units"]["school"] | {"catchment_share": LEAF(0.7)}
    problems = faults_in(tmp_path, facts)
    told(
        problems, "units.second_school.catchment_share", "a sum of 1.2 in 2026 over school, second_school", "at most 1"
    )


def test_a_rule_without_the_hours_it_needs_is_told(tmp_path: Path) -> None:
    facts = tiny.settings()
    facts["user_groups"]["old"] = OLD
    facts["units"]["school"]["need"] = [USERS]
    told(faults_in(tmp_path, facts), "units.school.need.0", "no hours_per_user_week", "add hours_per_user_week")


def test_all_faults_are_told_at_once_and_loading_raises_them_all(tmp_path: Path) -> None:
    facts, tables = tiny.settings(), tiny.frames()
    put(facts, "groups.nurse.quit_rat", 3)
    put(facts, "groups.skilled.quit_rate_annual.source", ...)
    put(facts, "units.school.need", [])
    put(facts, "period.horizon_years", 0)
    put(facts, "pools.care.units", ["wrd"])
    tables["staff"].loc[0, "fraction"] = 1.4
    tables["absence"].loc[0, "group"] = "nurze"
    folder = write_tiny(tmp_path, facts, tables)
    with pytest.raises(InputError) as caught:
        load_scenario(folder)
    problems = list(caught.value.problems)
    for words in ("quit_rat", "no source", "neither cover", "horizon_years", "“wrd”", "“1.4”", "“nurze”"):
        told(problems, words)
    assert problems == check_scenario(folder)
    assert len(set(map(str, problems))) == len(problems)
