"""A pool on one page: a single HTML file that asks nothing of any other place."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pandas as pd

from model.report.charts import svg
from model.report.dispatch import heat_rows, heat_svg
from model.report.files import write_whole
from model.report.html import element, figure, fold, paragraph, table, whole_page
from model.report.pool import PoolView, pool_note, pool_posts, pool_sentences, pool_shifts, pool_values
from model.report.pool_picture import pool_alt, pool_chart
from model.report.pool_played import played_assumed, played_rows, played_sentences
from model.report.texts import text

_STYLE = """
.quiet caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.text th { text-align: left; }
ul.note { padding-left: 1.2rem; }
"""


def write_pool_page(view: PoolView, path: Path) -> Path:
    """Write the page; whole or not at all."""
    return write_whole(path, pool_page(view).encode())


def pool_page(view: PoolView) -> str:
    """The page as text: what the pool needs and is worth, and – of a pool file – its year as it was played."""
    posts = int(view.value.loc[view.value["case"] == "pooled", "posts"].sum())
    title = text("pool_head", title=view.title, posts=posts, count=posts, year=view.year)
    parts = [element("header", element("h1", escape(title)))]
    parts.append(
        element("div", "".join(paragraph(text(key, **of)) for key, of in pool_sentences(view)), class_="finding")
    )
    shown = pool_posts(view)
    parts += [
        _heading("pool_page_posts"),
        figure(svg(pool_chart(view), "pool"), pool_alt(view), shown, text("charts_table")),
    ]
    held = pool_shifts(view)
    parts += [_heading("pool_page_shifts"), _table(held, "pool_page_shifts", "text quiet")] if len(held) else []
    parts += [
        _heading("pool_page_value"),
        _table(pool_values(view), "pool_page_value", "wide quiet"),
        paragraph(pool_note(view), "note"),
    ]
    parts += _played(view)
    return whole_page(title, parts, _STYLE)


def _played(view: PoolView) -> list[str]:
    played = view.played
    if played is None:
        return []
    said = "".join(paragraph(text(key, **values)) for key, values in played_sentences(played))
    assumed = "".join(element("li", escape(text(key, **values))) for key, values in played_assumed(played))
    heat, families = played.dispatch.heat, dict(view.families)
    return [
        _heading("pool_page_played"),
        element("div", said, class_="finding"),
        _table(played_rows(played), "pool_page_steps"),
        element("h3", escape(text("pool_page_assumed"))),
        element("ul", assumed, class_="note"),
        _heading("pool_page_heat"),
        element("figure", heat_svg(heat, families)),
        fold(text("charts_table"), _table(heat_rows(heat, families), "pool_page_heat")),
    ]


def _heading(key: str) -> str:
    return element("h2", escape(text(key)))


def _table(frame: pd.DataFrame, caption: str, class_: str = "wide") -> str:
    """A table of words that are written as they are."""
    rows = [[escape(str(cell)) for cell in row] for row in frame.itertuples(index=False)]
    return table([str(name) for name in frame.columns], rows, text(caption), class_)
