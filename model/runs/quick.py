"""Some replications on dense arrays, from the engine's counts to totals over all units, without a table in between.

The figures are those that :func:`model.runs.run.play_some` and the tally form, to the last bit: the same functions
cover the shortage, price the hours and tell the figures; only what lies between them is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from model.budget import (
    ITEMS,
    STAFF_COLUMNS,
    Hours,
    Rates,
    Staff,
    Students,
    account_codes,
    exact_costs,
    net_hours,
    programme_names,
    rates_of,
    staff_of,
    whole_kroner,
)
from model.pool import (
    CAUSES,
    STEPS,
    HoursMet,
    RecourseAxes,
    RecourseFacts,
    balance_of,
    cover_months,
    recourse_axes,
    recourse_facts,
    together,
)
from model.runs.booked import Axes, booked_kroner, booking_axes
from model.runs.sizing import Plan
from model.runs.tally import AWAY, BALANCE, FILLING, KINDS, MOVED, OF_THESE, PEOPLE, fte_of_kinds
from model.scenario import kept
from model.scenario.schema import Scenario
from model.workforce import COURSE, FLOWS, MEASURES, MONTHLY, Rulebook, Tallies, play_by_year

Sums = dict[str, NDArray[np.float64]]
Ints = NDArray[np.int64]
_MONTHS = 12


@dataclass(frozen=True)
class _Places:
    """Where everything belongs: the recourse's `axes`; of the engine's places, unit by unit, the `unit` on the axes and
    the `cell` of the recourse; `of_post` [required group, place] 1 where the place requires the group; `unmet`
    [required group, held group] 1 where the holder does not meet the requirement; `needed` [year, place] 1 where there
    is a row of need; `code_of` [code of `codes`, cost item] 1 where the item has the account code; `booking` where
    kroner are booked."""

    axes: RecourseAxes
    unit: Ints
    cell: NDArray[np.intp]
    of_post: NDArray[np.float64]
    unmet: NDArray[np.float64]
    needed: Ints
    codes: tuple[str, ...]
    code_of: NDArray[np.float64]
    booking: Axes


@dataclass(frozen=True)
class Quick:
    """What does not depend on chance; `fte_hours` [year, unit, 1] net hours of one FTE."""

    scenario: Scenario
    rules: Rulebook
    recourse: RecourseFacts
    rates: Rates
    places: _Places
    fte_hours: NDArray[np.float64]


@dataclass(frozen=True)
class _Read:
    """What is kept of one replication: hours met; `by_unit` [year, unit, held group, measure] of the staff's years;
    `courses` as the engine counts them; flows `moved` [year, held group, flow]; people and what fills vacancies `held`
    [year, place, held group, …]; `percents` [year, place, …] of open posts, and of qualified staff where needed."""

    hours: HoursMet
    by_unit: Ints
    courses: Ints
    moved: NDArray[Any]
    held: NDArray[np.float64]
    percents: NDArray[np.float64]


def quick_facts(scenario: Scenario, plan: Plan, rules: Rulebook) -> Quick:
    """Read the scenario and its plan once for all replications."""
    read = [rules.places, plan.need, scenario.units, scenario.period]
    read += [scenario.table(name) for name in ("accounts", "functions")]
    places = kept(scenario, "quick places", read, lambda: _places(scenario, plan, rules))
    fte = net_hours(scenario).sort_values(["year", "unit"])["net_hours"].to_numpy(dtype=np.float64)
    return Quick(
        scenario=scenario,
        rules=rules,
        recourse=recourse_facts(scenario, plan.need, plan.rota.cover, places.axes),
        rates=rates_of(scenario, plan.rota.hours, plan.need),
        places=places,
        fte_hours=fte.reshape(len(scenario.years), -1, 1),
    )


def _places(scenario: Scenario, plan: Plan, rules: Rulebook) -> _Places:
    places, needed = rules.places, plan.need[["unit", "group"]].drop_duplicates().astype("str")
    held = [(places.units[unit], places.groups[group]) for unit, group in zip(places.unit, places.group, strict=True)]
    axes = recourse_axes(scenario, {*needed.itertuples(index=False, name=None), *held})
    units, groups = list(axes.units), list(axes.groups)
    unit = np.array([units.index(places.units[number]) for number in places.unit], dtype=np.int64)
    group = np.array([groups.index(places.groups[number]) for number in places.group], dtype=np.int64)
    meets = [[post == key or post in scenario.groups[key].covers_for for post in groups] for key in groups]
    code = account_codes(scenario, [item for item in ITEMS if item in set(scenario.frame("accounts")["cost_item"])])
    codes = tuple(sorted(set(code.values())))
    return _Places(
        axes=axes,
        unit=unit,
        cell=axes.cells[unit, group],
        of_post=(np.arange(len(groups))[:, None] == group).astype(np.float64),
        unmet=1.0 - np.array(meets, dtype=np.float64).T,
        needed=_needed(plan, (axes.years, units, groups))[:, unit, group],
        codes=codes,
        code_of=np.array([[code.get(item) == one for item in ITEMS] for one in codes], dtype=np.float64),
        booking=booking_axes(scenario),
    )


def _needed(plan: Plan, axes: tuple[Sequence[int], list[str], list[str]]) -> Ints:
    """[year, unit, group] 1 where there is a row of need."""
    years, units, groups = axes
    needed = np.zeros((len(years), len(units), len(groups)), dtype=np.int64)
    year = np.searchsorted(np.array(years), plan.need["year"].to_numpy())
    unit, group = (plan.need[key].astype("str").map(names.index) for key, names in (("unit", units), ("group", groups)))
    needed[year, unit, group] = 1
    return needed


def played(quick: Quick, seed: int, numbers: range) -> dict[str, Sums]:
    """The sums over units of some replications, by table and column: [replication, year, group], for costs
    [replication, year], for costs as they are booked [replication, year, function, account]."""
    # what a replication leaves behind is read before the next is played, while the processor still has it at hand
    read = [_read(quick, play_by_year(quick.rules, seed, number)) for number in numbers]
    met = together([one.hours for one in read])
    by_unit = np.stack([one.by_unit for one in read])
    courses = np.stack([one.courses for one in read]).astype(np.float64)
    return {
        "people": _named(by_unit.sum(axis=2), MEASURES),
        **_of_posts(quick, read),
        **_of_hours(quick, met),
        **_costs(quick, _staff(quick, by_unit), _students(quick, courses), met),
    }


def _read(quick: Quick, tallies: Tallies) -> _Read:
    """One replication's tallies, summed over months or units."""
    years, places, groups = len(quick.places.needed), len(quick.places.unit), len(quick.places.of_post)
    flows = tallies.flows.reshape(years, places, groups, len(FLOWS))
    people = tallies.years.reshape(years, places, groups, -1)[..., [MEASURES.index(name) for name in PEOPLE]]
    filling = flows[..., [FLOWS.index(name) for name in FILLING]]
    months = tallies.months.reshape(years, _MONTHS, places, len(MONTHLY))
    percents = months[..., [MONTHLY.index(name) for name in ("open_percent", "qualified_percent")]].sum(axis=1)
    percents[..., 1] *= quick.places.needed
    return _Read(
        hours=cover_months(quick.recourse, _percents(quick, tallies)),
        by_unit=_by_unit(quick, tallies),
        courses=tallies.courses,
        moved=flows.sum(axis=1, dtype=flows.dtype),
        held=np.concatenate([people, filling], axis=-1, dtype=np.float64),
        percents=percents.astype(np.float64),
    )


def _percents(quick: Quick, tallies: Tallies) -> dict[str, NDArray[Any]]:
    """Hundredths of positions by column [year, month, cell]."""
    shape, found = quick.recourse.here.shape, {}
    for name in quick.recourse.columns:
        found[name] = np.zeros(shape, dtype=tallies.months.dtype)
        found[name][..., quick.places.cell] = tallies.months[:, :, MONTHLY.index(name)].reshape(*shape[:2], -1)
    return found


def _by_unit(quick: Quick, tallies: Tallies) -> Ints:
    """What is counted of the staff in a year [year, unit, held group, measure]."""
    years, units, groups = quick.recourse.required.shape
    counts = tallies.years.reshape(years, len(quick.places.unit), -1)
    total = np.zeros((years, units, counts.shape[-1]), dtype=np.int64)
    # one unit's places lie side by side; numpy's own sums by place take four times as long
    bounds = np.searchsorted(quick.places.unit, np.arange(units + 1))
    for unit, (first, end) in enumerate(pairwise(bounds)):
        np.add.reduce(counts[:, first:end], axis=1, out=total[:, unit])
    return total.reshape(years, units, groups, -1)


def _of_posts(quick: Quick, read: Sequence[_Read]) -> dict[str, Sums]:
    """What the staff's counts tell: whole numbers, so in whatever order they are added."""
    moved = _named(np.stack([one.moved for one in read]), FLOWS)
    percents = quick.places.of_post @ np.stack([one.percents for one in read])
    held = np.stack([one.held for one in read])
    by_post = quick.places.of_post @ held.reshape(*held.shape[:3], -1)
    by_post = by_post.reshape(*by_post.shape[:3], *held.shape[3:])
    people = _named(by_post.sum(axis=3), (*PEOPLE, *FILLING))
    unmet = _named((by_post * quick.places.unmet[..., None]).sum(axis=3), OF_THESE)
    return {
        "moved": {name: moved[name] for name in MOVED},
        "filling": {name: people[name] for name in FILLING},
        "requirement": {name: people[name] for name in PEOPLE} | unmet,
        "posts": {"open_percent": percents[..., 0]},
        "present": {"qualified_percent": percents[..., 1]},
    }


def _of_hours(quick: Quick, met: HoursMet) -> dict[str, Sums]:
    """Hours and FTE, unit by unit in order."""
    steps = {step: met.steps[..., number] for number, step in enumerate(STEPS)}
    told = balance_of(quick.recourse, met) | fte_of_kinds(steps, quick.fte_hours)
    names = (*BALANCE, *KINDS)
    sums = _named(_over_units(np.stack([told[name] for name in names], axis=-1)), names)
    causes = _named(_over_units(met.causes), CAUSES)
    return {
        "balance": {name: sums[name] for name in BALANCE},
        "steps": _named(_over_units(met.steps), STEPS),
        "kinds": {name: sums[name] for name in KINDS},
        "causes": {cause: causes[cause] for cause in AWAY},
    }


def _costs(quick: Quick, staff: Staff, students: Students, met: HoursMet) -> dict[str, Sums]:
    """Kroner by account code, in all, and as they are booked; each unit's are whole before they are added."""
    steps = {step: met.steps[..., number] for number, step in enumerate(STEPS)}
    hours = Hours({**steps, "surplus": met.surplus}, met.causes[..., CAUSES.index("short_absence")])
    kroner = whole_kroner(exact_costs(quick.scenario, quick.rates, staff, students, hours)).astype(np.float64)
    of_years = kroner.sum(axis=2)
    return {
        "costs": _named(of_years @ quick.places.code_of.T, quick.places.codes),
        "whole": {"cost_nok": of_years.sum(axis=-1)},
        "booked": {"cost_nok": booked_kroner(quick.places.booking, kroner)},
    }


def _staff(quick: Quick, by_unit: Ints) -> Staff:
    bands = [f"percent_months_s{step}" for step in quick.rates.seniority_years]
    names = (*MEASURES, *bands)
    return staff_of([by_unit[..., names.index(name)].astype(np.float64) for name in (*STAFF_COLUMNS, *bands)])


def _students(quick: Quick, courses: NDArray[np.float64]) -> Students:
    ordered = courses[..., [quick.rules.courses.index(name) for name in programme_names(quick.scenario)], :]
    return Students(ordered[..., COURSE["entered"]], ordered[..., COURSE["student_months"]])


def _over_units(hours: NDArray[np.float64]) -> NDArray[np.float64]:
    """[replication, year, unit, …] summed over units, one after the other as the tally adds them."""
    total = np.zeros((*hours.shape[:2], *hours.shape[3:]))
    for unit in range(hours.shape[2]):
        total += hours[:, :, unit]
    return total


def _named(counts: NDArray[Any], names: Sequence[str]) -> Sums:
    """The first columns of the last axis by name."""
    known = counts[..., : len(names)].astype(np.float64)
    return {name: known[..., number] for number, name in enumerate(names)}
