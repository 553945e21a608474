"""Vacancies: opened up to the posts, withdrawn when posts go, taken by graduates of the same unit."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from model.randomness import mix
from model.workforce.processes.people import Town, Vacancy
from model.workforce.processes.training import complete
from model.workforce.rules.concerns import NONE
from model.workforce.rules.drift import PERMANENT
from model.workforce.rules.months import year_index
from model.workforce.rules.targets import FULL_PERCENT, FULL_POST


def vacancy_percent(gap: int, full_missing: int, posts_missing: int, full_percent: int, part_percent: int) -> int:
    """Size of the next vacancy, 0 when the gap should wait for more hours to come free.

    A full post, while those are too few, as soon as at least half of one is free: the place may then hold
    less than half a post too much until the next person leaves, and on average neither more nor less than
    its posts. Opened only when whole, full posts would never come back: each leaver's hours would go out
    again as small as they came in. Else a part post, never more than the gap; the last missing post takes
    all that is left, or hours given to part-timers would split posts into ever smaller ones.
    """
    if full_missing > 0:
        return full_percent if 2 * gap >= full_percent else 0
    return min(part_percent if posts_missing > 1 else FULL_POST, gap)


def stop_waiting(town: Town, vacancy: Vacancy) -> None:
    """The post is filled or withdrawn: its percents wait no more."""
    town.waiting_percent[vacancy.place] -= vacancy.percent
    town.waiting_posts[vacancy.place] -= 1
    town.waiting_full[vacancy.place] -= vacancy.percent >= FULL_PERCENT


def stop_searching(town: Town, vacancy: Vacancy) -> None:
    """Someone is chosen, or the post is withdrawn: nobody applies any longer."""
    vacancy.searching = False
    town.vacancies[vacancy.place].remove(vacancy)


def fill(town: Town, vacancy: Vacancy, month: int) -> None:
    """The new holder is in the post from this month."""
    stop_waiting(town, vacancy)
    town.log_place(month, "vacancy_filled", vacancy.place)
    town.log_place(month, "months_to_fill", vacancy.place, month - vacancy.opened)


def open_and_withdraw(town: Town, month: int) -> Iterator[Vacancy]:
    """Bring the vacancies of every place in line with its posts; give the new ones, place by place."""
    people, year = town.people, year_index(month)
    rows, places = people.rows, len(town.unit)
    place, percent = people.place[rows], people.percent[rows]
    held = np.bincount(place, weights=percent, minlength=places).astype(np.int64)
    heads = np.bincount(place, minlength=places) + town.waiting_posts
    full = np.bincount(place[percent >= FULL_PERCENT], minlength=places) + town.waiting_full
    # long-term substitutes stand in: the posts they are in are as open as before
    held, heads, full = np.stack([held, heads, full]) - town.drift.long_term
    targets = town.rules.targets
    missing = np.stack([targets.full_posts[year] - full, targets.posts[year] - heads], axis=1)
    gap = targets.percent[year] - held - town.waiting_percent
    for number in np.flatnonzero(gap < 0).tolist():
        _withdraw(town, number, month, int(gap[number]))
    for number in np.flatnonzero(gap >= town.rules.search.smallest).tolist():
        yield from _open(town, number, month, int(gap[number]), missing[number].tolist())


def _withdraw(town: Town, place: int, month: int, gap: int) -> None:
    """Take back posts nobody is chosen for, newest first, until the rest fits."""
    while gap < 0 and town.vacancies[place]:
        vacancy = town.vacancies[place][-1]
        gap += vacancy.percent
        stop_searching(town, vacancy)
        stop_waiting(town, vacancy)
        town.log_place(month, "vacancy_withdrawn", place)


def _open(town: Town, place: int, month: int, gap: int, missing: list[int]) -> Iterator[Vacancy]:
    """New vacancies of a place. Their keys are place, month and number within the month: one vacancy
    more changes the chance of no other, now or later."""
    targets, year = town.rules.targets, year_index(month)
    sizes = int(targets.full_percent[year, place]), int(targets.part_percent[year, place])
    full_missing, posts_missing = missing
    key_of_month = mix(np.uint64(town.rules.places.key[place]), month)
    number = 0
    while gap >= town.rules.search.smallest:
        percent = vacancy_percent(gap, full_missing, posts_missing, *sizes)
        if percent == 0:
            return
        vacancy = Vacancy(place, percent, mix(key_of_month, number), month)
        number += 1
        town.vacancies[place].append(vacancy)
        town.waiting_percent[place] += percent
        town.waiting_posts[place] += 1
        town.waiting_full[place] += percent >= FULL_PERCENT
        full_missing, posts_missing = full_missing - (percent >= FULL_PERCENT), posts_missing - 1
        town.log_place(month, "vacancy_opened", place)
        gap -= percent
        yield vacancy


def move_graduates(town: Town, month: int) -> None:
    """This month's graduates hold what they learnt; who has a new group and sits in another post moves if one is
    vacant.

    The move goes to the oldest vacancy still searching in the same unit whose posts require the new
    group, if it is not smaller than the present fraction, whose size it then has. Order: person key.
    """
    people = town.people
    for row in sorted(town.graduates, key=lambda row: (int(people.key[row]), row)):
        new_group = int(town.rules.training.to_group[people.programme[row]])
        complete(town, row, month)
        if new_group == NONE:
            people.programme[row] = NONE
            continue
        town.log_one(month, "group_out", row)
        vacancy = _vacancy_for(town, row, new_group)
        people.group[row] = new_group
        people.programme[row] = NONE
        if vacancy is not None:
            stop_searching(town, vacancy)
            fill(town, vacancy, month)
            people.place[row], people.percent[row] = vacancy.place, vacancy.percent
            if people.contract[row] != PERMANENT:
                town.log_one(month, "drift_permanent", row)
            people.contract[row] = PERMANENT
        town.log_one(month, "group_in", row)
    town.graduates.clear()


def _vacancy_for(town: Town, row: int, group: int) -> Vacancy | None:
    """The vacancy a graduate moves to, or None when the present post is right or nothing fits."""
    places, people = town.rules.places, town.people
    here = int(people.place[row])
    if places.group[here] == group:
        return None
    there = np.flatnonzero((places.unit == places.unit[here]) & (places.group == group))
    return fitting(town, int(there[0]), row) if len(there) else None


def fitting(town: Town, place: int, row: int) -> Vacancy | None:
    """The oldest vacancy of a place, still searching, that is not smaller than the person's position, or None."""
    people = town.people
    return next((vacancy for vacancy in town.vacancies[place] if vacancy.percent >= people.percent[row]), None)
