"""Exits in the kernel: which way out, and the class numbers kept on each person.

The classes follow from what seldom changes: years with the employer, kind of contract, sex, the right to early
pension. They are worked out anew in the month in which they may change; full or part time is looked at every month.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from model.workforce.kernel.chance import mixed
from model.workforce.kernel.compiler import compiled
from model.workforce.kernel.facts import CONCERN_NAMES
from model.workforce.kernel.town import take_post
from model.workforce.rules.concerns import NONE
from model.workforce.rules.drift import PERMANENT
from model.workforce.rules.exits import MAN, SEXES, WOMAN
from model.workforce.rules.months import MONTHS_A_YEAR
from model.workforce.rules.register import OLDEST, YOUNGEST
from model.workforce.tallies import EXITS, FLOW, LEAVE_FLOWS

RETIRE, ILL, QUIT, NO_RETURN = (FLOW[name] for name in EXITS)
LEAVE_ENDS = tuple(FLOW[end] for _, end in LEAVE_FLOWS)
DROPOUT = FLOW["training_dropout"]
C_EXIT, C_LEAVE_START = CONCERN_NAMES.index("exit"), CONCERN_NAMES.index("leave_start")


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
def begin_work(person: Any, is_man: Any, month: Any) -> None:
    """What exits and leaves ask of someone who begins this month, on a permanent contract."""
    person["joined"] = person["class_until"] = month
    person["sex"] = MAN if is_man else WOMAN
    person["temporary"] = person["leave_kind"] = 0
    person["ring"] = NONE


@compiled
def be_permanent(person: Any, aside: Any, month: Any) -> None:
    """The contract becomes permanent, and the class with it."""
    aside["contract"] = PERMANENT
    person["temporary"], person["class_until"] = 0, month


@compiled
def classify(person: Any, month: Any, starts: Any, early_sum: Any, first_month: Any) -> None:
    """Write the person's age and classes, and the first month in which they may be others."""
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
    person["class_until"] = until


@compiled
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
def leave_employer(person: Any, place: Any, flow: Any, month: Any, logged: Any) -> None:
    """One person is gone; leave and studies end too."""
    logged[flow] += 1
    if person["leave_until"] >= month:
        logged[LEAVE_ENDS[person["leave_kind"]]] += 1
    logged[DROPOUT] += person["programme"] != NONE
    person["programme"] = person["queued"] = NONE
    take_post(place, np.int64(person["percent"]), -1)
