"""The days of absence of a stand-alone pool, and the blocks of its linear program.

A day is common to all: one draw says how bad it is, and what each group's share of absent becomes that day is a beta
variable with the group's mean and the file's correlation between two people of one day. So the number absent among n
has the variance n·p·(1 − p)·(1 + (n − 1)·correlation), and with correlation 0 it is binomial.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from model.pool.absence import Counts, Shares, merge_identical
from model.pool.sampled_days import binomial_places
from model.pool.shocks import day_shares
from model.pool.sized_days import refuse_level, situation_weights
from model.pool.sizing import Block, Step
from model.pool.teams import DAY_KINDS
from model.randomness import key_of, mix, stream, uniforms
from model.scenario import PoolFile, family_hours
from model.scenario.schema.pool_file import OtherRecourse

Cell = tuple[str, str]


@dataclass(frozen=True)
class FamilyDays:
    """Days of one shift family and kind of day: `absent[day, cell]` people of `cells` (unit, group) with `weights`,
    `people` on duty on a mean such day, `hours` a week that one shift held every such day makes."""

    family: str
    kind: str
    cells: tuple[Cell, ...]
    absent: Counts
    weights: Shares
    people: dict[Cell, float]
    hours: float


def drawn_families(pool: PoolFile, sample: int = 0, correlation: float | None = None) -> list[FamilyDays]:
    """Days for every shift family and kind of day with somebody on duty; `sample` 0 is what pools are sized on, others
    are fresh days. `correlation` stands in for the file's."""
    linked = pool.pool.correlation.at(pool.year) if correlation is None else correlation
    found = []
    for family in sorted(pool.families):
        for kind, weekdays in DAY_KINDS.items():
            people = _people(pool, family, weekdays)
            if people:
                found.append(_drawn(pool, (family, kind), people, (sample, linked)))
    return found


def blocks_for(pool: PoolFile, days: list[FamilyDays], shared: bool) -> list[Block]:
    """A block for each travel group, or for each unit by itself, in each family and kind of day."""
    return [
        _block(pool, part, name, members)
        for part in days
        for name, members in sorted(_members(pool, part, shared).items())
    ]


def common_share(mean: float, correlation: float, day: Shares) -> Shares:
    """The day's share of absent: a beta variable looked up at `day`'s uniforms; the mean itself without correlation."""
    linked = np.full(len(day), correlation)
    present, _ = day_shares(np.full(len(day), mean), (linked, linked), (day, day))
    return 1 - present


def _people(pool: PoolFile, family: str, weekdays: tuple[str, ...]) -> dict[str, dict[Cell, int]]:
    """People on duty by weekday and (unit, group), for the weekdays on which anybody is."""
    found: dict[str, dict[Cell, int]] = {day: {} for day in weekdays}
    for row in pool.on_duty:
        if row.family == family and row.people:
            for day in set(row.weekdays) & set(weekdays):
                found[day][(row.unit, row.group)] = row.people
    return {day: cells for day, cells in found.items() if cells}


def _drawn(
    pool: PoolFile, what: tuple[str, str], people: dict[str, dict[Cell, int]], chance: tuple[int, float]
) -> FamilyDays:
    """`chance` is the sample's number and the correlation."""
    (family, kind), (sample, correlation) = what, chance
    days = pool.pool.sampled_days
    cells = tuple(sorted({cell for own in people.values() for cell in own}))
    each_day = np.array([[own.get(cell, 0) for cell in cells] for own in people.values()], dtype=np.int64)
    present = each_day[np.arange(days) % len(each_day)]
    situations = situation_weights(pool.pool.situations, pool.year)
    absent = [_absent(pool, (family, kind, cells), present, (sample, correlation, factor)) for _, factor in situations]
    weights = np.concatenate([np.full(days, weight / days) for weight, _ in situations])
    means = dict(zip(cells, each_day.mean(axis=0).tolist(), strict=True))
    hours = family_hours(pool.families[family]) * len(people)
    return FamilyDays(family, kind, cells, np.concatenate(absent), weights, means, hours)


def _absent(
    pool: PoolFile, what: tuple[str, str, tuple[Cell, ...]], present: Counts, chance: tuple[int, float, float]
) -> Counts:
    """People absent [day, cell] of those present; `chance` is the sample's number, the correlation and the situation's
    factor on absence."""
    (family, kind, cells), (sample, correlation, factor) = what, chance
    concern, numbers = stream(sample, 0, "pool_file_days"), np.arange(len(present), dtype=np.uint64)
    day = uniforms(concern, mix(key_of(family, kind), numbers), 0)
    absent = np.zeros_like(present)
    for place, (unit, group) in enumerate(cells):
        mean = pool.groups[group].short_absence_share.at(pool.year) * factor
        refuse_level("pool.situations", mean)
        own = uniforms(concern, mix(key_of(family, kind, unit, group), numbers), 1)
        absent[:, place] = binomial_places(own, present[:, place], common_share(mean, correlation, day))
    return absent


def _members(pool: PoolFile, part: FamilyDays, shared: bool) -> dict[str, list[str]]:
    """The units of each block: all of a travel group, or one."""
    members: dict[str, list[str]] = {}
    for unit in sorted({unit for unit, _ in part.cells}):
        members.setdefault(pool.units[unit].travel_group if shared else unit, []).append(unit)
    return members


def _block(pool: PoolFile, part: FamilyDays, name: str, units: list[str]) -> Block:
    groups, year, facts = sorted(pool.groups), pool.year, pool.pool
    totals = np.zeros((len(part.absent), len(groups)), dtype=np.int64)
    people = np.zeros(len(groups))
    for place, (unit, group) in enumerate(part.cells):
        if unit in units:
            totals[:, groups.index(group)] += part.absent[:, place]
            people[groups.index(group)] += part.people[(unit, group)]
    absent, weights = merge_identical(totals, part.weights)
    pairs = [(who, whose) for who in groups for whose in {who, *pool.groups[who].covers_for} if whose in groups]
    presence = 1 - facts.short_absence_share.at(year)
    hours = family_hours(pool.families[part.family])
    block = Block(
        name=f"{part.family}|{part.kind}|{name}",
        arcs=tuple(sorted((groups.index(who), groups.index(whose)) for who, whose in pairs)),
        absent=absent,
        weights=weights,
        presence=(presence,) * len(groups),
        steps=_steps(pool, people),
        holding=facts.price.at(year) * max(hours, facts.smallest_shift_hours) / hours,
        uncovered=facts.uncovered_price.at(year),
        hours=part.hours,
    )
    return replace(block, least_cover=facts.cover_probability)


def _steps(pool: PoolFile, people: Shares) -> tuple[Step, ...]:
    """The other recourse that may be used, and how much of it."""
    return tuple(
        Step(step.price.at(pool.year), tuple((step.share.at(pool.year) * people).tolist()))
        for _, step in used_ways(pool)
    )


def used_ways(pool: PoolFile) -> list[tuple[str, OtherRecourse]]:
    """The other recourse that may be used and is cheaper than having nobody, by name, cheapest first."""
    worth = pool.pool.uncovered_price.at(pool.year)
    used = [(step.price.at(pool.year), name) for name, step in pool.recourse.items() if step.permitted]
    return [(name, pool.recourse[name]) for price, name in sorted(used) if price < worth]
