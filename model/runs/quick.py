"""Some replications on dense arrays, from the engine's counts to totals over all units, without a table in between.

The figures are those that :func:`model.runs.run.play_some` and the tally form, to the last bit: the same functions
cover the shortage, price the hours and tell the figures; only what lies between them is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
    RecourseFacts,
    balance_of,
    cover_months,
    recourse_axes,
    recourse_facts,
    together,
)
from model.runs.booked import Axes, booked_kroner, booking_axes
from model.runs.sizing import Plan
from model.runs.tally import AWAY, BALANCE, FILLING, MOVED, OF_THESE, PEOPLE, fte_of_kinds
from model.scenario.schema import Scenario
from model.workforce import COURSE, DEFAULT_ENGINE, ENGINES, FLOWS, MEASURES, MONTHLY, Rulebook, Tallies

Sums = dict[str, NDArray[np.float64]]
Ints = NDArray[np.int64]
_MONTHS = 12


@dataclass(frozen=True)
class Quick:
    """What does not depend on chance. `place_unit` and `place_group` are the engine's places on the axes, `meets`
    [held group, required group], `needed` [year, unit, group] 1 where there is a row of need, `fte_hours` [year,
    unit, 1] net hours of one FTE, `codes` the account code of each cost item, `booking` where its kroner are booked."""

    scenario: Scenario
    rules: Rulebook
    recourse: RecourseFacts
    rates: Rates
    place_unit: Ints
    place_group: Ints
    meets: NDArray[np.bool_]
    needed: NDArray[np.float64]
    fte_hours: NDArray[np.float64]
    codes: dict[str, str]
    booking: Axes


def quick_facts(scenario: Scenario, plan: Plan, rules: Rulebook) -> Quick:
    """Read the scenario and its plan once for all replications."""
    axes, places = recourse_axes(scenario), rules.places
    units, groups = list(axes.units), list(axes.groups)
    meets = [[post == key or post in scenario.groups[key].covers_for for post in groups] for key in groups]
    needed = np.zeros((len(axes.years), len(units), len(groups)))
    year = np.searchsorted(np.array(axes.years), plan.need["year"].to_numpy())
    unit, group = (plan.need[key].astype("str").map(names.index) for key, names in (("unit", units), ("group", groups)))
    needed[year, unit, group] = 1.0
    fte = net_hours(scenario).sort_values(["year", "unit"])["net_hours"].to_numpy(dtype=np.float64)
    return Quick(
        scenario=scenario,
        rules=rules,
        recourse=recourse_facts(scenario, plan.need, plan.rota.cover, axes),
        rates=rates_of(scenario, plan.rota.hours, plan.need),
        place_unit=np.array([units.index(places.units[number]) for number in places.unit], dtype=np.int64),
        place_group=np.array([groups.index(places.groups[number]) for number in places.group], dtype=np.int64),
        meets=np.array(meets, dtype=np.bool_),
        needed=needed,
        fte_hours=fte.reshape(len(axes.years), len(units), 1),
        codes=account_codes(scenario, [item for item in ITEMS if item in set(scenario.frame("accounts")["cost_item"])]),
        booking=booking_axes(scenario),
    )


def played(quick: Quick, seed: int, numbers: range) -> list[dict[str, Sums]]:
    """The sums over units of each replication, by table and column: [year, group], for costs [year], for costs as they
    are booked [year, function, account]."""
    tallies = [ENGINES[DEFAULT_ENGINE](quick.rules, seed, number) for number in numbers]
    met = [cover_months(quick.recourse, _percents(quick, one)) for one in tallies]
    costs = _costs(quick, tallies, together(met))
    return [
        {**_of_staff(quick, one), **_of_hours(quick, hours), **cost}
        for one, hours, cost in zip(tallies, met, costs, strict=True)
    ]


def _percents(quick: Quick, tallies: Tallies) -> dict[str, NDArray[Any]]:
    """Hundredths of positions by column [year, month, unit, group]."""
    years, units, groups = quick.needed.shape
    cell, found = quick.place_unit * groups + quick.place_group, {}
    for name in quick.recourse.columns:
        array = np.zeros((years * _MONTHS, units * groups), dtype=tallies.months.dtype)
        array[:, cell] = tallies.months[:, :, MONTHLY.index(name)]
        found[name] = array.reshape(years, _MONTHS, units, groups)
    return found


def _of_staff(quick: Quick, tallies: Tallies) -> dict[str, Sums]:
    """What the staff's counts tell: whole numbers, so in whatever order they are added."""
    years, places, groups = len(quick.needed), len(quick.place_unit), len(quick.rules.places.groups)
    counts = tallies.years.reshape(years, places, groups, -1)
    moved = tallies.flows.reshape(years, _MONTHS, places, groups, len(FLOWS)).sum(axis=1, dtype=tallies.flows.dtype)
    months = tallies.months.reshape(years, _MONTHS, places, len(MONTHLY)).sum(axis=1)
    held, moved_held = counts.sum(axis=1), moved.sum(axis=1)
    people = counts[..., [MEASURES.index(name) for name in PEOPLE]]
    unmet = people * ~quick.meets[:, quick.place_group].T[:, :, None]
    posts = _by_post(quick, np.concatenate([people.sum(axis=2), unmet.sum(axis=2)], axis=2))
    filling = _by_post(quick, moved[..., [FLOWS.index(name) for name in FILLING]].sum(axis=2))
    opened = _by_post(quick, months[..., MONTHLY.index("open_percent")])
    return {
        "people": _named(held, MEASURES),
        "moved": _named(moved_held, FLOWS, tuple(MOVED)),
        "filling": _named(filling, FILLING),
        "requirement": _named(posts, (*PEOPLE, *OF_THESE)),
        "posts": {"open_percent": opened},
        "present": {"qualified_percent": _needed(quick, months[:, :, MONTHLY.index("qualified_percent")])},
    }


def _of_hours(quick: Quick, met: HoursMet) -> dict[str, Sums]:
    """Hours and FTE, unit by unit in order."""
    steps = {step: met.steps[..., number] for number, step in enumerate(STEPS)}
    causes = met.causes[..., [CAUSES.index(cause) for cause in AWAY]]
    balance = balance_of(quick.recourse, met)
    kinds = fte_of_kinds(steps, quick.fte_hours)
    return {
        "balance": {name: _over_units(balance[name]) for name in BALANCE},
        "steps": _named(_over_units(met.steps), STEPS),
        "kinds": {name: _over_units(fte) for name, fte in kinds.items()},
        "causes": _named(_over_units(causes), tuple(AWAY)),
    }


def _costs(quick: Quick, tallies: list[Tallies], met: HoursMet) -> list[dict[str, Sums]]:
    """Kroner of each replication by account code, in all, and as they are booked; each unit's are whole before they are
    added."""
    steps = {step: met.steps[..., number] for number, step in enumerate(STEPS)}
    hours = Hours({**steps, "surplus": met.surplus}, met.causes[..., CAUSES.index("short_absence")])
    exact = exact_costs(quick.scenario, quick.rates, _staff(quick, tallies), _students(quick, tallies), hours)
    kroner = whole_kroner(exact).astype(np.float64)
    lines = booked_kroner(quick.booking, kroner)
    found = []
    for of_years, booked in zip(kroner.sum(axis=2), lines, strict=True):
        by_code = {code: np.zeros(len(of_years)) for code in sorted(set(quick.codes.values()))}
        for number, item in enumerate(ITEMS):
            if item in quick.codes:
                by_code[quick.codes[item]] += of_years[:, number]
        found.append({"costs": by_code, "whole": {"cost_nok": of_years.sum(axis=1)}, "booked": {"cost_nok": booked}})
    return found


def _staff(quick: Quick, tallies: list[Tallies]) -> Staff:
    years, units, groups = quick.needed.shape
    bands = [f"percent_months_s{step}" for step in quick.rates.seniority_years]
    names = (*MEASURES, *bands)
    wanted = [names.index(name) for name in (*STAFF_COLUMNS, *bands)]
    cells = np.zeros((len(tallies), years, units, groups, len(wanted)))
    for number, one in enumerate(tallies):
        counts = one.years.reshape(years, len(quick.place_unit), groups, -1)[..., wanted]
        cells[number] = _collected(counts, quick.place_unit, units)
    return staff_of([np.ascontiguousarray(cells[..., column]) for column in range(len(wanted))])


def _students(quick: Quick, tallies: list[Tallies]) -> Students:
    order = [quick.rules.courses.index(name) for name in programme_names(quick.scenario)]
    counts = np.stack([one.courses for one in tallies])[..., order, :].astype(np.float64)
    return Students(counts[..., COURSE["entered"]], counts[..., COURSE["student_months"]])


def _over_units(hours: NDArray[np.float64]) -> NDArray[np.float64]:
    """[year, unit, …] summed over units, one after the other as the tally adds them."""
    total = np.zeros((hours.shape[0], *hours.shape[2:]))
    for unit in range(hours.shape[1]):
        total += hours[:, unit]
    return total


def _by_post(quick: Quick, counts: NDArray[Any]) -> NDArray[np.float64]:
    """[year, place, …] summed by required group."""
    return _collected(counts, quick.place_group, quick.needed.shape[2])


def _collected(counts: NDArray[Any], place: Ints, size: int) -> NDArray[np.float64]:
    """Whole numbers [year, place, …] summed by what their place belongs to, one of `size`."""
    order = np.argsort(place, kind="stable")
    met, first = np.unique(place[order], return_index=True)
    total = np.zeros((counts.shape[0], size, *counts.shape[2:]))
    if len(met):
        total[:, met] = np.add.reduceat(counts[:, order], first, axis=1)
    return total


def _needed(quick: Quick, percents: NDArray[Any]) -> NDArray[np.float64]:
    """Percent-months [year, place] summed by required group where there is a need."""
    needed = quick.needed[:, quick.place_unit, quick.place_group]
    return _by_post(quick, percents * needed)


def _named(counts: NDArray[Any], names: Sequence[str], wanted: Sequence[str] | None = None) -> Sums:
    """The columns of the last axis by name."""
    return {name: counts[..., names.index(name)].astype(np.float64) for name in wanted or names}
