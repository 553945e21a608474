"""The scenario page: sliders, measures, reasons, saving."""

from __future__ import annotations

WORDS: dict[str, str] = {}
