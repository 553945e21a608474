"""Supplements for inconvenient hours, by the hours that the unit's own rota has.

Municipal main agreement: evening a fixed amount an hour; night and weekend the higher of a share of hourly pay and
an amount; holy days 1⅓ of hourly pay. Evening and night do not overlap; the weekend supplement is paid on top.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from model.budget.frames import YearRates, checked, held_stepwise, keyed
from model.errors import InputError, Problem
from model.scenario.schema import Scenario

DAYS_IN_YEAR = 365
_WINDOWS = ["evening", "night", "weekend"]


def inconvenient_shares(scenario: Scenario, rota_hours: pd.DataFrame, need: pd.DataFrame) -> pd.DataFrame:
    """Shares of a rota's hours that fall in the evening, at night and in the weekend.

    `rota_hours` has year, unit, group, evening, night, weekend, total (hours a week) for planning years; they are held
    stepwise. Returns year, unit, group, evening, night, weekend; the rows whose group is ``all`` are
    the whole unit's shares, for a group that has no post of its own in the rota.

    Raises InputError for a unit with a rota and a need, but without rota hours: its supplements would be lost.
    """
    columns = ["year", "unit", "group", *_WINDOWS, "total"]
    hours = held_stepwise("rota hours", checked("rota hours", rota_hours, columns), list(scenario.years))
    hours = hours.astype({"unit": "str", "group": "str"})
    hours = hours[hours["total"] > 0].sort_values(["year", "unit", "group"], ignore_index=True)
    _refuse_lost_supplements(scenario, hours, need)
    whole = hours.groupby(["year", "unit"], as_index=False)[[*_WINDOWS, "total"]].sum().assign(group="all")
    shares = pd.concat([hours, whole], ignore_index=True)
    shares[_WINDOWS] = shares[_WINDOWS].div(shares["total"], axis=0)
    return keyed(scenario, shares[["year", "unit", "group", *_WINDOWS]])


def supplement_per_hour(hours: pd.DataFrame, shares: pd.DataFrame, rates: pd.DataFrame) -> np.ndarray:
    """Mean supplement on an hour worked, NOK, for each row of `hours` (year, unit, group, hourly_nok).

    = evening share × evening_nok + night share × max(night_share × hourly pay, night_nok) + weekend share × max(
    weekend_share × hourly pay, weekend_nok) + holy_days_year ÷ 365 × holy_day_share × hourly pay. A unit without a rota
    has none. Rota hours are taken to fall evenly on holy days.
    """
    found = _share_of_rows(hours, shares)
    rate = YearRates(rates, hours["year"])
    pay = hours["hourly_nok"].to_numpy(dtype=float)
    night = np.maximum(rate["night_share"] * pay, rate["night_nok"])
    weekend = np.maximum(rate["weekend_share"] * pay, rate["weekend_nok"])
    holy = rate["holy_days_year"] / DAYS_IN_YEAR * rate["holy_day_share"] * pay
    ordinary = found["evening"] * rate["evening_nok"] + found["night"] * night + found["weekend"] * weekend
    return np.asarray(ordinary + holy * found["in_rota"])


def _share_of_rows(hours: pd.DataFrame, shares: pd.DataFrame) -> dict[str, np.ndarray]:
    """The group's shares, else the unit's, else none because the unit has no rota."""
    keys = ["year", "unit", "group"]
    own = hours[keys].merge(shares, on=keys, how="left", validate="many_to_one")
    of_unit = shares[shares["group"] == "all"].drop(columns="group")
    whole = hours[keys[:2]].merge(of_unit, on=keys[:2], how="left", validate="many_to_one")
    has_own, in_rota = own["evening"].notna().to_numpy(), whole["evening"].notna().to_numpy()
    found = {name: np.where(has_own, own[name], whole[name]) for name in _WINDOWS}
    known = has_own | in_rota
    return {name: np.where(known, values, 0.0) for name, values in found.items()} | {"in_rota": known.astype(float)}


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
