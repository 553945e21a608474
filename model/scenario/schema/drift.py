"""Market drift: hourly substitutes who take shifts, stay, and become permanent – and what taking control changes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from model.scenario.schema.leaf import Factor, Flag, Frozen, Leaf, Share, leaf

WholeMonths = Annotated[int, Field(strict=True, ge=1, le=600)]


class GroupDrift(Frozen):
    """How hourly substitutes who hold a competence group come, work, rise and go."""

    offered_share: Leaf[Share] = leaf(
        "Open and absent hours of the group's posts offered to hourly substitutes", "share", by_unit=True
    )
    inflow_per_month: Leaf[Factor] = leaf(
        "New hourly substitutes in a unit while offered hours are not worked", "persons/month", by_unit=True
    )
    capacity: Leaf[Share] = leaf("Most an hourly substitute can work, of a full position", "share")
    quit_rate_annual: Leaf[Share] = leaf("Hourly substitutes who stop", "share/year", by_unit=True)
    long_term_rate_annual: Leaf[Share] = leaf(
        "Chance of a temporary contract where a post is vacant or its holder long absent", "share/year", by_unit=True
    )
    permanent_rate_annual: Leaf[Share] = leaf(
        "Chance that a long-term substitute is given a vacant post", "share/year", by_unit=True
    )


class DriftSettings(Frozen):
    """Legal triggers, what breaks a substitute's work, and the switch that takes control of recruitment."""

    continuous_months: Leaf[WholeMonths] = leaf("Continuous substitute work, beyond it a permanent post", "months")
    temporary_months: Leaf[WholeMonths] = leaf("Temporary work, beyond it a permanent post", "months")
    claim_share: Leaf[Share] = leaf("People who claim what the law gives them", "share", by_unit=True)
    break_months: Leaf[WholeMonths] = leaf("Months without work that break continuous work", "months")
    idle_months: Leaf[WholeMonths] = leaf("Months without work until a substitute is gone", "months")
    controlled_recruitment: Leaf[Flag] = leaf(
        "Only people with the required competence, or on their way to it, get contracts", "yes/no", by_unit=True
    )
    controlled_inflow_factor: Leaf[Factor] = leaf(
        "Factor on new hourly substitutes where recruitment is controlled", "factor", by_unit=True
    )
    controlled_training_share: Leaf[Share] = leaf(
        "Substitutes near the trigger who are offered training instead of a break", "share", by_unit=True
    )
