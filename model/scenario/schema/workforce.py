"""The staff: competence groups and how people come, change and go."""

from __future__ import annotations

from pydantic import Field

from model.scenario.schema.drift import GroupDrift
from model.scenario.schema.exits import GroupExits
from model.scenario.schema.leaf import (
    Count,
    Factor,
    Flag,
    Frozen,
    Identifier,
    Leaf,
    Months,
    Share,
    Text,
    YearsLater,
    leaf,
    listed,
)
from model.scenario.schema.leave import GroupLeave
from model.scenario.schema.recruitment import GroupRecruitment


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
    exits: GroupExits
    leave: GroupLeave
    drift: GroupDrift
    recruitment: GroupRecruitment


class WorkforceSettings(Frozen):
    """What all groups have in common."""

    retirement_factor: Leaf[Factor] = leaf("Factor on the yearly chance to retire", "factor", by_unit=True)
    retirement_shift_years: Leaf[YearsLater] = leaf("People retire this many years later", "years")
    smallest_vacancy: float = listed("Smallest fraction that is advertised", "fraction", strict=True, ge=0.01, le=1)
    offers_in_use: Leaf[Flag] = leaf("Part-timers are offered larger fractions first", "yes/no", by_unit=True)
    wanted_margin: float = listed(
        "Wanted above fraction before part-time is unwanted", "fraction", strict=True, gt=0, le=1
    )
    experience_at_hire_months: Leaf[Count] = leaf("Earlier relevant work of a new recruit", "months")
