"""The rota: shift kinds, line kinds, agreements on working time, and what one unit uses of them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from model.scenario.schema.agreements import Agreements, OwnValues, UnitAgreements
from model.scenario.schema.blocks import BlockSettings
from model.scenario.schema.leaf import Clock, Flag, Frozen, Identifier, Leaf, Money, Share, Text, leaf
from model.scenario.schema.rota_goals import PlannedAbsence, RotaGoals

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class RestingDuty(Frozen):
    """The part of a shift that is rest at the place of work (a sleeping night); an end not after the start = next day.

    Whoever rests is present, so cover is met and rest from work has not begun; but only a share of the time counts
    as working time and is paid (such as 1:7 = 0.143, or as agreed).
    """

    start: Clock
    end: Clock
    counted_share: Leaf[Share] = leaf("Share of the rest that counts as working time", "share", by_unit=True)


class ShiftKind(Frozen):
    """A shift with clock times; an end not after the start means the next day."""

    title: Text
    start: Clock
    end: Clock
    unpaid_minutes: int = Field(strict=True, ge=0, le=120, default=0, title="Unpaid break", description="minutes")
    family: Literal["day", "evening", "night", "long"]
    weekdays: tuple[Weekday, ...] = WEEKDAYS
    resting: RestingDuty | None = Field(default=None, title="Resting duty inside the shift (sleeping night)")
    in_use: Leaf[Flag] = leaf("The shift kind may be used", "yes/no", by_unit=True)


class LineKind(Frozen):
    """A range of position fractions worked every k-th weekend; a rota line is one of a kind."""

    title: Text
    fraction_from: float = Field(strict=True, gt=0, le=1, title="Smallest fraction")
    fraction_to: float = Field(strict=True, gt=0, le=1, title="Largest fraction")
    weekend_every: int = Field(strict=True, ge=0, le=8, title="Works every k-th weekend", description="0 = no weekends")
    in_use: Leaf[Flag] = leaf("The line kind may be used", "yes/no", by_unit=True)


class RotaPrices(Frozen):
    """The order of goals when a rota is sized, in kroner a week."""

    uncovered_hour_nok: Leaf[Money] = leaf("Price of an hour without cover", "NOK/hour")
    unqualified_step_nok: Leaf[Money] = leaf("Price when a higher group does a lower group's hour", "NOK/hour")
    line_nok: Leaf[Money] = leaf("Price of one more person in the rota", "NOK/week")
    part_time_line_nok: Leaf[Money] = leaf("Extra price of a part-time line", "NOK/week", by_unit=True)


class RotaSettings(Frozen):
    """Everything the units' rotas have in common."""

    shift_kinds: dict[Identifier, ShiftKind]
    line_kinds: dict[Identifier, LineKind]
    agreements: Agreements
    own_values: OwnValues = leaf(
        "Own working-time values by quantity of the rule table: a policy, or stricter than agreed",
        "of the quantity",
        by_unit=True,
        default={},
    )
    prices: RotaPrices
    mip_gap: float = Field(strict=True, gt=0, le=0.2, default=0.003, title="Relative gap at which line counts stop")


class UnitRota(Frozen):
    """What one unit's rota must cover, and with which shifts and lines."""

    cover: Identifier = Field(title="Cover pattern", description="cover_id in the cover table")
    cover_follows: Literal["fixed", "need"] = Field(title="The cover is fixed or scales with need hours")
    shift_kinds: tuple[Identifier, ...] = Field(min_length=1)
    line_kinds: tuple[Identifier, ...] = Field(min_length=1)
    allow_uncovered: Flag = Field(title="Cover may fall short, at a price")
    known_absence_planned: Leaf[Share] = leaf(
        "Share of the known absence (holidays) that the rota over-books", "share", by_unit=True
    )
    agreements: UnitAgreements | None = Field(default=None, title="Agreements of this unit where they differ")
    blocks: BlockSettings | None = Field(default=None, title="Block rules of this unit's rota")
    own_values: OwnValues = leaf("Own working-time values of this unit", "of the quantity", default={})
    full_time_hours: Literal["stated", "by_mix"] = Field(
        default="stated",
        title="Weekly hours of a full position",
        description="stated: working_time.weekly_hours_rota; by_mix: agreed hours by what each line works",
    )
    absence_planned: PlannedAbsence | None = None
    goals: RotaGoals | None = None
