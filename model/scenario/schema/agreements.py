"""Which working-time agreements the units have: the key to the rule table."""

from __future__ import annotations

from model.scenario.schema.leaf import Amount, Flag, Frozen, Identifier, Leaf, leaf


class Agreements(Frozen):
    """The agreements that open rows of the rule table; law, tariff agreement and policy always hold."""

    individual: Leaf[Flag] = leaf("Employees have agreed in writing to averaged hours", "yes/no", by_unit=True)
    local_stewards: Leaf[Flag] = leaf("The local shop stewards have agreed", "yes/no", by_unit=True)
    central_union: Leaf[Flag] = leaf(
        "A union with right of nomination has agreed (shifts of 13–14 hours)", "yes/no", by_unit=True
    )
    authority: Leaf[Flag] = leaf("The Labour Inspection Authority has given leave", "yes/no", by_unit=True)


class UnitAgreements(Frozen):
    """The agreements of one unit where they differ; its own answer goes before that of the whole municipality."""

    individual: Leaf[Flag] | None = leaf("Employees of this unit have agreed to averaged hours", "yes/no", default=None)
    local_stewards: Leaf[Flag] | None = leaf("The unit's shop stewards have agreed", "yes/no", default=None)
    central_union: Leaf[Flag] | None = leaf("A union with right of nomination has agreed", "yes/no", default=None)
    authority: Leaf[Flag] | None = leaf("The authority has given leave for this unit", "yes/no", default=None)


OwnValues = dict[Identifier, Leaf[Amount]]
