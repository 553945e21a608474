"""Who leaves: retiring, disability, quitting, and not coming back from leave."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from model.randomness import uniforms
from model.workforce.processes.people import Town
from model.workforce.processes.training import bound_factor, log_courses
from model.workforce.rules.concerns import NONE
from model.workforce.rules.drift import PERMANENT
from model.workforce.rules.exits import MAN, SEXES
from model.workforce.rules.months import MONTHS_A_YEAR, year_index
from model.workforce.rules.targets import FULL_PERCENT
from model.workforce.tallies import EXITS, FLOW, LEAVE_FLOWS

Ints = NDArray[np.int64]


def leave_employer(town: Town, month: int) -> None:
    """One uniform decides among the ways to leave, and staying."""
    people = town.people
    gone = []
    for flow, rows in zip(EXITS, _leavers(town, month), strict=True):
        town.log(month, flow, rows)
        known = rows[rows < len(town.tallies.exit_month)]
        town.tallies.exit_month[known] = month
        town.tallies.exit_flow[known] = FLOW[flow]
        gone.append(rows)
    out = np.concatenate(gone)
    for kind, (_, end) in enumerate(LEAVE_FLOWS):
        away = (people.leave_until[out] >= month) & (people.leave_kind[out] == kind)
        town.log(month, end, out[away])
    students = out[people.programme[out] != NONE]
    town.log(month, "training_dropout", students)
    log_courses(town, month, "dropped_out", students)
    people.employed[out] = False
    people.programme[out] = people.queued[out] = NONE
    people.refresh()


def _leavers(town: Town, month: int) -> tuple[Ints, Ints, Ints, Ints]:
    """Rows of those who leave this month in each of the ways of ``EXITS``; :class:`ExitRules` gives the rule."""
    people, rules = town.people, town.rules.exits
    rows = people.rows
    draws = uniforms(town.chance["exit"], people.key[rows], month)
    year, unit, group = town.spot(rows, month)
    where = (year, unit, group, town.age_index(rows, month), _pension_class(town, rows, month))
    retires = draws < rules.retire_below[where]
    ill = ~retires & (draws < rules.ill_below[where])
    above, room = draws - rules.ill_below[where], 1.0 - rules.ill_below[where]
    factor = rules.factor[year, unit, quit_class(town, rows, month)]
    quit_below = np.minimum(room, rules.quit[where] * factor * bound_factor(town, rows, month))
    quits = ~retires & ~ill & (above < quit_below)
    stays_away = rules.no_return[year, people.leave_kind[rows]]
    back = people.leave_until[rows] == month
    lost = ~retires & ~ill & ~quits & back & (above < quit_below + (room - quit_below) * stays_away)
    return rows[retires], rows[ill], rows[quits], rows[lost]


def quit_class(town: Town, rows: Ints, month: int) -> Ints:
    """The class whose factor multiplies the chance to quit: tenure, kind of contract, sex, full or part time."""
    people = town.people
    band = np.searchsorted(town.rules.exits.tenure_starts, month - people.joined[rows], side="right") - 1
    contract_and_sex = (2 * band + (people.contract[rows] != PERMANENT)) * SEXES + people.sex[rows]
    return np.asarray(2 * contract_and_sex + (people.percent[rows] < FULL_PERCENT))


def _pension_class(town: Town, rows: Ints, month: int) -> Ints:
    """Whether age and service have reached the sum for early pension, and sex; service is the pay seniority."""
    people = town.people
    now = town.rules.start_year * MONTHS_A_YEAR + month
    age_and_service = (now - people.birth[rows]) + (month - people.hired[rows])
    early = age_and_service >= town.rules.exits.early_sum[year_index(month)]
    return np.asarray(2 * early + (people.sex[rows] == MAN))
