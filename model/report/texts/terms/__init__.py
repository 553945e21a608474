"""Terms of the vocabulary by their English words: (bokmål, nynorsk)."""

from __future__ import annotations

from model.report.texts.terms import units

Pair = tuple[str, str]
PARTS = (units,)
TERMS: dict[str, Pair] = {english: pair for part in PARTS for english, pair in part.TERMS.items()}
