"""Pay of simulated staff by seniority, and the group's hourly rate that recourse is paid by."""

from __future__ import annotations

import numpy as np
import pandas as pd

from model.budget.frames import checked, keyed
from model.budget.prices import EXTRA_HOLIDAY_WEEKS_60, HOLIDAY_WEEKS, WEEKS, band_prices, year_rates
from model.errors import InputError, Problem
from model.scenario.schema import Scenario

LEAVES = ("leave_percent_months", "parental_percent_months", "study_leave_percent_months")
REPLICATION_YEAR_UNIT = ["replication", "year", "unit"]
_PERCENT_MONTHS_OF_A_POSITION = 1200
_DUST = 1e-6


def staff_pay(scenario: Scenario, years: pd.DataFrame) -> pd.DataFrame:
    """Yearly pay of each row of the staff's years.

    Columns: replication, year, unit, group, fte, yearly_pay_nok (Σ over seniority of percent-months ÷ 1200 × yearly
    pay), refundable_pay_nok (the same up to the refund's cap), earned_nok (pay outside the holiday),
    earned_60_nok (of it, to people aged 60+), paid_nok (yearly pay less what is not paid in leave for study),
    refundable_leave_nok and refundable_parental_nok (pay in long sick leave and in parental leave, up to the cap).
    People on leave, and people aged 60+, are taken to have the row's mean pay.
    """
    steps = sorted(int(step) for step in scenario.frame("pay")["seniority_years_from"].unique())
    bands = [f"percent_months_s{step}" for step in steps]
    counted = ["percent_months", *LEAVES, "percent_months_60", *bands]
    keys = [*REPLICATION_YEAR_UNIT, "group"]
    staff = keyed(scenario, checked("staff years", years, [*keys, *counted]))
    staff = staff.groupby(keys, as_index=False, observed=True)[counted].sum()
    _refuse_unbanded(staff, bands)
    pay = _weighted(scenario, staff, "pay_annual_nok")
    refundable = _weighted(scenario, staff, "refundable_annual_nok")
    whole = staff["percent_months"].to_numpy(dtype=float)
    unpaid = 1 - staff["year"].map({year: scenario.leave.study_leave_paid_share.at(year) for year in scenario.years})
    paid = pay * (1 - unpaid.to_numpy(dtype=float) * _share(staff["study_leave_percent_months"], whole))
    older = paid * _share(staff["percent_months_60"], whole)
    extra_weeks = older * EXTRA_HOLIDAY_WEEKS_60 / WEEKS
    return staff[keys].assign(
        fte=whole / _PERCENT_MONTHS_OF_A_POSITION,
        yearly_pay_nok=pay,
        refundable_pay_nok=refundable,
        paid_nok=paid,
        earned_nok=paid * (WEEKS - HOLIDAY_WEEKS) / WEEKS - extra_weeks,
        earned_60_nok=older * (WEEKS - HOLIDAY_WEEKS - EXTRA_HOLIDAY_WEEKS_60) / WEEKS,
        refundable_leave_nok=refundable * _share(staff["leave_percent_months"], whole),
        refundable_parental_nok=refundable * _share(staff["parental_percent_months"], whole),
    )


def group_rates(scenario: Scenario, staff: pd.DataFrame, steps: pd.DataFrame) -> pd.DataFrame:
    """Hourly pay of a competence group: replication, year, group, hourly_nok, refundable_hourly_nok.

    The mean over the group's monthly-paid staff in the whole municipality that replication and year; a group
    that nobody holds then is paid as a new recruit, the lowest step of its ladder.
    """
    replications = sorted(set(staff["replication"].unique()) | set(steps["replication"].unique()))
    entry = keyed(scenario, band_prices(scenario).drop_duplicates(["year", "group"]))
    grid = pd.DataFrame({"replication": replications}).merge(entry, how="cross", validate="many_to_many")
    keys = ["replication", "year", "group"]
    columns = ["fte", "yearly_pay_nok", "refundable_pay_nok"]
    mean = staff.groupby(keys, as_index=False, observed=True)[columns].sum()
    rates = grid.merge(mean[mean["fte"] > 0], on=keys, how="left", validate="one_to_one")
    rates = rates.merge(year_rates(scenario)[["year", "hours_base"]], on="year", how="left", validate="many_to_one")
    for name, total, lowest in (
        ("hourly_nok", "yearly_pay_nok", "pay_annual_nok"),
        ("refundable_hourly_nok", "refundable_pay_nok", "refundable_annual_nok"),
    ):
        yearly = (rates[total] / rates["fte"]).where(rates["fte"].notna(), rates[lowest])
        rates[name] = yearly / rates["hours_base"]
    return rates[[*keys, "hourly_nok", "refundable_hourly_nok"]]


def _weighted(scenario: Scenario, staff: pd.DataFrame, price: str) -> np.ndarray:
    """Σ over seniority of positions × the yearly price, for each row."""
    prices = band_prices(scenario)
    prices["band"] = "price_s" + prices["seniority_years_from"].astype(str)
    wide = prices.set_index(["year", "group", "band"])[price].unstack("band").reset_index()  # noqa: PD010 - never an average
    wide = keyed(scenario, wide)
    joined = staff.merge(wide, on=["year", "group"], how="left", validate="many_to_one")
    refuse_unpriced("staff years", joined, wide.columns[-1])
    names = [name.removeprefix("price_s") for name in wide.columns if name.startswith("price_s")]
    total = np.zeros(len(staff))
    for name in sorted(names, key=int):
        total += joined[f"percent_months_s{name}"].to_numpy(dtype=float) * joined[f"price_s{name}"].to_numpy()
    return np.asarray(total / _PERCENT_MONTHS_OF_A_POSITION)


def refuse_unpriced(name: str, rows: pd.DataFrame, price: str) -> None:
    """Raise InputError for rows whose year or group the scenario does not have: they would cost nothing."""
    unpriced = rows[rows[price].isna()]
    if len(unpriced):
        first = unpriced.iloc[0]
        found = f"year {first['year']}, group {first['group']}"
        raise InputError(Problem(f"table {name}", found, "the scenario's years and groups", "run the same scenario"))


def _share(part: pd.Series, whole: np.ndarray) -> np.ndarray:
    """part ÷ whole, 0 where there is no whole to take a part of."""
    return np.asarray(np.divide(part.to_numpy(dtype=float), whole, out=np.zeros(len(whole)), where=whole > 0))


def _refuse_unbanded(staff: pd.DataFrame, bands: list[str]) -> None:
    """Every percent-month has one seniority band; else pay would vanish."""
    # fractions of a percent-month where joint positions are shared between units, so not to the last bit
    unpaid = staff[(staff[bands].sum(axis=1) - staff["percent_months"]).abs() > _DUST]
    if len(unpaid):
        first = unpaid.iloc[0]
        where = f"staff years, unit {first['unit']}, group {first['group']}, year {first['year']}"
        found = f"{first[bands].sum()} percent-months by seniority, {first['percent_months']} in all"
        raise InputError(Problem(where, found, "the same number", "count every position in one seniority band"))
