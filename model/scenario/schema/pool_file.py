"""One substitute pool by itself: what its sizing reads, in a file of its own."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from model.scenario.schema.calendar import TermCalendar
from model.scenario.schema.leaf import Clock, Frozen, Identifier, Leaf, Money, NetHours, Price, Share, Text, leaf
from model.scenario.schema.pool import Situation
from model.scenario.schema.rota import Weekday

# above this the figure is surely in another unit than a share
Absence = Annotated[float, Field(strict=True, ge=0, le=0.6, allow_inf_nan=False)]
# at 1 every day is either a day when all are away or one when nobody is; the draws need some room below
Correlation = Annotated[float, Field(strict=True, ge=0, le=0.9, allow_inf_nan=False)]
Probability = Annotated[float, Field(strict=True, gt=0, lt=1, allow_inf_nan=False)]
MOST_DAYS = 20_000


class PoolGroup(Frozen):
    """A competence group that is on duty in the units and may be employed in the pool."""

    title: Text
    covers_for: tuple[Identifier, ...] = Field(default=(), title="Groups whose work it may also do (one way)")
    hour_nok: Leaf[Money] = leaf("Cost of an hour, on-costs included", "NOK/hour")
    short_absence_share: Leaf[Absence] = leaf("Absence under a month, share of hours", "share")


class PoolUnit(Frozen):
    """A unit that the pool serves; pool staff reach the units of one travel group only."""

    title: Text
    travel_group: Identifier = Field(default="all", title="Units with the same name here share pool staff")


class ShiftFamily(Frozen):
    """Shifts that stand for each other: one of them held in the pool can replace any of them."""

    title: Text
    start: Clock
    end: Clock
    unpaid_minutes: int = Field(strict=True, ge=0, le=240, default=0)


class OnDuty(Frozen):
    """People of a group on duty in a unit, in one shift family, on each of the weekdays."""

    unit: Identifier
    group: Identifier
    family: Identifier
    weekdays: tuple[Weekday, ...] = Field(min_length=1)
    people: int = Field(strict=True, ge=0, le=500)


class OtherRecourse(Frozen):
    """A way to cover an absence besides the pool: its price in ordinary hours, and how much of it there is."""

    title: Text
    price: Leaf[Price] = leaf("Price of an hour, in ordinary hours", "factor")
    share: Leaf[Share] = leaf("What there is of it, share of the people on duty", "share")
    permitted: bool = Field(
        strict=True, default=True, title="May be used", description="agency only on a permitted ground"
    )


class PoolSettings(Frozen):
    """The posts of the pool, and what an absence that nobody covers counts."""

    net_hours: Leaf[NetHours] = leaf("Hours a year of a full position after holidays", "hours/year")
    fraction: float = Field(strict=True, gt=0, le=1, default=1.0, title="Position fraction of a pool post")
    weeks_year: int = Field(strict=True, ge=1, le=52, default=52, title="Weeks a year in which there is need")
    price: Leaf[Price] = leaf("Price of a pool hour held, in ordinary hours", "factor")
    uncovered_price: Leaf[Price] = leaf("Price of an hour nobody covers, in ordinary hours", "factor")
    short_absence_share: Leaf[Absence] = leaf("Pool staff's own absence under a month", "share")
    correlation: Leaf[Correlation] = leaf("How much absences of one day move together", "share")
    smallest_shift_hours: float = Field(strict=True, ge=0, le=14, default=0.0, title="A shorter shift is paid as this")
    cover_probability: Probability | None = Field(
        default=None, title="Least share of days on which every absence is covered", description="left out = none asked"
    )
    sampled_days: int = Field(strict=True, ge=50, le=MOST_DAYS, default=1000, title="Days of absence drawn")
    situations: dict[Identifier, Situation] = Field(default={}, title="Situations that the pool is sized for, weighted")


class PoolFile(Frozen):
    """A pool's facts and decisions, enough to size it and to show what sharing it is worth."""

    utsyn_pool: Literal[1]
    title: Text
    year: int = Field(strict=True, ge=1990, le=2150, title="Year whose prices hold")
    groups: dict[Identifier, PoolGroup] = Field(min_length=1)
    units: dict[Identifier, PoolUnit] = Field(min_length=1)
    families: dict[Identifier, ShiftFamily] = Field(min_length=1)
    on_duty: tuple[OnDuty, ...] = Field(min_length=1)
    pool: PoolSettings
    recourse: dict[Identifier, OtherRecourse] = Field(default={})
    calendar: TermCalendar | None = Field(
        default=None,
        title="Weeks in which the units are closed or run less",
        description="left out = weeks_year weeks, all alike",
    )
