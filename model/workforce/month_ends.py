"""Who is there at month ends, counted finer than the engines count: ages in bands, and who waits for a course.

The readable engine is played once and looked at, so these are the same people, with the same luck, as in a run with
the same seed; about a second for each replication of a municipality with a thousand employees.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.workforce.processes.engine import simulate_replication
from model.workforce.processes.people import Town
from model.workforce.processes.record import as_heads
from model.workforce.rules.concerns import NONE
from model.workforce.rules.months import MONTHS_A_YEAR, calendar_month, year_of_month
from model.workforce.rules.rates import Rulebook

AGE_BANDS = (15, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70)
"""The youngest age of each band; the first is ten years wide, the last is open."""

AGE_COLUMNS = ["replication", "year", "unit", "group", "age_from", "heads"]
WAITING_COLUMNS = ["replication", "year", "month", "unit", "programme", "waiting", "studying"]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class MonthEnds:
    """One or more replications, seen at month ends; rows of zeros are left out.

    - `ages[replication, year, unit, group, age_from, heads]`: monthly-paid people at the end of December by held
      competence group and by the first age of a band of `AGE_BANDS`; year ``start − 1`` is the register on the first
      day. Who has several positions is one head, where the largest of them is.
    - `waiting[replication, year, month, unit, programme, waiting, studying]`: employees who wait for a seat, and who
      study, at each month's end.
    """

    ages: pd.DataFrame
    waiting: pd.DataFrame


def month_ends(rules: Rulebook, seed: int, replication: int) -> MonthEnds:
    """Play one replication and look at its month ends; `seed` and `replication` as in :func:`simulate`."""
    ages, waiting = [_first_day(rules)], []

    def look(town: Town, month: int) -> None:
        waiting.append(_waiting(town))
        if calendar_month(month) == MONTHS_A_YEAR:
            ages.append(_ages(town, month))

    simulate_replication(rules, seed, replication, watcher=look)
    return MonthEnds(_age_frame(rules, replication, ages), _waiting_frame(rules, replication, waiting))


def _first_day(rules: Rulebook) -> Ints:
    """Heads [unit, group, band] of the register on the first day."""
    staff = rules.register
    rows = np.arange(len(staff.key))
    largest = np.lexsort((rows, -staff.percent, staff.head))
    first = largest[np.unique(staff.head[largest], return_index=True)[1]]
    age = rules.start_year * MONTHS_A_YEAR - staff.birth[first]
    return _counted(rules, rules.places.unit[staff.place[first]], staff.group[first], age)


def _ages(town: Town, month: int) -> Ints:
    people, rows = town.people, town.people.rows
    rows = rows[as_heads(town, rows)[0]]
    age = town.rules.start_year * MONTHS_A_YEAR + month - people.birth[rows]
    return _counted(town.rules, town.unit[people.place[rows]], people.group[rows], age)


def _counted(rules: Rulebook, unit: Ints, group: Ints, age_months: Ints) -> Ints:
    """Heads [unit, group, band]; `age_months` is the age in months."""
    band = np.searchsorted(AGE_BANDS, age_months // MONTHS_A_YEAR, side="right") - 1
    heads = np.zeros((len(rules.places.units), len(rules.places.groups), len(AGE_BANDS)), dtype=np.int64)
    np.add.at(heads, (unit, group, np.maximum(band, 0)), 1)
    return heads


def _waiting(town: Town) -> Ints:
    """Employees [unit, programme, waiting or studying]."""
    people, rows = town.people, town.people.rows
    found = np.zeros((len(town.rules.places.units), len(town.rules.training.names), 2), dtype=np.int64)
    for place, programme in enumerate((people.queued[rows], people.programme[rows])):
        there = programme != NONE
        np.add.at(found, (town.unit[people.place[rows[there]]], programme[there], place), 1)
    return found


def _age_frame(rules: Rulebook, replication: int, ages: list[Ints]) -> pd.DataFrame:
    counts = np.stack(ages)
    year, unit, group, band = np.nonzero(counts)
    places = rules.places
    columns = {
        "replication": np.full(len(year), replication, dtype=np.int16),
        "year": rules.start_year - 1 + year,
        "unit": np.array(places.units, dtype=object)[unit],
        "group": np.array(places.groups, dtype=object)[group],
        "age_from": np.array(AGE_BANDS)[band],
        "heads": counts[year, unit, group, band],
    }
    return pd.DataFrame(columns, columns=AGE_COLUMNS).astype({"unit": "str", "group": "str"})


def _waiting_frame(rules: Rulebook, replication: int, waiting: list[Ints]) -> pd.DataFrame:
    counts = np.stack(waiting)
    month, unit, programme = np.nonzero(counts.any(axis=3))
    columns = {
        "replication": np.full(len(month), replication, dtype=np.int16),
        "year": [year_of_month(rules.start_year, int(one)) for one in month],
        "month": [calendar_month(int(one)) for one in month],
        "unit": np.array(rules.places.units, dtype=object)[unit],
        "programme": np.array(rules.training.names, dtype=object)[programme],
        "waiting": counts[month, unit, programme, 0],
        "studying": counts[month, unit, programme, 1],
    }
    return pd.DataFrame(columns, columns=WAITING_COLUMNS).astype({"unit": "str", "programme": "str"})


__all__ = ["AGE_BANDS", "MonthEnds", "month_ends"]
