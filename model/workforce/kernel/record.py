"""The kernel's last step of the month: what stands now is written down, and the few who change monthly are counted."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from model.workforce.kernel.compiler import compiled
from model.workforce.kernel.counting import count_head
from model.workforce.kernel.facts import COMES
from model.workforce.kernel.town import LISTS, RINGED, STUDENTS
from model.workforce.rules.concerns import NONE
from model.workforce.rules.targets import FULL_PERCENT
from model.workforce.tallies import COURSE, STAYED, Measure, Monthly

STUDIED = COURSE["student_months"]


class Counted(NamedTuple):
    """Where a month is counted: `stock` [cell], the year's `sums` [cell, …], `hours` [place, …]."""

    stock: Any
    sums: Any
    hours: Any


@compiled
def record(town: Any, programmes: Any, courses: Any, posts: Any, counted: Counted, month: Any) -> None:
    """Count the month's end, after everything else has happened; students in `courses` [U, N, …]."""
    cells, stock = town.ledger.cells, counted.stock
    for cell in range(len(cells)):
        stock[cell] = cells[cell]["heads"]
    count_several(town, counted, month)
    count_students(town, programmes, courses, counted, month)
    complete_hours(town.places, posts, counted.hours)


@compiled
def count_several(town: Any, counted: Counted, month: Any) -> None:
    """Count the heads of those with several employments."""
    base = town.ledger.base
    for spot in range(town.size[LISTS + RINGED]):
        row = town.lists[RINGED, spot]
        if town.asides[row]["left"] != STAYED:
            continue
        whole = whole_of_head(town.people, town.asides, row)
        if whole == NONE:
            continue
        person = town.people[row]
        age = base.first_month + month - np.int64(person["birth"])
        sums = counted.sums[person["place"] * base.groups + person["group"]]
        count_head(person, sums, whole, (COMES, age), base.margin)
        if whole < FULL_PERCENT and not person["away"]:
            counted.hours[person["place"], Monthly.FREE_PERCENT] += 100 - whole


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
def count_students(town: Any, programmes: Any, courses: Any, counted: Counted, month: Any) -> None:
    """Count who is in training, and the percents that those at work spend on it."""
    places, base, meets = town.places, town.ledger.base, town.ledger.meets
    for spot in range(town.size[LISTS + STUDENTS]):
        person = town.people[town.lists[STUDENTS, spot]]
        if person["programme"] == NONE:
            continue
        programme, place = programmes[person["programme"]], places[person["place"]]
        row, hours = counted.sums[person["place"] * base.groups + person["group"]], counted.hours[person["place"]]
        courses[place["unit"], programme["number"], STUDIED] += 1
        row[Measure.TRAINING_HEAD_MONTHS] += 1
        if person["away"]:
            continue
        absent = (person["percent"] * programme["study_percent"] + 50) // 100
        row[Measure.STUDY_PERCENT_MONTHS] += absent
        hours[Monthly.STUDY_PERCENT] += absent
        if not meets[place["group"], person["group"]]:
            hours[Monthly.QUALIFIED_PERCENT] += absent


@compiled
def complete_hours(places: Any, posts: Any, hours: Any) -> None:
    """The month's percents of every place; so far `hours` has those of students, as qualified what they study without
    meeting the requirement, and what part-timers with several employments leave free."""
    for number in range(len(places)):
        row, place = hours[number], places[number]
        held, available = place["held"], place["held"] - place["absent"] - row[Monthly.STUDY_PERCENT]
        row[Monthly.CONTRACTED_PERCENT], row[Monthly.AVAILABLE_PERCENT] = held, available
        row[Monthly.QUALIFIED_PERCENT] += available - place["unqualified"]
        row[Monthly.PARENTAL_LEAVE_PERCENT] = place["parental"]
        row[Monthly.STUDY_LEAVE_PERCENT] = place["study_leave"]
        row[Monthly.FREE_PERCENT] += place["free"]
        row[Monthly.OPEN_PERCENT] = max(posts[number]["percent"] - held, 0)
