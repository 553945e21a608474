"""Tables as plain text for the screen, with columns that line up."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Sequence

import pandas as pd

from model.report.headline import headline_cells, headline_frame
from model.report.texts import text
from model.runs import Result

_WIDEST_TITLE = 38
_WIDEST_CELL = 60


def headline_text(results: Sequence[Result], titles: Sequence[str], year: int | None = None) -> str:
    """The headline table as text: indicators down, scenarios across, the range under each mean."""
    frame = headline_frame(results, year)
    cells = headline_cells(frame)
    scenarios = [str(name) for name in frame["scenario"].drop_duplicates()]
    rows: list[list[str]] = []
    for _, cell in cells.iterrows():
        lines = textwrap.wrap(str(cell["title"]), _WIDEST_TITLE)
        rows.append([lines[0], *(str(cell[name]) for name in scenarios)])
        second = lines[1] if len(lines) > 1 else ""
        rows.append([f"  {second}" if second else "", *(_range(str(cell[f"{name} p10–p90"])) for name in scenarios)])
    return columns(["", *titles], rows)


def headed_text(results: Sequence[Result], titles: Sequence[str]) -> str:
    """The headline table with what it must never be without: of whom, which year, how often played, which seed."""
    base = results[0]
    head = [text("head_title", title=base.scenario.title, year=base.scenario.years[-1])]
    head += [text("synthetic")] if base.scenario.synthetic else []
    many = "head_many" if base.replications > 1 else "head_single"
    head += [text(many, replications=base.replications, seed=base.seed), ""]
    return "\n".join([*head, headline_text(results, titles)])


def columns(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Text in columns: the first to the left, the others to the right, a rule under the header.

    Long words are broken over several lines, and a column that has some stands to the left.
    """
    left = [place == 0 or any(width(row[place]) > _WIDEST_CELL for row in rows) for place in range(len(header))]
    top = _broken([textwrap.wrap(name, 22) or [""] for name in header])
    body = [line for row in rows for line in _broken([textwrap.wrap(cell, _WIDEST_CELL) or [""] for cell in row])]
    widths = [max(width(row[place]) for row in [*top, *body]) for place in range(len(header))]
    rule = ["─" * wide for wide in widths]
    lines = [*top, rule, *body]
    return "\n".join("  ".join(_pad(*cell) for cell in zip(line, widths, left, strict=True)).rstrip() for line in lines)


def _broken(cells: list[list[str]]) -> list[list[str]]:
    """A row of cells of several lines as rows of one line."""
    tall = max(len(cell) for cell in cells)
    return [[cell[line] if line < len(cell) else "" for cell in cells] for line in range(tall)]


def frame_text(frame: pd.DataFrame) -> str:
    """A small frame as text columns."""
    return columns([str(name) for name in frame.columns], [[str(value) for value in row] for row in frame.to_numpy()])


def width(words: str) -> int:
    """Places on a screen: combining marks take none, wide characters two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in words if not unicodedata.combining(c))


def _range(shown: str) -> str:
    return f"({shown})"


def _pad(words: str, wide: int, left: bool) -> str:
    gap = " " * (wide - width(words))
    return words + gap if left else gap + words
