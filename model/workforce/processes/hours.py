"""The hours of hourly substitutes: what a month offers, who works them, and who is brought in by what is left.

A place offers a share of what is open, long absent and not stood in for, and of the short absence that is expected.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from model.randomness import mix, uniform
from model.workforce.processes.drift import limited, meets
from model.workforce.processes.people import Town
from model.workforce.processes.substitute import Substitute
from model.workforce.rules.concerns import NONE
from model.workforce.rules.cumulative import Ints
from model.workforce.rules.drift import WHOLE
from model.workforce.rules.months import MONTHS_A_YEAR, year_index
from model.workforce.rules.register import YOUNGEST
from model.workforce.tallies import MEASURES, MONTHLY

CONTRACTED, AVAILABLE, STUDY, OFFERED, WORKED = (
    MONTHLY.index(f"{name}_percent") for name in ("contracted", "available", "study", "hourly_offered", "hourly")
)
HEADS, PERCENTS = MEASURES.index("hourly_head_months"), MEASURES.index("hourly_percent_months")


def share_hours(town: Town, month: int) -> None:
    """Offer the month's hours, unit by unit; then newcomers come for those that nobody worked."""
    hours, groups = town.tallies.months[month], len(town.rules.places.groups)
    left = _offered(town, month)
    hours[:, OFFERED] = left
    town.drift.away = hours[:, CONTRACTED].astype(np.int64) - hours[:, AVAILABLE] - hours[:, STUDY]
    sums = town.tallies.years[year_index(month)]
    for unit, substitutes in enumerate(town.drift.substitutes):
        places = np.flatnonzero(town.unit == unit).tolist()
        _work(town, substitutes, places, left, month)
        _newcomers(town, unit, places, left, month)
        for person in substitutes:
            sums[person.place * groups + person.group, HEADS] += 1


def _offered(town: Town, month: int) -> Ints:
    """Percents each place offers: whole numbers, rounded down."""
    rules, year = town.rules.drift, year_index(month)
    available = town.tallies.months[month, :, AVAILABLE].astype(np.int64)
    missing = np.maximum(town.rules.targets.percent[year] - available, 0)
    short = available * rules.short[year, month % MONTHS_A_YEAR]
    return np.asarray((missing * WHOLE + short) * rules.offered[year] // WHOLE**2)


def _work(town: Town, substitutes: Sequence[Substitute], places: Sequence[int], left: Ints, month: int) -> None:
    """Share out the hours of a unit's places, those who meet the requirement first, and keep what each worked."""
    rules, year, groups = town.rules.drift, year_index(month), len(town.rules.places.groups)
    hours, sums = town.tallies.months[month], town.tallies.years[year]
    free = [int(rules.capacity[year, person.group]) for person in substitutes]
    worked, most = [0] * len(substitutes), [0] * len(substitutes)
    where = [person.place for person in substitutes]
    barred = [limited(town, person, month) for person in substitutes]
    for place in places:
        for number, percent in _shares(town, substitutes, (free, barred), place, int(left[place])):
            free[number] -= percent
            worked[number] += percent
            left[place] -= percent
            hours[place, WORKED] += percent
            sums[place * groups + substitutes[number].group, PERCENTS] += percent
            if percent > most[number]:
                most[number], where[number] = percent, place
    for number, person in enumerate(substitutes):
        person.place = where[number]
        _keep(person, worked[number], int(rules.break_months[year]), month)


def _shares(
    town: Town, substitutes: Sequence[Substitute], can: tuple[Sequence[int], Sequence[bool]], place: int, left: int
) -> list[tuple[int, int]]:
    """Who works how much of one place's hours: equal shares up to what each can, the rest in order.

    `can` is the time each has free, and who may not work where they do not meet the requirement.
    """
    free, barred = can
    post, found = int(town.rules.places.group[place]), [0] * len(substitutes)
    for qualified in (True, False):
        able = [
            number
            for number, person in enumerate(substitutes)
            if free[number] > 0
            and meets(town, place, person.group) == qualified
            and town.rules.drift.may_work[post, person.group]
            and (qualified or not barred[number])
        ]
        for after, number in enumerate(able):
            found[number] = min(free[number], left // (len(able) - after))
            left -= found[number]
        for number in able:
            more = min(free[number] - found[number], left)
            found[number] += more
            left -= more
    return [(number, percent) for number, percent in enumerate(found) if percent]


def _keep(person: Substitute, percent: int, break_months: int, month: int) -> None:
    """The month's work counts as experience; too long without breaks what was continuous."""
    person.worked[month % MONTHS_A_YEAR] = percent
    person.experience += percent
    if percent:
        person.idle = 0
        person.clock = month if person.clock == NONE else person.clock
        return
    person.idle += 1
    if person.idle >= break_months:
        person.clock = NONE


def _newcomers(town: Town, unit: int, places: Sequence[int], left: Ints, month: int) -> None:
    """The market brings people for the hours nobody worked, at most as many as can fill them."""
    rules, search, year = town.rules.drift, town.rules.search, year_index(month)
    now = town.rules.start_year * MONTHS_A_YEAR + month
    for group in range(len(town.rules.places.groups)):
        able = [place for place in places if rules.may_work[town.rules.places.group[place], group] and left[place] > 0]
        missing, capacity = sum(int(left[place]) for place in able), int(rules.capacity[year, group])
        if not missing or not capacity:
            continue
        key = rules.newcomer_key[unit, group]
        draw = uniform(town.chance["substitute_inflow"], key, month)
        come = int(np.searchsorted(rules.inflow[year, unit, group], draw, side="right"))
        for number in range(min(come, -(-missing // capacity))):
            own = int(mix(mix(key, month), number))
            draw = uniform(town.chance["substitute_age"], np.uint64(own), month)
            birth = now - YOUNGEST * MONTHS_A_YEAR - int(np.searchsorted(search.age[group], draw, side="right"))
            place = max(able, key=lambda place: (left[place], -place))
            left[place] = max(0, int(left[place]) - capacity)
            person = Substitute(own, place, group, birth, NONE, 0, [0] * MONTHS_A_YEAR)
            town.drift.substitutes[unit].append(person)
            town.log_substitute(month, "substitute_in", person)
