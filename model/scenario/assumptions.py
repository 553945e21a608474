"""The assumptions table: every value with its source, and who set it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from model.scenario.leaves import Place, leaves, value_words
from model.scenario.plain_values import plain_rows
from model.scenario.schema import ROW_MODELS, Scenario
from model.scenario.schema.leaf import Adjustment

COLUMNS = ["path", "title", "value", "unit_of_measure", "allowed", "status", "source", "set_by"]
BASE = "base"

_SURENESS = ("assumed", "estimated", "measured")


def assumptions(scenario: Scenario) -> pd.DataFrame:
    """One row for each leaf, each plain value without a source of its own and each table; all columns are text.

    Sorted by path. Columns: path, title, value, unit_of_measure, allowed, status, source, set_by. An adjusted value
    shows its base and every change; its status is the least sure of them; `set_by` names the overlays.
    """
    rows = [_leaf_row(place) for place in leaves(scenario)]
    rows += [[*row, BASE] for row in plain_rows(scenario)]
    for name in ROW_MODELS:
        if name in scenario.tables:
            entry = scenario.tables[name]
            value = f"{entry.file}, {len(scenario.frame(name))} rows"
            columns = ", ".join(ROW_MODELS[name].model_fields)
            title = (ROW_MODELS[name].__doc__ or name).splitlines()[0]
            rows.append([f"tables.{name}", title, value, "table", columns, entry.status, entry.source, BASE])
    table = pd.DataFrame(rows, columns=COLUMNS).astype("str")
    return table.sort_values("path", kind="stable", ignore_index=True)


def value_text(value: Any) -> str:
    """A leaf's value as text: a constant, or its steps by year."""
    if isinstance(value, dict):
        return "; ".join(f"{year}: {value_text(value[year])}" for year in sorted(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return format(value, ".12g")


def _leaf_row(place: Place) -> list[str]:
    leaf = place.leaf
    parts = [value_text(leaf.value), *(_change(change) for change in leaf.adjustments)]
    statuses = [leaf.status, *(change.status for change in leaf.adjustments)]
    sources = [leaf.source, *(f"{change.by}: {change.source}" for change in leaf.adjustments)]
    names = sorted({change.by for change in leaf.adjustments})
    return [
        place.dotted,
        place.title,
        "; ".join(parts),
        place.unit_of_measure,
        value_words(place),
        min(statuses, key=_SURENESS.index),
        "; ".join(dict.fromkeys(sources)),
        ", ".join(names) or BASE,
    ]


def _change(change: Adjustment) -> str:
    sign = {"set": "set to", "multiply": "×", "add": "+"}[change.operation]
    text = f"{sign} {value_text(change.amount)}"
    if change.from_year is not None:
        text += f" from {change.from_year}"
    if change.ramp_years > 1:
        text += f" over {change.ramp_years} years"
    if change.units is not None:
        text += f" in {', '.join(change.units)}"
    if change.roll_out is not None:
        text += " from " + ", ".join(f"{year} in {unit}" for unit, year in sorted(change.roll_out.items()))
    return f"{text} ({change.by})"
