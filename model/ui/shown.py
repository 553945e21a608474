"""Charts and tables on a page: the picture, what it shows in words, and the figures behind it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Literal

import pandas as pd
import streamlit as st

from model.report import number, text
from model.ui.literal import literal

_TALL = 14
# the library's own padding is 0 but at the foot, and cuts headings off
_PADDING = {"left": 6, "top": 12, "right": 10, "bottom": 8}

Width = Literal["content", "stretch"]

Columns = Mapping[str, tuple[str, str]]
"""Column of a frame → its title and unit of measure (as :func:`model.report.number` takes it; blank for words and
years)."""


def show_chart(chart: Any, frame: pd.DataFrame, alt: str, columns: Columns, width: Width = "content") -> None:
    """A chart with what it shows in words, and in an expander the figures it was drawn from.

    `alt` is a sentence or two with the main figures: it is read aloud in the picture's place, and stands below it.
    `columns` are the columns of `frame` to show, in order. `width` is ``stretch`` for a chart that fits any screen.
    """
    st.altair_chart(chart.properties(padding=_PADDING), theme=None, width=width, alt=alt)
    st.caption(literal(alt))
    with st.expander(text("charts_table")):
        show_table(frame, columns)


def show_table(frame: pd.DataFrame, columns: Columns) -> None:
    """A frame as a table that can be read aloud and zoomed, numbers as the language writes them."""
    cells = pd.DataFrame({literal(columns[name][0]): written(frame[name], columns[name][1]) for name in columns})
    place = st.container(height=480, border=False) if len(cells) > _TALL else st.container()
    place.table(cells, hide_index=True)


def written(column: pd.Series, unit_of_measure: str) -> list[str]:
    """A column's cells as text; a blank unit leaves words and whole numbers such as years as they are."""
    if not unit_of_measure:
        return [literal(_plain(value)) for value in column]
    return [number(float(value), unit_of_measure) for value in column]


def _plain(value: object) -> str:
    if isinstance(value, float):
        return "" if math.isnan(value) else f"{value:g}"
    return str(value)
