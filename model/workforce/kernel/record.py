"""The kernel's last step of the month: count who is there, and let experience grow."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from model.workforce.kernel.compiler import compiled
from model.workforce.kernel.town import ACTIVE, LISTS
from model.workforce.rules.concerns import NONE
from model.workforce.rules.months import MONTHS_A_YEAR
from model.workforce.rules.register import NO_ANSWER
from model.workforce.rules.targets import FULL_PERCENT
from model.workforce.tallies import COURSE, MEASURES, MONTHLY

(
    M_HEADS,
    M_PERCENT,
    M_LEAVE,
    M_STUDY,
    M_FULL,
    M_AGE,
    M_55,
    M_62,
    M_TRAINING,
    M_PART,
    M_ANSWERED,
    M_UNWANTED,
    M_UNWANTED_PERCENT,
    M_PERCENT_60,
) = (
    MEASURES.index(name)
    for name in (
        "head_months",
        "percent_months",
        "leave_percent_months",
        "study_percent_months",
        "full_time_head_months",
        "age_month_sum",
        "head_months_55",
        "head_months_62",
        "training_head_months",
        "part_time_head_months",
        "answered_head_months",
        "unwanted_head_months",
        "unwanted_percent_months",
        "percent_months_60",
    )
)
BANDS = len(MEASURES)
STUDIED = COURSE["student_months"]
H_CONTRACTED, H_AVAILABLE, H_QUALIFIED, H_STUDY, H_FREE, H_OPEN = (
    MONTHLY.index(f"{name}_percent") for name in ("contracted", "available", "qualified", "study", "free", "open")
)
AGE_55, AGE_60, AGE_62 = 55 * MONTHS_A_YEAR, 60 * MONTHS_A_YEAR, 62 * MONTHS_A_YEAR


class Counted(NamedTuple):
    """Where a month is counted: `stock` [cell], the year's `sums` [cell, …], `hours` [place, …]."""

    stock: Any
    sums: Any
    hours: Any


class Marks(NamedTuple):
    """What counting asks: who meets what, study percents [P], seniority steps in months; where
    students are counted [U, N, …]."""

    meets: Any
    programmes: Any
    bands: Any
    courses: Any
    base: Any


@compiled
def record(town: Any, marks: Marks, posts: Any, counted: Counted, month: Any) -> None:
    """One pass over the employed after everything else has happened.

    What follows from other counts is not counted but worked out once for each cell and place.
    """
    people, places, groups, now = town.people, town.places, len(marks.meets), marks.base.first_month + month
    stock, sums, hours = counted.stock, counted.sums, counted.hours
    for spot in range(town.size[LISTS + ACTIVE]):
        person = people[town.lists[ACTIVE, spot]]
        place, percent, age = person["place"], np.int64(person["percent"]), now - person["birth"]
        cell, absent = place * groups + person["group"], np.int64(0)
        stock[cell] += 1
        sums[cell, M_AGE] += age
        sums[cell, band_of(marks.bands, month - person["hired"])] += percent
        away = person["leave_until"] > month
        if not away:
            person["experience"] += percent
        if away or person["programme"] != NONE:
            if person["programme"] != NONE:
                number = marks.programmes[person["programme"]]["number"]
                marks.courses[places[place]["unit"], number, STUDIED] += 1
            absent = count_absent(person, percent, away, marks.programmes, sums[cell], hours[place])
        if not marks.meets[places[place]["group"], person["group"]]:
            hours[place, H_QUALIFIED] += percent - absent
        if age >= AGE_55:
            count_older(sums[cell], age, percent)
        if percent < FULL_PERCENT:
            hours[place, H_FREE] += 0 if away else 100 - percent
            count_part_time(sums[cell], percent, person["wanted"], marks.base.margin)
    complete_sums(stock, sums)
    complete_hours(places, posts, hours)


@compiled
def complete_sums(stock: Any, sums: Any) -> None:
    """The yearly sums that follow from the others, cell by cell."""
    for cell in range(len(stock)):
        row = sums[cell]
        row[M_HEADS] += stock[cell]
        row[M_FULL] = row[M_HEADS] - row[M_PART]
        percent = 0
        for band in range(BANDS, len(row)):
            percent += row[band]
        row[M_PERCENT] = percent


@compiled
def complete_hours(places: Any, posts: Any, hours: Any) -> None:
    """The month's percents of every place; so far `hours` has who is absent as available, and who
    does not meet the requirement as qualified."""
    for place in range(len(places)):
        row = hours[place]
        row[H_CONTRACTED] = places[place]["held"]
        row[H_AVAILABLE] = row[H_CONTRACTED] - row[H_AVAILABLE]
        row[H_QUALIFIED] = row[H_AVAILABLE] - row[H_QUALIFIED]
        row[H_OPEN] = max(posts[place]["percent"] - row[H_CONTRACTED], 0)


@compiled
def count_absent(person: Any, percent: Any, away: Any, programmes: Any, row: Any, hours: Any) -> Any:
    """Count someone on leave or in training; gives the percents away from work."""
    absent = percent
    row[M_TRAINING] += person["programme"] != NONE
    if away:
        row[M_LEAVE] += percent
    else:
        absent = (percent * programmes[person["programme"]]["study_percent"] + 50) // 100
        row[M_STUDY] += absent
        hours[H_STUDY] += absent
    hours[H_AVAILABLE] += absent
    return absent


@compiled
def count_older(row: Any, age: Any, percent: Any) -> None:
    """Count someone of 55 or more; the age is in months."""
    row[M_55] += 1
    row[M_62] += age >= AGE_62
    row[M_PERCENT_60] += percent if age >= AGE_60 else 0


@compiled
def count_part_time(row: Any, percent: Any, wanted: Any, margin: Any) -> None:
    """Count a part-timer, and the wish for more."""
    row[M_PART] += 1
    if wanted != NO_ANSWER:
        row[M_ANSWERED] += 1
        if wanted >= percent + margin:
            row[M_UNWANTED] += 1
            row[M_UNWANTED_PERCENT] += wanted - percent


@compiled
def band_of(bands: Any, served: Any) -> Any:
    """The column of the pay seniority reached after so many months."""
    band = len(bands) - 1
    while bands[band] > served:
        band -= 1
    return BANDS + band
