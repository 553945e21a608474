"""Pay for hours: supplements on what own staff work, and the pay of every hour brought in from outside the posts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from model.budget.axes import Cells
from model.budget.rates import Rates
from model.budget.supplements import supplement_per_hour


class HourKind(NamedTuple):
    """How the hours of a step are paid: account item, name of the price factor, supplements, pension."""

    cost_item: str
    price: str | None = None
    supplement: bool = True
    pensionable: bool = True


class HourPay(NamedTuple):
    """Kroner of one cost item [replication, year, unit]."""

    pay: Cells
    holiday: Cells
    pensionable: Cells


STEPS: dict[str, HourKind | None] = {
    "own": HourKind("fixed_pay"),
    "own_lower": HourKind("fixed_pay"),
    "over_booking": HourKind("fixed_pay"),
    "surplus": HourKind("fixed_pay"),
    "pool": HourKind("fixed_pay"),
    "neighbour": HourKind("fixed_pay"),
    "extra_shift": HourKind("extra_help", "extra_shift_price"),
    "hourly": HourKind("substitutes", "hourly_price"),
    "overtime": HourKind("overtime", "overtime_price", supplement=False, pensionable=False),
    "agency": HourKind("agency", "agency_price", supplement=False, pensionable=False),
    "lower_competence": HourKind("other_pay", "lower_price"),
    "uncovered": None,
}
"""What each step of the recourse costs. Own staff, pool and neighbours have their fixed pay already (the pool's on the
pool's unit): there only the supplements of the hours worked, on the unit where they are worked."""


def hour_pay(rates: Rates, hourly: Cells, hours: Mapping[str, Cells]) -> dict[str, HourPay]:
    """Pay, holiday pay and pensionable pay of hours worked, by cost item.

    `hours` by step [replication, year, unit, group], the surplus beyond the requirement as a step of its own; `hourly`
    is the group's pay [replication, year, 1, group]. Pay = hours × (hourly pay × the step's price factor +
    supplement). Overtime's factor stands for the whole of overtime pay: no supplement on top and not pensionable.
    Holiday pay is holiday_pay_share of it. An agency hour = agency_price × ordinary hourly cost, which is
    hourly pay × (1 + holiday pay + pension) × (1 + employer contribution); it carries no holiday pay.
    """
    supplement = supplement_per_hour(rates.of_year, rates.shares, hourly)
    kinds = {kind.cost_item: kind for kind in STEPS.values() if kind is not None}
    found = {}
    for item, kind in kinds.items():
        worked = sum((hours[step] for step, own in STEPS.items() if own == kind and step in hours), np.zeros(1))
        price = _price(rates, kind, hourly)
        pay = (worked * (price + supplement if kind.supplement else price)).sum(axis=-1)
        share = 0.0 if item == "agency" else rates.of_unit("holiday_pay_share")
        found[item] = HourPay(pay, pay * share, pay * float(kind.pensionable))
    return found


def _price(rates: Rates, kind: HourKind, hourly: Cells) -> Cells:
    """What an hour costs before supplements; nothing where the fixed pay has paid it."""
    if kind.price is None:
        return np.zeros_like(hourly)
    factor = rates.of_group(kind.price)
    if kind.cost_item == "agency":
        loaded = 1 + rates.of_group("holiday_pay_share") + rates.of_group("pension_share")
        factor = factor * (loaded * (1 + rates.of_group("contribution_share")))
    return hourly * factor
