"""The leaf of a scenario: one value with its unit, limits, source and status.

A value is never bare. ``{value: 0.116, status: measured, source: "…"}`` is a constant,
``{value: {2026: 0.116, 2030: 0.10}, …}`` changes in steps that hold until the next. Overlays do not
overwrite a leaf; they add adjustments, and :meth:`Leaf.at` says what holds in a year and a unit:
(the one ``set``, else base) × all ``multiply`` + all ``add``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

T = TypeVar("T")


def _not_blank(text: str) -> str:
    if not text.strip():
        raise ValueError("text, not only blanks")
    return text


Status = Literal["measured", "estimated", "assumed"]
Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Share = Annotated[float, Field(strict=True, ge=0, le=1, allow_inf_nan=False)]
# The upper limits are far above what a municipality can have: they stop slips of the keyboard and overflow.
Amount = Annotated[float, Field(strict=True, ge=0, le=10_000, allow_inf_nan=False)]
Money = Annotated[float, Field(strict=True, ge=0, le=100_000_000, allow_inf_nan=False)]
Price = Annotated[float, Field(strict=True, ge=0, le=1_000, allow_inf_nan=False)]
Factor = Annotated[float, Field(strict=True, ge=0, le=100, allow_inf_nan=False)]
Scale = Annotated[float, Field(strict=True, ge=0, le=10, allow_inf_nan=False)]
Months = Annotated[float, Field(strict=True, ge=0, le=60, allow_inf_nan=False)]
WeekHours = Annotated[float, Field(strict=True, ge=1, le=60, allow_inf_nan=False)]
NetHours = Annotated[float, Field(strict=True, ge=100, le=3_000, allow_inf_nan=False)]
BaseHours = Annotated[float, Field(strict=True, ge=0, le=3_000, allow_inf_nan=False)]
Growth = Annotated[float, Field(strict=True, ge=-0.5, le=0.5, allow_inf_nan=False)]
ExtraTasks = Annotated[float, Field(strict=True, ge=-0.9, le=5, allow_inf_nan=False)]
YearsLater = Annotated[float, Field(strict=True, ge=-50, le=50, allow_inf_nan=False)]
Count = Annotated[int, Field(strict=True, ge=0, le=10_000)]
# Not strict: columns of tables, read from text.
Age = Annotated[int, Field(ge=15, le=75)]
NonNegative = Annotated[float, Field(ge=0, le=10_000)]
Flag = Annotated[bool, Field(strict=True)]
Text = Annotated[str, Field(min_length=1), AfterValidator(_not_blank)]
Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Year = Annotated[int, Field(strict=True, ge=1990, le=2200)]


class Frozen(BaseModel):
    """A fact once read does not change, and an unknown key is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Adjustment(Frozen):
    """One change that an overlay makes to one leaf."""

    operation: Literal["set", "multiply", "add"]
    amount: Any
    by: Text
    status: Status
    source: Text
    units: tuple[str, ...] | None = None
    from_year: Year | None = None
    roll_out: dict[str, Year] | None = None
    ramp_years: Annotated[int, Field(strict=True, ge=1, le=30)] = 1

    def weight(self, year: int, unit: str | None) -> float:
        """How much of the change holds in this year and unit: 0 before, 1 when fully in."""
        start = self.from_year
        if self.units is not None and unit not in self.units:
            return 0.0
        if self.roll_out is not None:
            if unit not in self.roll_out:
                return 0.0
            start = self.roll_out[unit]
        if start is None:
            return 1.0
        return min(1.0, max(0.0, (year - start + 1) / self.ramp_years))


class Leaf(Frozen, Generic[T]):
    """A value with its source and status; see the module's text for the rule of change."""

    value: T | Annotated[dict[Year, T], Field(min_length=1)]
    status: Status
    source: Text
    adjustments: tuple[Adjustment, ...] = ()

    def at(self, year: int, unit: str | None = None) -> T:
        """The value that holds in `year`, for `unit` where the change is scoped to units."""
        value: Any = self.base_at(year)
        if not self.adjustments:
            return value  # type: ignore[no-any-return]
        active = [(change, change.weight(year, unit)) for change in self.adjustments]
        for change, weight in active:
            if change.operation == "set" and weight > 0:
                value = change.amount if weight == 1 else value + (change.amount - value) * weight
        for change, weight in active:
            if change.operation == "multiply" and weight > 0:
                value = value * (change.amount if weight == 1 else 1 + (change.amount - 1) * weight)
        for change, weight in active:
            if change.operation == "add" and weight > 0:
                value = value + (change.amount if weight == 1 else change.amount * weight)
        return value  # type: ignore[no-any-return]

    @property
    def is_the_same_everywhere(self) -> bool:
        """Whether no change is scoped to units or rolled out unit by unit."""
        return all(change.units is None and change.roll_out is None for change in self.adjustments)

    def grid(self, years: Sequence[int], units: Sequence[str]) -> list[list[T]]:
        """:meth:`at` for each year and unit; asked once a year where no change is scoped to units."""
        if self.is_the_same_everywhere:
            return [[self.at(year)] * len(units) for year in years]
        return [[self.at(year, unit) for unit in units] for year in years]

    def base_at(self, year: int) -> T:
        """The unadjusted value: the latest step not after `year`, else the first step."""
        if not isinstance(self.value, dict):
            return self.value
        steps = sorted(self.value)
        held = [step for step in steps if step <= year]
        return self.value[held[-1] if held else steps[0]]

    def years_of_change(self) -> tuple[int, ...]:
        """The years in which the value may differ from the year before."""
        years = set(self.value) if isinstance(self.value, dict) else set()
        for change in self.adjustments:
            starts = [change.from_year, *(change.roll_out or {}).values()]
            for start in starts:
                if start is not None:
                    years.update(range(start, start + change.ramp_years))
        return tuple(sorted(years))


def listed(title: str, unit: str, **more: Any) -> Any:
    """A schema field with a plain value that belongs to the assumptions table: it has no source of its own.

    The block it stands in may have a ``source`` for all of them.
    """
    return Field(title=title, json_schema_extra={"unit": unit, "listed": True}, **more)


def leaf(title: str, unit: str, *, by_unit: bool = False, **more: Any) -> Any:
    """A schema field that holds a leaf.

    `title` is what a planner reads, `unit` the unit of measure, `by_unit` tells that an overlay may
    scope a change to some units. `more` goes to pydantic's Field (``description``, ``default``).
    """
    return Field(title=title, json_schema_extra={"unit": unit, "by_unit": by_unit}, **more)
