"""Market drift: substitutes stop, claim what the law gives, get temporary contracts, and become permanent.

Hourly substitutes have no post, leave or training until they get a contract, and are counted apart. A long-term
substitute is employed but stands beside the posts, so the search for a holder goes on. Chance is keyed by person, and
the order is that in which people came.
"""

from __future__ import annotations

import numpy as np

from model.randomness import uniform
from model.workforce.processes.openings import fill, fitting, stop_searching
from model.workforce.processes.people import Recruit, Town
from model.workforce.processes.substitute import Substitute
from model.workforce.processes.training import bring_competences
from model.workforce.rules.concerns import NONE
from model.workforce.rules.cumulative import Ints
from model.workforce.rules.drift import LONG_TERM, PERMANENT, TEMPORARY
from model.workforce.rules.months import MONTHS_A_YEAR, year_index
from model.workforce.rules.register import NO_ANSWER, OLDEST
from model.workforce.rules.targets import FULL_PERCENT
from model.workforce.tallies import LEAVE_FLOWS


def begin_drift(town: Town) -> None:
    """The first day: the hourly and temporary contracts of the register, each some way on its clock.

    The register tells how long a person has served but not on which contract, so the part of it that counts is
    drawn, up to what the law allows.
    """
    rules, people = town.rules.drift, town.people
    known = rules.substitutes
    for n in range(len(known.key)):
        clock = -_served(town, int(known.key[n]), int(known.seniority[n]), int(rules.continuous_months[0]))
        percent, place = int(known.percent[n]), int(known.place[n])
        person = Substitute(
            int(known.key[n]), place, int(known.group[n]), int(known.birth[n]), clock, 0, [percent] * MONTHS_A_YEAR
        )
        town.drift.substitutes[town.unit[place]].append(person)
    seniority = town.rules.register.seniority
    for row in np.flatnonzero(rules.temporary).tolist():
        people.contract[row] = TEMPORARY
        people.since[row] = -_served(town, int(people.key[row]), int(seniority[row]), int(rules.temporary_months[0]))
        town.drift.temps.append(row)


def _served(town: Town, key: int, seniority: int, longest: int) -> int:
    """Months of service that count on the first day."""
    return int(uniform(town.chance["worked_before"], np.uint64(key), 0) * min(seniority, longest))


def count_long_term(town: Town) -> None:
    """Bring the long-term substitutes up to date, after people left or became permanent."""
    people, drift = town.people, town.drift
    drift.temps = [row for row in drift.temps if people.employed[row] and people.contract[row] != PERMANENT]
    drift.long_term[:] = 0
    for row in drift.temps:
        if people.contract[row] == LONG_TERM:
            _count(town, row, 1)


def _count(town: Town, row: int, sign: int) -> None:
    percent = int(town.people.percent[row])
    town.drift.long_term[:, town.people.place[row]] += (sign * percent, sign, sign * (percent >= FULL_PERCENT))


def drift(town: Town, month: int) -> None:
    """One month of drift; what it changes is there for the hours shared out this month."""
    town.people.refresh()
    stop(town, month)
    hear_claims(town, month)
    end_long_term(town, month)
    appoint(town, month)
    give_long_term(town, month)


def stop(town: Town, month: int) -> None:
    """Substitutes stop by their own choice, by age, or when they have had no work for long."""
    rules, year = town.rules.drift, year_index(month)
    for unit, substitutes in enumerate(town.drift.substitutes):
        staying = []
        for person in substitutes:
            old = (town.rules.start_year * MONTHS_A_YEAR + month - person.birth) // MONTHS_A_YEAR >= OLDEST
            draw = uniform(town.chance["substitute_exit"], np.uint64(person.key), month)
            if old or person.idle >= rules.idle_months[year] or draw < rules.quit_below[year, unit, person.group]:
                town.log_substitute(month, "substitute_out", person)
            else:
                staying.append(person)
        substitutes[:] = staying


def hear_claims(town: Town, month: int) -> None:
    """Who has worked longer than the law allows without a permanent post may claim one.

    A claim needs no vacancy: if it puts the place over its posts, vacancies are withdrawn as ever. Hourly
    substitutes get a position as large as their actual hours of the last twelve months.
    """
    rules, people, year = town.rules.drift, town.people, year_index(month)
    longest, temporary = int(rules.continuous_months[year]), int(rules.temporary_months[year])
    for row in town.drift.temps:
        substitute = people.contract[row] == LONG_TERM
        due = month - people.since[row] > temporary or (substitute and month - people.clock[row] > longest)
        if due and _claims(town, int(people.key[row]), int(people.place[row]), month):
            town.log_one(month, "drift_claim", row)
            make_permanent(town, row, month)
    for substitutes in town.drift.substitutes:
        for person in list(substitutes):
            due = person.clock != NONE and month - person.clock > longest and person.actual_percent() > 0
            if due and _claims(town, person.key, person.place, month):
                substitutes.remove(person)
                row = employ(town, person, (person.place, min(100, person.actual_percent())), month)
                town.log_one(month, "drift_claim", row)
                town.log_one(month, "drift_direct", row)
                make_permanent(town, row, month)


def _claims(town: Town, key: int, place: int, month: int) -> bool:
    """Whether this person is one who claims: the same answer every month."""
    share = town.rules.drift.claim_below[year_index(month), town.unit[place]]
    return bool(uniform(town.chance["claim"], np.uint64(key), 0) < share)


def employ(town: Town, person: Substitute, post: tuple[int, int], month: int) -> int:
    """Put a substitute on the pay roll, in a place and with a percent; the work so far counts as experience."""
    people, row, (place, percent) = town.people, town.people.count, post
    # by the first day's shares, so that who comes back from hourly work is the same
    sex = town.newcomer_sex(person.key, person.group, 0)
    recruit = Recruit(person.key, place, person.group, percent, NO_ANSWER, person.birth, sex)
    people.add(recruit, month, person.experience // 100)
    people.experience[row] = person.experience
    people.clock[row], people.since[row] = person.clock, month
    bring_competences(town, row, month)
    return row


def make_permanent(town: Town, row: int, month: int) -> None:
    """A permanent contract; who was a substitute now says what fraction is wanted."""
    people, rules = town.people, town.rules.search
    if people.contract[row] == LONG_TERM:
        _count(town, row, -1)
    if people.contract[row] != TEMPORARY:
        draw = uniform(town.chance["wanted_more"], people.key[row], month)
        answer = int(np.searchsorted(rules.wanted[people.group[row]], draw, side="right"))
        people.wanted[row] = NO_ANSWER if answer == 0 else min(100, int(people.percent[row]) + answer - 1)
    people.contract[row] = PERMANENT
    people.training_first[row] = False
    town.log_one(month, "drift_permanent", row)


def end_long_term(town: Town, month: int) -> None:
    """Contracts end, newest first, where more than half of one has nobody to stand in for any longer.

    Where recruitment is controlled, those not on their way to the required competence end before the law's
    trigger, and those who may still get there come first in the queue for training.
    """
    people, free = town.people, room(town, month)
    for row in reversed(town.drift.temps):
        place, percent = int(people.place[row]), int(people.percent[row])
        outside = controlled(town, place, month) and not _meets_or_studies(town, row)
        people.training_first[row] = outside and people.contract[row] != PERMANENT
        if people.contract[row] != LONG_TERM or people.programme[row] != NONE:
            continue
        if -2 * free[place] >= percent or (outside and _near_trigger(town, int(people.clock[row]), month)):
            free[place] += percent
            _back_to_hourly(town, row, month)


def _back_to_hourly(town: Town, row: int, month: int) -> None:
    people = town.people
    _count(town, row, -1)
    town.log_one(month, "long_term_end", row)
    if people.leave_until[row] > month:
        town.log_one(month, LEAVE_FLOWS[people.leave_kind[row]][1], row)
    people.employed[row], people.queued[row] = False, NONE
    place, percent = int(people.place[row]), int(people.percent[row])
    worked = [0] * MONTHS_A_YEAR
    for back in range(1, min(MONTHS_A_YEAR, month - int(people.since[row])) + 1):
        worked[(month - back) % MONTHS_A_YEAR] = percent
    known = int(people.key[row]), place, int(people.group[row]), int(people.birth[row])
    person = Substitute(*known, int(people.clock[row]), int(people.experience[row]), worked)
    town.drift.substitutes[town.unit[place]].append(person)


def appoint(town: Town, month: int) -> None:
    """Long-term substitutes may be given the oldest vacancy of their place that is not smaller than their contract."""
    people, rules, year = town.people, town.rules.drift, year_index(month)
    for row in town.drift.temps:
        place = int(people.place[row])
        if people.contract[row] != LONG_TERM or not people.employed[row]:
            continue
        if controlled(town, place, month) and not _meets_or_studies(town, row):
            continue
        vacancy = fitting(town, place, row)
        below = rules.permanent_below[year, town.unit[place], people.group[row]]
        if vacancy is None or uniform(town.chance["drift_permanent"], people.key[row], month) >= below:
            continue
        stop_searching(town, vacancy)
        fill(town, vacancy, month)
        _count(town, row, -1)
        people.percent[row] = vacancy.percent
        _count(town, row, 1)
        make_permanent(town, row, month)


def give_long_term(town: Town, month: int) -> None:
    """Substitutes at work may get a temporary contract where the most hours have nobody: a vacant post, or a long
    absent holder. The contract is as large as what is missing, at most a full position."""
    rules, year, free = town.rules.drift, year_index(month), room(town, month)
    for unit, substitutes in enumerate(town.drift.substitutes):
        for person in list(substitutes):
            draw = uniform(town.chance["drift_long_term"], np.uint64(person.key), month)
            if person.clock == NONE or person.idle:
                continue
            offered = _offered_training(town, person, month)
            if not offered and draw >= rules.long_term_below[year, unit, person.group]:
                continue
            place = _widest(town, person, free, offered, month)
            if place == NONE or free[place] < town.rules.search.smallest:
                continue
            percent = min(100, int(free[place]))
            free[place] -= percent
            substitutes.remove(person)
            row = employ(town, person, (place, percent), month)
            town.people.contract[row] = LONG_TERM
            town.people.training_first[row] = offered
            town.drift.temps.append(row)
            _count(town, row, 1)
            town.log_one(month, "drift_long_term", row)


def _offered_training(town: Town, person: Substitute, month: int) -> bool:
    """Near the law's trigger, controlled recruitment offers some a contract with training instead of a break."""
    rules, year = town.rules.drift, year_index(month)
    if not controlled(town, person.place, month) or meets(town, person.place, person.group):
        return False
    if month - person.clock != rules.continuous_months[year] - rules.break_months[year]:
        return False
    draw = uniform(town.chance["training_offer"], np.uint64(person.key), month)
    return bool(draw < rules.training_below[year, town.unit[person.place]])


def _widest(town: Town, person: Substitute, free: Ints, offered: bool, month: int) -> int:
    """The unit's place with the most hours nobody fills among those open to the person, or NONE."""
    places, best = town.rules.places, NONE
    gated = controlled(town, person.place, month) and not offered
    allowed = town.rules.meets if gated else town.rules.drift.may_work
    for place in np.flatnonzero(places.unit == town.unit[person.place]).tolist():
        if allowed[places.group[place], person.group] and (best == NONE or free[place] > free[best]):
            best = place
    return best


def room(town: Town, month: int) -> Ints:
    """Percents of each place that long-term substitutes may stand in for: vacant or long absent, less those who do."""
    people, places = town.people, len(town.unit)
    rows = np.flatnonzero(people.employed[: people.count])
    held = np.bincount(people.place[rows], weights=people.percent[rows], minlength=places).astype(np.int64)
    standing_in = town.drift.long_term[0]
    vacant = np.maximum(town.rules.targets.percent[year_index(month)] - (held - standing_in), 0)
    return np.asarray(vacant + town.drift.away - standing_in)


def controlled(town: Town, place: int, month: int) -> bool:
    """Whether recruitment is controlled in the unit this year."""
    return bool(town.rules.drift.controlled[year_index(month), town.unit[place]])


def meets(town: Town, place: int, group: int) -> bool:
    """Whether holders of the group meet the requirement of the place's posts."""
    return bool(town.rules.meets[town.rules.places.group[place], group])


def _meets_or_studies(town: Town, row: int) -> bool:
    people, place, programme = town.people, int(town.people.place[row]), int(town.people.programme[row])
    if meets(town, place, int(people.group[row])):
        return True
    leads_to = NONE if programme == NONE else int(town.rules.training.to_group[programme])
    return leads_to != NONE and meets(town, place, leads_to)


def _near_trigger(town: Town, clock: int, month: int) -> bool:
    """So near the law's trigger that a break must begin now to come in time."""
    rules, year = town.rules.drift, year_index(month)
    return clock != NONE and bool(month - clock >= rules.continuous_months[year] - rules.break_months[year])


def limited(town: Town, person: Substitute, month: int) -> bool:
    """Controlled recruitment: so near the law's trigger, called only where the person meets the requirement."""
    return controlled(town, person.place, month) and _near_trigger(town, person.clock, month)
