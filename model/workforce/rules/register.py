"""The staff on the first day, as arrays in a fixed order (by person, unit, post group, group)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.errors import InputError, Problem
from model.randomness import Keys, key_of
from model.scenario.schema import Scenario
from model.workforce.rules.cumulative import Floats, weights_table
from model.workforce.rules.months import MONTHS_A_YEAR
from model.workforce.rules.targets import FULL_PERCENT, Places

Ints = NDArray[np.int64]

NO_ANSWER = -1
YOUNGEST, OLDEST = 15, 75
SEX_NUMBERS = {"f": 1, "m": 2}


@dataclass(frozen=True)
class Register:
    """One entry a person with monthly pay.

    `percent`, `wanted` are hundredths of a position (wanted −1 = did not answer); `birth` is the
    calendar month of birth counted as year × 12 + month − 1; `seniority` months of pay seniority and
    `experience` worked percent-months, both on the first day. `tenure` months with the employer: where the
    register does not tell, the pay seniority stands in for it. `sex` as numbered in the exit rules. A person in
    several rows is one `head`: the number of that person's first entry.
    """

    person: tuple[str, ...]
    key: Keys
    place: Ints
    group: Ints
    percent: Ints
    wanted: Ints
    birth: Ints
    seniority: Ints
    experience: Ints
    tenure: Ints
    temporary: Ints
    sex: Ints
    head: Ints


def monthly_paid(scenario: Scenario) -> pd.DataFrame:
    """The staff register without hourly contracts, in fixed order."""
    staff = scenario.frame("staff")
    staff = staff[staff["contract"] != "hourly"]
    order = ["person_id", "unit", "post_group", "group", "birth_year", "birth_month", "fraction"]
    return staff.sort_values(order, kind="stable").reset_index(drop=True)


def hundredths(fractions: pd.Series) -> Ints:
    """Position fractions in percent, rounded; an empty one is −1."""
    return np.asarray(np.rint(fractions.astype(float).fillna(NO_ANSWER / 100) * 100).astype(np.int64))


def compile_register(scenario: Scenario, staff: pd.DataFrame, places: Places) -> Register:
    """The register's arrays; a person outside 15–75 years is refused."""
    birth = staff["birth_year"].to_numpy(np.int64) * MONTHS_A_YEAR + staff["birth_month"].to_numpy(np.int64) - 1
    age = (scenario.period.start_year * MONTHS_A_YEAR - birth) // MONTHS_A_YEAR
    wrong = np.flatnonzero((age < YOUNGEST) | (age > OLDEST))
    if len(wrong):
        remedy = "correct the birth year or take the person out"
        raise InputError(
            Problem(f"staff, {staff['person_id'].iloc[n]}", f"{age[n]} years old", f"{YOUNGEST}–{OLDEST} years", remedy)
            for n in wrong[:20]
        )
    number = {(int(u), int(g)): n for n, (u, g) in enumerate(zip(places.unit, places.group, strict=True))}
    unit, group = ({name: n for n, name in enumerate(names)} for names in (places.units, places.groups))
    percent = hundredths(staff["fraction"])
    seniority = staff["seniority_years"].to_numpy(np.int64) * MONTHS_A_YEAR
    return Register(
        person=tuple(staff["person_id"]),
        key=np.array([key_of(person) for person in staff["person_id"]], dtype=np.uint64),
        place=np.array(
            [number[unit[u], group[g]] for u, g in zip(staff["unit"], staff["post_group"], strict=True)], dtype=np.int64
        ),
        group=np.array([group[g] for g in staff["group"]], dtype=np.int64),
        percent=percent,
        wanted=hundredths(staff["wanted_fraction"]),
        birth=birth,
        seniority=seniority,
        experience=seniority * percent,
        tenure=_tenure(staff),
        temporary=np.array(staff["contract"] == "temporary", dtype=np.int64),
        sex=np.array(staff["sex"].map(SEX_NUMBERS).fillna(0), dtype=np.int64),
        head=_first_entries(staff["person_id"]),
    )


def _first_entries(person: pd.Series) -> Ints:
    """For each entry the number of the same person's first one."""
    codes, people = pd.factorize(person)
    first = np.full(len(people), len(codes), dtype=np.int64)
    np.minimum.at(first, codes, np.arange(len(codes)))
    return np.asarray(first[codes])


def _tenure(staff: pd.DataFrame) -> Ints:
    """Months with the employer; the pay seniority where the register does not tell."""
    told = staff["tenure_years"].astype(float)
    years = told.where(told.notna(), staff["seniority_years"].astype(float))
    return np.asarray(np.rint(years * MONTHS_A_YEAR).astype(np.int64))


def wanted_increments(register: Register, groups: int) -> Floats:
    """Cumulative tables [group, 102] of how much more a part-time recruit wants.

    Entry 0 is “no answer”, entry 1 + k is k percent more. Recruits answer as the part-timers of
    their group in the register do, or as all part-timers where the group has none.
    """
    part_time = register.percent < FULL_PERCENT
    answered = np.maximum(register.wanted - register.percent, 0) + 1
    entry = np.where(register.wanted == NO_ANSWER, 0, answered)
    everyone = np.bincount(entry[part_time], minlength=102).astype(float)
    if not everyone.any():
        everyone[0] = 1.0
    tables = []
    for group in range(groups):
        own = np.bincount(entry[part_time & (register.group == group)], minlength=102).astype(float)
        tables.append(weights_table(own if own.any() else everyone))
    return np.array(tables)
