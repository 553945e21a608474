"""Nynorsk: every word on screen by key, a module a page."""

from __future__ import annotations

from model.report.texts.nn import (
    app,
    dispatch,
    items,
    months,
    page_about,
    page_assumptions,
    page_budget,
    page_compare,
    page_data,
    page_overview,
    page_rota,
    page_scenario,
    page_staff,
    pool,
    pool_played,
    report,
    share,
    unit,
)

PAGES = (
    app,
    dispatch,
    items,
    months,
    page_about,
    page_assumptions,
    page_budget,
    page_compare,
    page_data,
    page_rota,
    page_overview,
    page_scenario,
    page_staff,
    pool,
    pool_played,
    report,
    share,
    unit,
)
WORDS: dict[str, str] = {key: words for page in PAGES for key, words in page.WORDS.items()}
