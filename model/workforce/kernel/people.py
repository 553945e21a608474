"""The kernel's pass over the employed: each goes through the part of the month that is only their own.

A person's exit, leave and end of studies wait for nobody else, so one pass does for each what the
SimPy engine does phase by phase for all. Applications follow when graduates have moved.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from model.workforce.kernel.chance import drawn, looked_up, mixed, uniform_of
from model.workforce.kernel.compiler import compiled
from model.workforce.kernel.facts import CONCERN_NAMES
from model.workforce.kernel.queue import push
from model.workforce.kernel.town import ACTIVE, CANDIDATES, EVER, GRADUATES, LISTS, QUEUES, WISHERS, take_post
from model.workforce.rules.concerns import NONE
from model.workforce.rules.months import MONTHS_A_YEAR
from model.workforce.rules.register import OLDEST, YOUNGEST
from model.workforce.rules.targets import FULL_PERCENT, FULL_POST
from model.workforce.tallies import COURSE, FLOW

RETIRE, QUIT = FLOW["retire"], FLOW["quit"]
LEAVE_START, LEAVE_END = FLOW["leave_start"], FLOW["leave_end"]
COMPLETE, DROPOUT = FLOW["training_complete"], FLOW["training_dropout"]
COMPLETED, DROPPED = COURSE["completed"], COURSE["dropped_out"]
POLICY, C_POLICY = FLOW["full_time_policy"], CONCERN_NAMES.index("full_time_policy")
C_EXIT, C_LEAVE_START, C_LEAVE_LENGTH, C_DROPOUT, C_LEAVE_BEFORE, C_LEAVE_LEFT = (
    CONCERN_NAMES.index(name)
    for name in ("exit", "leave_start", "leave_length", "dropout", "leave_before", "leave_left")
)
C_APPLY = len(CONCERN_NAMES)
BELOW_RETIRE, BELOW_EXIT, BELOW_LEAVE = range(3)
LONGER_THAN_ANY_QUEUE = 1e6


class OwnRules(NamedTuple):
    """One year's thresholds `monthly` [U, G, A, 3], `leave_length` [G, …], `programmes` [P], `apply_below` [P, U],
    `gate` [G]; `dropout` [P, month of study]; `study` of the whole horizon; where the year's students are counted,
    `courses` [U, N, …]; `policy` [U]."""

    monthly: Any
    leave_length: Any
    programmes: Any
    apply_below: Any
    gate: Any
    dropout: Any
    study: Any
    courses: Any
    policy: Any
    base: Any


@compiled
def prepare_keys(person: Any, chance: Any) -> None:
    """Mix a person's key with the concerns that are asked every month."""
    person["exit_key"] = mixed(person["key"], chance[C_EXIT])
    person["leave_key"] = mixed(person["key"], chance[C_LEAVE_START])


@compiled
def years_of_age(first_month: Any, month: Any, birth: Any) -> Any:
    """Whole years of age in this month, held within the ages the rulebook has."""
    return min(max((first_month + month - birth) // MONTHS_A_YEAR, YOUNGEST), OLDEST)


@compiled
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


@compiled
def pass_over_people(town: Any, rules: OwnRules, flows: Any, asks: Any, month: Any) -> None:
    """Exits, leave and studies of everyone employed; lists graduates, who may apply for
    training and, if the year `asks`, who wants a larger fraction.

    Functions called for everybody get numbers and records, not arrays: counting an array's users at
    every call would cost more than the rest.
    """
    people, places, lists, size, monthly = town.people, town.places, town.lists, town.size, rules.monthly
    groups, first_month, kept = rules.base.groups, rules.base.first_month, 0
    size[LISTS + GRADUATES] = size[LISTS + WISHERS] = size[LISTS + CANDIDATES] = 0
    for spot in range(size[LISTS + ACTIVE]):
        row = lists[ACTIVE, spot]
        person = people[row]
        group, place = person["group"], places[person["place"]]
        cell, unit = person["place"] * groups + group, place["unit"]
        age = years_of_age(first_month, month, person["birth"]) - YOUNGEST
        draw = drawn(person["exit_key"], month)
        if draw < monthly[unit, group, age, BELOW_EXIT]:
            flow = how_leaves(draw, monthly[unit, group, age], town.asides[row], rules.programmes, month)
            if flow != NONE:
                count_student(rules, person, unit, DROPPED)
                leave_employer(person, place, flow, month, flows[cell])
                town.asides[row]["left"], town.asides[row]["left_by"] = month, flow
                continue
        lists[ACTIVE, kept] = row
        kept += 1
        if person["leave_until"] == month:
            flows[cell, LEAVE_END] += 1
        if goes_on_leave(person, month, monthly[unit, group, age, BELOW_LEAVE]):
            begin_leave(person, month, rules.leave_length[group], town.chance[C_LEAVE_LENGTH])
            flows[cell, LEAVE_START] += 1
        flows[cell, POLICY] += takes_up_policy(person, month, rules.policy[unit], town.chance[C_POLICY])
        ended = NONE if person["programme"] == NONE else ends_studies(town, rules, row, flows[cell], month)
        if ended == COMPLETE:
            add_to(lists, size, GRADUATES, row)
        elif person["programme"] == NONE and person["queued"] == NONE and person["experience"] >= rules.gate[group]:
            add_to(lists, size, CANDIDATES, row)
        if asks and person["wanted"] > person["percent"]:
            add_to(lists, size, WISHERS, row)
    size[LISTS + ACTIVE] = kept


@compiled
def add_to(lists: Any, size: Any, which: Any, row: Any) -> None:
    """Put a row at the end of a list."""
    lists[which, size[LISTS + which]] = row
    size[LISTS + which] += 1


@compiled
def leave_employer(person: Any, place: Any, flow: Any, month: Any, logged: Any) -> None:
    """One person retires or quits."""
    logged[flow] += 1
    logged[LEAVE_END] += person["leave_until"] >= month
    logged[DROPOUT] += person["programme"] != NONE
    person["programme"] = person["queued"] = NONE
    take_post(place, np.int64(person["percent"]), -1)


@compiled
def goes_on_leave(person: Any, month: Any, below: Any) -> Any:
    """Whether someone at work begins a long leave now."""
    return person["leave_until"] <= month and drawn(person["leave_key"], month) < below


@compiled
def begin_leave(person: Any, month: Any, lengths: Any, concern: Any) -> None:
    """Away from this month for as long as the table of lengths says."""
    person["leave_until"] = month + 1 + looked_up(lengths, uniform_of(concern, person["key"], month))


@compiled
def takes_up_policy(person: Any, month: Any, below: Any, concern: Any) -> Any:
    """A part-timer who did not answer or wanted less may come to want a full position; whether it is so."""
    may = below > 0.0 and person["percent"] < FULL_PERCENT and person["wanted"] < FULL_PERCENT
    if may and uniform_of(concern, person["key"], month) < below:
        person["wanted"] = FULL_POST
        return True
    return False


@compiled
def how_leaves(draw: Any, below: Any, aside: Any, programmes: Any, month: Any) -> Any:
    """The flow by which someone leaves whose draw lets them; NONE when a completed course binds."""
    retire, leave = below[BELOW_RETIRE], below[BELOW_EXIT]
    if draw < retire:
        return RETIRE
    if aside["bound_until"] > month and draw >= retire + (leave - retire) * programmes[aside["bound_by"]]["bound_quit"]:
        return NONE
    return QUIT


@compiled
def count_student(rules: OwnRules, person: Any, unit: Any, measure: Any) -> None:
    """Count a student in the programme and the unit; who is none is not counted."""
    if person["programme"] != NONE:
        rules.courses[unit, rules.programmes[person["programme"]]["number"], measure] += 1


@compiled
def ends_studies(town: Any, rules: OwnRules, row: Any, logged: Any, month: Any) -> Any:
    """The flow of a student who completes or drops out this month, else NONE."""
    person, aside = town.people[row], town.asides[row]
    unit = town.places[person["place"]]["unit"]
    if aside["completes"] == month:
        logged[COMPLETE] += 1
        count_student(rules, person, unit, COMPLETED)
        return COMPLETE
    steps = rules.dropout[person["programme"]]
    below = steps[min(month - aside["entered"], len(steps)) - 1]
    if uniform_of(town.chance[C_DROPOUT], person["key"], month) < below:
        logged[DROPOUT] += 1
        count_student(rules, person, unit, DROPPED)
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
            if below <= 0.0 or not rules.study.takes[number, person["group"]]:
                continue
            if not passes_gate(person, town.asides[row]["done"], age, programmes[number]):
                continue
            if uniform_of(chance[C_APPLY + number], person["key"], month) < below:
                second = place["group"] != programmes[number]["to_group"] and town.asides[row]["first"] == 0
                person["queued"], town.asides[row]["turn"] = number, second * LONGER_THAN_ANY_QUEUE + month
                push(lists[QUEUES + number], size[LISTS + QUEUES + number], row, town.asides, True)
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
