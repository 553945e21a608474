"""From simulated staff, rota hours and recourse to kroner by KOSTRA function and account code.

Order of on-costs: pay → holiday pay → pension on pensionable pay → employer contribution on pay, holiday pay and
pension. Holiday pay and agreed supplements follow the pay art; agency and courses carry no on-costs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import pandas as pd

from model.budget.axes import Axes, Cells, axes_of, laid_out, positions
from model.budget.booking import ITEMS, booked, whole_kroner
from model.budget.exchange import joint_position_costs
from model.budget.frames import checked
from model.budget.hours import STEPS, HourPay, hour_pay
from model.budget.pay import Staff, group_rates, read_staff, staff_pay
from model.budget.prices import pay_factors
from model.budget.rates import Rates, rates_of
from model.budget.training import Students, read_students, training_costs
from model.errors import InputError, unknown_name
from model.scenario.schema import Scenario

_STAFF = ("earned", "earned_60", "paid", "refundable_leave", "refundable_parental")


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


@dataclass(frozen=True)
class Hours:
    """Hours a year [replication, year, unit, group]: `worked` by paid step, the surplus beyond the requirement as a
    step of its own, and `short_absence`."""

    worked: Mapping[str, Cells]
    short_absence: Cells


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
    axes = axes_of(scenario, paths.years, recourse.steps, recourse.balance)
    rates = rates_of(scenario, rota_hours, need)
    people, students = read_staff(axes, rates, paths.years), read_students(scenario, axes, paths.courses)
    costs = exact_costs(scenario, rates, people, students, read_hours(axes, recourse))
    if current_prices:
        costs = costs * pay_factors(scenario).to_numpy()[:, None, None]
    return booked(scenario, axes, whole_kroner(costs))


def read_hours(axes: Axes, recourse: RecourseFrames) -> Hours:
    """The recourse, laid out. Raises InputError for a step without a way of paying it."""
    steps = checked("recourse steps", recourse.steps, ["replication", "year", "unit", "group", "step", "hours"])
    unknown = steps["step"][positions(steps["step"], tuple(STEPS)) < 0]
    if len(unknown):
        raise InputError(unknown_name("recourse steps", "step", str(unknown.iloc[0]), list(STEPS)))
    paid = [step for step, kind in STEPS.items() if kind is not None and step != "surplus"]
    worked = {
        step: laid_out(axes, "recourse steps", steps[(steps["step"] == step).to_numpy()], ["hours"])[0] for step in paid
    }
    absence = checked("absence", recourse.absence, ["replication", "year", "unit", "group", "cause", "hours"])
    short = absence[(absence["cause"] == "short_absence").to_numpy()]
    worked["surplus"] = laid_out(axes, "recourse balance", recourse.balance, ["surplus"])[0]
    return Hours(worked, laid_out(axes, "absence", short, ["hours"])[0])


def exact_costs(scenario: Scenario, rates: Rates, people: Staff, students: Students, hours: Hours) -> Cells:
    """Unrounded costs in fixed prices [replication, year, unit, item of ITEMS]."""
    staff = staff_pay(scenario, rates, people)
    hourly, refundable_hourly = group_rates(rates, staff)
    of_unit = {name: getattr(staff, name).sum(axis=-1) for name in _STAFF}
    paid = hour_pay(rates, hourly, hours.worked)
    refund = refunds(rates, of_unit, (hours.short_absence * refundable_hourly).sum(axis=-1))
    fixed = fixed_pay(rates, of_unit)
    own = [fixed, *(pay for item, pay in paid.items() if item != "agency")]
    parts = [
        {"fixed_pay": fixed.pay + fixed.holiday},
        {item: pay.pay + pay.holiday for item, pay in paid.items()},
        on_costs(rates, own, refund),
        {"sick_pay_refund": -refund},
        training_costs(rates.training, students),
        joint_position_costs(scenario, staff.fte),
        {"courses": pool_start_costs(scenario)},
    ]
    costs = np.zeros((*people.whole.shape[:3], len(ITEMS)))
    for item, nok in (pair for part in parts for pair in part.items()):
        costs[..., ITEMS.index(item)] += nok
    return costs


def fixed_pay(rates: Rates, staff: Mapping[str, Cells]) -> HourPay:
    """Pay of monthly-paid staff and their holiday pay [replication, year, unit].

    Holiday pay replaces pay in the holiday. Pay = yearly pay × 47/52 (aged 60+: 46/52); holiday pay =
    pay × holiday_pay_share, for those aged 60+ + holiday_pay_extra_share_60; pensionable is the
    yearly pay. Holiday Act §§ 5, 10 and the agreement's fifth week. Long sick leave, parental leave and working time
    spent on study are paid; of a full leave for study the share study_leave_paid_share is.
    """
    extra = staff["earned_60"] * rates.of_unit("holiday_pay_extra_share_60")
    return HourPay(staff["earned"], staff["earned"] * rates.of_unit("holiday_pay_share") + extra, staff["paid"])


def refunds(rates: Rates, staff: Mapping[str, Cells], short: Cells) -> Cells:
    """What the state refunds, positive [replication, year, unit].

    Refunded sick pay = long_absence_refunded_share × pay in long leave + short_absence_refunded_share × pay of
    shorter absence (`short`), both on yearly pay up to cap_base_amounts × base_amount_nok for a full
    position; plus holiday_pay_refund_share of it, which is to be the mean over spells, since only the first 48 days
    count. National Insurance Act §§ 8-10, 8-19, 8-20; employer_days is the source of the two shares. Of pay in
    parental leave parental_refunded_share is refunded from the first day, up to the same cap, and booked with it.
    """
    rate = rates.of_unit
    long, parental = staff["refundable_leave"], staff["refundable_parental"]
    sick = rate("long_absence_refunded_share") * long + rate("short_absence_refunded_share") * short
    return sick * (1 + rate("holiday_pay_refund_share")) + rate("parental_refunded_share") * parental


def on_costs(rates: Rates, pay: list[HourPay], refund: Cells) -> dict[str, Cells]:
    """Pension premium and employer contribution [replication, year, unit].

    Pension = pension_share × pensionable pay. Contribution = the zone's share × (pay + holiday pay + pension −
    refund): none is due on what the state refunds (National Insurance Act § 23-2).
    """
    total = HourPay(*(sum(parts, np.zeros(1)) for parts in zip(*pay, strict=True)))
    pension = rates.of_unit("pension_share") * total.pensionable
    base = total.pay + total.holiday + pension - refund
    return {"pension": pension, "employer_contribution": rates.of_unit("contribution_share") * base}


def pool_start_costs(scenario: Scenario) -> Cells:
    """The cost of starting a pool [year, unit], on the pool's unit in its first year in use, booked with courses.

    A pool that the base scenario already has in use in the first year has been started before.
    """
    years, units = tuple(scenario.years), sorted(scenario.units)
    costs = np.zeros((len(years), len(units)))
    for key in sorted(scenario.pools):
        pool = scenario.pools[key]
        used = [year for year in years if pool.in_use.at(year)]
        if used and not (used[0] == scenario.period.start_year and pool.in_use.base_at(used[0])):
            cost = scenario.budget.pool_start_cost_nok.at(used[0])
            costs[years.index(used[0]), units.index(pool.unit)] += cost
    return costs
