"""The kernel's pass over the employed: each goes through the part of the month that is only their own.

A person's leave, position and end of studies wait for nobody else, so one pass does for each what the
SimPy engine does phase by phase for all. Applications follow when graduates have moved.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from model.workforce.kernel.absence import (
    ANY,
    C_LEAVE_LENGTH,
    C_SMALLER,
    LEAVE_STARTS,
    SMALLER,
    begin_leave,
    reduce_position,
)
from model.workforce.kernel.chance import drawn, looked_up, uniform_of
from model.workforce.kernel.compiler import compiled
from model.workforce.kernel.facts import CONCERN_NAMES
from model.workforce.kernel.leaving import DROPOUT, LEAVE_ENDS, years_of_age
from model.workforce.kernel.queue import push
from model.workforce.kernel.town import ACTIVE, CANDIDATES, GRADUATES, LISTS, QUEUES, WISHERS
from model.workforce.rules.concerns import NONE
from model.workforce.rules.register import YOUNGEST
from model.workforce.tallies import FLOW

COMPLETE = FLOW["training_complete"]
C_DROPOUT = CONCERN_NAMES.index("dropout")
C_APPLY = len(CONCERN_NAMES)
LONGER_THAN_ANY_QUEUE = 1e6


class OwnRules(NamedTuple):
    """One year's chances to begin a leave `leaves` [U, G, A, sex, kind], `leave_length` [G, sex, kind, …] and to
    reduce the position `smaller` [U, A] by `points` [A]; `programmes` [P], `apply_below` [P, U], `gate` [G]."""

    leaves: Any
    leave_length: Any
    smaller: Any
    points: Any
    programmes: Any
    apply_below: Any
    gate: Any
    base: Any


@compiled
def pass_over_people(town: Any, rules: OwnRules, flows: Any, month: Any) -> None:
    """Leaves and smaller positions of everyone employed. As in leaving, calls for everybody get no arrays."""
    people, places, active, leaves = town.people, town.places, town.lists[ACTIVE], rules.leaves
    groups, first_month, points = rules.base.groups, rules.base.first_month, rules.points
    for spot in range(town.size[LISTS + ACTIVE]):
        person = people[active[spot]]
        if person["leave_until"] > month:
            continue
        group, sex, place = person["group"], person["sex"], places[person["place"]]
        cell, unit = person["place"] * groups + group, place["unit"]
        age = years_of_age(first_month, month, person["birth"]) - YOUNGEST
        if person["leave_until"] == month:
            flows[cell, LEAVE_ENDS[person["leave_kind"]]] += 1
        draw = drawn(person["leave_key"], month)
        if draw < leaves[unit, group, age, sex, ANY]:
            kind = looked_up(leaves[unit, group, age, sex], draw)
            begin_leave(person, month, kind, rules.leave_length[group, sex, kind], town.chance[C_LEAVE_LENGTH])
            flows[cell, LEAVE_STARTS[kind]] += 1
        elif points[age] > 0 and person["percent"] - points[age] >= rules.base.smallest:
            chosen = uniform_of(town.chance[C_SMALLER], person["key"], month) < rules.smaller[unit, age]
            flows[cell, SMALLER] += chosen
            if chosen:
                reduce_position(person, place, points[age])


@compiled
def go_on_studying(town: Any, rules: OwnRules, flows: Any, asks: Any, month: Any) -> None:
    """Ends of studies; lists graduates, who may apply for training and, if the year `asks`, who wants a larger
    fraction."""
    people, lists, size, groups = town.people, town.lists, town.size, rules.base.groups
    size[LISTS + GRADUATES] = size[LISTS + WISHERS] = size[LISTS + CANDIDATES] = 0
    for spot in range(size[LISTS + ACTIVE]):
        row = lists[ACTIVE, spot]
        person = people[row]
        ended = NONE
        if person["programme"] != NONE:
            programme, completes = rules.programmes[person["programme"]], town.asides[row]["completes"] == month
            ended = COMPLETE if completes else drops_out(person, month, programme, town.chance[C_DROPOUT])
        if ended != NONE:
            flows[person["place"] * groups + person["group"], ended] += 1
        if ended == COMPLETE:
            add_to(lists, size, GRADUATES, row)
        elif is_free(person) and person["experience"] >= rules.gate[person["group"]]:
            add_to(lists, size, CANDIDATES, row)
        if asks and person["wanted"] > person["percent"]:
            add_to(lists, size, WISHERS, row)


@compiled
def is_free(person: Any) -> Any:
    """Neither studying nor waiting for a seat."""
    return person["programme"] == NONE and person["queued"] == NONE


@compiled
def add_to(lists: Any, size: Any, which: Any, row: Any) -> None:
    """Put a row at the end of a list."""
    lists[which, size[LISTS + which]] = row
    size[LISTS + which] += 1


@compiled
def drops_out(person: Any, month: Any, programme: Any, concern: Any) -> Any:
    """The flow of a student who drops out this month, else NONE."""
    if uniform_of(concern, person["key"], month) < programme["dropout_below"]:
        person["programme"] = NONE
        return DROPOUT
    return NONE


@compiled
def apply_for_training(town: Any, rules: OwnRules, month: Any) -> None:
    """The candidates at work may join the queue of a programme: the first one whose gate and chance let
    the person in."""
    people, lists, size, chance = town.people, town.lists, town.size, town.chance
    programmes, apply_below, first_month = rules.programmes, rules.apply_below, rules.base.first_month
    for spot in range(size[LISTS + CANDIDATES]):
        row = lists[CANDIDATES, spot]
        person = people[row]
        if person["leave_until"] > month:
            continue
        place, age = town.places[person["place"]], years_of_age(first_month, month, person["birth"])
        for number in range(len(programmes)):
            below = apply_below[number, place["unit"]]
            if below <= 0.0 or not passes_gate(person, age, programmes[number]):
                continue
            if uniform_of(chance[C_APPLY + number], person["key"], month) < below:
                second = place["group"] != programmes[number]["to_group"]
                person["queued"], town.asides[row]["turn"] = number, second * LONGER_THAN_ANY_QUEUE + month
                push(lists[QUEUES + number], size[LISTS + QUEUES + number], row, town.asides, True)
                size[LISTS + QUEUES + number] += 1
                break


@compiled
def passes_gate(person: Any, age: Any, programme: Any) -> Any:
    """Of the right group, with enough work behind, neither too young nor too old."""
    of_group = person["group"] == programme["from_group"] and person["experience"] >= programme["experience"]
    return of_group and age >= programme["youngest"] and age <= programme["oldest"]
