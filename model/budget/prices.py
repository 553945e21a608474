"""What an hour and a year of work cost: pay by ladder and seniority, and the year's rates.

All prices are those of the price year; ``pay_factors`` turns them into current prices. Sources: guaranteed pay by
seniority and the supplements of the municipal main agreement (Hovedtariffavtalen), the Holiday Act's five weeks
with agreement, employer contribution by zone (National Insurance Act § 23-2), refund up to six base amounts (§ 8-10).
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.errors import InputError, Problem, unknown_name
from model.scenario.schema import Scenario

WEEKS = 52
HOLIDAY_WEEKS = 5
EXTRA_HOLIDAY_WEEKS_60 = 1
CARE_KINDS = frozenset({"nursing_home", "home_care", "supported_housing", "day_activity"})


def pay_by_seniority(scenario: Scenario) -> tuple[tuple[int, ...], NDArray[np.float64]]:
    """Yearly pay of a full position in the pay table [group, seniority], and the years at which a step begins.

    Seniority steps are those of all ladders together, as in the staff paths; a ladder without a step there holds its
    last. Raises InputError for a group whose ladder is missing or starts above the lowest step.
    """
    pay = scenario.frame("pay").sort_values(["pay_ladder", "seniority_years_from"], kind="stable")
    steps = np.array(sorted(pay["seniority_years_from"].unique()))
    ladders = {str(name): _held_pay(str(name), ladder, steps) for name, ladder in pay.groupby("pay_ladder")}
    rows = []
    for key in sorted(scenario.groups):
        ladder = scenario.groups[key].pay_ladder
        if ladder not in ladders:
            raise InputError(unknown_name(f"groups.{key}.pay_ladder", "pay ladder", ladder, sorted(ladders)))
        rows.append(ladders[ladder])
    return tuple(int(step) for step in steps), np.array(rows)


def year_rates(scenario: Scenario) -> pd.DataFrame:
    """Every rate of the budget that holds for all units, one row a year, columns named as the settings.

    ``contribution_share`` is that of the municipality's zone; ``refund_cap_nok`` the yearly pay that can be refunded;
    ``*_price`` the recourse's prices as factors on ordinary hourly cost.
    """
    return pd.DataFrame([{"year": year} | _rates_at(scenario, year) for year in scenario.years])


def hour_costs(scenario: Scenario, year: int) -> dict[str, float]:
    """What an ordinary hour of each competence group costs the employer in prices of the price year: the pay ladder's
    mean with holiday pay, pension and employer contribution, over the annual hours behind an hourly rate."""
    rates = _rates_at(scenario, year)
    _, pay = pay_by_seniority(scenario)
    whole = (1 + rates["holiday_pay_share"] + rates["pension_share"]) * (1 + rates["contribution_share"])
    hour = pay.mean(axis=1) * rates["pay_index"] * whole / rates["hours_base"]
    return dict(zip(sorted(scenario.groups), hour.tolist(), strict=True))


def pay_factors(scenario: Scenario) -> pd.Series:
    """From the price year's prices to the current prices of each year: the product of the yearly growth between."""
    growth = scenario.budget.pay_growth_annual
    base = scenario.budget.price_year
    factors = {}
    for year in scenario.years:
        between = range(min(base, year) + 1, max(base, year) + 1)
        product = float(np.prod([1 + growth.at(step) for step in between]))
        factors[year] = product if year >= base else 1 / product
    return pd.Series(factors, name="pay_factor", dtype=float)


def net_hours(scenario: Scenario) -> pd.DataFrame:
    """Net hours that one available FTE works in a year: columns year, unit, net_hours.

    Rota hours for a unit with a rota and for a pool or joint unit that serves one, else day hours.
    """
    rota = {key for key, unit in scenario.units.items() if unit.rota is not None}
    rota |= {pool.unit for pool in scenario.pools.values() if rota & set(pool.units)}
    rota |= {joint.unit for joint in scenario.joint_positions.values() if rota & set(joint.units)}
    time = scenario.working_time
    rows = [
        (year, key, (time.net_hours_rota if key in rota else time.net_hours_day).at(year, key))
        for year in scenario.years
        for key in sorted(scenario.units)
    ]
    return pd.DataFrame(rows, columns=["year", "unit", "net_hours"])


def care_units(scenario: Scenario) -> frozenset[str]:
    """Units in health and care: by kind, and the pools and joint units that serve at least one of them."""
    care = {key for key, unit in scenario.units.items() if unit.kind in CARE_KINDS}
    care |= {pool.unit for pool in scenario.pools.values() if care & set(pool.units)}
    return frozenset(care | {joint.unit for joint in scenario.joint_positions.values() if care & set(joint.units)})


def _rates_at(scenario: Scenario, year: int) -> dict[str, float]:
    budget, sick, recourse = scenario.budget, scenario.budget.sick_pay, scenario.recourse
    zone = budget.contribution_zone
    if zone not in budget.contribution_by_zone:
        raise InputError(unknown_name("budget.contribution_zone", "zone", zone, sorted(budget.contribution_by_zone)))
    plain = ("holiday_pay_share", "holiday_pay_extra_share_60", "pension_share", "pay_index", "hours_base")
    rates = {name: float(getattr(budget, name).at(year)) for name in plain}
    supplements = ("evening_nok", "night_share", "night_nok", "weekend_share", "weekend_nok")
    for name in (*supplements, "holy_day_share", "holy_days_year"):
        rates[name] = float(getattr(budget.supplements, name).at(year))
    for name in ("long_absence_refunded_share", "short_absence_refunded_share", "holiday_pay_refund_share"):
        rates[name] = float(getattr(sick, name).at(year))
    for name in ("extra_shift_price", "hourly_price", "overtime_price", "agency_price", "lower_price"):
        rates[name] = float(getattr(recourse, name).at(year))
    rates["parental_refunded_share"] = float(scenario.leave.parental_refunded_share.at(year))
    rates["contribution_share"] = float(budget.contribution_by_zone[zone].at(year))
    rates["refund_cap_nok"] = sick.cap_base_amounts.at(year) * sick.base_amount_nok.at(year)
    if rates["hours_base"] <= 0:
        allowed = "a number above 0"
        raise InputError(Problem("budget.hours_base", "0", allowed, "give the annual hours behind an hourly rate"))
    return rates


def _held_pay(name: str, ladder: pd.DataFrame, steps: np.ndarray) -> np.ndarray:
    """The ladder's pay at each step, held from the step before where the ladder has none."""
    place = np.searchsorted(ladder["seniority_years_from"].to_numpy(), steps, side="right") - 1
    if place[0] < 0:
        where, found = (
            f"pay.csv, pay_ladder {name}",
            f"the first step is {ladder['seniority_years_from'].iloc[0]} years",
        )
        remedy = "add the pay of new recruits to the ladder"
        raise InputError(Problem(where, found, f"a step at {steps[0]} years", remedy))
    return np.asarray(ladder["pay_annual_nok"].to_numpy(dtype=float)[place])
