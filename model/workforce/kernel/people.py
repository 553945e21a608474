"""The kernel's pass over the employed: each goes through the part of the month that is only their own.

A person's leave, position and end of studies wait for nobody else, so one pass does for each what the
SimPy engine does phase by phase for all. Applications follow when graduates have moved.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from model.workforce.kernel.absence import (
    C_SMALLER,
    LEAVE_STARTS,
    begin_leave,
    reduce_position,
    reduces,
)
from model.workforce.kernel.chance import drawn, uniform_of
from model.workforce.kernel.compiler import compiled
from model.workforce.kernel.facts import CONCERN_NAMES, TO_FALL_ILL, TO_QUIT, TO_RETIRE, TO_TAKE_LEAVE
from model.workforce.kernel.leaving import (
    DROPOUT,
    LEAVE_ENDS,
    classify,
    leave_employer,
    way_out,
    years_of_age,
)
from model.workforce.kernel.queue import push
from model.workforce.kernel.town import ACTIVE, CANDIDATES, GRADUATES, LISTS, QUEUES, WISHERS
from model.workforce.rules.concerns import NONE
from model.workforce.rules.targets import FULL_PERCENT, FULL_POST
from model.workforce.tallies import COURSE, FLOW

COMPLETE = FLOW["training_complete"]
COMPLETED, DROPPED = COURSE["completed"], COURSE["dropped_out"]
POLICY, C_POLICY = FLOW["full_time_policy"], CONCERN_NAMES.index("full_time_policy")
C_DROPOUT = CONCERN_NAMES.index("dropout")
C_APPLY = len(CONCERN_NAMES)
LONGER_THAN_ANY_QUEUE = 1e6
BOUND_FACTOR, BOUND_MARGIN = 1.0001, 1e-6


class OwnRules(NamedTuple):
    """One year's chances `below` [U, G, A, age class, CHANCES], `factor` [U, quit class] and `no_return` [kind of
    leave]; `leaves` [U, G, A, sex, kind], `leave_length` [G, sex, kind, …]; chance of a `smaller` position [U, A] and
    by how many `points` [A]; `programmes` [P], `apply_below` [P, U], `gate` [G]; `dropout` [P, month of study];
    `study` of the whole horizon; where the year's students are counted, `courses` [U, N, …]; `policy` [U].
    `early_sum` and `tenure_starts` are months."""

    below: Any
    factor: Any
    no_return: Any
    early_sum: Any
    tenure_starts: Any
    leaves: Any
    leave_length: Any
    smaller: Any
    points: Any
    programmes: Any
    apply_below: Any
    gate: Any
    dropout: Any
    study: Any
    courses: Any
    policy: Any
    base: Any


@compiled
def pass_over_people(town: Any, rules: OwnRules, flows: Any, month: Any) -> None:
    """Exits, leaves and smaller positions of everyone employed: most draws are above the person's bounds, and no
    table is asked."""
    people, places, active, chance = town.people, town.places, town.lists[ACTIVE], town.chance
    below, factor, points, base = rules.below, rules.factor, rules.points, rules.base
    kept, starts, early_sum = 0, rules.tenure_starts, rules.early_sum
    for spot in range(town.size[LISTS + ACTIVE]):
        row = active[spot]
        person = people[row]
        if month >= person["class_until"]:
            classify(person, month, starts, early_sum, base.first_month)
            set_bounds(person, places[person["place"]]["unit"], below, factor)
        draw, back = drawn(person["exit_key"], month), person["leave_until"] == month
        if draw < person["exit_bound"] or back:
            flow = exit_of(town, rules, row, draw, month)
            if flow != NONE:
                place = places[person["place"]]
                count_student(rules, person, place["unit"], DROPPED)
                leave_employer(person, place, flow, month, flows[person["place"] * base.groups + person["group"]])
                town.asides[row]["left"], town.asides[row]["left_by"] = month, flow
                continue
        active[kept] = row
        kept += 1
        if back:
            flows[person["place"] * base.groups + person["group"], LEAVE_ENDS[person["leave_kind"]]] += 1
        elif person["leave_until"] > month:
            continue
        draw = drawn(person["leave_key"], month)
        age, group, falls = person["age"], person["group"], draw < person["leave_bound"]
        if not falls and points[age] == 0:
            continue
        unit, cell = places[person["place"]]["unit"], person["place"] * base.groups + group
        if falls and draw < below[unit, group, age, person["age_class"], TO_TAKE_LEAVE]:
            begin_leave(person, month, (rules.leaves[unit, group, age], draw), rules.leave_length[group], chance)
            flows[cell, LEAVE_STARTS[person["leave_kind"]]] += 1
        elif points[age] > 0 and reduces(
            person, month, chance[C_SMALLER], (points[age] + base.smallest, rules.smaller[unit, age])
        ):
            reduce_position(person, places[person["place"]], points[age], flows[cell])
            person["class_until"] = month
    town.size[LISTS + ACTIVE] = kept


@compiled
def chances_out(person: Any, unit: Any, below: Any, factor: Any) -> Any:
    """The thresholds to retire and to fall ill, and the chance to quit."""
    group, age, of_age = person["group"], person["age"], person["age_class"]
    quit_class = person["quit_class"] + (person["percent"] < FULL_PERCENT)
    quits = below[unit, group, age, of_age, TO_QUIT] * factor[unit, quit_class]
    return below[unit, group, age, of_age, TO_RETIRE], below[unit, group, age, of_age, TO_FALL_ILL], quits


@compiled
def set_bounds(person: Any, unit: Any, below: Any, factor: Any) -> None:
    """Bounds above everything that leads out or to leave, however single precision rounds them."""
    _, ill, quits = chances_out(person, unit, below, factor)
    person["exit_bound"] = BOUND_FACTOR * (ill + quits) + BOUND_MARGIN
    leave = below[unit, person["group"], person["age"], person["age_class"], TO_TAKE_LEAVE]
    person["leave_bound"] = BOUND_FACTOR * leave + BOUND_MARGIN


@compiled
def exit_of(town: Any, rules: OwnRules, row: Any, draw: Any, month: Any) -> Any:
    """The flow by which someone leaves this month, NONE for who stays."""
    person, aside = town.people[row], town.asides[row]
    unit = town.places[person["place"]]["unit"]
    retire, ill, quits = chances_out(person, unit, rules.below, rules.factor)
    lost = rules.no_return[person["leave_kind"]] if person["leave_until"] == month else 0.0
    flow = way_out(draw, retire, ill, quits, lost)
    if flow != NONE and aside["bound_until"] > month:
        bound = rules.programmes[aside["bound_by"]]["bound_quit"]
        flow = way_out(draw, retire, ill, quits * bound, lost)
    return flow


@compiled
def go_on_studying(town: Any, rules: OwnRules, flows: Any, asks: Any, month: Any) -> None:
    """The full-time policy and ends of studies; lists graduates, who may apply for training and, if the year `asks`,
    who wants a larger fraction."""
    people, places, lists, size, groups = town.people, town.places, town.lists, town.size, rules.base.groups
    size[LISTS + GRADUATES] = size[LISTS + WISHERS] = size[LISTS + CANDIDATES] = 0
    for spot in range(size[LISTS + ACTIVE]):
        row = lists[ACTIVE, spot]
        person = people[row]
        group, unit = person["group"], places[person["place"]]["unit"]
        cell, below = person["place"] * groups + group, rules.policy[unit]
        if below > 0.0 and takes_up_policy(person, month, below, town.chance[C_POLICY]):
            flows[cell, POLICY] += 1
        ended = NONE if person["programme"] == NONE else ends_studies(town, rules, row, flows[cell], month)
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
def takes_up_policy(person: Any, month: Any, below: Any, concern: Any) -> Any:
    """A part-timer who did not answer or wanted less may come to want a full position; whether it is so."""
    may = person["percent"] < FULL_PERCENT and person["wanted"] < FULL_PERCENT
    if may and uniform_of(concern, person["key"], month) < below:
        person["wanted"] = FULL_POST
        return True
    return False


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
