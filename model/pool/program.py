"""From one pool and the rota's people on duty to the blocks of the linear program.

Units of one pool have the same eligibility and the same prices; their absent people of a group are
therefore added up before identical days are merged, and the limits of the other recourse are the
units' sums.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
import pandas as pd

from model.errors import InputError, Problem
from model.pool.absence import (
    AbsenceDays,
    Counts,
    absence_days,
    merge_identical,
    planned_presence,
    short_absence,
    spare_hours,
)
from model.pool.sizing import Block, Step
from model.pool.substitution import scenario_arcs
from model.scenario.schema import Scenario
from model.scenario.schema.pool import Pool

DAY_KINDS = {"weekday": ("mon", "tue", "wed", "thu", "fri"), "weekend": ("sat", "sun")}


class RotaFrames(Protocol):
    """What the sizing reads of a rota plan."""

    @property
    def on_duty(self) -> pd.DataFrame:
        """year, unit, group, weekday, family, on_duty (people in the lines, known absence included)."""

    @property
    def posts(self) -> pd.DataFrame:
        """year, unit, group, percent, weekend_every, posts."""

    @property
    def cover(self) -> pd.DataFrame:
        """year, unit, group, covered_hours, surplus_hours (a week)."""


@dataclass(frozen=True)
class Case:
    """One pool in one year: what its blocks are made of."""

    scenario: Scenario
    pool: Pool
    year: int
    groups: tuple[str, ...]
    on_duty: pd.DataFrame
    spare: pd.DataFrame
    free: pd.DataFrame


def case_of(scenario: Scenario, rota_plan: RotaFrames, pool: Pool, year: int) -> Case:
    """Cut the rota's frames to the pool's units and groups; people on duty come out net of known absence."""
    groups = tuple(sorted(pool.groups))

    def mine(frame: pd.DataFrame) -> pd.DataFrame:
        keep = (frame["year"] == year) & frame["unit"].isin(pool.units) & frame["group"].isin(groups)
        return frame[keep].reset_index(drop=True)

    on_duty = mine(rota_plan.on_duty)
    presence = [planned_presence(scenario, year, str(unit)) for unit in on_duty["unit"]]
    on_duty["on_duty"] = on_duty["on_duty"].to_numpy(dtype=np.float64) * np.array(presence)
    spare = spare_hours(scenario, mine(rota_plan.cover)).set_index(["unit", "group"])
    held = mine(rota_plan.posts)
    held = held.assign(full=held["posts"] * held["percent"], free=held["posts"] * (100 - held["percent"]))
    free = held.groupby(["unit", "group"], sort=True)[["full", "free"]].sum()
    return Case(scenario, pool, year, groups, on_duty, spare, free)


def drawn_days(case: Case) -> list[tuple[tuple[str, str], AbsenceDays]]:
    """Absence days for each shift family and kind of day that has anybody on duty."""
    days = case.pool.sampled_days.at(case.year)
    found = []
    for kind, weekdays in DAY_KINDS.items():
        of_kind = case.on_duty[case.on_duty["weekday"].isin(weekdays)]
        for family in sorted(of_kind["family"].astype(str).unique()):
            chosen = of_kind[of_kind["family"] == family]
            found.append(((family, kind), absence_days(case.scenario, chosen, weekdays, days)))
    return found


def blocks_of(case: Case, key: tuple[str, str], days: AbsenceDays, shared: bool) -> list[Block]:
    """One block for all the pool's units, or one for each unit that has people on duty."""
    net = _net_of_spare(case, key, days)
    units = sorted(days.cells["unit"].unique())
    parts = [("all", units)] if shared else [(unit, [unit]) for unit in units]
    return [_block(case, key, (label, tuple(members)), replace(days, absent=net)) for label, members in parts]


def _block(case: Case, key: tuple[str, str], part: tuple[str, tuple[str, ...]], days: AbsenceDays) -> Block:
    family, kind = key
    label, units = part
    inside = days.cells["unit"].isin(units).to_numpy()
    totals = np.zeros((len(days.weights), len(case.groups)), dtype=np.int64)
    for place, group in enumerate(case.groups):
        columns = inside & (days.cells["group"] == group).to_numpy()
        totals[:, place] = days.absent[:, columns].sum(axis=1)
    absent, weights = merge_identical(totals, days.weights)
    place_of = {group: place for place, group in enumerate(case.groups)}
    arcs = [(place_of[a], place_of[b]) for a, b in scenario_arcs(case.scenario) if a in place_of and b in place_of]
    away = short_absence(case.scenario, case.year, (case.pool.unit,), case.groups).mean(axis=0)[0]
    return Block(
        name=f"{family}-{kind}-{label}",
        arcs=tuple(sorted([*arcs, *((place, place) for place in range(len(case.groups)))])),
        absent=absent,
        weights=weights,
        presence=tuple(float(share) for share in 1 - away),
        steps=_steps(case, key, units),
        holding=case.pool.posts_price_factor.at(case.year),
        uncovered=case.scenario.recourse.uncovered_price.at(case.year),
        hours=_shift_hours(case, family, kind) * len(DAY_KINDS[kind]),
    )


def _steps(case: Case, key: tuple[str, str], units: tuple[str, ...]) -> tuple[Step, ...]:
    """The other recourse of a shift: prices, and the units' summed limits in shifts a day.

    Neighbours' surplus is not counted on: the sizing follows need, where no unit has any. Lower
    competence counts as uncovered, so it is priced so.
    """
    facts, year = case.scenario.recourse, case.year
    limits: dict[str, Callable[[str, str], float]] = {
        "extra_shift": lambda unit, group: facts.extra_shift_share.at(year, unit) * _free_ratio(case, unit, group),
        "hourly": lambda unit, group: facts.hourly_share.at(year, unit),
        "overtime": lambda unit, group: facts.overtime_share.at(year, unit),
        "agency": lambda unit, group: facts.agency_share.at(year, unit) * bool(facts.agency_in_use.at(year, unit)),
    }
    people = _mean_people(case, key)
    steps = []
    for step, share in limits.items():
        price = getattr(facts, f"{step}_price").at(year)
        total = [sum(share(u, g) * people.get((u, g), 0.0) for u in units) for g in case.groups]
        steps.append(Step(price, tuple(total)))
    return tuple(sorted(steps, key=lambda step: step.price))


def _mean_people(case: Case, key: tuple[str, str]) -> dict[tuple[str, str], float]:
    """People on duty on a mean day of the kind, by unit and group."""
    family, kind = key
    chosen = case.on_duty[(case.on_duty["family"] == family) & case.on_duty["weekday"].isin(DAY_KINDS[kind])]
    total = chosen.groupby(["unit", "group"], sort=True)["on_duty"].sum() / len(DAY_KINDS[kind])
    units, groups = (total.index.get_level_values(level).astype(str) for level in ("unit", "group"))
    return dict(zip(zip(units, groups, strict=True), total.to_numpy(dtype=np.float64).tolist(), strict=True))


def _free_ratio(case: Case, unit: str, group: str) -> float:
    """Part-timers' free hours for each hour in the posts of the rota."""
    held = float(case.free["full"].get((unit, group), 0.0))
    return float(case.free["free"].get((unit, group), 0.0)) / held if held > 0 else 0.0


def _net_of_spare(case: Case, key: tuple[str, str], days: AbsenceDays) -> Counts:
    """Absent people less those whom the rota has over-booked, in whole people."""
    people = _mean_people(case, key)
    spare = []
    for unit, group in zip(days.cells["unit"], days.cells["group"], strict=True):
        share = float(case.spare["spare_share"].get((unit, group), 0.0))
        spare.append(math.floor(share * people[(unit, group)] + 1e-9))
    return np.maximum(0, days.absent - np.array(spare, dtype=np.int64))


def _shift_hours(case: Case, family: str, kind: str) -> float:
    """Mean paid hours of the family's shift kinds that the pool's units use on such days."""
    lengths = []
    for unit in sorted(case.pool.units):
        rota = case.scenario.units[unit].rota
        for name in () if rota is None else sorted(rota.shift_kinds):
            shift = case.scenario.rota.shift_kinds[name]
            on_such_days = any(day in DAY_KINDS[kind] for day in shift.weekdays)
            if shift.family == family and on_such_days and shift.in_use.at(case.year, unit):
                lengths.append(_paid_hours(shift.start, shift.end, shift.unpaid_minutes))
    if not lengths:
        raise InputError(
            Problem(f"the rota plan, shift family “{family}” in {case.year}", "people on duty but no such shift in use",
                    "families of the shift kinds in use", "correct the shift kinds of the pool's units")
        )  # fmt: skip
    return sum(lengths) / len(lengths)


def _paid_hours(start: str, end: str, unpaid_minutes: int) -> float:
    first, last = (int(clock[:2]) * 60 + int(clock[3:]) for clock in (start, end))
    return ((last - first - 1) % 1440 + 1 - unpaid_minutes) / 60
