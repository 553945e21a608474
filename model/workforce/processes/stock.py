"""The month's steps that concern all staff at once: leaving, long leave, larger fractions.

Each step draws one month's uniforms in one call and compares them with the rulebook's thresholds.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from model.randomness import uniforms
from model.workforce.processes.people import Town
from model.workforce.processes.training import bound_below, log_courses
from model.workforce.rules.concerns import NONE
from model.workforce.rules.cumulative import look_up
from model.workforce.rules.drift import LONG_TERM
from model.workforce.rules.months import year_index
from model.workforce.rules.targets import FULL_PERCENT, FULL_POST
from model.workforce.tallies import FLOW

Ints = NDArray[np.int64]


def begin_on_leave(town: Town) -> None:
    """Send the stationary share on leave before the first month: the register does not tell who is away.

    The rest of a length without memory is as long as a new one, so the same table serves.
    """
    people, rules = town.people, town.rules
    rows = people.rows
    below = rules.leave.on_leave_at_start_below[
        town.unit[people.place[rows]], people.group[rows], town.age_index(rows, 0)
    ]
    away = rows[uniforms(town.chance["leave_before"], people.key[rows], 0) < below]
    # who was away in the month before may be back in the first one, as in any other month
    people.leave_until[away] = _leave_lengths(town, away, 0, "leave_left") - 1


def _leave_lengths(town: Town, rows: Ints, month: int, concern: str) -> Ints:
    """Months of leave for each row."""
    people = town.people
    draws = uniforms(town.chance[concern], people.key[rows], month)
    return 1 + look_up(town.rules.leave.length[year_index(month), people.group[rows]], draws)


def leave_employer(town: Town, month: int) -> None:
    """Retire and quit: one uniform decides between the two, and staying."""
    people, rules = town.people, town.rules
    rows = people.rows
    draws = uniforms(town.chance["exit"], people.key[rows], month)
    where = (*town.spot(rows, month), town.age_index(rows, month))
    retire_below = rules.exits.retire_below[where]
    retires = draws < retire_below
    quits = ~retires & (draws < bound_below(town, rows, month, retire_below, rules.exits.exit_below[where]))
    gone = rows[retires | quits]
    town.log(month, "retire", rows[retires])
    town.log(month, "quit", rows[quits])
    town.log(month, "leave_end", gone[people.leave_until[gone] >= month])
    students = gone[people.programme[gone] != NONE]
    town.log(month, "training_dropout", students)
    log_courses(town, month, "dropped_out", students)
    people.employed[gone] = False
    people.programme[gone] = people.queued[gone] = NONE
    for flow, left in (("retire", rows[retires]), ("quit", rows[quits])):
        known = left[left < len(town.tallies.exit_month)]
        town.tallies.exit_month[known] = month
        town.tallies.exit_flow[known] = FLOW[flow]
    people.refresh()


def begin_and_end_leave(town: Town, month: int) -> None:
    """Those whose leave is over come back; then those at work may begin one (of a month or more)."""
    people, rules = town.people, town.rules
    rows = people.rows
    # a leave that ran last month and is not running now has ended
    town.log(month, "leave_end", rows[people.leave_until[rows] == month])
    present = rows[people.leave_until[rows] <= month]
    draws = uniforms(town.chance["leave_start"], people.key[present], month)
    below = rules.leave.start_below[(*town.spot(present, month), town.age_index(present, month))]
    away = present[draws < below]
    if not len(away):
        return
    people.leave_until[away] = month + _leave_lengths(town, away, month, "leave_length")
    town.log(month, "leave_start", away)


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
