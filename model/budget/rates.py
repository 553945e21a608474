"""Everything that pricing reads of the scenario, as arrays over years, units, groups and seniority."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from model.budget.axes import Cells
from model.budget.prices import pay_by_seniority, year_rates
from model.budget.supplements import inconvenient_shares
from model.budget.training import TrainingRates, training_rates
from model.scenario import kept
from model.scenario.schema import Scenario


@dataclass(frozen=True)
class Rates:
    """`of_year` by name [year]; `pay_annual` of a full position, the pay table × pay_index, and `refundable_annual`,
    the same up to the cap for sick-pay refund [year, group, seniority]; `shares` of a rota's hours in the evening, at
    night and in the weekend, and `in_rota` [year, unit, group]; what `training` costs."""

    seniority_years: tuple[int, ...]
    of_year: dict[str, Cells]
    pay_annual: Cells
    refundable_annual: Cells
    shares: dict[str, Cells]
    training: TrainingRates

    def of_unit(self, name: str) -> Cells:
        """The rate as [year, 1], beside [replication, year, unit]."""
        return self.of_year[name][:, None]

    def of_group(self, name: str) -> Cells:
        """The rate as [year, 1, 1], beside [replication, year, unit, group]."""
        return self.of_year[name][:, None, None]


def rates_of(scenario: Scenario, rota_hours: pd.DataFrame, need: pd.DataFrame) -> Rates:
    """The rates of a scenario. Raises InputError for a missing price, and for a needed rota without hours."""
    steps, ladder_pay = kept(scenario, "pay", [scenario.table("pay")], lambda: pay_by_seniority(scenario))
    read = [rota_hours, need, scenario.units, scenario.period]
    shares = kept(scenario, "inconvenient shares", read, lambda: inconvenient_shares(scenario, rota_hours, need))
    years = year_rates(scenario)
    of_year = {str(name): years[name].to_numpy(dtype=np.float64) for name in years.columns}
    pay = ladder_pay * of_year["pay_index"][:, None, None]
    return Rates(
        seniority_years=steps,
        of_year=of_year,
        pay_annual=pay,
        refundable_annual=np.minimum(pay, of_year["refund_cap_nok"][:, None, None]),
        shares=shares,
        training=training_rates(scenario),
    )
