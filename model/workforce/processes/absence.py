"""Leaves of a month or more, and smaller positions before retirement."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from model.randomness import uniforms
from model.workforce.processes.people import Town
from model.workforce.rules.cumulative import look_up
from model.workforce.rules.months import year_index
from model.workforce.rules.register import NO_ANSWER
from model.workforce.tallies import LEAVE_FLOWS

Ints = NDArray[np.int64]


def begin_on_leave(town: Town) -> None:
    """Send the stationary share on leave before the first month: the register does not tell who is away.

    The rest of a length without memory is as long as a new one, so the same table serves.
    """
    people = town.people
    rows = people.rows
    _, unit, group = town.spot(rows, 0)
    below = town.rules.leave.on_leave_at_start_below[unit, group, town.age_index(rows, 0), people.sex[rows]]
    draws = uniforms(town.chance["leave_before"], people.key[rows], 0)
    _send(town, rows, draws, below)
    away = rows[draws < below[:, -1]]
    # who was away in the month before may be back in the first one, as in any other month
    people.leave_until[away] = _lengths(town, away, 0, "leave_left") - 1


def begin_and_end_leave(town: Town, month: int) -> None:
    """Those whose leave is over come back; then those at work may begin one (of a month or more)."""
    people = town.people
    rows = people.rows
    back = rows[people.leave_until[rows] == month]
    for kind, (_, end) in enumerate(LEAVE_FLOWS):
        # a leave that ran last month and is not running now has ended
        town.log(month, end, back[people.leave_kind[back] == kind])
    present = rows[people.leave_until[rows] <= month]
    year, unit, group = town.spot(present, month)
    where = (year, unit, group, town.age_index(present, month), people.sex[present])
    draws = uniforms(town.chance["leave_start"], people.key[present], month)
    below = town.rules.leave.start_below[where]
    _send(town, present, draws, below)
    away = present[draws < below[:, -1]]
    if not len(away):
        return
    people.leave_until[away] = month + _lengths(town, away, month, "leave_length")
    for kind, (start, _) in enumerate(LEAVE_FLOWS):
        town.log(month, start, away[people.leave_kind[away] == kind])


def _send(town: Town, rows: Ints, draws: NDArray[np.float64], below: NDArray[np.float64]) -> None:
    """Note the kind of leave of those who begin one: the first kind whose threshold is above the draw."""
    goes = draws < below[:, -1]
    town.people.leave_kind[rows[goes]] = look_up(below[goes], draws[goes])


def _lengths(town: Town, rows: Ints, month: int, concern: str) -> Ints:
    """Months of leave for each row, of its kind."""
    people = town.people
    draws = uniforms(town.chance[concern], people.key[rows], month)
    where = (year_index(month), people.group[rows], people.sex[rows], people.leave_kind[rows])
    return 1 + look_up(town.rules.leave.length[where], draws)


def reduce_positions(town: Town, month: int) -> None:
    """Some of the older at work reduce their position, never below the smallest that is advertised.

    Who had told what size is wanted now wants the new one.
    """
    people, rules = town.people, town.rules
    rows = people.rows
    points = rules.reduction.points[town.age_index(rows, month)]
    may = (people.leave_until[rows] <= month) & (points > 0) & (people.percent[rows] - points >= rules.search.smallest)
    rows, points = rows[may], points[may]
    year, unit, _ = town.spot(rows, month)
    below = rules.reduction.below[year, unit, town.age_index(rows, month)]
    chosen = uniforms(town.chance["smaller_fraction"], people.key[rows], month) < below
    rows, points = rows[chosen], points[chosen]
    people.percent[rows] -= points
    told = rows[people.wanted[rows] != NO_ANSWER]
    people.wanted[told] = people.percent[told]
    town.log(month, "smaller_fraction", rows)
