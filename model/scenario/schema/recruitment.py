"""Recruitment: the labour market, new graduates, and whether a post may be filled without the education."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from model.scenario.schema.leaf import Count, Factor, Flag, Frozen, Growth, Identifier, Leaf, Share, Text, leaf, listed

Percent = Annotated[int, Field(ge=1, le=100)]
CalendarMonth = Annotated[int, Field(ge=1, le=12)]
ApplicantsFactor = Annotated[float, Field(ge=0, le=100)]


class GroupRecruitment(Frozen):
    """How a competence group is recruited, beside its applicants and its time to hire."""

    applicants_growth_annual: Leaf[Growth] = leaf(
        "Yearly growth in applicants, the trend of the labour market", "share/year", by_unit=True
    )
    graduate_take_up: Leaf[Share] = leaf(
        "Chance in a month that an advertised post draws one of the graduates who look for work here",
        "share/month",
        by_unit=True,
    )
    dispensation_in_use: Leaf[Flag] = leaf(
        "Posts may be filled without the required education when patience is over", "yes/no", by_unit=True
    )


class College(Frozen):
    """A college or school class whose graduates look for work in the municipality for a while."""

    title: Text
    group: Identifier = Field(title="Competence group of the graduates")
    graduation_month: int = listed(
        "Month in which they finish", "calendar months", strict=True, ge=1, le=12, description="1–12"
    )
    graduates_annual: Leaf[Count] = leaf("Graduates a year", "persons/year")
    local_share: Leaf[Share] = leaf("Share of them who look for work here", "share")
    stay_months: Leaf[Count] = leaf("Months they look for work here before they go elsewhere", "months")


class RecruitmentSettings(Frozen):
    """What all groups have in common in recruitment."""

    competition: Leaf[Factor] = leaf(
        "Competition from other employers: applicants are divided by it, 1 is today's", "factor", by_unit=True
    )
    graduate_oldest_age: int = listed("Oldest age of a new graduate at hire", "years", strict=True, ge=18, le=75)


class PostSizeRow(Frozen):
    """Factor on applicants by the size of the post advertised; small posts draw fewer."""

    percent_from: Percent
    percent_to: Percent
    applicants_factor: ApplicantsFactor = Field(description="1 where the group's applicants a month hold")


class ApplicantMonthRow(Frozen):
    """Factor on applicants by calendar month; the twelve of a group have the mean 1."""

    group: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$", description="a competence group, or all")]
    month: CalendarMonth
    applicants_factor: ApplicantsFactor
