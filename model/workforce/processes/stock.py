"""The month's steps that concern all staff at once: leaving, long leave, applying, larger fractions.

Each step draws one month's uniforms in one call and compares them with the rulebook's thresholds.
"""

from __future__ import annotations

import heapq

import numpy as np
from numpy.typing import NDArray

from model.randomness import uniforms
from model.workforce.processes.people import Town
from model.workforce.rules.concerns import NONE
from model.workforce.rules.cumulative import look_up
from model.workforce.rules.months import MONTHS_A_YEAR, year_index
from model.workforce.rules.register import OLDEST, YOUNGEST
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
    retires = draws < rules.exits.retire_below[where]
    quits = ~retires & (draws < rules.exits.exit_below[where])
    gone = rows[retires | quits]
    town.log(month, "retire", rows[retires])
    town.log(month, "quit", rows[quits])
    town.log(month, "leave_end", gone[people.leave_until[gone] >= month])
    town.log(month, "training_dropout", gone[people.programme[gone] != NONE])
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


def apply_for_training(town: Town, month: int) -> None:
    """Those who pass the gate may join a programme's queue; one queue or course at a time."""
    people, training = town.people, town.rules.training
    for programme, name in enumerate(training.names):
        year = year_index(month)
        rows = people.rows
        rows = rows[people.group[rows] == training.from_group[programme]]
        if not len(rows):
            continue
        age = town.age_index(rows, month) + YOUNGEST
        gate = (people.programme[rows] == NONE) & (people.queued[rows] == NONE) & (people.leave_until[rows] <= month)
        gate &= people.experience[rows] >= training.experience[programme, year]
        gate &= (age >= training.youngest[programme]) & (age <= training.oldest[programme])
        rows = rows[gate]
        below = training.apply_below[programme, year, town.unit[people.place[rows]]]
        joins = rows[uniforms(town.chance[f"apply:{name}"], people.key[rows], month) < below]
        people.queued[joins] = programme
        for row in joins.tolist():
            heapq.heappush(town.queues[programme], (_priority(town, row, programme), month, int(people.key[row]), row))


def _priority(town: Town, row: int, programme: int) -> int:
    """0 for those whose post requires what the programme gives, 1 for the others."""
    needed = town.rules.places.group[town.people.place[row]]
    if town.people.training_first[row]:
        return 0
    return 0 if needed == town.rules.training.to_group[programme] else 1


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
    asked = (people.wanted[rows] > people.percent[rows]) & (gap[place] > 0)
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


def oldest_age_reached(town: Town, row: int, programme: int, month: int) -> bool:
    """Too old by now to enter the programme."""
    now = town.rules.start_year * MONTHS_A_YEAR + month
    age = min((now - int(town.people.birth[row])) // MONTHS_A_YEAR, OLDEST)
    return bool(age > town.rules.training.oldest[programme])
