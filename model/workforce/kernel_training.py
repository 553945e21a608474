"""Training in the kernel: graduates move, seats go to the head of the queue."""

from __future__ import annotations

from typing import Any

from numba import njit

from model.workforce.kernel_people import apply_for_training, years_of_age
from model.workforce.kernel_queue import key_order, pop, push, put_in_order, queue_order
from model.workforce.kernel_town import GRADUATES, count_filled, free_slot, stop_search, take_post
from model.workforce.months import MONTHS_A_YEAR
from model.workforce.people import NONE
from model.workforce.register import OLDEST
from model.workforce.tallies import FLOW

GROUP_OUT, GROUP_IN, ENTER = FLOW["group_out"], FLOW["group_in"], FLOW["training_enter"]


@njit(nogil=True)
def move_graduates(facts: Any, town: Any, month: Any) -> None:
    """Graduates hold their new group, in order of their keys; then they too may apply for training."""
    count = town.size[GRADUATES]
    put_in_order(town.graduates, count, town.people, key_order)
    for place in range(count - 1, -1, -1):
        move(facts, town, town.graduates[place], month)
    for place in range(count):
        row = town.graduates[place]
        age = years_of_age(facts.first_month, month, town.people[row]["birth"])
        apply_for_training(facts, town, row, month, age)


@njit(nogil=True)
def move(facts: Any, town: Any, row: Any, month: Any) -> None:
    """One graduate takes the oldest vacancy of the new group in the unit that is not too small, or stays."""
    person, groups = town.people[row], len(facts.meets)
    new_group = facts.to_group[person["programme"]]
    here = person["place"]
    town.counts.flows[month, here * groups + person["group"], GROUP_OUT] += 1
    person["group"], person["programme"] = new_group, NONE
    there = facts.place_at[facts.place_unit[here], new_group]
    if there != NONE and facts.place_group[here] != new_group:
        slot = town.places[there]["oldest"]
        while slot != NONE and town.vacancies[slot]["percent"] < person["percent"]:
            slot = town.vacancies[slot]["next"]
        if slot != NONE:
            percent = town.vacancies[slot]["percent"]
            count_filled(facts, town, slot, month)
            stop_search(town, slot)
            free_slot(town, slot)
            take_post(town.places[here], person["percent"], -1)
            take_post(town.places[there], percent, 1)
            person["place"], person["percent"] = there, percent
    town.counts.flows[month, person["place"] * groups + new_group, GROUP_IN] += 1


@njit(nogil=True)
def hold_intakes(facts: Any, town: Any, month: Any) -> None:
    """Every programme with an intake in this calendar month fills its seats."""
    for programme in range(len(facts.from_group)):
        if facts.intake[programme, month % MONTHS_A_YEAR]:
            admit(facts, town, programme, month)


@njit(nogil=True)
def admit(facts: Any, town: Any, programme: Any, month: Any) -> None:
    """Fill the seats from the heap; who must wait for a later intake goes back into it."""
    heap, people, kept = town.queue[programme], town.people, town.graduates
    seats = facts.seats[programme, month // MONTHS_A_YEAR]
    waiting, admitted = 0, 0
    while town.queue_size[programme] > 0 and admitted < seats:
        row = pop(heap, town.queue_size[programme], people, queue_order)
        town.queue_size[programme] -= 1
        person = people[row]
        if person["queued"] != programme:
            continue
        if refused(facts, person, programme, month):
            person["queued"] = NONE
        elif must_wait(facts, person, programme, month):
            kept[waiting] = row
            waiting += 1
        else:
            person["queued"], person["programme"], person["started"] = NONE, programme, month
            cell = person["place"] * len(facts.meets) + person["group"]
            town.counts.flows[month, cell, ENTER] += 1
            admitted += 1
    for place in range(waiting):
        push(heap, town.queue_size[programme], kept[place], people, queue_order)
        town.queue_size[programme] += 1


@njit(nogil=True)
def refused(facts: Any, person: Any, programme: Any, month: Any) -> Any:
    """Of another group by now, or too old."""
    age = min((facts.first_month + month - person["birth"]) // MONTHS_A_YEAR, OLDEST)
    return person["group"] != facts.from_group[programme] or age > facts.oldest[programme]


@njit(nogil=True)
def must_wait(facts: Any, person: Any, programme: Any, month: Any) -> Any:
    """On leave, or in a unit where the programme does not run now."""
    unit = facts.place_unit[person["place"]]
    return person["leave_until"] > month or not facts.open[programme, month // MONTHS_A_YEAR, unit]
