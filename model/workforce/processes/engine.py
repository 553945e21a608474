"""The workforce as SimPy processes: the readable engine.

SimPy's time is the integer ``month × PHASES + phase``, so what a phase frees is there for the next
one and never for the same. One process is the staff as a whole and walks through the month; every
vacancy, student and programme is a process of its own.
"""

from __future__ import annotations

import heapq
from collections.abc import Generator
from enum import IntEnum
from typing import Any

import numpy as np
import simpy

from model.randomness import mix, uniform, uniforms
from model.workforce.processes.drift import begin_drift, count_long_term, drift
from model.workforce.processes.hours import share_hours
from model.workforce.processes.openings import fill, move_graduates, open_and_withdraw, stop_searching
from model.workforce.processes.people import Recruit, Town, Vacancy, new_town
from model.workforce.processes.record import record
from model.workforce.processes.stock import (
    apply_for_training,
    begin_and_end_leave,
    begin_on_leave,
    leave_employer,
    offer_larger_fractions,
    oldest_age_reached,
)
from model.workforce.rules.concerns import NONE, RECRUIT
from model.workforce.rules.months import MONTHS_A_YEAR, calendar_month, year_index
from model.workforce.rules.rates import Rulebook
from model.workforce.rules.register import NO_ANSWER, YOUNGEST
from model.workforce.tallies import Tallies, empty_tallies

Process = Generator[Any, Any, None]


class Phase(IntEnum):
    """The order of the month. Age is counted from the calendar, so it is first by itself."""

    LEAVE_EMPLOYER = 0
    LONG_LEAVE = 1
    COMPLETE_TRAINING = 2
    MOVE_GRADUATES = 3
    DROP_OUT = 4
    APPLY_FOR_TRAINING = 5
    ENTER_TRAINING = 6
    LARGER_FRACTIONS = 7
    OPEN_VACANCIES = 8
    APPLICANTS = 9
    START_WORK = 10
    DRIFT = 11
    RECORD = 12


PHASES = len(Phase)


def simulate_replication(rules: Rulebook, seed: int, replication: int) -> Tallies:
    """Play every month of the horizon once and give the counts."""
    town = new_town(rules, empty_tallies(rules), seed, replication)
    begin_on_leave(town)
    begin_drift(town)
    clock = simpy.Environment()
    clock.process(staff(clock, town))
    for programme in range(len(rules.training.names)):
        clock.process(intake(clock, town, programme))
    clock.run(until=rules.months * PHASES)
    return town.tallies


def at(clock: Any, month: int, phase: Phase) -> Any:
    """The event of a moment that is not past."""
    return clock.timeout(month * PHASES + phase - clock.now)


def staff(clock: Any, town: Town) -> Process:
    """All staff, month by month."""
    for month in range(town.rules.months):
        yield at(clock, month, Phase.LEAVE_EMPLOYER)
        leave_employer(town, month)
        yield at(clock, month, Phase.LONG_LEAVE)
        begin_and_end_leave(town, month)
        yield at(clock, month, Phase.MOVE_GRADUATES)
        move_graduates(town, month)
        yield at(clock, month, Phase.APPLY_FOR_TRAINING)
        apply_for_training(town, month)
        yield at(clock, month, Phase.LARGER_FRACTIONS)
        count_long_term(town)
        offer_larger_fractions(town, month)
        yield at(clock, month, Phase.OPEN_VACANCIES)
        for vacancy in open_and_withdraw(town, month):
            clock.process(search(clock, town, vacancy))
        yield at(clock, month, Phase.DRIFT)
        drift(town, month)
        yield at(clock, month, Phase.RECORD)
        record(town, month)
        share_hours(town, month)


def search(clock: Any, town: Town, vacancy: Vacancy) -> Process:
    """A vacancy from the day it is open until someone starts or it is withdrawn."""
    month = vacancy.opened
    yield at(clock, month, Phase.APPLICANTS)
    group = choose(town, vacancy, month)
    while group == NONE and vacancy.searching:
        month += 1
        yield at(clock, month, Phase.APPLICANTS)
        if vacancy.searching:
            group = choose(town, vacancy, month)
    if not vacancy.searching:
        return
    stop_searching(town, vacancy)
    month += _delay(town, vacancy, group, month)
    yield at(clock, month, Phase.START_WORK)
    fill(town, vacancy, month)
    hire(town, vacancy, group, month)


def choose(town: Town, vacancy: Vacancy, month: int) -> int:
    """The competence group of the one chosen this month, or NONE.

    A qualified applicant is always chosen. When patience is over, each month has a chance that the
    requirement is given up.
    """
    rules, year, place = town.rules.search, year_index(month), vacancy.place
    draw = uniform(town.chance["applicants"], vacancy.key, month)
    applicants = int(np.searchsorted(rules.applicants[year, place], draw, side="right"))
    wanted = int(town.rules.places.group[place])
    if applicants:
        town.log_place(month, "applicants", place, applicants)
        return wanted
    if month - vacancy.opened < rules.patience[year, place]:
        return NONE
    gives_up = uniform(town.chance["unqualified"], vacancy.key, month) < rules.unqualified_below[year, place]
    return int(rules.unqualified_group[wanted]) if gives_up else NONE


def _delay(town: Town, vacancy: Vacancy, group: int, month: int) -> int:
    """Months from choice to first day."""
    table = town.rules.search.delay[year_index(month), group]
    return int(np.searchsorted(table, uniform(town.chance["hire_delay"], vacancy.key, month), side="right"))


def hire(town: Town, vacancy: Vacancy, group: int, month: int) -> None:
    """A recruit takes the post; age, and a part-timer's wish for more, come from tables."""
    rules = town.rules.search
    key = mix(vacancy.key, RECRUIT)
    draw = uniform(town.chance["hire_age"], key, month)
    months_from_15 = int(np.searchsorted(rules.age[group], draw, side="right"))
    birth = town.rules.start_year * MONTHS_A_YEAR + month - YOUNGEST * MONTHS_A_YEAR - months_from_15
    answer = np.searchsorted(rules.wanted[group], uniform(town.chance["wanted_more"], key, month), side="right")
    wanted = NO_ANSWER if answer == 0 else min(100, vacancy.percent + int(answer) - 1)
    experience = min(int(rules.experience[year_index(month)]), months_from_15)
    row = town.people.count
    town.people.add(Recruit(int(key), vacancy.place, group, vacancy.percent, wanted, birth), month, experience)
    qualified = group == town.rules.places.group[vacancy.place]
    town.log_one(month, "hire" if qualified else "hire_unqualified", row)


def intake(clock: Any, town: Town, programme: int) -> Process:
    """One programme: at every intake, its seats go to the head of the queue."""
    training = town.rules.training
    for month in range(town.rules.months):
        if not training.intake[programme, calendar_month(month) - 1]:
            continue
        yield at(clock, month, Phase.ENTER_TRAINING)
        for row in admit(town, programme, month):
            clock.process(study(clock, town, row, month))


def admit(town: Town, programme: int, month: int) -> list[int]:
    """Fill the intake's seats in order of (priority, month joined, person key).

    Who has left, changed group or grown too old loses the place; who is on leave, or in a unit where
    the programme does not run now, keeps it for a later intake.
    """
    people, training, year = town.people, town.rules.training, year_index(month)
    queue = town.queues[programme]
    kept: list[tuple[int, int, int, int]] = []
    admitted: list[int] = []
    while queue and len(admitted) < training.seats[programme, year]:
        place = heapq.heappop(queue)
        row = place[-1]
        if people.queued[row] != programme:
            continue
        if people.group[row] != training.from_group[programme] or oldest_age_reached(town, row, programme, month):
            people.queued[row] = NONE
        elif people.leave_until[row] > month or not training.open[programme, year, town.unit[people.place[row]]]:
            kept.append(place)
        else:
            people.queued[row], people.programme[row], people.started[row] = NONE, programme, month
            admitted.append(row)
    for place in kept:
        heapq.heappush(queue, place)
    town.log(month, "training_enter", np.array(admitted, dtype=np.int64))
    return admitted


def study(clock: Any, town: Town, row: int, entered: int) -> Process:
    """A student: drops out in some month on the way, or completes and waits for the month's moves."""
    people, training = town.people, town.rules.training
    programme = int(people.programme[row])
    completes = entered + int(training.duration[programme, year_index(entered)])
    months = np.arange(entered + 1, min(completes, town.rules.months))
    draws = uniforms(town.chance["dropout"], people.key[row : row + 1], months)
    out = months[draws < training.dropout_below[programme, months // MONTHS_A_YEAR]]
    month, phase = (int(out[0]), Phase.DROP_OUT) if len(out) else (completes, Phase.COMPLETE_TRAINING)
    yield at(clock, month, phase)
    if people.programme[row] != programme or people.started[row] != entered:
        return
    if phase is Phase.DROP_OUT:
        town.log_one(month, "training_dropout", row)
        people.programme[row] = NONE
    else:
        town.log_one(month, "training_complete", row)
        town.graduates.append(row)
