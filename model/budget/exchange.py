"""Joint positions shared with a neighbour municipality: what it pays, and what is paid to it."""

from __future__ import annotations

import numpy as np

from model.budget.axes import Cells
from model.scenario.schema import Scenario


def joint_position_costs(scenario: Scenario, fte: Cells) -> dict[str, Cells]:
    """What is bought from and sold to a neighbour: kroner by cost item [replication, year, unit].

    Sold is what stands on a unit of kind joint in the staff's years, contracted (`fte` [replication, year, unit,
    group]), at the agreed price: an income, so negative. Bought is the agreed amount in the years in use. Both are
    booked on the joint unit, outside pay: no on-costs.
    """
    years, units = scenario.years, sorted(scenario.units)
    sold, bought = np.zeros(fte.shape[:3]), np.zeros(fte.shape[:3])
    for name in sorted(scenario.joint_positions):
        joint = scenario.joint_positions[name]
        place = units.index(joint.unit)
        price = np.array([float(joint.price_annual_nok.at(year)) for year in years])
        agreed = np.array([joint.in_use.at(year) * joint.bought_fte.at(year) for year in years])
        sold[:, :, place] -= fte[:, :, place].sum(axis=-1) * price
        bought[:, :, place] += agreed * price
    return {"positions_sold": sold, "positions_bought": bought}
