"""Overlays: one rule for the value, the same scenario in any order, every fault in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from model.errors import InputError
from model.scenario import Scenario, check_scenario, load_scenario, scenario_hash, with_overlays
from model.scenario.save import settings_text
from tests import tiny
from tests.scenario_folder import overlay, told, write_tiny

QUIT = "groups.nurse.quit_rate_annual"
BASE = tiny.tiny()


def quit_rate(scenario: Scenario, year: int = 2026, unit: str | None = None) -> float:
    return scenario.groups["nurse"].quit_rate_annual.at(year, unit)


def refused(*overlays: dict[str, Any], caller: dict[str, Any] | None = None) -> list[Any]:
    with pytest.raises(InputError) as caught:
        with_overlays(BASE, *overlays, caller=caller)
    return list(caught.value.problems)


def test_an_overlay_without_changes_gives_the_same_scenario() -> None:
    made = with_overlays(BASE, overlay("nothing"))
    assert made.model_dump() == BASE.model_dump() and scenario_hash(made) == scenario_hash(BASE)
    assert made.measures == ("nothing",) and BASE.measures == ()


def test_the_base_is_not_touched() -> None:
    before = scenario_hash(BASE)
    with_overlays(BASE, overlay("a", {"path": QUIT, "set": 0.2}), caller={QUIT: 0.3})
    assert scenario_hash(BASE) == before


def test_the_value_is_the_set_times_all_multiply_plus_all_add() -> None:
    made = with_overlays(
        BASE,
        overlay("d", {"path": QUIT, "add": 0.02}),
        overlay("c", {"path": QUIT, "multiply": 0.5}),
        overlay("b", {"path": QUIT, "multiply": 3.0}),
        overlay("a", {"path": QUIT, "set": 0.1}),
    )
    assert quit_rate(made) == 0.1 * 3.0 * 0.5 + 0.02
    assert made.measures == ("a", "b", "c", "d")


_CHANGES = st.fixed_dictionaries(
    {"path": st.sampled_from([QUIT, "groups.*.quit_rate_annual", "levers.service_standard"])},
    optional={"from_year": st.integers(2026, 2028)},
).flatmap(
    lambda change: st.one_of(
        st.floats(0.5, 1.1).map(lambda amount: {**change, "multiply": amount}),
        st.floats(0.0, 0.02).map(lambda amount: {**change, "add": amount}),
        st.floats(0.9, 1.1).map(
            lambda amount: {
                **change,
                "multiply": amount,
                "scope": {"units": ["ward"]},
                "from_year": 2027,
                "ramp_years": 3,
            }
        ),
    )
)


@given(st.lists(st.lists(_CHANGES, max_size=3), min_size=2, max_size=4), st.randoms(use_true_random=False))
@settings(max_examples=25, derandomize=True)
def test_overlays_give_the_same_scenario_bit_for_bit_in_any_order(changes: list[Any], shuffler: Any) -> None:
    overlays = [overlay(f"o{index}", *listed) for index, listed in enumerate(changes)]
    shuffled = list(overlays)
    shuffler.shuffle(shuffled)
    for each in shuffled:
        shuffler.shuffle(each["changes"])
    one, two = with_overlays(BASE, *overlays), with_overlays(BASE, *shuffled)
    assert settings_text(one) == settings_text(two) and one.measures == two.measures
    for year in one.years:
        for unit in (None, "ward", "school"):
            assert quit_rate(one, year, unit) == quit_rate(two, year, unit)


def test_scope_year_ramp_and_roll_out_hold_where_and_when_they_say() -> None:
    ramp = {"path": QUIT, "add": 0.04, "from_year": 2026, "ramp_years": 2, "scope": {"units": ["ward"]}}
    made = with_overlays(BASE, overlay("a", ramp))
    assert [quit_rate(made, year, "ward") for year in made.years] == pytest.approx([0.10, 0.12, 0.12])
    assert [quit_rate(made, year, "school") for year in made.years] == [0.08, 0.08, 0.08]
    rolled = with_overlays(BASE, overlay("a", {"path": QUIT, "set": 0.0, "roll_out": {"ward": 2027, "school": 2028}}))
    assert [quit_rate(rolled, 2027, unit) for unit in ("ward", "school", "care_pool")] == [0.0, 0.08, 0.08]


def test_a_star_stands_for_names_and_the_group_scope_chooses_among_them() -> None:
    change = {"path": "groups.*.quit_rate_annual", "set": 0.2, "scope": {"groups": ["nurse", "teacher"]}}
    made = with_overlays(BASE, overlay("a", change))
    rates = {name: group.quit_rate_annual.at(2026) for name, group in made.groups.items()}
    assert rates == {"nurse": 0.2, "skilled": 0.08, "assistant": 0.08, "teacher": 0.2}
    told(refused(overlay("a", {"path": "groups.nurse.*", "set": 0.2})), "unknown path", "groups.nurse.*")


def test_a_units_own_value_is_changed_for_that_unit_whoever_asks() -> None:
    change = {"path": "units.*.part_time_share", "set": 0.5, "roll_out": {"ward": 2027}}
    made = with_overlays(BASE, overlay("a", change))
    assert [made.units["ward"].part_time_share.at(year) for year in (2026, 2027)] == [0.3, 0.5]
    assert made.units["school"].part_time_share.at(2028) == 0.3


def test_whole_numbers_stay_whole_numbers() -> None:
    path = "programmes.practice_candidate.seats"
    made = with_overlays(BASE, overlay("a", {"path": path, "multiply": 2}), overlay("b", {"path": path, "add": 3}))
    seats = made.programmes["practice_candidate"].seats.at(2026)
    assert seats == 7 and type(seats) is int
    told(refused(overlay("a", {"path": path, "multiply": 1.5})), path, "multiply: 1.5", "whole numbers")
    ramp = {"path": path, "add": 3, "from_year": 2026, "ramp_years": 2}
    told(refused(overlay("a", ramp)), path, "ramp_years: 2", "leave ramp_years out")


def test_yes_or_no_can_only_be_set() -> None:
    path = "pools.care.in_use"
    assert with_overlays(BASE, overlay("a", {"path": path, "set": True})).pools["care"].in_use.at(2026) is True
    told(refused(overlay("a", {"path": path, "add": 1})), path, "set: true or set: false")
    told(refused(overlay("a", {"path": path, "set": 1})), path, "set: 1", "true or false")


def test_two_sets_that_meet_are_refused_and_both_overlays_named() -> None:
    first = overlay("first", {"path": QUIT, "set": 0.1})
    second = overlay("second", {"path": "groups.*.quit_rate_annual", "set": 0.2, "scope": {"units": ["ward"]}})
    told(refused(first, second), QUIT, "first", "second", "in ward", "one set on a value")
    told(refused(second, first), QUIT, "first", "second")


def test_two_sets_in_different_units_are_fine() -> None:
    ward = overlay("ward", {"path": QUIT, "set": 0.1, "scope": {"units": ["ward"]}})
    school = overlay("school", {"path": QUIT, "set": 0.2, "roll_out": {"school": 2026}})
    made = with_overlays(BASE, ward, school)
    assert [quit_rate(made, 2026, unit) for unit in ("ward", "school", None)] == [0.1, 0.2, 0.08]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"path": "groups.nurse.quit_rat_annual", "set": 0.1}, ("did you mean", QUIT)),
        ({"path": "groups.nurse", "set": 0.1}, ("name one of the values inside it", QUIT)),
        ({"path": "groups.nurse.title", "set": "x"}, ("unknown path",)),
        ({"path": "tables.staff", "set": "x"}, ("unknown path",)),
        ({"path": QUIT}, ("one of set, multiply, add",)),
        ({"path": QUIT, "set": 0.1, "add": 0.1}, ("set and add",)),
        ({"path": QUIT, "set": None}, ("one of set, multiply, add",)),
        ({"path": QUIT, "set": {2026: 0.1, 2030: 0.2}}, ("use from_year and ramp_years",)),
        ({"path": QUIT, "multiply": True}, ("changes.0.multiply", "true")),
        ({"path": QUIT, "multiply": "0,9"}, ("changes.0.multiply", "“0,9”", "0.9")),
        ({"path": QUIT, "set": 0.1, "from_yaer": 2027}, ("from_yaer", "did you mean “from_year”?")),
        ({"path": QUIT, "set": 0.1, "from_year": 27}, ("changes.0.from_year", "27", "from 1990 to 2200")),
        ({"path": QUIT, "set": 0.1, "from_year": 2027, "roll_out": {"ward": 2027}}, ("one of the two",)),
        ({"path": QUIT, "add": 0.1, "ramp_years": 2}, ("ramp_years without a first year",)),
        ({"path": QUIT, "add": 0.1, "scope": {"units": ["wrad"]}}, ("scope.units", "did you mean “ward”?")),
        ({"path": QUIT, "add": 0.1, "roll_out": {"wrad": 2027}}, ("roll_out", "did you mean “ward”?")),
        ({"path": QUIT, "add": 0.1, "scope": {"groups": ["nurze"]}}, ("scope.groups", "did you mean “nurse”?")),
        ({"path": QUIT, "add": 0.1, "scope": {"units": []}}, ("changes.0.scope.units", "at least one entry")),
        ({"path": QUIT, "add": 0.1, "scope": {"groups": ["teacher"]}}, ("touches at least one value",)),
        ({"path": "working_time.net_hours_day", "add": 1.0, "scope": {"units": ["ward"]}}, ("leave the units out",)),
        ({"path": "working_time.net_hours_day", "add": 1.0, "scope": {"groups": ["nurse"]}}, ("scope.groups",)),
    ],
)
def test_a_change_that_cannot_be_made_is_told(change: dict[str, Any], words: tuple[str, ...]) -> None:
    told(refused(overlay("a", change)), *words)


def test_values_beyond_their_limits_are_told_with_path_year_unit_and_value() -> None:
    change = {"path": QUIT, "add": 0.95, "from_year": 2028, "scope": {"units": ["ward"]}}
    fault = told(refused(overlay("a", change)), QUIT, "year 2028", "unit ward", "1.03", "after a", "from 0 to 1")
    assert fault.where == f"{QUIT}, year 2028, unit ward"


def test_shares_that_overlays_bring_out_of_balance_are_told() -> None:
    facts = tiny.settings()
    shares = {"nurse": tiny.fact(0.4), "skilled": tiny.fact(0.6)}
    facts["user_groups"]["old"] = {"title": "Old", "age_from": 80, "age_to": 120} | {
        "users_per_inhabitant": tiny.fact(0.3),
        "hours_per_user_week": tiny.fact(3.0),
    }
    facts["units"]["school"]["need"] = [{"rule": "users", "user_group": "old", "group_shares": shares}]
    change = {"path": "units.school.need.0.group_shares.nurse", "set": 0.5, "from_year": 2027}
    with pytest.raises(InputError) as caught:
        with_overlays(tiny.tiny(facts), overlay("a", change))
    told(list(caught.value.problems), "units.school.need.0.group_shares", "a sum of 1.1 in 2027", "sum to 1")


def test_the_caller_comes_last_and_overrides_everything() -> None:
    overlays = [overlay("a", {"path": QUIT, "set": 0.1}), overlay("b", {"path": QUIT, "add": 0.1, "from_year": 2027})]
    made = with_overlays(BASE, *overlays, caller={QUIT: np.float64(0.3), "pools.care.in_use": np.bool_(True)})
    assert [quit_rate(made, year) for year in made.years] == [0.3, 0.3, 0.3]
    assert made.pools["care"].in_use.at(2026) is True and made.measures == ("a", "b")
    told(refused(caller={QUIT: 1.3, "x.y": 1}), "caller", QUIT, "1.3", "from 0 to 1")
    assert told(refused(caller={QUIT: 1.3}), "1.3").where == f"caller, {QUIT}"
    told(refused(caller={QUIT: 1.3, "x.y": 1}), "caller, x.y", "unknown path")


def test_overlays_are_read_from_files_and_every_faulty_file_is_told(tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "t")
    good, bad, broken = (tmp_path / f"{name}.yaml" for name in ("good", "bad", "broken"))
    good.write_text(yaml.safe_dump(overlay("good", {"path": QUIT, "set": 0.2})), encoding="utf-8")
    assert quit_rate(load_scenario(folder, good)) == 0.2
    facts = overlay("bad")
    del facts["evidence"]["source"], facts["why"]
    bad.write_text(yaml.safe_dump(facts), encoding="utf-8")
    broken.write_text("utsyn_overlay: &x 1\n", encoding="utf-8")
    problems = check_scenario(folder, bad, broken, tmp_path / "none.yaml", folder)
    told(problems, "bad.yaml", "evidence.source", "key is missing")
    told(problems, "bad.yaml, line", "why", "Why it should work")
    told(problems, "broken.yaml, line 1", "anchor")
    told(problems, "none.yaml", "no such file")
    told(problems, "t", "no such file")


def test_a_scenario_in_place_of_an_overlay_is_told(tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "t")
    told(check_scenario(folder, folder / "scenario.yaml"), "no overlay", "utsyn_overlay: 1")


def test_the_same_overlay_twice_and_reserved_names_are_refused() -> None:
    told(refused(overlay("a"), overlay("a")), "“a” again", "each overlay once")
    told(refused(overlay("caller")), "name", "“caller”", "rename")
