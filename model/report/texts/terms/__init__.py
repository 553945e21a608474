"""Terms of the vocabulary by their English words: (bokmål, nynorsk)."""

from __future__ import annotations

from model.report.texts.terms import (
    indicators,
    indicators_staff,
    rota,
    rules,
    schema,
    schema_absence,
    schema_dispatch,
    schema_groups,
    schema_pool,
    schema_positions,
    schema_rota,
    schema_unit,
    tables,
    units,
)

Pair = tuple[str, str]
PARTS = (
    *(schema_absence, schema_dispatch, units, rota, rules, indicators, indicators_staff, schema),
    *(schema_pool, schema_positions, schema_groups, schema_rota, schema_unit, tables),
)
TERMS: dict[str, Pair] = {english: pair for part in PARTS for english, pair in part.TERMS.items()}
