"""Method, limits, accessibility, privacy."""

from __future__ import annotations

WORDS: dict[str, str] = {}
