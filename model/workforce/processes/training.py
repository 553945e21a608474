"""Training: who applies, who gets a seat, what a completed course gives.

Practice supervision is counted where it happens: a student takes of the capacity of the colleagues at work in the
same unit. That capacity changes with everyone who comes, leaves or falls ill, so it is counted anew at each intake.
"""

from __future__ import annotations

import heapq

import numpy as np
from numpy.typing import NDArray

from model.randomness import mix, uniform, uniforms
from model.workforce.processes.people import Town
from model.workforce.rules.competences import BITS, FEW_HOLDERS, LEVELS
from model.workforce.rules.concerns import NONE
from model.workforce.rules.months import MONTHS_A_YEAR, year_index
from model.workforce.rules.register import OLDEST, YOUNGEST
from model.workforce.tallies import COURSE

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def log_courses(town: Town, month: int, measure: str, rows: Ints) -> None:
    """Count each of these students in the programme and the unit they are in now."""
    people = town.people
    where = (town.unit[people.place[rows]], town.rules.training.course.number[people.programme[rows]])
    np.add.at(town.tallies.courses[year_index(month), :, :, COURSE[measure]], where, 1)


def bound_factor(town: Town, rows: Ints, month: int) -> Floats:
    """Factor on the chance to quit of those bound by a course they completed; 1 for the others."""
    people = town.people
    bound = np.flatnonzero(people.bound_until[rows] > month)
    factor = town.rules.training.bound_quit[people.bound_by[rows[bound]], year_index(month)]
    factors = np.ones(len(rows))
    factors[bound] = factor
    return factors


def apply_for_training(town: Town, month: int) -> None:
    """Those who pass the gate may join a programme's queue; one queue or course at a time."""
    people, gates, year = town.people, town.rules.training.gate, year_index(month)
    for programme, name in enumerate(town.rules.training.names):
        if not gates.apply_below[programme, year].any():
            continue
        rows = people.rows
        rows = rows[gates.takes[programme, people.group[rows]]]
        age = town.age_index(rows, month) + YOUNGEST
        gate = (people.programme[rows] == NONE) & (people.queued[rows] == NONE) & (people.leave_until[rows] <= month)
        gate &= people.experience[rows] >= gates.experience[programme, year]
        gate &= people.percent[rows] >= gates.smallest[programme, year]
        gate &= (age >= gates.youngest[programme]) & (age <= gates.oldest[programme])
        gate &= (people.done[rows] & gates.needs[programme]) == gates.needs[programme]
        gate &= (people.done[rows] & gates.own_bit[programme]) == 0
        rows = rows[gate]
        below = gates.apply_below[programme, year, town.unit[people.place[rows]]]
        joins = rows[uniforms(town.chance[f"apply:{name}"], people.key[rows], month) < below]
        people.queued[joins] = programme
        for row in joins.tolist():
            heapq.heappush(town.queues[programme], (_priority(town, row, programme), month, int(people.key[row]), row))


def _priority(town: Town, row: int, programme: int) -> int:
    """0 for those whose post requires what the programme gives, or who were promised a course; 1 for the others."""
    needed = town.rules.places.group[town.people.place[row]]
    if town.people.training_first[row]:
        return 0
    return 0 if needed == town.rules.training.to_group[programme] else 1


def admit(town: Town, programme: int, month: int) -> list[int]:
    """Fill the intake's seats in order of (priority, month joined, person key).

    Who has left, changed group or grown too old loses the place; who is on leave, has too small a position just
    now, lacks a supervisor, or is in a unit where the programme does not run now, keeps it for a later intake.
    """
    people, training, year = town.people, town.rules.training, year_index(month)
    queue, room = town.queues[programme], supervised_room(town, programme, month)
    kept: list[tuple[int, int, int, int]] = []
    admitted: list[int] = []
    while queue and len(admitted) < training.course.seats[programme, year]:
        place = heapq.heappop(queue)
        row = place[-1]
        if people.queued[row] != programme:
            continue
        unit = town.unit[people.place[row]]
        if not training.gate.takes[programme, people.group[row]] or _too_old(town, row, programme, month):
            people.queued[row] = NONE
        elif _must_wait(town, row, programme, month) or room[unit] <= 0:
            kept.append(place)
        else:
            people.queued[row], people.programme[row], people.started[row] = NONE, programme, month
            room[unit] -= 1
            admitted.append(row)
    for place in kept:
        heapq.heappush(queue, place)
    entered = np.array(admitted, dtype=np.int64)
    town.log(month, "training_enter", entered)
    log_courses(town, month, "entered", entered)
    return admitted


def supervised_room(town: Town, programme: int, month: int) -> Ints:
    """Students that each unit has supervisors left for."""
    people, supervision, units = town.people, town.rules.training.supervision, len(town.rules.places.units)
    ratio = supervision.per_supervisor[programme, year_index(month)]
    rows = people.rows
    if ratio == NONE:
        return np.full(units, len(people.key) + 1)
    unit = town.unit[people.place[rows]]
    at_work = supervision.by_group[programme, people.group[rows]] & (people.leave_until[rows] <= month)
    studying = np.flatnonzero(people.programme[rows] != NONE)
    sharing = studying[supervision.shared[programme, people.programme[rows[studying]]]]
    supervisors = np.bincount(unit[at_work], minlength=units)
    return np.asarray(supervisors * ratio // 100 - np.bincount(unit[sharing], minlength=units))


def _must_wait(town: Town, row: int, programme: int, month: int) -> bool:
    people, gate, year = town.people, town.rules.training.gate, year_index(month)
    runs = gate.open[programme, year, town.unit[people.place[row]]]
    small = people.percent[row] < gate.smallest[programme, year]
    return bool(people.leave_until[row] > month or small or not runs)


def _too_old(town: Town, row: int, programme: int, month: int) -> bool:
    now = town.rules.start_year * MONTHS_A_YEAR + month
    age = min((now - int(town.people.birth[row])) // MONTHS_A_YEAR, OLDEST)
    return bool(age > town.rules.training.gate.oldest[programme])


def study_months(town: Town, row: int, programme: int, entered: int) -> int:
    """How long the course takes this student."""
    course = town.rules.training.course
    draw = uniform(town.chance["study_length"], town.people.key[row], entered)
    later = int(np.searchsorted(course.later[programme], draw, side="right"))
    return int(course.duration[programme, year_index(entered)]) + later


def complete(town: Town, row: int, month: int) -> None:
    """What the course gives besides a group: a competence, a gate passed, a binding time."""
    people, training = town.people, town.rules.training
    programme = people.programme[row]
    people.done[row] |= training.gate.own_bit[programme]
    if training.bound[programme, year_index(month)] > 0:
        people.bound_until[row] = month + training.bound[programme, year_index(month)]
        people.bound_by[row] = programme
    if training.competence[programme] != NONE:
        gain(town, row, int(training.competence[programme]), int(training.level[programme]))


def gain(town: Town, row: int, competence: int, level: int) -> None:
    """The person holds the competence at this level or a higher one, and may skip the courses that give it."""
    people, shift = town.people, BITS * competence
    level = max(level, (int(people.competences[row]) >> shift) % LEVELS)
    others = int(people.competences[row]) & ~((LEVELS - 1) << shift)
    people.competences[row] = others | level << shift
    people.done[row] |= town.rules.competences.done_of[competence, level]


def bring_competences(town: Town, row: int, month: int) -> None:
    """What a recruit holds on the first day."""
    below = town.rules.competences.recruit_below[year_index(month), town.people.group[row]]
    for competence in np.flatnonzero(below > 0).tolist():
        key = mix(np.uint64(town.people.key[row]), competence)
        if uniform(town.chance["competence"], key, month) < below[competence]:
            gain(town, row, competence, 1)


def count_holders(town: Town, month: int) -> None:
    """Who holds what in each unit at the month's end, against what is required there."""
    people, rules = town.people, town.rules.competences
    rows, units = people.rows, len(town.rules.places.units)
    for competence in range(len(rules.names)):
        level = (people.competences[rows] >> BITS * competence) % LEVELS
        holding = rows[level >= rules.counts_from[competence]]
        heads = np.bincount(town.unit[people.place[holding]], minlength=units)
        least = rules.required[year_index(month), :, competence]
        counts = [heads, np.maximum(least - heads, 0), heads < least, (least > 0) & (heads <= FEW_HOLDERS)]
        town.tallies.competences[year_index(month), :, competence] += np.stack(counts, axis=1)
