"""The workforce as SimPy processes: the readable engine.

SimPy's time is the integer ``month × PHASES + phase``, so what a phase frees is there for the next
one and never for the same. One process is the staff as a whole and walks through the month; every
vacancy, student and programme is a process of its own.
"""

from __future__ import annotations

from collections.abc import Generator
from enum import IntEnum
from typing import Any

import numpy as np
import simpy

from model.randomness import mix, uniform, uniforms
from model.workforce.processes.absence import begin_and_end_leave, begin_on_leave, reduce_positions
from model.workforce.processes.drift import begin_drift, count_long_term, drift
from model.workforce.processes.graduates import add_graduates, colleges_finish, take_graduates
from model.workforce.processes.hours import share_hours
from model.workforce.processes.leaving import leave_employer
from model.workforce.processes.openings import fill, move_graduates, open_and_withdraw, stop_searching
from model.workforce.processes.outside import completes_after, drops_out, enrolled, log_outside, stays
from model.workforce.processes.people import Observer, Recruit, Town, Vacancy, Watcher, new_town
from model.workforce.processes.record import record
from model.workforce.processes.stock import (
    offer_larger_fractions,
    take_up_full_time_policy,
)
from model.workforce.processes.training import admit, apply_for_training, bring_competences, log_courses, study_months
from model.workforce.rules.concerns import NONE, RECRUIT
from model.workforce.rules.months import MONTHS_A_YEAR, calendar_month, year_index
from model.workforce.rules.rates import Rulebook
from model.workforce.rules.register import NO_ANSWER, YOUNGEST
from model.workforce.tallies import Tallies, empty_tallies

Process = Generator[Any, Any, None]


class Phase(IntEnum):
    """The order of the month. Age is counted from the calendar, so it is first by itself."""

    LEAVE_EMPLOYER = 0
    LEAVES = 1
    SMALLER_FRACTIONS = 2
    FULL_TIME_POLICY = 3
    COMPLETE_TRAINING = 4
    MOVE_GRADUATES = 5
    DROP_OUT = 6
    APPLY_FOR_TRAINING = 7
    ENTER_TRAINING = 8
    LARGER_FRACTIONS = 9
    OPEN_VACANCIES = 10
    GRADUATES = 11
    APPLICANTS = 12
    START_WORK = 13
    DRIFT = 14
    RECORD = 14


PHASES = len(Phase)


def simulate_replication(
    rules: Rulebook, seed: int, replication: int, observer: Observer | None = None, watcher: Watcher | None = None
) -> Tallies:
    """Play every month of the horizon once and give the counts; `observer` hears what happens to whom, `watcher`
    looks at everybody when a month has been recorded."""
    clock = simpy.Environment()
    town = new_town(clock, rules, empty_tallies(rules), (seed, replication))
    town.observer, town.watcher = observer, watcher
    begin_on_leave(town)
    begin_drift(town)
    clock.process(staff(clock, town))
    for programme in range(len(rules.training.names)):
        clock.process(intake(clock, town, programme))
    for programme in range(len(rules.external.names)):
        clock.process(outside_intake(clock, town, programme))
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
        yield at(clock, month, Phase.LEAVES)
        begin_and_end_leave(town, month)
        yield at(clock, month, Phase.SMALLER_FRACTIONS)
        reduce_positions(town, month)
        yield at(clock, month, Phase.FULL_TIME_POLICY)
        take_up_full_time_policy(town, month)
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
        yield at(clock, month, Phase.GRADUATES)
        colleges_finish(town, month)
        take_graduates(town, month)
        yield at(clock, month, Phase.DRIFT)
        drift(town, month)
        yield at(clock, month, Phase.RECORD)
        record(town, month)
        share_hours(town, month)
        if town.watcher is not None:
            town.watcher(town, month)


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

    A graduate who was drawn has the post. A qualified applicant is always chosen. When patience is over, each
    month has a chance that the requirement is given up.
    """
    rules, year, place = town.rules.search, year_index(month), vacancy.place
    wanted = int(town.rules.places.group[place])
    if vacancy.graduate:
        return wanted
    market = rules.market
    number = market.table[year, calendar_month(month) - 1, place, market.size_class[vacancy.percent]]
    draw = uniform(town.chance["applicants"], vacancy.key, month)
    applicants = int(np.searchsorted(market.tables[number], draw, side="right"))
    if applicants:
        town.log_place(month, "applicants", place, applicants)
        return wanted
    if month - vacancy.opened < rules.patience[year, place]:
        return NONE
    gives_up = uniform(town.chance["unqualified"], vacancy.key, month) < rules.unqualified_below[year, place]
    return int(rules.unqualified_group[wanted]) if gives_up else NONE


def _delay(town: Town, vacancy: Vacancy, group: int, month: int) -> int:
    """Months from choice to first day; a graduate has no notice to work out."""
    if vacancy.graduate:
        return 0
    table = town.rules.search.delay[year_index(month), group]
    return int(np.searchsorted(table, uniform(town.chance["hire_delay"], vacancy.key, month), side="right"))


def hire(town: Town, vacancy: Vacancy, group: int, month: int) -> None:
    """A recruit takes the post; age, and a part-timer's wish for more, come from tables."""
    rules = town.rules.search
    key = mix(vacancy.key, RECRUIT)
    draw = uniform(town.chance["hire_age"], key, month)
    ages = town.rules.graduates.age if vacancy.graduate else rules.age
    months_from_15 = int(np.searchsorted(ages[group], draw, side="right"))
    birth = town.rules.start_year * MONTHS_A_YEAR + month - YOUNGEST * MONTHS_A_YEAR - months_from_15
    answer = np.searchsorted(rules.wanted[group], uniform(town.chance["wanted_more"], key, month), side="right")
    wanted = NO_ANSWER if answer == 0 else min(100, vacancy.percent + int(answer) - 1)
    experience = 0 if vacancy.graduate else min(int(rules.experience[year_index(month)]), months_from_15)
    row = town.people.count
    sex = town.newcomer_sex(int(key), group, month)
    recruit = Recruit(int(key), vacancy.place, group, vacancy.percent, wanted, birth, sex)
    town.people.add(recruit, month, experience)
    qualified = group == town.rules.places.group[vacancy.place]
    town.log_one(month, "hire" if qualified else "hire_unqualified", row)
    bring_competences(town, row, month)
    if vacancy.graduate:
        town.log_one(month, "graduate_hire", row)


def intake(clock: Any, town: Town, programme: int) -> Process:
    """One programme: at every intake, its seats go to the head of the queue.

    It wakes every month, so that programmes with an intake in the same month come in their own order, whenever each
    had its last: they may take of the same supervisors.
    """
    training = town.rules.training
    for month in range(town.rules.months):
        yield at(clock, month, Phase.ENTER_TRAINING)
        if not training.course.intake[programme, calendar_month(month) - 1]:
            continue
        for row in admit(town, programme, month):
            clock.process(study(clock, town, row, month))


def study(clock: Any, town: Town, row: int, entered: int) -> Process:
    """A student: drops out in some month on the way, or completes and waits for the month's moves."""
    people, training = town.people, town.rules.training
    programme = int(people.programme[row])
    completes = entered + study_months(town, row, programme, entered)
    months = np.arange(entered + 1, min(completes, town.rules.months))
    draws = uniforms(town.chance["dropout"], people.key[row : row + 1], months)
    steps = np.minimum(months - entered, training.course.dropout_below.shape[2]) - 1
    out = months[draws < training.course.dropout_below[programme, months // MONTHS_A_YEAR, steps]]
    month, phase = (int(out[0]), Phase.DROP_OUT) if len(out) else (completes, Phase.COMPLETE_TRAINING)
    yield at(clock, month, phase)
    if people.programme[row] != programme or people.started[row] != entered:
        return
    if phase is Phase.DROP_OUT:
        town.log_one(month, "training_dropout", row)
        log_courses(town, month, "dropped_out", np.array([row]))
        people.programme[row] = NONE
    else:
        town.log_one(month, "training_complete", row)
        log_courses(town, month, "completed", np.array([row]))
        town.graduates.append(row)


def outside_intake(clock: Any, town: Town, programme: int) -> Process:
    """One external programme: at every intake its seats are taken, or not, by people who hold no post."""
    intakes = town.rules.external.course.intake[programme]
    for month in range(town.rules.months):
        if not intakes[calendar_month(month) - 1]:
            continue
        yield at(clock, month, Phase.ENTER_TRAINING)
        for key in enrolled(town, programme, month):
            clock.process(study_outside(clock, town, programme, (key, month)))


def study_outside(clock: Any, town: Town, programme: int, student: tuple[np.uint64, int]) -> Process:
    """A student outside the staff, month by month: drops out, or completes and may look for work here."""
    key, entered = student
    log_outside(town, programme, "entered", entered)
    completes = entered + completes_after(town, programme, key, entered)
    for month in range(entered, completes):
        if month > entered:
            yield at(clock, month, Phase.DROP_OUT)
            if drops_out(town, programme, key, month, month - entered):
                log_outside(town, programme, "dropped_out", month)
                return
        yield at(clock, month, Phase.RECORD)
        log_outside(town, programme, "student_months", month)
    yield at(clock, completes, Phase.COMPLETE_TRAINING)
    log_outside(town, programme, "completed", completes)
    if stays(town, programme, key, completes):
        log_outside(town, programme, "available", completes)
        months = int(town.rules.external.available[programme, year_index(completes)])
        add_graduates(town, int(town.rules.external.to_group[programme]), 1, completes, months)
