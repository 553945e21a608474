"""The kernel's last step of the month: count who is there, and let experience grow."""

from __future__ import annotations

from typing import Any

from numba import njit

from model.workforce.kernel_posts import T_PERCENT
from model.workforce.kernel_town import ACTIVE, FULL
from model.workforce.months import MONTHS_A_YEAR
from model.workforce.people import NONE
from model.workforce.register import NO_ANSWER
from model.workforce.tallies import MEASURES, MONTHLY

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


@njit(nogil=True)
def record(facts: Any, town: Any, month: Any) -> None:
    """One pass over the employed after everything else has happened."""
    people, active, year = town.people, town.active, month // MONTHS_A_YEAR
    stock, sums, hours = town.counts.stock[month], town.counts.years[year], town.counts.months[month]
    for number in range(town.size[ACTIVE]):
        person = people[active[number]]
        place, group, percent = person["place"], person["group"], person["percent"]
        cell = place * len(facts.meets) + group
        away, programme = person["leave_until"] > month, person["programme"]
        study = 0
        if programme != NONE and not away:
            study = (percent * facts.study_percent[programme, year] + 50) // 100
        stock[cell] += 1
        row = sums[cell]
        row[M_STUDY] += study
        row[M_TRAINING] += programme != NONE
        count_person(facts, person, month, away, row)
        count_hours(hours[place], percent, study, away, facts.meets[facts.place_group[place], group])
        if not away:
            person["experience"] += percent
    for place in range(len(hours)):
        hours[place, H_OPEN] = max(facts.targets[year, place, T_PERCENT] - hours[place, H_CONTRACTED], 0)


@njit(nogil=True)
def count_person(facts: Any, person: Any, month: Any, away: Any, row: Any) -> None:
    """Add a person to the yearly sums of a cell."""
    percent, wanted = person["percent"], person["wanted"]
    age = facts.first_month + month - person["birth"]
    row[M_HEADS] += 1
    row[M_PERCENT] += percent
    row[M_AGE] += age
    row[M_55] += age >= AGE_55
    row[M_62] += age >= AGE_62
    if away:
        row[M_LEAVE] += percent
    if age >= AGE_60:
        row[M_PERCENT_60] += percent
    if percent >= FULL:
        row[M_FULL] += 1
    else:
        row[M_PART] += 1
        if wanted != NO_ANSWER:
            row[M_ANSWERED] += 1
            if wanted >= percent + facts.margin:
                row[M_UNWANTED] += 1
                row[M_UNWANTED_PERCENT] += wanted - percent
    band, served = len(facts.bands) - 1, month - person["hired"]
    while facts.bands[band] > served:
        band -= 1
    row[BANDS + band] += percent


@njit(nogil=True)
def count_hours(hours: Any, percent: Any, study: Any, away: Any, meets: Any) -> None:
    """Add a person to the month's percents of a place."""
    available = (0 if away else percent) - study
    hours[H_CONTRACTED] += percent
    hours[H_AVAILABLE] += available
    hours[H_STUDY] += study
    if meets:
        hours[H_QUALIFIED] += available
    if not away and percent < FULL:
        hours[H_FREE] += 100 - percent
