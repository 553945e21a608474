"""Exits in the kernel: one pass over the employed, with a class number kept on each person.

The class follows from what seldom changes: years with the employer, kind of contract, sex, the right to early
pension. It is worked out anew in the month in which it may change; full or part time is looked at every month.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from model.workforce.kernel.chance import drawn, mixed
from model.workforce.kernel.compiler import compiled
from model.workforce.kernel.facts import CONCERN_NAMES
from model.workforce.kernel.town import ACTIVE, LISTS, take_post
from model.workforce.rules.concerns import NONE
from model.workforce.rules.exits import MAN, SEXES
from model.workforce.rules.months import MONTHS_A_YEAR
from model.workforce.rules.register import OLDEST, YOUNGEST
from model.workforce.rules.targets import FULL_PERCENT
from model.workforce.tallies import EXITS, FLOW, LEAVE_FLOWS

RETIRE, ILL, QUIT, NO_RETURN = (FLOW[name] for name in EXITS)
LEAVE_ENDS = tuple(FLOW[end] for _, end in LEAVE_FLOWS)
DROPOUT = FLOW["training_dropout"]
BELOW_RETIRE, BELOW_ILL, BELOW_QUIT = range(3)
C_EXIT, C_LEAVE_START = CONCERN_NAMES.index("exit"), CONCERN_NAMES.index("leave_start")


class ExitYear(NamedTuple):
    """One year's thresholds `below` [U, G, A, pension class, 3], `factor` [U, quit class], `no_return` [kind of
    leave] and `early_sum` months; `tenure_starts` months of every band."""

    below: Any
    factor: Any
    no_return: Any
    early_sum: Any
    tenure_starts: Any
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
def classify(person: Any, month: Any, exits: ExitYear) -> None:
    """Write the person's classes, and the first month in which they may be others."""
    starts, served = exits.tenure_starts, month - np.int64(person["joined"])
    band = len(starts) - 1
    while starts[band] > served:
        band -= 1
    sex, until = np.int64(person["sex"]), (month // MONTHS_A_YEAR + 1) * MONTHS_A_YEAR
    if band + 1 < len(starts):
        until = min(until, person["joined"] + starts[band + 1])
    # age and service grow by a month each, every month
    missing = exits.early_sum - (exits.base.first_month + 2 * month - person["birth"] - np.int64(person["hired"]))
    if missing > 0:
        until = min(until, month + (missing + 1) // 2)
    person["quit_class"] = 2 * ((2 * band + np.int64(person["temporary"])) * SEXES + sex)
    person["pension_class"] = 2 * (missing <= 0) + (sex == MAN)
    person["class_until"] = until


@compiled
def way_out(above: Any, room: Any, quit_below: Any, stays_away: Any) -> Any:
    """The flow of someone who neither retires nor falls ill, NONE for who stays."""
    limit = min(room, quit_below)
    if above < limit:
        return QUIT
    return NO_RETURN if above < limit + (room - limit) * stays_away else NONE


@compiled
def let_leave(town: Any, exits: ExitYear, flows: Any, month: Any) -> None:
    """Those who leave this month, in one of the ways of ``EXITS``; the rest stay in the list of the employed.

    Functions called for everybody get numbers and records, not arrays: counting an array's users at
    every call would cost more than the rest.
    """
    people, places, asides, active = town.people, town.places, town.asides, town.lists[ACTIVE]
    below, factor, no_return, groups = exits.below, exits.factor, exits.no_return, exits.base.groups
    first_month, kept = exits.base.first_month, 0
    for spot in range(town.size[LISTS + ACTIVE]):
        row = active[spot]
        person = people[row]
        if month >= person["class_until"]:
            classify(person, month, exits)
        group, place, pension = person["group"], places[person["place"]], person["pension_class"]
        age, unit = years_of_age(first_month, month, person["birth"]) - YOUNGEST, place["unit"]
        draw, ill = drawn(person["exit_key"], month), below[unit, group, age, pension, BELOW_ILL]
        if draw < ill:
            flow = RETIRE if draw < below[unit, group, age, pension, BELOW_RETIRE] else ILL
        else:
            quit_class = person["quit_class"] + (person["percent"] < FULL_PERCENT)
            quit_below = below[unit, group, age, pension, BELOW_QUIT] * factor[unit, quit_class]
            stays_away = no_return[person["leave_kind"]] if person["leave_until"] == month else 0.0
            flow = way_out(draw - ill, 1.0 - ill, quit_below, stays_away)
        if flow == NONE:
            active[kept] = row
            kept += 1
        else:
            leave_employer(person, place, flow, month, flows[person["place"] * groups + group])
            asides[row]["left"], asides[row]["left_by"] = month, flow
    town.size[LISTS + ACTIVE] = kept


@compiled
def leave_employer(person: Any, place: Any, flow: Any, month: Any, logged: Any) -> None:
    """One person is gone; leave and studies end too."""
    logged[flow] += 1
    if person["leave_until"] >= month:
        logged[LEAVE_ENDS[person["leave_kind"]]] += 1
    logged[DROPOUT] += person["programme"] != NONE
    person["programme"] = person["queued"] = NONE
    take_post(place, np.int64(person["percent"]), -1)
