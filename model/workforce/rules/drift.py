"""Market drift, compiled: who the hourly substitutes are, what they are offered, and how they rise.

Axes as in :mod:`model.workforce.rules.rates`. Shares that multiply percents are whole ten-thousandths, so that the
hours of a month are whole numbers in both engines.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.errors import InputError, Problem
from model.pool import short_absence_years
from model.randomness import Keys, key_of
from model.scenario.schema import Scenario
from model.workforce.rules.ages import check_share
from model.workforce.rules.cumulative import Floats, each, monthly_chance, poisson_tables
from model.workforce.rules.months import MONTHS_A_YEAR
from model.workforce.rules.targets import Places

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

PERMANENT, TEMPORARY, LONG_TERM = range(3)
"""Contracts of monthly-paid staff; a long-term substitute stands in for a vacant or long-absent post's holder."""

WHOLE = 10_000
"""Ten-thousandths in a whole: shares that multiply percents are counted in them."""

LIMITS = ("continuous_months", "temporary_months", "break_months", "idle_months")


@dataclass(frozen=True)
class Substitutes:
    """One entry an hourly contract of the register, in fixed order.

    `percent` is the mean use of the contract; `birth` counts calendar months as in the staff's register; `seniority`
    months on the first day.
    """

    person: tuple[str, ...]
    key: Keys
    place: Ints
    group: Ints
    percent: Ints
    birth: Ints
    seniority: Ints


@dataclass(frozen=True)
class DriftRules:
    """Arrays: `temporary` [person of the register]; `offered` [Y, J] and `short` [Y, 12, J] in ten-thousandths;
    `may_work` [G of the post, G held]; `capacity` [Y, G] percent a month; thresholds `quit_below`, `long_term_below`,
    `permanent_below` [Y, U, G], `claim_below`, `training_below` [Y, U]; `inflow` [Y, U, G, table of counts];
    `newcomer_key` [U, G]; `controlled` [Y, U]; the LIMITS in months [Y] each."""

    substitutes: Substitutes
    temporary: Flags
    offered: Ints
    short: Ints
    may_work: Flags
    capacity: Ints
    quit_below: Floats
    long_term_below: Floats
    permanent_below: Floats
    claim_below: Floats
    training_below: Floats
    inflow: Floats
    newcomer_key: Keys
    controlled: Flags
    continuous_months: Ints
    temporary_months: Ints
    break_months: Ints
    idle_months: Ints


def hourly_paid(scenario: Scenario) -> pd.DataFrame:
    """The register's hourly contracts, in fixed order."""
    staff = scenario.frame("staff")
    order = ["person_id", "unit", "post_group", "group"]
    return staff[staff["contract"] == "hourly"].sort_values(order, kind="stable").reset_index(drop=True)


def substitute_key(person: str, unit: str) -> np.uint64:
    """The key of a person's hourly work in a unit; a monthly-paid position of the same person has its own luck."""
    return key_of(person, unit, "substitute")


def compile_drift(
    scenario: Scenario, places: Places, substitutes: Substitutes, ground: tuple[Flags, Flags]
) -> DriftRules:
    """The scenario's drift as arrays; `ground` is who of the register is temporary, and who meets which post's
    requirement."""
    temporary, meets = ground
    group_leaves, unit_leaves = partial(_by_unit_group, scenario, places), partial(_by_unit, scenario, places)
    controlled = unit_leaves("controlled_recruitment", 1.0) > 0
    factor = np.where(controlled, unit_leaves("controlled_inflow_factor", math.inf), 1.0)
    inflow = group_leaves("inflow_per_month", math.inf) * factor[:, :, None]
    offered = group_leaves("offered_share", 1.0)[:, places.unit, places.group]
    capacity = group_leaves("capacity", 1.0)[:, 0, :]
    keys = [[key_of(unit, group, "newcomer") for group in places.groups] for unit in places.units]
    stand_in = [scenario.groups[group].unqualified_group for group in places.groups]
    may_work = meets | np.array([[held == name for held in places.groups] for name in stand_in])
    return DriftRules(
        substitutes=substitutes,
        temporary=temporary,
        offered=np.rint(offered * WHOLE).astype(np.int64),
        short=_short_absence(scenario, places),
        may_work=may_work,
        capacity=np.rint(capacity * 100).astype(np.int64),
        quit_below=each(monthly_chance, group_leaves("quit_rate_annual", 1.0)),
        long_term_below=each(monthly_chance, group_leaves("long_term_rate_annual", 1.0)),
        permanent_below=each(monthly_chance, group_leaves("permanent_rate_annual", 1.0)),
        claim_below=unit_leaves("claim_share", 1.0),
        training_below=unit_leaves("controlled_training_share", 1.0),
        inflow=poisson_tables(inflow),
        newcomer_key=np.array(keys, dtype=np.uint64),
        controlled=controlled,
        **{name: _months(scenario, name) for name in LIMITS},
    )


def _by_unit_group(scenario: Scenario, places: Places, name: str, highest: float) -> Floats:
    """A leaf of the groups' drift for every year, unit and held group."""
    leaves = [getattr(scenario.groups[group].drift, name) for group in places.groups]
    values = np.stack([np.array(leaf.grid(scenario.years, places.units), dtype=np.float64) for leaf in leaves], axis=-1)
    return check_share(f"groups.*.drift.{name}", values, highest)


def _by_unit(scenario: Scenario, places: Places, name: str, highest: float) -> Floats:
    """A leaf of the drift for every year and unit."""
    leaf = getattr(scenario.drift, name)
    values = leaf.grid(scenario.years, places.units)
    return check_share(f"drift.{name}", np.array(values, dtype=np.float64), highest)


def _months(scenario: Scenario, name: str) -> Ints:
    leaf = getattr(scenario.drift, name)
    months = np.rint([leaf.at(year) for year in scenario.years]).astype(np.int64)
    if (months < 1).any():
        remedy = "moderate the overlays that change it"
        raise InputError(Problem(f"drift.{name}", f"{months.min()} after all changes", "1 month or more", remedy))
    return months


def _short_absence(scenario: Scenario, places: Places) -> Ints:
    """Expected absence under a month [Y, 12, J], in ten-thousandths of the hours at work."""
    shares = short_absence_years(scenario, scenario.years, places.units, places.groups)
    by_place = shares[:, :, places.unit, places.group]
    return np.ascontiguousarray(np.rint(by_place * WHOLE).astype(np.int64))


def compile_substitutes(staff: pd.DataFrame, places: Places) -> Substitutes:
    """The register's hourly contracts, of :func:`hourly_paid`, as arrays."""
    number = {
        (places.units[u], places.groups[g]): n for n, (u, g) in enumerate(zip(places.unit, places.group, strict=True))
    }
    where = zip(staff["unit"], staff["post_group"], strict=True)
    who = zip(staff["person_id"], staff["unit"], strict=True)
    birth = staff["birth_year"].to_numpy(np.int64) * MONTHS_A_YEAR + staff["birth_month"].to_numpy(np.int64) - 1
    return Substitutes(
        person=tuple(staff["person_id"]),
        key=np.array([substitute_key(person, unit) for person, unit in who], dtype=np.uint64),
        place=np.array([number[place] for place in where], dtype=np.int64),
        group=np.array([places.groups.index(group) for group in staff["group"]], dtype=np.int64),
        percent=np.rint(staff["fraction"].astype(float).to_numpy() * 100).astype(np.int64),
        birth=birth,
        seniority=staff["seniority_years"].to_numpy(np.int64) * MONTHS_A_YEAR,
    )
