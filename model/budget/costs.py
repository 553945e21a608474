"""From simulated staff, rota hours and recourse to kroner by KOSTRA function and account code.

Order of on-costs: pay → holiday pay → pension on pensionable pay → employer contribution on pay, holiday pay and
pension. Holiday pay and agreed supplements follow the pay art; agency and courses carry no on-costs.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np
import pandas as pd

from model.budget.booking import booked
from model.budget.exchange import joint_position_costs
from model.budget.frames import YearRates, checked, keyed
from model.budget.hours import hour_pay, worked_hours
from model.budget.pay import REPLICATION_YEAR_UNIT, group_rates, refuse_unpriced, staff_pay
from model.budget.prices import pay_factors, year_rates
from model.budget.supplements import inconvenient_shares
from model.budget.training import training_costs
from model.scenario.schema import Scenario

_KEYS = REPLICATION_YEAR_UNIT
_AMOUNTS = ["pay_nok", "holiday_nok", "pensionable_nok"]


class RecourseFrames(Protocol):
    """What the budget reads of a year's recourse."""

    @property
    def steps(self) -> pd.DataFrame:
        """replication, year, unit, group, step, hours."""

    @property
    def absence(self) -> pd.DataFrame:
        """replication, year, unit, group, cause, hours."""

    @property
    def balance(self) -> pd.DataFrame:
        """replication, year, unit, group, …, surplus (hours)."""


class StaffFrames(Protocol):
    """What the budget reads of the simulated staff."""

    @property
    def years(self) -> pd.DataFrame:
        """replication, year, unit, post_group, group, percent_months_s…, … (engine integers)."""

    @property
    def courses(self) -> pd.DataFrame:
        """replication, year, unit, programme, entered, student_months, …"""


def cost_table(
    scenario: Scenario,
    paths: StaffFrames,
    rota_hours: pd.DataFrame,
    recourse: RecourseFrames,
    need: pd.DataFrame,
    current_prices: bool = False,
) -> pd.DataFrame:
    """Cost of every replication, year and unit in whole kroner.

    Parameters
    ----------
    paths : the staff's ``years`` and ``courses``.
    rota_hours : year, unit, group, evening, night, weekend, total – hours a week of the rota's posts, planning years.
    recourse : frames ``steps``, ``absence`` and ``balance``, hours a year.
    need : year, unit, group, need_hours; only to refuse a needed rota without hours.
    current_prices : with the yearly growth in pay from the price year; else fixed prices of the price year.

    Returns
    -------
    replication, year, unit, function_code, account_code, cost_item, cost_nok (int64, refunds negative, nothing where
    the cost is 0), sorted by these. Within a replication and year the kroner sum to the rounded total.

    Raises InputError for a missing price, account, function or column.
    """
    lines = cost_lines(scenario, paths, rota_hours, recourse, need)
    if current_prices:
        lines["cost_nok"] = lines["cost_nok"] * lines["year"].map(pay_factors(scenario)).to_numpy(dtype=float)
    return booked(scenario, lines)


def cost_lines(
    scenario: Scenario,
    paths: StaffFrames,
    rota_hours: pd.DataFrame,
    recourse: RecourseFrames,
    need: pd.DataFrame,
) -> pd.DataFrame:
    """Unrounded costs in fixed prices: replication, year, unit, cost_item, cost_nok; one row each."""
    rates = year_rates(scenario)
    staff = staff_pay(scenario, paths.years)
    hourly = group_rates(scenario, staff, recourse.steps)
    worked = worked_hours(scenario, recourse.steps, recourse.balance).merge(
        hourly, on=["replication", "year", "group"], how="left", validate="many_to_one"
    )
    refuse_unpriced("recourse steps", worked, "hourly_nok")
    hours = hour_pay(worked, inconvenient_shares(scenario, rota_hours, need), rates)
    pay = pd.concat([fixed_pay(staff, rates), hours[hours["cost_item"] != "agency"]], ignore_index=True)
    refunds = sick_pay_refunds(scenario, staff, recourse.absence, hourly, rates)
    parts = [
        _costs(pay.assign(cost_nok=pay["pay_nok"] + pay["holiday_nok"])),
        _costs(hours[hours["cost_item"] == "agency"].rename(columns={"pay_nok": "cost_nok"})),
        on_costs(pay, refunds, rates),
        _costs(refunds.assign(cost_item="sick_pay_refund", cost_nok=-refunds["refund_nok"])),
        training_costs(scenario, paths.courses),
        joint_position_costs(scenario, paths.years),
        pool_start_costs(scenario, sorted(set(staff["replication"]) | set(worked["replication"]))),
    ]
    return _costs(pd.concat(parts, ignore_index=True))


def fixed_pay(staff: pd.DataFrame, rates: pd.DataFrame) -> pd.DataFrame:
    """Pay of monthly-paid staff and their holiday pay, one row for each row of `staff`.

    Holiday pay replaces pay in the holiday. pay_nok = yearly pay × 47/52 (aged 60+: 46/52);
    holiday_nok = pay_nok × holiday_pay_share, for those aged 60+ + holiday_pay_extra_share_60; pensionable is the
    yearly pay. Holiday Act §§ 5, 10 and the agreement's fifth week. Long sick leave, parental leave and working time
    spent on study are paid; of a full leave for study the share study_leave_paid_share is.
    """
    rate = YearRates(rates, staff["year"])
    older = staff["earned_60_nok"].to_numpy(dtype=float)
    earned = staff["earned_nok"].to_numpy(dtype=float)
    holiday = earned * rate["holiday_pay_share"] + older * rate["holiday_pay_extra_share_60"]
    return staff[_KEYS].assign(
        cost_item="fixed_pay", pay_nok=earned, holiday_nok=holiday, pensionable_nok=staff["paid_nok"]
    )


def sick_pay_refunds(
    scenario: Scenario, staff: pd.DataFrame, absence: pd.DataFrame, hourly: pd.DataFrame, rates: pd.DataFrame
) -> pd.DataFrame:
    """What the state refunds: replication, year, unit, refund_nok (positive), one row a unit.

    Refunded sick pay = long_absence_refunded_share × pay in long leave + short_absence_refunded_share × hours of
    shorter absence × hourly pay, both on yearly pay up to cap_base_amounts × base_amount_nok for a full
    position; plus holiday_pay_refund_share of it, which is to be the mean over spells, since only the first 48 days
    count. National Insurance Act §§ 8-10, 8-19, 8-20; employer_days is the source of the two shares. Of pay in
    parental leave parental_refunded_share is refunded from the first day, up to the same cap, and booked with it.
    """
    short = checked("absence", absence, ["replication", "year", "unit", "group", "cause", "hours"])
    short = keyed(scenario, short[short["cause"] == "short_absence"]).merge(
        hourly, on=["replication", "year", "group"], how="left", validate="many_to_one"
    )
    refuse_unpriced("absence", short, "refundable_hourly_nok")
    short = short.assign(long_nok=0.0, parental_nok=0.0, short_nok=short["hours"] * short["refundable_hourly_nok"])
    names = {"refundable_leave_nok": "long_nok", "refundable_parental_nok": "parental_nok"}
    long = staff.rename(columns=names).assign(short_nok=0.0)
    both = pd.concat([long, short], ignore_index=True)[[*_KEYS, "long_nok", "parental_nok", "short_nok"]]
    summed = both.groupby(_KEYS, as_index=False).sum().merge(rates, on="year", how="left", validate="many_to_one")
    sick = (
        summed["long_absence_refunded_share"] * summed["long_nok"]
        + summed["short_absence_refunded_share"] * summed["short_nok"]
    )
    parental = summed["parental_refunded_share"] * summed["parental_nok"]
    return summed[_KEYS].assign(refund_nok=sick * (1 + summed["holiday_pay_refund_share"]) + parental)


def on_costs(pay: pd.DataFrame, refunds: pd.DataFrame, rates: pd.DataFrame) -> pd.DataFrame:
    """Pension premium and employer contribution of each replication, year and unit.

    Pension = pension_share × pensionable pay. Contribution = the zone's share × (pay + holiday pay + pension −
    refund): none is due on what the state refunds (National Insurance Act § 23-2).
    """
    summed = pay.groupby(_KEYS, as_index=False)[_AMOUNTS].sum()
    summed = summed.merge(refunds, on=_KEYS, how="outer", validate="one_to_one").fillna({"refund_nok": 0.0})
    summed = summed.fillna(dict.fromkeys(_AMOUNTS, 0.0)).merge(rates, on="year", how="left", validate="many_to_one")
    pension = summed["pension_share"] * summed["pensionable_nok"]
    base = summed["pay_nok"] + summed["holiday_nok"] + pension - summed["refund_nok"]
    keys = summed[_KEYS]
    return pd.concat(
        [
            keys.assign(cost_item="pension", cost_nok=pension),
            keys.assign(cost_item="employer_contribution", cost_nok=summed["contribution_share"] * base),
        ],
        ignore_index=True,
    )


def pool_start_costs(scenario: Scenario, replications: list[int]) -> pd.DataFrame:
    """The cost of starting a pool, on the pool's unit in its first year in use, booked with courses.

    A pool that the base scenario already has in use in the first year has been started before.
    """
    rows = []
    for key in sorted(scenario.pools):
        pool = scenario.pools[key]
        used = [year for year in scenario.years if pool.in_use.at(year)]
        if used and not (used[0] == scenario.period.start_year and pool.in_use.base_at(used[0])):
            cost = scenario.budget.pool_start_cost_nok.at(used[0])
            rows += [(replication, used[0], pool.unit, "courses", cost) for replication in replications]
    return pd.DataFrame(rows, columns=[*_KEYS, "cost_item", "cost_nok"]).astype({"cost_nok": np.float64})


def _costs(lines: pd.DataFrame) -> pd.DataFrame:
    """One row a replication, year, unit and cost item."""
    return lines.groupby([*_KEYS, "cost_item"], as_index=False)[["cost_nok"]].sum()
