"""The kernel's last step of the month: count who is there, and let experience grow."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from model.workforce.kernel.compiler import compiled
from model.workforce.kernel.town import ACTIVE, LISTS
from model.workforce.rules.absence import PARENTAL, STUDY
from model.workforce.rules.concerns import NONE
from model.workforce.rules.months import MONTHS_A_YEAR
from model.workforce.rules.register import NO_ANSWER
from model.workforce.rules.targets import FULL_PERCENT
from model.workforce.tallies import COURSE, STAYED, Measure, Monthly

BANDS = len(Measure)
STUDIED = COURSE["student_months"]
AGE_55, AGE_60, AGE_62 = 55 * MONTHS_A_YEAR, 60 * MONTHS_A_YEAR, 62 * MONTHS_A_YEAR
LEAVE_PERCENTS = tuple(int(Measure[f"{kind}_PERCENT_MONTHS"]) for kind in ("LEAVE", "PARENTAL", "STUDY_LEAVE"))


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
        row = town.lists[ACTIVE, spot]
        person = people[row]
        place, percent, age = person["place"], np.int64(person["percent"]), now - person["birth"]
        cell, absent = place * groups + person["group"], np.int64(0)
        stock[cell] += 1
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
            hours[place, Monthly.QUALIFIED_PERCENT] += percent - absent
        whole = percent if person["ring"] == NONE else whole_of_head(people, town.asides, row)
        sums[cell, Measure.HEAD_MONTHS] -= whole == NONE
        sums[cell, Measure.AGE_MONTH_SUM] += 0 if whole == NONE else age
        if age >= AGE_55:
            count_older(sums[cell], age, percent, whole != NONE)
        if NONE < whole < FULL_PERCENT:
            hours[place, Monthly.FREE_PERCENT] += 0 if away else 100 - whole
            count_part_time(sums[cell], percent, person["wanted"], marks.base.margin)
    complete_sums(stock, sums)
    complete_hours(places, posts, hours)


@compiled
def whole_of_head(people: Any, asides: Any, row: Any) -> Any:
    """The sum of a person's positions; NONE in rows where someone with several employments is not counted."""
    own, other = np.int64(people[row]["percent"]), people[row]["ring"]
    whole = own
    while other != row:
        if asides[other]["left"] == STAYED:
            percent = np.int64(people[other]["percent"])
            if percent > own or (percent == own and other < row):
                return NONE
            whole += percent
        other = people[other]["ring"]
    return whole


@compiled
def complete_sums(stock: Any, sums: Any) -> None:
    """The yearly sums that follow from the others, cell by cell; so far heads are less by those counted elsewhere."""
    for cell in range(len(stock)):
        row = sums[cell]
        row[Measure.EMPLOYMENT_MONTHS] += stock[cell]
        row[Measure.HEAD_MONTHS] += stock[cell]
        row[Measure.FULL_TIME_HEAD_MONTHS] = row[Measure.HEAD_MONTHS] - row[Measure.PART_TIME_HEAD_MONTHS]
        percent = 0
        for band in range(BANDS, len(row)):
            percent += row[band]
        row[Measure.PERCENT_MONTHS] = percent


@compiled
def complete_hours(places: Any, posts: Any, hours: Any) -> None:
    """The month's percents of every place; so far `hours` has who is absent as available, and who
    does not meet the requirement as qualified."""
    for place in range(len(places)):
        row, held = hours[place], places[place]["held"]
        row[Monthly.CONTRACTED_PERCENT] = held
        row[Monthly.AVAILABLE_PERCENT] = held - row[Monthly.AVAILABLE_PERCENT]
        row[Monthly.QUALIFIED_PERCENT] = row[Monthly.AVAILABLE_PERCENT] - row[Monthly.QUALIFIED_PERCENT]
        row[Monthly.OPEN_PERCENT] = max(posts[place]["percent"] - held, 0)


@compiled
def count_absent(person: Any, percent: Any, away: Any, programmes: Any, row: Any, hours: Any) -> Any:
    """Count someone on leave or in training; gives the percents away from work."""
    absent = percent
    row[Measure.TRAINING_HEAD_MONTHS] += person["programme"] != NONE
    if away:
        kind = person["leave_kind"]
        row[LEAVE_PERCENTS[kind]] += percent
        if kind == PARENTAL:
            hours[Monthly.PARENTAL_LEAVE_PERCENT] += percent
        elif kind == STUDY:
            hours[Monthly.STUDY_LEAVE_PERCENT] += percent
    else:
        absent = (percent * programmes[person["programme"]]["study_percent"] + 50) // 100
        row[Measure.STUDY_PERCENT_MONTHS] += absent
        hours[Monthly.STUDY_PERCENT] += absent
    hours[Monthly.AVAILABLE_PERCENT] += absent
    return absent


@compiled
def count_older(row: Any, age: Any, percent: Any, counts: Any) -> None:
    """Count someone of 55 or more, whose head may count elsewhere; the age is in months."""
    row[Measure.HEAD_MONTHS_55] += counts
    row[Measure.HEAD_MONTHS_62] += counts and age >= AGE_62
    row[Measure.PERCENT_MONTHS_60] += percent if age >= AGE_60 else 0


@compiled
def count_part_time(row: Any, percent: Any, wanted: Any, margin: Any) -> None:
    """Count a part-timer, and the wish for more."""
    row[Measure.PART_TIME_HEAD_MONTHS] += 1
    if wanted != NO_ANSWER:
        row[Measure.ANSWERED_HEAD_MONTHS] += 1
        if wanted >= percent + margin:
            row[Measure.UNWANTED_HEAD_MONTHS] += 1
            row[Measure.UNWANTED_PERCENT_MONTHS] += wanted - percent


@compiled
def band_of(bands: Any, served: Any) -> Any:
    """The column of the pay seniority reached after so many months."""
    band = len(bands) - 1
    while bands[band] > served:
        band -= 1
    return BANDS + band
