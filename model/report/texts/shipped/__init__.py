"""What ships with the program in English prose: the measures' words and the sources of the reference municipality."""

from __future__ import annotations

from model.report.texts.shipped import measures, sources, sources_absence, sources_more

TERMS: dict[str, tuple[str, str]] = measures.TERMS | sources.TERMS | sources_more.TERMS | sources_absence.TERMS
