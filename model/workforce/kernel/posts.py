"""Posts in the kernel: larger fractions for those who want them, vacancies opened and withdrawn."""

from __future__ import annotations

from typing import Any

import numpy as np

from model.workforce.kernel.chance import mixed, uniform_of
from model.workforce.kernel.compiler import compiled
from model.workforce.kernel.counting import put_back, take_out
from model.workforce.kernel.facts import COMES, CONCERN_NAMES, GOES
from model.workforce.kernel.queue import put_in_order
from model.workforce.kernel.town import (
    LISTS,
    WISHERS,
    add_vacancy,
    end_waiting,
    stop_search,
    take_post,
    wait_for_holder,
)
from model.workforce.rules.concerns import NONE
from model.workforce.rules.drift import LONG_TERM
from model.workforce.rules.targets import FULL_PERCENT, FULL_POST
from model.workforce.tallies import FLOW

LARGER, OPENED, WITHDRAWN = FLOW["larger_fraction"], FLOW["vacancy_opened"], FLOW["vacancy_withdrawn"]
C_LARGER = CONCERN_NAMES.index("larger_fraction")


@compiled
def gap_of(place: Any, posts: Any) -> Any:
    """Percents of a place neither held nor waiting for a holder, substitutes apart; negative when there is too much."""
    return posts["percent"] - place["held"] + place["standing_in"] - place["waiting_percent"]


@compiled
def offer_larger_fractions(town: Any, posts: Any, offer: Any, flows: Any, month: Any) -> None:
    """Part-timers who want more and accept get open percents, those with the lowest draw first.

    `offer` is the year's chance to accept [U, G] and who meets what [post group, held group].
    """
    offer_below, meets = offer
    people, rows, accepted = town.people, town.lists[WISHERS], np.int64(0)
    for spot in range(town.size[LISTS + WISHERS]):
        person = people[rows[spot]]
        number, group = person["place"], person["group"]
        place = town.places[number]
        if town.asides[rows[spot]]["contract"] == LONG_TERM:
            continue
        if not meets[place["group"], group] or person["wanted"] <= person["percent"]:
            continue
        if gap_of(place, posts[number]) <= 0:
            continue
        draw = uniform_of(town.chance[C_LARGER], person["key"], month)
        if draw < offer_below[place["unit"], group]:
            town.asides[rows[spot]]["draw"] = draw
            rows[accepted] = rows[spot]
            accepted += 1
    put_in_order(rows, accepted, town.asides)
    for spot in range(accepted - 1, -1, -1):
        person = people[rows[spot]]
        place = town.places[person["place"]]
        step = min(person["wanted"] - person["percent"], gap_of(place, posts[person["place"]]))
        if step > 0:
            take_out(town, rows[spot], month)
            take_post(place, np.int64(person["percent"]), GOES)
            person["percent"] += step
            town.due[rows[spot]] = month  # part time and full time quit differently
            take_post(place, np.int64(person["percent"]), COMES)
            put_back(town, rows[spot], month)
            flows[person["place"] * len(meets) + person["group"], LARGER] += 1


@compiled
def next_size(gap: Any, full_missing: Any, posts_missing: Any, posts: Any) -> Any:
    """Size of the next vacancy, 0 for none now: see :func:`model.workforce.processes.openings.vacancy_percent`."""
    if full_missing > 0:
        return posts["full_percent"] if 2 * gap >= posts["full_percent"] else 0
    return min(posts["part_percent"] if posts_missing > 1 else FULL_POST, gap)


@compiled
def missing_posts(place: Any, posts: Any) -> Any:
    """Full posts and posts of a place neither held nor waiting."""
    full = posts["full_posts"] - place["full"] + place["standing_full"] - place["waiting_full"]
    return full, posts["posts"] - place["heads"] + place["standing_heads"] - place["waiting_posts"]


@compiled
def count_openings(places: Any, posts: Any, smallest: Any) -> Any:
    """How many vacancies will be opened this month, so that there is room for them."""
    openings = 0
    for number in range(len(places)):
        gap = gap_of(places[number], posts[number])
        full_missing, posts_missing = missing_posts(places[number], posts[number])
        size = next_size(gap, full_missing, posts_missing, posts[number])
        while gap >= smallest and size != 0:
            openings += 1
            full_missing -= size >= FULL_PERCENT
            posts_missing -= 1
            gap -= size
            size = next_size(gap, full_missing, posts_missing, posts[number])
    return openings


@compiled
def open_and_withdraw(town: Any, posts: Any, smallest: Any, flows: Any, month: Any) -> None:
    """Bring every place's vacancies in line with its posts; there must be room."""
    for number in range(len(town.places)):
        gap = gap_of(town.places[number], posts[number])
        if gap < 0:
            withdraw(town, town.places[number], gap, flows)
        elif gap >= smallest:
            open_at(town, number, posts[number], smallest, (flows, month))


@compiled
def withdraw(town: Any, place: Any, gap: Any, flows: Any) -> None:
    """Take back the newest vacancies until the rest fits."""
    while gap < 0 and place["newest"] != NONE:
        slot = place["newest"]
        gap += town.vacancies[slot]["percent"]
        stop_search(town.vacancies, slot, place)
        end_waiting(town.vacancies, town.size, slot, place)
        flows[place["cell"], WITHDRAWN] += 1


@compiled
def open_at(town: Any, number: Any, posts: Any, smallest: Any, log: Any) -> None:
    """Open the vacancies of one place: full posts while too few, else part posts."""
    flows, month = log
    place = town.places[number]
    gap, key, opened = gap_of(place, posts), mixed(place["key"], month), 0
    full_missing, posts_missing = missing_posts(place, posts)
    while gap >= smallest:
        percent = next_size(gap, full_missing, posts_missing, posts)
        if percent == 0:
            return
        vacancy = town.vacancies[add_vacancy(town.vacancies, town.size, place)]
        vacancy["key"], vacancy["place"] = mixed(key, opened), number
        vacancy["percent"], vacancy["opened"], vacancy["group"] = percent, month, NONE
        vacancy["graduate"] = 0
        wait_for_holder(place, percent, COMES)
        flows[place["cell"], OPENED] += 1
        opened += 1
        full_missing -= percent >= FULL_PERCENT
        posts_missing -= 1
        gap -= percent
