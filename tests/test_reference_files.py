"""The reference's files: made again to the byte, valid row by row, and every value with a source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from model.scenario.schema import ROW_MODELS
from model.scenario.schema.tables import optional_columns
from scenarios.reference.make_reference import make
from tests.reference import FOLDER, MEASURES, content, reference, table


def leaves(part: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(part, dict) and "value" in part:
        yield path, part
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from leaves(value, f"{path}.{key}".lstrip("."))
    elif isinstance(part, list):
        for value in part:
            yield from leaves(value, path)


def matches(pattern: str, path: str) -> bool:
    pairs = list(zip(pattern.split("."), path.split("."), strict=False))
    return pattern.count(".") == path.count(".") and all(want in ("*", own) for want, own in pairs)


def test_making_the_reference_again_gives_the_same_bytes() -> None:
    made = make()
    assert set(made) == {"scenario.yaml", *(f"{name}.csv" for name in ROW_MODELS)}
    for name, text in made.items():
        assert text.encode("utf-8") == (FOLDER / name).read_bytes(), f"{name} is not what the script makes"


@pytest.mark.parametrize("name", sorted(ROW_MODELS))
def test_every_row_of_every_table_is_valid(name: str) -> None:
    rows = table(name).astype(object)
    optional = set(optional_columns(ROW_MODELS[name])) - set(rows.columns)
    assert list(rows.columns) == [column for column in ROW_MODELS[name].model_fields if column not in optional]
    assert len(rows) > 0
    for row in rows.where(rows.notna(), None).to_dict("records"):
        ROW_MODELS[name].model_validate(row)


def test_the_reference_says_that_it_is_synthetic() -> None:
    scenario = reference()
    assert scenario.synthetic
    assert "syntetisk" in scenario.title


def test_every_value_has_a_status_and_a_telling_source() -> None:
    found = list(leaves(content()))
    assert len(found) > 200
    assert {leaf["status"] for _, leaf in found} == {"measured", "estimated", "assumed"}
    poor = [path for path, leaf in found if len(leaf["source"]) < 15 and leaf["source"] != "own assumption"]
    assert not poor


def test_what_nobody_has_verified_is_marked_assumed() -> None:
    found = dict(leaves(content()))
    for path in ("budget.pension_share", "budget.pay_index", "norms.school.pupils_per_teacher_grades_1_4"):
        assert found[path]["status"] == "assumed", path


def test_names_in_tables_and_settings_agree() -> None:
    scenario = reference()
    staff, cover = scenario.frame("staff"), scenario.frame("cover")
    groups, units = set(scenario.groups), set(scenario.units)
    assert set(staff["unit"]) <= units
    assert set(staff["group"]) | set(staff["post_group"]) | set(cover["group"]) <= groups
    assert set(scenario.frame("absence")["group"]) == groups
    assert {unit.rota.cover for unit in scenario.units.values() if unit.rota} == set(cover["cover_id"])
    assert {group.pay_ladder for group in scenario.groups.values()} == set(scenario.frame("pay")["pay_ladder"])
    assert {unit.function for unit in scenario.units.values()} == set(scenario.frame("functions")["function"])
    assert not staff["person_id"].duplicated().any()


def test_neighbours_are_other_units_and_both_know_of_it() -> None:
    units = reference().units
    for name, unit in units.items():
        assert all(name in units[other].neighbours and other != name for other in unit.neighbours)


def test_who_may_cover_for_whom_never_goes_in_a_circle() -> None:
    groups = reference().groups
    done: set[str] = set()
    while len(done) < len(groups):
        free = {name for name in groups if name not in done and set(groups[name].covers_for) <= done}
        assert free, f"a circle among {sorted(set(groups) - done)}"
        done |= free


def test_full_positions_can_be_reached_with_the_shift_lengths() -> None:
    # three weeks of a full position are 97–100 % of 106.5 hours
    for day, night in ((14, 0), (0, 11), (10, 3), (9, 4)):
        assert 0.97 <= (day * 7.5 + night * 9.5) / (3 * 35.5) <= 1.0


@pytest.mark.parametrize(
    "name",
    [
        *("nurse_pool", "full_time", "adult_education", "controlled_recruitment", "stay_longer"),
        *("all_staff_course", "apprentices", "cross_training"),
        *("joint_positions", "college_offer"),
    ],
)
def test_every_change_of_a_measure_names_a_value_of_the_reference(name: str) -> None:
    overlay = yaml.safe_load((MEASURES / f"{name}.yaml").read_text(encoding="utf-8"))
    assert overlay["name"] == name
    assert all(overlay[key] for key in ("utsyn_overlay", "title", "question", "why", "cost"))
    assert overlay["evidence"]["status"] == "assumed"
    paths, scenario = [path for path, _ in leaves(content())], reference()
    for change in overlay["changes"]:
        assert any(matches(change["path"], path) for path in paths), change["path"]
        assert len({"set", "multiply", "add"} & set(change)) == 1
        assert set(change.get("roll_out", {})) <= set(scenario.units)
        assert set(change.get("scope", {}).get("groups", [])) <= set(scenario.groups)
