"""How often spells of absence must begin so that each month's absent days, and two colleagues' correlation, come out.

Spells begin as a Poisson process of a person, day by day, at a rate of the month's times the day's shock. Nobody is
away on a day with the chance exp(−load), the load being the sum over days before of rate × chance that a spell lasts
so long; a spell that is thinned leaves it so. The shock of a week is

    (base + waves × load of the waves + outbreaks × load of the unit's outbreaks) ÷ its mean,

linear in independent numbers of waves with exponential strengths, so the mean of exp(−load), and of the product of two
colleagues', is exact. The rates of twelve months and the two strengths are what gives the absence table's months, the
correlation and the part of it that is the unit's own. The year is a circle: January follows a December like its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from model.errors import InputError, Problem
from model.pool.shocks import Shares, Waves

MONTHS = 12
WEEK = 7
BACK = 3
"""A spell under a month reaches from the month itself or the two before it."""
ROUNDS = 3000
"""Nearly always a few dozen do; much absence in rare, bad weeks takes the most."""
PACES, STEADY = (0.35, 0.18, 0.09, 0.045, 0.022), 120
"""Strengths move by this power of what is lacking; where that goes back and forth, by a lower one after so many rounds
each."""
CLOSE = 1e-9
FAIR = 1e-5
LEAST_BASE = 0.05
"""Of a mean year's illness so much at least comes without any wave: else a quiet month could have none."""


@dataclass(frozen=True)
class Asked:
    """What rates are asked for.

    targets : share of people away, a tuple of twelve months for each profile. longer : the chance that a spell is
    longer than 0, 1, … days. month_at : month, from 0, of each day of the year. correlation, own : of two colleagues'
    absence on a day, and the part of it that is outbreaks. waves, outbreaks : begun each week, and weeks they last.
    """

    targets: tuple[tuple[float, ...], ...]
    longer: tuple[float, ...]
    month_at: tuple[int, ...]
    correlation: float
    own: float
    waves: tuple[tuple[float, ...], int]
    outbreaks: tuple[tuple[float, ...], int]


@dataclass(frozen=True, eq=False)
class Rates:
    """What was found, for each profile.

    begin : spells begun a day, [profile, month]. stay : the share of running spells that last into a month, below 1
    only where more would reach into it than it has, [profile, month]. base, waves, outbreaks : the shock's parts,
    [profile]; waves and outbreaks are shares of a mean year's, a wave at full strength. within, between : correlation
    of two colleagues of a unit, and of two units, [profile, month]. reached : the year's correlation within a unit.
    """

    begin: Shares
    stay: Shares
    base: Shares
    waves: Shares
    outbreaks: Shares
    within: Shares
    between: Shares
    reached: Shares


@dataclass(frozen=True, eq=False)
class _Year:
    """What does not change: the kernel [months back, day, weeks back], months and weeks of days."""

    kernel: Shares
    month: NDArray[np.int64]
    week: NDArray[np.int64]
    ahead: Shares
    loads: tuple[Waves, Waves]


@lru_cache(maxsize=64)
def start_rates(asked: Asked) -> Rates:
    """Solve for the rates. Where a strength has no answer, bad weeks holding all absence, the nearest is taken.

    Raises InputError where months differ so much that nothing fits them and the correlation.
    """
    year = _year(asked)
    targets = np.array(asked.targets, dtype=np.float64).reshape(-1, MONTHS)
    wanted = -np.log1p(-targets)
    begin, stay = wanted / sum(asked.longer), np.ones_like(wanted)
    linked = asked.correlation > 0 and all(one.begin.sum() > 0 for one in year.loads)
    parts = np.array([1 - asked.own, asked.own])
    pull = _within(year, np.full((len(targets), 2), 0.5 if linked else 0.0) * np.sqrt(parts))
    left = np.arange(len(targets))
    for turn in range(ROUNDS):
        now, strength = (begin[left], stay[left]), pull[left]
        away, common, alone = _moments(year, *now, strength)
        found = -np.log1p(-_by_month(year, away))
        if linked:
            pace = PACES[min(turn // STEADY, len(PACES) - 1)]
            pull[left] = _pulled(year, strength, asked.correlation * parts, (_pooled(away, common, alone), pace))
        begin[left], stay[left] = _stepped(year, now, wanted[left], found)
        far = np.abs(found - wanted[left]).max(axis=1, initial=0.0)
        off = np.maximum(far, np.abs(pull[left] - strength).max(axis=1))
        left = left[~(off < CLOSE)]
        if not len(left):
            break
    if len(left) and not off.max() <= FAIR:
        _refuse(targets[left[0]], asked.correlation)
    return _told(year, (begin, stay, pull))


def shock_parts(
    rates: Rates, place: NDArray[np.intp], loads: tuple[Waves, Waves], drawn: tuple[Shares, Shares]
) -> Shares:
    """The shock of each week, [row, week], for rows with the profile `place` and drawn loads of waves and outbreaks."""
    base, pull = rates.base[place, None], (rates.waves[place, None], rates.outbreaks[place, None])
    mean = base + sum(part * kind.expected[None, :] for part, kind in zip(pull, loads, strict=True))
    return np.asarray((base + pull[0] * drawn[0] + pull[1] * drawn[1]) / mean)


def start_weeks(days: int, longest: int) -> NDArray[np.int64]:
    """The weeks, 0 with 1 January, in which a spell that is on in the year may begin."""
    return np.arange(-(longest // WEEK) - 1, (days - 1) // WEEK + 1)


def _year(asked: Asked) -> _Year:
    month, longer = np.array(asked.month_at), np.array(asked.longer)
    day, later = np.arange(len(month))[:, None], np.arange(len(longer))[None, :]
    began = day - later
    weeks_back = day // WEEK - began // WEEK
    months_back = (month[:, None] - month[began % len(month)]) % MONTHS
    kernel = np.zeros((BACK, len(month), int(weeks_back.max()) + 1))
    np.add.at(kernel, (months_back, day, weeks_back), longer[None, :])
    loads = (Waves(np.array(asked.waves[0]), asked.waves[1]), Waves(np.array(asked.outbreaks[0]), asked.outbreaks[1]))
    expected = np.stack([one.expected for one in loads])
    first = int(start_weeks(len(month), len(longer))[0])
    return _Year(kernel, month, np.arange(len(month)) // WEEK - first, expected, loads)


def _refuse(months: Shares, correlation: float) -> None:
    found = (
        f"months from {months.min():.3f} to {months.max():.3f} that spells do not give with correlation {correlation:g}"
    )
    allowed, remedy = "months and a season that differ less, or less correlation", "even them out, or lower it"
    raise InputError(Problem("the absence table and dispatch.colleague_correlation", found, allowed, remedy))


def _moments(year: _Year, begin: Shares, stay: Shares, pull: Shares) -> tuple[Shares, Shares, Shares]:
    """Share away, and covariance of two units' and (beyond that) of one unit's colleagues, each [profile, day]."""
    base, mean = _base(year, pull), _base(year, pull)[:, None] + pull @ year.ahead
    load = _load(year, begin, stay) / mean[:, year.week[:, None] - np.arange(year.kernel.shape[2])]
    alone = -base[:, None] * load.sum(axis=2)
    once, twice = zip(*(_passed(year, kind, pull[:, kind, None, None] * load) for kind in (0, 1)), strict=True)
    present = np.exp(alone + once[0] + once[1])
    common = np.exp(2 * alone + twice[0] + 2 * once[1]) - present**2
    unit = np.exp(2 * alone + twice[0] + twice[1]) - present**2
    return 1 - present, common, unit - common


def _load(year: _Year, begin: Shares, stay: Shares) -> Shares:
    """Expected load of each day by the week in which its spells began, [profile, day, weeks back]."""
    before, two = np.roll(begin, 1, axis=1), np.roll(begin, 2, axis=1)
    parts = np.stack([begin, before * stay, two * stay * np.roll(stay, 1, axis=1)], axis=2)
    return np.asarray(np.einsum("pdj,jdi->pdi", parts[:, year.month], year.kernel))


def _passed(year: _Year, kind: int, load: Shares) -> tuple[Shares, Shares]:
    """Log of the mean of exp(−x) and exp(−2x), x what waves of this kind add to the day's load; [profile, day]."""
    waves = year.loads[kind]
    back = load.shape[2] + waves.lasts - 1
    summed = np.zeros((*load.shape[:2], back))
    for on in range(waves.lasts):
        summed[:, :, on : on + load.shape[2]] += load
    begun = waves.begin[year.week[:, None] + waves.lasts - 1 - np.arange(back)]
    once = -(begun * summed / (1 + summed)).sum(axis=2)
    twice = -(begun * 2 * summed / (1 + 2 * summed)).sum(axis=2)
    return once, twice


def _base(year: _Year, pull: Shares) -> Shares:
    return np.asarray(1 - pull @ year.ahead.mean(axis=1))


def _by_month(year: _Year, values: Shares) -> Shares:
    """Mean over each month's days."""
    days = np.bincount(year.month, minlength=MONTHS)
    sums = np.add.reduceat(values, np.concatenate([[0], np.cumsum(days)[:-1]]), axis=1)
    return np.asarray(sums / days)


def _pooled(away: Shares, common: Shares, alone: Shares) -> Shares:
    """The year's correlation, [profile, between units | within a unit beyond that]."""
    spread = (away * (1 - away)).sum(axis=1)
    both: Shares = np.stack([common.sum(axis=1), alone.sum(axis=1)], axis=1)
    return np.asarray(np.divide(both, spread[:, None], out=np.zeros_like(both), where=spread[:, None] > 0))


def _pulled(year: _Year, pull: Shares, aim: Shares, now: tuple[Shares, float]) -> Shares:
    """Strengths moved towards the correlation, as far as the base allows; it goes with their squares. `now` is what is
    reached, and the pace."""
    reached, pace = now
    ratio = np.divide(aim[None, :], reached, out=np.ones_like(reached), where=reached > 0)
    return _within(year, pull * np.clip(ratio, 0.1, 10.0) ** pace)


def _within(year: _Year, pull: Shares) -> Shares:
    """Strengths made smaller where they leave less than the least base."""
    taken = pull @ year.ahead.mean(axis=1)
    return np.asarray(pull / np.maximum(taken / (1 - LEAST_BASE), 1.0)[:, None])


def _stepped(year: _Year, now: tuple[Shares, Shares], wanted: Shares, found: Shares) -> tuple[Shares, Shares]:
    """Rates moved by what a rate does without shocks; where none may begin, fewer spells last into the month."""
    begin, stay = now
    moved = begin + (wanted - found) @ np.linalg.inv(_plain(year)).T
    ratio = np.divide(wanted, found, out=np.ones_like(found), where=found > 0)
    none, short = moved <= 0, stay < 1
    kept = np.where((none & (begin <= 0)) | short, np.clip(stay * ratio, 0.0, 1.0), stay)
    return np.where(none | short, 0.0, moved), kept


def _plain(year: _Year) -> Shares:
    """Mean load of a month, [month, month of the beginning], for a rate of one."""
    plain = np.zeros((MONTHS, MONTHS))
    for back, kernel in enumerate(year.kernel):
        daily = _by_month(year, kernel.sum(axis=1)[None, :])[0]
        plain[np.arange(MONTHS), (np.arange(MONTHS) - back) % MONTHS] += daily
    return plain


def _told(year: _Year, found: tuple[Shares, Shares, Shares]) -> Rates:
    begin, stay, pull = found
    away, common, alone = _moments(year, begin, stay, pull)
    spread = _by_month(year, away * (1 - away))
    between, own = (
        np.divide(_by_month(year, part), spread, out=np.zeros_like(spread), where=spread > 0)
        for part in (common, alone)
    )
    reached = _pooled(away, common, alone).sum(axis=1)
    return Rates(begin, stay, _base(year, pull), pull[:, 0], pull[:, 1], between + own, between, reached)
