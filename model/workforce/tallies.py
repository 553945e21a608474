"""What an engine counts: dense integer arrays, the same whichever engine fills them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from model.workforce.rules.months import MONTHS_A_YEAR
from model.workforce.rules.rates import Rulebook

Ints = NDArray[np.int64]
SmallInts = NDArray[np.int32]

FLOWS = (
    "applicants",
    "disability",
    "drift_claim",
    "drift_direct",
    "drift_long_term",
    "drift_permanent",
    "full_time_policy",
    "graduate_hire",
    "group_in",
    "group_out",
    "hire",
    "hire_unqualified",
    "larger_fraction",
    "leave_end",
    "leave_start",
    "long_term_end",
    "months_to_fill",
    "no_return",
    "parental_end",
    "parental_start",
    "quit",
    "retire",
    "smaller_fraction",
    "study_leave_end",
    "study_leave_start",
    "substitute_in",
    "substitute_out",
    "training_complete",
    "training_dropout",
    "training_enter",
    "vacancy_filled",
    "vacancy_opened",
    "vacancy_withdrawn",
)
"""Kinds of flow, sorted. `months_to_fill` sums months, the others count heads (of employments), posts or applicants;
a `graduate_hire` is also a `hire`. `substitute_in` and `substitute_out` count hourly substitutes, `drift_long_term`
those of them who get a temporary contract and `long_term_end` those who go back to hourly work. `drift_permanent`
counts everyone who becomes permanent from substitute or temporary work; `drift_claim` those of them by legal claim,
`drift_direct` those straight from hourly work."""

FLOW = {name: number for number, name in enumerate(FLOWS)}

EXITS = ("retire", "disability", "quit", "no_return")
"""The flows by which people leave, in the order in which one uniform decides among them."""

LEAVE_FLOWS = tuple((f"{kind}_start", f"{kind}_end") for kind in ("leave", "parental", "study_leave"))
"""Flows of each kind of leave: long sick leave, parental leave, leave for study."""


class Measure(IntEnum):
    """Yearly sums over the month ends, per cell, in the order of the columns.

    An employment is a row of the register or a hire. Who has several at once is one head, where the largest of
    them is (of equals, the first); full or part time is then told by their sum.
    """

    HEAD_MONTHS = 0
    EMPLOYMENT_MONTHS = 1
    PERCENT_MONTHS = 2
    LEAVE_PERCENT_MONTHS = 3
    PARENTAL_PERCENT_MONTHS = 4
    STUDY_LEAVE_PERCENT_MONTHS = 5
    STUDY_PERCENT_MONTHS = 6
    FULL_TIME_HEAD_MONTHS = 7
    AGE_MONTH_SUM = 8
    HEAD_MONTHS_55 = 9
    HEAD_MONTHS_62 = 10
    TRAINING_HEAD_MONTHS = 11
    PART_TIME_HEAD_MONTHS = 12
    ANSWERED_HEAD_MONTHS = 13
    UNWANTED_HEAD_MONTHS = 14
    UNWANTED_PERCENT_MONTHS = 15
    PERCENT_MONTHS_60 = 16
    LONG_TERM_HEAD_MONTHS = 17
    LONG_TERM_PERCENT_MONTHS = 18
    HOURLY_HEAD_MONTHS = 19
    HOURLY_PERCENT_MONTHS = 20


MEASURES = tuple(measure.name.lower() for measure in Measure)
"""Names of the yearly sums; the seniority bands' percent-months follow them."""


class Monthly(IntEnum):
    """Percents of a place at a month's end, in the order of the columns."""

    CONTRACTED_PERCENT = 0
    AVAILABLE_PERCENT = 1
    QUALIFIED_PERCENT = 2
    STUDY_PERCENT = 3
    PARENTAL_LEAVE_PERCENT = 4
    STUDY_LEAVE_PERCENT = 5
    FREE_PERCENT = 6
    OPEN_PERCENT = 7
    HOURLY_OFFERED_PERCENT = 8
    HOURLY_PERCENT = 9


MONTHLY = tuple(percent.name.lower() for percent in Monthly)

COURSE_MEASURES = ("entered", "completed", "dropped_out", "student_months", "available")
"""Yearly sums per unit and programme; `available` are graduates from outside the staff who look for work here."""

COURSE = {name: number for number, name in enumerate(COURSE_MEASURES)}

HOLDER_MEASURES = ("head_months", "missing_head_months", "months_short", "months_with_at_most_two")
"""Yearly sums over the month ends, per unit and competence; the last three against what the unit requires."""

GRADUATES = ("arrived", "hired", "gone")
"""What a month counts of the graduates of a group who look for work in the municipality."""

STAYED = -1


@dataclass(frozen=True)
class Tallies:
    """One replication's counts.

    `stock` [month, cell] heads at month end; `flows` [month, cell, FLOWS], or [year, …] if asked for; `years`
    [year, cell, MEASURES + seniority bands]; `months` [month, place, MONTHLY]; `graduates` [month, group, GRADUATES];
    `courses` [year, unit, programme, COURSE_MEASURES]; `competences` [year, unit, competence,
    HOLDER_MEASURES]; `exit_month` and `exit_flow` one number a person of the register (−1 = stayed). A cell
    is place × groups + held group.
    """

    stock: SmallInts
    flows: SmallInts
    years: Ints
    months: SmallInts
    courses: Ints
    competences: Ints
    graduates: SmallInts
    exit_month: Ints
    exit_flow: Ints


def measures(rules: Rulebook) -> tuple[str, ...]:
    """Names of the yearly sums: MEASURES, then ``percent_months_s{years}`` for each seniority band."""
    return MEASURES + tuple(f"percent_months_s{years}" for years in rules.seniority_years)


def empty_tallies(rules: Rulebook, by_year: bool = False) -> Tallies:
    """Tallies of nothing, in the right shapes; `by_year` their flows are a year's sums."""
    periods = rules.months // MONTHS_A_YEAR if by_year else rules.months
    cells, people = rules.places.cells, len(rules.register.person)
    return Tallies(
        stock=np.zeros((rules.months, cells), dtype=np.int32),
        flows=np.zeros((periods, cells, len(FLOWS)), dtype=np.int32),
        years=np.zeros((rules.months // MONTHS_A_YEAR, cells, len(measures(rules))), dtype=np.int64),
        months=np.zeros((rules.months, len(rules.places.unit), len(MONTHLY)), dtype=np.int32),
        courses=np.zeros((*_year_and_unit(rules), len(rules.courses), len(COURSE_MEASURES)), dtype=np.int64),
        competences=np.zeros(
            (*_year_and_unit(rules), len(rules.competences.names), len(HOLDER_MEASURES)), dtype=np.int64
        ),
        graduates=np.zeros((rules.months, len(rules.places.groups), len(GRADUATES)), dtype=np.int32),
        exit_month=np.full(people, STAYED, dtype=np.int64),
        exit_flow=np.full(people, STAYED, dtype=np.int64),
    )


def _year_and_unit(rules: Rulebook) -> tuple[int, int]:
    return rules.months // MONTHS_A_YEAR, len(rules.places.units)
