"""A year's shortage, covered in price order, in every replication, month, unit and group.

The hours required meet the hours of the people the workforce engine has placed in the posts, less
their short absence. What is short is filled by the chain of ``chain.STEPS``. Holidays are planned:
they stand in the net hours of a full position and are never part of a shortage.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.pool.chain import NOT_COVERED, STEPS, Chain, Hours, Months, fill
from model.pool.recourse_facts import RecourseFacts, YearBlock, recourse_facts
from model.pool.supply import WORKED_BY_SUBSTITUTES, Axes, axes_of, check_columns, read_supply
from model.scenario.schema import Scenario

CAUSES = ("long_leave", "parental_leave", "study_leave", "short_absence", "vacancy")
Percents = Mapping[str, NDArray[Any]]


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
class HoursMet:
    """Hours a year of one replication, or of several with the replications as the first axis: `steps` [year, unit,
    group, step of STEPS], `causes` of absence [year, unit, group, cause of CAUSES], `surplus` [year, unit, group], and
    hours `available` and `used` of the pools, by name [year]; 0 in years in which a pool is not in use."""

    steps: Hours
    causes: Hours
    surplus: Hours
    available: Mapping[str, Hours]
    used: Mapping[str, Hours]


def cover_shortage(
    scenario: Scenario, required: pd.DataFrame, supply: pd.DataFrame, overbooked: pd.DataFrame
) -> RecourseResult:
    """Cover every replication's shortage step by step, month by month.

    Parameters
    ----------
    required : year, unit, group, need_hours (a year; a twelfth falls on each month).
    supply : the staff engine's months (replication, year, month, unit, post_group and, in hundredths
        of a position: contracted_percent, available_percent, qualified_percent, study_percent,
        parental_leave_percent, study_leave_percent, free_percent, open_percent; hourly_percent where
        ``recourse.hourly_from_staff`` is set).
    overbooked : the rota plan's cover (year, unit, group, required_hours, covered_hours, uncovered_hours,
        surplus_hours a week), held stepwise. What it plans above cover, net of known absence, bounds how
        much of a group's surplus may be moved to its short months. The share of required hours that it
        leaves uncovered is out of reach of the people in the rota, so own, own_lower and over_booking do
        not fill it, and their hours above it are surplus; the later steps may. A unit that is not there
        has planned nothing and has no hours out of reach.

    Raises InputError on unknown units or groups, missing columns, months or years, and double rows.
    """
    axes = axes_of(scenario, required, supply)
    facts = recourse_facts(scenario, required, overbooked, axes)
    check_columns("the staff months", supply, facts.columns)
    months = read_supply(axes, supply, facts.columns)
    met = [cover_months(facts, months.of_replication(number)) for number in range(len(axes.replications))]
    return _result(facts, axes, together(met))


def cover_months(facts: RecourseFacts, percents: Percents) -> HoursMet:
    """One replication: hundredths of positions by column [year, month, cell] to hours met."""
    years, _, cells = facts.here.shape
    steps, surplus = np.zeros((years, cells, len(STEPS))), np.zeros((years, cells))
    names = sorted({name for block in facts.blocks for name in block.pools})
    pools = {name: (np.zeros(years), np.zeros(years)) for name in names}
    hours = {name: percents[name] * facts.month for name in facts.columns}
    present, qualified = hours["available_percent"] * facts.here, hours["qualified_percent"] * facts.here
    for block in facts.blocks:
        chain = fill(block.rules, _months(facts, block, hours, (present, qualified)))
        for number, step in enumerate(STEPS):
            steps[block.years, ..., number] = chain.steps[step].sum(axis=1)
        surplus[block.years] = chain.surplus.sum(axis=1)
        _add_pools(pools, block, present, chain)
    available, used = ({name: hours[place] for name, hours in pools.items()} for place in (0, 1))
    spread = facts.axes.spread
    return HoursMet(spread(steps), spread(_causes(hours, present)), spread(surplus), available, used)


def together(met: list[HoursMet]) -> HoursMet:
    """Replications side by side on a first axis."""
    return HoursMet(
        steps=np.stack([one.steps for one in met]),
        causes=np.stack([one.causes for one in met]),
        surplus=np.stack([one.surplus for one in met]),
        available={name: np.stack([one.available[name] for one in met]) for name in met[0].available},
        used={name: np.stack([one.used[name] for one in met]) for name in met[0].used},
    )


def _months(facts: RecourseFacts, block: YearBlock, hours: Percents, staff: tuple[Hours, Hours]) -> Months:
    """What the chain reads of the block's years."""
    at = slice(None) if len(block.years) == len(facts.required) else block.years
    present, qualified = (values[at] for values in staff)
    available, known = hours["available_percent"][at], hours["qualified_percent"][at]
    # a part-timer who does not hold the group cannot give an hour at the right competence
    share = np.divide(known, available, out=np.zeros_like(available), where=available > 0)
    return Months(
        required=facts.required_month[at],
        out_of_reach=facts.out_of_reach[at],
        qualified=qualified,
        lower=present - qualified,
        limits={
            "extra_shift": hours["free_percent"][at] * share * facts.shares["extra_shift"][at],
            "hourly": _substitutes(facts, at, hours),
            "overtime": hours["contracted_percent"][at] * facts.shares["overtime"][at],
            "agency": _agency(facts, at, hours, staff),
        },
    )


def _substitutes(facts: RecourseFacts, at: slice | NDArray[np.intp], hours: Percents) -> Hours:
    """The most hours of hourly substitutes [year, month, cell]: a share of the required hours, or what the
    simulated substitutes work there, so that the hours that make them drift are hours that are used."""
    most = facts.required_month[at] * facts.shares["hourly"][at]
    if facts.from_staff is None:
        return most
    return np.where(facts.from_staff[at], hours[WORKED_BY_SUBSTITUTES][at], most)


def _agency(facts: RecourseFacts, at: slice | NDArray[np.intp], hours: Percents, staff: tuple[Hours, Hours]) -> Hours:
    """The most agency hours [year, month, cell]: a share of the required hours, and where it may be used on a
    permitted ground only, no more than the hours away on such a ground."""
    most = facts.required_month[at] * facts.shares["agency"][at]
    if facts.grounds is None:
        return most
    causes = cause_hours({name: values[at] for name, values in hours.items()}, staff[0][at])
    permitted = sum((facts.grounds[cause][at] * causes[cause] for cause in CAUSES), np.zeros(1))
    return np.where(facts.by_ground[at], np.minimum(most, permitted), most)


def _add_pools(pools: dict[str, tuple[Hours, Hours]], block: YearBlock, present: Hours, chain: Chain) -> None:
    for place, used in zip(block.rules.pools, chain.pool_used, strict=True):
        available, spent = pools[place.name]
        available[block.years] = present[block.years].take(place.own, axis=-1).sum(axis=(1, 2))
        spent[block.years] += used.sum(axis=1)


def _causes(hours: Percents, present: Hours) -> Hours:
    """Hours a year of each of ``CAUSES`` [year, cell, cause]."""
    causes = cause_hours(hours, present)
    return np.stack([causes[cause].sum(axis=1) for cause in CAUSES], axis=-1)


def cause_hours(hours: Percents, present: Hours) -> dict[str, Hours]:
    """Hours away of each of ``CAUSES`` [year, month, cell]."""
    # leave for study and working time spent on study are one cause
    study, parental = hours["study_leave_percent"] + hours["study_percent"], hours["parental_leave_percent"]
    sick = hours["contracted_percent"] - hours["available_percent"] - study - parental
    short = hours["available_percent"] - present
    return dict(zip(CAUSES, (sick, parental, study, short, hours["open_percent"]), strict=True))


def _pool_use(facts: RecourseFacts, axes: Axes, met: HoursMet) -> pd.DataFrame:
    """Each replication, year and pool in use, sorted by these."""
    names = sorted(met.used)
    in_use = [[False] * len(names) for _ in axes.years]
    for block in facts.blocks:
        for year in block.years:
            in_use[year] = [name in block.pools for name in names]
    use = np.array(in_use, dtype=np.bool_).reshape(len(axes.years), len(names))
    year, pool = np.nonzero(use)
    size = len(axes.replications)
    columns = {
        "replication": np.repeat(axes.replications, len(year)),
        "year": np.tile(np.array(axes.years)[year], size),
        "pool": pd.array(np.tile(np.array(names, dtype=object)[pool], size), dtype="str"),
    }
    for name, hours in (("hours_available", met.available), ("hours_used", met.used)):
        found = np.stack([hours[pool] for pool in names], axis=-1) if names else np.zeros((size, len(axes.years), 0))
        columns[name] = found[:, use].ravel()
    return pd.DataFrame(columns)


def _result(facts: RecourseFacts, axes: Axes, met: HoursMet) -> RecourseResult:
    """Long frames of the yearly sums, for the units and groups that have need or posts."""
    by_step = {step: met.steps[..., n] for n, step in enumerate(STEPS)}
    sums = balance_of(facts, met)
    balance = axes.keys().assign(
        required=axes.flat(sums["required"]),
        own=axes.flat(by_step["own"]),
        own_lower=axes.flat(by_step["own_lower"]),
        covered=axes.flat(sums["covered"]),
        uncovered=axes.flat(sums["uncovered"]),
        surplus=axes.flat(met.surplus),
    )
    return RecourseResult(
        steps=axes.long(met.steps, "step", STEPS),
        absence=axes.long(met.causes, "cause", CAUSES),
        balance=balance,
        pool_use=_pool_use(facts, axes, met),
    )


def balance_of(facts: RecourseFacts, met: HoursMet) -> dict[str, Hours]:
    """required, covered, uncovered (hours done at lower competence among them) and surplus, shaped as the surplus."""
    by_step = {step: met.steps[..., n] for n, step in enumerate(STEPS)}
    covered = sum((by_step[step] for step in STEPS if step not in NOT_COVERED), np.zeros(1))
    uncovered = by_step["own_lower"] + by_step["lower_competence"] + by_step["uncovered"]
    required = np.broadcast_to(facts.required, met.surplus.shape)
    return {"required": required, "covered": covered, "uncovered": uncovered, "surplus": met.surplus}
