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
    """Text in columns: the first to the left, the others to the right, a rule under the header."""
    heads = [textwrap.wrap(name, 22) or [""] for name in header]
    tall = max(len(head) for head in heads)
    top = [[head[line] if line < len(head) else "" for head in heads] for line in range(tall)]
    widths = [max(width(row[place]) for row in [*top, *rows]) for place in range(len(header))]
    rule = ["─" * wide for wide in widths]
    lines = [*top, rule, *rows]
    return "\n".join(
        "  ".join(_pad(*cell) for cell in zip(line, widths, range(99), strict=False)).rstrip() for line in lines
    )


def frame_text(frame: pd.DataFrame) -> str:
    """A small frame as text columns."""
    return columns([str(name) for name in frame.columns], [[str(value) for value in row] for row in frame.to_numpy()])


def width(words: str) -> int:
    """Places on a screen: combining marks take none, wide characters two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in words if not unicodedata.combining(c))


def _range(shown: str) -> str:
    return f"({shown})"


def _pad(words: str, wide: int, place: int) -> str:
    gap = " " * (wide - width(words))
    return words + gap if place == 0 else gap + words
