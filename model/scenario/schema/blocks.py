"""Block rules of one unit's rota: how days worked, days off and shifts may follow each other."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from model.scenario.schema.leaf import Frozen, Identifier, Text

Days = Annotated[int, Field(strict=True, ge=1, le=28)]
Lengths = Annotated[tuple[Days, Days], Field(description="least and most days, both included")]
Pair = tuple[Identifier, Identifier]


class BlockSettings(Frozen):
    """Rules that planners and staff agree on for one unit; they come from no law and no row of the rule table."""

    source: Text = Field(title="Who decided the block rules")
    work_days: Lengths | None = Field(default=None, title="Least and most days worked in a row")
    days_off: Lengths | None = Field(default=None, title="Least and most days off in a row")
    shift_days: dict[Identifier, Lengths] = Field(default={}, title="Least and most days in a row of one shift kind")
    forbidden_next: tuple[Pair, ...] = Field(default=(), title="Shift kinds that may not follow the next day")
    forbidden_after_one_off: tuple[Pair, ...] = Field(
        default=(), title="Shift kinds that may not stand on each side of one day off"
    )
    weekend_off_in: int = Field(
        strict=True, ge=0, le=8, default=0, title="One of any so many weekends is free", description="0 = no rule"
    )
    days_off_together: int = Field(
        strict=True, ge=0, le=6, default=0, title="Days off in a row in every week", description="0 = no rule"
    )
