"""The kernel's pass over the employed: each goes through the part of the month that is only their own.

A person's exit, leave, end of studies and application wait for nobody else, so one pass does for each
what the SimPy engine does phase by phase for all. Graduates apply after they have moved.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numba import njit

from model.workforce.kernel_chance import drawn, looked_up, mixed, uniform_of
from model.workforce.kernel_facts import CONCERN_NAMES
from model.workforce.kernel_queue import push
from model.workforce.kernel_town import ACTIVE, EVER, GRADUATES, LISTS, QUEUES, WISHERS, take_post
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
LONGER_THAN_ANY_QUEUE = 1e6


class OwnRules(NamedTuple):
    """One year's thresholds `monthly` [U, G, A, 3], `leave_length` [G, …], `programmes` [P], `apply_below` [P, U]."""

    monthly: Any
    leave_length: Any
    programmes: Any
    apply_below: Any
    base: Any


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
def begin_replication(town: Any, on_leave_below: Any, leave_length: Any, first_month: Any) -> None:
    """The first day: keys of chance, and who is on leave already."""
    for row in range(town.size[EVER]):
        person = town.people[row]
        prepare_keys(person, town.chance)
        unit, group = town.places[person["place"]]["unit"], person["group"]
        age = years_of_age(first_month, 0, person["birth"]) - YOUNGEST
        if uniform_of(town.chance[C_LEAVE_BEFORE], person["key"], 0) < on_leave_below[unit, group, age]:
            left = uniform_of(town.chance[C_LEAVE_LEFT], person["key"], 0)
            person["leave_until"] = looked_up(leave_length[group], left)


@njit(nogil=True)
def pass_over_people(town: Any, rules: OwnRules, flows: Any, asks: Any, month: Any) -> None:
    """Exits, leave, studies and applications of everyone employed; lists graduates and, if the year
    `asks`, who wants a larger fraction."""
    people, places, lists, size = town.people, town.places, town.lists, town.size
    size[LISTS + GRADUATES] = size[LISTS + WISHERS] = 0
    kept = 0
    for spot in range(size[LISTS + ACTIVE]):
        row = lists[ACTIVE, spot]
        person = people[row]
        place = places[person["place"]]
        age = years_of_age(rules.base.first_month, month, person["birth"])
        below = rules.monthly[place["unit"], person["group"], age - YOUNGEST]
        logged = flows[person["place"] * rules.base.groups + person["group"]]
        draw = drawn(person["exit_key"], month)
        if draw < below[BELOW_RETIRE] or draw < below[BELOW_EXIT]:
            leave_employer(person, place, month, RETIRE if draw < below[BELOW_RETIRE] else QUIT, logged)
            continue
        lists[ACTIVE, kept] = row
        kept += 1
        if person["leave_until"] <= month:
            be_at_work(person, month, below[BELOW_LEAVE], rules.leave_length, (town.chance, logged))
        if person["programme"] != NONE and ends_studies(
            person, rules.programmes[person["programme"]], month, town.chance, logged
        ):
            add_to(lists, size, GRADUATES, row)
        if person["programme"] == NONE and person["queued"] == NONE and person["leave_until"] <= month:
            apply_for_training(town, row, rules, month, age)
        if asks and person["wanted"] > person["percent"]:
            add_to(lists, size, WISHERS, row)
    size[LISTS + ACTIVE] = kept


@njit(nogil=True)
def add_to(lists: Any, size: Any, which: Any, row: Any) -> None:
    """Put a row at the end of a list."""
    lists[which, size[LISTS + which]] = row
    size[LISTS + which] += 1


@njit(nogil=True)
def leave_employer(person: Any, place: Any, month: Any, flow: Any, logged: Any) -> None:
    """One person retires or quits."""
    logged[flow] += 1
    logged[LEAVE_END] += person["leave_until"] >= month
    logged[DROPOUT] += person["programme"] != NONE
    person["programme"] = person["queued"] = NONE
    person["left"], person["left_by"] = month, flow
    take_post(place, np.int64(person["percent"]), -1)


@njit(nogil=True)
def be_at_work(person: Any, month: Any, start_below: Any, leave_length: Any, log: Any) -> None:
    """Back from long leave, if this is the month of return, and perhaps on to the next one."""
    chance, logged = log
    logged[LEAVE_END] += person["leave_until"] == month
    if drawn(person["leave_key"], month) < start_below:
        draw = uniform_of(chance[C_LEAVE_LENGTH], person["key"], month)
        person["leave_until"] = month + 1 + looked_up(leave_length[person["group"]], draw)
        logged[LEAVE_START] += 1


@njit(nogil=True)
def ends_studies(person: Any, programme: Any, month: Any, chance: Any, logged: Any) -> Any:
    """A student completes (True), drops out, or goes on."""
    if month == person["completes"]:
        logged[COMPLETE] += 1
        return True
    if uniform_of(chance[C_DROPOUT], person["key"], month) < programme["dropout_below"]:
        logged[DROPOUT] += 1
        person["programme"] = NONE
    return False


@njit(nogil=True)
def apply_for_training(town: Any, row: Any, rules: OwnRules, month: Any, age: Any) -> None:
    """Join the queue of the first programme whose gate and chance let the person in."""
    person = town.people[row]
    place = town.places[person["place"]]
    for number in range(len(rules.programmes)):
        programme, below = rules.programmes[number], rules.apply_below[number, place["unit"]]
        if person["group"] != programme["from_group"] or below <= 0.0:
            continue
        if person["experience"] < programme["experience"]:
            continue
        if age < programme["youngest"] or age > programme["oldest"]:
            continue
        if uniform_of(town.chance[C_APPLY + number], person["key"], month) < below:
            priority = 0.0 if place["group"] == programme["to_group"] else LONGER_THAN_ANY_QUEUE
            person["queued"], person["turn"] = number, priority + month
            push(town.lists[QUEUES + number], town.size[LISTS + QUEUES + number], row, town.people, True)
            town.size[LISTS + QUEUES + number] += 1
            return
