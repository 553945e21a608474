"""What the residents need: user groups, norms and the rules that turn them into hours."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from model.scenario.schema.leaf import Amount, ExtraTasks, Frozen, Growth, Identifier, Leaf, Scale, Share, Text, leaf


class UserGroup(Frozen):
    """Residents in an age range of whom a share uses a service."""

    title: Text
    age_from: int = Field(strict=True, ge=0, le=120, title="Youngest age", description="years, included")
    age_to: int = Field(strict=True, ge=0, le=120, title="Oldest age", description="years, included")
    users_per_inhabitant: Leaf[Share] = leaf("Share of the age range that uses the service", "share")
    hours_per_user_week: Leaf[Amount] | None = leaf("Staff hours per user and week", "hours/week", default=None)
    granted_hours_day: Leaf[Amount] | None = leaf("Granted hours, day", "hours/week", default=None)
    granted_hours_evening: Leaf[Amount] | None = leaf("Granted hours, evening", "hours/week", default=None)
    granted_hours_night: Leaf[Amount] | None = leaf("Granted hours, night", "hours/week", default=None)


class Levers(Frozen):
    """What moves every need by population: standard, initial shortage and productivity."""

    service_standard: Leaf[Scale] = leaf("Service standard, 1 is today's", "factor", by_unit=True)
    initial_shortage: Leaf[Share] = leaf("Need not met at the start, as a share of hours given", "share", by_unit=True)
    productivity_change_annual: Leaf[Growth] = leaf("Yearly change in productivity", "share/year", by_unit=True)
    new_tasks_share: Leaf[ExtraTasks] = leaf("Hours added by new tasks, as a share of need", "share", by_unit=True)


class KindergartenNorm(Frozen):
    """Adults per child, and pedagogical leaders per child, by age of the child."""

    children_per_adult_under_3: Leaf[Amount] = leaf("Children under 3 per adult", "children")
    children_per_adult_from_3: Leaf[Amount] = leaf("Children from 3 per adult", "children")
    children_per_leader_under_3: Leaf[Amount] = leaf("Children under 3 per pedagogical leader", "children")
    children_per_leader_from_3: Leaf[Amount] = leaf("Children from 3 per pedagogical leader", "children")
    attendance_under_3: Leaf[Share] = leaf("Share of children aged 1–2 with a place", "share")
    attendance_from_3: Leaf[Share] = leaf("Share of children aged 3–5 with a place", "share")
    skilled_share_of_other_adults: Leaf[Share] = leaf("Share of the other adults who are skilled", "share")


class SchoolNorm(Frozen):
    """Pupils per teacher and support staff per pupil."""

    pupils_per_teacher_grades_1_4: Leaf[Amount] = leaf("Pupils per teacher, grades 1–4", "pupils")
    pupils_per_teacher_grades_5_10: Leaf[Amount] = leaf("Pupils per teacher, grades 5–10", "pupils")
    teachers_per_group: Leaf[Amount] = leaf("Teacher positions for each group of pupils at the norm", "positions")
    support_positions_per_100_pupils: Leaf[Amount] = leaf("Support positions per 100 pupils", "positions")
    skilled_share_of_support: Leaf[Share] = leaf("Share of the support staff who are skilled", "share")


class Norms(Frozen):
    """The staffing norms in force."""

    kindergarten: KindergartenNorm
    school: SchoolNorm


class HomeCare(Frozen):
    """From granted hours to working hours."""

    direct_time_share: Leaf[Share] = leaf("Direct time with users, share of working hours", "share", by_unit=True)
    travel_share: Leaf[Share] = leaf("Travel, on top of direct time", "share", by_unit=True)


GroupShares = dict[Identifier, Leaf[Share]]


class ByUsers(Frozen):
    """Users × hours per user and week, shared out on competence groups."""

    rule: Literal["users"]
    user_group: Identifier
    group_shares: GroupShares = leaf("Share of the hours for each competence group", "share")


class ByGrantedHours(Frozen):
    """Granted home-care hours by time of day ÷ direct-time share, plus travel."""

    rule: Literal["granted_hours"]
    user_group: Identifier
    group_shares: GroupShares = leaf("Share of the hours for each competence group", "share")


class ByKindergartenNorm(Frozen):
    """Children in the catchment ÷ the kindergarten norm."""

    rule: Literal["kindergarten_norm"]
    leader_group: Identifier
    skilled_group: Identifier
    assistant_group: Identifier


class BySchoolNorm(Frozen):
    """Pupils in the catchment ÷ pupils per teacher, plus support staff."""

    rule: Literal["school_norm"]
    teacher_group: Identifier
    skilled_group: Identifier
    assistant_group: Identifier


class ByCover(Frozen):
    """The hours of the unit's own rota cover."""

    rule: Literal["cover"]


class ByPositions(Frozen):
    """A fixed number of positions for each competence group (support functions)."""

    rule: Literal["positions"]
    positions: dict[Identifier, Leaf[Amount]] = leaf("Full positions needed", "FTE", by_unit=True)


NeedRule = Annotated[
    ByUsers | ByGrantedHours | ByKindergartenNorm | BySchoolNorm | ByCover | ByPositions,
    Field(discriminator="rule"),
]
