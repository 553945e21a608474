"""What changes while the kernel plays one replication, in arrays that grow when they are full."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from model.workforce.kernel.compiler import compiled, making
from model.workforce.kernel.facts import ASIDE, COMES, GOES, PERSON, PLACE
from model.workforce.rules.concerns import NONE
from model.workforce.rules.drift import PERMANENT
from model.workforce.rules.targets import FULL_PERCENT
from model.workforce.tallies import FLOW, STAYED

VACANCY = np.dtype(
    [
        ("key", np.uint64),
        ("place", np.int64),
        ("percent", np.int64),
        ("opened", np.int64),
        ("group", np.int64),  # of the one chosen
        ("graduate", np.int64),  # 1 when it has taken a graduate who looked for work here
        ("draw", np.float64),  # of the month, for a graduate
        ("next", np.int64),  # newer one of the place, next to start, or next free slot
        ("previous", np.int64),
    ]
)

EVER, REGISTER, FREE, SLOTS, LISTS = range(5)
"""In `Town.size`: rows of people used and those of the register among them, first free slot and slots used among
vacancies; then the lists' lengths."""

WISHERS, GRADUATES, CANDIDATES, STUDENTS, RINGED, QUEUES = (np.int64(number) for number in range(6))
"""Rows of `Town.lists`: the month's part-timers who may accept a larger fraction, its graduates, and who may apply for
training; the students; the register's people with several employments; then the programmes' heaps."""

NEVER = np.iinfo(np.int16).max
"""The month in which somebody who has left is looked at."""

FILLED, MONTHS_TO_FILL = FLOW["vacancy_filled"], FLOW["months_to_fill"]


class Town(NamedTuple):
    """`people` and their `asides`, `vacancies`, `places` are records; `due` the month in which each of the people must
    be looked at; `lists` rows of people, their lengths at the end of `size`; `ledger` counts them; `starting` [month]
    the first of the vacancies whose recruit begins then; `chance` the keys of the concerns; `looking` and `graduates`
    are those of the module ``graduates``. A vacancy that searches is in its place's list, oldest to newest."""

    people: Any
    asides: Any
    due: Any
    vacancies: Any
    places: Any
    lists: Any
    size: Any
    ledger: Any
    starting: Any
    chance: Any
    looking: Any
    graduates: Any


@making
def new_town(first: Any, ledger: Any, chance: Any, programmes: Any, graduates: Any) -> Any:
    """The municipality on the `first` day, its staff and places; `graduates` [month, group, …] will be filled."""
    staff, places = first
    heads = len(staff)
    room = heads + heads // 2 + 64
    people, asides, due = np.empty(room, PERSON), np.empty(room, ASIDE), np.zeros(room, np.int16)
    lists = np.empty((QUEUES + programmes, room), np.int64)
    size = np.zeros(LISTS + QUEUES + programmes, np.int64)
    size[EVER] = size[REGISTER] = heads
    size[FREE] = NONE
    own_places = np.empty(len(places), PLACE)
    for number in range(len(places)):
        own_places[number] = places[number]
    for row in range(heads):
        people[row] = staff[row]
        set_aside(asides[row], staff[row]["key"])
        if staff[row]["ring"] != NONE:
            add_to(lists, size, RINGED, row)
        take_post(own_places[staff[row]["place"]], np.int64(staff[row]["percent"]), COMES)
    starting = np.zeros(len(graduates), np.int64)
    for month in range(len(starting)):
        starting[month] = NONE
    looking = np.zeros((graduates.shape[1], len(starting) + 1), np.int64)
    rest = ledger, starting, chance, looking, graduates
    return Town(people, asides, due, np.empty(64, VACANCY), own_places, lists, size, *rest)


@compiled
def set_aside(aside: Any, key: Any) -> None:
    """Begin what is seldom asked of a person."""
    aside["key"] = key
    aside["entered"] = aside["completes"] = aside["bound_until"] = aside["bound_by"] = NONE
    aside["done"] = aside["competences"] = 0
    aside["left"], aside["left_by"] = STAYED, STAYED
    aside["contract"], aside["clock"], aside["since"], aside["first"] = PERMANENT, NONE, NONE, 0


@compiled
def add_to(lists: Any, size: Any, which: Any, row: Any) -> None:
    """Put a row at the end of a list."""
    lists[which, size[LISTS + which]] = row
    size[LISTS + which] += 1


@compiled
def take_post(place: Any, percent: Any, sign: Any) -> None:
    """A head comes to a place (sign 1) or goes (sign −1)."""
    place["held"] += sign * percent
    place["heads"] += sign
    if percent >= FULL_PERCENT:
        place["full"] += sign


@compiled
def wait_for_holder(place: Any, percent: Any, sign: Any) -> None:
    """A post of a place begins to wait for its holder (sign 1) or waits no more (sign −1)."""
    place["waiting_percent"] += sign * percent
    place["waiting_posts"] += sign
    if percent >= FULL_PERCENT:
        place["waiting_full"] += sign


@compiled
def add_vacancy(vacancies: Any, size: Any, place: Any) -> Any:
    """A slot for a new vacancy at the newest end of its place's list; there must be room."""
    slot = size[FREE]
    if slot != NONE:
        size[FREE] = vacancies[slot]["next"]
    else:
        slot = size[SLOTS]
        size[SLOTS] += 1
    vacancies[slot]["next"], vacancies[slot]["previous"] = NONE, place["newest"]
    if place["newest"] == NONE:
        place["oldest"] = slot
    else:
        vacancies[place["newest"]]["next"] = slot
    place["newest"] = slot
    return slot


@compiled
def stop_search(vacancies: Any, slot: Any, place: Any) -> None:
    """Take a vacancy out of its place's list; the slot is still its own."""
    before, after = vacancies[slot]["previous"], vacancies[slot]["next"]
    if before == NONE:
        place["oldest"] = after
    else:
        vacancies[before]["next"] = after
    if after == NONE:
        place["newest"] = before
    else:
        vacancies[after]["previous"] = before


@compiled
def end_waiting(vacancies: Any, size: Any, slot: Any, place: Any) -> None:
    """The vacancy is no more: its post waits no more and its slot is free."""
    wait_for_holder(place, vacancies[slot]["percent"], GOES)
    vacancies[slot]["next"] = size[FREE]
    size[FREE] = slot


@compiled
def fitting(vacancies: Any, place: Any, percent: Any) -> Any:
    """The oldest vacancy of a place, still searching, that is not smaller; NONE when there is none."""
    slot = place["oldest"]
    while slot != NONE and vacancies[slot]["percent"] < percent:
        slot = vacancies[slot]["next"]
    return slot


@compiled
def fill(town: Any, slot: Any, place: Any, flows: Any, month: Any) -> Any:
    """Somebody of the staff takes a vacancy that still searches; gives its percents."""
    percent = town.vacancies[slot]["percent"]
    log_filled(flows, town.vacancies[slot], place, month)
    stop_search(town.vacancies, slot, place)
    end_waiting(town.vacancies, town.size, slot, place)
    return percent


@compiled
def log_filled(flows: Any, vacancy: Any, place: Any, month: Any) -> None:
    """A vacancy has its holder; so many months it took."""
    flows[place["cell"], FILLED] += 1
    flows[place["cell"], MONTHS_TO_FILL] += month - vacancy["opened"]
