"""Pieces of a page. Every text that comes from a file or a person passes through `escape` here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

import pandas as pd

from model.report.numbers import number
from model.report.style import STYLE
from model.report.texts import current_language


def whole_page(title: str, parts: Iterable[str], style: str = "") -> str:
    """A page of its own that asks nothing of any other place; `title` is plain words, `parts` are markup, `style` comes
    after the common one."""
    meta = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    head = element("head", f"{meta}{element('title', escape(title))}<style>{STYLE}{style}</style>")
    body = element("body", element("main", "".join(parts)))
    return f'<!doctype html>\n<html lang="{current_language()}">{head}{body}</html>\n'


def element(tag: str, content: str, **attributes: str) -> str:
    """One element; `content` is markup already, attribute values are escaped. ``class_`` stands for class."""
    written = "".join(f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"' for name, value in attributes.items())
    return f"<{tag}{written}>{content}</{tag}>"


def paragraph(words: str, class_: str = "") -> str:
    """A paragraph of plain words."""
    return element("p", escape(words), **({"class_": class_} if class_ else {}))


def table(header: Sequence[str], rows: Iterable[Sequence[str]], caption: str, class_: str = "") -> str:
    """A table whose cells are markup already; the first cell of each row heads it. Scrolls when it is wide."""
    head = "".join(element("th", escape(name), scope="col") for name in header)
    body = "".join(
        element("tr", element("th", row[0], scope="row") + "".join(element("td", cell) for cell in row[1:]))
        for row in rows
    )
    parts = element("caption", escape(caption)) + element("thead", element("tr", head)) + element("tbody", body)
    whole = element("table", parts, **({"class_": class_} if class_ else {}))
    return element("div", whole, class_="scroll", tabindex="0", role="region", aria_label=caption)


def fold(summary: str, content: str) -> str:
    """Content that is folded away until someone opens it; print leaves it out."""
    return element("details", element("summary", escape(summary)) + content)


def figure(picture: str, words: str, frame: pd.DataFrame, summary: str) -> str:
    """A picture with its description in words and, folded behind it, the figures it is drawn from."""
    image = element("div", picture, role="img", aria_label=words)
    return element("figure", image) + fold(summary, frame_table(frame, words))


def frame_table(frame: pd.DataFrame, caption: str, unit_of_measure: str = "FTE") -> str:
    """A small frame as a table: numbers with one decimal, years and text as they are."""
    rows = [[_cell(value, unit_of_measure) for value in row] for row in frame.itertuples(index=False)]
    return table([str(name) for name in frame.columns], rows, caption)


def _cell(value: object, unit_of_measure: str) -> str:
    if isinstance(value, float):
        return escape(number(value, unit_of_measure))
    return "" if value is None else escape(str(value))
