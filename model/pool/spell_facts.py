"""What a scenario says about short absence, as the numbers that spells are drawn by."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import Protocol

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.errors import InputError, Problem
from model.pool.absence import MONTHS, Shares, short_absence
from model.pool.shocks import Waves, waves_of
from model.pool.spell_rates import WEEK, Asked, Rates, start_rates, start_weeks
from model.scenario.schema import Scenario
from model.scenario.schema.absence import AGES, CAUSES, EMPLOYER_DAYS, LONGEST, QUARTERS, AbsenceSettings
from model.scenario.schema.dispatch import DispatchSettings

_STARTS_AT = (0, 25, 35, 50, 55, 60, 65)
_LARGEST = 0.9
"""More than this share of the days nobody is away, however old."""
_QUARTER = 3
_NEAR = 1e-4
_COMMON_YEAR = 2025
"""A year of 365 days, whose months stand for those of any year where only the months matter."""


class SpellFacts(Protocol):
    """What spells are drawn by, besides the shares of people away: a scenario's settings, or those that stand for one's
    where there is no scenario."""

    @property
    def absence(self) -> AbsenceSettings:
        """Causes, ages, outbreaks and season."""

    @property
    def dispatch(self) -> DispatchSettings:
        """The correlation between colleagues, and the share of bad weeks."""


def longer_by_cause(scenario: SpellFacts, year: int) -> Shares:
    """[cause, days] : the chance that a spell that begins is of the cause and longer than 0, 1, … `LONGEST` days."""
    facts = [getattr(scenario.absence, name) for name in CAUSES]
    starts = np.array([one.share.at(year) / one.mean_days.at(year) for one in facts])
    longer = np.zeros((len(CAUSES), LONGEST + 1))
    for place, one in enumerate(facts):
        over = None if one.over_16_share is None else one.over_16_share.at(year)
        table = spell_lengths(one.mean_days.at(year), one.longest_days, over)
        longer[place, : one.longest_days] = 1 - np.concatenate([[0.0], table])
    return np.asarray(longer * (starts / starts.sum())[:, None])


@lru_cache(maxsize=64)
def spell_lengths(mean: float, longest: int, over: float | None = None) -> Shares:
    """P(length ≤ k) for k = 1 … longest − 1: the geometric distribution cut at `longest` that has this mean.

    `over` is the share of spells longer than the employer's days: then one ratio holds below and above them, and each
    part has its share. Of all distributions with what is known these say least besides (maximum entropy).
    """
    if longest == 1 or mean <= 1:
        return np.ones(max(longest - 1, 0))
    days = np.arange(1, longest + 1)
    low, high = 0.0, 1e6  # the ratio of one length's chance to that of the length a day shorter
    for _ in range(200):
        ratio = (low + high) / 2
        weights = np.exp((days - (longest if ratio > 1 else 1)) * np.log(max(ratio, 1e-300)))
        if over is not None and longest > EMPLOYER_DAYS:
            weights = _parted(weights, days > EMPLOYER_DAYS, over)
        low, high = (ratio, high) if weights @ days / weights.sum() < mean else (low, ratio)
    # sums of shares may pass 1 by a rounding
    return np.asarray(np.minimum(np.cumsum(weights / weights.sum())[:-1], 1.0))


def _parted(weights: Shares, late: NDArray[np.bool_], over: float) -> Shares:
    """Weights with a share `over` of them late; what is too small for a number stands where it is largest."""
    parts = []
    for part, share in ((weights[~late], 1 - over), (weights[late], over)):
        known = part if part.sum() > 0 else np.eye(len(part))[0]
        parts.append(share * known / known.sum())
    return np.concatenate(parts)


def month_days(year: int, month: int) -> tuple[int, int]:
    """First and last day of a month, days of the year from 0."""
    start = datetime.date(year, 1, 1)
    after = datetime.date(year + month // MONTHS, month % MONTHS + 1, 1)
    return (datetime.date(year, month, 1) - start).days, (after - start).days - 1


def days_of(year: int) -> int:
    """365 or 366."""
    return month_days(year, MONTHS)[1] + 1


def month_at(year: int) -> NDArray[np.int64]:
    """The month, from 0, of each day of the year."""
    spans = [month_days(year, month + 1) for month in range(MONTHS)]
    return np.repeat(np.arange(MONTHS), [last - first + 1 for first, last in spans])


def age_weights(scenario: SpellFacts, year: int, people: pd.DataFrame) -> Shares:
    """Each person's absence against the mean of the own unit and group, which stays what it is; 1 without ages."""
    if "age" not in people:
        return np.ones(len(people))
    rates = np.array([getattr(scenario.absence.ages, name).at(year) for name in AGES])
    rate = rates[np.searchsorted(_STARTS_AT, people["age"].to_numpy(), side="right") - 1]
    means = pd.Series(rate).groupby([people["unit"].to_numpy(), people["group"].to_numpy()]).transform("mean")
    mean = means.to_numpy(dtype=np.float64)
    return np.asarray(np.divide(rate, mean, out=np.ones_like(rate), where=mean > 0), dtype=np.float64)


def loads_of(scenario: SpellFacts, year: int, calendar: int | None = None) -> tuple[Waves, Waves]:
    """Waves among everybody, and outbreaks in a unit, of the weeks from which spells reach into the year.

    `calendar` : the year whose days they are, unless the same.
    """
    months = month_at(calendar or year)
    return _waves(scenario, year, "wave_weeks", months), _waves(scenario, year, "outbreak_weeks", months)


def rates_of(scenario: Scenario, year: int, targets: Shares) -> tuple[Rates, NDArray[np.intp]]:
    """The rates of the distinct rows of `targets` [row, month], and each row's place among them.

    Raises InputError for a correlation that none of the scenario's groups can have.
    """
    _refuse_unreachable(scenario, year)
    return nearest_rates(scenario, year, targets, year)


def town_rates(
    scenario: Scenario, year: int, units: tuple[str, ...], groups: tuple[str, ...]
) -> tuple[Rates, NDArray[np.intp]]:
    """:func:`rates_of` every group in every unit, and their places [unit, group]; leap years are as other years."""
    _refuse_unreachable(scenario, year)
    rates, place = nearest_rates(scenario, year, _targets(scenario, year, units, groups), _COMMON_YEAR)
    return rates, place.reshape(len(units), len(groups))


def _targets(scenario: Scenario, year: int, units: tuple[str, ...], groups: tuple[str, ...]) -> Shares:
    shares = short_absence(scenario, year, units, groups)
    return np.asarray(np.moveaxis(shares, 0, 2).reshape(-1, MONTHS))


def nearest_rates(scenario: SpellFacts, year: int, targets: Shares, calendar: int) -> tuple[Rates, NDArray[np.intp]]:
    """:func:`rates_of`, with the nearest correlation there is where the one asked for cannot be had; `calendar` is the
    year whose days they are."""
    rows, place = np.unique(np.round(np.minimum(targets, _LARGEST), 12), axis=0, return_inverse=True)
    waves, outbreaks = loads_of(scenario, year, calendar)
    asked = Asked(
        tuple(tuple(row) for row in rows.tolist()),
        tuple(longer_by_cause(scenario, year).sum(axis=0)[:LONGEST].tolist()),
        tuple(month_at(calendar).tolist()),
        scenario.dispatch.colleague_correlation.at(year),
        scenario.absence.outbreak_share.at(year),
        (tuple(waves.begin.tolist()), waves.lasts),
        (tuple(outbreaks.begin.tolist()), outbreaks.lasts),
    )
    return start_rates(asked), place.ravel()


def absence_faults(scenario: Scenario) -> list[Problem]:
    """What about short absence cannot be had in some year: a correlation, bad weeks, or months that spells do not give.
    The same fault is told of its first year."""
    found: dict[str, Problem] = {}
    for year in scenario.years:
        try:
            _refuse_unreachable(scenario, year)
        except InputError as fault:
            for problem in fault.problems:
                found.setdefault(problem.found.replace(str(year), ""), problem)
    return list(found.values())


def _refuse_unreachable(scenario: Scenario, year: int) -> None:
    """Where bad weeks hold all absence there is no more correlation to have; a group with little absence gets less."""
    groups = tuple(sorted(scenario.frame("absence")["group"].astype(str).unique()))
    targets = _targets(scenario, year, tuple(sorted(scenario.units)), groups)
    rates, _ = nearest_rates(scenario, year, targets, _COMMON_YEAR)
    asked, most = scenario.dispatch.colleague_correlation.at(year), float(rates.reached.max(initial=0.0))
    if targets.any() and most < asked - _NEAR:
        bad = scenario.dispatch.bad_weeks_share.at(year)
        found = f"a correlation of {asked:g} in {year}"
        allowed = f"at most {most:.3f} with bad weeks in {bad:g} of the weeks"
        remedy = "lower it, or lower bad_weeks_share: rarer weeks may be worse"
        if not bad:
            remedy = "set it to 0, or raise bad_weeks_share"
        raise InputError(Problem("dispatch.colleague_correlation", found, allowed, remedy))


def _waves(scenario: SpellFacts, year: int, lasts_in: str, months: NDArray[np.int64]) -> Waves:
    lasts, days = int(getattr(scenario.absence, lasts_in).at(year)), len(months)
    weeks = start_weeks(days, LONGEST)
    asked = np.arange(weeks[0] - lasts + 1, weeks[-1] + 1)
    quarter = months[(asked * WEEK + WEEK // 2) % days] // _QUARTER
    season = np.array([getattr(scenario.absence.season, name).at(year) for name in QUARTERS])
    return waves_of(scenario.dispatch.bad_weeks_share.at(year), season[quarter], lasts)
