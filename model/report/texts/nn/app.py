"""Nynorsk for the English module of the same name."""

from __future__ import annotations

WORDS: dict[str, str] = {}
