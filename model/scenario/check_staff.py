"""Checks on the staff register: each person once in a unit, at most one full position, of working age."""

from __future__ import annotations

import datetime

import pandas as pd

from model.errors import Problem
from model.scenario.facts import Facts

YOUNGEST, OLDEST = 15, 75
TOLD = 50
MADE_PERSON = r"[a-z0-9_]+:(?:hourly:)?[a-z0-9_]+:\d{4}-\d{2}:\d+"


def staff_faults(facts: Facts) -> list[Problem]:
    """Every fault in the staff register, at most 50 of each kind."""
    if "staff" not in facts.frames:
        return []
    identities = _national_identities(facts)
    if identities:
        return identities
    found = [*_twice_in_unit(facts), *_more_than_full(facts), *_ages(facts), *_years_of_work(facts)]
    return [*found, *_two_births(facts), *_two_sexes(facts), *_like_recruits(facts), *_pool_units(facts)]


def _national_identities(facts: Facts) -> list[Problem]:
    """Ids of 11 digits; the numbers themselves are never repeated in a message."""
    ids = facts.frames["staff"]["person_id"]
    rows = ids.index[ids.str.fullmatch(r"\s*[0-9]{6}[ -]?[0-9]{5}\s*")]
    if rows.empty:
        return []
    found = f"11 digits, like a national identity number, in {len(rows)} rows"
    remedy = "put a made-up id in its place for each person, such as p0001, and keep the key elsewhere"
    return [Problem(facts.cell("staff", int(rows[0]), "person_id"), found, "an id that identifies nobody", remedy)]


def ages_on(staff: pd.DataFrame, date: datetime.date) -> pd.Series[int]:
    """Whole years of age of each employee on a date; a birthday counts from the first of its month."""
    had_birthday = (staff["birth_month"] <= date.month).astype("int64")
    return date.year - staff["birth_year"] - 1 + had_birthday


def _twice_in_unit(facts: Facts) -> list[Problem]:
    staff = facts.frames["staff"]
    first = staff.groupby(["person_id", "unit"], sort=False)["fraction"].transform(lambda rows: rows.index[0])
    problems = []
    for row in staff.index[staff.duplicated(["person_id", "unit"])][:TOLD]:
        found = (
            f"“{staff['person_id'].iloc[row]}” again in {staff['unit'].iloc[row]}, first in row {int(first[row]) + 2}"
        )
        remedy = "join the rows into one with the whole fraction, or correct the id"
        problems.append(Problem(facts.cell("staff", row, "person_id"), found, "each person once in a unit", remedy))
    return problems


def _more_than_full(facts: Facts) -> list[Problem]:
    staff = facts.frames["staff"]
    paid = staff[staff["contract"] != "hourly"]
    sums = paid.groupby("person_id")["fraction"].sum()
    over = paid[paid["person_id"].isin(sums.index[sums > 1 + 1e-9])]
    problems = []
    for person, rows in list(over.groupby("person_id", sort=True))[:TOLD]:
        listed = ", ".join(str(int(row) + 2) for row in rows.index)
        found = f"{sums[person] * 100:g} % for “{person}” in rows {listed}"
        remedy = "correct the fractions; extra work beyond 100 % is no position"
        where = facts.cell("staff", int(rows.index[0]), "fraction")
        problems.append(Problem(where, found, "at most 100 % for one person, hourly contracts apart", remedy))
    return problems


def _ages(facts: Facts) -> list[Problem]:
    staff, date = facts.frames["staff"], _snapshot(facts)
    if date is None:
        return []
    ages = ages_on(staff, date)
    problems = []
    for row in staff.index[(ages < YOUNGEST) | (ages > OLDEST)][:TOLD]:
        found = f"born {staff['birth_year'].iloc[row]}-{staff['birth_month'].iloc[row]:02d}, aged {ages[row]} on {date}"
        allowed = f"ages from {YOUNGEST} to {OLDEST} on the snapshot date"
        problems.append(Problem(facts.cell("staff", row, "birth_year"), found, allowed, "correct the year of birth"))
    return problems


def _years_of_work(facts: Facts) -> list[Problem]:
    """More years of work than a person can have had since the youngest age."""
    staff, date = facts.frames["staff"], _snapshot(facts)
    if date is None:
        return []
    ages = ages_on(staff, date)
    problems = []
    for column in (name for name in ("seniority_years", "tenure_years") if name in staff):
        # a person too young to work has that fault alone
        over = staff.index[(staff[column].fillna(0) > ages - YOUNGEST) & (ages >= YOUNGEST)]
        for row in over[:TOLD]:
            found = f"{staff[column].iloc[row]:g} years, of a person aged {ages[row]} on {date}"
            allowed = f"at most {ages[row] - YOUNGEST} years, counted from the age of {YOUNGEST}"
            remedy = "correct the years, or the year of birth"
            problems.append(Problem(facts.cell("staff", int(row), column), found, allowed, remedy))
    return problems


def _snapshot(facts: Facts) -> datetime.date | None:
    """The register's date, None when it is at fault."""
    try:
        return datetime.date.fromisoformat(str(facts.data.get("snapshot")))
    except ValueError:
        return None


def _two_births(facts: Facts) -> list[Problem]:
    staff = facts.frames["staff"]
    born = staff["birth_year"] * 12 + staff["birth_month"]
    spread = born.groupby(staff["person_id"]).agg(["min", "max"])
    problems = []
    for person in sorted(spread.index[spread["min"] != spread["max"]])[:TOLD]:
        first, rows = _rows_of(staff, person)
        found = f"two dates of birth for “{person}”, rows {rows}"
        remedy = "correct the birth, or give the two people an id each"
        problems.append(Problem(facts.cell("staff", first, "birth_year"), found, "one birth a person", remedy))
    return problems


def _rows_of(staff: pd.DataFrame, person: str) -> tuple[int, str]:
    """A person's first row, and all of them as the file counts them."""
    rows = [int(row) for row in staff.index[staff["person_id"] == person]]
    return rows[0], ", ".join(str(row + 2) for row in rows)


def _two_sexes(facts: Facts) -> list[Problem]:
    staff = facts.frames["staff"]
    if "sex" not in staff:
        return []
    told = staff[staff["sex"].isin(["f", "m"])]
    counts = told.groupby("person_id")["sex"].nunique()
    problems = []
    for person in sorted(counts.index[counts > 1])[:TOLD]:
        first, rows = _rows_of(told, person)
        found = f"both f and m for “{person}”, rows {rows}"
        remedy = "correct the sex, or give the two people an id each"
        problems.append(Problem(facts.cell("staff", first, "sex"), found, "one sex a person, or none", remedy))
    return problems


def _like_recruits(facts: Facts) -> list[Problem]:
    """Ids that name a recruit of the simulation: whose career is asked for could not be told."""
    ids = facts.frames["staff"]["person_id"]
    rows = ids.index[ids.str.fullmatch(MADE_PERSON)]
    return [
        Problem(
            facts.cell("staff", int(row), "person_id"),
            f"“{ids.iloc[row]}”, the form of a simulated recruit's name",
            "an id without colons",
            "change the id",
        )
        for row in rows[:TOLD]
    ]


def _pool_units(facts: Facts) -> list[Problem]:
    """A post cannot require a group that the pool does not employ."""
    staff, problems = facts.frames["staff"], []
    for pool in facts.block("pools").values():
        if not isinstance(pool, dict) or not isinstance(pool.get("groups"), (list, tuple)):
            continue
        if not isinstance(pool.get("unit"), str):
            continue
        employed = [str(name) for name in pool["groups"]]
        strange = staff[(staff["unit"] == pool.get("unit")) & ~staff["post_group"].isin(employed)]
        for group, rows in strange.groupby("post_group", sort=True):
            found = f"“{group}” in the pool unit {pool.get('unit')}"
            allowed = f"the pool's own groups: {', '.join(employed)}"
            where = facts.cell("staff", int(rows.index[0]), "post_group")
            problems.append(Problem(where, found, allowed, "move the post, or add the group to the pool"))
    return problems
