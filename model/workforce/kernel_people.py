"""The kernel's pass over the employed: each goes through the part of the month that is only their own.

A person's exit, leave, end of studies and application wait for nobody else, so one pass does for each
what the SimPy engine does phase by phase for all. Graduates apply after they have moved.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

from model.workforce.kernel_chance import drawn, looked_up, mixed, uniform_of
from model.workforce.kernel_facts import CONCERN_NAMES
from model.workforce.kernel_queue import push, queue_order
from model.workforce.kernel_town import ACTIVE, GRADUATES, PEOPLE, WISHERS, take_post
from model.workforce.months import MONTHS_A_YEAR
from model.workforce.people import NONE
from model.workforce.register import OLDEST, YOUNGEST
from model.workforce.tallies import FLOW

RETIRE, QUIT = FLOW["retire"], FLOW["quit"]
LEAVE_START, LEAVE_END = FLOW["leave_start"], FLOW["leave_end"]
COMPLETE, DROPOUT = FLOW["training_complete"], FLOW["training_dropout"]
C_EXIT, C_LEAVE_START, C_LEAVE_LENGTH, C_DROPOUT, C_LEAVE_BEFORE, C_LEAVE_LEFT = (
    CONCERN_NAMES.index(name)
    for name in ("exit", "leave_start", "leave_length", "dropout", "leave_before", "leave_left")
)
C_APPLY = len(CONCERN_NAMES)
BELOW_RETIRE, BELOW_EXIT, BELOW_LEAVE = range(3)


@njit(nogil=True)
def prepare_keys(person: Any, chance: Any) -> None:
    """Mix a person's key with the concerns that are asked every month."""
    person["exit_key"] = mixed(person["key"], chance[C_EXIT])
    person["leave_key"] = mixed(person["key"], chance[C_LEAVE_START])


@njit(nogil=True)
def years_of_age(first_month: Any, month: Any, birth: Any) -> Any:
    """Whole years of age in this month, held within the ages the rulebook has."""
    return min(max((first_month + month - birth) // MONTHS_A_YEAR, YOUNGEST), OLDEST)


@njit(nogil=True)
def begin_replication(facts: Any, town: Any) -> None:
    """The first day: keys of chance, and who is on leave already."""
    for row in range(town.size[PEOPLE]):
        person = town.people[row]
        prepare_keys(person, town.chance)
        unit, group = facts.place_unit[person["place"]], person["group"]
        age = years_of_age(facts.first_month, 0, person["birth"]) - YOUNGEST
        draw = uniform_of(town.chance[C_LEAVE_BEFORE], person["key"], 0)
        if draw < facts.on_leave_below[unit, group, age]:
            left = uniform_of(town.chance[C_LEAVE_LEFT], person["key"], 0)
            person["leave_until"] = looked_up(facts.leave_length[0, group], left)


@njit(nogil=True)
def pass_over_people(facts: Any, town: Any, month: Any) -> None:
    """Exits, leave, studies and applications of everyone employed; lists graduates and who wants more."""
    active, people, year = town.active, town.people, month // MONTHS_A_YEAR
    town.size[GRADUATES] = town.size[WISHERS] = 0
    asks = facts.offers[year]
    kept = 0
    for place in range(town.size[ACTIVE]):
        row = active[place]
        person = people[row]
        cell = person["place"] * len(facts.meets) + person["group"]
        unit = facts.place_unit[person["place"]]
        age = years_of_age(facts.first_month, month, person["birth"])
        below = facts.monthly[year, unit, person["group"], age - YOUNGEST]
        flows = town.counts.flows[month, cell]
        draw = drawn(person["exit_key"], month)
        if draw < below[BELOW_RETIRE] or draw < below[BELOW_EXIT]:
            leave_employer(town, row, month, flows, RETIRE if draw < below[BELOW_RETIRE] else QUIT)
            continue
        active[kept] = row
        kept += 1
        begin_or_end_leave(facts, town, person, (month, below[BELOW_LEAVE]), flows)
        if person["programme"] != NONE and ends_studies(facts, town, person, month, flows):
            town.graduates[town.size[GRADUATES]] = row
            town.size[GRADUATES] += 1
        if person["programme"] == NONE and person["queued"] == NONE:
            apply_for_training(facts, town, row, month, age)
        if asks and person["wanted"] > person["percent"]:
            town.wishers[town.size[WISHERS]] = row
            town.size[WISHERS] += 1
    town.size[ACTIVE] = kept


@njit(nogil=True)
def leave_employer(town: Any, row: Any, month: Any, flows: Any, flow: Any) -> None:
    """One person retires or quits."""
    person = town.people[row]
    flows[flow] += 1
    flows[LEAVE_END] += person["leave_until"] >= month
    flows[DROPOUT] += person["programme"] != NONE
    person["programme"] = person["queued"] = NONE
    take_post(town.places[person["place"]], person["percent"], -1)
    if row < len(town.counts.exit_month):
        town.counts.exit_month[row] = month
        town.counts.exit_flow[row] = flow


@njit(nogil=True)
def begin_or_end_leave(facts: Any, town: Any, person: Any, when: Any, flows: Any) -> None:
    """Back from long leave, and perhaps on to the next. `when` is the month and the chance to begin."""
    month, start_below = when
    if person["leave_until"] > month:
        return
    flows[LEAVE_END] += person["leave_until"] == month
    if drawn(person["leave_key"], month) < start_below:
        draw = uniform_of(town.chance[C_LEAVE_LENGTH], person["key"], month)
        table = facts.leave_length[month // MONTHS_A_YEAR, person["group"]]
        person["leave_until"] = month + 1 + looked_up(table, draw)
        flows[LEAVE_START] += 1


@njit(nogil=True)
def ends_studies(facts: Any, town: Any, person: Any, month: Any, flows: Any) -> Any:
    """A student completes (True), drops out, or goes on."""
    programme, started = person["programme"], person["started"]
    completes = started + facts.duration[programme, started // MONTHS_A_YEAR]
    if month == completes:
        flows[COMPLETE] += 1
        return True
    draw = uniform_of(town.chance[C_DROPOUT], person["key"], month)
    if draw < facts.dropout_below[programme, month // MONTHS_A_YEAR]:
        flows[DROPOUT] += 1
        person["programme"] = NONE
    return False


@njit(nogil=True)
def apply_for_training(facts: Any, town: Any, row: Any, month: Any, age: Any) -> None:
    """Join the queue of the first programme whose gate and chance let the person in."""
    person, year = town.people[row], month // MONTHS_A_YEAR
    if person["leave_until"] > month:
        return
    unit, needed = facts.place_unit[person["place"]], facts.place_group[person["place"]]
    for programme in range(len(facts.from_group)):
        below = facts.apply_below[programme, year, unit]
        if person["group"] != facts.from_group[programme] or below <= 0.0:
            continue
        if person["experience"] < facts.experience[programme, year]:
            continue
        if age < facts.youngest[programme] or age > facts.oldest[programme]:
            continue
        if uniform_of(town.chance[C_APPLY + programme], person["key"], month) < below:
            person["queued"], person["joined"] = programme, month
            person["priority"] = np.int32(0 if needed == facts.to_group[programme] else 1)
            push(town.queue[programme], town.queue_size[programme], row, town.people, queue_order)
            town.queue_size[programme] += 1
            return
