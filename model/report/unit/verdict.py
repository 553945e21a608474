"""What the checker says of lines, in words: every broken rule with its row, week and weekday."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from model.report.texts import fault_words, text
from model.report.texts.rota import rota_words
from model.report.unit.written import written
from model.rota import RotaLine, Violation, block_title, evenness_frame, unit_problem, unit_rows, unit_titles
from model.scenario import UnitFile

# more than these are counted on the screen; JSON has all
MOST_TOLD = 40


def verdict_text(unit: UnitFile, found: Sequence[Violation], lines: Sequence[RotaLine]) -> str:
    """A sentence for each violation, line by line, then the cover; equal ones in several weeks are told once."""
    rows = _rows(unit, found)
    people = sum(len(line.started) for line in lines)
    even = _even_words(unit, lines)
    counted = (text("verdict_lines", count=len(lines)), text("verdict_people", count=people))
    head = text("verdict_head", title=unit.title, lines=counted[0], people=counted[1], even=even).strip()
    if not rows:
        return f"{head} {text('verdict_clean')}"
    said = [head, text("verdict_faults", count=len(rows))]
    for row in rows[:MOST_TOLD]:
        weeks = ", ".join(map(str, row["weeks"][:8])) + (" …" if len(row["weeks"]) > 8 else "")
        line, count = row["line"] or text("verdict_cover"), len(row["weeks"])
        place = text("verdict_place", count=count, line=line, weeks=weeks, weekday=row["weekday"])
        rule = text("verdict_rule", rule=row["rule"], title=row["title"])
        said += ["", place, f"    {row['sentence']}", f"    {rule}"]
    if len(rows) > MOST_TOLD:
        said += ["", text("verdict_more", count=len(rows) - MOST_TOLD)]
    return "\n".join(said)


def _even_words(unit: UnitFile, lines: Sequence[RotaLine]) -> str:
    """The shortest and the longest week of any line, and how many weeks are without work."""
    if not lines:
        return ""
    even = evenness_frame(lines, unit_problem(unit).shifts)
    empty = int(even["empty_weeks"].sum())
    idle = text("verdict_idle", count=empty) if empty else text("verdict_busy")
    low, high = (written(float(number), "one") for number in (even["least_week"].min(), even["most_week"].max()))
    return text("verdict_even", low=low, high=high, idle=idle)


def verdict_json(unit: UnitFile, found: Sequence[Violation], lines: Sequence[RotaLine]) -> str:
    """The same as JSON."""
    even = evenness_frame(lines, unit_problem(unit).shifts).to_dict("records")
    content = {"utsyn_check": 1, "title": unit.title, "legal": not found, "faults": _rows(unit, found), "weeks": even}
    return json.dumps(content, ensure_ascii=False, indent=2)


def _rows(unit: UnitFile, found: Sequence[Violation]) -> list[dict[str, Any]]:
    names = unit_titles(unit)
    titles = {row.id: row.title for row in unit_rows(unit)} | {
        "cover": "what the unit requires",
        "shift_weekdays": "the weekdays that a shift kind has",
    }
    kept: dict[tuple[str, ...], dict[str, Any]] = {}
    for violation in found:
        weekday = text(f"weekday_long_{violation.weekday}")
        sentence = rota_words(violation.said, names)
        key = (violation.line, violation.rule, weekday, sentence)
        title = fault_words(titles.get(violation.rule) or block_title(violation.rule) or violation.rule)
        fresh = {"line": violation.line, "weekday": weekday, "weeks": [], "rule": violation.rule}
        row = kept.setdefault(key, {**fresh, "title": title, "sentence": sentence})
        row["weeks"].append(violation.week)
    return list(kept.values())
