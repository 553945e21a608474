"""Inhabitants of an age range in a year, from the population table's own bands and years."""

from __future__ import annotations

import pandas as pd

from model.errors import InputError, Problem


def inhabitants(population: pd.DataFrame, age_from: int, age_to: int, year: int) -> float:
    """Persons aged `age_from` to `age_to` (both included) in `year`.

    Between the table's years the count follows a straight line; before the first and after the last
    year it is held. A band that only partly lies in the age range gives an equal share for each year
    of age, because the table knows no more than its bands.

    Parameters
    ----------
    population : the scenario's population table (year, age_from, age_to, persons).

    Raises
    ------
    InputError : an age in the range is missing from the table, or stands in two bands of one year.
    """
    years = sorted(int(found) for found in population["year"].unique())
    if not years:
        raise InputError(_problem("no rows", "at least one year", "fill in the population table"))
    left = max((found for found in years if found <= year), default=years[0])
    right = min((found for found in years if found >= year), default=years[-1])
    first = _in_table_year(population, age_from, age_to, left)
    if left == right:
        return first
    last = _in_table_year(population, age_from, age_to, right)
    return first + (last - first) * (year - left) / (right - left)


def _in_table_year(population: pd.DataFrame, age_from: int, age_to: int, year: int) -> float:
    rows = population[population["year"] == year].sort_values(["age_from", "age_to"])
    total, next_age = 0.0, age_from
    for low, high, persons in zip(rows["age_from"], rows["age_to"], rows["persons"], strict=True):
        first, last = max(int(low), age_from), min(int(high), age_to)
        if first > last:
            continue
        if first != next_age:
            raise InputError(_broken(year, next_age, first))
        total += float(persons) * (last - first + 1) / (int(high) - int(low) + 1)
        next_age = last + 1
    if next_age <= age_to:
        raise InputError(_broken(year, next_age, age_to + 1))
    return total


def _broken(year: int, expected: int, found: int) -> Problem:
    if found < expected:
        return _problem(f"age {found} stands in two bands in {year}", "one band for each age", "remove the overlap")
    missing = f"no band for ages {expected}–{found - 1} in {year}"
    return _problem(missing, "every age that a need rule asks for", "add the missing age band")


def _problem(found: str, allowed: str, remedy: str) -> Problem:
    return Problem("population.csv", found, allowed, remedy)
