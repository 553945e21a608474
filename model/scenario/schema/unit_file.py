"""One unit by itself: what the sizing of its rota reads, in a file of its own.

The parts are the scenario's own; only what a file for one unit may leave out gets a default here.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from model.scenario.schema.budget import Supplements
from model.scenario.schema.calendar import TermCalendar
from model.scenario.schema.leaf import (
    Clock,
    Flag,
    Frozen,
    Identifier,
    Leaf,
    Money,
    NetHours,
    Scale,
    Share,
    Text,
    WeekHours,
    leaf,
)
from model.scenario.schema.pool import WorkingTime
from model.scenario.schema.rota import LineKind, RotaSettings, ShiftKind, UnitRota, Weekday
from model.scenario.schema.tables import Fraction

UNIT = "unit"
CALENDAR = "own"
_LISTED = "a kind that is listed is in use"
_UNREAD = "not read by a rota"

Frequency = Annotated[int, Field(strict=True, ge=1, le=8)]


def _unread(value: float) -> Leaf[float]:
    return Leaf[float](value=value, status="assumed", source=_UNREAD)


def _in_use(title: str) -> Any:
    return leaf(title, "yes/no", by_unit=True, default=Leaf[Flag](value=True, status="assumed", source=_LISTED))


class OwnShiftKind(ShiftKind):
    """A shift kind; in use unless the file says otherwise."""

    in_use: Leaf[Flag] = _in_use("The shift kind may be used")


class OwnLineKind(LineKind):
    """A line kind; in use unless the file says otherwise."""

    in_use: Leaf[Flag] = _in_use("The line kind may be used")


class OwnRotaSettings(RotaSettings):
    """Shift kinds, line kinds, rules and prices."""

    shift_kinds: dict[Identifier, OwnShiftKind] = Field(min_length=1)  # type: ignore[assignment]
    line_kinds: dict[Identifier, OwnLineKind] = Field(min_length=1)  # type: ignore[assignment]


class OwnRota(UnitRota):
    """What holds for the unit; every shift kind and line kind in the file is used unless some are named."""

    cover: Literal["unit"] = Field(default="unit", title="The file's own cover")
    cover_follows: Literal["fixed"] = Field(default="fixed", title="The cover is as written")
    shift_kinds: tuple[Identifier, ...] = Field(default=(), title="Shift kinds used", description="empty = all")
    line_kinds: tuple[Identifier, ...] = Field(default=(), title="Line kinds used", description="empty = all")


class OwnWorkingTime(WorkingTime):
    """Hours of a full position in the rota; day work has none here."""

    weekly_hours_day: Leaf[WeekHours] = leaf("Weekly hours, day work", "hours/week", default=_unread(37.5))
    net_hours_day: Leaf[NetHours] = leaf("Hours a year after holidays, day work", "hours/year", default=_unread(1950.0))
    absence_factor: Leaf[Scale] = leaf("Factor on all absence under a month", "factor", default=_unread(1.0))


class OwnGroup(Frozen):
    """A competence group. `covers_for` names the groups whose work it may also do (one way)."""

    title: Text
    covers_for: tuple[Identifier, ...] = ()
    hour_nok: Leaf[Money] = leaf("Cost of an hour, on-costs included and supplements not", "NOK/hour")
    exit_rate_annual: Leaf[Share] | None = leaf(
        "People who leave in a year; needed where today's staff are given", "share/year", default=None
    )
    short_absence_share: Leaf[Share] | None = leaf(
        "Absence under a month, needed where the rota over-books sickness", "share", default=None
    )


class OwnSupplements(Supplements):
    """Supplements for evening, night and weekend; holy days are not planned in a repeating rota."""

    holy_day_share: Leaf[float] = leaf(
        "Holy-day supplement, share of hourly pay",
        "share",
        default=_unread(0.0),
    )
    holy_days_year: Leaf[float] = leaf(
        "Holy days that do not fall on a Sunday",
        "days/year",
        default=_unread(0.0),
    )


class CoverNeed(Frozen):
    """How many of a group must be present between two clock times, on each of the weekdays."""

    group: Identifier
    weekdays: tuple[Weekday, ...] = Field(min_length=1)
    start: Clock
    end: Clock
    required: int = Field(strict=True, ge=0, le=500)


class Employees(Frozen):
    """People of the unit today who are alike: group, fraction, and the fraction they want."""

    group: Identifier
    number: int = Field(strict=True, ge=1, le=500)
    fraction: Fraction
    wanted_fraction: Fraction | None = Field(default=None, description="left out = did not answer")


class UnitOptions(Frozen):
    """What is worked out besides the rota itself."""

    weekends_to_compare: tuple[Frequency, ...] = Field(
        default=(), title="Weekend frequencies to compare", description="3 = every third weekend"
    )
    pool_shares: tuple[Share, ...] = Field(
        default=(0.0,),
        min_length=1,
        title="Shares of the planned absence covered by a pool",
        description="compared with each weekend frequency",
    )


class UnitFile(Frozen):
    """A unit's facts and decisions, enough to size, build and check its rota."""

    utsyn_unit: Literal[1]
    title: Text
    year: int = Field(strict=True, ge=1990, le=2150, title="Year whose rules and prices hold")
    groups: dict[Identifier, OwnGroup] = Field(min_length=1)
    working_time: OwnWorkingTime
    supplements: OwnSupplements
    rota: OwnRotaSettings
    unit: OwnRota
    cover: tuple[CoverNeed, ...] = Field(min_length=1)
    staff: tuple[Employees, ...] = ()
    calendar: TermCalendar | None = Field(
        default=None, title="Weeks in which the unit is closed or runs less", description="left out = runs all year"
    )
    options: UnitOptions = UnitOptions()


class RotaRow(Frozen):
    """A week of a rota line, as the program writes it and a planner may change it; an empty cell is a day off."""

    line: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}\.[a-z][a-z0-9_~]{0,60}\.[0-9]{1,4}$")] = Field(
        description="group.kind.number"
    )
    people: int = Field(ge=1, le=500, description="people who follow the line")
    week: int = Field(ge=1, le=520)
    mon: Text | None = None
    tue: Text | None = None
    wed: Text | None = None
    thu: Text | None = None
    fri: Text | None = None
    sat: Text | None = None
    sun: Text | None = None
