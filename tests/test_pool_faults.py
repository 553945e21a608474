"""Faults of a scenario's pools, each with its place, what was found, what is allowed and what to do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from model.cli import app
from model.report import warning_lines
from tests import tiny
from tests.scenario_folder import faults_in, told, write_tiny
from tests.tiny import fact


def pool_in_use(**more: Any) -> dict[str, Any]:
    facts = tiny.settings()
    facts["pools"]["care"] |= {"in_use": fact(True)} | more
    return facts


def test_a_pool_in_use_over_a_unit_without_a_rota_is_a_fault_where_the_unit_is_named(tmp_path: Path) -> None:
    facts = pool_in_use(units=["ward", "school"])
    told(faults_in(tmp_path, facts), "pools.care.units.1", "“school”, which has no rota", "give it a rota")
    facts["pools"]["care"]["in_use"] = fact(False)
    assert faults_in(tmp_path, facts) == []


def test_absence_above_60_percent_is_a_fault_in_its_row(tmp_path: Path) -> None:
    frames = tiny.frames()
    frames["absence"].loc[3, "short_absence_share"] = 0.61
    found = faults_in(tmp_path, pool_in_use(), tables=frames)
    told(found, "absence.csv, row 5, column short_absence_share", "0.61", "0 to 0.6 of contracted hours")


def test_absence_above_60_percent_with_the_factor_is_a_fault_too(tmp_path: Path) -> None:
    facts = pool_in_use()
    facts["working_time"]["absence_factor"] = fact(10.0)
    frames = tiny.frames()
    frames["absence"].loc[0, "short_absence_share"] = 0.09
    found = faults_in(tmp_path, facts, tables=frames)
    told(found, "absence.csv, row 2", "0.09 × 10, the largest working_time.absence_factor", "correct the table")


def test_a_circle_of_substitution_is_a_fault(tmp_path: Path) -> None:
    facts = pool_in_use()
    for name, covers in (("nurse", "skilled"), ("skilled", "assistant"), ("assistant", "nurse")):
        facts["groups"][name]["covers_for"] = [covers]
    told(faults_in(tmp_path, facts), "covers_for", "a circle: ", "substitution one way")


@pytest.mark.parametrize("weight", [0.0])
def test_situations_without_weight_are_a_fault(tmp_path: Path, weight: float) -> None:
    flu = {"flu": {"title": "Flu", "weight": fact(weight), "absence_factor": fact(2.0)}}
    told(faults_in(tmp_path, pool_in_use(situations=flu)), "pools.care.situations", "weights that sum to 0")


def test_two_pools_in_use_for_one_unit_and_group_are_a_fault_of_the_check(tmp_path: Path) -> None:
    facts = pool_in_use()
    facts["units"]["second"] = facts["units"]["care_pool"] | {"title": "Second"}
    facts["pools"]["more"] = facts["pools"]["care"] | {"unit": "second"}
    told(faults_in(tmp_path, facts), "pools.more", "which the pool care serves too", "one pool in use")
    facts["pools"]["more"]["in_use"] = fact({2026: False})
    assert faults_in(tmp_path, facts) == []


def test_no_days_unknown_grounds_and_unknown_units_in_travel_groups_are_faults(tmp_path: Path) -> None:
    facts = pool_in_use(sampled_days=fact(0))
    facts["dispatch"] = {"agency_grounds": ["certified", "boredom"], "travel_groups": {"wadr": "north"}}
    found = faults_in(tmp_path, facts)
    told(found, "pools.care.sampled_days", "at least 1 day")
    told(found, "dispatch.agency_grounds.1", "“boredom”", "causes of absence: self_certified", "long_leave")
    told(found, "dispatch.travel_groups.wadr", "“wadr”", "ward")


def test_run_and_dispatch_say_that_another_way_is_cheaper_than_the_pool(tmp_path: Path) -> None:
    facts = pool_in_use()
    facts["recourse"]["agency_price"] = fact(0.9)
    write_tiny(tmp_path / "town", facts)
    for asked in (["run", "--out", str(tmp_path / "out")], ["dispatch"]):
        done = CliRunner().invoke(app, [asked[0], str(tmp_path / "town"), "--replications", "1", *asked[1:]])
        assert done.exit_code == 0
        assert "Care pool: Agency costs 0.90 of an ordinary hour, less than a pool hour (1.00)" in done.stderr


def test_an_agency_cheaper_than_the_pool_is_allowed_and_said() -> None:
    facts = pool_in_use()
    assert warning_lines(tiny.tiny(facts)) == []
    facts["recourse"]["agency_price"] = fact(0.9)
    (line,) = warning_lines(tiny.tiny(facts))
    assert "Care pool: Agency costs 0.90 of an ordinary hour, less than a pool hour (1.00)" in line


def test_the_commands_end_with_1_and_words_for_a_faulty_pool_file(tmp_path: Path) -> None:
    from tests.test_pool_alone import FAULTS, pool_facts

    for words, spoil in FAULTS.items():
        facts = pool_facts()
        spoil(facts)
        path = tmp_path / "pool.yaml"
        path.write_text(json.dumps(facts), encoding="utf-8")
        done = CliRunner().invoke(app, ["pool", str(path)])
        assert done.exit_code == 1 and words in str(done.exception)


def test_a_folder_where_one_of_the_files_would_stand_leaves_nothing_half_written(tmp_path: Path) -> None:
    from tests.test_pool_alone import pool_facts

    path, out = tmp_path / "pool.yaml", tmp_path / "out"
    path.write_text(json.dumps(pool_facts(units=2, people=3, sampled_days=50)), encoding="utf-8")
    (out / "pool_value.csv").mkdir(parents=True)
    done = CliRunner().invoke(app, ["pool", str(path), "--replications", "0", "--out", str(out)])
    assert done.exit_code == 1 and "a free name" in str(done.exception)
    assert [file.name for file in out.iterdir()] == ["pool_value.csv"]


def test_a_new_pool_file_is_told_in_the_language_asked_for(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["pool", str(tmp_path / "min.yaml"), "--new", "--language", "nn"])
    assert "Endre fila til din pool" in done.stderr
