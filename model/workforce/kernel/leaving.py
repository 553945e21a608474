"""Exits in the kernel: which way out, and the class numbers kept on each person.

The classes follow from what seldom changes: years with the employer, kind of contract, sex, the right to early
pension. They are worked out anew in the month in which they may change; full or part time is looked at besides.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from model.workforce.kernel.competences import count_held
from model.workforce.kernel.compiler import compiled, inlined
from model.workforce.kernel.counting import take_out
from model.workforce.kernel.facts import GOES
from model.workforce.kernel.town import NEVER, take_post
from model.workforce.rules.concerns import NONE
from model.workforce.rules.drift import PERMANENT
from model.workforce.rules.exits import MAN, SEXES, WOMAN
from model.workforce.rules.months import MONTHS_A_YEAR
from model.workforce.rules.register import OLDEST, YOUNGEST
from model.workforce.tallies import EXITS, FLOW, LEAVE_FLOWS

RETIRE, ILL, QUIT, NO_RETURN = (FLOW[name] for name in EXITS)
LEAVE_ENDS = tuple(FLOW[end] for _, end in LEAVE_FLOWS)
DROPOUT = FLOW["training_dropout"]


@compiled
def years_of_age(first_month: Any, month: Any, birth: Any) -> Any:
    """Whole years of age in this month, held within the ages the rulebook has."""
    return min(max((first_month + month - birth) // MONTHS_A_YEAR, YOUNGEST), OLDEST)


@compiled
def begin_work(person: Any, is_man: Any, month: Any) -> None:
    """What exits and leaves ask of someone who begins this month, on a permanent contract."""
    person["joined"] = month
    person["sex"] = MAN if is_man else WOMAN
    person["temporary"] = person["leave_kind"] = person["away"] = 0
    person["ring"] = person["leave_until"] = person["programme"] = person["queued"] = NONE


@compiled
def be_permanent(town: Any, row: Any, month: Any) -> None:
    """The contract becomes permanent, and the class with it."""
    town.asides[row]["contract"] = PERMANENT
    town.people[row]["temporary"], town.due[row] = 0, month


@inlined
def classify(person: Any, month: Any, starts: Any, early_sum: Any, first_month: Any) -> Any:
    """Write the person's age and classes; gives the first month in which they may be others."""
    served = month - np.int64(person["joined"])
    band = len(starts) - 1
    while starts[band] > served:
        band -= 1
    sex, until = np.int64(person["sex"]), (month // MONTHS_A_YEAR + 1) * MONTHS_A_YEAR
    if band + 1 < len(starts):
        until = min(until, person["joined"] + starts[band + 1])
    # age and service grow by a month each, every month
    lived = first_month + month - person["birth"]
    until = min(until, month + MONTHS_A_YEAR - lived % MONTHS_A_YEAR)
    person["age"] = years_of_age(first_month, month, person["birth"]) - YOUNGEST
    missing = early_sum - (lived + month - np.int64(person["hired"]))
    if missing > 0:
        until = min(until, month + (missing + 1) // 2)
    person["quit_class"] = 2 * ((2 * band + np.int64(person["temporary"])) * SEXES + sex)
    person["age_class"] = 2 * sex + (missing <= 0)
    return until


@inlined
def way_out(draw: Any, retire_below: Any, ill_below: Any, quit_below: Any, stays_away: Any) -> Any:
    """The flow by which someone leaves, NONE for who stays."""
    if draw < ill_below:
        return RETIRE if draw < retire_below else ILL
    above, room = draw - ill_below, 1.0 - ill_below
    limit = min(room, quit_below)
    if above < limit:
        return QUIT
    return NO_RETURN if above < limit + (room - limit) * stays_away else NONE


@compiled
def leave_employer(town: Any, row: Any, flow: Any, month: Any, logged: Any) -> None:
    """One person is gone; leave and studies end too."""
    person, aside = town.people[row], town.asides[row]
    take_out(town, row, month)
    count_held(town, row, GOES)
    aside["left"], aside["left_by"], town.due[row] = month, flow, NEVER
    logged[flow] += 1
    if person["leave_until"] >= month:
        logged[LEAVE_ENDS[person["leave_kind"]]] += 1
    logged[DROPOUT] += person["programme"] != NONE
    person["programme"] = person["queued"] = NONE
    take_post(town.places[person["place"]], np.int64(person["percent"]), GOES)
