"""Saving and loading, the hash, the assumptions table, the templates and the JSON Schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from model.errors import InputError
from model.scenario import (
    Scenario,
    assumptions,
    check_scenario,
    json_schema,
    json_schema_text,
    leaves,
    load_scenario,
    new_scenario,
    save_scenario,
    scenario_hash,
    with_overlays,
)
from model.scenario.plain_values import NO_SOURCE, plain_rows
from model.scenario.save import settings_text, table_text
from model.scenario.yaml_reader import read_yaml
from tests import tiny
from tests.scenario_folder import overlay, told, write_tiny

ROOT = Path(__file__).resolve().parents[1]
QUIT = "groups.nurse.quit_rate_annual"
CHANGES = [
    overlay("one", {"path": "groups.*.quit_rate_annual", "multiply": 0.9, "scope": {"units": ["ward"]}}),
    overlay(
        "two",
        {"path": QUIT, "set": 0.1, "from_year": 2027, "ramp_years": 2},
        {"path": "pools.care.in_use", "set": True},
    ),
    overlay("three", {"path": "levers.service_standard", "add": 0.1, "roll_out": {"ward": 2026, "school": 2028}}),
]


def assert_same(one: Scenario, two: Scenario) -> None:
    assert one.model_dump() == two.model_dump() and one.measures == two.measures
    for name in one.tables:
        pd.testing.assert_frame_equal(one.frame(name), two.frame(name))
    assert scenario_hash(one) == scenario_hash(two)


def test_a_saved_scenario_with_overlays_loads_as_an_equal_one(tmp_path: Path) -> None:
    made = with_overlays(tiny.tiny(), *CHANGES, caller={"levers.new_tasks_share": 0.05})
    folder = save_scenario(made, tmp_path / "deep" / "saved")
    assert_same(load_scenario(folder), made)
    assert load_scenario(folder).measures == ("one", "three", "two")
    told_again = pytest.raises(InputError)
    with told_again as caught:
        load_scenario(folder, CHANGES[0])
    told(list(caught.value.problems), "“one” again", "the scenario itself")


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)


@given(title=texts, source=texts, amount=st.floats(0, 1), year=st.integers(1990, 2200), person=texts.filter(str.strip))
@settings(max_examples=15, derandomize=True, phases=[Phase.explicit, Phase.generate])
def test_any_text_and_number_survive_saving_and_loading(
    tmp_path_factory: Any, title: str, source: str, amount: float, year: int, person: str
) -> None:
    facts, tables = tiny.settings(), tiny.frames()
    facts["title"] = title
    facts["groups"]["nurse"]["quit_rate_annual"] = {"value": {year: amount}, "status": "measured", "source": source}
    tables["staff"].loc[0, "person_id"] = person
    made = tiny.tiny(facts, tables)
    assert read_yaml(settings_text(made), "f").data["title"] == title
    folder = save_scenario(made, tmp_path_factory.mktemp("any") / "saved")
    assert_same(load_scenario(folder), made)


def test_the_hash_follows_content_and_not_the_order_of_keys() -> None:
    facts = tiny.settings()
    turned = {key: facts[key] for key in reversed(facts)}
    turned["groups"] = {name: facts["groups"][name] for name in reversed(facts["groups"])}
    first = scenario_hash(tiny.tiny(facts))
    assert scenario_hash(tiny.tiny(turned)) == first and len(first) == 64
    tables = tiny.frames()
    tables["staff"].loc[0, "fraction"] = 0.81
    assert scenario_hash(tiny.tiny(facts, tables)) != first
    assert scenario_hash(with_overlays(tiny.tiny(), overlay("a", {"path": QUIT, "add": 0.0}))) != first


def test_saving_over_something_is_refused_and_nothing_is_touched(tmp_path: Path) -> None:
    (tmp_path / "t").mkdir()
    (tmp_path / "t" / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="a name not in use"):
        save_scenario(tiny.tiny(), tmp_path / "t")
    assert [path.name for path in tmp_path.rglob("*")] == ["t", "mine.txt"]


def test_a_failure_half_way_leaves_nothing_behind(tmp_path: Path) -> None:
    facts = tiny.settings()
    facts["tables"]["pay"]["file"] = "staff.csv/pay.csv"
    with pytest.raises(InputError, match="cannot be written"):
        save_scenario(tiny.tiny(facts), tmp_path / "t")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["../pay.csv", "/tmp/pay.csv", "scenario.yaml", "staff.csv", "..\\pay.csv", "C:pay.csv"]
)
def test_a_table_is_never_written_outside_the_folder_or_over_another(tmp_path: Path, name: str) -> None:
    facts = tiny.settings()
    facts["tables"]["pay"]["file"] = name
    with pytest.raises(InputError):
        save_scenario(tiny.tiny(facts), tmp_path / "t")
    assert list(tmp_path.iterdir()) == []


def test_adjustments_written_by_hand_are_held_against_the_schema(tmp_path: Path) -> None:
    facts = tiny.settings()
    by_hand = {
        "operation": "multiply",
        "amount": "much",
        "by": "me",
        "status": "assumed",
        "source": "s",
        "units": ["wrd"],
    }
    facts["groups"]["nurse"]["quit_rate_annual"]["adjustments"] = [by_hand]
    problems = check_scenario(write_tiny(tmp_path / "t", facts))
    told(problems, QUIT, "multiply “much”", "correct the amount")
    told(problems, QUIT, "“wrd”", "“ward”?")
    told(problems, QUIT, "by “me”", "the list measures")


def test_the_assumptions_table_has_one_row_for_each_leaf_and_table() -> None:
    scenario = tiny.tiny()
    table = assumptions(scenario)
    columns = ["path", "title", "value", "unit_of_measure", "allowed", "status", "source", "set_by"]
    assert table.columns.tolist() == columns
    plain = len(plain_rows(scenario))
    assert len(table) == len(leaves(scenario)) + plain + len(scenario.tables) and table["path"].is_unique
    assert not table.isna().any(axis=None) and (table[columns] != "").all(axis=None)
    row = table.set_index("path").loc[QUIT]
    assert row.tolist() == [
        "People who quit, retirement taken out",
        "0.08",
        "share/year",
        "a number from 0 to 1 (share/year)",
        "assumed",
        "invented for a test",
        "base",
    ]


def test_plain_values_are_assumed_with_the_source_of_their_block() -> None:
    table = assumptions(load_scenario("scenarios/reference")).set_index("path")
    columns = ["title", "value", "unit_of_measure", "allowed", "status", "source", "set_by"]
    own = "own assumption for the synthetic municipality"
    at = "programmes.certificate_in_work"
    assert [table.loc[f"{at}.{key}", columns].tolist() for key in ("youngest_age", "intake_months")] == [
        ["Youngest age at entry", "21", "years", "a whole number from 15 to 75 (years)", "assumed", own, "base"],
        ["Months with intake", "1, 8", "calendar months", "months 1 to 12, each once", "assumed", own, "base"],
    ]
    assert table.loc[f"{at}.duration_spread", "value"] == "0: 0.7; 12: 0.3"
    assert table.loc[f"{at}.dropout_steps", "value"] == "1: 1.5; 7: 0.75"
    assert "programmes.practice_candidate.duration_spread" not in table.index
    assert table.loc["recruitment.graduate_oldest_age", "source"] == NO_SOURCE


def test_an_adjusted_value_shows_its_base_every_change_and_who_set_it() -> None:
    table = assumptions(with_overlays(tiny.tiny(), *CHANGES)).set_index("path")
    assert table.loc[QUIT, "value"] == "0.08; × 0.9 in ward (one); set to 0.1 from 2027 over 2 years (two)"
    assert table.loc[QUIT, "set_by"] == "one, two"
    assert "two: invented for two" in table.loc[QUIT, "source"]
    assert table.loc["pools.care.in_use", "value"] == "no; set to yes (two)"
    assert table.loc["levers.service_standard", "value"] == "1; + 0.1 from 2028 in school, 2026 in ward (three)"
    assert table.loc["tables.staff", "value"] == "staff.csv, 31 rows"


def test_a_new_municipality_loads_into_what_remains_to_fill_in(tmp_path: Path) -> None:
    folder = new_scenario(tmp_path / "fjord")
    problems = check_scenario(folder)
    assert len(problems) > 100
    for problem in problems:
        assert "still to fill in" in problem.found or "no rows below the header" in problem.found, problem
    told(problems, QUIT.replace("nurse", "first_group"), "value, status, source", "share/year", "People who quit")
    told(problems, "staff.csv", "no rows below the header")


def test_a_template_names_every_key_of_the_schema_with_its_limits(tmp_path: Path) -> None:
    folder = new_scenario(tmp_path / "fjord")
    text = (folder / "scenario.yaml").read_text(encoding="utf-8")
    for definition in json_schema()["$defs"].items():
        name, content = definition
        if name.startswith("Leaf") or name.endswith("Row") or name in ("Adjustment", "Overlay", "Scenario"):
            continue
        if name in ("Change", "Evidence", "Scope"):
            continue
        for key in content["properties"]:
            assert f"{key}:" in text, f"{name}.{key}"
    assert "# People who quit, retirement taken out; a number from 0 to 1 (share/year)" in text
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert "| `fraction` | a number above 0 and at most 1 | position fraction" in readme


@pytest.mark.parametrize("name", ["Fjord", "my town", "9town", "bærum", "x" * 41, "a.b", ".."])
def test_a_bad_name_is_refused_with_one_that_would_do(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError) as caught:
        new_scenario(tmp_path / name)
    told(list(caught.value.problems), name if name != ".." else "name", "small letters", "for instance")
    assert list(tmp_path.iterdir()) == []


def test_a_new_municipality_never_overwrites(tmp_path: Path) -> None:
    new_scenario(tmp_path / "fjord")
    with pytest.raises(InputError, match="a name not in use"):
        new_scenario(tmp_path / "fjord")


def test_the_committed_json_schema_is_the_generated_one() -> None:
    committed = ROOT / "scenarios" / "schema" / "scenario-1.json"
    assert committed.read_text(encoding="utf-8") == json_schema_text(), "refresh: utsyn schema > " + committed.name
    assert json_schema()["$id"] == "utsyn-scenario-1"


def test_the_json_schema_says_yes_and_no_like_the_loader() -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="comes with altair, which every installation has")
    validator = jsonschema.Draft202012Validator(json_schema())
    good = json.loads(json.dumps(tiny.tiny().model_dump(mode="json")))
    assert list(validator.iter_errors(good)) == []
    made = json.loads(json.dumps(with_overlays(tiny.tiny(), *CHANGES).model_dump(mode="json")))
    assert list(validator.iter_errors({**made, "measures": ["one"]})) == []
    assert list(validator.iter_errors(json.loads(json.dumps(CHANGES[0])))) == []
    good["groups"]["nurse"]["quit_rate_annual"] = {"value": 1.5, "status": "assumed", "source": "s"}
    assert list(validator.iter_errors(good)) != []


def test_table_text_is_in_the_declared_order_whatever_the_frame_has() -> None:
    frame = tiny.frames()["pay"]
    assert table_text(frame[sorted(frame.columns)], "pay") == table_text(frame, "pay")
