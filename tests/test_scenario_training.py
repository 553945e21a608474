"""Faults in programmes and competences are told with place, what was found, what is allowed and what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from model.errors import InputError
from model.scenario import load_scenario, save_scenario
from model.workforce import compile_rulebook
from tests.scenario_folder import faults_in, overlay, told, write_tiny
from tests.tiny import fact, frames, settings
from tests.training_towns import assistants, course, external, fits, quiet, required, to_competence, trained_town

Change = Callable[[dict[str, Any]], None]


def candidate(**changes: Any) -> Change:
    return lambda facts: facts["programmes"]["practice_candidate"].update(changes)


def two(first: dict[str, Any], second: dict[str, Any]) -> Change:
    """Two programmes besides the first, made from it."""

    def change(facts: dict[str, Any]) -> None:
        pattern = facts["programmes"]["practice_candidate"]
        facts["programmes"] |= {"one": pattern | first, "other": pattern | second}

    return change


def outside(**changes: Any) -> Change:
    return lambda facts: facts.update(external_programmes={"apprentices": external() | changes})


def competence(**changes: Any) -> Change:
    return lambda facts: facts.update(competences={"wounds": {"title": "Wounds"} | changes})


SHORT = {"duration_months": fact(0)}
FAULTS: list[tuple[Change, tuple[str, ...]]] = [
    (
        candidate(to_group="assistant"),
        ("practice_candidate.to_group", "from “assistant” to “assistant”", "two different"),
    ),
    (candidate(from_group=None), ("practice_candidate.to_group", "from all staff to “skilled”", "name the groups")),
    (candidate(for_groups=["skilled"]), ("practice_candidate.to_group", "from “skilled” to “skilled”")),
    (candidate(for_groups=["skiled"]), ("for_groups", "“skiled”", "did you mean “skilled”")),
    (candidate(seats=fact(-1)), ("practice_candidate.seats", "-1", "a whole number from 0")),
    (candidate(after=["basics"]), ("practice_candidate.after", "“basics”", "a declared programme: practice_candidate")),
    (candidate(after=["practice_candidate"]), ("practice_candidate.after", "requires itself", "earlier courses")),
    (two({"after": ["other"]}, {"after": ["one"]}), ("programmes.one.after", "one → other → one")),
    (candidate(**SHORT), ("practice_candidate.duration_months", "0 months in 2026", "at least 1 month")),
    (
        two(
            {"from_group": "skilled", "to_group": "nurse", **SHORT},
            {"from_group": "nurse", "to_group": "skilled", **SHORT},
        ),
        ("programmes.one.duration_months", "in a circle: one → other → one", "at least 1 month"),
    ),
    (
        candidate(duration_spread=[{"later_months": 0, "share": 0.5}, {"later_months": 6, "share": 0.4}]),
        ("practice_candidate.duration_spread", "shares that sum to 0.9", "sum to 1"),
    ),
    (
        candidate(duration_spread=[{"later_months": 6, "share": 0.5}, {"later_months": 6, "share": 0.5}]),
        ("practice_candidate.duration_spread", "month 6 out of turn", "rising"),
    ),
    (candidate(dropout_steps=[{"from_month": 0, "factor": 1.0}]), ("from_month", "0", "from 1 to 120")),
    (candidate(smallest_fraction=fact(80)), ("smallest_fraction", "80", "write it as a share")),
    (candidate(adds={"competence": "wounds", "level": 1}), ("adds.competence", "“wounds”", "a declared competence")),
    (candidate(adds={"competence": "wounds", "level": 4}), ("adds.level", "4", "from 1 to 3")),
    (candidate(units=["word"]), ("practice_candidate.units", "“word”", "did you mean “ward”")),
    (candidate(intake_months=[13]), ("intake_months", "13", "months 1 to 12")),
    (
        candidate(to_group=None, supervision={"students_per_supervisor": fact(1.0)}),
        ("practice_candidate.supervision.groups", "nobody who supervises", "name the groups"),
    ),
    (outside(to_group="skiled"), ("apprentices.to_group", "“skiled”", "did you mean “skilled”")),
    (outside(unit="word"), ("apprentices.unit", "“word”", "did you mean “ward”")),
    (outside(intake_months=[8, 8]), ("apprentices.intake_months", "8", "each once")),
    (outside(**SHORT), ("apprentices.duration_months", "0 months", "at least 1 month")),
    (
        lambda facts: facts.update(external_programmes={"practice_candidate": external()}),
        ("external_programmes.practice_candidate", "also in programmes", "a name of its own"),
    ),
    (competence(required_in={"word": fact(1)}), ("required_in", "“word”", "did you mean “ward”")),
    (competence(recruit_share={"nurse": fact(2.0)}), ("recruit_share.nurse", "2", "from 0 to 1")),
    (competence(counts_from_level=0), ("counts_from_level", "0", "from 1 to 3")),
    (
        lambda facts: facts.update(competences={f"c{n}": {"title": "C"} for n in range(32)}),
        ("competences", "32 competences", "at most 31"),
    ),
]


def changed(change: Change) -> dict[str, Any]:
    facts = settings()
    change(facts)
    return facts


@pytest.mark.parametrize(("change", "words"), FAULTS, ids=[" ".join(words) for _, words in FAULTS])
def test_a_fault_in_training_is_told(tmp_path: Path, change: Change, words: tuple[str, ...]) -> None:
    told(faults_in(tmp_path, changed(change), None), *words)


ROWS: list[tuple[list[tuple[str, str, int]], tuple[str, ...]]] = [
    ([("ward-nurse-0", "wound", 1)], ("competences.csv, row 2, column competence", "“wound”", "did you mean “wounds”")),
    (
        [("ward-nurse-9", "wounds", 1)],
        ("competences.csv, row 2, column person_id", "“ward-nurse-9”", "a declared person", "did you mean"),
    ),
    ([("ward-nurse-0", "wounds", 4)], ("competences.csv, row 2, column level", "4", "from 1 to 3")),
    ([("ward-nurse-0", "wounds", 0)], ("competences.csv, row 2, column level", "0", "from 1 to 3")),
    (
        [("ward-nurse-0", "wounds", 1), ("ward-nurse-0", "wounds", 2)],
        ("competences.csv, row 3, column competence", "“wounds” of “ward-nurse-0” again, first in row 2", "once"),
    ),
]


@pytest.mark.parametrize(("rows", "words"), ROWS, ids=[" ".join(words) for _, words in ROWS])
def test_a_fault_in_the_competence_table_is_told(
    tmp_path: Path, rows: list[tuple[str, str, int]], words: tuple[str, ...]
) -> None:
    facts, tables = changed(competence()), frames()
    facts["tables"]["competences"] = facts["tables"]["staff"] | {"file": "competences.csv"}
    tables["competences"] = pd.DataFrame(rows, columns=["person_id", "competence", "level"])
    told(faults_in(tmp_path, facts, tables), *words)


def test_the_competence_table_may_be_left_out_and_is_kept_when_it_is_there(tmp_path: Path) -> None:
    folder = write_tiny(tmp_path / "without", settings(), frames())
    assert load_scenario(folder).frame("competences").empty
    facts, tables = changed(competence()), frames()
    facts["tables"]["competences"] = facts["tables"]["staff"] | {"file": "competences.csv"}
    tables["competences"] = pd.DataFrame([("ward-nurse-0", "wounds", 2)], columns=["person_id", "competence", "level"])
    scenario = load_scenario(write_tiny(tmp_path / "with", facts, tables))
    again = load_scenario(save_scenario(scenario, tmp_path / "again"))
    assert again.frame("competences").to_numpy().tolist() == [["ward-nurse-0", "wounds", 2]]


def test_an_overlay_that_makes_a_course_shorter_than_a_month_is_refused(tmp_path: Path) -> None:
    folder = write_tiny(tmp_path, settings(), frames())
    change = {"path": "programmes.practice_candidate.duration_months", "set": 0}
    with pytest.raises(InputError, match="at least 1 month"):
        load_scenario(folder, overlay("short", change))


def test_what_the_checks_did_not_see_the_rulebook_refuses() -> None:
    facts, staff = quiet(years=1), assistants(1)
    required(facts, "wounds")
    course(facts, **to_competence("wounds"))
    compile_rulebook(trained_town(facts, staff), fits(staff))
    facts["external_programmes"] = {"apprentices": external(duration_months=0)}
    with pytest.raises(InputError, match="less than 1 month"):
        compile_rulebook(trained_town(facts, staff), fits(staff))
