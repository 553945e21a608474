"""The CSV tables of a scenario: one model a table, one field a column, in the file's own order.

Column names carry the unit of measure. Every row is validated, so a fault is told by file, row and column.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from model.scenario.schema.competences import CompetenceRow
from model.scenario.schema.exits import DisabilityAgeRow, QuitTenureRow, SmallerFractionRow
from model.scenario.schema.leaf import Age, Clock, Frozen, Identifier, NonNegative, Share, Text
from model.scenario.schema.leave import ParentalLeaveRow
from model.scenario.schema.recruitment import ApplicantMonthRow, PostSizeRow
from model.scenario.schema.rota import Weekday

Month = Annotated[int, Field(ge=1, le=12)]
Fraction = Annotated[float, Field(gt=0, le=1)]
TenureYears = Annotated[float, Field(ge=0, le=60)]
Pay = Annotated[float, Field(ge=0, le=100_000_000)]
GroupOrAll = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$", description="a competence group, or all")]

OPTIONAL_NUMBER: dict[str, Any] = {"optional_column": "float64"}
OPTIONAL_TEXT: dict[str, Any] = {"optional_column": "str"}
"""Mark a column that a file may lack altogether; it is then empty in every row, and kept as this type."""

COST_ITEMS = (
    "fixed_pay",
    "substitutes",
    "extra_help",
    "overtime",
    "other_pay",
    "pension",
    "employer_contribution",
    "courses",
    "agency",
    "sick_pay_refund",
    "apprentice_pay",
    "training_grants",
    "positions_bought",
    "positions_sold",
)
TRAINING_ITEMS = ("apprentice_pay", "training_grants")
"""Cost items that only a scenario with external programmes needs."""


class StaffRow(Frozen):
    """One employment on the snapshot date."""

    person_id: Text
    unit: Identifier
    group: Identifier = Field(description="competence group the person holds")
    post_group: Identifier = Field(description="competence group the post requires")
    birth_year: int = Field(ge=1930, le=2015)
    birth_month: Month
    fraction: Fraction = Field(description="position fraction; an hourly contract carries its mean use")
    wanted_fraction: Fraction | None = Field(default=None, description="empty = did not answer")
    contract: Literal["permanent", "temporary", "hourly"]
    seniority_years: int = Field(ge=0, le=60)
    tenure_years: TenureYears | None = Field(
        default=None,
        description="years with this employer; empty = the pay seniority stands in for it",
        json_schema_extra=OPTIONAL_NUMBER,
    )
    sex: Literal["f", "m"] | None = Field(default=None, description="empty = not told", json_schema_extra=OPTIONAL_TEXT)


class PopulationRow(Frozen):
    """Projected inhabitants in an age range on 1 January."""

    year: int = Field(ge=1990, le=2200)
    age_from: int = Field(ge=0, le=120)
    age_to: int = Field(ge=0, le=120)
    persons: int = Field(ge=0, le=10_000_000)


class CoverRow(Frozen):
    """How many of a competence group must be present between two clock times on a weekday."""

    cover_id: Identifier
    group: Identifier
    weekday: Weekday
    start: Clock
    end: Clock
    required: int = Field(ge=0, le=500)


class AbsenceRow(Frozen):
    """Absence under a month, as a share of contracted hours, by group and calendar month."""

    group: Identifier
    month: Month
    short_absence_share: Share


class RetirementRow(Frozen):
    """The yearly chance to retire at an age, for those still working."""

    group: GroupOrAll
    age: Age
    probability_annual: Share


class HireAgeRow(Frozen):
    """Weights for the age of a new recruit."""

    group: GroupOrAll
    age_from: Age
    age_to: Age
    weight: NonNegative


class LeaveAgeRow(Frozen):
    """Factor on the rate of long leave by age."""

    age_from: Age
    age_to: Age
    factor: NonNegative


class QuitAgeRow(Frozen):
    """Factor on the rate of quitting by age; the group's rate holds where the factor is 1."""

    age_from: Age
    age_to: Age
    factor: NonNegative


class PayRow(Frozen):
    """Yearly pay of a full position by pay ladder and seniority."""

    pay_ladder: Identifier
    seniority_years_from: int = Field(ge=0, le=60)
    pay_annual_nok: Pay


class AccountRow(Frozen):
    """Which account code a kind of cost is booked on; refunds are booked as negative cost."""

    cost_item: Identifier = Field(description="one row for each of " + ", ".join(COST_ITEMS))
    account_code: Annotated[str, Field(pattern=r"^\d{3,4}$")]
    title: Text


class FunctionRow(Frozen):
    """Which KOSTRA function a unit's cost belongs to, from a year on."""

    function: Identifier
    function_code: Annotated[str, Field(pattern=r"^\d{3}$")]
    valid_from_year: int = Field(ge=1990, le=2200)
    title: Text


ROW_MODELS: dict[str, type[Frozen]] = {
    "staff": StaffRow,
    "population": PopulationRow,
    "cover": CoverRow,
    "absence": AbsenceRow,
    "retirement": RetirementRow,
    "hire_ages": HireAgeRow,
    "leave_ages": LeaveAgeRow,
    "quit_ages": QuitAgeRow,
    "quit_tenure": QuitTenureRow,
    "disability_ages": DisabilityAgeRow,
    "smaller_fractions": SmallerFractionRow,
    "parental_leave": ParentalLeaveRow,
    "post_sizes": PostSizeRow,
    "applicant_months": ApplicantMonthRow,
    "pay": PayRow,
    "accounts": AccountRow,
    "functions": FunctionRow,
    "competences": CompetenceRow,
}

OPTIONAL_TABLES = frozenset({"competences"})
"""Tables that a scenario may leave out; they are then empty."""


def optional_columns(kind: type[BaseModel]) -> dict[str, str]:
    """The columns that a table's file may lack, each with the type it is kept as."""
    extras = {name: field.json_schema_extra for name, field in kind.model_fields.items()}
    found = {name: extra.get("optional_column") for name, extra in extras.items() if isinstance(extra, dict)}
    return {name: str(kept_as) for name, kept_as in found.items() if kept_as}
