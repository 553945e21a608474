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
