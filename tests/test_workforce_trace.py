"""A person's career: what is told of everybody adds up to what the engine counts."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from typer.testing import CliRunner

import model
from model.cli import app
from model.errors import InputError
from model.scenario import save_scenario
from model.workforce import FLOWS, compile_rulebook, simulate, trace
from model.workforce.career import SENTENCES
from model.workforce.follow import careers
from model.workforce.processes.engine import simulate_replication
from tests.tiny import fact, tiny
from tests.workforce_towns import lively_posts, lively_settings, people, posts, set_group, still_settings, town

PLACED = {"applicants", "months_to_fill", "vacancy_filled", "vacancy_opened", "vacancy_withdrawn"}


def test_the_events_of_everybody_are_the_flows_of_everybody() -> None:
    rules = compile_rulebook(town(lively_settings()), lively_posts())
    tallies = simulate_replication(rules, 7, 3)
    told: Counter[tuple[int, int, str]] = Counter()
    for event in careers(rules, 7, 3):
        if not event.event.startswith("first_day"):
            told[event.month, event.place * len(rules.places.groups) + event.group, event.event] += 1
    counted = {
        (int(month), int(cell), FLOWS[flow]): int(tallies.flows[month, cell, flow])
        for month, cell, flow in np.argwhere(tallies.flows)
        if FLOWS[flow] not in PLACED
    }
    assert dict(told) == counted


def test_an_observer_changes_nothing() -> None:
    rules = compile_rulebook(town(lively_settings()), lively_posts())
    alone, watched = simulate_replication(rules, 7, 3), simulate_replication(rules, 7, 3, lambda *event: None)
    assert all(np.array_equal(values, getattr(watched, name)) for name, values in vars(alone).items())


def test_the_exits_of_the_registers_people_one_by_one_are_those_counted() -> None:
    scenario = town(still_settings(), people("ward", "nurse", 6, born=1962))
    rows = posts(("ward", "nurse", 100, 6))
    exits = [
        event
        for person in scenario.frame("staff")["person_id"]
        for event in trace(scenario, person, 5, 1, rows).table["event"]
        if event in ("quit", "retire")
    ]
    flows = simulate(scenario, rows, 5, [1]).flows
    assert len(exits) == flows[flows["flow"].isin(["quit", "retire"])]["heads"].sum() > 0


def test_a_recruit_is_named_by_the_post_that_was_advertised() -> None:
    facts = still_settings()
    set_group(facts, "nurse", applicants_per_month=5.0)
    scenario, rows = town(facts, people("ward", "nurse", 1)), posts(("ward", "nurse", 100, 3))
    career = trace(scenario, "ward:nurse:2026-01:2", 5, 0, rows)
    assert career.table.iloc[0].to_dict() == {
        "year": 2026, "month": 1, "event": "hire",
        "unit": "ward", "post_group": "nurse", "group": "nurse", "percent": 100,
    }  # fmt: skip
    assert career.text == "ward:nurse:2026-01:2 – Tiny\nJanuary 2026: hired as Nurse at Ward, 100 %."


def test_a_substitute_from_the_market_is_named_by_unit_and_group() -> None:
    facts = lively_settings()
    facts["groups"]["skilled"]["drift"]["inflow_per_month"] = fact(40.0)
    career = trace(town(facts), "ward:hourly:skilled:2026-01:1", 7, 3, lively_posts())
    assert career.table["event"].iloc[0] == "substitute_in" and career.table["percent"].iloc[0] == 0


def test_a_person_of_an_imported_register_is_refused_and_a_recruit_is_not() -> None:
    facts = still_settings() | {"synthetic": False}
    set_group(facts, "nurse", applicants_per_month=5.0)
    scenario, rows = town(facts, people("ward", "nurse", 1)), posts(("ward", "nurse", 100, 3))
    with pytest.raises(InputError, match="imported register"):
        trace(scenario, "ward-nurse-000", 5, 0, rows)
    assert len(trace(scenario, "ward:nurse:2026-01:1", 5, 0, rows).table)


@pytest.mark.parametrize(
    ("person", "says"),
    [
        ("nobody", "person_id of the staff table"),
        ("ward:nurse:2026-13:1", "a month of the scenario"),
        ("ward:nurse:2099-01:1", "a month of the scenario"),
        ("barn:nurse:2026-01:1", "a unit"),
        ("ward:nurse:2026-01:0", "correct the name"),
        ("school:nurse:2026-01:1", "posts of the group"),
        ("ward:nurse:2026-01:99", "taken on in this replication"),
    ],
)
def test_a_name_nobody_has_is_refused_in_words(person: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        trace(town(still_settings(), people("ward", "nurse", 1)), person, 5, 0, posts(("ward", "nurse", 100, 1)))


@pytest.mark.parametrize(("seed", "replication"), [("5", 0), (5.0, 0), (5, 0.5), (5, -1), (5, "0"), (5, True)])
def test_a_seed_or_replication_that_cannot_be_is_refused(seed: Any, replication: Any) -> None:
    with pytest.raises(InputError, match=r"seed|replication"):
        trace(town(still_settings()), "ward-nurse-000", seed, replication, posts(("ward", "nurse", 100, 1)))


def test_trace_is_one_of_at_most_twelve_public_names() -> None:
    assert "trace" in dir(model) and len(dir(model)) <= 12


def test_the_command_prints_a_career_in_words_and_as_json(tmp_path: Path) -> None:
    save_scenario(tiny(), tmp_path / "tiny")
    words = CliRunner().invoke(app, ["trace", str(tmp_path / "tiny"), "school-teacher-0"])
    assert words.exit_code == 0 and "January 2026: employed as Teacher" in words.stdout
    norwegian = CliRunner().invoke(app, ["trace", str(tmp_path / "tiny"), "school-teacher-0", "--language", "nn"])
    assert "Januar 2026: tilsett som Teacher" in norwegian.stdout
    told = CliRunner().invoke(app, ["trace", str(tmp_path / "tiny"), "school-teacher-0", "--json"])
    assert json.loads(told.stdout)[0]["event"] == "first_day"


def test_every_flow_of_people_has_a_sentence() -> None:
    assert set(FLOWS) - PLACED <= set(SENTENCES)
