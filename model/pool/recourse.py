"""A year's shortage, covered in price order, in every replication, month, unit and group.

The hours required meet the hours of the people the workforce engine has placed in the posts, less
their short absence. What is short is filled by the chain of ``chain.STEPS``. Holidays are planned:
they stand in the net hours of a full position and are never part of a shortage.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from model.pool.absence import hours_without_rota, short_absence, spare_hours
from model.pool.chain import NOT_COVERED, PAID_STEPS, STEPS, Hours, Lender, PoolPlace, YearFacts, fill_year
from model.pool.substitution import scenario_arcs
from model.pool.supply import (
    COVER_COLUMNS,
    Axes,
    Supply,
    axes_of,
    check_columns,
    held_stepwise,
    read_required,
    read_supply,
)
from model.scenario.schema import Scenario

CAUSES = ("long_leave", "parental_leave", "study_leave", "short_absence", "vacancy")
WEEKS = 52
MONTHS = 12


@dataclass(frozen=True)
class RecourseResult:
    """Yearly sums of hours, sorted by their keys; units, groups, steps and causes are categories.

    - `steps[replication, year, unit, group, step, hours]`: the required hours by how they were met.
    - `absence[replication, year, unit, group, cause, hours]`: contracted hours away by cause, and vacancy.
    - `balance[replication, year, unit, group, required, own, own_lower, covered, uncovered, surplus]`:
      uncovered has the hours done at lower competence too; surplus is hours present that nobody needed.
    - `pool_use[replication, year, pool, hours_available, hours_used]`.

    required = Σ steps = covered + uncovered. Over the municipality, hours present = own + own_lower +
    over_booking + pool + neighbour + surplus.
    """

    steps: pd.DataFrame
    absence: pd.DataFrame
    balance: pd.DataFrame
    pool_use: pd.DataFrame


@dataclass(frozen=True)
class _Town:
    """What does not change from year to year."""

    scenario: Scenario
    axes: Axes
    required: Hours
    spare: pd.DataFrame
    without_rota: pd.DataFrame
    supply: Supply


@dataclass(frozen=True)
class _Present:
    """Hours [replication, month, unit, group] of one year, from the percentages of the posts."""

    contracted: Hours
    available: Hours
    present: Hours
    qualified: Hours
    free: Hours
    parental: Hours
    study: Hours
    vacant: Hours


def cover_shortage(
    scenario: Scenario, required: pd.DataFrame, supply: pd.DataFrame, overbooked: pd.DataFrame
) -> RecourseResult:
    """Cover every replication's shortage step by step, month by month.

    Parameters
    ----------
    required : year, unit, group, need_hours (a year; a twelfth falls on each month).
    supply : the staff engine's months (replication, year, month, unit, post_group and, in hundredths
        of a position: contracted_percent, available_percent, qualified_percent, study_percent,
        parental_leave_percent, study_leave_percent, free_percent, open_percent).
    overbooked : the rota plan's cover (year, unit, group, required_hours, covered_hours, uncovered_hours,
        surplus_hours a week), held stepwise. What it plans above cover, net of known absence, bounds how
        much of a group's surplus may be moved to its short months. The share of required hours that it
        leaves uncovered is out of reach of the people in the rota, so own, own_lower and over_booking do
        not fill it, and their hours above it are surplus; the later steps may. A unit that is not there
        has planned nothing and has no hours out of reach.

    Raises InputError on unknown units or groups, missing columns, months or years, and double rows.
    """
    town = _town(scenario, required, supply, overbooked)
    axes = town.axes
    shape = (len(axes.replications), len(axes.years), len(axes.units), len(axes.groups))
    steps, causes = np.zeros((*shape, len(STEPS))), np.zeros((*shape, len(CAUSES)))
    surplus, pools = np.zeros(shape), []
    for place, year in enumerate(axes.years):
        staff = _present(town, place)
        facts = _year_facts(town, place, staff)
        chain = fill_year(facts)
        steps[:, place] = np.stack([chain.steps[step].sum(axis=1) for step in STEPS], axis=-1)
        causes[:, place] = np.stack([hours.sum(axis=1) for hours in _causes(staff)], axis=-1)
        surplus[:, place] = chain.surplus.sum(axis=1)
        available = [staff.present[:, :, pool.unit].sum(axis=(1, 2)) for pool in facts.pools]
        used = [hours.sum(axis=1) for hours in chain.pool_used]
        pools.append(_pool_use(scenario, axes, year, (available, used)))
    return _result(town, (steps, causes, surplus), pools)


def _town(scenario: Scenario, required: pd.DataFrame, supply: pd.DataFrame, overbooked: pd.DataFrame) -> _Town:
    """The frames, checked and laid out."""
    axes = axes_of(scenario, required, supply)
    check_columns("the rota's cover", overbooked, COVER_COLUMNS)
    return _Town(
        scenario=scenario,
        axes=axes,
        required=read_required(axes, required),
        spare=spare_hours(scenario, overbooked),
        without_rota=hours_without_rota(overbooked),
        supply=read_supply(axes, supply),
    )


def _present(town: _Town, place: int) -> _Present:
    """Percentages of posts to hours a month, before and after short absence."""
    scenario, axes, year = town.scenario, town.axes, town.axes.years[place]
    time = scenario.working_time
    net = [
        (time.net_hours_rota if _works_rota(scenario, unit) else time.net_hours_day).at(year, unit)
        for unit in axes.units
    ]
    month = np.array(net)[:, None] / MONTHS / 100
    hours = {name: values * month for name, values in town.supply.of_year(place).items()}
    here = 1 - short_absence(scenario, year, axes.units, axes.groups)
    available, qualified = hours["available_percent"], hours["qualified_percent"]
    return _Present(
        contracted=hours["contracted_percent"],
        available=available,
        present=available * here,
        qualified=qualified * here,
        # a part-timer who does not hold the group cannot give an hour at the right competence
        free=hours["free_percent"] * np.divide(qualified, available, out=np.zeros_like(available), where=available > 0),
        parental=hours["parental_leave_percent"],
        # leave for study and working time spent on study are one cause
        study=hours["study_leave_percent"] + hours["study_percent"],
        vacant=hours["open_percent"],
    )


def _works_rota(scenario: Scenario, unit: str) -> bool:
    """Rota hours hold in units with a rota and in pools, which serve rotas."""
    return scenario.units[unit].rota is not None or scenario.units[unit].kind == "pool"


def _causes(staff: _Present) -> tuple[Hours, ...]:
    """Hours of each of ``CAUSES``."""
    sick = staff.contracted - staff.available - staff.study - staff.parental
    return sick, staff.parental, staff.study, staff.available - staff.present, staff.vacant


def _year_facts(town: _Town, place: int, staff: _Present) -> YearFacts:
    scenario, axes, year = town.scenario, town.axes, town.axes.years[place]
    facts = scenario.recourse
    required = town.required[place] / MONTHS

    def by_unit(name: str) -> Hours:
        return np.array([float(getattr(facts, name).at(year, unit)) for unit in axes.units])

    prices = {step: getattr(facts, f"{step}_price").at(year) for step in PAID_STEPS}
    group_at = {group: n for n, group in enumerate(axes.groups)}
    return YearFacts(
        required=required,
        out_of_reach=required * held_stepwise(axes, town.without_rota, "uncovered_share", year),
        qualified=staff.qualified,
        lower=staff.present - staff.qualified,
        carry=WEEKS * held_stepwise(axes, town.spare, "spare_hours", year),
        limits={
            "extra_shift": staff.free * by_unit("extra_shift_share")[:, None],
            "hourly": required * by_unit("hourly_share")[:, None],
            "overtime": staff.contracted * by_unit("overtime_share")[:, None],
            "agency": required * (by_unit("agency_share") * by_unit("agency_in_use"))[:, None],
        },
        lower_share=by_unit("lower_share"),
        order=tuple(sorted(PAID_STEPS, key=lambda step: (prices[step], PAID_STEPS.index(step)))),
        arcs=tuple((group_at[who], group_at[whose]) for who, whose in scenario_arcs(scenario)),
        pools=_pools(scenario, axes, year),
        lenders=_lenders(scenario, axes, by_unit("neighbour_share")),
    )


def _pools(scenario: Scenario, axes: Axes, year: int) -> tuple[PoolPlace, ...]:
    """The pools in use this year, by name."""
    at = {unit: n for n, unit in enumerate(axes.units)}
    usable = scenario.recourse.pool_usable_share
    return tuple(
        PoolPlace(at[pool.unit], np.array(sorted(at[unit] for unit in pool.units), dtype=np.intp),
                  usable.at(year, pool.unit))
        for _, pool in sorted(scenario.pools.items()) if pool.in_use.at(year)
    )  # fmt: skip


def _lenders(scenario: Scenario, axes: Axes, shares: Hours) -> tuple[Lender, ...]:
    """Every unit that somebody names as a neighbour; the share that can be lent is the lender's own."""
    lenders = []
    for place, unit in enumerate(axes.units):
        borrowers = [n for n, other in enumerate(axes.units) if other != unit
                     and unit in scenario.units[other].neighbours]  # fmt: skip
        if borrowers and shares[place] > 0:
            lenders.append(Lender(place, np.array(borrowers, dtype=np.intp), float(shares[place])))
    return tuple(lenders)


def _pool_use(scenario: Scenario, axes: Axes, year: int, hours: tuple[list[Hours], list[Hours]]) -> pd.DataFrame:
    names = [name for name, pool in sorted(scenario.pools.items()) if pool.in_use.at(year)]
    size = len(axes.replications)
    return pd.DataFrame(
        {
            "replication": np.tile(axes.replications, len(names)),
            "year": np.full(size * len(names), year),
            "pool": pd.array(np.repeat(np.array(names, dtype=object), size), dtype="str"),
            "hours_available": np.concatenate([np.zeros(0), *hours[0]]),
            "hours_used": np.concatenate([np.zeros(0), *hours[1]]),
        }
    )


def _result(town: _Town, sums: tuple[Hours, Hours, Hours], pools: list[pd.DataFrame]) -> RecourseResult:
    """Long frames of the yearly sums, for the units and groups that have need or posts."""
    axes = town.axes
    steps, causes, surplus = sums
    by_step = {step: steps[..., n] for n, step in enumerate(STEPS)}
    required = np.broadcast_to(town.required, surplus.shape)
    uncovered = by_step["own_lower"] + by_step["lower_competence"] + by_step["uncovered"]
    covered = sum(by_step[step] for step in STEPS if step not in NOT_COVERED)
    balance = axes.keys().assign(
        required=axes.flat(required),
        own=axes.flat(by_step["own"]),
        own_lower=axes.flat(by_step["own_lower"]),
        covered=axes.flat(np.asarray(covered)),
        uncovered=axes.flat(uncovered),
        surplus=axes.flat(surplus),
    )
    return RecourseResult(
        steps=axes.long(steps, "step", STEPS),
        absence=axes.long(causes, "cause", CAUSES),
        balance=balance,
        pool_use=pd.concat(pools).sort_values(["replication", "year", "pool"], ignore_index=True),
    )
