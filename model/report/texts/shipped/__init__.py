"""What ships with the program in English prose: the measures' words, and the sources and accounts of the reference municipality."""

from __future__ import annotations

from model.report.texts.shipped import accounts, measures, sources, sources_absence, sources_more

TERMS: dict[str, tuple[str, str]] = measures.TERMS | accounts.TERMS | sources.TERMS | sources_more.TERMS | sources_absence.TERMS
