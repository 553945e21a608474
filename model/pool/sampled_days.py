"""Days of short absence that a scenario's pools are sized on: how many are away in each unit, group and shift family.

The days are single days of the spells: of a month's days each person is absent on the share that the absence table has,
and two colleagues together as often as the month's correlation says. A day has a share of people present that is
common to all, times one that is the unit's own (``shocks.day_shares``); given those, people are independent and the
number absent is binomial, looked up from one uniform. Good and bad days are spread evenly over each month's days, so
that few days hold what belongs to them. The draws are keyed by unit, group, family and day, never by year, so a change
of level from one year to another meets the same days.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.errors import InputError, Problem
from model.pool.absence import MONTHS, AbsenceDays, Counts, Shares, short_absence
from model.pool.shocks import day_shares
from model.pool.spell_facts import town_rates
from model.randomness import Keys, key_of, mix, stream, uniforms
from model.scenario.schema import Scenario


@dataclass(frozen=True)
class Draw:
    """Whose days: a scenario's in a year; `sample` is the sample's number, each with its own luck; with `alone` every
    absence comes by itself; `factor` is on the absence table."""

    scenario: Scenario
    year: int
    sample: int = 0
    alone: bool = False
    factor: float = 1.0


def absence_days(scenario: Scenario, on_duty: pd.DataFrame, weekdays: tuple[str, ...], days: int) -> AbsenceDays:
    """Draw `days` days of absence for one year's people on duty.

    `on_duty` holds one year: year, unit, group, weekday, family, on_duty (people, may be a fraction:
    it is rounded up or down by its own keyed chance, so the mean is kept). The days walk through the
    months, and through `weekdays`; the weights make every month count the same. Raises InputError for no
    days, and for a correlation that cannot be had.
    """
    return drawn_absence(Draw(scenario, int(on_duty["year"].iloc[0])), on_duty, weekdays, days)


def drawn_absence(draw: Draw, on_duty: pd.DataFrame, weekdays: tuple[str, ...], days: int) -> AbsenceDays:
    """:func:`absence_days`, of any sample and level."""
    if days < 1:
        raise InputError(
            Problem("pools.*.sampled_days", str(days), "at least 1 day, better 200", "set the number of days")
        )
    people = _people_by_weekday(on_duty, weekdays)
    cells = people.columns.to_frame(index=False).astype(str)
    units, groups = _sorted_values(cells["unit"]), _sorted_values(cells["group"])
    day = np.arange(days)
    month = day % MONTHS
    chance = _chances(draw, (units, groups), days)[_places(cells["unit"], units), _places(cells["group"], groups)].T
    present = people.to_numpy(dtype=np.float64)[(day // MONTHS) % len(weekdays)]
    per_month = np.bincount(month, minlength=MONTHS)
    weights = 1.0 / (per_month[month] * (per_month > 0).sum())
    return AbsenceDays(cells, _absent(draw, cells, present, chance), weights)


def _people_by_weekday(on_duty: pd.DataFrame, weekdays: tuple[str, ...]) -> pd.DataFrame:
    """People on duty, weekdays down and (unit, group, family) across; no row means nobody on duty."""
    wide = on_duty.pivot(index="weekday", columns=["unit", "group", "family"], values="on_duty")  # noqa: PD010
    return wide.reindex(list(weekdays)).fillna(0.0).sort_index(axis=1)


def _sorted_values(column: pd.Series[str]) -> tuple[str, ...]:
    return tuple(sorted(column.unique()))


def _places(column: pd.Series[str], names: tuple[str, ...]) -> NDArray[np.intp]:
    place = {name: n for n, name in enumerate(names)}
    return np.array([place[name] for name in column], dtype=np.intp)


def _chances(draw: Draw, places: tuple[tuple[str, ...], tuple[str, ...]], days: int) -> Shares:
    """Each day's chance of being absent, [unit, group, day], for these units and groups."""
    units, groups = places
    month = np.arange(days) % MONTHS
    shares = np.moveaxis(short_absence(draw.scenario, draw.year, units, groups), 0, 2) * draw.factor
    if draw.alone:
        return np.asarray(shares[:, :, month])
    rates, place = town_rates(draw.scenario, draw.year, units, groups)
    table = np.zeros_like(rates.within)
    table[place.ravel()] = shares.reshape(-1, MONTHS)
    waves, outbreaks = (stream(draw.sample, 0, concern) for concern in ("pool_common_absence", "pool_unit_absence"))
    linked = rates.within[:, month], rates.between[:, month]
    common, own = day_shares(table[:, month], linked, (_even(days, waves), _even(days, outbreaks)))
    everybody = _slots(days, waves, np.array([key_of("everybody")], dtype=np.uint64))[0]
    met = _slots(days, outbreaks, np.array([key_of(unit) for unit in units], dtype=np.uint64))
    together = common[place][:, :, everybody]
    alone = np.stack([own[profiles][:, slots] for profiles, slots in zip(place, met, strict=True)])
    return np.asarray(1 - together * alone)


def _even(days: int, concern: np.uint64) -> Shares:
    """A uniform for each day, spread evenly over each month's days, in rising order."""
    order, number = np.arange(days) // MONTHS, np.bincount(np.arange(days) % MONTHS, minlength=MONTHS)
    jitter = uniforms(concern, mix(key_of("even"), np.arange(days, dtype=np.uint64)), 0)
    return np.asarray((order + jitter) / number[np.arange(days) % MONTHS])


def _slots(days: int, concern: np.uint64, keys: Keys) -> NDArray[np.int64]:
    """[key, day] : another day of the same month, each day of it once, by chance."""
    lots = uniforms(concern, mix(keys[:, None], np.arange(days, dtype=np.uint64)[None, :]), 1)
    slots = np.empty(lots.shape, dtype=np.int64)
    for month in range(min(MONTHS, days)):
        slots[:, month::MONTHS] = month + MONTHS * np.argsort(lots[:, month::MONTHS], axis=1)
    return slots


def _absent(draw: Draw, cells: pd.DataFrame, present: Shares, chance: Shares) -> Counts:
    """Binomial numbers absent, shape (days, cells), each from its own keyed uniform."""
    names = zip(cells["unit"], cells["group"], cells["family"], strict=True)
    each = np.array([key_of(*name) for name in names], dtype=np.uint64)
    keys = mix(each[None, :], np.arange(len(present), dtype=np.uint64)[:, None])
    concerns = (stream(draw.sample, 0, concern) for concern in ("pool_on_duty_rounding", "pool_short_absence"))
    rounding, drawn = (uniforms(concern, keys, 0) for concern in concerns)
    return binomial_places(drawn, np.floor(present + rounding).astype(np.int64), chance)


def binomial_places(drawn: Shares, people: Counts, chance: Shares) -> Counts:
    """The binomial number among `people` at the place `drawn`, a uniform: the least k with P(at most k) > drawn."""
    # those present are counted where they are fewer: the chance that nobody is away may be too small for a number
    most = chance > 0.5
    if most.any():
        there = _places_up(np.where(most, 1 - drawn, 0.0), np.where(most, people, 0), np.where(most, 1 - chance, 0.0))
        return np.where(most, people - there, _places_up(drawn, np.where(most, 0, people), np.where(most, 0.0, chance)))
    return _places_up(drawn, people, chance)


def _places_up(drawn: Shares, people: Counts, chance: Shares) -> Counts:
    """The number looked up from 0, for chances up to a half."""
    absent = np.zeros_like(people)
    exactly = (1 - chance) ** people
    reached = exactly.copy()
    odds = chance / (1 - chance)
    for number in range(1, int(people.max(initial=0)) + 1):
        more = (drawn >= reached) & (people >= number)
        if not more.any():
            break
        absent[more] = number
        exactly = exactly * odds * np.maximum(people - number + 1, 0) / number
        reached += exactly
    return absent
