"""The days that a scenario's pool is sized on: as they are, as if absences came alone, in situations, or fresh ones.

A situation multiplies the absence table's share; the same days are met in every situation, weighted.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from model.errors import InputError, Problem
from model.pool.absence import LARGEST_ABSENCE, AbsenceDays, short_absence
from model.pool.sampled_days import Draw, drawn_absence
from model.scenario.schema import Scenario
from model.scenario.schema.pool import Pool, Situation


@dataclass(frozen=True)
class DaySample:
    """Which days: of a pool in a year, the sample's number (0 is what pools are sized on), and whether absences come
    alone instead of as correlated as the scenario has them."""

    scenario: Scenario
    pool: Pool
    year: int
    sample: int = 0
    alone: bool = False


def sampled_days(wanted: DaySample, on_duty: pd.DataFrame, weekdays: tuple[str, ...]) -> AbsenceDays:
    """Draw the pool's number of days for one family's people on duty, in every situation."""
    pool, days = wanted.pool, wanted.pool.sampled_days.at(wanted.year)
    units, groups = (tuple(sorted(on_duty[name].astype(str).unique())) for name in ("unit", "group"))
    most = float(short_absence(wanted.scenario, wanted.year, units, groups).max(initial=0.0))
    found = []
    for weight, factor in situation_weights(pool.situations, wanted.year):
        refuse_level(f"pools.{_name(wanted)}.situations", most * factor)
        draw = Draw(wanted.scenario, wanted.year, wanted.sample, wanted.alone, factor)
        found.append((weight, drawn_absence(draw, on_duty, weekdays, days)))
    absent = np.concatenate([part.absent for _, part in found])
    return AbsenceDays(found[0][1].cells, absent, np.concatenate([weight * part.weights for weight, part in found]))


def _name(wanted: DaySample) -> str:
    return next(name for name, pool in wanted.scenario.pools.items() if pool.unit == wanted.pool.unit)


def situation_weights(situations: dict[str, Situation], year: int) -> list[tuple[float, float]]:
    """(weight, factor on absence) of each situation, weights made to sum to 1; without any, one that changes
    nothing."""
    given = [(one.weight.at(year), one.absence_factor.at(year)) for _, one in sorted(situations.items())]
    whole = sum(weight for weight, _ in given)
    return [(weight / whole, factor) for weight, factor in given if weight > 0] if whole > 0 else [(1.0, 1.0)]


def refuse_level(where: str, share: float) -> None:
    """InputError for more absence in a situation than a share of hours can sensibly be."""
    if share > LARGEST_ABSENCE:
        found, remedy = f"{share:.3f} of hours absent in a situation", "lower the situation's absence_factor"
        raise InputError(Problem(where, found, f"0 to {LARGEST_ABSENCE}", remedy))
