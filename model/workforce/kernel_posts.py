"""Posts in the kernel: larger fractions, vacancies, applicants, first days."""

from __future__ import annotations

from typing import Any

from numba import njit

from model.workforce.kernel_chance import looked_up, mixed, uniform_of
from model.workforce.kernel_facts import CONCERN_NAMES, TARGETS
from model.workforce.kernel_people import prepare_keys
from model.workforce.kernel_queue import offer_order, put_in_order
from model.workforce.kernel_town import (
    ACTIVE,
    FULL,
    PEOPLE,
    WISHERS,
    add_vacancy,
    count_filled,
    free_slot,
    stop_search,
    take_post,
    with_room_for_a_person,
    with_room_for_a_vacancy,
)
from model.workforce.months import MONTHS_A_YEAR
from model.workforce.openings import FULL_POST
from model.workforce.people import NONE
from model.workforce.register import NO_ANSWER, YOUNGEST
from model.workforce.tallies import FLOW

RECRUIT = 1
LARGER, OPENED, WITHDRAWN = FLOW["larger_fraction"], FLOW["vacancy_opened"], FLOW["vacancy_withdrawn"]
APPLICANTS, HIRE, HIRE_UNQUALIFIED = FLOW["applicants"], FLOW["hire"], FLOW["hire_unqualified"]
C_LARGER, C_APPLICANTS, C_UNQUALIFIED, C_DELAY, C_AGE, C_WANTED = (
    CONCERN_NAMES.index(name)
    for name in ("larger_fraction", "applicants", "unqualified", "hire_delay", "hire_age", "wanted_more")
)
T_PERCENT, T_POSTS, T_FULL, T_FULL_SIZE, T_PART_SIZE = range(len(TARGETS))


@njit(nogil=True)
def open_percent(facts: Any, town: Any, place: Any, month: Any) -> Any:
    """Percents of a place neither held nor waiting for a holder; negative when there is too much."""
    at = town.places[place]
    return facts.targets[month // MONTHS_A_YEAR, place, T_PERCENT] - at["held"] - at["waiting_percent"]


@njit(nogil=True)
def offer_larger_fractions(facts: Any, town: Any, month: Any) -> None:
    """Part-timers who want more and accept get open percents, those with the lowest draw first."""
    people, wishers, accepted = town.people, town.wishers, 0
    for number in range(town.size[WISHERS]):
        row = wishers[number]
        person = people[row]
        place, group = person["place"], person["group"]
        if person["wanted"] <= person["percent"] or not facts.meets[facts.place_group[place], group]:
            continue
        if open_percent(facts, town, place, month) <= 0:
            continue
        draw = uniform_of(town.chance[C_LARGER], person["key"], month)
        if draw < facts.offer_below[month // MONTHS_A_YEAR, facts.place_unit[place], group]:
            person["draw"] = draw
            wishers[accepted] = row
            accepted += 1
    put_in_order(wishers, accepted, people, offer_order)
    for number in range(accepted - 1, -1, -1):
        enlarge(facts, town, wishers[number], month)


@njit(nogil=True)
def enlarge(facts: Any, town: Any, row: Any, month: Any) -> None:
    """One person takes what is wanted, or what is left."""
    person = town.people[row]
    place, percent = person["place"], person["percent"]
    step = min(person["wanted"] - percent, open_percent(facts, town, place, month))
    if step <= 0:
        return
    take_post(town.places[place], percent, -1)
    take_post(town.places[place], percent + step, 1)
    person["percent"] = percent + step
    town.counts.flows[month, place * len(facts.meets) + person["group"], LARGER] += 1


@njit(nogil=True)
def open_and_withdraw(facts: Any, town: Any, month: Any) -> Any:
    """Bring every place's vacancies in line with its posts."""
    for place in range(len(town.places)):
        gap = open_percent(facts, town, place, month)
        if gap < 0:
            withdraw(facts, town, place, month, gap)
        elif gap >= facts.smallest:
            town = open_at(facts, town, place, month, gap)
    return town


@njit(nogil=True)
def withdraw(facts: Any, town: Any, place: Any, month: Any, gap: Any) -> None:
    """Take back the newest vacancies until the rest fits."""
    cell = place * len(facts.meets) + facts.place_group[place]
    while gap < 0 and town.places[place]["newest"] != NONE:
        slot = town.places[place]["newest"]
        gap += town.vacancies[slot]["percent"]
        stop_search(town, slot)
        free_slot(town, slot)
        town.counts.flows[month, cell, WITHDRAWN] += 1


@njit(nogil=True)
def open_at(facts: Any, town: Any, place: Any, month: Any, gap: Any) -> Any:
    """Open vacancies of one place: full posts while too few, else part posts, the last takes the rest."""
    wanted, at = facts.targets[month // MONTHS_A_YEAR, place], town.places[place]
    posts_missing = wanted[T_POSTS] - at["heads"] - at["waiting_posts"]
    full_missing = wanted[T_FULL] - at["full"] - at["waiting_full"]
    cell = place * len(facts.meets) + facts.place_group[place]
    key, number = mixed(facts.place_key[place], month), 0
    while gap >= facts.smallest:
        if full_missing > 0:
            percent = wanted[T_FULL_SIZE] if 2 * gap >= wanted[T_FULL_SIZE] else 0
        else:
            percent = min(wanted[T_PART_SIZE] if posts_missing > 1 else FULL_POST, gap)
        if percent == 0:
            break
        town = with_room_for_a_vacancy(town)
        add_vacancy(town, place, percent, mixed(key, number), month)
        town.counts.flows[month, cell, OPENED] += 1
        number += 1
        posts_missing -= 1
        full_missing -= percent >= FULL
        gap -= percent
    return town


@njit(nogil=True)
def meet_applicants(facts: Any, town: Any, month: Any) -> None:
    """Every vacancy still searching chooses, or waits for another month."""
    for place in range(len(town.places)):
        slot = town.places[place]["oldest"]
        while slot != NONE:
            after = town.vacancies[slot]["next"]
            group = chosen(facts, town, town.vacancies[slot], month)
            if group != NONE:
                appoint(facts, town, slot, group, month)
            slot = after


@njit(nogil=True)
def chosen(facts: Any, town: Any, vacancy: Any, month: Any) -> Any:
    """Group of the one chosen, or NONE: a qualified applicant, else after patience perhaps another."""
    year, place, key = month // MONTHS_A_YEAR, vacancy["place"], vacancy["key"]
    wanted = facts.place_group[place]
    draw = uniform_of(town.chance[C_APPLICANTS], key, month)
    applicants = looked_up(facts.applicants[year, place], draw)
    if applicants > 0:
        town.counts.flows[month, place * len(facts.meets) + wanted, APPLICANTS] += applicants
        return wanted
    if month - vacancy["opened"] < facts.patience[year, place]:
        return NONE
    if uniform_of(town.chance[C_UNQUALIFIED], key, month) < facts.unqualified_below[year, place]:
        return facts.unqualified_group[wanted]
    return NONE


@njit(nogil=True)
def appoint(facts: Any, town: Any, slot: Any, group: Any, month: Any) -> None:
    """The search is over; the recruit starts after the delay, if the horizon reaches so far."""
    stop_search(town, slot)
    vacancy = town.vacancies[slot]
    draw = uniform_of(town.chance[C_DELAY], vacancy["key"], month)
    start = month + looked_up(facts.delay[month // MONTHS_A_YEAR, group], draw)
    vacancy["group"] = group
    if start < facts.months:
        vacancy["next"] = town.starting[start]
        town.starting[start] = slot


@njit(nogil=True)
def start_work(facts: Any, town: Any, month: Any) -> Any:
    """First day of everyone who starts this month."""
    slot = town.starting[month]
    while slot != NONE:
        after = town.vacancies[slot]["next"]
        town = with_room_for_a_person(town)
        hire(facts, town, town.vacancies[slot], month)
        count_filled(facts, town, slot, month)
        free_slot(town, slot)
        slot = after
    return town


@njit(nogil=True)
def hire(facts: Any, town: Any, vacancy: Any, month: Any) -> None:
    """The recruit, in a row of their own; age and wish for more come from tables."""
    row = town.size[PEOPLE]
    person, place, group = town.people[row], vacancy["place"], vacancy["group"]
    key, percent = mixed(vacancy["key"], RECRUIT), vacancy["percent"]
    age = looked_up(facts.hire_age[group], uniform_of(town.chance[C_AGE], key, month))
    answer = looked_up(facts.hire_wanted[group], uniform_of(town.chance[C_WANTED], key, month))
    experience = min(facts.hire_experience[month // MONTHS_A_YEAR], age)
    person["key"], person["place"], person["group"], person["percent"] = key, place, group, percent
    person["wanted"] = NO_ANSWER if answer == 0 else min(100, percent + answer - 1)
    person["birth"] = facts.first_month + month - YOUNGEST * MONTHS_A_YEAR - age
    person["hired"], person["experience"] = month - experience, experience * 100
    person["leave_until"] = person["programme"] = person["queued"] = person["started"] = NONE
    prepare_keys(person, town.chance)
    take_post(town.places[place], percent, 1)
    town.active[town.size[ACTIVE]] = row
    town.size[PEOPLE] += 1
    town.size[ACTIVE] += 1
    flow = HIRE if group == facts.place_group[place] else HIRE_UNQUALIFIED
    town.counts.flows[month, place * len(facts.meets) + group, flow] += 1
