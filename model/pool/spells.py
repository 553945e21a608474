"""Absence under a month as spells: who is away from which day to which, why, and how long before it is known.

Spells begin by chance, day by day, so that the share of people away comes out as the absence table has it: with spells
that begin independently, nobody is away in exp(−starts a day × mean length) of the time. Bad weeks hit everybody, and
weeks of outbreak one unit; both are factors of mean one, sized by the correlation of two colleagues' absence. Spells
that would overlap are joined end to end, so an absent day has one cause.
"""

from __future__ import annotations

import datetime
from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.pool.absence import MONTHS, Shares, short_absence
from model.randomness import Keys, key_of, mix, stream, uniforms
from model.scenario.schema import Scenario
from model.scenario.schema.absence import AGES, CAUSES, LONGEST

COLUMNS = ["person", "cause", "first_day", "last_day", "notice_hours"]
_STARTS_AT = (0, 25, 35, 50, 55, 60, 65)
_LARGEST = 0.9
"""Above this share of a day's people away the factors are cut: more is nobody's experience."""


def draw_spells(scenario: Scenario, year: int, people: pd.DataFrame, seed: int, replication: int) -> pd.DataFrame:
    """Spells of absence under a month in one replication of a year.

    Parameters
    ----------
    people : person (a stable name), unit, group and, if known, age in years.
    seed, replication : keyed chance: the same person meets the same luck whoever else is there.

    Returns person, cause, first_day, last_day (days of the year from 0, the last included), notice_hours, sorted by
    person and day. On 1 January as many are away as on other days. Raises InputError for a group without absence rows.
    """
    if people.empty:
        return pd.DataFrame({name: [] for name in COLUMNS})
    hazard = _hazards(scenario, year, people, (seed, replication))
    keys: Keys = np.array([key_of(str(person)) for person in people["person"]], dtype=np.uint64)
    days = np.arange(hazard.shape[1], dtype=np.int64)
    drawn = uniforms(stream(seed, replication, "absence_start"), keys[:, None], days[None, :])
    who, began = np.nonzero(drawn < hazard)
    cause = np.searchsorted(_cause_bounds(scenario, year), drawn[who, began] / hazard[who, began], side="right")
    own = mix(keys[who], began.astype(np.uint64))
    chance, notice = (uniforms(stream(seed, replication, f"absence_{of}"), own, 0) for of in ("length", "notice"))
    length, known = np.zeros(len(who), dtype=np.int64), np.zeros(len(who))
    for place, name in enumerate(CAUSES):
        mine, facts = cause == place, getattr(scenario.absence, name)
        table = spell_lengths(facts.mean_days.at(year), facts.longest_days)
        length[mine] = 1 + np.searchsorted(table, chance[mine], side="right")
        known[mine] = 2 * facts.notice_hours.at(year) * notice[mine]
    first, last = _end_to_end(who, began - LONGEST, length)
    kept = (last >= first) & (last >= 0) & (first < len(days) - LONGEST)
    frame = pd.DataFrame(
        {
            "person": people["person"].to_numpy()[who[kept]],
            "cause": np.array(CAUSES, dtype=object)[cause[kept]],
            "first_day": np.maximum(first[kept], 0),
            "last_day": np.minimum(last[kept], len(days) - LONGEST - 1),
            "notice_hours": known[kept],
        }
    )
    return frame.astype({"cause": "str"})


def shock_factors(scenario: Scenario, year: int, units: tuple[str, ...], seed: int, replication: int) -> Shares:
    """How much more than usual people fall ill, [unit, day] of the year, of mean one: bad weeks and outbreaks."""
    weeks = np.arange(54, dtype=np.uint64)
    day = np.arange(days_of(year)) // 7
    dispatch, linked = scenario.dispatch, scenario.dispatch.colleague_correlation.at(year)
    own = scenario.absence.outbreak_share.at(year)
    share = max(float(_table(scenario, year, units).mean()), 1e-9)
    spread, bad = linked * (1 - share) / share, dispatch.bad_weeks_share.at(year)
    common = uniforms(stream(seed, replication, "bad_weeks"), mix(key_of("weeks"), weeks), 0)
    factor = np.empty((len(units), len(day)))
    for place, unit in enumerate(units):
        local = uniforms(stream(seed, replication, "outbreaks"), mix(key_of(unit), weeks), 0)
        both = two_point(common, bad, spread * (1 - own)) * two_point(local, bad, spread * own)
        factor[place] = both[day]
    return factor


def two_point(drawn: Shares, often: float, variance: float) -> Shares:
    """A factor of mean one and the given variance: above one in a share `often` of cases, below in the others.

    The lower value is not below 0; where the variance asks for more, it is as large as that allows.
    """
    if not 0 < often < 1:
        return np.ones_like(drawn)
    variance = min(variance, (1 - often) / often)
    high, low = 1 + np.sqrt(variance * (1 - often) / often), 1 - np.sqrt(variance * often / (1 - often))
    return np.asarray(np.where(drawn < often, high, low), dtype=np.float64)


@lru_cache(maxsize=64)
def spell_lengths(mean: float, longest: int) -> Shares:
    """P(length ≤ k) for k = 1 … longest − 1: the geometric distribution cut at `longest` that has this mean."""
    if longest == 1 or mean <= 1:
        return np.ones(max(longest - 1, 0))
    days = np.arange(1, longest + 1)
    low, high = 0.0, 1e6  # the ratio of one length's chance to that of the length a day shorter
    for _ in range(200):
        ratio = (low + high) / 2
        weights = np.exp((days - (longest if ratio > 1 else 1)) * np.log(max(ratio, 1e-300)))
        low, high = (ratio, high) if weights @ days / weights.sum() < mean else (low, ratio)
    return np.asarray(np.cumsum(weights / weights.sum())[:-1])


def month_days(year: int, month: int) -> tuple[int, int]:
    """First and last day of a month, days of the year from 0."""
    start = datetime.date(year, 1, 1)
    after = datetime.date(year + month // MONTHS, month % MONTHS + 1, 1)
    return (datetime.date(year, month, 1) - start).days, (after - start).days - 1


def days_of(year: int) -> int:
    """365 or 366."""
    return month_days(year, MONTHS)[1] + 1


def age_weights(scenario: Scenario, year: int, people: pd.DataFrame) -> Shares:
    """Each person's absence against the mean of the own unit and group, which stays what it is; 1 without ages."""
    if "age" not in people:
        return np.ones(len(people))
    rates = np.array([getattr(scenario.absence.ages, name).at(year) for name in AGES])
    rate = rates[np.searchsorted(_STARTS_AT, people["age"].to_numpy(), side="right") - 1]
    means = pd.Series(rate).groupby([people["unit"].to_numpy(), people["group"].to_numpy()]).transform("mean")
    mean = means.to_numpy(dtype=np.float64)
    return np.asarray(np.divide(rate, mean, out=np.ones_like(rate), where=mean > 0), dtype=np.float64)


def _hazards(scenario: Scenario, year: int, people: pd.DataFrame, chance: tuple[int, int]) -> Shares:
    """Chance that a spell begins, [person, day], from `LONGEST` days before the year on."""
    units = tuple(sorted(people["unit"].astype(str).unique()))
    groups = tuple(sorted(people["group"].astype(str).unique()))
    shares, month = short_absence(scenario, year, units, groups), _months(year)
    unit = pd.Index(units).get_indexer(pd.Index(people["unit"].astype(str)))
    group = pd.Index(groups).get_indexer(pd.Index(people["group"].astype(str)))
    shock = shock_factors(scenario, year, units, *chance)
    # before the year: the days of its own beginning, as if the year before had been like it
    day = np.concatenate([np.arange(LONGEST)[::-1] % len(month), np.arange(len(month))])
    away = shares[month[day]][:, unit, group].T * age_weights(scenario, year, people)[:, None]
    mean, squares = _mean_length(scenario, year)
    wanted = -np.log1p(-np.minimum(away, _LARGEST)) * shock[unit][:, day]
    # a day's chance h keeps a person at work with the product over ages k of a spell of 1 − h·P(longer than k)
    return np.asarray(2 * wanted / (mean + np.sqrt(mean**2 + 2 * squares * wanted)))


def _table(scenario: Scenario, year: int, units: tuple[str, ...]) -> Shares:
    groups = tuple(sorted(scenario.frame("absence")["group"].astype(str).unique()))
    return short_absence(scenario, year, units, groups)


def _months(year: int) -> NDArray[np.int64]:
    """The month, from 0, of each day of the year."""
    spans = [month_days(year, month + 1) for month in range(MONTHS)]
    return np.repeat(np.arange(MONTHS), [last - first + 1 for first, last in spans])


def _starts(scenario: Scenario, year: int) -> Shares:
    """What part of all spells each cause begins: its share of the days over its mean length."""
    facts = [getattr(scenario.absence, name) for name in CAUSES]
    parts = np.array([one.share.at(year) / one.mean_days.at(year) for one in facts])
    return np.asarray(parts / parts.sum())


def _cause_bounds(scenario: Scenario, year: int) -> Shares:
    return np.asarray(np.cumsum(_starts(scenario, year))[:-1])


def _mean_length(scenario: Scenario, year: int) -> tuple[float, float]:
    """Mean length of a spell, and the sum over days k of the squared chance that it is longer than k."""
    longer = np.zeros(LONGEST)
    for part, name in zip(_starts(scenario, year), CAUSES, strict=True):
        facts = getattr(scenario.absence, name)
        table = spell_lengths(facts.mean_days.at(year), facts.longest_days)
        longer[: facts.longest_days] += part * (1 - np.concatenate([[0.0], table]))
    return float(longer.sum()), float((longer**2).sum())


def _end_to_end(
    who: NDArray[np.intp], first: NDArray[np.int64], length: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """First and last days; what an earlier spell of the person covers is its own, and a later one has the rest."""
    last = first + length - 1
    apart = np.int64(10_000) * who.astype(np.int64)
    reached = np.maximum.accumulate(last + apart) - apart
    before = np.concatenate([[np.int64(-LONGEST - 1)], reached[:-1]])
    before[np.flatnonzero(np.diff(who, prepend=-1))] = -LONGEST - 1
    return np.maximum(first, before + 1), last
