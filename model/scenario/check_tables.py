"""Checks inside and between the tables: people, ages, pay, absence, population, accounts."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from model.errors import Problem, unknown_name
from model.scenario.check_ages import age_faults
from model.scenario.check_cover import cover_faults
from model.scenario.check_people import people_faults
from model.scenario.check_staff import staff_faults
from model.scenario.check_training import holder_faults
from model.scenario.facts import Facts, names_in
from model.scenario.schema.tables import COST_ITEMS, TRAINING_ITEMS

MAY_BE_EMPTY = ("cover", "population", "smaller_fractions", "parental_leave", "competences")
_BY_POPULATION = ("users", "granted_hours", "kindergarten_norm", "school_norm")


def table_faults(facts: Facts) -> list[Problem]:
    """Every fault in the tables that could be read; empty tables are told of once."""
    problems = []
    filled: dict[str, pd.DataFrame] = {}
    for table, frame in facts.frames.items():
        if frame.empty and table not in MAY_BE_EMPTY:
            listed = ", ".join(frame.columns)
            remedy = "fill in the file, one row for each entry, below the header"
            problems.append(
                Problem(facts.file(table), "no rows below the header", f"at least one row of {listed}", remedy)
            )
        else:
            filled[table] = frame
    facts = Facts(facts.document, filled, facts.rules)
    checks: tuple[Callable[[Facts], list[Problem]], ...] = (
        staff_faults,
        age_faults,
        _absence,
        _pay,
        _population,
        people_faults,
        _accounts,
        _functions,
        cover_faults,
        holder_faults,
    )
    return problems + [problem for check in checks for problem in check(facts)]


def repeated(facts: Facts, table: str, keys: list[str]) -> list[Problem]:
    """Rows whose keys stand in an earlier row too."""
    frame = facts.frames[table]
    problems = []
    again = frame.index[frame.duplicated(keys)]
    for row in again[:20]:
        same = frame.index[(frame[keys] == frame.loc[row, keys]).all(axis=1)]
        found = " ".join(str(frame[key].iloc[row]) for key in keys) + f" again, first in row {int(same[0]) + 2}"
        where = facts.cell(table, int(row), keys[0])
        problems.append(Problem(where, found, f"each {', '.join(keys)} once", "delete or correct one of the rows"))
    return problems


def _absence(facts: Facts) -> list[Problem]:
    if "absence" not in facts.frames:
        return []
    frame, problems = facts.frames["absence"], repeated(facts, "absence", ["group", "month"])
    for group in facts.block("groups"):
        missing = sorted(set(range(1, 13)) - set(frame.loc[frame["group"] == group, "month"]))
        if missing:
            found = f"no row for group {group}, month {', '.join(map(str, missing))}"
            remedy = f"add {len(missing)} rows for {group}"
            problems.append(Problem(facts.file("absence"), found, "a row for each group and month", remedy))
    return problems


def _pay(facts: Facts) -> list[Problem]:
    if "pay" not in facts.frames:
        return []
    frame, problems = facts.frames["pay"], repeated(facts, "pay", ["pay_ladder", "seniority_years_from"])
    for ladder, rows in frame.groupby("pay_ladder", sort=True):
        first = int(rows["seniority_years_from"].min())
        if first > 0:
            where = facts.cell("pay", int(rows.index[0]), "seniority_years_from")
            found = f"the ladder “{ladder}” begins at seniority {first}"
            problems.append(Problem(where, found, "a row with seniority 0 for each ladder", "add the row"))
    return problems


def _population(facts: Facts) -> list[Problem]:
    if "population" not in facts.frames or not facts.years:
        return []
    frame, file = facts.frames["population"], facts.file("population")
    needed = any(rule in _BY_POPULATION for _, rule in names_in(facts.data, "units.*.need.*.rule"))
    if frame.empty:
        found, remedy = "no rows, but units whose need follows the population", "fill in the projection"
        return [Problem(file, found, "inhabitants by age and year", remedy)] if needed else []
    problems = repeated(facts, "population", ["year", "age_from"])
    first, start = int(frame["year"].min()), facts.years[0]
    if first > start:
        remedy = f"add the rows of {start}, or move period.start_year to {first}"
        problems.append(Problem(file, f"years from {first} on", f"inhabitants in {start}, the first year", remedy))
    for year, rows in frame.groupby("year", sort=True):
        ordered = rows.sort_values("age_from", kind="stable")
        swapped = ordered.index[ordered["age_from"] > ordered["age_to"]]
        overlaps = ordered.index[
            ordered["age_from"].gt(0) & (ordered["age_from"] <= ordered["age_to"].shift(fill_value=-1))
        ]
        for row in swapped.union(overlaps)[:5]:
            found = f"ages {frame['age_from'].iloc[row]}–{frame['age_to'].iloc[row]} in {year}"
            allowed = "age ranges that begin after the last one ended"
            where = facts.cell("population", int(row), "age_from")
            problems.append(Problem(where, found, allowed, "correct the ages; nobody may be counted twice"))
    return problems


def _accounts(facts: Facts) -> list[Problem]:
    if "accounts" not in facts.frames:
        return []
    problems = repeated(facts, "accounts", ["cost_item"])
    named = set(facts.frames["accounts"]["cost_item"])
    for row, item in facts.frames["accounts"]["cost_item"].items():
        if item not in COST_ITEMS:
            where = facts.cell("accounts", int(str(row)), "cost_item")
            problems.append(unknown_name(where, "cost item", str(item), COST_ITEMS))
    for item in COST_ITEMS:
        if item not in named and (item not in TRAINING_ITEMS or facts.block("external_programmes")):
            remedy = f"add a row with cost_item {item} and the account code it is booked on"
            problems.append(Problem(facts.file("accounts"), f"no row for “{item}”", "a row for each cost item", remedy))
    return problems


def _functions(facts: Facts) -> list[Problem]:
    if "functions" not in facts.frames:
        return []
    frame, problems = facts.frames["functions"], repeated(facts, "functions", ["function", "valid_from_year"])
    used = {name for _, name in names_in(facts.data, "units.*.function")}
    for name, rows in frame.groupby("function", sort=True):
        function, first = str(name), int(rows["valid_from_year"].min())
        if function in used and facts.years and first > facts.years[0]:
            where = facts.cell("functions", int(rows.index[0]), "valid_from_year")
            found = f"“{function}” valid from {first}"
            allowed = f"a code valid in {facts.years[0]}, the first year"
            problems.append(Problem(where, found, allowed, "add the code that held before"))
    return problems
