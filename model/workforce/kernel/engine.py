"""The workforce compiled: the rules of the SimPy engine as loops over people, equal to it bit for bit.

One call plays one replication without holding Python's lock, so threads can share the replications.
The order of the month is that of :class:`model.workforce.processes.engine.Phase`; what follows from one
person alone (leaving, long leave, policy) is done in one look at each whose month it is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from model.randomness import stream
from model.workforce.kernel.absence import begin_replication
from model.workforce.kernel.competences import begin_holding, bring_competences, count_holders
from model.workforce.kernel.compiler import compiled, entrance, making
from model.workforce.kernel.contracts import year_of_drift
from model.workforce.kernel.counting import complete_years, new_ledger
from model.workforce.kernel.drift import drift_on, go_on
from model.workforce.kernel.facts import CONCERN_NAMES, facts_of
from model.workforce.kernel.graduates import GraduateYear, colleges_finish, take_graduates
from model.workforce.kernel.handed import handed
from model.workforce.kernel.hiring import Newcomers, SearchYear, count_starting, meet_applicants, start_work
from model.workforce.kernel.hours import share_hours
from model.workforce.kernel.outside import send_graduates, teach_outside
from model.workforce.kernel.people import OwnRules, go_on_studying, pass_over_people
from model.workforce.kernel.posts import count_openings, offer_larger_fractions, open_and_withdraw
from model.workforce.kernel.record import Counted, record
from model.workforce.kernel.room import with_people, with_vacancies
from model.workforce.kernel.substitutes import (
    HEADS,
    TEMPS,
    count_long_term,
    drift_facts_of,
    new_drift,
)
from model.workforce.kernel.town import EVER, new_town
from model.workforce.kernel.training import apply_for_training, hold_intakes, move_graduates
from model.workforce.rules.months import MONTHS_A_YEAR
from model.workforce.rules.rates import Rulebook
from model.workforce.tallies import Tallies, empty_tallies


@making
def own_rules(facts: Any, courses: Any, year: Any) -> OwnRules:
    """What holds in a year for what follows from one person alone; `courses` is where its students are counted."""
    study = facts.study
    ways = facts.chances_of[year], facts.below, facts.quit_factor[year], facts.no_return[year], facts.early_sum[year]
    away = facts.leaves_below, facts.leave_length[year], facts.smaller_below[year], facts.smaller_points
    tables = *ways, facts.tenure_starts, *away
    may_apply = facts.apply_below[year], facts.gate[year]
    students = study.dropout[year], study, courses
    return OwnRules(
        *tables, study.programmes[year], *may_apply, *students, facts.policy[year], facts.offer_below[year], facts.base
    )


@making
def search_of(facts: Any, year: Any) -> SearchYear:
    """What holds in a year for vacancies that search."""
    applicants = facts.applicant_table[year], facts.applicants, facts.size_class
    return SearchYear(facts.posts[year], *applicants, facts.delay[year], facts.unqualified_group)


@making
def newcomers_of(facts: Any, year: Any) -> Newcomers:
    """What holds in a year for those who begin."""
    of_year = facts.hire_experience[year], facts.men_below[year]
    return Newcomers(facts.hire_age, facts.graduate_age, facts.hire_wanted, *of_year, facts.base)


@compiled
def go_and_study(town: Any, own: OwnRules, place_at: Any, log: Any, month: Any) -> None:
    """Who leaves, goes on leave, studies and applies; `place_at` is the place of a unit and a group."""
    pass_over_people(town, own, log, month)
    go_on_studying(town, own, log, month)
    move_graduates(town, own, place_at, log, month)
    apply_for_training(town, own, month)
    hold_intakes(town, own, log, month)


@compiled
def graduates_come(town: Any, facts: Any, arriving: Any, month: Any) -> None:
    """Graduates of courses outside and of colleges look for work, and posts take some of them."""
    year = month // MONTHS_A_YEAR
    new = GraduateYear(facts.colleges[year], facts.coming[year], facts.graduate_below[year], facts.size_class)
    send_graduates(town, facts.study.outside[year], arriving, month)
    colleges_finish(town, new, month)
    take_graduates(town, new, month)


@entrance
def play(rules: Any, drift_rules: Any, chance: Any, flows: Any, counted: Any, exits: Any) -> None:
    """Play every month of the horizon. Filled: `flows` [month or year, cell, flow], `counted` (stock, years,
    months, graduates, courses, competences) and `exits` [2, person of the register], month and flow."""
    facts, drift_facts = handed(rules), handed(drift_rules)
    base, study = facts.base, facts.study
    stock, years, months, graduates, courses, competences = counted
    ledger = new_ledger(facts, years)
    town = new_town((facts.people, facts.places), ledger, chance, study.programmes.shape[1], graduates)
    here = handed(town)
    drift = new_drift(drift_facts, here)
    begin_replication(here, facts.on_leave_below, facts.leave_length[0], base.first_month)
    begin_holding(here, study.held, study.done)
    arriving = teach_outside(study, chance, courses, base.months)
    for year in range(base.months // MONTHS_A_YEAR):
        posts, programmes, offers = facts.posts[year], study.programmes[year], (facts.offer_below[year], facts.meets)
        own, drift_year = handed(own_rules(facts, courses[year], year)), handed(year_of_drift(facts, drift_facts, year))
        search, newcomers = handed(search_of(facts, year)), handed(newcomers_of(facts, year))
        for month in range(year * MONTHS_A_YEAR, (year + 1) * MONTHS_A_YEAR):
            log, here = flows[month * len(flows) // base.months], handed(town)
            go_and_study(here, own, facts.place_at, log, month)
            count_long_term(here, handed(drift))
            offer_larger_fractions(here, posts, offers, log, month)
            town = with_vacancies(town, count_openings(town.places, posts, base.smallest))
            here = handed(town)
            open_and_withdraw(here, posts, base.smallest, log, month)
            graduates_come(here, facts, arriving[month], month)
            meet_applicants(here, search, log, month)
            changing = drift.size[HEADS] + drift.size[TEMPS]  # sides, at most
            town = with_people(town, drift, count_starting(town.vacancies, town.starting[month]) + changing)
            here, recruits = handed(town), town.size[EVER]
            start_work(here, newcomers, log, month)
            drift = go_on(here, drift, drift_year, log, month)
            drift_on(here, handed(drift), drift_year, log, month)
            bring_competences(here, recruits, study.recruit_below[year], study.done_of, month)
            sheet = Counted(stock[month], years[year], months[month])
            record(here, programmes, courses[year], posts, sheet, month)
            hours = drift_facts.offered[year], drift_facts.short[year, month % MONTHS_A_YEAR]
            drift = share_hours(here, drift, drift_year, hours, (log, sheet), month)
            count_holders(ledger.holders, study.required[year], competences[year])
    complete_years(years)
    for row in range(len(facts.people)):
        exits[0, row], exits[1, row] = town.asides[row]["left"], town.asides[row]["left_by"]


def simulate_replication(rules: Rulebook, seed: int, replication: int, by_year: bool = False) -> Tallies:
    """Play every month of the horizon once and give the counts; `by_year` with flows as a year's sums."""
    concerns = (*CONCERN_NAMES, *(f"apply:{name}" for name in rules.training.names))
    chance = np.array([stream(seed, replication, concern) for concern in concerns], dtype=np.uint64)
    tallies = empty_tallies(rules, by_year)
    exits = np.stack([tallies.exit_month, tallies.exit_flow])
    counted = tallies.stock, tallies.years, tallies.months, tallies.graduates, tallies.courses, tallies.competences
    play(facts_of(rules), drift_facts_of(rules), chance, tallies.flows, counted, exits)
    return replace(tallies, exit_month=exits[0], exit_flow=exits[1])
