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
    overview,
    report,
    rota,
    scenario,
    staff,
)

PAGES = (report, app, overview, scenario, staff, rota, compare, budget, dispatch, assumptions, data, about)
WORDS: dict[str, str] = {key: words for page in PAGES for key, words in page.WORDS.items()}
