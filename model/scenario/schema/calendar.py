"""Term calendars: in which weeks of the year a school or a kindergarten runs, and how fully."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from model.scenario.schema.leaf import Frozen, Identifier, Leaf, Share, Text, leaf

Week = Annotated[int, Field(strict=True, ge=1, le=52)]


class CalendarPeriod(Frozen):
    """Weeks in a row with less than full activity."""

    title: Text
    first_week: Week = Field(title="First week, counted from the year's first")
    last_week: Week = Field(title="Last week, included")
    activity: Leaf[Share] = leaf("Share of full activity, 0 = closed", "share")


class TermCalendar(Frozen):
    """A year of 52 weeks that run in full where no period says otherwise.

    `year_work` tells how a full position's year is worked: ``ordinary`` – ordinary weeks while the unit runs;
    ``compressed`` – the year's net hours in the running weeks, so that these weeks are longer (teachers).
    """

    title: Text
    year_work: Literal["ordinary", "compressed"] = Field(title="How a full position's year is worked")
    periods: dict[Identifier, CalendarPeriod] = Field(default={}, title="Weeks with reduced activity or none")
