"""Whatever stands in the settings, the check answers in words and never crashes."""

from __future__ import annotations

import copy
import random
from pathlib import Path
from typing import Any

import pytest

from model.scenario.facts import each
from tests import tiny
from tests.scenario_folder import LEAF, faults_in

JUNK: list[Any] = [
    None,
    True,
    0,
    -1,
    1.5,
    "",
    "x",
    "FILL_IN",
    [],
    {},
    [1],
    ["nurse", "nurse"],
    [[]],
    {"a": 1},
    {2026: 0.1},
]
JUNK += [10**30, {"rule": ["cover"]}, {"rule": "users", "user_group": []}, [{"rule": "positions", "positions": []}]]
JUNK += [LEAF({2026: [1]}), LEAF({}), LEAF("x"), {**LEAF(1.0), "adjustments": [{"operation": "add", "amount": "x"}]}]
JUNK += [
    {**LEAF(1.0), "adjustments": [{"operation": "add", "amount": [], "by": "a", "status": "assumed", "source": "s"}]}
]


def spoilt(chance: random.Random) -> dict[str, Any]:
    """The tiny settings with one to five places deleted or filled with junk."""
    facts = tiny.settings()
    for _ in range(chance.choice([1, 1, 2, 5])):
        parents = [node for _, node in nodes(facts) if isinstance(node, (dict, list)) and node]
        node = chance.choice(parents)
        key = chance.choice(sorted(node, key=str)) if isinstance(node, dict) else chance.randrange(len(node))
        if chance.random() < 0.2:
            del node[key]
        else:
            node[key] = copy.deepcopy(chance.choice(JUNK))
    return facts


def nodes(data: Any) -> list[tuple[Any, Any]]:
    found = [((), data)]
    for _, part in each(data, "*"):
        found += nodes(part)
    return found


def judge_spoilt_settings(folder: Path, seeds: range) -> None:
    for seed in seeds:
        problems = faults_in(folder, spoilt(random.Random(seed)))
        assert all(p.where and p.found and p.allowed and p.remedy for p in problems), seed


def test_whatever_stands_in_the_settings_there_is_no_crash(tmp_path: Path) -> None:
    judge_spoilt_settings(tmp_path, range(15))


@pytest.mark.deep
def test_whatever_stands_in_the_settings_there_is_no_crash_in_two_thousand_cases(tmp_path: Path) -> None:
    judge_spoilt_settings(tmp_path, range(1000, 3000))
