"""The kernel's last step of the month: count who is there, and let experience grow."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from model.workforce.kernel_compile import compiled
from model.workforce.kernel_town import ACTIVE, LISTS
from model.workforce.months import MONTHS_A_YEAR
from model.workforce.people import NONE
from model.workforce.register import NO_ANSWER
from model.workforce.tallies import MEASURES, MONTHLY
from model.workforce.targets import FULL_PERCENT

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
    """What counting asks: who meets what, study percents [P], seniority steps in months."""

    meets: Any
    programmes: Any
    bands: Any
    base: Any


@compiled
def record(town: Any, marks: Marks, posts: Any, counted: Counted, month: Any) -> None:
    """One pass over the employed after everything else has happened."""
    people, groups, now = town.people, len(marks.meets), marks.base.first_month + month
    for spot in range(town.size[LISTS + ACTIVE]):
        person = people[town.lists[ACTIVE, spot]]
        place, group, percent = person["place"], person["group"], np.int64(person["percent"])
        row = counted.sums[place * groups + group]
        away, study = person["leave_until"] > month, 0
        if person["programme"] != NONE:
            row[M_TRAINING] += 1
            if not away:
                study = (percent * marks.programmes[person["programme"]]["study_percent"] + 50) // 100
        counted.stock[place * groups + group] += 1
        row[M_STUDY] += study
        row[M_LEAVE] += percent if away else 0
        count_age(row, now - person["birth"], percent)
        count_fraction(row, percent, person["wanted"], marks.base.margin)
        row[band_of(marks.bands, month - person["hired"])] += percent
        count_hours(counted.hours[place], percent, study, away, marks.meets[town.places[place]["group"], group])
        if not away:
            person["experience"] += percent
    for place in range(len(posts)):
        hours = counted.hours[place]
        hours[H_OPEN] = max(posts[place]["percent"] - hours[H_CONTRACTED], 0)


@compiled
def count_age(row: Any, age: Any, percent: Any) -> None:
    """Add a person of this age in months to a cell's yearly sums."""
    row[M_HEADS] += 1
    row[M_PERCENT] += percent
    row[M_AGE] += age
    if age >= AGE_55:
        row[M_55] += 1
        row[M_62] += age >= AGE_62
        row[M_PERCENT_60] += percent if age >= AGE_60 else 0


@compiled
def count_fraction(row: Any, percent: Any, wanted: Any, margin: Any) -> None:
    """Add a person's fraction and wish to a cell's yearly sums."""
    if percent >= FULL_PERCENT:
        row[M_FULL] += 1
        return
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


@compiled
def count_hours(hours: Any, percent: Any, study: Any, away: Any, meets: Any) -> None:
    """Add a person to the month's percents of a place."""
    available = (0 if away else percent) - study
    hours[H_CONTRACTED] += percent
    hours[H_AVAILABLE] += available
    hours[H_STUDY] += study
    hours[H_QUALIFIED] += available if meets else 0
    if not away and percent < FULL_PERCENT:
        hours[H_FREE] += 100 - percent
