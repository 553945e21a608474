"""What programmes for the staff and external ones have in common, compiled: length, drop-out, intakes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.errors import Problem
from model.scenario.schema import Scenario
from model.scenario.schema.training import Course
from model.workforce.rules.ages import check_share
from model.workforce.rules.cumulative import Floats
from model.workforce.rules.months import MONTHS_A_YEAR

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class CourseRules:
    """Arrays over programmes P: `number` [P] among all programmes by name, `seats` per intake and `duration` months
    [P, Y], `later` [P, table of months beyond the duration], `intake` [P, 12 calendar months], threshold
    `dropout_below` [P, Y, month of study; the last holds on]."""

    number: Ints
    seats: Ints
    duration: Ints
    later: Floats
    intake: Flags
    dropout_below: Floats


def whole(values: object) -> Ints:
    """Rounded to whole numbers."""
    return np.rint(np.array(values, dtype=np.float64)).astype(np.int64)


def course_names(scenario: Scenario) -> tuple[str, ...]:
    """Every programme by name, for the staff and external, sorted."""
    return tuple(sorted([*scenario.programmes, *scenario.external_programmes]))


def by_year(scenario: Scenario, courses: Sequence[Course], name: str, highest: float) -> Floats:
    """A leaf of every programme and year [P, Y], refused outside its limits."""
    values = [[getattr(course, name).at(year) for year in scenario.years] for course in courses]
    shape = (len(courses), len(scenario.years))
    return check_share(f"programmes.*.{name}", np.array(values, dtype=np.float64).reshape(shape), highest)


def duration_faults(scenario: Scenario, names: Sequence[str], courses: Sequence[Course]) -> list[Problem]:
    """Programmes shorter than a month: nobody may go through several in one."""
    remedy = "give the length of the course"
    return [
        Problem(f"programmes.{name}.duration_months", "less than 1 month", "at least 1 month", remedy)
        for name, course in zip(names, courses, strict=True)
        if min(course.duration_months.at(year) for year in scenario.years) < 1
    ]


def compile_courses(scenario: Scenario, names: Sequence[str], courses: Sequence[Course]) -> CourseRules:
    """The common part of some programmes; with none, every array has length 0."""
    months = [[month in course.intake_months for month in range(1, MONTHS_A_YEAR + 1)] for course in courses]
    every = course_names(scenario)
    return CourseRules(
        number=whole([every.index(name) for name in names]),
        seats=whole(by_year(scenario, courses, "seats", np.inf)),
        duration=whole(by_year(scenario, courses, "duration_months", np.inf)),
        later=_later(courses),
        intake=np.array(months, dtype=np.bool_).reshape((len(names), MONTHS_A_YEAR)),
        dropout_below=_dropout(scenario, courses),
    )


def _later(courses: Sequence[Course]) -> Floats:
    """Cumulative tables [P, months beyond the duration]."""
    longest = max([row.later_months for course in courses for row in course.duration_spread], default=0)
    tables = np.ones((len(courses), longest + 1))
    for table, course in zip(tables, courses, strict=True):
        shares = np.zeros(longest + 1)
        for row in course.duration_spread:
            shares[row.later_months] = row.share
        if course.duration_spread:
            table[:] = np.cumsum(shares)
            table[max(row.later_months for row in course.duration_spread) :] = 1.0
    return tables


def _dropout(scenario: Scenario, courses: Sequence[Course]) -> Floats:
    rates = by_year(scenario, courses, "dropout_rate_monthly", 1.0)
    longest = max([step.from_month for course in courses for step in course.dropout_steps], default=1)
    factors = np.ones((len(courses), longest))
    for row, course in zip(factors, courses, strict=True):
        for step in course.dropout_steps:
            row[step.from_month - 1 :] = step.factor
    return np.minimum(1.0, rates[:, :, None] * factors[:, None, :])
