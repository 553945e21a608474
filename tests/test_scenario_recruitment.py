"""Faults in recruitment and joint positions are told with place, what was found, what is allowed and what to do."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from model.errors import InputError
from model.scenario import load_scenario
from tests import tiny
from tests.scenario_folder import faults_in, overlay, told, write_tiny
from tests.tiny import fact
from tests.workforce_towns import college


def settings() -> dict[str, Any]:
    """The tiny municipality with a college and a joint position of assistants."""
    facts = tiny.settings()
    facts["units"]["shared"] = tiny.unit("Shared", "joint")
    facts["colleges"] = {"nursing": college("nurse", 5, 0.4, 3)}
    facts["joint_positions"] = {"helpers": joint("shared", ["ward", "school"])}
    return facts


def joint(unit: str, units: list[str]) -> dict[str, Any]:
    trade = {"sold_fte": fact(0.0), "bought_fte": fact(0.0), "price_annual_nok": fact(6e5)}
    facts = {"title": "Joint", "in_use": fact(True), "unit": unit, "units": units, "group": "assistant"}
    return facts | {"fraction": 1.0} | trade


def changed(path: str, value: Any) -> dict[str, Any]:
    facts = copy.deepcopy(settings())
    *parts, last = path.split(".")
    node: Any = facts
    for part in parts:
        node = node[part]
    node[last] = value
    return facts


FAULTS: list[tuple[str, Any, tuple[str, ...]]] = [
    (
        "joint_positions.helpers.units",
        ["ward", "scool"],
        ("units.1", "“scool”", "a declared unit", "did you mean “school”"),
    ),
    ("joint_positions.helpers.units", ["ward", "ward"], ("units", "“ward” 2 times", "each name once")),
    ("joint_positions.helpers.units", [], ("joint_positions.helpers.units",)),
    ("joint_positions.helpers.units", ["ward", "shared"], ("units.1", "of kind joint", "circle", "take it out")),
    ("joint_positions.helpers.units", ["ward", "care_pool"], ("units.1", "of kind pool", "neither joint nor pool")),
    ("joint_positions.helpers.unit", "school", ("helpers.unit", "of kind school", "a unit of kind joint")),
    ("joint_positions.helpers.group", "asistant", ("helpers.group", "“asistant”", "declared competence group")),
    ("joint_positions.helpers.fraction", 1.2, ("helpers.fraction", "1.2")),
    ("joint_positions.helpers.sold_fte.value", -1.0, ("sold_fte.value", "-1")),
    ("joint_positions.again", joint("shared", ["ward"]), ("again.unit", "also the unit of helpers", "of its own")),
    ("joint_positions.again", joint("shared", ["ward"]), ("again.units.0", "in helpers already", "in one joint")),
    ("joint_positions", {}, ("units.shared", "no joint position uses", "declare one")),
    ("units.shared.need", [{"rule": "cover"}], ("units.shared", "a rota or need rules", "member units")),
    ("colleges.nursing.graduates_annual.value", -3, ("graduates_annual.value", "-3", "0")),
    ("colleges.nursing.local_share.value", 1.4, ("local_share.value", "1.4", "from 0 to 1")),
    ("colleges.nursing.graduation_month", 13, ("graduation_month", "13")),
    ("colleges.nursing.group", "nurses", ("colleges.nursing.group", "“nurses”", "declared competence group")),
    ("recruitment.competition.value", 0.0, ("recruitment.competition", "0 in 2026", "a number above 0")),
    ("recruitment.graduate_oldest_age", 19, ("graduate_oldest_age", "19", "youngest recruits", "raise the age")),
    ("groups.nurse.recruitment.dispensation_in_use.value", "no", ("dispensation_in_use.value", "no")),
    ("positions.full_time_policy_take_up.value", 2.0, ("full_time_policy_take_up.value", "2", "from 0 to 1")),
]


@pytest.mark.parametrize(("path", "value", "words"), FAULTS, ids=[f"{path} {words[1:2]}" for path, _, words in FAULTS])
def test_a_fault_in_the_settings_is_told(tmp_path: Path, path: str, value: Any, words: tuple[str, ...]) -> None:
    told(faults_in(tmp_path / "t", changed(path, value)), *words)


def sizes(*rows: tuple[int, int, float]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["percent_from", "percent_to", "applicants_factor"])


def season(group: str, months: list[int], factor: float = 1.0) -> pd.DataFrame:
    rows = [(group, month, factor) for month in months]
    return pd.DataFrame(rows, columns=["group", "month", "applicants_factor"])


YEAR = list(range(1, 13))
TABLES: list[tuple[str, pd.DataFrame, tuple[str, ...]]] = [
    ("post_sizes", sizes((1, 49, 0.5), (60, 100, 1.0)), ("post_sizes.csv, row 3", "no row for 50–59 per cent", "meet")),
    ("post_sizes", sizes((1, 60, 0.5), (50, 100, 1.0)), ("post_sizes.csv, row 3", "sizes 50–100", "each in one row")),
    ("post_sizes", sizes((1, 80, 0.5)), ("post_sizes.csv", "ends at 80 per cent", "add a row up to 100")),
    ("post_sizes", sizes((5, 100, 1.0)), ("post_sizes.csv, row 2", "no row for 1–4 per cent")),
    ("post_sizes", sizes((0, 100, 1.0)), ("post_sizes.csv, row 2, column percent_from", "0")),
    ("applicant_months", season("all", YEAR[:-1]), ("applicant_months.csv", "months 1–12, each once")),
    ("applicant_months", season("all", [*YEAR, 3]), ("applicant_months.csv", "months 1–12, each once")),
    ("applicant_months", season("all", YEAR, 1.2), ("applicant_months.csv", "a mean of 1.200", "divide")),
    ("applicant_months", season("nurse", YEAR), ("applicant_months.csv", "no row for “teacher”", "or for all")),
    ("applicant_months", season("nurses", YEAR), ("applicant_months.csv, row 2", "“nurses”", "competence group")),
]


@pytest.mark.parametrize(("table", "frame", "words"), TABLES, ids=[f"{words[1]}" for _, _, words in TABLES])
def test_a_fault_in_a_table_is_told(tmp_path: Path, table: str, frame: pd.DataFrame, words: tuple[str, ...]) -> None:
    told(faults_in(tmp_path / "t", settings(), tiny.frames() | {table: frame}), *words)


def test_staff_of_a_joint_unit_are_refused(tmp_path: Path) -> None:
    tables = tiny.frames()
    tables["staff"].loc[0, "unit"] = "shared"
    told(faults_in(tmp_path / "t", settings(), tables), "staff.csv, row 2", "of kind joint", "name a member unit")


def test_what_is_right_has_no_fault(tmp_path: Path) -> None:
    assert faults_in(tmp_path / "t", settings()) == []


def test_a_measure_that_takes_competition_to_0_in_one_unit_is_refused(tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "t", settings())
    change = {"path": "recruitment.competition", "set": 0.0, "scope": {"units": ["ward"]}, "from_year": 2027}
    with pytest.raises(InputError, match=r"competition[\s\S]*0 in 2027 for ward[\s\S]*above 0"):
        load_scenario(folder, overlay("fierce", change))
