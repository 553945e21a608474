"""Training in the kernel: graduates move, who may applies, seats go to the head of the queue."""

from __future__ import annotations

from typing import Any

import numpy as np

from model.workforce.kernel.chance import looked_up, uniform_of
from model.workforce.kernel.competences import gain
from model.workforce.kernel.compiler import compiled, making
from model.workforce.kernel.counting import put_back, take_out
from model.workforce.kernel.facts import COMES, CONCERN_NAMES, GOES
from model.workforce.kernel.leaving import be_permanent, years_of_age
from model.workforce.kernel.people import C_APPLY, OwnRules, has_worked_enough
from model.workforce.kernel.queue import BY_TURN, pop, push, put_in_order
from model.workforce.kernel.town import (
    CANDIDATES,
    GRADUATES,
    LISTS,
    QUEUES,
    STUDENTS,
    add_to,
    fill,
    fitting,
    take_post,
)
from model.workforce.rules.concerns import NONE
from model.workforce.rules.drift import PERMANENT
from model.workforce.rules.months import MONTHS_A_YEAR
from model.workforce.rules.register import OLDEST
from model.workforce.tallies import COURSE, FLOW

GROUP_OUT, GROUP_IN, ENTER = FLOW["group_out"], FLOW["group_in"], FLOW["training_enter"]
MADE_PERMANENT = FLOW["drift_permanent"]
LONGER_THAN_ANY_QUEUE = 1e6
ENTERED, C_LENGTH = COURSE["entered"], CONCERN_NAMES.index("study_length")


@compiled
def move_graduates(town: Any, rules: OwnRules, place_at: Any, flows: Any, month: Any) -> None:
    """Graduates hold their new group, in order of their keys."""
    rows, count = town.lists[GRADUATES], town.size[LISTS + GRADUATES]
    for spot in range(count):
        town.asides[rows[spot]]["draw"] = 0.0
    put_in_order(rows, count, town.asides)
    for spot in range(count - 1, -1, -1):
        person = town.people[rows[spot]]
        programme = rules.programmes[person["programme"]]
        new_group = programme["to_group"]
        complete(town, rows[spot], programme, rules.study.done_of, month)
        if new_group == NONE:
            person["programme"] = NONE
            add_to(town.lists, town.size, CANDIDATES, rows[spot])
            continue
        flows[person["place"] * rules.base.groups + person["group"], GROUP_OUT] += 1
        before = person["place"]
        take_out(town, rows[spot], month)
        person["group"], person["programme"], town.due[rows[spot]] = new_group, NONE, month
        move(town, person, place_at, flows, month)
        put_back(town, rows[spot], month)
        if person["place"] != before and town.asides[rows[spot]]["contract"] != PERMANENT:
            be_permanent(town, rows[spot], month)
            flows[person["place"] * rules.base.groups + new_group, MADE_PERMANENT] += 1
        flows[person["place"] * rules.base.groups + new_group, GROUP_IN] += 1
        add_to(town.lists, town.size, CANDIDATES, rows[spot])


@compiled
def complete(town: Any, row: Any, programme: Any, done_of: Any, month: Any) -> None:
    """What the course gives besides a group: a competence, a gate passed, a binding time."""
    aside = town.asides[row]
    aside["done"] |= programme["own_bit"]
    if programme["bound"] > 0:
        aside["bound_until"], aside["bound_by"] = month + programme["bound"], town.people[row]["programme"]
    if programme["competence"] != NONE:
        gain(town, row, programme["competence"], programme["level"], done_of)


@compiled
def move(town: Any, person: Any, place_at: Any, flows: Any, month: Any) -> None:
    """Take the oldest vacancy of the own group in the unit that is not too small, or stay in the post."""
    here, group = town.places[person["place"]], person["group"]
    there = place_at[here["unit"], group]
    if there == NONE or here["group"] == group:
        return
    place = town.places[there]
    slot = fitting(town.vacancies, place, person["percent"])
    if slot == NONE:
        return
    percent = fill(town, slot, place, flows, month)
    take_post(here, np.int64(person["percent"]), GOES)
    take_post(place, percent, COMES)
    person["place"], person["percent"] = there, percent


@compiled
def apply_for_training(town: Any, rules: OwnRules, month: Any) -> None:
    """The candidates at work may join the queue of a programme: the first one whose gate and chance let
    the person in."""
    people, lists, size, chance = town.people, town.lists, town.size, town.chance
    programmes, apply_below, first_month = rules.programmes, rules.apply_below, rules.base.first_month
    for spot in range(size[LISTS + CANDIDATES]):
        row = lists[CANDIDATES, spot]
        person = people[row]
        if not has_worked_enough(person, rules, month):
            continue
        place, age = town.places[person["place"]], years_of_age(first_month, month, person["birth"])
        for number in range(len(programmes)):
            below = apply_below[number, place["unit"]]
            if below <= 0.0 or not rules.study.takes[number, person["group"]]:
                continue
            if uniform_of(chance[C_APPLY + number], person["key"], month) >= below:
                continue
            if passes_gate(person, town.asides[row]["done"], age, programmes[number]):
                second = place["group"] != programmes[number]["to_group"] and town.asides[row]["first"] == 0
                person["queued"], town.asides[row]["turn"] = number, second * LONGER_THAN_ANY_QUEUE + month
                push(lists[QUEUES + number], size[LISTS + QUEUES + number], row, town.asides, BY_TURN)
                size[LISTS + QUEUES + number] += 1
                break


@compiled
def passes_gate(person: Any, done: Any, age: Any, programme: Any) -> Any:
    """With enough work and earlier courses behind, but not this one; neither too young nor too old."""
    if person["experience"] < programme["experience"] or person["percent"] < programme["smallest"]:
        return False
    if done & programme["own_bit"] != 0 or done & programme["needs"] != programme["needs"]:
        return False
    return age >= programme["youngest"] and age <= programme["oldest"]


@compiled
def hold_intakes(town: Any, rules: OwnRules, flows: Any, month: Any) -> None:
    """Every programme with an intake in this calendar month fills its seats."""
    for number in range(len(rules.programmes)):
        if rules.programmes[number]["intakes"] >> (month % MONTHS_A_YEAR) & 1:
            admit(town, rules, number, flows, month)


@making
def admit(town: Any, rules: OwnRules, number: Any, flows: Any, month: Any) -> None:
    """Fill the seats from the heap; who must wait for a later intake goes back into it."""
    people, heap, kept, programme = (
        town.people,
        town.lists[QUEUES + number],
        town.lists[GRADUATES],
        rules.programmes[number],
    )
    size, waiting, admitted = town.size[LISTS + QUEUES + number], 0, 0
    room, supervised = supervised_room(town, rules, number, month), programme["per_supervisor"] != NONE
    while size > 0 and admitted < programme["seats"]:
        row = pop(heap, size, town.asides, BY_TURN)
        size -= 1
        person = people[row]
        if person["queued"] != number:
            continue
        age = min((rules.base.first_month + month - person["birth"]) // MONTHS_A_YEAR, OLDEST)
        unit = town.places[person["place"]]["unit"]
        closed = rules.apply_below[number, unit] < 0.0 or person["percent"] < programme["smallest"]
        if not rules.study.takes[number, person["group"]] or age > programme["oldest"]:
            person["queued"] = NONE
        elif person["leave_until"] > month or closed or (supervised and room[unit] <= 0):
            kept[waiting] = row
            waiting += 1
        else:
            person["queued"], person["programme"] = NONE, number
            draw = uniform_of(town.chance[C_LENGTH], person["key"], month)
            later = looked_up(rules.study.later[number], draw)
            town.asides[row]["entered"], town.asides[row]["completes"] = month, month + programme["duration"] + later
            add_to(town.lists, town.size, STUDENTS, row)
            rules.courses[unit, programme["number"], ENTERED] += 1
            room[unit] -= 1
            flows[person["place"] * rules.base.groups + person["group"], ENTER] += 1
            admitted += 1
    for spot in range(waiting):
        push(heap, size, kept[spot], town.asides, BY_TURN)
        size += 1
    town.size[LISTS + QUEUES + number] = size


@making
def supervised_room(town: Any, rules: OwnRules, number: Any, month: Any) -> Any:
    """Students that each unit has supervisors left for; of no meaning where none are needed."""
    room, ratio = np.zeros(rules.base.units, np.int64), rules.programmes[number]["per_supervisor"]
    if ratio == NONE:
        return room
    supervises, shared, groups = rules.study.supervises[number], rules.study.shared[number], rules.base.groups
    for place in range(len(town.places)):
        unit = town.places[place]["unit"]
        for group in range(groups):
            if supervises[group]:
                cell = town.ledger.cells[place * groups + group]
                room[unit] += cell["heads"] - cell["away"]
    for unit in range(len(room)):
        room[unit] = room[unit] * ratio // 100
    for spot in range(town.size[LISTS + STUDENTS]):
        person = town.people[town.lists[STUDENTS, spot]]
        if person["programme"] != NONE and shared[person["programme"]]:
            room[town.places[person["place"]]["unit"]] -= 1
    return room
