"""Position size: the full-time policy, and posts joined across units or with a neighbour municipality."""

from __future__ import annotations

from pydantic import Field

from model.scenario.schema.leaf import Amount, Flag, Frozen, Identifier, Leaf, Money, Share, Text, leaf, listed


class PositionSettings(Frozen):
    """The full-time policy: part-timers come to want a full position; hours still come from open hours only."""

    full_time_policy_in_use: Leaf[Flag] = leaf("The unit has a full-time policy", "yes/no", by_unit=True)
    full_time_policy_take_up: Leaf[Share] = leaf(
        "Chance in a month that a part-timer who has not asked for a full position comes to want one",
        "share/month",
        by_unit=True,
    )


class JointPosition(Frozen):
    """Part posts of one group in several units, put together to larger posts in a unit of kind joint.

    A part may be sold to a neighbour municipality, or bought from one; the price is agreed between them.
    """

    title: Text
    in_use: Leaf[Flag] = leaf("The joint positions exist", "yes/no")
    unit: Identifier = Field(title="The unit of kind joint that holds the positions")
    units: tuple[Identifier, ...] = Field(min_length=1, title="Units whose part posts are joined")
    group: Identifier = Field(title="Competence group that the posts require")
    fraction: float = listed("Fraction of a joint position", "fraction", strict=True, ge=0.01, le=1, default=1.0)
    sold_fte: Leaf[Amount] = leaf("Full positions' worth sold to a neighbour municipality", "FTE")
    bought_fte: Leaf[Amount] = leaf("Full positions' worth bought from a neighbour municipality", "FTE")
    price_annual_nok: Leaf[Money] = leaf("Agreed price of a full position's work, sold or bought", "NOK/year")
