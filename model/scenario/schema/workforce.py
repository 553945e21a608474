"""The staff: competence groups and how people come, change and go; training programmes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from model.scenario.schema.drift import GroupDrift
from model.scenario.schema.leaf import (
    Count,
    Factor,
    Flag,
    Frozen,
    Identifier,
    Leaf,
    Money,
    Months,
    Share,
    Text,
    YearsLater,
    leaf,
)


class Group(Frozen):
    """A competence group. `covers_for` names the groups whose work it may also do (one way)."""

    title: Text
    position_code: Text = Field(title="Position code in the national register")
    health_education: bool = Field(strict=True, title="Counts as health or social education")
    care: bool = Field(strict=True, title="Works in health and care")
    covers_for: tuple[Identifier, ...] = ()
    pay_ladder: Identifier
    quit_rate_annual: Leaf[Share] = leaf("People who quit, retirement taken out", "share/year", by_unit=True)
    long_leave_rate_annual: Leaf[Factor] = leaf("Spells of long leave per person", "spells/year", by_unit=True)
    long_leave_mean_months: Leaf[Months] = leaf("Mean length of a long leave", "months")
    applicants_per_month: Leaf[Factor] = leaf(
        "Qualified applicants per advertised post", "applicants/month", by_unit=True
    )
    hire_delay_mean_months: Leaf[Months] = leaf("Mean time from choice to first day", "months")
    patience_months: Leaf[Count] = leaf("Months of search before the requirement is given up", "months", by_unit=True)
    unqualified_hire_share: Leaf[Share] = leaf(
        "Chance in each later month to fill the post without the required education", "share/month", by_unit=True
    )
    unqualified_group: Identifier | None = Field(default=None, title="Who is hired when nobody qualified applies")
    larger_fraction_take_up: Leaf[Share] = leaf(
        "Chance in a month that an eligible part-timer accepts a larger fraction", "share/month", by_unit=True
    )
    drift: GroupDrift


class Programme(Frozen):
    """A training programme from one competence group to another."""

    title: Text
    from_group: Identifier
    to_group: Identifier
    in_use: Leaf[Flag] = leaf("The programme runs", "yes/no", by_unit=True)
    seats: Leaf[Count] = leaf("Seats per intake", "seats")
    intake_months: tuple[Annotated[int, Field(strict=True)], ...] = Field(
        min_length=1, title="Months with intake", description="1–12"
    )
    duration_months: Leaf[Count] = leaf("Duration", "months")
    experience_months: Leaf[Count] = leaf("Worked months (as full time) before entry", "months")
    entry_rate_annual: Leaf[Share] = leaf("Share of the eligible who apply in a year", "share/year", by_unit=True)
    dropout_rate_monthly: Leaf[Share] = leaf("Students who drop out", "share/month")
    study_leave_share: Leaf[Share] = leaf("Working time spent on study", "share")
    cost_per_seat_annual_nok: Leaf[Money] = leaf("Cost of a taken seat", "NOK/year")
    youngest_age: int = Field(strict=True, ge=15, le=75, default=18)
    oldest_age: int = Field(strict=True, ge=15, le=75, default=60)


class WorkforceSettings(Frozen):
    """What all groups have in common."""

    retirement_factor: Leaf[Factor] = leaf("Factor on the yearly chance to retire", "factor", by_unit=True)
    retirement_shift_years: Leaf[YearsLater] = leaf("People retire this many years later", "years")
    smallest_vacancy: float = Field(strict=True, gt=0, le=1, title="Smallest fraction that is advertised")
    offers_in_use: Leaf[Flag] = leaf("Part-timers are offered larger fractions first", "yes/no", by_unit=True)
    wanted_margin: float = Field(strict=True, gt=0, le=1, title="Wanted above fraction before part-time is unwanted")
    experience_at_hire_months: Leaf[Count] = leaf("Earlier relevant work of a new recruit", "months")
