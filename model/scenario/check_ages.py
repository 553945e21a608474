"""Checks on the tables by age: no gap, no overlap, and somebody for every group."""

from __future__ import annotations

import numpy as np
import pandas as pd

from model.errors import Problem
from model.scenario.facts import Facts

OLDEST = 75


def age_faults(facts: Facts) -> list[Problem]:
    """Faults in the retirement curves, the ages of recruits and the factors by age."""
    problems = []
    if "retirement" in facts.frames:
        problems += _retirement(facts) + _every_group(facts, "retirement")
    if "hire_ages" in facts.frames:
        problems += _hire_ages(facts) + _every_group(facts, "hire_ages")
    for table in ("leave_ages", "quit_ages", "disability_ages"):
        if table in facts.frames:
            problems += _every_age(facts, table)
    for table in ("smaller_fractions", "parental_leave"):
        if table in facts.frames:
            problems += _ranges(facts, table, facts.frames[table], "")
    return problems + _tenure(facts)


def _tenure(facts: Facts) -> list[Problem]:
    """Every year of tenure has one factor: rows begin at 0, each year once."""
    if "quit_tenure" not in facts.frames:
        return []
    years = facts.frames["quit_tenure"]["tenure_years_from"]
    problems = []
    for row in np.flatnonzero(years.duplicated()).tolist():
        where = facts.cell("quit_tenure", row, "tenure_years_from")
        problems.append(Problem(where, f"{years.iloc[row]} years twice", "each year once", "delete one of the rows"))
    if years.min() > 0:
        where = facts.cell("quit_tenure", int(years.to_numpy().argmin()), "tenure_years_from")
        remedy = "add the factor of new employees, from 0 years on"
        problems.append(Problem(where, f"the first row from {years.min()} years", "a row from 0 years", remedy))
    return problems


def _every_group(facts: Facts, table: str) -> list[Problem]:
    named = set(facts.frames[table]["group"])
    missing = [] if "all" in named else sorted(set(facts.block("groups")) - named)
    return [
        Problem(facts.file(table), f"no row for “{group}”", "rows for each group, or for all", f"add rows for {group}")
        for group in missing
    ]


def _retirement(facts: Facts) -> list[Problem]:
    problems = []
    for group, rows in facts.frames["retirement"].groupby("group", sort=True):
        ages = rows["age"].tolist()
        where = facts.cell("retirement", int(rows.index[0]), "age")
        for age in sorted({age for age in ages if ages.count(age) > 1}):
            found = f"age {age} twice for “{group}”"
            problems.append(Problem(where, found, "each age once", "delete one of the rows"))
        gaps = sorted(set(range(min(ages), max(ages))) - set(ages))
        if gaps:
            found = f"no row for “{group}” at age {', '.join(map(str, gaps))}"
            remedy = "add the missing ages; the chance may be 0"
            problems.append(Problem(where, found, f"every age from {min(ages)} to {max(ages)}", remedy))
        last = int(rows.index[int(rows["age"].argmax())])
        chance = float(rows["probability_annual"].iloc[rows["age"].argmax()])
        if max(ages) < OLDEST and chance < 1:
            where = facts.cell("retirement", last, "probability_annual")
            found = f"the curve of “{group}” ends at age {max(ages)} with {chance:g}"
            remedy = "end the curve with 1, or go on to age 75"
            problems.append(Problem(where, found, "a last age at which all retire, or age 75", remedy))
    return problems


def _hire_ages(facts: Facts) -> list[Problem]:
    problems = []
    for group, rows in facts.frames["hire_ages"].groupby("group", sort=True):
        problems += _ranges(facts, "hire_ages", rows, f" for “{group}”")
        if rows["weight"].sum() <= 0:
            where = facts.cell("hire_ages", int(rows.index[0]), "weight")
            problems.append(Problem(where, f"only zeros for “{group}”", "a weight above 0", "write the weights"))
    return problems


def _every_age(facts: Facts, table: str) -> list[Problem]:
    frame = facts.frames[table]
    problems = _ranges(facts, table, frame, "")
    covered = {
        age for low, high in zip(frame["age_from"], frame["age_to"], strict=True) for age in range(low, high + 1)
    }
    missing = sorted(set(range(15, OLDEST + 1)) - covered)
    if missing:
        found = f"no row for age {missing[0]}" + (f" and {len(missing) - 1} more ages" if len(missing) > 1 else "")
        remedy = "let the ranges meet, from 15 to 75; a factor may be 1"
        problems.append(Problem(facts.file(table), found, "every age from 15 to 75", remedy))
    return problems


def _ranges(facts: Facts, table: str, rows: pd.DataFrame, whose: str) -> list[Problem]:
    """Ranges that end before they begin, or that overlap the one before."""
    problems = []
    reached = -1
    for row, low, high in rows.sort_values("age_from", kind="stable")[["age_from", "age_to"]].itertuples():
        if high < low or low <= reached:
            where = facts.cell(table, int(row), "age_from")
            found = f"ages {low}–{high}{whose}"
            problems.append(Problem(where, found, "ranges that begin after the last one ended", "correct the ages"))
        reached = max(reached, high)
    return problems
