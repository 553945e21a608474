"""Leaves in the kernel: who is away on the first day, who begins a leave, who works less before retirement."""

from __future__ import annotations

from typing import Any

import numpy as np

from model.workforce.kernel.chance import looked_up, uniform_of
from model.workforce.kernel.compiler import compiled
from model.workforce.kernel.counting import begin_count, put_back, take_out
from model.workforce.kernel.facts import COMES, CONCERN_NAMES, GOES
from model.workforce.kernel.leaving import years_of_age
from model.workforce.kernel.town import EVER, take_post
from model.workforce.rules.exits import KINDS
from model.workforce.rules.register import NO_ANSWER, YOUNGEST
from model.workforce.tallies import FLOW, LEAVE_FLOWS

LEAVE_STARTS = tuple(FLOW[start] for start, _ in LEAVE_FLOWS)
SMALLER = FLOW["smaller_fraction"]
ANY = len(KINDS) - 1
C_LEAVE_LENGTH, C_LEAVE_BEFORE, C_LEAVE_LEFT, C_SMALLER = (
    CONCERN_NAMES.index(name) for name in ("leave_length", "leave_before", "leave_left", "smaller_fraction")
)


@compiled
def begin_replication(town: Any, on_leave_below: Any, leave_length: Any, first_month: Any) -> None:
    """The first day: who is on leave already, and everybody is counted."""
    now = np.int64(0)  # not a word in the source, for which numba would compile everything below once more
    for row in range(town.size[EVER]):
        person = town.people[row]
        unit, group, sex = town.places[person["place"]]["unit"], person["group"], person["sex"]
        age = years_of_age(first_month, now, person["birth"]) - YOUNGEST
        draw = uniform_of(town.chance[C_LEAVE_BEFORE], person["key"], now)
        if draw < on_leave_below[unit, group, age, sex, ANY]:
            kind = looked_up(on_leave_below[unit, group, age, sex], draw)
            left = uniform_of(town.chance[C_LEAVE_LEFT], person["key"], now)
            person["leave_kind"], person["leave_until"] = kind, looked_up(leave_length[group, sex, kind], left)
            person["away"] = 1
        begin_count(town, row, now)


@compiled
def begin_leave(town: Any, row: Any, month: Any, drawn: Any, lengths: Any) -> None:
    """Away from this month for as long as the table [sex, kind, …] of lengths says; `drawn` holds the thresholds
    [sex, kind] of the kinds and the draw that fell below them."""
    (below, draw), person = drawn, town.people[row]
    sex = person["sex"]
    kind = looked_up(below[sex], draw)
    left = uniform_of(town.chance[C_LEAVE_LENGTH], person["key"], month)
    take_out(town, row, month)
    person["leave_kind"], person["away"] = kind, 1
    person["leave_until"] = month + 1 + looked_up(lengths[sex, kind], left)
    put_back(town, row, month)


@compiled
def end_leave(town: Any, row: Any, month: Any) -> None:
    """Back at work from this month on."""
    take_out(town, row, month)
    town.people[row]["away"] = 0
    put_back(town, row, month)


@compiled
def reduces(person: Any, month: Any, concern: Any, limits: Any) -> Any:
    """Whether someone's position is of the least percent or more, and the draw is below the chance."""
    least, below = limits
    return person["percent"] >= least and uniform_of(concern, person["key"], month) < below


@compiled
def reduce_position(town: Any, row: Any, points: Any, logged: Any, month: Any) -> None:
    """The position gets smaller; who had told what size is wanted now wants the new one."""
    person, place = town.people[row], town.places[town.people[row]["place"]]
    logged[SMALLER] += 1
    take_out(town, row, month)
    take_post(place, np.int64(person["percent"]), GOES)
    person["percent"] -= points
    take_post(place, np.int64(person["percent"]), COMES)
    if person["wanted"] != NO_ANSWER:
        person["wanted"] = person["percent"]
    put_back(town, row, month)
