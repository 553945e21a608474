"""External programmes: students who hold no post, each a process of its own in the engine."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from model.randomness import mix, uniform
from model.workforce.processes.people import Town
from model.workforce.rules.months import year_index
from model.workforce.tallies import COURSE


def enrolled(town: Town, programme: int, month: int) -> Iterator[np.uint64]:
    """The keys of the students who take the intake's seats. A seat's chance is its own."""
    external, year = town.rules.external, year_index(month)
    key = mix(np.uint64(external.key[programme]), month)
    for seat in range(int(external.course.seats[programme, year])):
        student = mix(key, seat)
        if uniform(town.chance["outside_seat"], student, month) < external.fill_below[programme, year]:
            yield student


def completes_after(town: Town, programme: int, key: np.uint64, entered: int) -> int:
    """Months from entry to the end of the programme for this student."""
    course = town.rules.external.course
    draw = uniform(town.chance["study_length"], key, entered)
    later = int(np.searchsorted(course.later[programme], draw, side="right"))
    return int(course.duration[programme, year_index(entered)]) + later


def drops_out(town: Town, programme: int, key: np.uint64, month: int, studied: int) -> bool:
    """Whether the student leaves in this month, the so-manieth of study."""
    below = town.rules.external.course.dropout_below[programme, year_index(month)]
    return bool(uniform(town.chance["dropout"], key, month) < below[min(studied, len(below)) - 1])


def stays(town: Town, programme: int, key: np.uint64, month: int) -> bool:
    """Whether the graduate looks for work in the municipality."""
    below = town.rules.external.stay_below[programme, year_index(month)]
    return bool(uniform(town.chance["outside_stay"], key, month) < below)


def log_outside(town: Town, programme: int, measure: str, month: int) -> None:
    """Count one student, in the unit that pays."""
    external = town.rules.external
    where = (year_index(month), external.unit[programme], external.course.number[programme], COURSE[measure])
    town.tallies.courses[where] += 1
