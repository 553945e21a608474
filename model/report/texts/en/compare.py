"""Scenarios side by side."""

from __future__ import annotations

WORDS: dict[str, str] = {}
