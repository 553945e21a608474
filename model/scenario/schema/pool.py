"""Substitute pools and the chain of measures that cover absence and vacancies."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from model.scenario.schema.leaf import (
    Count,
    Factor,
    Flag,
    Frozen,
    Identifier,
    Leaf,
    NetHours,
    Price,
    Scale,
    Share,
    Text,
    WeekHours,
    leaf,
)
from model.scenario.schema.rota import Weekday

_SOURCE = "the program's own: nothing is asked for unless it is set"

# at 1 no finite pool keeps the promise; 0 asks for none
Promise = Annotated[float, Field(strict=True, ge=0, le=0.99, allow_inf_nan=False)]
ShiftHours = Annotated[float, Field(strict=True, ge=0, le=14, allow_inf_nan=False)]


def _flag(value: bool) -> Leaf[Flag]:
    return Leaf[Flag](value=value, status="assumed", source=_SOURCE)


class Situation(Frozen):
    """A kind of time that the pool must serve: how much of the year it is, and how much absence there is then."""

    title: Text
    weight: Leaf[Share] = leaf("How much it counts, against the other situations", "share")
    absence_factor: Leaf[Scale] = leaf("Factor on absence under a month then", "factor")


class Pool(Frozen):
    """Permanent staff who cover absence in several units; the pool is itself a unit."""

    title: Text
    in_use: Leaf[Flag] = leaf("The pool exists", "yes/no")
    unit: Identifier = Field(title="The unit whose posts the pool's staff hold")
    units: tuple[Identifier, ...] = Field(min_length=1, title="Units the pool serves")
    groups: tuple[Identifier, ...] = Field(min_length=1, title="Competence groups employed in the pool")
    fraction: float = Field(strict=True, gt=0, le=1, default=1.0, title="Position fraction of a pool post")
    weekend_every: int = Field(strict=True, ge=0, le=8, default=3)
    posts_price_factor: Leaf[Factor] = leaf("Price of a pool hour held, in ordinary hourly cost", "factor")
    sampled_days: Leaf[Count] = leaf("Absence days drawn for the sizing", "days")
    families: tuple[Literal["day", "evening", "night", "long"], ...] = Field(
        default=(), title="Shift families the pool covers", description="none named = all"
    )
    weekdays: tuple[Weekday, ...] = Field(default=(), title="Weekdays the pool covers", description="none named = all")
    shared: Leaf[Flag] = leaf("The units share the pool's staff", "yes/no", default=_flag(True))
    cover_probability: Leaf[Promise] = leaf(
        "Least share of days on which every absence is covered, 0 = none asked",
        "share",
        default=Leaf[Promise](value=0.0, status="assumed", source=_SOURCE),
    )
    smallest_shift_hours: Leaf[ShiftHours] = leaf(
        "A shorter shift is paid as this",
        "hours",
        default=Leaf[ShiftHours](value=0.0, status="assumed", source=_SOURCE),
    )
    instead_of_substitutes: Leaf[Flag] = leaf(
        "As many posts as today's substitutes cost", "yes/no", default=_flag(False)
    )
    own_lines: Leaf[Flag] = leaf("As many posts as legal rota lines of its own take", "yes/no", default=_flag(False))
    situations: dict[Identifier, Situation] = Field(default={}, title="Situations that the pool is sized for, weighted")


class Recourse(Frozen):
    """Prices (times ordinary hourly cost) and capacities of each way to cover a shortage."""

    extra_shift_share: Leaf[Share] = leaf("Part-timers' free hours that can be used", "share", by_unit=True)
    extra_shift_price: Leaf[Price] = leaf("Price of an extra shift", "factor")
    neighbour_share: Leaf[Share] = leaf("Neighbours' surplus hours that can be lent", "share", by_unit=True)
    neighbour_price: Leaf[Price] = leaf("Price of an hour from a neighbour", "factor")
    hourly_share: Leaf[Share] = leaf("Hourly substitutes' hours, share of required hours", "share", by_unit=True)
    hourly_from_staff: Leaf[Flag] = leaf(
        "Hourly substitutes' hours are those the simulated substitutes work",
        "yes/no",
        by_unit=True,
        default=_flag(False),
    )
    hourly_price: Leaf[Price] = leaf("Price of an hourly substitute", "factor")
    overtime_share: Leaf[Share] = leaf("Overtime that can be used, share of contracted hours", "share", by_unit=True)
    overtime_price: Leaf[Price] = leaf("Price of overtime", "factor")
    agency_in_use: Leaf[Flag] = leaf("Agency may be used", "yes/no", by_unit=True)
    agency_by_ground: Leaf[Flag] = leaf(
        "Agency hours only for absence on a permitted ground", "yes/no", by_unit=True, default=_flag(False)
    )
    agency_share: Leaf[Share] = leaf("Agency hours that can be had, share of required hours", "share", by_unit=True)
    agency_price: Leaf[Price] = leaf("Price of agency", "factor")
    lower_share: Leaf[Share] = leaf("Shortage that lower competence may stand in for", "share", by_unit=True)
    lower_price: Leaf[Price] = leaf("Price of an hour at lower competence", "factor")
    uncovered_price: Leaf[Price] = leaf("Price of an hour nobody covers", "factor")
    pool_usable_share: Leaf[Share] = leaf("Pool hours that meet a shortage in time and place", "share")


class WorkingTime(Frozen):
    """Hours of a full position, before and after holidays and public holidays."""

    weekly_hours_day: Leaf[WeekHours] = leaf("Weekly hours, day work", "hours/week")
    weekly_hours_rota: Leaf[WeekHours] = leaf("Weekly hours, rota work", "hours/week")
    net_hours_day: Leaf[NetHours] = leaf("Hours a year after holidays, day work", "hours/year")
    net_hours_rota: Leaf[NetHours] = leaf("Hours a year after holidays, rota work", "hours/year")
    absence_factor: Leaf[Scale] = leaf("Factor on all absence under a month", "factor", by_unit=True)
