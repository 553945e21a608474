"""The last step of the month: count who is there. Integer sums, so any order gives the same."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from model.workforce.processes.people import Town
from model.workforce.processes.training import count_holders, log_courses
from model.workforce.rules.concerns import NONE
from model.workforce.rules.drift import LONG_TERM
from model.workforce.rules.months import MONTHS_A_YEAR, year_index
from model.workforce.rules.register import NO_ANSWER
from model.workforce.rules.targets import FULL_PERCENT
from model.workforce.tallies import MEASURES, MONTHLY

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


def _sums(index: Ints, weights: Sequence[Ints | Flags], length: int) -> Ints:
    """Integer sums by index: shape (length, number of weights). Exact, as they stay far below 2^53."""
    width = len(weights)
    flat = (index[:, None] * width + np.arange(width)).ravel()
    sums = np.bincount(flat, weights=np.stack(weights, axis=1).ravel(), minlength=length * width)
    return sums.astype(np.int64).reshape(length, width)


def record(town: Town, month: int) -> None:
    """Fill the month's stock, the year's sums and the month's hours; then let experience grow."""
    people, rules, tallies = town.people, town.rules, town.tallies
    people.refresh()
    rows = people.rows
    cells, cell_count = town.cells(rows), rules.places.cells
    percent = people.percent[rows]
    away = people.leave_until[rows] > month
    study = _study_percent(town, rows, month, away)
    tallies.stock[month] = np.bincount(cells, minlength=cell_count)
    sums = _sums(cells, _measures(town, rows, month, study), cell_count)
    tallies.years[year_index(month)][:, : len(MEASURES)] += sums
    _record_bands(town, rows, month, cells)
    _record_hours(town, rows, month, study)
    log_courses(town, month, "student_months", rows[people.programme[rows] != NONE])
    count_holders(town, month)
    people.experience[rows[~away]] += percent[~away]


def _study_percent(town: Town, rows: Ints, month: int, away: Flags) -> Ints:
    """Percents of a position spent on study by those at work."""
    people = town.people
    study = np.zeros(len(rows), dtype=np.int64)
    students = np.flatnonzero((people.programme[rows] != NONE) & ~away)
    share = town.rules.training.study_percent[people.programme[rows[students]], year_index(month)]
    study[students] = (people.percent[rows[students]] * share + 50) // 100
    return study


def _measures(town: Town, rows: Ints, month: int, study: Ints) -> list[Ints | Flags]:
    """One array a yearly measure, in the order of MEASURES."""
    people = town.people
    percent, wanted = people.percent[rows], people.wanted[rows]
    age = town.rules.start_year * MONTHS_A_YEAR + month - people.birth[rows]
    part_time = percent < FULL_PERCENT
    answered = part_time & (wanted != NO_ANSWER)
    nobody = np.zeros(len(rows), dtype=np.int64)  # hourly substitutes are counted when the hours are shared
    unwanted = answered & (wanted >= percent + town.rules.wanted_margin)
    columns: dict[str, Ints | Flags] = {
        "head_months": np.ones(len(rows), dtype=np.int64),
        "percent_months": percent,
        "leave_percent_months": percent * (people.leave_until[rows] > month),
        "study_percent_months": study,
        "full_time_head_months": ~part_time,
        "age_month_sum": age,
        "head_months_55": age >= 55 * MONTHS_A_YEAR,
        "head_months_62": age >= 62 * MONTHS_A_YEAR,
        "training_head_months": people.programme[rows] != NONE,
        "part_time_head_months": part_time,
        "answered_head_months": answered,
        "unwanted_head_months": unwanted,
        "unwanted_percent_months": unwanted * (wanted - percent),
        "percent_months_60": percent * (age >= 60 * MONTHS_A_YEAR),
        "long_term_head_months": people.contract[rows] == LONG_TERM,
        "long_term_percent_months": percent * (people.contract[rows] == LONG_TERM),
        "hourly_head_months": nobody,
        "hourly_percent_months": nobody,
    }
    return [columns[name] for name in MEASURES]


def _record_bands(town: Town, rows: Ints, month: int, cells: Ints) -> None:
    """Percent-months by pay seniority: the band is the last step reached."""
    people = town.people
    steps = np.array(town.rules.seniority_years) * MONTHS_A_YEAR
    band = np.searchsorted(steps, month - people.hired[rows], side="right") - 1
    size = (town.rules.places.cells, len(steps))
    sums = _sums(cells * len(steps) + band, [people.percent[rows]], size[0] * size[1])
    town.tallies.years[year_index(month)][:, len(MEASURES) :] += sums.reshape(size)


def _record_hours(town: Town, rows: Ints, month: int, study: Ints) -> None:
    """The month's percents by place: contracted, available, qualified, study, free and open."""
    people, rules = town.people, town.rules
    place, percent, places = people.place[rows], people.percent[rows], len(town.unit)
    meets = rules.meets[rules.places.group[place], people.group[rows]]
    at_work = people.leave_until[rows] <= month
    available = percent * at_work - study
    free = (100 - percent) * (at_work & (percent < FULL_PERCENT))
    held = _sums(place, [percent, available, available * meets, study, free], places)
    vacant = np.maximum(rules.targets.percent[year_index(month)] - held[:, 0], 0)
    town.tallies.months[month, :, : len(MONTHLY) - 2] = np.column_stack([held, vacant])
