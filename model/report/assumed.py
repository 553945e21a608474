"""The assumptions in the reader's words: as a frame that can be narrowed, as a table, and as a page to print."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from html import escape

import pandas as pd

from model.report.html import element, paragraph, table, whole_page
from model.report.numbers import spaced
from model.report.texts import assumption_words, term, text
from model.report.workbook import safe_text
from model.scenario import assumptions
from model.scenario.schema import Scenario

STATUSES = ("assumed", "estimated", "measured")
_SHOWN = ("about", "title", "value", "unit", "status_words", "source", "set_by")
_NAMED = {"unit": "unit_of_measure", "set_by": "assumptions_by", "status_words": "assumptions_status"}
_BASE = "base"


def assumption_rows(scenario: Scenario, reasons: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Every assumption, all columns text. `reasons` are somebody's own words for the values that they set, by path;
    they stand before the source.

    Returns path, section (first part of the path), about (the group, unit, pool, … that it belongs to, by its title;
    else the section's title), title, value, unit, allowed, status (measured, estimated or assumed),
    status_words, source, set_by, changed (yes where a measure or a slider set it).
    """
    rows = []
    for row in assumptions(scenario).itertuples(index=False):
        path, title, value, unit, allowed, status, source, by = assumption_words(row)
        parts = path.split(".")
        found = {"path": path, "section": parts[0], "about": _about(scenario, parts), "title": title, "value": value}
        reason = (reasons or {}).get(path)
        source = f"{reason}; {source}" if reason else source
        found |= {"unit": unit, "allowed": allowed, "status": str(row[5]), "status_words": status, "source": source}
        rows.append(found | {"set_by": by, "changed": "yes" if row[7] != _BASE else ""})
    return pd.DataFrame(rows).astype("str")


def narrowed(
    rows: pd.DataFrame, statuses: Collection[str], section: str = "", words: str = "", changed: bool = False
) -> pd.DataFrame:
    """The rows of the given statuses (all where none is given), of one section, with all `words` somewhere in them, and
    where `changed` only what the scenario itself sets."""
    kept = rows[rows["status"].isin(list(statuses))] if statuses else rows
    kept = kept[kept["section"] == section] if section else kept
    kept = kept[kept["changed"] == "yes"] if changed else kept
    searched = kept[["path", "about", "title", "source", "set_by"]].agg(" ".join, axis=1) if len(kept) else kept["path"]
    for word in words.casefold().split():
        kept = kept[searched.loc[kept.index].str.casefold().str.contains(word, regex=False)]
    return kept.reset_index(drop=True)


def assumptions_table(rows: pd.DataFrame, caption: str) -> str:
    """The rows as a table in HTML; every text in it is escaped."""
    header = [_title(name) for name in ("title", *(name for name in _SHOWN if name != "title"))]
    body = [
        [f"{escape(row.title)}<small>{escape(row.path)}</small>"]  # type: ignore[arg-type]
        + [escape(_shown(row, name)) for name in _SHOWN if name != "title"]
        for row in rows.itertuples()
    ]
    return table(header, body, caption, "text")


def _shown(row: object, name: str) -> str:
    written = str(getattr(row, name))
    return spaced(written) if name == "value" else written


def assumptions_page(scenario: Scenario, rows: pd.DataFrame, name: str) -> str:
    """The rows as a page of its own, to print: what it is, from which scenario, and the table on landscape paper."""
    title = text("assumptions_page", title=scenario.title)
    facts = " · ".join([name, text("facts_register", snapshot=scenario.snapshot)])
    counted = text("assumptions_found", count=len(rows), all=len(assumptions(scenario)))
    parts = [element("h1", escape(title)), paragraph(facts, "facts")]
    if scenario.synthetic:
        parts.append(paragraph(text("synthetic"), "synthetic"))
    parts += [paragraph(text("assumptions_intro"), "note"), assumptions_table(rows, counted)]
    style = "\n@page { size: A4 landscape; margin: 12mm; }\n@media print { table { font-size: 8pt; } }\n"
    style += "main { max-width: none; } td small, th small { display: block; color: var(--soft); font-weight: 400; }\n"
    return whole_page(title, parts, style)


def assumptions_csv(rows: pd.DataFrame) -> bytes:
    """The rows as a CSV file that a spreadsheet opens (semicolons, UTF-8 with a mark); no text in it is a formula."""
    columns = ("path", "about", "title", "value", "unit", "allowed", "status_words", "source", "set_by")
    frame = rows[list(columns)].rename(columns={name: _title(name) for name in columns})
    return safe_text(frame).to_csv(index=False, sep=";", lineterminator="\n").encode("utf-8-sig")


def section_title(section: str) -> str:
    """What a part of the assumptions is called."""
    return text(f"section_{section}")


def _title(name: str) -> str:
    return term("path") if name == "path" else text(_NAMED.get(name, f"assumptions_{name}"))


def _about(scenario: Scenario, parts: list[str]) -> str:
    """The title of what a path's second part names, where it names something with a title."""
    owner = getattr(scenario, parts[0], None)
    named = owner.get(parts[1]) if isinstance(owner, dict) and len(parts) > 1 else None
    return str(getattr(named, "title", "") or section_title(parts[0]))
