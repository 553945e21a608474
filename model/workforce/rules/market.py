"""The labour market, compiled: applicants by year, month, place and size of post; graduates who look for work here."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from model.errors import InputError, Problem
from model.randomness import Keys, key_of
from model.scenario import kept
from model.scenario.schema import Scenario
from model.workforce.rules.ages import check_share, hire_age_tables
from model.workforce.rules.cumulative import Floats, binomial_tables, poisson_tables
from model.workforce.rules.months import MONTHS_A_YEAR
from model.workforce.rules.targets import Places

Ints = NDArray[np.int64]
LARGEST_POST = 100


@dataclass(frozen=True)
class MarketRules:
    """Qualified applicants for an advertised post: `tables` [number, table of counts] and which of them
    holds, `table` [Y, 12 calendar months, J, size class]; `size_class` [101] by percent of the post;
    `competition`, trend, season and size are in the means."""

    tables: Floats
    table: Ints
    size_class: Ints


@dataclass(frozen=True)
class GraduateRules:
    """Colleges C in sorted order: `key`, `group`, `month` (0–11) [C], `coming` [Y, C, table of graduates
    who look for work here], `stay` months [Y, C]; `take_below` [Y, J, size class] the chance in a month that
    a post draws one of them; `age` [G, table of ages in months from 15 years] at hire."""

    names: tuple[str, ...]
    key: Keys
    group: Ints
    month: Ints
    coming: Floats
    stay: Ints
    take_below: Floats
    age: Floats


def compile_market(scenario: Scenario, places: Places, applicants: Floats) -> MarketRules:
    """Tables of applicants; `applicants` [Y, U, G] is the rate a month before trend, season, size and competition."""
    size_class, factors = size_classes(scenario)
    growth = by_year_unit_group(scenario, places, lambda group: group.recruitment.applicants_growth_annual)
    growth[0] = 0.0  # the rate is the first year's
    rate = applicants * np.cumprod(1.0 + growth, axis=0) / _competition(scenario, places)[..., None]
    season = kept(
        scenario, "rules of season", [places, scenario.table("applicant_months")], lambda: _season(scenario, places)
    )
    season = season[:, places.group]
    at_places = rate[:, places.unit, places.group]
    means = at_places[:, None, :, None] * season[None, :, :, None] * factors
    distinct, table = np.unique(means, return_inverse=True)
    return MarketRules(poisson_tables(distinct), table.reshape(means.shape).astype(np.int64), size_class)


def compile_graduates(scenario: Scenario, places: Places) -> GraduateRules:
    """The colleges, and how posts draw their graduates; without colleges, arrays of length 0."""
    names = tuple(sorted(scenario.colleges))
    colleges, years = [scenario.colleges[name] for name in names], scenario.years
    shape = (len(years), len(names))
    numbers = np.array([[round(c.graduates_annual.at(year)) for c in colleges] for year in years]).reshape(shape)
    shares = np.array([[c.local_share.at(year) for c in colleges] for year in years], dtype=np.float64).reshape(shape)
    check_share("colleges.*.local_share", shares, 1.0)
    check_share("colleges.*.graduates_annual", numbers.astype(np.float64), math.inf)
    stay = np.array([[round(c.stay_months.at(year)) for c in colleges] for year in years], dtype=np.int64)
    take_up = by_year_unit_group(scenario, places, lambda group: group.recruitment.graduate_take_up)
    check_share("groups.*.recruitment.graduate_take_up", take_up, 1.0)
    _, factors = size_classes(scenario)
    return GraduateRules(
        names=names,
        key=np.array([key_of(name, "college") for name in names], dtype=np.uint64),
        group=np.array([places.groups.index(college.group) for college in colleges], dtype=np.int64),
        month=np.array([college.graduation_month - 1 for college in colleges], dtype=np.int64),
        coming=binomial_tables(numbers.astype(np.int64), shares),
        stay=stay.reshape(shape),
        take_below=np.ascontiguousarray(np.minimum(1.0, take_up[:, places.unit, places.group][..., None] * factors)),
        age=hire_age_tables(scenario, places, scenario.recruitment.graduate_oldest_age),
    )


def compile_policy(scenario: Scenario, places: Places) -> Floats:
    """Chance [Y, U] in a month to take up the full-time policy; 0 where there is none."""
    positions = scenario.positions
    values = [
        [
            positions.full_time_policy_take_up.at(year, unit) if positions.full_time_policy_in_use.at(year, unit) else 0
            for unit in places.units
        ]
        for year in scenario.years
    ]
    return check_share("positions.full_time_policy_take_up", np.array(values, dtype=np.float64), 1.0)


def may_dispense(scenario: Scenario, places: Places) -> Floats:
    """1 [Y, U, G] where a post may be filled without the required education, else 0."""
    return by_year_unit_group(scenario, places, lambda group: group.recruitment.dispensation_in_use)


def by_year_unit_group(scenario: Scenario, places: Places, leaf_of: Callable[[Any], Any]) -> Floats:
    """A leaf of every group [Y, U, G]."""
    grids = [leaf_of(scenario.groups[group]).grid(scenario.years, places.units) for group in places.groups]
    return np.ascontiguousarray(np.stack([np.array(grid, dtype=np.float64) for grid in grids], axis=-1))


def size_classes(scenario: Scenario) -> tuple[Ints, Floats]:
    """The class of each percent 0–100 and the factor of each class; every percent from 1 in one row of the table."""
    rows = scenario.frame("post_sizes").sort_values(["percent_from", "percent_to"], kind="stable")
    size_class = np.full(LARGEST_POST + 1, -1, dtype=np.int64)
    for number, (low, high) in enumerate(zip(rows["percent_from"], rows["percent_to"], strict=True)):
        if (size_class[low : high + 1] >= 0).any() or high < low:
            raise InputError(_size_fault(f"sizes {low}–{high}, some twice or none"))
        size_class[low : high + 1] = number
    missing = np.flatnonzero(size_class[1:] < 0) + 1
    if len(missing):
        raise InputError(_size_fault(f"no row for {missing[0]} per cent"))
    size_class[0] = size_class[1]
    return size_class, rows["applicants_factor"].to_numpy(dtype=np.float64)


def _size_fault(found: str) -> Problem:
    return Problem("post_sizes", found, "each size 1–100 per cent in one row", "let the ranges meet")


def _competition(scenario: Scenario, places: Places) -> Floats:
    leaf = scenario.recruitment.competition
    values = np.array(leaf.grid(scenario.years, places.units), dtype=np.float64)
    if not (values > 0).all():
        remedy = "write a number above 0, 1 for today's; applicants are divided by it"
        raise InputError(Problem("recruitment.competition", f"{values.min():g}", "a number above 0", remedy))
    return values


def _season(scenario: Scenario, places: Places) -> Floats:
    """Factor [12, G] on applicants by calendar month: the group's own rows, else those for all."""
    table = scenario.frame("applicant_months")
    season = np.empty((MONTHS_A_YEAR, len(places.groups)))
    for g, group in enumerate(places.groups):
        own = table[table["group"] == group]
        rows = (own if len(own) else table[table["group"] == "all"]).sort_values("month", kind="stable")
        if rows["month"].tolist() != list(range(1, MONTHS_A_YEAR + 1)):
            found = f"{len(rows)} rows for {group}"
            raise InputError(Problem("applicant_months", found, "months 1–12, each once", "add the missing months"))
        season[:, g] = rows["applicants_factor"]
    return season
