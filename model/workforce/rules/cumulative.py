"""Tables that stand instead of logarithms and powers, so that an engine only compares and looks up.

A cumulative table holds P(value ≤ 0), P(value ≤ 1), … and ends in 1. One uniform u is looked up as
the number of entries not above u (:func:`look_up`), which two engines can do with equal result.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from model.errors import InputError, Problem
from model.workforce.rules.months import MONTHS_A_YEAR

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_TAIL = 1e-12
_LONGEST = 2000


def monthly_chance(annual: float) -> float:
    """The monthly probability that, met twelve times, gives the annual one."""
    return float(1.0 - (1.0 - annual) ** (1.0 / MONTHS_A_YEAR))


def monthly_chance_of_spell(spells_a_year: float) -> float:
    """The chance that at least one spell begins in a month, when they come at a steady rate."""
    return -math.expm1(-spells_a_year / MONTHS_A_YEAR)


def each(function: Callable[[float], float], values: Floats) -> Floats:
    """A function of every element, called once for each distinct value (plain Python arithmetic)."""
    if values.ndim > 1 and values.shape[1] > 1 and (values == values[:, :1]).all():
        # mostly all units are alike, and sorting what they share once is many times as fast
        return np.repeat(each(function, values[:, :1]), values.shape[1], axis=1)
    distinct, place = np.unique(values, return_inverse=True)
    return np.array([function(float(value)) for value in distinct])[place].reshape(values.shape)


def _poisson(mean: float, longest: int) -> list[float]:
    if mean == 0:
        return [1.0] * longest
    terms = (math.exp(count * math.log(mean) - mean - math.lgamma(count + 1)) for count in range(longest))
    return _running_sum(terms, longest)


def _binomial(number: int, share: float, longest: int) -> list[float]:
    if share in (0.0, 1.0):
        return [float(count >= number * share) for count in range(longest)]
    whole, yes, no = math.lgamma(number + 1), math.log(share), math.log1p(-share)
    terms = (
        math.exp(whole - math.lgamma(k + 1) - math.lgamma(number - k + 1) + k * yes + (number - k) * no)
        for k in range(number + 1)
    )
    sums = _running_sum(terms, number + 1)
    return sums + [1.0] * (longest - len(sums))


def _geometric(mean: float, longest: int) -> list[float]:
    going_on = 1.0 - 1.0 / mean
    terms = (going_on**step / mean for step in range(longest))
    return _running_sum(terms, longest)


def _running_sum(terms: object, longest: int) -> list[float]:
    total, sums = 0.0, []
    for term in terms:  # type: ignore[attr-defined]
        total += term
        sums.append(min(total, 1.0))
    sums[longest - 1] = 1.0
    return sums


def _tables(means: Floats, longest: int, one: Callable[[float, int], list[float]]) -> Floats:
    """A table for each mean, made once for each distinct one."""
    distinct, place = np.unique(means, return_inverse=True)
    tables = np.array([one(float(mean), longest) for mean in distinct])
    return tables[place].reshape((*means.shape, longest))


def poisson_tables(means: Floats) -> Floats:
    """Cumulative Poisson tables, one for each mean: shape of `means` plus the counts 0, 1, …"""
    largest = float(means.max(initial=0.0))
    longest = int(largest + 10.0 * math.sqrt(largest) + 20)
    if longest > _LONGEST:
        raise InputError(
            Problem(
                "applicants_per_month or hire_delay_mean_months",
                f"a mean of {largest:g}",
                "a mean below about 1,500",
                "give the mean per advertised post and month, trend and season included, or the mean number of months",
            )
        )
    return _tables(means, longest, _poisson)


def binomial_tables(numbers: Ints, shares: Floats) -> Floats:
    """Cumulative binomial tables, one for each number of people and share: their shape plus the counts 0, 1, …"""
    longest = int(numbers.max(initial=0)) + 1
    pairs = zip(numbers.ravel().tolist(), shares.ravel().tolist(), strict=True)
    tables = {pair: _binomial(*pair, longest) for pair in sorted(set(pairs))}
    of_pair = [tables[pair] for pair in zip(numbers.ravel().tolist(), shares.ravel().tolist(), strict=True)]
    return np.array(of_pair, dtype=np.float64).reshape((*numbers.shape, longest))


def geometric_tables(means: Floats) -> Floats:
    """Cumulative tables of lengths 1, 2, … months with the given means (each at least 1).

    The geometric length has no memory: who has been away for long is no nearer to coming back.
    Entry 0 stands for a length of one month.
    """
    largest = float(means.max(initial=1.0))
    longest = 2 if largest <= 1 else min(_LONGEST, math.ceil(math.log(_TAIL) / math.log(1 - 1 / largest)) + 2)
    return _tables(means, longest, _geometric)


def weights_table(weights: Floats) -> Floats:
    """Cumulative table of values drawn in proportion to `weights` (not all zero)."""
    sums = np.cumsum(weights) / float(weights.sum())
    sums[np.flatnonzero(weights)[-1] :] = 1.0
    return np.asarray(sums)


def look_up(tables: Floats, draws: Floats) -> Ints:
    """The value each uniform stands for: entries of its own table (one a row) not above it."""
    return np.asarray((tables <= draws[:, None]).sum(axis=1), dtype=np.int64)
