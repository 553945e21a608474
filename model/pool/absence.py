"""Short absence as shares of hours, what the rota has over-booked for, and days on which so many are away.

Absence of a month or more belongs to the workforce engine; holidays are planned and stand in the net hours of a full
position.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.errors import InputError, Problem
from model.scenario import active_weeks, running_week_hours
from model.scenario.schema import Scenario

Counts = NDArray[np.int64]
Shares = NDArray[np.float64]

MONTHS = 12
LARGEST_ABSENCE = 0.6  # above this the table is surely in another unit than a share


@dataclass(frozen=True)
class AbsenceDays:
    """Weighted days: `absent[day, cell]` people, `weights[day]` summing to 1.

    `cells` names the columns: unit, group, family.
    """

    cells: pd.DataFrame
    absent: Counts
    weights: Shares


def short_absence(scenario: Scenario, year: int, units: tuple[str, ...], groups: tuple[str, ...]) -> Shares:
    """:func:`short_absence_years` of one year, shape (12 months, units, groups)."""
    return np.asarray(short_absence_years(scenario, (year,), units, groups)[0])


def short_absence_years(
    scenario: Scenario, years: Sequence[int], units: tuple[str, ...], groups: tuple[str, ...]
) -> Shares:
    """Share of contracted hours lost to absence under a month, shape (years, 12 months, units, groups).

    The absence table × ``working_time.absence_factor``. Raises InputError when a group or a month is
    missing in the table, or when the product is above 60 %.
    """
    table = _absence_table(scenario.frame("absence"), groups)
    missing = [group for number, group in enumerate(groups) if np.isnan(table[:, number]).any()]
    if missing:
        raise InputError(
            Problem("the absence table", f"months missing for {', '.join(missing)}", "a share for each group and "
                    "each month 1–12", "add the missing rows")
        )  # fmt: skip
    factor = np.array(scenario.working_time.absence_factor.grid(years, units), dtype=np.float64)
    shares: Shares = table[None, :, None, :] * factor[:, None, :, None]
    for year, own in zip(years, shares, strict=True):
        if own.size and (own.max() > LARGEST_ABSENCE or own.min() < 0):
            raise InputError(
                Problem(f"short absence in {year}", f"{own.min():.3f} to {own.max():.3f} of contracted hours",
                        f"0 to {LARGEST_ABSENCE}", "correct the absence table or working_time.absence_factor")
            )  # fmt: skip
    return shares


def _absence_table(given: pd.DataFrame, groups: tuple[str, ...]) -> Shares:
    """The short absence shares [month, group], missing where there is no row."""
    group = pd.Index(groups).get_indexer(pd.Index(given["group"]))
    rows = given[group >= 0]
    month, group = rows["month"].to_numpy(dtype=np.intp) - 1, group[group >= 0]
    place = month * len(groups) + group
    if len(np.unique(place)) < len(place):
        # never averaged: one of two rows is wrong
        raise ValueError("the absence table has a month of a group twice")
    table = np.full((MONTHS, len(groups)), np.nan)
    table[month, group] = rows["short_absence_share"].to_numpy(dtype=np.float64)
    return table


def planned_presence(scenario: Scenario, year: int, unit: str) -> float:
    """Share of a rota line's hours that remain when the known absence it over-books is taken out."""
    # holidays fall first in the weeks in which a term calendar closes the unit
    running = active_weeks(scenario, unit, year) * running_week_hours(scenario, unit, year)
    known = max(0.0, 1 - scenario.working_time.net_hours_rota.at(year, unit) / running)
    rota = scenario.units[unit].rota
    planned = 0.0 if rota is None else rota.known_absence_planned.at(year, unit)
    return 1 - planned * known


def spare_hours(scenario: Scenario, cover: pd.DataFrame) -> pd.DataFrame:
    """Hours a week that the rota plans above its cover when the known absence is taken out.

    `cover` is the rota plan's frame (year, unit, group, covered_hours, surplus_hours). Returns year,
    unit, group, spare_hours and spare_share (of the hours worked after known absence), both ≥ 0.
    """
    keys = cover[["year", "unit", "group"]]
    places = zip(keys["year"].astype(int), keys["unit"].astype(str), strict=True)
    presence = np.array([planned_presence(scenario, year, unit) for year, unit in places])
    worked = (cover["covered_hours"] + cover["surplus_hours"]).to_numpy(dtype=np.float64)
    covered = cover["covered_hours"].to_numpy(dtype=np.float64)
    spare = np.maximum(0.0, worked * presence - covered) if len(cover) else worked
    after = worked * presence if len(cover) else worked
    share = np.divide(spare, after, out=np.zeros_like(spare), where=after > 0)
    return keys.assign(spare_hours=spare, spare_share=share).reset_index(drop=True)


def hours_without_rota(cover: pd.DataFrame) -> pd.DataFrame:
    """Share of each group's required hours that the rota plan leaves uncovered: nobody in the rota is there then.

    `cover` is the rota plan's frame (year, unit, group, required_hours, uncovered_hours). Returns year, unit,
    group, uncovered_share, 0 where nothing is uncovered. Raises InputError when more is uncovered than required.
    """
    required = cover["required_hours"].to_numpy(dtype=np.float64)
    uncovered = cover["uncovered_hours"].to_numpy(dtype=np.float64)
    if not ((uncovered >= 0) & (uncovered <= required * (1 + 1e-9) + 1e-6)).all():
        raise InputError(
            Problem("the rota's cover", "uncovered hours below 0 or above the required hours",
                    "0 to required_hours", "size the rotas again")
        )  # fmt: skip
    share = np.divide(uncovered, required, out=np.zeros_like(required), where=required > 0)
    return cover[["year", "unit", "group"]].assign(uncovered_share=np.minimum(1.0, share)).reset_index(drop=True)


def merge_identical(absent: Counts, weights: Shares) -> tuple[Counts, Shares]:
    """Merge equal rows and add their weights; rows come out sorted. Shapes (n, k), (n,) → (m, k), (m,)."""
    rows, where = np.unique(absent, axis=0, return_inverse=True)
    merged = np.bincount(where.ravel(), weights=weights, minlength=len(rows))
    return rows.astype(np.int64), np.asarray(merged, dtype=np.float64)
