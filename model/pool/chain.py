"""Years of shortage, filled step by step: arrays in, arrays out.

Arrays are hours with axes [year, month, cell], of one replication; a cell is a unit and group with need or posts, and
the last one is a cell of nothing, which stands for all others. No year touches another. Every step takes
what is still short and what is still spare and returns new ones, so no hour can be used twice. What a step cannot
fill is shared in proportion to the shortage, never by the order of units: more hours in a step therefore never leave
any unit with more uncovered.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Hours = NDArray[np.float64]
Places = NDArray[np.intp]
PlaceArc = tuple[int, int]

STEPS = (
    "own",
    "own_lower",
    "over_booking",
    "pool",
    "extra_shift",
    "neighbour",
    "hourly",
    "overtime",
    "agency",
    "lower_competence",
    "uncovered",
)
PAID_STEPS = STEPS[4:9]
NOT_COVERED = ("own_lower", "lower_competence", "uncovered")


@dataclass(frozen=True)
class PoolPlace:
    """Where a pool stands, or one of its teams: the pool's name, its unit's cells [group], those of the units served
    [unit, group], the share of the pool's hours that they can use [year, 1, 1 or group]."""

    name: str
    own: Places
    serves: Places
    usable: Hours


@dataclass(frozen=True)
class Lender:
    """A unit whose surplus may be lent: its cells [group], those to whom [unit, group], and how much of it [year, 1,
    1]."""

    own: Places
    borrowers: Places
    share: Hours


@dataclass(frozen=True)
class ChainRules:
    """What holds in some years whatever happens: `order` of the paid steps, cheapest first; `lower_share` [year, 1,
    cell]; `carry` [year, cell], hours a year; `arcs`, the groups that may do another's work and whose, and `within` the
    cells of each of them in units that have both; pools and lenders."""

    order: tuple[str, ...]
    lower_share: Hours
    carry: Hours
    arcs: tuple[PlaceArc, ...]
    within: tuple[tuple[Places, Places], ...]
    pools: tuple[PoolPlace, ...]
    lenders: tuple[Lender, ...]


@dataclass(frozen=True)
class Months:
    """Hours of one replication. `required` and `out_of_reach` are [year, 1, cell] (hours a month, those of
    them when the rota leaves the work without people); `qualified` and `lower` are present hours of those who
    hold, and do not hold, the post's group; `limits` the most hours of extra_shift, hourly, overtime and agency."""

    required: Hours
    out_of_reach: Hours
    qualified: Hours
    lower: Hours
    limits: dict[str, Hours]


@dataclass(frozen=True)
class Chain:
    """Hours of each step, `surplus` (present, not used), and the used hours of each of `rules.pools` [year, month]."""

    steps: dict[str, Hours]
    surplus: Hours
    pool_used: tuple[Hours, ...]


def fill(rules: ChainRules, months: Months) -> Chain:
    """The whole chain, in the order of ``STEPS``; the paid steps in ``rules.order``."""
    # surplus at one hour never fills a hole at another: the rota's people stop at the hours the rota reaches
    reached = months.required - months.out_of_reach
    own = np.minimum(reached, months.qualified)
    short, spare = reached - own, months.qualified - own
    own_lower = np.minimum(short, months.lower)
    steps = {"own": own, "own_lower": own_lower}
    short = short - own_lower
    before = short
    short, spare = carry_within_year(short, spare, rules.carry)
    short, spare = substitute_within_unit(short, spare, rules.within)
    steps["over_booking"] = before - short
    before = short = short + months.out_of_reach
    short, spare, used = serve_from_pools(short, spare, rules)
    steps["pool"] = before - short
    for step in rules.order:
        before = short
        if step == "neighbour":
            short, spare = borrow(short, spare, rules)
        else:
            short = short - np.minimum(short, months.limits[step])
        steps[step] = before - short
    steps["lower_competence"] = short * rules.lower_share
    steps["uncovered"] = short - steps["lower_competence"]
    surplus = spare + (months.lower - own_lower)
    return Chain({step: steps[step] for step in STEPS}, surplus, used)


def carry_within_year(short: Hours, spare: Hours, limit: Hours) -> tuple[Hours, Hours]:
    """Move a group's surplus to its own short months of the year, at most `limit` [year, cell] hours."""
    lacking, over = short.sum(axis=1), spare.sum(axis=1)
    moved = np.minimum(np.minimum(lacking, over), limit)
    part_filled = _ratio(moved, lacking)[:, None]
    part_given = _ratio(moved, over)[:, None]
    return short * (1 - part_filled), spare * (1 - part_given)


def substitute_within_unit(
    short: Hours, spare: Hours, within: tuple[tuple[Places, Places], ...]
) -> tuple[Hours, Hours]:
    """A unit's spare hours of one group do the hours of another, one way, the nearest pair first."""
    short, spare = short.copy(), spare.copy()
    for who, whose in within:
        offered, lacking = spare.take(who, axis=-1), short.take(whose, axis=-1)
        taken = np.minimum(offered, lacking)
        spare[..., who] = offered - taken
        short[..., whose] = lacking - taken
    return short, spare


def serve_from_pools(short: Hours, spare: Hours, rules: ChainRules) -> tuple[Hours, Hours, tuple[Hours, ...]]:
    """Pools serve their units: own group first, then one way; a pool's unused hours stay its surplus."""
    short, whole, spare = short.copy(), spare, spare.copy()
    used = []
    for pool in rules.pools:
        # teams of one pool divide what it had, whoever is served first
        offer = whole.take(pool.own, axis=-1) * pool.usable
        left, rest = _serve(offer, short.take(pool.serves, axis=-1), rules.arcs)
        short[..., pool.serves] = left
        spare[..., pool.own] -= offer - rest
        used.append((offer - rest).sum(axis=-1))
    return short, spare, tuple(used)


def borrow(short: Hours, spare: Hours, rules: ChainRules) -> tuple[Hours, Hours]:
    """Units lend a share of what they have over to their neighbours, own group first, then one way."""
    short, spare = short.copy(), spare.copy()
    for lender in rules.lenders:
        offer = spare.take(lender.own, axis=-1) * lender.share
        left, rest = _serve(offer, short.take(lender.borrowers, axis=-1), rules.arcs)
        short[..., lender.borrowers] = left
        spare[..., lender.own] -= offer - rest
    return short, spare


def _serve(offer: Hours, short: Hours, arcs: tuple[PlaceArc, ...]) -> tuple[Hours, Hours]:
    """Share out `offer` [year, month, group] on `short` [year, month, unit, group]."""
    offer, short = offer.copy(), short.copy()
    own = tuple((group, group) for group in range(offer.shape[-1]))
    offering = np.asarray(offer.any(axis=(0, 1)))
    wanting = np.asarray(short.any(axis=(0, 1, 2)))
    for who, whose in (pair for pair in (*own, *arcs) if offering[pair[0]] and wanting[pair[1]]):
        lacking = short[..., whose].sum(axis=-1)
        taken = np.minimum(offer[..., who], lacking)
        short[..., whose] *= 1 - _ratio(taken, lacking)[..., None]
        offer[..., who] -= taken
    return short, offer


def _ratio(part: Hours, whole: Hours) -> Hours:
    """part ÷ whole, 0 where there is nothing to share."""
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
