"""The last step of the month: count who is there. Integer sums, so any order gives the same."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from model.workforce.processes.people import Town
from model.workforce.processes.training import count_holders, log_courses
from model.workforce.rules.absence import LONG, PARENTAL, STUDY
from model.workforce.rules.concerns import NONE
from model.workforce.rules.drift import LONG_TERM
from model.workforce.rules.exits import KINDS
from model.workforce.rules.months import MONTHS_A_YEAR, year_index
from model.workforce.rules.register import NO_ANSWER
from model.workforce.rules.targets import FULL_PERCENT
from model.workforce.tallies import MEASURES, MONTHLY

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Who = tuple[Ints, Flags, Ints]
"""Rows, whether the person is counted in the row, and the sum of the person's positions."""


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
    away = _on_leave(town, rows, month)
    at_work = people.leave_until[rows] <= month
    study = _study_percent(town, rows, month, at_work)
    heads = as_heads(town, rows)
    tallies.stock[month] = np.bincount(cells, minlength=cell_count)
    sums = _sums(cells, _measures(town, (rows, *heads), month, (away, study)), cell_count)
    tallies.years[year_index(month)][:, : len(MEASURES)] += sums
    _record_bands(town, rows, month, cells)
    _record_hours(town, (rows, *heads), month, (away, study))
    log_courses(town, month, "student_months", rows[people.programme[rows] != NONE])
    count_holders(town, month)
    people.experience[rows[at_work]] += percent[at_work]


def _on_leave(town: Town, rows: Ints, month: int) -> Flags:
    """Who is on which kind of leave: one line of flags a kind."""
    people = town.people
    away = people.leave_until[rows] > month
    return np.stack([away & (people.leave_kind[rows] == kind) for kind in range(len(KINDS))])


def _study_percent(town: Town, rows: Ints, month: int, at_work: Flags) -> Ints:
    """Percents of a position spent on study by those at work."""
    people = town.people
    study = np.zeros(len(rows), dtype=np.int64)
    students = np.flatnonzero((people.programme[rows] != NONE) & at_work)
    share = town.rules.training.study_percent[people.programme[rows[students]], year_index(month)]
    study[students] = (people.percent[rows[students]] * share + 50) // 100
    return study


def _measures(town: Town, who: Who, month: int, absent: tuple[Flags, Ints]) -> list[Ints | Flags]:
    """One array a yearly measure, in the order of MEASURES; `absent` on leave by kind, and studying percents."""
    people, (rows, counts, whole), (away, study) = town.people, who, absent
    percent, wanted = people.percent[rows], people.wanted[rows]
    age = town.rules.start_year * MONTHS_A_YEAR + month - people.birth[rows]
    part_time = counts & (whole < FULL_PERCENT)
    answered = part_time & (wanted != NO_ANSWER)
    nobody = np.zeros(len(rows), dtype=np.int64)  # hourly substitutes are counted when the hours are shared
    unwanted = answered & (wanted >= percent + town.rules.wanted_margin)
    columns: dict[str, Ints | Flags] = {
        "head_months": counts,
        "employment_months": np.ones(len(rows), dtype=np.int64),
        "percent_months": percent,
        "leave_percent_months": percent * away[LONG],
        "parental_percent_months": percent * away[PARENTAL],
        "study_leave_percent_months": percent * away[STUDY],
        "study_percent_months": study,
        "full_time_head_months": counts & ~part_time,
        "age_month_sum": age * counts,
        "head_months_55": counts & (age >= 55 * MONTHS_A_YEAR),
        "head_months_62": counts & (age >= 62 * MONTHS_A_YEAR),
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


def as_heads(town: Town, rows: Ints) -> tuple[Flags, Ints]:
    """Whether the person is counted in this row, and the sum of the person's positions.

    Who has several employments is counted in the largest, of equals in the first.
    """
    people = town.people
    head, percent = people.head[rows], people.percent[rows]
    whole = np.bincount(head, weights=percent, minlength=people.count).astype(np.int64)[head]
    order = np.lexsort((rows, -percent, head))
    first = np.ones(len(rows), dtype=np.bool_)
    first[1:] = head[order][1:] != head[order][:-1]
    counts = np.zeros(len(rows), dtype=np.bool_)
    counts[order] = first
    return counts, whole


def _record_bands(town: Town, rows: Ints, month: int, cells: Ints) -> None:
    """Percent-months by pay seniority: the band is the last step reached."""
    people = town.people
    steps = np.array(town.rules.seniority_years) * MONTHS_A_YEAR
    band = np.searchsorted(steps, month - people.hired[rows], side="right") - 1
    size = (town.rules.places.cells, len(steps))
    sums = _sums(cells * len(steps) + band, [people.percent[rows]], size[0] * size[1])
    town.tallies.years[year_index(month)][:, len(MEASURES) :] += sums.reshape(size)


def _record_hours(town: Town, who: Who, month: int, absent: tuple[Flags, Ints]) -> None:
    """The month's percents by place: what is there, what is away and why, what is free and open."""
    people, rules, (rows, counts, whole), (away, study) = town.people, town.rules, who, absent
    place, percent, places = people.place[rows], people.percent[rows], len(town.unit)
    meets = rules.meets[rules.places.group[place], people.group[rows]]
    at_work = ~away.any(axis=0)
    available = percent * at_work - study
    columns: dict[str, Ints] = {
        "contracted_percent": percent,
        "available_percent": available,
        "qualified_percent": available * meets,
        "study_percent": study,
        "parental_leave_percent": percent * away[PARENTAL],
        "study_leave_percent": percent * away[STUDY],
        "free_percent": (100 - whole) * (at_work & counts & (whole < FULL_PERCENT)),
    }
    held = dict(zip(columns, _sums(place, list(columns.values()), places).T, strict=True))
    wanted = rules.targets.percent[year_index(month)]
    held["open_percent"] = np.maximum(wanted - held["contracted_percent"], 0)
    for name, percents in held.items():
        town.tallies.months[month, :, MONTHLY.index(name)] = percents
