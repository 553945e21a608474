"""What the recourse reads of a scenario and its plan, once for all replications, as arrays over years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.pool.absence import hours_without_rota, short_absence_years, spare_hours
from model.pool.agency import short_permitted
from model.pool.chain import PAID_STEPS, ChainRules, Hours, Lender, PoolPlace
from model.pool.substitution import scenario_arcs
from model.pool.supply import (
    COVER_COLUMNS,
    PERCENTS,
    WORKED_BY_SUBSTITUTES,
    Axes,
    check_columns,
    held_stepwise,
    read_required,
)
from model.pool.teams import pool_teams
from model.scenario.schema import Scenario

WEEKS = 52
MONTHS = 12
Teams = tuple[tuple[tuple[str, ...], ...], ...]


@dataclass(frozen=True)
class YearBlock:
    """Years in which the same pools are in use and the paid steps have the same order."""

    years: NDArray[np.intp]
    rules: ChainRules
    pools: tuple[str, ...]


@dataclass(frozen=True)
class RecourseFacts:
    """`required` hours a year [year, unit, group], and a month, `required_month` [year, 1, cell]; hours a `month` of a
    hundredth of a position [year, 1, cell]; the share of hours `here` after short absence [year, month, cell]; required
    hours a month `out_of_reach` of the rota's people [year, 1, cell]; `shares` that bound the paid steps [year, 1,
    cell]; `blocks` of years. `by_ground` [year, 1, cell] : agency only on a permitted ground, and `grounds`, the share
    of each cause's hours that is one [year, 1, 1]; None when no unit asks for it. `from_staff` [year, 1, cell] : hourly
    hours are those of the simulated substitutes; None when no unit asks for it."""

    axes: Axes
    required: Hours
    required_month: Hours
    month: Hours
    here: Hours
    out_of_reach: Hours
    shares: dict[str, Hours]
    blocks: tuple[YearBlock, ...]
    by_ground: NDArray[np.bool_]
    grounds: dict[str, Hours] | None
    from_staff: NDArray[np.bool_] | None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the staff months that are read."""
        return PERCENTS if self.from_staff is None else (*PERCENTS, WORKED_BY_SUBSTITUTES)


def recourse_axes(scenario: Scenario, pairs: Iterable[tuple[str, str]]) -> Axes:
    """The axes of a whole scenario without replications; `pairs` are the units and groups with need or posts."""
    none = np.zeros(0, dtype=np.int16)
    units, groups = tuple(sorted(scenario.units)), tuple(sorted(scenario.groups))
    told = {units.index(unit) * len(groups) + groups.index(group) for unit, group in pairs}
    return Axes(none, tuple(scenario.years), units, groups, np.array(sorted(told), dtype=np.intp))


def recourse_facts(scenario: Scenario, required: pd.DataFrame, overbooked: pd.DataFrame, axes: Axes) -> RecourseFacts:
    """The facts for the axes' years. Raises InputError for a rota cover or need that cannot be."""
    check_columns("the rota's cover", overbooked, COVER_COLUMNS)
    needed = read_required(axes, required)
    unreached = held_stepwise(axes, hours_without_rota(overbooked), "uncovered_share")
    carry = WEEKS * held_stepwise(axes, spare_hours(scenario, overbooked), "spare_hours")
    shares = {name: _by_unit(scenario, axes, f"{name}_share") for name in (*PAID_STEPS, "lower")}
    shares["agency"] = shares["agency"] * _by_unit(scenario, axes, "agency_in_use")
    by_ground = _by_unit(scenario, axes, "agency_by_ground") > 0
    from_staff = _by_unit(scenario, axes, "hourly_from_staff") > 0
    at_cells = axes.at_cells
    return RecourseFacts(
        axes=axes,
        required=needed,
        required_month=at_cells(needed[:, None] / MONTHS),
        month=at_cells(_net_hours(scenario, axes)[:, None, :, None] / MONTHS / 100),
        here=at_cells(1 - short_absence_years(scenario, axes.years, axes.units, axes.groups)),
        out_of_reach=at_cells((needed / MONTHS * unreached)[:, None]),
        shares={name: at_cells(share) for name, share in shares.items()},
        blocks=_blocks(scenario, axes, needed, shares, carry),
        by_ground=at_cells(by_ground),
        grounds=_grounds(scenario, axes) if by_ground.any() else None,
        from_staff=at_cells(from_staff) if from_staff.any() else None,
    )


def _grounds(scenario: Scenario, axes: Axes) -> dict[str, Hours]:
    """The share of each cause's hours for which an agency is a permitted substitute, [year, 1, 1]."""
    named = set(scenario.dispatch.agency_grounds)
    found = {}
    for cause in ("long_leave", "parental_leave", "study_leave", "vacancy"):
        # dispatch knows one kind of long leave
        known = "vacancy" if cause == "vacancy" else "long_leave"
        found[cause] = np.full((len(axes.years), 1, 1), float(known in named or cause in named))
    short = [short_permitted(scenario, year) for year in axes.years]
    return found | {"short_absence": np.array(short)[:, None, None]}


def _by_unit(scenario: Scenario, axes: Axes, name: str) -> Hours:
    leaf = getattr(scenario.recourse, name)
    return np.array(leaf.grid(axes.years, axes.units), dtype=np.float64)[:, None, :, None]


def _net_hours(scenario: Scenario, axes: Axes) -> Hours:
    """Rota hours hold in units with a rota and in pools, which serve rotas."""
    time, units = scenario.working_time, scenario.units
    of_unit = {
        unit: time.net_hours_rota if units[unit].rota is not None or units[unit].kind == "pool" else time.net_hours_day
        for unit in axes.units
    }
    return np.array([[of_unit[unit].at(year, unit) for unit in axes.units] for year in axes.years])


def _blocks(
    scenario: Scenario, axes: Axes, needed: Hours, shares: dict[str, Hours], carry: Hours
) -> tuple[YearBlock, ...]:
    group_at = {group: n for n, group in enumerate(axes.groups)}
    arcs = tuple((group_at[who], group_at[whose]) for who, whose in scenario_arcs(scenario))
    cells = axes.cells
    told = cells < len(axes.pairs)
    within = tuple(
        (cells[both, who], cells[both, whose]) for who, whose in arcs for both in [told[:, who] & told[:, whose]]
    )
    kinds: dict[tuple[tuple[str, ...], tuple[str, ...], Teams], list[int]] = {}
    for place, year in enumerate(axes.years):
        names = _in_use(scenario, year)
        teams = tuple(tuple(pool_teams(scenario, scenario.pools[name], year).values()) for name in names)
        kinds.setdefault((_order(scenario, year), names, teams), []).append(place)
    blocks = []
    for (order, names, teams), places in kinds.items():
        years = np.array(places, dtype=np.intp)
        lenders = _lenders(scenario, axes, shares["neighbour"][years])
        pools = tuple(
            place
            for name, own in zip(names, teams, strict=True)
            for place in _places(scenario, axes, name, own, (years, needed))
        )
        held = axes.at_cells(shares["lower"][years]), axes.at_cells(carry[years])
        rules = ChainRules(order, *held, arcs, within, pools, lenders)
        blocks.append(YearBlock(years, rules, names))
    return tuple(blocks)


def _order(scenario: Scenario, year: int) -> tuple[str, ...]:
    """The paid steps, cheapest first."""
    prices = {step: getattr(scenario.recourse, f"{step}_price").at(year) for step in PAID_STEPS}
    return tuple(sorted(PAID_STEPS, key=lambda step: (prices[step], PAID_STEPS.index(step))))


def _in_use(scenario: Scenario, year: int) -> tuple[str, ...]:
    return tuple(name for name, pool in sorted(scenario.pools.items()) if pool.in_use.at(year))


def _places(
    scenario: Scenario, axes: Axes, name: str, teams: tuple[tuple[str, ...], ...], what: tuple[NDArray[np.intp], Hours]
) -> Iterator[PoolPlace]:
    """A pool's teams. Several divide its hours as the hours required of the units they serve, group by group."""
    years, needed = what
    pool, cells, at = scenario.pools[name], axes.cells, {unit: n for n, unit in enumerate(axes.units)}
    usable = scenario.recourse.pool_usable_share
    share = np.array([usable.at(axes.years[year], pool.unit) for year in years], dtype=np.float64)[:, None, None]
    serves = [np.array(sorted(at[unit] for unit in team), dtype=np.intp) for team in teams]
    parts = [needed[np.ix_(years, own)].sum(axis=1) for own in serves]
    whole, all_groups = sum(parts, np.zeros(1)), sum((part.sum(axis=-1, keepdims=True) for part in parts), np.zeros(1))
    for own, part in zip(serves, parts, strict=True):
        rest = np.divide(
            part.sum(axis=-1, keepdims=True), all_groups, out=np.zeros_like(all_groups), where=all_groups > 0
        )
        of = np.divide(part, whole, out=np.broadcast_to(rest, part.shape).copy(), where=whole > 0)
        yield PoolPlace(name, cells[at[pool.unit]], cells[own], share * of[:, None] if len(teams) > 1 else share)


def _lenders(scenario: Scenario, axes: Axes, shares: Hours) -> tuple[Lender, ...]:
    """Every unit that somebody names as a neighbour; the share that can be lent is the lender's own."""
    lenders, cells = [], axes.cells
    for place, unit in enumerate(axes.units):
        borrowers = [n for n, other in enumerate(axes.units) if other != unit
                     and unit in scenario.units[other].neighbours]  # fmt: skip
        if borrowers and shares[:, 0, place].any():
            lenders.append(Lender(cells[place], cells[borrowers], shares[:, :, place]))
    return tuple(lenders)
