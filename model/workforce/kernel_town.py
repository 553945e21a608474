"""What changes while the kernel plays one replication, in arrays that grow when they are full."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numba import njit

from model.workforce.kernel_facts import PERSON
from model.workforce.people import NONE
from model.workforce.tallies import FLOW

VACANCY = np.dtype(
    [
        ("key", np.uint64),
        ("place", np.int32),
        ("percent", np.int32),
        ("opened", np.int32),
        ("group", np.int32),  # of the one chosen
        ("next", np.int32),  # newer one of the place, or next to start, or next free slot
        ("previous", np.int32),
    ]
)
PLACE = np.dtype(
    [
        ("held", np.int64),  # percents, heads and full posts of the employed
        ("heads", np.int64),
        ("full", np.int64),
        ("waiting_percent", np.int64),  # the same of vacancies and recruits on their way
        ("waiting_posts", np.int64),
        ("waiting_full", np.int64),
        ("oldest", np.int64),  # ends of the list of vacancies still searching
        ("newest", np.int64),
    ]
)

PEOPLE, ACTIVE, WISHERS, GRADUATES, FREE, VACANCIES = range(6)
"""Places in `Town.size`: counts, and the first free slot among the vacancies."""

FILLED, MONTHS_TO_FILL = FLOW["vacancy_filled"], FLOW["months_to_fill"]
FULL = 97


class Counts(NamedTuple):
    """The arrays of :class:`Tallies`."""

    stock: Any
    flows: Any
    years: Any
    months: Any
    exit_month: Any
    exit_flow: Any


class Town(NamedTuple):
    """`active` lists the employed; `queue` [P, …] are heaps of rows with `queue_size`; `starting`
    [month] begins the list of vacancies whose recruit starts then; `wishers` and `graduates` are
    filled anew each month; `chance` has the concerns' keys."""

    people: Any
    vacancies: Any
    places: Any
    active: Any
    queue: Any
    queue_size: Any
    wishers: Any
    graduates: Any
    starting: Any
    size: Any
    chance: Any
    counts: Any


@njit(nogil=True)
def new_town(facts: Any, staff: Any, chance: Any, counts: Any) -> Any:
    """The municipality on the first day."""
    heads, programmes = len(staff), len(facts.from_group)
    room = heads + heads // 2 + 64
    people = np.empty(room, PERSON)
    people[:heads] = staff
    active = np.zeros(room, np.int32)
    places = np.zeros(len(facts.place_unit), PLACE)
    for place in range(len(places)):
        places[place]["oldest"] = places[place]["newest"] = NONE
    for row in range(heads):
        active[row] = row
        take_post(places[people[row]["place"]], people[row]["percent"], 1)
    size = np.zeros(6, np.int64)
    size[PEOPLE] = size[ACTIVE] = heads
    size[FREE] = NONE
    return Town(
        people,
        np.empty(64, VACANCY),
        places,
        active,
        np.zeros((programmes, room), np.int32),
        np.zeros(programmes, np.int64),
        np.zeros(room, np.int32),
        np.zeros(room, np.int32),
        np.full(facts.months, NONE, np.int64),
        size,
        chance,
        counts,
    )


@njit(nogil=True)
def with_room_for_a_person(town: Any) -> Any:
    """The same town, its arrays of people longer if they were full."""
    room = len(town.people)
    if town.size[PEOPLE] < room:
        return town
    more = room + room // 2
    people = np.empty(more, PERSON)
    people[:room] = town.people
    active = np.zeros(more, np.int32)
    active[:room] = town.active
    queue = np.zeros((len(town.queue), more), np.int32)
    queue[:, :room] = town.queue
    return Town(
        people,
        town.vacancies,
        town.places,
        active,
        queue,
        town.queue_size,
        np.zeros(more, np.int32),
        np.zeros(more, np.int32),
        town.starting,
        town.size,
        town.chance,
        town.counts,
    )


@njit(nogil=True)
def with_room_for_a_vacancy(town: Any) -> Any:
    """The same town, its array of vacancies longer if it was full."""
    room = len(town.vacancies)
    if town.size[FREE] != NONE or town.size[VACANCIES] < room:
        return town
    vacancies = np.empty(2 * room, VACANCY)
    vacancies[:room] = town.vacancies
    return Town(
        town.people,
        vacancies,
        town.places,
        town.active,
        town.queue,
        town.queue_size,
        town.wishers,
        town.graduates,
        town.starting,
        town.size,
        town.chance,
        town.counts,
    )


@njit(nogil=True)
def take_post(place: Any, percent: Any, sign: Any) -> None:
    """A head comes to a place (sign 1) or goes (sign −1)."""
    place["held"] += sign * percent
    place["heads"] += sign
    if percent >= FULL:
        place["full"] += sign


@njit(nogil=True)
def wait_for_holder(place: Any, percent: Any, sign: Any) -> None:
    """A post of a place begins to wait for its holder (sign 1) or waits no more (sign −1)."""
    place["waiting_percent"] += sign * percent
    place["waiting_posts"] += sign
    if percent >= FULL:
        place["waiting_full"] += sign


@njit(nogil=True)
def add_vacancy(town: Any, place: Any, percent: Any, key: Any, month: Any) -> None:
    """A new vacancy at the newest end of its place's list; there must be room."""
    slot = town.size[FREE]
    if slot != NONE:
        town.size[FREE] = town.vacancies[slot]["next"]
    else:
        slot = town.size[VACANCIES]
        town.size[VACANCIES] += 1
    vacancy, at = town.vacancies[slot], town.places[place]
    vacancy["key"], vacancy["place"], vacancy["percent"], vacancy["opened"] = key, place, percent, month
    vacancy["group"], vacancy["next"], vacancy["previous"] = NONE, NONE, at["newest"]
    if at["newest"] == NONE:
        at["oldest"] = slot
    else:
        town.vacancies[at["newest"]]["next"] = slot
    at["newest"] = slot
    wait_for_holder(at, percent, 1)


@njit(nogil=True)
def stop_search(town: Any, slot: Any) -> None:
    """Take a vacancy out of its place's list; its slot is still its own."""
    vacancy = town.vacancies[slot]
    at, before, after = town.places[vacancy["place"]], vacancy["previous"], vacancy["next"]
    if before == NONE:
        at["oldest"] = after
    else:
        town.vacancies[before]["next"] = after
    if after == NONE:
        at["newest"] = before
    else:
        town.vacancies[after]["previous"] = before


@njit(nogil=True)
def free_slot(town: Any, slot: Any) -> None:
    """The vacancy is no more; its post waits no more."""
    vacancy = town.vacancies[slot]
    wait_for_holder(town.places[vacancy["place"]], vacancy["percent"], -1)
    vacancy["next"] = town.size[FREE]
    town.size[FREE] = slot


@njit(nogil=True)
def count_filled(facts: Any, town: Any, slot: Any, month: Any) -> None:
    """Log that a vacancy has its holder, and how long that took."""
    vacancy = town.vacancies[slot]
    place = vacancy["place"]
    cell = place * len(facts.meets) + facts.place_group[place]
    town.counts.flows[month, cell, FILLED] += 1
    town.counts.flows[month, cell, MONTHS_TO_FILL] += month - vacancy["opened"]
