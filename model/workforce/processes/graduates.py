"""Graduates who look for work in the municipality: they come from colleges and courses, are hired, or go elsewhere.

They wait in a store for each competence group, who leaves soonest first. An advertised post that draws one
takes one; posts come oldest first, those of one month by their draws. A graduate is known by the group and
the last month here, nothing else.
"""

from __future__ import annotations

import numpy as np

from model.randomness import uniform
from model.workforce.processes.people import Town, Vacancy
from model.workforce.rules.months import MONTHS_A_YEAR, year_index
from model.workforce.tallies import GRADUATES

ARRIVED, HIRED, GONE = range(len(GRADUATES))


def add_graduates(town: Town, group: int, count: int, month: int, months: int) -> None:
    """Let `count` more graduates of a group look for work here, from this month on and for so many months.

    Whoever completes a programme outside the municipality's own staff comes in by this door; called before
    the month's phase GRADUATES, they may be hired in the same month. With 0 months they go at once.
    """
    town.tallies.graduates[month, group, ARRIVED] += count
    if months < 1:
        town.tallies.graduates[month, group, GONE] += count
        return
    for _ in range(count):
        town.looking[group].put(month + months - 1)


def colleges_finish(town: Town, month: int) -> None:
    """Every college with its graduation in this calendar month sends those who look for work here."""
    rules, year = town.rules.graduates, year_index(month)
    for college in np.flatnonzero(rules.month == month % MONTHS_A_YEAR).tolist():
        draw = uniform(town.chance["graduates_coming"], rules.key[college], month)
        count = int(np.searchsorted(rules.coming[year, college], draw, side="right"))
        add_graduates(town, int(rules.group[college]), count, month, int(rules.stay[year, college]))


def take_graduates(town: Town, month: int) -> None:
    """Posts that draw a graduate take one while there are any; those whose time here is over have gone."""
    for group, store in enumerate(town.looking):
        while store.items and store.items[0] < month:
            store.get()
            town.tallies.graduates[month, group, GONE] += 1
        if not store.items:
            continue
        # the draw comes before the key, which is the same in every replication and would favour one unit for ever
        for _, _, _, vacancy in sorted(_drawing(town, group, month), key=lambda turn: turn[:3])[: len(store.items)]:
            store.get()
            vacancy.graduate = True
            town.tallies.graduates[month, group, HIRED] += 1


def _drawing(town: Town, group: int, month: int) -> list[tuple[int, float, int, Vacancy]]:
    """The posts of a group that draw a graduate this month, if there is one left: month of opening, draw, key, post."""
    rules, year = town.rules, year_index(month)
    drawn = [
        (vacancy.opened, uniform(town.chance["graduate_take_up"], vacancy.key, month), int(vacancy.key), vacancy)
        for place in np.flatnonzero(rules.places.group == group).tolist()
        for vacancy in town.vacancies[place]
    ]
    size_class, below = rules.search.market.size_class, rules.graduates.take_below[year]
    return [turn for turn in drawn if turn[1] < below[turn[3].place, size_class[turn[3].percent]]]
