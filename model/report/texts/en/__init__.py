"""English: every word on screen by key, a module a page."""

from __future__ import annotations

from model.report.texts.en import (
    app,
    dispatch,
    items,
    months,
    page_scenario,
    pool,
    report,
    unit,
)

# a line each, so that pages can be added side by side
PAGES = (
    app,
    dispatch,
    items,
    months,
    page_scenario,
    pool,
    report,
    unit,
)
WORDS: dict[str, str] = {key: words for page in PAGES for key, words in page.WORDS.items()}
