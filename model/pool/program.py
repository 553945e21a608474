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
from numpy.typing import NDArray

from model.errors import InputError, Problem
from model.pool.absence import (
    MONTHS,
    AbsenceDays,
    Shares,
    merge_identical,
    planned_presence,
    short_absence,
    spare_hours,
)
from model.pool.agency import agency_permitted
from model.pool.open_weeks import WEEKS, WeekKind, is_whole_year, week_kinds
from model.pool.sized_days import DaySample, sampled_days
from model.pool.sizing import Block, Step
from model.pool.substitution import scenario_arcs
from model.pool.teams import DAY_KINDS, days_served, pool_teams
from model.scenario.schema import Scenario
from model.scenario.schema.pool import Pool

GROUP_LEAVES_READ = ("long_leave_rate_annual", "long_leave_mean_months")
"""The competence groups' leaves that decide a pool's size, for whoever keeps sized pools for reuse."""
Pair = tuple[str, str]


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
    """One pool in one year: what its blocks are made of. Pairs are (unit, group).

    `presence` is the share of the pool's own shifts that turn up, by group: its short absence, the
    mean of the twelve months; `spare` the share of people on duty whom the rota has over-booked;
    `free` part-timers' free hours for each hour in the posts.
    """

    scenario: Scenario
    pool: Pool
    year: int
    groups: tuple[str, ...]
    on_duty: pd.DataFrame
    presence: tuple[float, ...]
    spare: dict[Pair, float]
    free: dict[Pair, float]


@dataclass(frozen=True)
class Drawn:
    """The days of one shift family and kind of day; absent people net of those over-booked.

    `people` on duty on a mean such day, by unit and group. `kinds` of week and the place among them of each day;
    weights are of the weeks in which any unit of the pool runs.
    """

    family: str
    kind: str
    days: AbsenceDays
    people: dict[Pair, float]
    kinds: list[WeekKind]
    kind_of: NDArray[np.intp]


def case_of(scenario: Scenario, rota_plan: RotaFrames, pool: Pool, year: int) -> Case:
    """Cut the rota's frames to the pool's units and groups; people on duty come out net of known absence."""
    groups = tuple(sorted(pool.groups))
    units = sorted({unit for team in pool_teams(scenario, pool, year).values() for unit in team})

    def mine(frame: pd.DataFrame) -> pd.DataFrame:
        keep = (frame["year"] == year) & frame["unit"].isin(units) & frame["group"].isin(groups)
        return frame[keep].reset_index(drop=True)

    on_duty = _served(pool, mine(rota_plan.on_duty))
    present = {unit: planned_presence(scenario, year, unit) for unit in units}
    on_duty["on_duty"] = on_duty["on_duty"].to_numpy(dtype=np.float64) * on_duty["unit"].map(present).to_numpy()
    away = short_absence(scenario, year, (pool.unit,), groups).mean(axis=0)[0]
    spare = spare_hours(scenario, mine(rota_plan.cover)).set_index(["unit", "group"])["spare_share"]
    held = mine(rota_plan.posts)
    held = held.assign(full=held["posts"] * held["percent"], free=held["posts"] * (100 - held["percent"]))
    sums = held.groupby(["unit", "group"], sort=True)[["full", "free"]].sum()
    ratio = sums["free"] / sums["full"].where(sums["full"] > 0)
    return Case(
        scenario, pool, year, groups, on_duty, tuple((1 - away).tolist()), _by_pair(spare), _by_pair(ratio.fillna(0.0))
    )


def _served(pool: Pool, on_duty: pd.DataFrame) -> pd.DataFrame:
    """The rows of the shift families and weekdays that the pool covers."""
    keep = on_duty["weekday"].isin([day for days in days_served(pool).values() for day in days])
    if pool.families:
        keep &= on_duty["family"].isin(pool.families)
    return on_duty[keep].reset_index(drop=True)


def drawn_days(case: Case, sample: int = 0, alone: bool = False) -> list[Drawn]:
    """Absence days for each shift family and kind of day that has anybody on duty; `sample` 0 is what pools are sized
    on, others are fresh days. `alone` : as if every absence came by itself."""
    wanted = DaySample(case.scenario, case.pool, case.year, sample, alone)
    weeks = week_kinds(case.scenario, case.year, tuple(sorted(case.on_duty["unit"].astype(str).unique())))
    found = []
    for kind, weekdays in days_served(case.pool).items():
        of_kind = case.on_duty[case.on_duty["weekday"].isin(weekdays) & (case.on_duty["on_duty"] > 0)]
        for family in sorted(of_kind["family"].astype(str).unique()):
            chosen = of_kind[of_kind["family"] == family]
            people = _by_pair(chosen.groupby(["unit", "group"], sort=True)["on_duty"].sum() / len(weekdays))
            drawn = [_in_weeks(case, wanted, chosen, (weekdays, week, people)) for week in weeks]
            days = AbsenceDays(
                drawn[0].cells,
                np.concatenate([part.absent for part in drawn]),
                np.concatenate([part.weights for part in drawn]),
            )
            kind_of = np.repeat(np.arange(len(drawn)), [len(part.weights) for part in drawn])
            found.append(Drawn(family, kind, days, people, weeks, kind_of))
    return found


def _in_weeks(
    case: Case,
    wanted: DaySample,
    on_duty: pd.DataFrame,
    what: tuple[tuple[str, ...], WeekKind, dict[Pair, float]],
) -> AbsenceDays:
    """Days of one kind of week, weighted by the months in which its weeks lie, net of those over-booked; `what` is the
    weekdays, the kind of week and the people on duty when the units run in full."""
    weekdays, week, people = what
    if is_whole_year([week]):
        return _net_of_spare(case, sampled_days(wanted, on_duty, weekdays), people)
    active = on_duty["unit"].astype(str).map(week.activity).to_numpy(dtype=np.float64)
    drawn = sampled_days(wanted, on_duty.assign(on_duty=on_duty["on_duty"].to_numpy() * active), weekdays)
    # the days walk through the months, each sample anew, and every month has the same weight
    month = np.arange(len(drawn.weights)) % case.pool.sampled_days.at(case.year) % MONTHS
    weights = drawn.weights * week.by_month[month]
    kept = weights > 0
    here = {pair: number * week.activity[pair[0]] for pair, number in people.items()}
    return _net_of_spare(case, AbsenceDays(drawn.cells, drawn.absent[kept], weights[kept]), here)


def blocks_of(case: Case, drawn: Drawn, shared: bool) -> list[Block]:
    """One block for each team of units that share pool staff, or one for each unit that has people on duty."""
    units = sorted(drawn.days.cells["unit"].unique())
    teams = pool_teams(case.scenario, case.pool, case.year) if shared else {unit: (unit,) for unit in units}
    parts = {name: tuple(unit for unit in units if unit in team) for name, team in teams.items()}
    return [
        _block(case, drawn, name, members)
        for name, members in parts.items()
        if any(kind.runs(members) for kind in drawn.kinds)
    ]


def _block(case: Case, drawn: Drawn, label: str, units: tuple[str, ...]) -> Block:
    cells = list(zip(drawn.days.cells["unit"], drawn.days.cells["group"], strict=True))
    totals = np.zeros((len(drawn.days.weights), len(case.groups)), dtype=np.int64)
    for place, group in enumerate(case.groups):
        columns = [n for n, (unit, held) in enumerate(cells) if unit in units and held == group]
        totals[:, place] = drawn.days.absent[:, columns].sum(axis=1)
    runs = np.array([kind.runs(units) for kind in drawn.kinds])
    held = runs[drawn.kind_of]
    whole = 1.0 if is_whole_year(drawn.kinds) else float(drawn.days.weights[held].sum())
    absent, weights = merge_identical(totals[held], drawn.days.weights[held] / whole)
    weeks = sum(kind.weeks for kind in drawn.kinds if kind.runs(units))
    place_of = {group: place for place, group in enumerate(case.groups)}
    arcs = [(place_of[a], place_of[b]) for a, b in scenario_arcs(case.scenario) if a in place_of and b in place_of]
    hours, promise = _shift_hours(case, drawn.family, drawn.kind), case.pool.cover_probability.at(case.year)
    return Block(
        name=f"{drawn.family}-{drawn.kind}-{label}",
        arcs=tuple(sorted([*arcs, *((place, place) for place in range(len(case.groups)))])),
        absent=absent,
        weights=weights,
        presence=case.presence,
        steps=_steps(case, drawn, units),
        holding=case.pool.posts_price_factor.at(case.year)
        * max(1.0, case.pool.smallest_shift_hours.at(case.year) / hours),
        uncovered=case.scenario.recourse.uncovered_price.at(case.year),
        hours=hours * len(days_served(case.pool)[drawn.kind]) * (weeks / WEEKS),
        least_cover=promise or None,
    )


def _steps(case: Case, drawn: Drawn, units: tuple[str, ...]) -> tuple[Step, ...]:
    """The other recourse of a shift: prices, and the units' summed limits in shifts a day, cheapest first.

    Long leave is nobody's to size a pool for, but it leans on the same substitutes: what it is
    expected to take, from the cheapest on, is not there for short absence. Neighbours' surplus is
    not counted on: the sizing follows need, where no unit has any. Lower competence counts as
    uncovered, so it is priced so.
    """
    facts, year = case.scenario.recourse, case.year
    limits: dict[str, Callable[[Pair], float]] = {
        "extra_shift": lambda pair: facts.extra_shift_share.at(year, pair[0]) * case.free.get(pair, 0.0),
        "hourly": lambda pair: facts.hourly_share.at(year, pair[0]),
        "overtime": lambda pair: facts.overtime_share.at(year, pair[0]),
        "agency": lambda pair: facts.agency_share.at(year, pair[0]) * agency_permitted(case.scenario, year, pair[0]),
    }
    prices = {step: float(getattr(facts, f"{step}_price").at(year)) for step in limits}
    order = sorted(limits, key=lambda step: prices[step])
    left = np.zeros((len(order), len(case.groups)))
    for place, group in enumerate(case.groups):
        for pair in [(unit, group) for unit in units if (unit, group) in drawn.people]:
            unit = pair[0]
            shares = np.array([limits[step](pair) for step in order])
            left[:, place] += (
                drawn.people[pair]
                * _mean_activity(drawn, units, unit)
                * net_of_long_leave(shares, long_leave(case.scenario, year, *pair))
            )
    return tuple(Step(prices[step], tuple(left[place].tolist())) for place, step in enumerate(order))


def _mean_activity(drawn: Drawn, units: tuple[str, ...], unit: str) -> float:
    """How fully a unit runs in the weeks in which any of these units does."""
    here = [kind for kind in drawn.kinds if kind.runs(units)]
    return sum(kind.weeks * kind.activity[unit] for kind in here) / sum(kind.weeks for kind in here)


def long_leave(scenario: Scenario, year: int, unit: str, group: str) -> float:
    """Expected share of contracted time on long leave: spells × length against the time between them."""
    facts = scenario.groups[group]
    years_away = facts.long_leave_rate_annual.at(year, unit) * facts.long_leave_mean_months.at(year) / 12
    return years_away / (1 + years_away)


def net_of_long_leave(shares: Shares, taken: float) -> Shares:
    """Limits, cheapest first, less what is taken of them in that order; none goes below 0."""
    before = np.cumsum(shares) - shares
    return np.asarray(shares - np.clip(taken - before, 0.0, shares))


def _net_of_spare(case: Case, days: AbsenceDays, people: dict[Pair, float]) -> AbsenceDays:
    """Absent people less those whom the rota has over-booked, in whole people."""
    pairs = zip(days.cells["unit"], days.cells["group"], strict=True)
    spare = np.array([math.floor(case.spare.get(pair, 0.0) * people[pair] + 1e-9) for pair in pairs], dtype=np.int64)
    return replace(days, absent=np.maximum(0, days.absent - spare))


def _by_pair(values: pd.Series[float]) -> dict[Pair, float]:
    """A column indexed by unit and group as a dictionary."""
    units, groups = (values.index.get_level_values(level).astype(str) for level in ("unit", "group"))
    return dict(zip(zip(units, groups, strict=True), values.to_numpy(dtype=np.float64).tolist(), strict=True))


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
