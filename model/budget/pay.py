"""Pay of simulated staff by seniority, and the group's hourly rate that recourse is paid by."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from model.budget.axes import Axes, Cells, laid_out
from model.budget.prices import EXTRA_HOLIDAY_WEEKS_60, HOLIDAY_WEEKS, WEEKS
from model.budget.rates import Rates
from model.errors import InputError, Problem
from model.scenario.schema import Scenario

LEAVES = ("leave_percent_months", "parental_percent_months", "study_leave_percent_months")
STAFF_COLUMNS = ("percent_months", *LEAVES, "percent_months_60")
"""What the budget reads of the staff's years, before the percent-months of each pay seniority."""
_PERCENT_MONTHS_OF_A_POSITION = 1200
_DUST = 1e-6


@dataclass(frozen=True)
class Staff:
    """Percent-months of monthly-paid staff [replication, year, unit, group]: `whole`; of them in long sick leave,
    parental leave and leave for study; of people aged 60+; and `bands` by pay seniority."""

    whole: Cells
    leave: Cells
    parental: Cells
    study: Cells
    older: Cells
    bands: tuple[Cells, ...]


@dataclass(frozen=True)
class StaffPay:
    """Kroner a year [replication, year, unit, group].

    `yearly` is Σ over seniority of percent-months ÷ 1200 × yearly pay, `refundable` the same up to the refund's cap,
    `paid` the yearly pay less what is not paid in leave for study, `earned` the pay outside the holiday, `earned_60`
    of it to people aged 60+, `refundable_leave` and `refundable_parental` pay in long sick leave and in parental
    leave, up to the cap. People on leave, and people aged 60+, are taken to have the cell's mean pay. `fte` are the
    positions.
    """

    fte: Cells
    yearly: Cells
    refundable: Cells
    paid: Cells
    earned: Cells
    earned_60: Cells
    refundable_leave: Cells
    refundable_parental: Cells


def read_staff(axes: Axes, rates: Rates, years: pd.DataFrame) -> Staff:
    """The staff's years, laid out. Raises InputError when a percent-month has no seniority band: its pay would
    vanish."""
    bands = [f"percent_months_s{step}" for step in rates.seniority_years]
    staff = staff_of(laid_out(axes, "staff years", years, [*STAFF_COLUMNS, *bands]))
    whole, banded = staff.whole, staff.bands
    # fractions of a percent-month where joint positions are shared between units, so not to the last bit
    unpaid = np.argwhere(np.abs(sum(banded, np.zeros(1)) - whole) > _DUST)
    if len(unpaid):
        place = tuple(unpaid[0])
        year, unit, group = axes.years[place[1]], axes.units[place[2]], axes.groups[place[3]]
        found = f"{sum(band[place] for band in banded):g} percent-months by seniority, {whole[place]:g} in all"
        where = f"staff years, unit {unit}, group {group}, year {year}"
        raise InputError(Problem(where, found, "the same number", "count every position in one seniority band"))
    return staff


def staff_of(columns: list[Cells]) -> Staff:
    """The staff from the cells of STAFF_COLUMNS and then of each pay seniority."""
    whole, leave, parental, study, older, *bands = columns
    return Staff(whole, leave, parental, study, older, tuple(bands))


def staff_pay(scenario: Scenario, rates: Rates, staff: Staff) -> StaffPay:
    """Yearly pay of every cell of the staff."""
    pay, refundable = (_weighted(staff, prices) for prices in (rates.pay_annual, rates.refundable_annual))
    unpaid = np.array([1 - scenario.leave.study_leave_paid_share.at(year) for year in scenario.years])
    paid = pay * (1 - unpaid[:, None, None] * _share(staff.study, staff.whole))
    older = paid * _share(staff.older, staff.whole)
    extra_weeks = older * EXTRA_HOLIDAY_WEEKS_60 / WEEKS
    return StaffPay(
        fte=staff.whole / _PERCENT_MONTHS_OF_A_POSITION,
        yearly=pay,
        refundable=refundable,
        paid=paid,
        earned=paid * (WEEKS - HOLIDAY_WEEKS) / WEEKS - extra_weeks,
        earned_60=older * (WEEKS - HOLIDAY_WEEKS - EXTRA_HOLIDAY_WEEKS_60) / WEEKS,
        refundable_leave=refundable * _share(staff.leave, staff.whole),
        refundable_parental=refundable * _share(staff.parental, staff.whole),
    )


def group_rates(rates: Rates, staff: StaffPay) -> tuple[Cells, Cells]:
    """Hourly pay of a competence group, and the same up to the refund's cap: [replication, year, 1, group].

    The mean over the group's monthly-paid staff in the whole municipality that replication and year; a group
    that nobody holds then is paid as a new recruit, the lowest step of its ladder.
    """
    fte = staff.fte.sum(axis=2, keepdims=True)
    found = []
    for cells, prices in ((staff.yearly, rates.pay_annual), (staff.refundable, rates.refundable_annual)):
        total, lowest = cells.sum(axis=2, keepdims=True), prices[:, None, :, 0]
        yearly = np.divide(total, fte, out=np.broadcast_to(lowest, fte.shape).copy(), where=fte > 0)
        found.append(yearly / rates.of_group("hours_base"))
    return found[0], found[1]


def _weighted(staff: Staff, prices: Cells) -> Cells:
    """Σ over seniority of positions × the yearly price [year, group, band]."""
    total = np.zeros_like(staff.whole)
    for number, band in enumerate(staff.bands):
        total += band * prices[:, None, :, number]
    return total / _PERCENT_MONTHS_OF_A_POSITION


def _share(part: Cells, whole: Cells) -> Cells:
    """part ÷ whole, 0 where there is no whole to take a part of."""
    return np.asarray(np.divide(part, whole, out=np.zeros_like(whole), where=whole > 0))
