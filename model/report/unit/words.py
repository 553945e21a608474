"""The unit's answer on the screen, and as JSON."""

from __future__ import annotations

import json
import math
import textwrap
from typing import Any

import pandas as pd

from model.report.plain import columns
from model.report.texts import term, text
from model.report.unit.headings import COLUMNS
from model.report.unit.sections import Section, key_figures, sections
from model.report.unit.written import written
from model.rota import UnitPlan


def shown_frame(section: Section) -> tuple[list[str], list[list[str]]]:
    """Headings and cells in words, with the total as last row where the part has one."""
    names = [str(name) for name in section.frame.columns]
    rows = [
        [written(value, COLUMNS[name][1]) for name, value in zip(names, row, strict=True)]
        for row in section.frame.itertuples(index=False)
    ]
    if section.total and len(rows) > 1:
        rows.append(_total(section.frame, names))
    return [term(COLUMNS[name][0]) for name in names], rows


def _total(frame: pd.DataFrame, names: list[str]) -> list[str]:
    """Sums of what adds up; shares and means do not."""
    found = []
    for place, name in enumerate(names):
        how = COLUMNS[name][1]
        adds = how in ("count", "nok", "one") and name not in ("percent", "weeks", "hours_week")
        found.append(text("unit_total") if place == 0 else written(frame[name].sum(), how) if adds else "")
    return found


def unit_text(plan: UnitPlan) -> str:
    """The whole answer as text: title, figures, and each part with its table."""
    head = text("unit_title", title=plan.unit.title, year=plan.unit.year)
    lines = [head, "═" * len(head), text("unit_checked"), ""]
    lines.append(columns(["", ""], [[title, written(value, how)] for _, title, how, value in key_figures(plan)]))
    for section in sections(plan):
        lines += ["", section.title, "─" * len(section.title)]
        lines += [line for sentence in section.sentences for line in textwrap.wrap(sentence, 110)]
        if len(section.frame):
            lines += ["", columns(*shown_frame(section))]
    return "\n".join(lines)


def unit_json(plan: UnitPlan) -> str:
    """The whole answer as JSON: figures, parts with ids turned to titles, and every line week by week."""
    content: dict[str, Any] = {
        "utsyn_rota": 1,
        "title": plan.unit.title,
        "year": plan.unit.year,
        "figures": {key: _plain(value) for key, _, _, value in key_figures(plan)},
        "sections": {part.key: {"says": list(part.sentences), "rows": _records(part.frame)} for part in sections(plan)},
        "lines": _records(plan.lines.summary),
        "shifts": _records(plan.lines.table),
        "solver": {"sizing": plan.sizing.outcome.__dict__, "steps": _records(plan.lines.steps)},
    }
    return json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False)


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(key): _plain(value) for key, value in row.items()} for row in frame.to_dict("records")]


def _plain(value: Any) -> Any:
    value = value.item() if hasattr(value, "item") else value
    if isinstance(value, float):
        return None if math.isnan(value) else round(value, 6)
    return value
