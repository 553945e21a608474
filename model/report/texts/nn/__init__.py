"""Nynorsk: every word on screen by key, a module a page."""

from __future__ import annotations

from model.report.texts.nn import (
    about,
    app,
    assumptions,
    budget,
    compare,
    data,
    dispatch,
    items,
    months,
    overview,
    pool,
    report,
    rota,
    scenario,
    staff,
    unit,
)

PAGES = (
    about,
    app,
    assumptions,
    budget,
    compare,
    data,
    dispatch,
    items,
    months,
    overview,
    pool,
    report,
    rota,
    scenario,
    staff,
    unit,
)
WORDS: dict[str, str] = {key: words for page in PAGES for key, words in page.WORDS.items()}
