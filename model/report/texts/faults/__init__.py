"""Faults in Norwegian: every template that a fault is formed from, by its English words."""

from __future__ import annotations

from model.report.texts.faults import (
    absence,
    app,
    found_a,
    found_g,
    found_holes,
    found_more,
    found_p,
    pages,
    pools,
    remedies_a,
    remedies_g,
    settings,
)

PARTS = (absence, app, found_a, found_g, found_p, found_holes, found_more, pages, pools, remedies_a, remedies_g, settings)
TERMS: dict[str, tuple[str, str]] = {english: pair for part in PARTS for english, pair in part.TERMS.items()}
