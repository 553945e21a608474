"""Leaves of absence, compiled: long sick leave, parental leave and leave for study."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.errors import InputError, Problem
from model.scenario import kept
from model.scenario.schema import Scenario
from model.workforce.rules import cumulative
from model.workforce.rules.ages import AGES, age_factors
from model.workforce.rules.cumulative import Floats
from model.workforce.rules.exits import KINDS, MAN, NOT_TOLD, SEXES, WOMAN
from model.workforce.rules.leaves import (
    by_year,
    by_year_group,
    by_year_unit,
    by_year_unit_group,
    for_each_unit,
    one_of_each,
)
from model.workforce.rules.targets import Places

LONG, PARENTAL, STUDY = range(len(KINDS))

BY_UNIT = ("groups.*.long_leave_rate_annual", "groups.*.leave.study_leave_rate_annual", "leave.parental_leave_factor")
"""The leaves of absence that may differ by unit."""


@dataclass(frozen=True)
class LeaveRules:
    """One uniform a month decides which leave begins: the first kind whose `start_below` [Y, U, G, A, sex, kind]
    it is below. `length` [Y, G, sex, kind, table of 1, 2, … months]; `on_leave_at_start_below` [U, G, A, sex, kind],
    the stationary shares, since the register does not tell who is away."""

    start_below: Floats
    length: Floats
    on_leave_at_start_below: Floats


def compile_leave(scenario: Scenario, places: Places) -> LeaveRules:
    """The leaves of every year, unit, group, age and sex."""
    read: list[object] = [places, scenario.leave, *(scenario.table(name) for name in ("leave_ages", "parental_leave"))]
    for group in (scenario.groups[name] for name in places.groups):
        read += [group.long_leave_rate_annual, group.long_leave_mean_months, group.leave, group.exits]
    return kept(scenario, "rules of leave", read, lambda: _leave(scenario, places))


def _leave(scenario: Scenario, places: Places) -> LeaveRules:
    places, like = one_of_each(scenario, places, BY_UNIT)
    shape = (len(scenario.years), len(places.units), len(places.groups), len(AGES), SEXES)
    women, men = _parental_rates(scenario, places)
    share = by_year_group(scenario, places, "exits.men_share_of_recruits")[:, None, :, None]
    rates, mean = np.empty((*shape, len(KINDS))), np.empty((shape[0], shape[2], SEXES, len(KINDS)))
    sick = by_year_unit_group(scenario, places, "long_leave_rate_annual", share=False)
    rates[..., LONG] = (sick[..., None] * age_factors(scenario, "leave_ages"))[..., None]
    rates[..., PARENTAL] = _by_sex(women, men, share)
    rates[..., STUDY] = by_year_unit_group(scenario, places, "leave.study_leave_rate_annual", share=False)[
        ..., None, None
    ]
    mean[..., LONG] = _months(scenario, places, "long_leave_mean_months")[..., None]
    mean[..., PARENTAL] = _parental_months(scenario, (women.sum(), men.sum()), share[:, 0, :, 0])
    mean[..., STUDY] = _months(scenario, places, "leave.study_leave_mean_months")[..., None]
    chances = cumulative.each(cumulative.monthly_chance_of_spell, rates)
    start = _one_after_the_other(chances)
    at_start = _stationary(start[0], mean[0])
    return LeaveRules(for_each_unit(start, like), cumulative.geometric_tables(mean), np.take(at_start, like, axis=0))


def _parental_rates(scenario: Scenario, places: Places) -> tuple[Floats, Floats]:
    """Leaves a year of women and of men [Y, U, 1, A]."""
    table = np.zeros((2, len(AGES)))
    for low, high, *rates in scenario.frame("parental_leave").itertuples(index=False, name=None):
        table[:, (low <= AGES) & (high >= AGES)] = np.array(rates)[:, None]
    factor = by_year_unit(scenario, places, "leave.parental_leave_factor")[:, :, None, None]
    return factor * table[0], factor * table[1]


def _by_sex(women: Floats, men: Floats, share: Floats) -> Floats:
    """Values of the three sexes; who has not told counts as the group's mean, `share` being men."""
    both = np.empty((*np.broadcast_shapes(women.shape, men.shape, share.shape), SEXES))
    both[..., WOMAN], both[..., MAN] = women, men
    both[..., NOT_TOLD] = (1.0 - share) * women + share * men
    return both


def _parental_months(scenario: Scenario, rates: tuple[float, float], share: Floats) -> Floats:
    """Mean months [Y, G, sex]; of those who have not told, the mean over the leaves that women and men take."""
    paths = (f"leave.parental_mean_months_{sex}" for sex in ("women", "men"))
    women, men = (_at_least_a_month(path, by_year(scenario, path)) for path in paths)
    taken = (1.0 - share) * rates[0] + share * rates[1]
    of_men = np.divide(share * rates[1], taken, out=np.zeros_like(taken), where=taken > 0)
    return _by_sex(women[:, None], men[:, None], of_men)


def _months(scenario: Scenario, places: Places, path: str) -> Floats:
    return _at_least_a_month(f"groups.*.{path}", by_year_group(scenario, places, path))


def _at_least_a_month(where: str, mean: Floats) -> Floats:
    if (mean < 1).any():
        remedy = "shorter absence belongs to the absence table"
        raise InputError(Problem(where, f"{mean.min():g} months", "at least 1 month", remedy))
    return mean


def _one_after_the_other(chances: Floats) -> Floats:
    """Thresholds of one uniform: each kind is met by those whom the kinds before it leave."""
    below = np.empty_like(chances)
    reached = np.zeros(chances.shape[:-1])
    for kind in range(chances.shape[-1]):
        reached = reached + (1.0 - reached) * chances[..., kind]
        below[..., kind] = reached
    return below


def _stationary(start: Floats, mean: Floats) -> Floats:
    """Thresholds [U, G, A, sex, kind] of being away in the long run: chance × length against the time at work.

    A month at work ends with a leave of kind k with chance s_k, so the shares go as s_k × length of k and 1 − Σ s.
    """
    each_kind = np.diff(start, axis=-1, prepend=0.0) * mean[:, None]
    whole = each_kind.sum(axis=-1) + 1.0 - start[..., -1]
    return np.asarray(np.cumsum(each_kind, axis=-1) / whole[..., None])
