"""Upload and validation of data."""

from __future__ import annotations

WORDS: dict[str, str] = {}
