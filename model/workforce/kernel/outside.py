"""External programmes in the kernel. Their students meet nobody of the staff: each is followed to the end at once."""

from __future__ import annotations

from typing import Any

import numpy as np

from model.workforce.kernel.chance import looked_up, mixed, uniform_of
from model.workforce.kernel.compiler import compiled, making
from model.workforce.kernel.facts import CONCERN_NAMES
from model.workforce.kernel.graduates import add_graduates
from model.workforce.kernel.study import StudyFacts
from model.workforce.rules.months import MONTHS_A_YEAR
from model.workforce.tallies import COURSE

ENTERED, COMPLETED, DROPPED, STUDIED, AVAILABLE = (
    COURSE[name] for name in ("entered", "completed", "dropped_out", "student_months", "available")
)
C_SEAT, C_STAY, C_LENGTH, C_DROPOUT = (
    CONCERN_NAMES.index(name) for name in ("outside_seat", "outside_stay", "study_length", "dropout")
)


@making
def teach_outside(study: StudyFacts, chance: Any, courses: Any, months: Any) -> Any:
    """Play every external programme over the whole horizon; counted in `courses` [Y, U, N, …].

    Gives how many graduates begin to look for work here [month, external programme]."""
    looking = np.zeros((months, study.outside.shape[1]), np.int64)
    for number in range(study.outside.shape[1]):
        for month in range(months):
            programme = study.outside[month // MONTHS_A_YEAR, number]
            if programme["intakes"] >> (month % MONTHS_A_YEAR) & 1:
                key = mixed(programme["key"], month)
                for seat in range(programme["seats"]):
                    student = mixed(key, seat)
                    if uniform_of(chance[C_SEAT], student, month) < programme["fill_below"]:
                        follow(study, chance, (courses, looking), (number, student), month)
    return looking


@compiled
def follow(study: StudyFacts, chance: Any, counted: Any, who: Any, entered: Any) -> None:
    """One student from entry to drop-out, completion or the horizon's end."""
    (number, student), (courses, looking) = who, counted
    months = len(looking)
    programme = study.outside[entered // MONTHS_A_YEAR, number]
    later = looked_up(study.outside_later[number], uniform_of(chance[C_LENGTH], student, entered))
    unit, course, completes = programme["unit"], programme["number"], entered + programme["duration"] + later
    courses[entered // MONTHS_A_YEAR, unit, course, ENTERED] += 1
    for month in range(entered, min(completes, months)):
        year = month // MONTHS_A_YEAR
        if month > entered:
            below = study.outside_dropout[year, number]
            if uniform_of(chance[C_DROPOUT], student, month) < below[min(month - entered, len(below)) - 1]:
                courses[year, unit, course, DROPPED] += 1
                return
        courses[year, unit, course, STUDIED] += 1
    if completes < months:
        year = completes // MONTHS_A_YEAR
        courses[year, unit, course, COMPLETED] += 1
        if uniform_of(chance[C_STAY], student, completes) < study.outside[year, number]["stay_below"]:
            courses[year, unit, course, AVAILABLE] += 1
            looking[completes, number] += 1


@compiled
def send_graduates(town: Any, outside: Any, looking: Any, month: Any) -> None:
    """This month's graduates of external programmes begin to look for work here; `outside` [X] is the year's."""
    for number in range(len(outside)):
        if looking[number] > 0:
            programme = outside[number]
            add_graduates(town, programme["to_group"], looking[number], month, programme["available"])
