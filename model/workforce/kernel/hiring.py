"""Hiring in the kernel: applicants, the choice, and the first day."""

from __future__ import annotations

from typing import Any, NamedTuple

from model.workforce.kernel.chance import looked_up, mixed, uniform_of
from model.workforce.kernel.compiler import compiled, inlined
from model.workforce.kernel.counting import begin_count
from model.workforce.kernel.facts import COMES, CONCERN_NAMES
from model.workforce.kernel.leaving import begin_work
from model.workforce.kernel.town import (
    EVER,
    end_waiting,
    log_filled,
    set_aside,
    stop_search,
    take_post,
)
from model.workforce.rules.concerns import NONE, RECRUIT
from model.workforce.rules.months import MONTHS_A_YEAR
from model.workforce.rules.register import NO_ANSWER, YOUNGEST
from model.workforce.tallies import FLOW

APPLICANTS, HIRE, HIRE_UNQUALIFIED = FLOW["applicants"], FLOW["hire"], FLOW["hire_unqualified"]
GRADUATE_HIRE = FLOW["graduate_hire"]
C_APPLICANTS, C_UNQUALIFIED, C_DELAY, C_AGE, C_WANTED, C_SEX = (
    CONCERN_NAMES.index(name) for name in ("applicants", "unqualified", "hire_delay", "hire_age", "wanted_more", "sex")
)


class SearchYear(NamedTuple):
    """One year's `posts` [J], which of the tables of `applicants` holds [calendar month, J, size class], tables
    of `delay` [G, …], and who may stand in [G]."""

    posts: Any
    table: Any
    applicants: Any
    size_class: Any
    delay: Any
    unqualified_group: Any


class Newcomers(NamedTuple):
    """Tables of a recruit's and a graduate's age and of the wish [G, …]; the year's months of earlier experience and
    chance of a man [G]."""

    age: Any
    graduate_age: Any
    wanted: Any
    experience: Any
    men_below: Any
    base: Any


@compiled
def meet_applicants(town: Any, search: SearchYear, flows: Any, month: Any) -> None:
    """Every vacancy still searching chooses, or waits for another month."""
    for number in range(len(town.places)):
        place = town.places[number]
        slot = place["oldest"]
        while slot != NONE:
            vacancy = town.vacancies[slot]
            after = vacancy["next"]
            group = chosen(vacancy, search, town.chance, flows[place["cell"]], (month, place["group"]))
            if group != NONE:
                stop_search(town.vacancies, slot, place)
                vacancy["group"] = group
                draw = uniform_of(town.chance[C_DELAY], vacancy["key"], month)
                start = month + (0 if vacancy["graduate"] else looked_up(search.delay[group], draw))
                if start < len(town.starting):
                    vacancy["next"] = town.starting[start]
                    town.starting[start] = slot
            slot = after


@inlined
def chosen(vacancy: Any, search: SearchYear, chance: Any, logged: Any, when: Any) -> Any:
    """Group of the one chosen, or NONE: a graduate drawn, a qualified applicant, else after patience another.

    `when` is the month and the group the post requires.
    """
    month, wanted = when
    if vacancy["graduate"]:
        return wanted
    posts = search.posts[vacancy["place"]]
    draw = uniform_of(chance[C_APPLICANTS], vacancy["key"], month)
    number = search.table[month % MONTHS_A_YEAR, vacancy["place"], search.size_class[vacancy["percent"]]]
    applicants = looked_up(search.applicants[number], draw)
    if applicants > 0:
        logged[APPLICANTS] += applicants
        return wanted
    if month - vacancy["opened"] < posts["patience"]:
        return NONE
    if uniform_of(chance[C_UNQUALIFIED], vacancy["key"], month) < posts["unqualified_below"]:
        return search.unqualified_group[wanted]
    return NONE


@compiled
def count_starting(vacancies: Any, slot: Any) -> Any:
    """How many begin work in the month whose list begins at this slot, so that there is room for them."""
    people = 0
    while slot != NONE:
        people += 1
        slot = vacancies[slot]["next"]
    return people


@compiled
def start_work(town: Any, newcomers: Newcomers, flows: Any, month: Any) -> None:
    """First day of everyone who starts this month; there must be room."""
    slot = town.starting[month]
    while slot != NONE:
        vacancy = town.vacancies[slot]
        after, place = vacancy["next"], town.places[vacancy["place"]]
        row = town.size[EVER]
        town.size[EVER] += 1
        employ(town.people[row], vacancy, newcomers, town.chance, month)
        set_aside(town.asides[row], town.people[row]["key"])
        take_post(place, vacancy["percent"], COMES)
        begin_count(town, row, month)
        log_filled(flows, vacancy, place, month)
        flow = HIRE if vacancy["group"] == place["group"] else HIRE_UNQUALIFIED
        flows[vacancy["place"] * newcomers.base.groups + vacancy["group"], flow] += 1
        if vacancy["graduate"]:
            flows[vacancy["place"] * newcomers.base.groups + vacancy["group"], GRADUATE_HIRE] += 1
        end_waiting(town.vacancies, town.size, slot, place)
        slot = after


@inlined
def employ(person: Any, vacancy: Any, newcomers: Newcomers, chance: Any, month: Any) -> None:
    """Write the recruit's record; age and wish for more come from tables."""
    key, group, percent = mixed(vacancy["key"], RECRUIT), vacancy["group"], vacancy["percent"]
    ages = newcomers.graduate_age[group] if vacancy["graduate"] else newcomers.age[group]
    age = looked_up(ages, uniform_of(chance[C_AGE], key, month))
    answer = looked_up(newcomers.wanted[group], uniform_of(chance[C_WANTED], key, month))
    experience = 0 if vacancy["graduate"] else min(newcomers.experience, age)
    person["key"], person["place"], person["group"], person["percent"] = key, vacancy["place"], group, percent
    person["wanted"] = NO_ANSWER if answer == 0 else min(100, percent + answer - 1)
    person["birth"] = newcomers.base.first_month + month - YOUNGEST * MONTHS_A_YEAR - age
    person["hired"], person["experience"] = month - experience, experience * 100
    begin_work(person, uniform_of(chance[C_SEX], key, month) < newcomers.men_below[group], month)
