"""Tables that people send in: templates, what columns and cells may be called, faults as a list to work through."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

import pandas as pd

from model.errors import Problem
from model.report.html import table
from model.report.texts import LANGUAGES, fault_words, problem_words, term, text
from model.report.workbook import safe_text, workbook_bytes
from model.scenario import ROW_MODELS, allowed_in_column, own_words
from model.scenario.schema import Scenario

_ROW = re.compile(r", row (\d+)")
# how a code may be written in a file, by column: bokmål, nynorsk, English, and what payroll systems write
_WRITTEN = {
    "contract": {
        "permanent": "fast|fast ansatt|fast tilsett|permanent",
        "temporary": "midlertidig|mellombels|vikar|vikariat|temporary",
        "hourly": "timelønn|timelønnet|timelønt|timeløn|tilkalling|tilkallingsvikar|ringevikar|hourly",
    },
    "sex": {"f": "f|k|kvinne|female|woman", "m": "m|mann|male|man"},
    "weekday": {
        "mon": "mon|monday|man|mandag|mån|måndag",
        "tue": "tue|tuesday|tir|tirsdag|tys|tysdag",
        "wed": "wed|wednesday|ons|onsdag",
        "thu": "thu|thursday|tor|torsdag",
        "fri": "fri|friday|fre|fredag",
        "sat": "sat|saturday|lør|lørdag|lau|laurdag",
        "sun": "sun|sunday|søn|søndag|sun.|sundag",
    },
}
PER_CENT = {"staff": ("fraction", "wanted_fraction"), "cover": ()}
"""Columns whose numbers may stand in per cent in a file, by table."""


def column_title(column: str) -> str:
    """What a column of a sent-in table is called in the reader's language."""
    return text(f"column_{column}")


def column_labels(kind: str) -> dict[str, list[str]]:
    """Our columns of a table → what they are called in every language."""
    return {
        name: [text(f"column_{name}", language) for language in LANGUAGES] for name in ROW_MODELS[kind].model_fields
    }


def cell_words(scenario: Scenario, kind: str) -> dict[str, dict[str, str]]:
    """Our columns → how a cell may be written → our code: the scenario's own units and groups, and words for codes."""
    columns = ROW_MODELS[kind].model_fields
    written = {
        column: {word: code for code, words in codes.items() for word in words.split("|")}
        for column, codes in _WRITTEN.items()
        if column in columns
    }
    return own_words(scenario, kind) | written


def column_help(kind: str) -> pd.DataFrame:
    """What each column takes, in words: column, takes, words (how its codes may also be written)."""
    rows = []
    for name, field in ROW_MODELS[kind].model_fields.items():
        takes = fault_words(allowed_in_column(ROW_MODELS[kind], name))
        meaning = term(field.description) if field.description else ""
        also = "; ".join(words.replace("|", ", ") for words in _WRITTEN.get(name, {}).values())
        told = f"{takes} – {meaning}" if meaning else takes
        rows.append({"column": column_title(name), "takes": told, "words": also})
    return pd.DataFrame(rows)


def upload_template(scenario: Scenario, kind: str) -> bytes:
    """An empty workbook for a table: the columns in the reader's words, and beside it what they take and the names of
    the scenario's units and groups."""
    columns = [column_title(name) for name in ROW_MODELS[kind].model_fields]
    named = {"column": text("data_column"), "takes": text("data_takes"), "words": text("data_words")}
    sheets = {text(f"data_table_{kind}"): pd.DataFrame(columns=columns)}
    sheets[text("data_explained")] = column_help(kind).rename(columns=named)
    names = [(key, unit.title, text("data_unit")) for key, unit in scenario.units.items()]
    names += [(key, group.title, text("group")) for key, group in scenario.groups.items()]
    sheets[text("data_names")] = pd.DataFrame(names, columns=["id", text("data_name"), text("data_kind")])
    return workbook_bytes(sheets)


def fault_rows(problems: Sequence[Problem]) -> pd.DataFrame:
    """Faults in the reader's language, one a row, as the file is read from the top: where, what was found, what is
    allowed, what to do."""
    told = [problem_words(problem) for problem in sorted(problems, key=_row_of)]
    names = [text(f"data_fault{part}") for part in ("_where", "", "_allowed", "_do")]
    return pd.DataFrame([(one.where, one.found, one.allowed, one.remedy) for one in told], columns=names)


def _row_of(problem: Problem) -> int:
    found = _ROW.search(problem.where)
    return int(found.group(1)) if found else 0


def fault_table(problems: Sequence[Problem], caption: str) -> str:
    """:func:`fault_rows` as a table in HTML; what stood in the file is shown letter by letter."""
    rows = fault_rows(problems)
    cells = [[escape(str(cell)) for cell in row] for row in rows.itertuples(index=False)]
    return table(list(rows.columns), cells, caption, "text")


def fault_csv(problems: Sequence[Problem]) -> bytes:
    """The faults as a CSV file that a spreadsheet opens; no text in it is a formula."""
    return safe_text(fault_rows(problems)).to_csv(index=False, sep=";", lineterminator="\n").encode("utf-8-sig")
