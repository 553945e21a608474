"""Pay for hours: supplements on what own staff work, and the pay of every hour brought in from outside the posts."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from model.budget.frames import YearRates, checked, keyed
from model.budget.supplements import supplement_per_hour
from model.errors import InputError, unknown_name
from model.scenario.schema import Scenario

_ROW = ["replication", "year", "unit", "group"]


class HourKind(NamedTuple):
    """How the hours of a step are paid: account item, name of the price factor, supplements, pension."""

    cost_item: str
    price: str | None = None
    supplement: bool = True
    pensionable: bool = True


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

STEP = pd.CategoricalDtype(sorted(STEPS))
ITEM = pd.CategoricalDtype(sorted({kind.cost_item for kind in STEPS.values() if kind is not None}))


def worked_hours(scenario: Scenario, steps: pd.DataFrame, balance: pd.DataFrame) -> pd.DataFrame:
    """Hours worked by step, the surplus beyond the requirement as a step of its own.

    Columns: replication, year, unit, group, step, hours. Raises InputError for a step without a way of paying it.
    """
    hours = keyed(scenario, checked("recourse steps", steps, [*_ROW, "step", "hours"]))
    unknown = sorted(set(hours["step"].unique()) - set(STEPS))
    if unknown:
        raise InputError(unknown_name("recourse steps", "step", unknown[0], list(STEPS)))
    surplus = keyed(scenario, checked("recourse balance", balance, [*_ROW, "surplus"]))
    surplus = surplus.rename(columns={"surplus": "hours"})
    paid = hours["step"].isin([step for step, kind in STEPS.items() if kind is not None])
    hours, surplus = hours[paid & (hours["hours"] != 0)], surplus[surplus["hours"] != 0]
    surplus_step = pd.Categorical.from_codes(np.full(len(surplus), STEP.categories.get_loc("surplus")), dtype=STEP)
    parts = [hours.assign(step=hours["step"].astype(STEP)), surplus.assign(step=surplus_step)]
    return pd.concat(parts, ignore_index=True).sort_values([*_ROW, "step"], kind="stable", ignore_index=True)


def hour_pay(worked: pd.DataFrame, shares: pd.DataFrame, rates: pd.DataFrame) -> pd.DataFrame:
    """Pay, holiday pay and pensionable pay of hours worked, by replication, year, unit and cost item.

    `worked` also has hourly_nok, the group's pay. pay_nok = hours × (hourly pay × the step's price factor +
    supplement). Overtime's factor stands for the whole of overtime pay: no supplement on top and not pensionable.
    Holiday pay is holiday_pay_share of it. An agency hour = agency_price × ordinary hourly cost, which is
    hourly pay × (1 + holiday pay + pension) × (1 + employer contribution); it carries no holiday pay.
    """
    rate, step = YearRates(rates, worked["year"]), worked["step"].cat.codes.to_numpy()
    kinds = [STEPS[name] or HourKind("") for name in STEP.categories]
    factor, supplement = np.zeros(len(worked)), supplement_per_hour(worked, shares, rates)
    for number, kind in enumerate(kinds):
        if kind.price is not None:
            factor = np.where(step == number, rate[kind.price], factor)
    agency = step == STEP.categories.get_loc("agency")
    loaded = (1 + rate["holiday_pay_share"] + rate["pension_share"]) * (1 + rate["contribution_share"])
    factor = np.where(agency, factor * loaded, factor)
    with_supplement = np.array([float(kind.supplement) for kind in kinds])[step]
    pay = worked["hours"].to_numpy() * (worked["hourly_nok"].to_numpy() * factor + with_supplement * supplement)
    lines = worked[_ROW[:3]].assign(
        cost_item=pd.Categorical.from_codes(
            np.array([ITEM.categories.get_loc(k.cost_item) if k.cost_item else -1 for k in kinds])[step], dtype=ITEM
        ),
        pay_nok=pay,
        holiday_nok=np.where(agency, 0.0, pay * rate["holiday_pay_share"]),
        pensionable_nok=pay * np.array([float(kind.pensionable) for kind in kinds])[step],
    )
    return lines.groupby([*_ROW[:3], "cost_item"], as_index=False, observed=True).sum()
