"""Why people leave and how often: what the rates of quitting, retiring and disability depend on."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from model.scenario.schema.leaf import Age, Amount, Factor, Frozen, Leaf, NonNegative, Share, leaf

AgeLimit = Annotated[int, Field(strict=True, ge=55, le=75)]
ServiceSum = Annotated[int, Field(strict=True, ge=50, le=130)]


class GroupExits(Frozen):
    """How a competence group leaves, besides the quit rate and the retirement table."""

    disability_rate_annual: Leaf[Share] = leaf(
        "People who leave on disability pension, at the age where the factor is 1", "share/year", by_unit=True
    )
    special_age_limit: Leaf[AgeLimit] | None = leaf(
        "Special age limit of the positions", "years", default=None, description="leave it out where there is none"
    )
    special_limit_take_up_annual: Leaf[Share] = leaf(
        "Chance to retire at the special age limit, on top of the retirement table", "share/year", by_unit=True
    )
    early_pension_take_up_annual: Leaf[Share] = leaf(
        "Chance to use the 85-year rule, on top of the retirement table", "share/year", by_unit=True
    )
    men_share_of_recruits: Leaf[Share] = leaf("Men among new recruits", "share")


class ExitSettings(Frozen):
    """Exits: what all groups have in common. Factors multiply the monthly chance to quit."""

    first_year_quit_factor: Leaf[Factor] = leaf(
        "Factor on quitting in the first year, on top of the tenure table; an introduction programme lowers it",
        "factor",
        by_unit=True,
    )
    temporary_quit_factor: Leaf[Factor] = leaf("Factor on quitting with a temporary contract", "factor")
    part_time_quit_factor: Leaf[Factor] = leaf("Factor on quitting in a part-time position", "factor")
    men_quit_factor: Leaf[Factor] = leaf("Factor on quitting for men", "factor")
    men_retirement_factor: Leaf[Factor] = leaf("Factor on the yearly chance to retire for men", "factor")
    general_age_limit: Leaf[AgeLimit] = leaf("General age limit: nobody works at or after this age", "years")
    early_pension_sum_years: Leaf[ServiceSum] = leaf("Age and service that give early pension (85-year rule)", "years")
    early_pension_years_before_limit: Leaf[Amount] = leaf("Early pension begins this long before the limit", "years")
    smaller_fraction_factor: Leaf[Factor] = leaf(
        "Factor on the chance to reduce the position before retirement", "factor", by_unit=True
    )


class QuitTenureRow(Frozen):
    """Factor on quitting by whole years with the employer, from this many years on."""

    tenure_years_from: int = Field(ge=0, le=60)
    factor: NonNegative


class DisabilityAgeRow(Frozen):
    """Factor on the rate of disability pension by age; the group's rate holds where the factor is 1."""

    age_from: Age
    age_to: Age
    factor: NonNegative


class SmallerFractionRow(Frozen):
    """Yearly chance to reduce the position at an age, and by how much; an age without a row has none."""

    age_from: Age
    age_to: Age
    chance_annual: Share
    percent_points: int = Field(ge=1, le=100)
