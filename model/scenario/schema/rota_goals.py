"""What a unit's rota aims at besides cover and cost, and the absence it plans for besides holidays."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from model.scenario.schema.leaf import Count, Flag, Frozen, Leaf, Money, Share, leaf

Step = Annotated[float, Field(strict=True, gt=0, lt=1, allow_inf_nan=False)]


class PlannedAbsence(Frozen):
    """Known absence besides holidays that the rota over-books: plan with the absence you know."""

    study_share: Leaf[Share] = leaf("Share of contracted hours on study leave, on average", "share", by_unit=True)
    study_planned: Leaf[Share] = leaf("Share of the study leave that the rota over-books", "share", by_unit=True)
    sickness_planned: Leaf[Share] = leaf(
        "Share of the average short absence (absence table) that the rota over-books", "share", by_unit=True
    )


class StaffLimits(Frozen):
    """How far each group of the unit's rota may move from the people of today (the staff table)."""

    fewer: Leaf[Count] | None = leaf("At most so many fewer people in each group", "people", by_unit=True, default=None)
    more: Leaf[Count] | None = leaf("At most so many more people in each group", "people", by_unit=True, default=None)
    keep_fractions: Flag = Field(default=False, title="Nobody's position fraction is lowered")
    fraction_steps: tuple[Step, ...] = Field(
        default=(0.5, 0.75), title="Part-time line kinds are split at these fractions so that fractions can be kept"
    )
    lowered_nok: Leaf[Money] | None = leaf("Price of lowering one person's fraction", "NOK/week", default=None)


class RotaGoals(Frozen):
    """Targets and limits of one unit's rota, and whether goals are priced or strictly ordered."""

    order: Literal["priced", "strict"] = Field(default="priced", title="Goals have prices, or come one after another")
    full_time_target: Leaf[Share] | None = leaf(
        "Share of the people that are to have full positions", "share", by_unit=True, default=None
    )
    full_time_short_nok: Leaf[Money] | None = leaf(
        "Price of one full position short of the target", "NOK/week", by_unit=True, default=None
    )
    heads_most: Leaf[Count] | None = leaf("At most so many people in the rota", "people", by_unit=True, default=None)
    planned_hour_nok: Leaf[Money] | None = leaf(
        "Price of an hour short of the planned absence, where people are limited", "NOK/hour", default=None
    )
    staff: StaffLimits | None = None
