"""The days that a scenario's pool is sized on: plain, linked, in situations of their own, or fresh ones.

With correlation and situations left out the days are those of `absence_days`. Else a day is common to all: one draw
says how bad it is, and each group's share of absent that day is a beta variable with the table's mean and the pool's
correlation between two people, as in a pool file (`common_share`). A situation multiplies the table's share; the same
days are met in every situation, weighted.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from model.errors import InputError, Problem
from model.pool.absence import LARGEST_ABSENCE, MONTHS, AbsenceDays, Shares, absence_days, short_absence
from model.randomness import key_of, mix, stream, uniforms
from model.scenario.schema import Scenario
from model.scenario.schema.pool import Pool, Situation


@dataclass(frozen=True)
class DaySample:
    """Which days: of a pool in a year, the sample's number (0 is what pools are sized on), and their correlation."""

    scenario: Scenario
    pool: Pool
    year: int
    sample: int = 0
    correlation: float = 0.0


def sampled_days(wanted: DaySample, on_duty: pd.DataFrame, weekdays: tuple[str, ...]) -> AbsenceDays:
    """Draw the pool's number of days for one family's people on duty, in every situation."""
    pool, days = wanted.pool, wanted.pool.sampled_days.at(wanted.year)
    if not (wanted.sample or wanted.correlation or pool.situations):
        return absence_days(wanted.scenario, on_duty, weekdays, days)
    wide = on_duty.pivot(index="weekday", columns=["unit", "group", "family"], values="on_duty")  # noqa: PD010
    wide = wide.reindex(list(weekdays)).fillna(0.0).sort_index(axis=1)
    cells = wide.columns.to_frame(index=False).astype(str)
    day = np.arange(days)
    present = wide.to_numpy(dtype=np.float64)[(day // MONTHS) % len(weekdays)]
    level = _levels(wanted, cells)[day % MONTHS]
    per_month = np.bincount(day % MONTHS, minlength=MONTHS)
    plain = 1.0 / (per_month[day % MONTHS] * (per_month > 0).sum())
    found = []
    for weight, factor in situation_weights(pool.situations, wanted.year):
        refuse_level(f"pools.{_name(wanted)}.situations", float(level.max(initial=0.0)) * factor)
        found.append((_absent(wanted, cells, present, level * factor), plain * weight))
    absent, weights = (np.concatenate([part[n] for part in found]) for n in (0, 1))
    return AbsenceDays(cells, absent, weights)


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


def common_share(mean: float | Shares, correlation: float, day: Shares) -> Shares:
    """The day's share of absent: a beta variable looked up at `day`'s uniforms; the mean itself without correlation."""
    means = np.broadcast_to(np.asarray(mean, dtype=np.float64), day.shape)
    if correlation == 0:
        return means
    room = (1 - correlation) / correlation
    some = np.where(means > 0, means, 0.5)
    return np.asarray(np.where(means > 0, stats.beta.ppf(day, some * room, (1 - some) * room), 0.0))


def _levels(wanted: DaySample, cells: pd.DataFrame) -> Shares:
    """The table's share of absent [month, cell]."""
    units, groups = (tuple(sorted(cells[name].unique())) for name in ("unit", "group"))
    table = short_absence(wanted.scenario, wanted.year, units, groups)
    at = [(units.index(unit), groups.index(group)) for unit, group in zip(cells["unit"], cells["group"], strict=True)]
    return np.stack([table[:, unit, group] for unit, group in at], axis=1)


def _absent(wanted: DaySample, cells: pd.DataFrame, present: Shares, chance: Shares) -> NDArray[np.int64]:
    """People absent [day, cell]: binomial given the day's share, each from its own keyed uniform."""
    concern, numbers = stream(wanted.sample, 0, "pool_days"), np.arange(len(present), dtype=np.uint64)
    family = str(cells["family"].iloc[0])
    day = uniforms(concern, mix(key_of(family), numbers), 0)
    absent = np.zeros(present.shape, dtype=np.int64)
    for place, names in enumerate(zip(cells["unit"], cells["group"], cells["family"], strict=True)):
        keys = mix(key_of(*names), numbers)
        people = np.floor(present[:, place] + uniforms(concern, keys, 2))
        share = common_share(chance[:, place], wanted.correlation, day)
        absent[:, place] = stats.binom.ppf(uniforms(concern, keys, 1), people, share)
    return absent
