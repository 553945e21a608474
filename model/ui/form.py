"""Values of a scenario as things to move: label, unit, limits and source are read where they are declared."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from model.report import plain_number, shipped_words, term, text, value_words
from model.scenario import Leaf, Place, leaves
from model.scenario.schema import Scenario

# Which values each theme offers; everything else about them is in the schema and the scenario. * is any group's name.
THEMES: Mapping[str, tuple[str, ...]] = {
    "turnover": ("groups.*.quit_rate_annual", "exits.first_year_quit_factor"),
    "recruitment": ("recruitment.competition", "groups.*.applicants_per_month"),
    "need": (
        "levers.service_standard",
        "levers.productivity_change_annual",
        "levers.new_tasks_share",
        "working_time.absence_factor",
    ),
    "retirement": (
        "workforce.retirement_shift_years",
        "workforce.retirement_factor",
        "exits.early_pension_sum_years",
    ),
    "full_time": (
        "positions.full_time_policy_in_use",
        "positions.full_time_policy_take_up",
        "workforce.offers_in_use",
        "groups.*.larger_fraction_take_up",
    ),
    "training": ("programmes.*.in_use", "programmes.*.seats"),
    "substitutes": (
        "pools.*.in_use",
        "recourse.extra_shift_share",
        "recourse.hourly_share",
        "recourse.overtime_share",
        "recourse.agency_in_use",
        "recourse.agency_share",
    ),
    "pay": (
        "budget.pay_growth_annual",
        "budget.holiday_pay_share",
        "budget.pension_share",
        "budget.supplements.weekend_share",
        "budget.supplements.weekend_nok",
        "budget.supplements.evening_nok",
    ),
}
_STEPS = 100
_NO_VALUE = {"share/year": 0.03, "years": 3.0}
_ZERO_WIDE = 1.0
_DIGITS = 9


@dataclass(frozen=True)
class Field:
    """One value as a widget: limits and step in the value's own unit, times `scale` on screen (per cent).

    `low` to `high` is what a planner would try; `least` and `most` are what the schema allows, infinite where it sets
    no limit. `rest` is the value in the scenario's first year.
    """

    path: str
    label: str
    unit: str
    low: float
    high: float
    step: float
    least: float
    most: float
    rest: float
    scale: float
    decimals: int
    whole: bool
    flag: bool
    help: str

    def written(self, value: float) -> str:
        """A value in the unit people say, as the language writes it, with the digits it has and no more."""
        if self.flag:
            return text("app_on") if value else text("app_off")
        shown = round(value * self.scale, 6)
        digits = next((n for n in range(self.decimals, 6) if abs(round(shown, n) - shown) < 1e-9), 6)
        return plain_number(shown, digits)

    def stops(self, now: float) -> list[float]:
        """Where a slider may stop, in the value's own unit: even steps, the value at rest and the one it has now."""
        count = round((self.high - self.low) / self.step)
        even = [round(self.low + self.step * number, _DIGITS) for number in range(count + 1)]
        inside = [value for value in even if self.least <= value <= self.most]
        extra = [value for value in (self.rest, now) if all(abs(value - other) > 1e-9 for other in inside)]
        return sorted({*inside, *(round(value, _DIGITS) for value in extra)})


def fields(scenario: Scenario, places: Iterable[Place], theme: str) -> list[Field]:
    """The values of a theme that the scenario has."""
    chosen = [pattern.split(".") for pattern in THEMES[theme]]
    return [field_of(scenario, place) for pattern in chosen for place in places if _fits(pattern, place)]


def places_by_path(scenario: Scenario) -> dict[str, Place]:
    """Every value of the scenario by its dotted path."""
    return {place.dotted: place for place in leaves(scenario)}


def field_of(scenario: Scenario, place: Place) -> Field:
    """One value as a widget."""
    leaf, unit = place.leaf, place.unit_of_measure
    flag, whole = kind_of(leaf) == "boolean", kind_of(leaf) == "integer"
    rest = float(leaf.at(scenario.years[0]))
    least, most = (0.0, 1.0) if flag else limits(leaf)
    low, high = _window(rest, unit, (least, most))
    step = 1.0 if whole else _round_step((high - low) / _STEPS)
    step = max(step, _round_step((high - low) / _STEPS)) if whole else step
    low, high = math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step
    scale = 100.0 if unit.startswith("share") else 1.0
    decimals = max(0, -math.floor(math.log10(step * scale) + 1e-9))
    return Field(
        path=place.dotted,
        label=label_of(scenario, place),
        unit=_shown_unit(unit, scale),
        low=low,
        high=max(high, low + step),
        step=step,
        least=least,
        most=most,
        rest=rest,
        scale=scale,
        decimals=decimals,
        whole=whole,
        flag=flag,
        help=_help(place, rest * scale, _shown_unit(unit, scale)),
    )


def label_of(scenario: Scenario, place: Place) -> str:
    """What a value is called: the schema's title, and before it whose it is."""
    owner: Any = scenario
    whose = ""
    for part in place.path[:-1]:
        owner = getattr(owner, str(part)) if isinstance(owner, BaseModel) else owner[part]
        own = getattr(owner, "title", None)
        whose = own if isinstance(own, str) else whose
    title = term(place.title)
    return f"{whose}: {title[:1].lower()}{title[1:]}" if whose else title


def kind_of(leaf: Leaf[Any]) -> str:
    """``boolean``, ``integer``, ``number`` or another type of JSON Schema."""
    return str(_number_schema(leaf).get("type", ""))


def limits(leaf: Leaf[Any]) -> tuple[float, float]:
    """The lowest and highest value the schema allows; infinite where it sets no limit."""
    number = _number_schema(leaf)
    return float(number.get("minimum", -math.inf)), float(number.get("maximum", math.inf))


def _number_schema(leaf: Leaf[Any]) -> dict[str, Any]:
    return _schema_of(type(leaf))


@cache
def _schema_of(kind: type[Leaf[Any]]) -> dict[str, Any]:
    options = kind.model_json_schema()["properties"]["value"]["anyOf"]
    found: dict[str, Any] = next((one for one in options if one.get("type") != "object"), {})
    return found


def _fits(pattern: list[str], place: Place) -> bool:
    parts = [str(part) for part in place.path]
    return len(parts) == len(pattern) and all(
        wanted in ("*", part) for wanted, part in zip(pattern, parts, strict=True)
    )


def _shown_unit(unit: str, scale: float) -> str:
    return term(f"per cent{unit.removeprefix('share').replace('/', ' a ')}" if scale > 1 else unit)


def _help(place: Place, shown: float, unit: str) -> str:
    facts = {"status": term(place.leaf.status).capitalize(), "source": shipped_words(place.leaf.source), "unit": unit}
    return text("app_slider_note", value=value_words(f"{shown:g}"), **facts)


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
