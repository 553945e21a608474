"""What the checker says of lines, in words: every broken rule with its row, week and weekday."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from model.report.unit.page import LONG_NAMES
from model.report.unit.written import written
from model.rota import RotaLine, Violation, evenness_frame, in_english, unit_problem, unit_rows, unit_titles
from model.scenario import WEEKDAYS, UnitFile


def verdict_text(unit: UnitFile, found: Sequence[Violation], lines: Sequence[RotaLine]) -> str:
    """A sentence for each violation, line by line, then the cover; equal ones in several weeks are told once."""
    rows = _rows(unit, found)
    people = sum(len(line.started) for line in lines)
    head = f"{unit.title}: {len(lines)} lines for {people} people checked. {_even_words(unit, lines)}"
    if not rows:
        return head + " No rule is broken and the cover is met."
    said = [head, f"{len(rows)} fault{'' if len(rows) == 1 else 's'}:"]
    for row in rows:
        weeks = ", ".join(map(str, row["weeks"][:8])) + (" …" if len(row["weeks"]) > 8 else "")
        place = f"{row['line'] or 'Cover'}, week{'' if len(row['weeks']) == 1 else 's'} {weeks}, {row['weekday']}"
        said += ["", place, f"    {row['sentence']}", f"    rule: {row['rule']} – {row['title']}"]
    return "\n".join(said)


def _even_words(unit: UnitFile, lines: Sequence[RotaLine]) -> str:
    """The shortest and the longest week of any line, and how many weeks are without work."""
    if not lines:
        return ""
    even = evenness_frame(lines, unit_problem(unit).shifts)
    empty = int(even["empty_weeks"].sum())
    idle = "no week without work" if not empty else f"{empty} week{'' if empty == 1 else 's'} without work"
    low, high = (written(float(number), "one") for number in (even["least_week"].min(), even["most_week"].max()))
    return f"Weeks have from {low} to {high} hours, {idle}."


def verdict_json(unit: UnitFile, found: Sequence[Violation], lines: Sequence[RotaLine]) -> str:
    """The same as JSON."""
    even = evenness_frame(lines, unit_problem(unit).shifts).to_dict("records")
    content = {"utsyn_check": 1, "title": unit.title, "legal": not found, "faults": _rows(unit, found), "weeks": even}
    return json.dumps(content, ensure_ascii=False, indent=2)


def _rows(unit: UnitFile, found: Sequence[Violation]) -> list[dict[str, Any]]:
    names = unit_titles(unit)
    titles = {row.id: row.title for row in unit_rows(unit)} | {"cover": "what the unit requires"}
    kept: dict[tuple[str, ...], dict[str, Any]] = {}
    for violation in found:
        weekday = LONG_NAMES[WEEKDAYS.index(violation.weekday)]
        sentence = in_english(violation.said, names)
        key = (violation.line, violation.rule, weekday, sentence)
        title = titles.get(violation.rule, violation.rule.replace("_", " "))
        fresh = {"line": violation.line, "weekday": weekday, "weeks": [], "rule": violation.rule}
        row = kept.setdefault(key, {**fresh, "title": title, "sentence": sentence})
        row["weeks"].append(violation.week)
    return list(kept.values())
