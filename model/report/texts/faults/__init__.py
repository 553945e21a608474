"""Faults in Norwegian: every template that a fault is formed from, by its English words."""

from __future__ import annotations

from model.report.texts.faults import found_a, found_n, remedies

TERMS: dict[str, tuple[str, str]] = found_a.TERMS | found_n.TERMS | remedies.TERMS
