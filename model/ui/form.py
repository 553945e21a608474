"""Sliders from the schema: label, unit, limits and source are read where they are declared."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from model.report import shipped_words, term, text, value_words
from model.scenario.schema import Leaf, Scenario

# Which leaves the first page offers; everything else about them is in the schema and the scenario.
OFFERED = (
    "levers.service_standard",
    "levers.productivity_change_annual",
    "working_time.absence_factor",
    "groups.nurse.quit_rate_annual",
    "workforce.retirement_shift_years",
)
_STEPS = 100
_NO_VALUE = {"share/year": 0.03, "years": 3.0}
_ZERO_WIDE = 1.0


@dataclass(frozen=True)
class Slider:
    """One leaf as a widget: limits and step in the leaf's own unit, times `scale` on screen (per cent)."""

    path: str
    label: str
    unit: str
    low: float
    high: float
    step: float
    value: float
    scale: float
    help: str


def sliders(scenario: Scenario, paths: tuple[str, ...] = OFFERED) -> list[Slider]:
    """A slider for each path that the scenario has; a group that it lacks gives none."""
    found = [(path, field_at(scenario, path)) for path in paths]
    return [_slider(scenario, path, *spot) for path, spot in found if spot is not None]


def field_at(scenario: Scenario, path: str) -> tuple[Any, str, Leaf[Any]] | None:
    """What a dotted path leads to: the object that owns the leaf, the field's name, the leaf; None if nothing."""
    owner: Any = scenario
    *parents, last = path.split(".")
    for name in parents:
        owner = owner.get(name) if isinstance(owner, dict) else getattr(owner, name, None)
        if owner is None:
            return None
    leaf = getattr(owner, last, None)
    return (owner, last, leaf) if isinstance(leaf, Leaf) else None


def limits(leaf: Leaf[Any]) -> tuple[float, float]:
    """The lowest and highest value the schema allows; infinite where it sets no limit."""
    options = type(leaf).model_json_schema()["properties"]["value"]["anyOf"]
    number = next(option for option in options if option.get("type") in {"number", "integer"})
    return float(number.get("minimum", -math.inf)), float(number.get("maximum", math.inf))


def _slider(scenario: Scenario, path: str, owner: BaseModel, name: str, leaf: Leaf[Any]) -> Slider:
    field = type(owner).model_fields[name]
    extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
    unit = str(extra.get("unit", ""))
    value = float(leaf.at(scenario.years[0]))
    low, high = _window(value, unit, limits(leaf))
    title = term(str(field.title))
    whose = getattr(owner, "title", None)
    label = f"{whose}: {title[:1].lower()}{title[1:]}" if whose else title
    step = _round_step((high - low) / _STEPS)
    low, high = math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step
    scale = 100.0 if unit.startswith("share") else 1.0
    shown = term(f"per cent{unit.removeprefix('share').replace('/', ' a ')}" if scale > 1 else unit)
    facts = {"status": term(leaf.status).capitalize(), "source": shipped_words(leaf.source), "unit": shown}
    note = text("app_slider_note", value=value_words(f"{value * scale:g}"), **facts)
    return Slider(path, label, shown, low, high, step, value, scale, note)


def _window(value: float, unit: str, allowed: tuple[float, float]) -> tuple[float, float]:
    """A range a planner would try: half to half as much again, wider for rates, within what the schema allows."""
    if value == 0 or unit in _NO_VALUE:
        reach = _NO_VALUE.get(unit, _ZERO_WIDE)
        reach = max(reach, 2 * abs(value))
        low, high = value - reach, value + reach
    elif unit.startswith("share"):
        low, high = 0.0, 2.5 * value
    else:
        low, high = 0.5 * value, 1.5 * value
    return max(low, allowed[0]), min(high, allowed[1])


def _round_step(step: float) -> float:
    """The nearest 1, 2 or 5 times a power of ten, from below."""
    power = 10.0 ** math.floor(math.log10(step))
    return max(factor for factor in (1.0, 2.0, 5.0) if factor * power <= step * (1 + 1e-9)) * power
