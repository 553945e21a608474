"""Who is there, counted when it changes instead of every month.

A person's part of the yearly sums is counted ahead, to the end of the year: when something about the person changes,
the months that are left are taken out as they were and put back as they are. In every January all are counted for
the whole year. Places and cells keep what stands now. Who has several employments is left out where it is heads that
count: whose head counts where depends on the others, so the month's record sees to them.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from model.workforce.kernel.compiler import compiled, inlined, making
from model.workforce.kernel.facts import COMES, GOES
from model.workforce.rules.absence import PARENTAL, STUDY
from model.workforce.rules.concerns import NONE
from model.workforce.rules.months import MONTHS_A_YEAR
from model.workforce.rules.register import NO_ANSWER
from model.workforce.rules.targets import FULL_PERCENT
from model.workforce.tallies import Measure

BANDS = len(Measure)
ELDERS = tuple(years * MONTHS_A_YEAR for years in (55, 60, 62))
OF_55, OF_60, OF_62 = range(1, 1 + len(ELDERS))
"""What `elder` says of somebody who has reached the age; 0 who has not."""

LEAVE_PERCENTS = tuple(int(Measure[f"{kind}_PERCENT_MONTHS"]) for kind in ("LEAVE", "PARENTAL", "STUDY_LEAVE"))

CELL = np.dtype([("heads", np.int64), ("away", np.int64)])
"""Employments in a cell now, and how many of them are on leave."""


class Ledger(NamedTuple):
    """`years` [Y, cell, …] the yearly sums, `cells` [cell], `holders` [U, C] heads that hold a competence at the level
    that `counts_from` [C]; who meets what [post group, held group]; steps of pay seniority in months."""

    years: Any
    cells: Any
    holders: Any
    counts_from: Any
    meets: Any
    bands: Any
    base: Any


@making
def new_ledger(facts: Any, years: Any) -> Any:
    """Nobody is counted yet; `years` will be filled."""
    study, cells = facts.study, np.zeros(years.shape[1], CELL)
    holders = np.zeros((facts.base.units, len(study.counts_from)), np.int64)
    return Ledger(years, cells, holders, study.counts_from, facts.meets, facts.bands, facts.base)


@inlined
def take_out(town: Any, row: Any, month: Any) -> None:
    """Before something about a person changes: the work so far becomes experience, and the rest of the year and what
    stands now are counted without the person."""
    person = town.people[row]
    gather_experience(person, month)
    change(town, person, GOES, month)


@inlined
def put_back(town: Any, row: Any, month: Any) -> None:
    """After the change, or on somebody's first day: count what is now."""
    change(town, town.people[row], COMES, month)


@inlined
def change(town: Any, person: Any, sign: Any, month: Any) -> None:
    """Count a person in (sign 1) or out (−1) from this month on."""
    ledger, place = town.ledger, town.places[person["place"]]
    cell = person["place"] * ledger.base.groups + person["group"]
    count_now(person, place, ledger.cells[cell], ledger.meets[place["group"], person["group"]], sign)
    year, left = month // MONTHS_A_YEAR, MONTHS_A_YEAR - month % MONTHS_A_YEAR
    count_ahead(person, ledger.years[year, cell], sign, left, (ledger.base, month))


@inlined
def gather_experience(person: Any, month: Any) -> None:
    """What was worked before this month becomes experience."""
    if not person["away"]:
        person["experience"] += np.int64(person["percent"]) * (month - np.int64(person["worked_to"]))
    person["worked_to"] = month


@compiled
def count_now(person: Any, place: Any, cell: Any, meets: Any, sign: Any) -> None:
    """What stands now of a person in a place and a cell."""
    percent = sign * np.int64(person["percent"])
    cell["heads"] += sign
    if person["away"]:
        cell["away"] += sign
        place["absent"] += percent
        if person["leave_kind"] == PARENTAL:
            place["parental"] += percent
        elif person["leave_kind"] == STUDY:
            place["study_leave"] += percent
        return
    if not meets:
        place["unqualified"] += percent
    if person["ring"] == NONE and person["percent"] < FULL_PERCENT:
        place["free"] += sign * 100 - percent


@compiled
def count_ahead(person: Any, row: Any, sign: Any, left: Any, when: Any) -> None:
    """A person's part of a cell's yearly sums for the months `left` of the year; `when` is now."""
    (base, month), months, percent = when, sign * left, np.int64(person["percent"])
    row[Measure.EMPLOYMENT_MONTHS] += months
    row[BANDS + person["pay_band"]] += months * percent
    if person["elder"] >= OF_60:
        row[Measure.PERCENT_MONTHS_60] += months * percent
    if person["away"]:
        row[LEAVE_PERCENTS[person["leave_kind"]]] += months * percent
    if person["ring"] == NONE:
        age = base.first_month + month - np.int64(person["birth"])
        count_head(person, row, percent, (months, sign * (left * age + left * (left - 1) // 2)), base.margin)


@compiled
def count_head(person: Any, row: Any, whole: Any, spent: Any, margin: Any) -> None:
    """Count the head of somebody whose positions come to `whole` percent; `spent` are months, and the sum of the
    person's ages in them, in months."""
    months, ages = spent
    row[Measure.HEAD_MONTHS] += months
    row[Measure.AGE_MONTH_SUM] += ages
    if person["elder"] >= OF_55:
        row[Measure.HEAD_MONTHS_55] += months
    if person["elder"] >= OF_62:
        row[Measure.HEAD_MONTHS_62] += months
    if whole < FULL_PERCENT:
        row[Measure.PART_TIME_HEAD_MONTHS] += months
        percent, wanted = np.int64(person["percent"]), np.int64(person["wanted"])
        if wanted != NO_ANSWER:
            row[Measure.ANSWERED_HEAD_MONTHS] += months
            if wanted >= percent + margin:
                row[Measure.UNWANTED_HEAD_MONTHS] += months
                row[Measure.UNWANTED_PERCENT_MONTHS] += months * (wanted - percent)


@inlined
def stage_of(person: Any, ledger: Any, month: Any) -> Any:
    """The step of pay seniority and the age that somebody is counted with this month, and the first month in which the
    step may be another."""
    bands, served = ledger.bands, month - np.int64(person["hired"])
    band = len(bands) - 1
    while bands[band] > served:
        band -= 1
    until = person["hired"] + bands[band + 1] if band + 1 < len(bands) else ledger.base.months
    lived, elder = ledger.base.first_month + month - person["birth"], 0
    while elder < len(ELDERS) and lived >= ELDERS[elder]:
        elder += 1
    return band, elder, until


@compiled
def begin_count(town: Any, row: Any, month: Any) -> None:
    """The first day: count somebody who has just begun, or was there before the horizon."""
    person = town.people[row]
    person["worked_to"] = month
    person["pay_band"], person["elder"], _ = stage_of(person, town.ledger, month)
    put_back(town, row, month)
    town.due[row] = month


@compiled
def complete_years(years: Any) -> None:
    """The yearly sums that follow from the others."""
    for year in range(len(years)):
        for cell in range(years.shape[1]):
            row = years[year, cell]
            if row[Measure.EMPLOYMENT_MONTHS] > 0:
                row[Measure.FULL_TIME_HEAD_MONTHS] = row[Measure.HEAD_MONTHS] - row[Measure.PART_TIME_HEAD_MONTHS]
                percent = 0
                for band in range(BANDS, len(row)):
                    percent += row[band]
                row[Measure.PERCENT_MONTHS] = percent
