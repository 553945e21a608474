"""Supplements for inconvenient hours, by the hours that the unit's own rota has.

Municipal main agreement: evening a fixed amount an hour; night and weekend the higher of a share of hourly pay and
an amount; holy days 1⅓ of hourly pay. Evening and night do not overlap; the weekend supplement is paid on top.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from model.budget.axes import Cells, axes_of, laid_out
from model.budget.frames import checked, held_stepwise
from model.errors import InputError, Problem
from model.scenario.schema import Scenario

DAYS_IN_YEAR = 365
_WINDOWS = ["evening", "night", "weekend"]


def inconvenient_shares(scenario: Scenario, rota_hours: pd.DataFrame, need: pd.DataFrame) -> dict[str, Cells]:
    """Shares of a rota's hours that fall in the evening, at night and in the weekend, each [year, unit, group].

    `rota_hours` has year, unit, group, evening, night, weekend, total (hours a week) for planning years; they are held
    stepwise. A group that has no post of its own in the rota has the whole unit's shares; ``in_rota`` is 1 where
    there are any.

    Raises InputError for a unit with a rota and a need, but without rota hours: its supplements would be lost.
    """
    columns = ["year", "unit", "group", *_WINDOWS, "total"]
    hours = held_stepwise("rota hours", checked("rota hours", rota_hours, columns), list(scenario.years))
    hours = hours.dropna(subset=["unit"])
    _refuse_lost_supplements(scenario, hours[hours["total"] > 0], need)
    axes = axes_of(scenario, pd.DataFrame({"replication": [0]}))
    found = laid_out(axes, "rota hours", hours.assign(replication=0), [*_WINDOWS, "total"])
    *windows, total = (values[0] for values in found)
    of_unit = total.sum(axis=-1, keepdims=True)
    shares = {"in_rota": np.broadcast_to(of_unit > 0, total.shape).astype(np.float64)}
    for name, own in zip(_WINDOWS, windows, strict=True):
        whole = np.divide(own.sum(axis=-1, keepdims=True), of_unit, out=np.zeros_like(of_unit), where=of_unit > 0)
        shares[name] = np.divide(own, total, out=np.broadcast_to(whole, own.shape).copy(), where=total > 0)
    return shares


def supplement_per_hour(rates: Mapping[str, Cells], shares: Mapping[str, Cells], hourly: Cells) -> Cells:
    """Mean supplement on an hour worked, NOK, [replication, year, unit, group]; `hourly` pay [replication, year, 1,
    group], `rates` [year].

    = evening share × evening_nok + night share × max(night_share × hourly pay, night_nok) + weekend share × max(
    weekend_share × hourly pay, weekend_nok) + holy_days_year ÷ 365 × holy_day_share × hourly pay. A unit without a rota
    has none. Rota hours are taken to fall evenly on holy days.
    """
    rate = {name: values[:, None, None] for name, values in rates.items()}
    night = np.maximum(rate["night_share"] * hourly, rate["night_nok"])
    weekend = np.maximum(rate["weekend_share"] * hourly, rate["weekend_nok"])
    holy = rate["holy_days_year"] / DAYS_IN_YEAR * rate["holy_day_share"] * hourly
    ordinary = shares["evening"] * rate["evening_nok"] + shares["night"] * night + shares["weekend"] * weekend
    return np.asarray(ordinary + holy * shares["in_rota"])


def _refuse_lost_supplements(scenario: Scenario, hours: pd.DataFrame, need: pd.DataFrame) -> None:
    rota_units = [key for key in sorted(scenario.units) if scenario.units[key].rota is not None]
    needed = need[need["unit"].isin(rota_units) & (need["need_hours"] > 0)]
    wanted = set(zip(needed["year"].tolist(), needed["unit"].astype(str).tolist(), strict=True))
    lost: Sequence[tuple[int, str]] = sorted(wanted - set(zip(hours["year"], hours["unit"], strict=True)))
    if lost:
        raise InputError(
            Problem(
                f"unit {unit}, year {year}", "no rota hours", "hours for every rota that is needed", "size its rota"
            )
            for year, unit in lost
        )
