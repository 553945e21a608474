"""Nynorsk: every word on screen by key, a module a page."""

from __future__ import annotations

from model.report.texts.pages import pages_of

PAGES = pages_of(__name__)
WORDS: dict[str, str] = {key: words for page in PAGES for key, words in page.WORDS.items()}
