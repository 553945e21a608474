"""The month's steps that concern all staff at once: larger fractions and the full-time policy.

Each step draws one month's uniforms in one call and compares them with the rulebook's thresholds.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from model.randomness import uniforms
from model.workforce.processes.people import Town
from model.workforce.rules.drift import LONG_TERM
from model.workforce.rules.months import year_index
from model.workforce.rules.targets import FULL_PERCENT, FULL_POST

Ints = NDArray[np.int64]


def take_up_full_time_policy(town: Town, month: int) -> None:
    """Part-timers who have not asked for a full position may come to want one where there is a full-time policy.

    Whoever did not answer, or wanted less, wants a full position from then on; the hours are another matter.
    """
    people, rules = town.people, town.rules
    below = rules.policy_below[year_index(month)]
    if not below.any():
        return
    rows = people.rows
    rows = rows[(people.percent[rows] < FULL_PERCENT) & (people.wanted[rows] < FULL_PERCENT)]
    draws = uniforms(town.chance["full_time_policy"], people.key[rows], month)
    takes = rows[draws < below[town.unit[people.place[rows]]]]
    people.wanted[takes] = FULL_POST
    town.log(month, "full_time_policy", takes)


def offer_larger_fractions(town: Town, month: int) -> None:
    """Part-timers who want more and meet their post's requirement get open hours before anyone is hired.

    Hours already advertised or promised are not open. Who takes part is one uniform a person; those
    with the lowest come first, each up to what is wanted and left.
    """
    people, rules = town.people, town.rules
    rows = people.rows
    if not rules.offer_below[year_index(month)].any():
        return
    held = np.bincount(people.place[rows], weights=people.percent[rows], minlength=len(town.unit)).astype(np.int64)
    gap = rules.targets.percent[year_index(month)] - held + town.drift.long_term[0] - town.waiting_percent
    place = people.place[rows]
    asked = (people.wanted[rows] > people.percent[rows]) & (gap[place] > 0) & (people.contract[rows] != LONG_TERM)
    rows = rows[asked & rules.meets[rules.places.group[place], people.group[rows]]]
    if not len(rows):
        return
    draws = uniforms(town.chance["larger_fraction"], people.key[rows], month)
    accepts = draws < rules.offer_below[town.spot(rows, month)]
    order = np.lexsort((people.key[rows], draws, people.place[rows]))
    for row in rows[order[accepts[order]]].tolist():
        open_hours = int(gap[people.place[row]])
        if open_hours > 0:
            step = min(int(people.wanted[row] - people.percent[row]), open_hours)
            people.percent[row] += step
            gap[people.place[row]] -= step
            town.log_one(month, "larger_fraction", row)
