"""The kernel's look at one person: who leaves, goes on leave, works less and studies.

Each of these waits for nobody else, so one look does for a person what the SimPy engine does phase by phase for all.
And most months nothing comes of it: every draw is keyed, so the first month in which one of a person's draws falls
below its chance can be told ahead. Nobody is looked at before that month, or the one in which the chances change.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from model.workforce.kernel.absence import (
    C_SMALLER,
    LEAVE_STARTS,
    begin_leave,
    end_leave,
    reduce_position,
    reduces,
)
from model.workforce.kernel.ahead import fetched
from model.workforce.kernel.chance import drawn, mixed, uniform_of
from model.workforce.kernel.compiler import compiled, inlined
from model.workforce.kernel.counting import count_ahead, gather_experience, put_back, stage_of, take_out
from model.workforce.kernel.facts import COMES, CONCERN_NAMES, TO_FALL_ILL, TO_QUIT, TO_RETIRE, TO_TAKE_LEAVE
from model.workforce.kernel.leaving import (
    DROPOUT,
    LEAVE_ENDS,
    classify,
    leave_employer,
    way_out,
)
from model.workforce.kernel.town import CANDIDATES, EVER, GRADUATES, LISTS, STUDENTS, WISHERS, add_to
from model.workforce.rules.concerns import NONE
from model.workforce.rules.months import MONTHS_A_YEAR
from model.workforce.rules.targets import FULL_PERCENT, FULL_POST
from model.workforce.tallies import COURSE, FLOW

COMPLETE = FLOW["training_complete"]
COMPLETED, DROPPED = np.int64(COURSE["completed"]), np.int64(COURSE["dropped_out"])
POLICY, C_POLICY = FLOW["full_time_policy"], CONCERN_NAMES.index("full_time_policy")
C_EXIT, C_LEAVE_START, C_LARGER, C_DROPOUT = (
    CONCERN_NAMES.index(name) for name in ("exit", "leave_start", "larger_fraction", "dropout")
)
C_APPLY = len(CONCERN_NAMES)
AHEAD = 8
"""So many people ahead a record is asked for: some two hundred steps each take longer than memory does."""

ROUNDING = 1e-9
"""Far more than the chance to leave may be off by when it is added up another way."""


class OwnRules(NamedTuple):
    """One year's `chances_of` [U] and the tables that is in: `below` [T, G, A, age class, CHANCES]; `factor` [U, quit
    class] and `no_return` [kind of leave]; `leaves` [T, G, A, sex, kind], `leave_length` [G, sex, kind, …]; chance of
    a `smaller` position [U, A] and by how many `points` [A]; `programmes` [P], `apply_below` [P, U], `gate` [G];
    `dropout` [P, month of study]; `study` of the whole horizon; where the year's students are counted, `courses`
    [U, N, …]; `policy` [U]; chance to accept a larger fraction, `larger` [U, G]. `early_sum` and `tenure_starts` are
    months."""

    chances_of: Any
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
    larger: Any
    base: Any


@compiled
def pass_over_people(town: Any, rules: OwnRules, flows: Any, month: Any) -> None:
    """Look at everyone whose month it is. Lists who may apply for training and who may accept a larger fraction."""
    rows, count = town.lists[CANDIDATES], list_due(town, month)
    town.size[LISTS + GRADUATES] = town.size[LISTS + WISHERS] = town.size[LISTS + CANDIDATES] = 0
    # candidates are written over those who have been looked at
    for spot in range(count):
        if spot + AHEAD < count:
            fetched(town.people, rows[spot + AHEAD])
        look_at(town, rules, rows[spot], flows, month)


@compiled
def list_due(town: Any, month: Any) -> Any:
    """List whose month it is where the candidates will be; gives how many."""
    due, rows, count = town.due, town.lists[CANDIDATES], 0
    for row in range(town.size[EVER]):
        rows[count] = row
        count += due[row] <= month
    return count


@inlined
def look_at(town: Any, rules: OwnRules, row: Any, flows: Any, month: Any) -> None:
    """One person's month: exit, return, policy, leave and a smaller position; then who next must be looked at when."""
    person, base = town.people[row], rules.base
    until = classify(person, month, rules.tenure_starts, rules.early_sum, base.first_month)
    until = min(until, grow_older(town, row, month))
    unit, cell = town.places[person["place"]]["unit"], person["place"] * base.groups + person["group"]
    draw = uniform_of(town.chance[C_EXIT], person["key"], month)
    flow = exit_of(town, rules, row, draw, month)
    if flow != NONE:
        count_student(rules, person, unit, DROPPED)
        leave_employer(town, row, flow, month, flows[cell])
        return
    if person["leave_until"] == month:
        flows[cell, LEAVE_ENDS[person["leave_kind"]]] += 1
        end_leave(town, row, month)
    if person["leave_until"] <= month:
        go_away(town, rules, row, flows[cell], month)
    if takes_up_policy(person, month, rules.policy[unit], town.chance[C_POLICY]):
        flows[cell, POLICY] += 1
        take_out(town, row, month)
        person["wanted"] = FULL_POST
        put_back(town, row, month)
    if person["programme"] == NONE:
        if person["queued"] == NONE and has_worked_enough(person, rules, month):
            add_to(town.lists, town.size, CANDIDATES, row)
        if person["wanted"] > person["percent"]:
            add_to(town.lists, town.size, WISHERS, row)
    town.due[row] = next_look(town, rules, person, until, month)


@inlined
def has_worked_enough(person: Any, rules: OwnRules, month: Any) -> Any:
    """At work, and with the least experience that any programme asks of the group."""
    if person["leave_until"] > month:
        return False
    gather_experience(person, month)
    return person["experience"] >= rules.gate[person["group"]]


@inlined
def grow_older(town: Any, row: Any, month: Any) -> Any:
    """Count somebody in another step of seniority or age, and in January for another year; gives the first month in
    which the step may be another."""
    person, ledger = town.people[row], town.ledger
    if month % MONTHS_A_YEAR == 0 and month > 0:
        cell = person["place"] * ledger.base.groups + person["group"]
        year = np.int64(MONTHS_A_YEAR)
        count_ahead(person, ledger.years[month // year, cell], COMES, year, (ledger.base, month))
    band, elder, until = stage_of(person, ledger, month)
    if band != person["pay_band"] or elder != person["elder"]:
        take_out(town, row, month)
        person["pay_band"], person["elder"] = band, elder
        put_back(town, row, month)
    return until


@inlined
def go_away(town: Any, rules: OwnRules, row: Any, logged: Any, month: Any) -> None:
    """Somebody at work goes on leave, or works less before retirement."""
    person, points = town.people[row], rules.points
    unit, group, age = town.places[person["place"]]["unit"], person["group"], person["age"]
    draw = uniform_of(town.chance[C_LEAVE_START], person["key"], month)
    number = rules.chances_of[unit]
    if draw < rules.below[number, group, age, person["age_class"], TO_TAKE_LEAVE]:
        begin_leave(town, row, month, (rules.leaves[number, group, age], draw), rules.leave_length[group])
        logged[LEAVE_STARTS[person["leave_kind"]]] += 1
    elif points[age] > 0 and reduces(
        person, month, town.chance[C_SMALLER], (points[age] + rules.base.smallest, rules.smaller[unit, age])
    ):
        reduce_position(town, row, points[age], logged, month)


@inlined
def chances_out(person: Any, unit: Any, rules: OwnRules) -> Any:
    """The thresholds to retire and to fall ill, and the chance to quit."""
    below = rules.below[rules.chances_of[unit], person["group"], person["age"], person["age_class"]]
    quit_class = person["quit_class"] + (person["percent"] < FULL_PERCENT)
    return below[TO_RETIRE], below[TO_FALL_ILL], below[TO_QUIT] * rules.factor[unit, quit_class]


@inlined
def next_look(town: Any, rules: OwnRules, person: Any, until: Any, month: Any) -> Any:
    """The first month after this one in which a draw of the person's may fall below its chance, a leave ends or, in
    `until`, the chances are others."""
    key, chance, group, age, soon = person["key"], town.chance, person["group"], person["age"], month + 1
    unit = town.places[person["place"]]["unit"]
    _, ill, quits = chances_out(person, unit, rules)
    until = first_below(key, chance[C_EXIT], ill + quits + ROUNDING, (soon, until))
    if may_want_full(person):
        until = first_below(key, chance[C_POLICY], rules.policy[unit], (soon, until))
    if person["wanted"] > person["percent"]:
        until = first_below(key, chance[C_LARGER], rules.larger[unit, group], (soon, until))
    if person["leave_until"] > month:
        return min(until, person["leave_until"])
    leave = rules.below[rules.chances_of[unit], group, age, person["age_class"], TO_TAKE_LEAVE]
    until = first_below(key, chance[C_LEAVE_START], leave, (soon, until))
    if rules.points[age] > 0:
        until = first_below(key, chance[C_SMALLER], rules.smaller[unit, age], (soon, until))
    for number in range(len(rules.programmes)):
        if rules.study.takes[number, group]:
            until = first_below(key, chance[C_APPLY + number], rules.apply_below[number, unit], (soon, until))
    return until


@inlined
def first_below(key: Any, concern: Any, chance: Any, months: Any) -> Any:
    """The first of the months (from, up to) in which the person's draw about a concern is below the chance; else the
    month they go up to."""
    (soon, until), asked = months, mixed(key, concern)
    if chance > 0.0:
        for month in range(soon, until):
            if drawn(asked, month) < chance:
                return month
    return until


@inlined
def exit_of(town: Any, rules: OwnRules, row: Any, draw: Any, month: Any) -> Any:
    """The flow by which someone leaves this month, NONE for who stays."""
    person, aside = town.people[row], town.asides[row]
    unit = town.places[person["place"]]["unit"]
    retire, ill, quits = chances_out(person, unit, rules)
    lost = rules.no_return[person["leave_kind"]] if person["leave_until"] == month else 0.0
    flow = way_out(draw, retire, ill, quits, lost)
    if flow != NONE and aside["bound_until"] > month:
        bound = rules.programmes[aside["bound_by"]]["bound_quit"]
        flow = way_out(draw, retire, ill, quits * bound, lost)
    return flow


@compiled
def go_on_studying(town: Any, rules: OwnRules, flows: Any, month: Any) -> None:
    """Ends of studies; lists graduates, who may apply again, and students who may accept a larger fraction."""
    people, lists, size, kept = town.people, town.lists, town.size, 0
    for spot in range(size[LISTS + STUDENTS]):
        row = lists[STUDENTS, spot]
        person = people[row]
        if person["programme"] == NONE:
            continue
        cell = person["place"] * rules.base.groups + person["group"]
        ended = ends_studies(town, rules, row, flows[cell], month)
        if person["wanted"] > person["percent"]:
            add_to(lists, size, WISHERS, row)
        if ended == NONE:
            lists[STUDENTS, kept] = row
            kept += 1
        else:
            add_to(lists, size, GRADUATES if ended == COMPLETE else CANDIDATES, row)
    size[LISTS + STUDENTS] = kept


@inlined
def may_want_full(person: Any) -> Any:
    """A part-timer who did not answer or wanted less may come to want a full position."""
    return person["percent"] < FULL_PERCENT and person["wanted"] < FULL_PERCENT


@inlined
def takes_up_policy(person: Any, month: Any, below: Any, concern: Any) -> Any:
    """Whether the policy makes somebody want a full position."""
    return below > 0.0 and may_want_full(person) and uniform_of(concern, person["key"], month) < below


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
