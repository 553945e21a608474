"""The tiny municipality as files, written by other code than the room's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from model.errors import Problem
from model.scenario import check_scenario
from tests import tiny

LEAF = tiny.fact


class _WithoutAliases(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """A value that stands in two places is written twice."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def write_tiny(
    folder: Path, facts: dict[str, Any] | None = None, tables: dict[str, pd.DataFrame] | None = None
) -> Path:
    """Write settings and tables to a new folder and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(facts or tiny.settings(), Dumper=_WithoutAliases, sort_keys=False, allow_unicode=True)
    (folder / "scenario.yaml").write_text(text, encoding="utf-8")
    for name, frame in (tables or tiny.frames()).items():
        frame.to_csv(folder / f"{name}.csv", index=False)
    return folder


def faults_in(folder: Path, facts: dict[str, Any] | None = None, tables: Any = None) -> list[Problem]:
    """Every fault of the tiny municipality, changed as told."""
    return check_scenario(write_tiny(folder, facts, tables))


def told(problems: list[Problem], *words: str) -> Problem:
    """The one fault whose text holds all the words; its four parts must say something."""
    found = [problem for problem in problems if all(word in str(problem) for word in words)]
    assert found, f"no fault says {words}; told were:\n" + "\n".join(map(str, problems))
    assert all((found[0].where, found[0].found, found[0].allowed, found[0].remedy))
    return found[0]


def overlay(name: str, *changes: dict[str, Any]) -> dict[str, Any]:
    """An overlay with the least it must carry."""
    head = {"utsyn_overlay": 1, "name": name, "title": name, "question": "q", "why": "w", "cost": "none"}
    return {**head, "evidence": {"status": "assumed", "source": f"invented for {name}"}, "changes": list(changes)}
