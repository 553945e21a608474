"""Room for more in the kernel's arrays: rows of recruits who have left are used again, and what is full grows."""

from __future__ import annotations

from typing import Any

import numpy as np

from model.workforce.kernel.compiler import compiled, making
from model.workforce.kernel.facts import ASIDE, PERSON
from model.workforce.kernel.queue import BY_TURN, push
from model.workforce.kernel.substitutes import TEMPS
from model.workforce.kernel.town import (
    CANDIDATES,
    EVER,
    LISTS,
    QUEUES,
    REGISTER,
    SLOTS,
    STUDENTS,
    VACANCY,
    Town,
    add_to,
)
from model.workforce.rules.concerns import NONE
from model.workforce.tallies import STAYED


@making
def with_vacancies(town: Any, openings: Any) -> Any:
    """The town, its array of vacancies longer if so many new ones have no room in it."""
    vacancies = town.vacancies
    if town.size[SLOTS] + openings > len(vacancies):
        vacancies = np.empty(2 * len(town.vacancies) + openings, VACANCY)
        for slot in range(town.size[SLOTS]):
            vacancies[slot] = town.vacancies[slot]
    staff = town.people, town.asides, town.due
    rest = town.ledger, town.starting, town.chance, town.looking, town.graduates
    return Town(*staff, vacancies, town.places, town.lists, town.size, *rest)


@making
def with_people(town: Any, drift: Any, hires: Any) -> Any:
    """The town with room for so many new people. Rows of recruits who have left are used again if they are many;
    `drift` names rows too."""
    people, asides, due, lists = town.people, town.asides, town.due, town.lists
    if town.size[EVER] + hires > len(people):
        if 8 * (count_here(town) + hires) < 7 * len(people):
            close_ranks(town, drift)
        else:
            room = len(people) + len(people) // 2 + hires
            people, asides, due = np.empty(room, PERSON), np.empty(room, ASIDE), np.empty(room, np.int16)
            for row in range(town.size[EVER]):
                people[row], asides[row], due[row] = town.people[row], town.asides[row], town.due[row]
            lists = np.empty((len(town.lists), room), np.int64)
            # copied by hand: numba compiles a loop in no time and a slice assignment in seconds
            for which in range(len(lists)):
                for spot in range(town.size[LISTS + which]):
                    lists[which, spot] = town.lists[which, spot]
    rest = town.ledger, town.starting, town.chance, town.looking, town.graduates
    return Town(people, asides, due, town.vacancies, town.places, lists, town.size, *rest)


@compiled
def count_here(town: Any) -> Any:
    """Rows in use: the register's, and those of recruits who have not left."""
    here = town.size[REGISTER]
    for row in range(town.size[REGISTER], town.size[EVER]):
        here += town.asides[row]["left"] == STAYED
    return here


@compiled
def close_ranks(town: Any, drift: Any) -> None:
    """Let recruits move up into the rows of those who have left, in the same order. The register's people keep theirs,
    by which their exits are told and those with several employments find each other."""
    people, asides, due, moved, kept = town.people, town.asides, town.due, town.lists[CANDIDATES], town.size[REGISTER]
    for row in range(kept):
        moved[row] = row
    for row in range(town.size[REGISTER], town.size[EVER]):
        moved[row] = NONE
        if asides[row]["left"] == STAYED:
            people[kept], asides[kept], due[kept] = people[row], asides[row], due[row]
            moved[row] = kept
            kept += 1
    town.size[EVER] = kept
    rename(town, drift, moved)


@compiled
def rename(town: Any, drift: Any, moved: Any) -> None:
    """Say `moved` rows where rows are named, and leave out who has left."""
    count, drift.size[TEMPS] = drift.size[TEMPS], 0
    for spot in range(count):
        row = moved[drift.temps[spot]]
        if row != NONE:
            drift.temps[drift.size[TEMPS]] = row
            drift.size[TEMPS] += 1
    count, town.size[LISTS + STUDENTS] = town.size[LISTS + STUDENTS], 0
    for spot in range(count):
        row = moved[town.lists[STUDENTS, spot]]
        if row != NONE:
            add_to(town.lists, town.size, STUDENTS, row)
    for which in range(QUEUES, len(town.lists)):
        heap, waiting = town.lists[which], np.int64(0)
        for spot in range(town.size[LISTS + which]):
            row = moved[heap[spot]]
            if row != NONE:
                push(heap, waiting, row, town.asides, BY_TURN)
                waiting += 1
        town.size[LISTS + which] = waiting
