"""What depends on age: retirement, long leave and the age of recruits, as arrays over 15–75 years."""

from __future__ import annotations

import numpy as np
import pandas as pd

from model.errors import InputError, Problem
from model.scenario import kept
from model.scenario.schema import Scenario
from model.workforce.rules.cumulative import Floats, weights_table
from model.workforce.rules.months import MONTHS_A_YEAR
from model.workforce.rules.register import OLDEST, YOUNGEST
from model.workforce.rules.targets import Places

AGES = np.arange(YOUNGEST, OLDEST + 1)


def check_share(where: str, values: Floats, highest: float) -> Floats:
    """The values, if all lie from 0 to `highest`; else an InputError that names the worst."""
    if values.size and not (values.min() >= 0 and values.max() <= highest):
        worst = values.min() if values.min() < 0 else values.max()
        allowed = "0 or more" if highest == np.inf else f"0–{highest:g}"
        raise InputError(
            Problem(where, f"{worst:g} after all changes", allowed, "moderate the overlays that change it")
        )
    return values


def _rows_for(table: pd.DataFrame, name: str, group: str) -> pd.DataFrame:
    """The rows of a group, or those for all groups where it has none of its own."""
    own = table[table["group"] == group]
    rows = own if len(own) else table[table["group"] == "all"]
    if rows.empty:
        raise InputError(Problem(name, f"no rows for {group}", f"rows for {group} or all", "add them"))
    return rows


def retirement_chances(scenario: Scenario, places: Places) -> Floats:
    """Annual chance to retire [year, unit, group, age]: the age curve, shifted and scaled.

    The curve is 0 before its first age and keeps its last value after its last; between two ages, or
    with a shift that is no whole number of years, it is read on the straight line. From 75 years on
    everyone retires.
    """
    table, settings = scenario.frame("retirement"), scenario.workforce
    chances = np.zeros((len(scenario.years), len(places.units), len(places.groups), len(AGES)))
    for g, group in enumerate(places.groups):
        rows = _rows_for(table, "retirement", group).sort_values("age")
        ages, curve = rows["age"].to_numpy(float), rows["probability_annual"].to_numpy(float)
        ages, curve = np.concatenate([[ages[0] - 1], ages]), np.concatenate([[0.0], curve])
        for y, year in enumerate(scenario.years):
            shifted = np.interp(AGES - settings.retirement_shift_years.at(year), ages, curve)
            factor = np.array([settings.retirement_factor.at(year, unit) for unit in places.units])
            check_share("workforce.retirement_factor", factor, np.inf)
            chances[y, :, g, :] = np.minimum(1.0, factor[:, None] * shifted)
    chances[..., -1] = 1.0
    return chances


def age_factors(scenario: Scenario, name: str) -> Floats:
    """Factor by age on the rate of long leave (``leave_ages``) or of quitting (``quit_ages``).

    Every age must lie in exactly one row of the table `name`.
    """
    table = scenario.frame(name)
    inside = (table["age_from"].to_numpy()[:, None] <= AGES) & (table["age_to"].to_numpy()[:, None] >= AGES)
    wrong = AGES[inside.sum(axis=0) != 1]
    if len(wrong):
        found = f"age {wrong[0]} in {inside[:, wrong[0] - YOUNGEST].sum()} rows"
        remedy = "let the ranges meet without a gap or an overlap"
        raise InputError(Problem(name, found, f"each age {YOUNGEST}–{OLDEST} in one row", remedy))
    return np.asarray(table["factor"].to_numpy(float)[inside.argmax(axis=0)])


def hire_age_tables(scenario: Scenario, places: Places, oldest: int = OLDEST) -> Floats:
    """Cumulative tables [group, month of age from 15 years]; weight spreads evenly over its range, and nobody is
    older than `oldest` years."""
    name, read = f"rules of age at hire, up to {oldest}", [places, scenario.table("hire_ages")]
    return kept(scenario, name, read, lambda: _hire_age_tables(scenario, places, oldest))


def _hire_age_tables(scenario: Scenario, places: Places, oldest: int) -> Floats:
    table, tables = scenario.frame("hire_ages"), []
    for group in places.groups:
        weights = np.zeros(len(AGES) * MONTHS_A_YEAR)
        rows = _rows_for(table, "hire_ages", group)
        for age_from, age_to, weight in zip(rows["age_from"], rows["age_to"], rows["weight"], strict=True):
            first = (int(age_from) - YOUNGEST) * MONTHS_A_YEAR
            end = (int(age_to) + 1 - YOUNGEST) * MONTHS_A_YEAR
            weights[first:end] += float(weight) / (end - first)
        weights[(oldest + 1 - YOUNGEST) * MONTHS_A_YEAR :] = 0.0
        if not weights.any():
            raise InputError(
                Problem(
                    "hire_ages", f"no weight for {group} up to {oldest} years", "some weight", "give one age a weight"
                )
            )
        tables.append(weights_table(weights))
    return np.array(tables)
