"""Joint positions shared with a neighbour municipality: what it pays, and what is paid to it."""

from __future__ import annotations

import pandas as pd

from model.budget.frames import checked
from model.scenario.schema import Scenario

_KEYS = ["replication", "year", "unit"]
_PERCENT_MONTHS_OF_A_POSITION = 1200


def joint_position_costs(scenario: Scenario, years: pd.DataFrame) -> pd.DataFrame:
    """Cost lines of what is bought from and sold to a neighbour: replication, year, unit, cost_item, cost_nok.

    Sold is what stands on a unit of kind joint in the staff's years, contracted, at the agreed price: an income,
    so negative. Bought is the agreed amount in the years in use. Both are booked on the joint unit, outside
    pay: no on-costs.
    """
    years = checked("staff years", years, [*_KEYS, "percent_months"])
    years = years.astype({"unit": "str"})
    replications = sorted(years["replication"].unique())
    rows = []
    for name in sorted(scenario.joint_positions):
        joint = scenario.joint_positions[name]
        own = years[years["unit"] == joint.unit]
        sold = own.groupby(["replication", "year"], as_index=False)["percent_months"].sum()
        rows += [
            (replication, year, joint.unit, "positions_sold", -_fte(percent) * joint.price_annual_nok.at(year))
            for replication, year, percent in sold.itertuples(index=False, name=None)
        ]
        rows += [
            (replication, year, joint.unit, "positions_bought", bought)
            for year in scenario.years
            if (bought := joint.in_use.at(year) * joint.bought_fte.at(year) * joint.price_annual_nok.at(year)) > 0
            for replication in replications
        ]
    lines = pd.DataFrame(rows, columns=[*_KEYS, "cost_item", "cost_nok"])
    return lines.astype({"replication": "int16", "year": "int64", "cost_nok": "float64"})


def _fte(percent_months: float) -> float:
    return percent_months / _PERCENT_MONTHS_OF_A_POSITION
