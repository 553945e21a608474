"""Training: programmes for the staff, and external ones whose students hold no post."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from model.scenario.schema.leaf import (
    Amount,
    Count,
    Factor,
    Flag,
    Frozen,
    Identifier,
    Leaf,
    Money,
    Share,
    Text,
    leaf,
    listed,
)

Level = Annotated[int, Field(strict=True, ge=1, le=3)]
IntakeMonths = tuple[Annotated[int, Field(strict=True)], ...]


class LaterMonths(Frozen):
    """The share of the students who need so many months more than planned."""

    later_months: int = Field(strict=True, ge=0, le=60, title="Months beyond the duration")
    share: float = Field(strict=True, ge=0, le=1, title="Share of the students")


class DropoutStep(Frozen):
    """From this month of study on, drop-out is so many times the programme's rate; holds until the next step."""

    from_month: int = Field(strict=True, ge=1, le=120, title="Month of study, the first is 1")
    factor: float = Field(strict=True, ge=0, le=100, title="Factor on the monthly drop-out")


class Added(Frozen):
    """The competence that a programme gives, and its level."""

    competence: Identifier
    level: Level = Field(default=1, title="Level, 1–3")


class Supervision(Frozen):
    """Practice supervision: students learn beside colleagues of their own unit, so capacity is counted there.

    A unit can take students up to `students_per_supervisor` × the people of these groups at work in it. Programmes
    with a supervising group in common share that capacity.
    """

    groups: tuple[Identifier, ...] = Field(default=(), title="Who supervises; empty = those who hold to_group")
    students_per_supervisor: Leaf[Amount] = leaf("Students for each supervisor at work in the unit", "students")


class Course(Frozen):
    """What programmes for the staff and external ones have in common."""

    title: Text
    in_use: Leaf[Flag] = leaf("The programme runs", "yes/no", by_unit=True)
    seats: Leaf[Count] = leaf("Seats per intake", "seats")
    intake_months: IntakeMonths = listed("Months with intake", "calendar months", min_length=1, description="1–12")
    duration_months: Leaf[Count] = leaf("Duration", "months")
    duration_spread: tuple[LaterMonths, ...] = listed(
        "How many months more than planned, with shares that sum to 1; empty = all as planned", "share", default=()
    )
    dropout_rate_monthly: Leaf[Share] = leaf("Students who drop out", "share/month")
    dropout_steps: tuple[DropoutStep, ...] = listed(
        "Drop-out by month of study; empty = the same", "factor", default=()
    )
    cost_per_seat_annual_nok: Leaf[Money] = leaf("Cost of a taken seat", "NOK/year")
    cost_per_head_nok: Leaf[Money] = leaf("Cost of a student at entry", "NOK/student")
    source: Text | None = Field(
        default=None, title="Source of the months with intake, the ages, the spread and the steps"
    )


class Programme(Course):
    """A training programme for the staff: to another competence group, to a competence, or a step towards one.

    Open to `from_group`, to `for_groups`, or to all staff when neither is given.
    """

    from_group: Identifier | None = Field(default=None, title="The competence group it is for")
    for_groups: tuple[Identifier, ...] = Field(default=(), title="Where it is for several groups; empty = all staff")
    to_group: Identifier | None = Field(default=None, title="The competence group it leads to, if any")
    adds: Added | None = None
    units: tuple[Identifier, ...] = Field(default=(), title="Units it is for; empty = all")
    after: tuple[Identifier, ...] = Field(default=(), title="Programmes to have completed before")
    experience_months: Leaf[Count] = leaf("Worked months (as full time) before entry", "months")
    smallest_fraction: Leaf[Share] = leaf("Smallest position fraction at entry", "fraction")
    entry_rate_annual: Leaf[Share] = leaf("Share of the eligible who apply in a year", "share/year", by_unit=True)
    motivation_factor: Leaf[Factor] = leaf("Factor on the share who apply", "factor", by_unit=True)
    study_leave_share: Leaf[Share] = leaf("Working time spent on study", "share")
    bound_months: Leaf[Count] = leaf("Binding time after completion", "months")
    bound_quit_factor: Leaf[Share] = leaf("Quitting in the binding time, against ordinary quitting", "factor")
    supervision: Supervision | None = None
    youngest_age: int = listed("Youngest age at entry", "years", strict=True, ge=15, le=75, default=18)
    oldest_age: int = listed("Oldest age at entry", "years", strict=True, ge=15, le=75, default=60)

    @property
    def takes(self) -> tuple[str, ...]:
        """The competence groups it is for; empty = all staff."""
        return (self.from_group, *self.for_groups) if self.from_group is not None else self.for_groups


class ExternalProgramme(Course):
    """Training outside basic staffing, such as apprentices: its students hold no post, its graduates may apply."""

    to_group: Identifier
    unit: Identifier = Field(title="The unit that pays and is credited the grant")
    fill_share: Leaf[Share] = leaf("Chance that a seat is taken", "share")
    stay_share: Leaf[Share] = leaf("Graduates who look for work in the municipality", "share")
    available_months: Leaf[Count] = leaf("Months that a graduate looks for work", "months")
    pay_annual_nok: Leaf[Money] = leaf("Pay of a student, on-costs included", "NOK/year")
    grant_annual_nok: Leaf[Money] = leaf("Grant for a student", "NOK/year")


__all__ = ["Added", "Course", "DropoutStep", "ExternalProgramme", "LaterMonths", "Programme", "Supervision"]
