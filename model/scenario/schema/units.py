"""Units: where people work, what they need and which account function pays."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from model.scenario.schema.leaf import Frozen, Identifier, Leaf, Share, Text, leaf
from model.scenario.schema.need import NeedRule
from model.scenario.schema.rota import UnitRota

UnitKind = Literal[
    "nursing_home",
    "home_care",
    "supported_housing",
    "day_activity",
    "kindergarten",
    "school",
    "support",
    "pool",
    "joint",
]


class Unit(Frozen):
    """One place of work. A unit has a rota, or takes its posts from need; a pool gets them sized."""

    title: Text
    kind: UnitKind
    function: Identifier = Field(title="Function key in the functions table")
    catchment_share: Leaf[Share] = leaf("Share of the population that the unit serves", "share", by_unit=True)
    calendar: Identifier | None = Field(default=None, title="Term calendar of a unit that does not run all year")
    need: tuple[NeedRule, ...] = ()
    rota: UnitRota | None = None
    part_time_share: Leaf[Share] = leaf(
        "Share of need met by part-time posts (units without rota)", "share", by_unit=True
    )
    part_time_fraction: Leaf[Share] = leaf(
        "Fraction of a part-time post (units without rota)", "fraction", by_unit=True
    )
    neighbours: tuple[Identifier, ...] = Field(default=(), title="Units that lend each other staff")
