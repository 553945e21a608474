"""Graduates in the kernel: how many of each group look for work in the municipality, until which month.

`Town.looking` [group, last month here] counts them, with their sum in the last column; `Town.graduates`
[month, group] is what is told of them. The rules are those of the SimPy engine's module of the same name.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from model.workforce.kernel.chance import looked_up, uniform_of
from model.workforce.kernel.compiler import compiled, making
from model.workforce.kernel.facts import CONCERN_NAMES
from model.workforce.rules.concerns import NONE
from model.workforce.rules.months import MONTHS_A_YEAR
from model.workforce.tallies import GRADUATES

ARRIVED, HIRED, GONE = range(len(GRADUATES))
C_COMING, C_TAKE_UP = (CONCERN_NAMES.index(name) for name in ("graduates_coming", "graduate_take_up"))


class GraduateYear(NamedTuple):
    """One year's `colleges` [C] and tables of graduates `coming` [C, …]; `take_below` [J, size class]."""

    colleges: Any
    coming: Any
    take_below: Any
    size_class: Any


@compiled
def add_graduates(town: Any, group: Any, count: Any, month: Any, months: Any) -> None:
    """Let `count` more graduates of a group look for work here, from this month on and for so many months.

    Whoever completes a programme outside the municipality's own staff comes in by this door; called before
    :func:`take_graduates`, they may be hired in the same month. With 0 months they go at once.
    """
    town.graduates[month, group, ARRIVED] += count
    if months < 1:
        town.graduates[month, group, GONE] += count
        return
    horizon = town.looking.shape[1] - 1
    town.looking[group, min(month + months, horizon) - 1] += count
    town.looking[group, horizon] += count


@compiled
def colleges_finish(town: Any, rules: GraduateYear, month: Any) -> None:
    """Every college with its graduation in this calendar month sends those who look for work here."""
    for number in range(len(rules.colleges)):
        college = rules.colleges[number]
        if college["month"] == month % MONTHS_A_YEAR:
            draw = uniform_of(town.chance[C_COMING], college["key"], month)
            add_graduates(town, college["group"], looked_up(rules.coming[number], draw), month, college["stay"])


@making
def take_graduates(town: Any, rules: GraduateYear, month: Any) -> None:
    """Posts that draw a graduate take one while there are any; those whose time here is over have gone."""
    horizon = town.looking.shape[1] - 1
    for group in range(len(town.looking)):
        looking = town.looking[group]
        if month > 0:
            town.graduates[month, group, GONE] += looking[month - 1]
            looking[horizon] -= looking[month - 1]
            looking[month - 1] = 0
        if looking[horizon] == 0:
            continue
        drawing = np.empty(len(town.vacancies), np.int64)
        count = list_drawing(town, rules, group, drawing, month)
        if count > looking[horizon]:
            put_oldest_first(drawing, count, town.vacancies)
        for spot in range(min(count, looking[horizon])):
            town.vacancies[drawing[spot]]["graduate"] = 1
            town.graduates[month, group, HIRED] += 1
            take_one(looking, month)


@compiled
def list_drawing(town: Any, rules: GraduateYear, group: Any, drawing: Any, month: Any) -> Any:
    """List the posts of a group that draw a graduate this month, if there is one left; gives their number."""
    count = 0
    for number in range(len(town.places)):
        slot = town.places[number]["oldest"] if town.places[number]["group"] == group else NONE
        while slot != NONE:
            vacancy = town.vacancies[slot]
            below = rules.take_below[number, rules.size_class[vacancy["percent"]]]
            vacancy["draw"] = uniform_of(town.chance[C_TAKE_UP], vacancy["key"], month)
            if vacancy["draw"] < below:
                drawing[count] = slot
                count += 1
            slot = vacancy["next"]
    return count


@compiled
def take_one(looking: Any, month: Any) -> None:
    """One graduate of a group is hired: who would have left soonest."""
    last = month
    while looking[last] == 0:
        last += 1
    looking[last] -= 1
    looking[len(looking) - 1] -= 1


@compiled
def later(one: Any, other: Any) -> Any:
    """Whether a vacancy was opened later than another, or in the same month has the higher draw, then key."""
    if one["opened"] != other["opened"]:
        return one["opened"] > other["opened"]
    if one["draw"] != other["draw"]:
        return one["draw"] > other["draw"]
    return one["key"] > other["key"]


@compiled
def put_oldest_first(slots: Any, count: Any, vacancies: Any) -> None:
    """Sort the first `count` slots by month of opening, draw and key: a heap with the latest on top, emptied."""
    for start in range(count // 2 - 1, -1, -1):
        sift(slots, start, count, vacancies)
    for end in range(count - 1, 0, -1):
        slots[0], slots[end] = slots[end], slots[0]
        sift(slots, np.int64(0), end, vacancies)


@compiled
def sift(slots: Any, start: Any, end: Any, vacancies: Any) -> None:
    """Let the slot at `start` sink to its place in the heap of `end` slots."""
    spot = start
    while 2 * spot + 1 < end:
        child = 2 * spot + 1
        if child + 1 < end and later(vacancies[slots[child + 1]], vacancies[slots[child]]):
            child += 1
        if not later(vacancies[slots[child]], vacancies[slots[spot]]):
            return
        slots[spot], slots[child] = slots[child], slots[spot]
        spot = child
