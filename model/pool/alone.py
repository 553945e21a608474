"""One pool by itself: its posts, and what sharing them is worth in people and kroner."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from model.pool.alone_days import blocks_for, drawn_families
from model.pool.newsvendor import distribution_of, newsvendor
from model.pool.sizing import Block, Sized, solve
from model.pool.sizing_posts import most_posts
from model.scenario import PoolFile

FRESH = 1
"""The number of the sample that no pool is sized on."""

SHIFTS = ["travel_group", "family", "days", "group", "shifts"]
POSTS = ["travel_group", "group", "hours_week", "posts", "separate_posts", "newsvendor_posts"]
VALUE = ["case", "posts", "paid_nok", "uncovered_hours", "uncovered_share", "weighed_nok"]
Said = tuple[str, dict[str, object]]


@dataclass(frozen=True)
class PoolAnswer:
    """A pool file answered.

    - `shifts[travel_group, family, days, group, shifts]`: pool shifts held on each weekday or weekend day.
    - `posts[travel_group, group, hours_week, posts, separate_posts, newsvendor_posts]`: whole posts of the pool, if
      each unit holds its own, and by the newsvendor's rule, which knows neither substitution nor other recourse.
    - `value[case, posts, paid_nok, uncovered_hours, uncovered_share, weighed_nok]`, a year: ``no_pool``, ``separate``,
      ``pooled``, ``other_days`` (the pool as sized, on days it was not sized on), ``uncorrelated`` (sized as if every
      absence came alone) and ``no_extra_cost`` (the most posts whose kroner are those of ``no_pool``, with no hour more
      uncovered). `paid_nok` is what is paid, `weighed_nok` also counts each uncovered hour at its price;
      `uncovered_share` is the share of all absent hours.
    - `solves`: how the solver ended, each mode. `warnings`: (key, values) of what should be known.
    """

    pool: PoolFile
    shifts: pd.DataFrame
    posts: pd.DataFrame
    value: pd.DataFrame
    solves: pd.DataFrame
    warnings: tuple[Said, ...]


def answer_pool(pool: PoolFile) -> PoolAnswer:
    """Size a pool on sampled days of absence and value it against what else there is.

    Raises SolverError when the solver proves nothing.
    """
    days = drawn_families(pool)
    together, apart = blocks_for(pool, days, shared=True), blocks_for(pool, days, shared=False)
    pooled, separate = solve(together), solve(apart)
    none = solve([replace(block, held=(0,) * len(pool.groups), least_cover=None) for block in apart])
    alone = blocks_for(pool, drawn_families(pool, correlation=0.0), shared=True)
    cases = {
        "no_pool": (apart, none),
        "separate": (apart, separate),
        "pooled": (together, pooled),
        "other_days": _elsewhere(pool, pooled),
        "uncorrelated": (alone, solve(alone)),
        "no_extra_cost": (together, most_posts(together, none)),
    }
    return PoolAnswer(
        pool=pool,
        shifts=pd.DataFrame(_shift_rows(pool, pooled), columns=SHIFTS),
        posts=pd.DataFrame(_post_rows(pool, (together, pooled), (apart, separate)), columns=POSTS),
        value=pd.DataFrame([_value_row(pool, name, *case) for name, case in cases.items()], columns=VALUE),
        solves=pd.DataFrame(
            [(name, sized.status, sized.gap, sized.columns, sized.rows, sum(len(block.weights) for block in blocks))
             for name, (blocks, sized) in cases.items()],
            columns=["case", "status", "gap", "columns", "rows", "distinct_days"],
        ),
        warnings=tuple(_warnings(pool)),
    )  # fmt: skip


def _elsewhere(pool: PoolFile, pooled: Sized) -> tuple[list[Block], Sized]:
    """The pool's shifts on fresh days."""
    held = {answer.name: answer.shifts for answer in pooled.answers}
    fresh = blocks_for(pool, drawn_families(pool, sample=FRESH), shared=True)
    blocks = [replace(block, held=held[block.name], least_cover=None) for block in fresh]
    return blocks, solve(blocks)


def posts_of(pool: PoolFile, hours_week: float) -> int:
    """Whole posts that give these hours a week in the weeks of need, after holidays."""
    year = pool.pool.net_hours.at(pool.year) * pool.pool.fraction
    return math.ceil(hours_week * pool.pool.weeks_year / year - 1e-9)


def _shift_rows(pool: PoolFile, sized: Sized) -> Iterable[tuple[object, ...]]:
    for answer in sized.answers:
        family, kind, place = answer.name.split("|")
        for group, shifts in zip(sorted(pool.groups), answer.shifts, strict=True):
            yield place, family, kind, group, shifts


def _post_rows(
    pool: PoolFile, together: tuple[list[Block], Sized], apart: tuple[list[Block], Sized]
) -> Iterable[tuple[object, ...]]:
    for place in sorted({unit.travel_group for unit in pool.units.values()}):
        mine = {name for name, unit in pool.units.items() if unit.travel_group == place}
        blocks = [block for block in together[0] if _home(block.name) == place]
        for number, group in enumerate(sorted(pool.groups)):
            hours = _hours(together, number, {place})
            own = sum(posts_of(pool, _hours(apart, number, {unit})) for unit in sorted(mine))
            plain = sum(_newsvendor_hours(block, number) for block in blocks)
            yield place, group, hours, posts_of(pool, hours), own, posts_of(pool, plain)


def _home(name: str) -> str:
    return name.split("|")[2]


def _hours(solved: tuple[list[Block], Sized], number: int, homes: set[str]) -> float:
    """Hours a week held by a group in blocks of these homes."""
    hours = {block.name: block.hours for block in solved[0]}
    return sum(hours[one.name] * one.shifts[number] for one in solved[1].answers if _home(one.name) in homes)


def _newsvendor_hours(block: Block, number: int) -> float:
    chances = distribution_of(block.absent[:, number], block.weights)
    return block.hours * newsvendor(chances, block.holding, block.uncovered).shifts


def _value_row(pool: PoolFile, case: str, blocks: Sequence[Block], sized: Sized) -> tuple[object, ...]:
    groups, weeks, price = sorted(pool.groups), pool.pool.weeks_year, pool.pool.uncovered_price.at(pool.year)
    solved, homes = (list(blocks), sized), sorted({_home(block.name) for block in blocks})
    posts = sum(posts_of(pool, _hours(solved, n, {home})) for n in range(len(groups)) for home in homes)
    nok = [pool.groups[group].hour_nok.at(pool.year) * weeks for group in groups]
    weighed = sum(cost * nok[n] for answer in sized.answers for n, cost in enumerate(answer.cost))
    open_nok = sum(hours * price * nok[n] for answer in sized.answers for n, hours in enumerate(answer.uncovered))
    uncovered = weeks * sum(sum(answer.uncovered) for answer in sized.answers)
    absent = weeks * sum(block.hours * float(block.weights @ block.absent.sum(axis=1)) for block in blocks)
    return case, posts, weighed - open_nok, uncovered, uncovered / absent if absent else 0.0, weighed


def _warnings(pool: PoolFile) -> Iterable[Said]:
    """Recourse that is cheaper than a pool hour, which is allowed, and recourse that is not permitted."""
    held = pool.pool.price.at(pool.year)
    for _, step in sorted(pool.recourse.items()):
        price = step.price.at(pool.year)
        if step.permitted and price < held:
            yield "pool_cheaper", {"step": step.title, "price": price, "pool_price": held}
        if step.permitted and price >= pool.pool.uncovered_price.at(pool.year):
            yield "pool_never", {"step": step.title, "price": price}
        if not step.permitted:
            yield "pool_not_permitted", {"step": step.title}
