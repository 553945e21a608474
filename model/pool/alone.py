"""One pool by itself: its posts, and what sharing them is worth in people and kroner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from model.pool.alone_days import blocks_for, drawn_families, used_ways
from model.pool.sizing import Sized
from model.pool.value import (
    Sides,
    Solved,
    held_hours,
    newsvendor_hours,
    solved_cases,
    solves_frame,
    value_frame,
    whole_posts,
)
from model.scenario import PoolFile, weeks_of_need

FRESH = 1
"""The number of the sample that no pool is sized on."""

SHIFTS = ["travel_group", "family", "days", "group", "shifts"]
POSTS = ["travel_group", "group", "hours_week", "posts", "separate_posts", "newsvendor_posts"]
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
    - `promise[step, hours]`, a year of the pool as sized: ``absent``, ``pool``, each other way by its name in the file,
      and ``uncovered``.
    - `solves`: how the solver ended, each mode. `warnings`: (key, values) of what should be known.
    """

    pool: PoolFile
    shifts: pd.DataFrame
    posts: pd.DataFrame
    value: pd.DataFrame
    promise: pd.DataFrame
    solves: pd.DataFrame
    warnings: tuple[Said, ...]


def answer_pool(pool: PoolFile) -> PoolAnswer:
    """Size a pool on sampled days of absence and value it against what else there is.

    Raises SolverError when the solver proves nothing.
    """
    sides = pool_sides(pool)
    cases = solved_cases(sides)
    return PoolAnswer(
        pool=pool,
        shifts=pd.DataFrame(_shift_rows(pool, cases["pooled"][1]), columns=SHIFTS),
        posts=pd.DataFrame(_post_rows(pool, cases["pooled"], cases["separate"]), columns=POSTS),
        value=value_frame(sides, cases),
        promise=pd.DataFrame(_promise_rows(pool, cases["pooled"]), columns=["step", "hours"]),
        solves=solves_frame(cases),
        warnings=tuple(_warnings(pool)),
    )


def pool_sides(pool: PoolFile) -> Sides:
    """The pool's blocks, and its posts and prices."""
    days = drawn_families(pool)
    return Sides(
        together=blocks_for(pool, days, shared=True),
        apart=blocks_for(pool, days, shared=False),
        other_days=blocks_for(pool, drawn_families(pool, sample=FRESH), shared=True),
        uncorrelated=blocks_for(pool, drawn_families(pool, correlation=0.0), shared=True),
        weeks=weeks_of_need(pool),
        hour_nok=tuple(pool.groups[group].hour_nok.at(pool.year) for group in sorted(pool.groups)),
        posts_of=lambda hours: posts_of(pool, hours),
        home=_home,
    )


def posts_of(pool: PoolFile, hours_week: float) -> int:
    """Whole posts that give these hours a week in the weeks of need, after holidays."""
    facts = pool.pool
    return whole_posts(hours_week, weeks_of_need(pool), facts.net_hours.at(pool.year) * facts.fraction)


def _shift_rows(pool: PoolFile, sized: Sized) -> Iterable[tuple[object, ...]]:
    for answer in sized.answers:
        family, kind, place = answer.name.split("|")
        for group, shifts in zip(sorted(pool.groups), answer.shifts, strict=True):
            yield place, family, kind, group, shifts


def _post_rows(pool: PoolFile, together: Solved, apart: Solved) -> Iterable[tuple[object, ...]]:
    for place in sorted({unit.travel_group for unit in pool.units.values()}):
        mine = {name for name, unit in pool.units.items() if unit.travel_group == place}
        blocks = [block for block in together[0] if _home(block.name) == place]
        for number, group in enumerate(sorted(pool.groups)):
            hours = held_hours(together, number, _home, {place})
            own = sum(posts_of(pool, held_hours(apart, number, _home, {unit})) for unit in sorted(mine))
            plain = sum(newsvendor_hours(block, number) for block in blocks)
            yield place, group, hours, posts_of(pool, hours), own, posts_of(pool, plain)


def _promise_rows(pool: PoolFile, pooled: Solved) -> Iterable[tuple[str, float]]:
    """How the hours away are to be met in a year: what other ways and nobody do not take is the pool's."""
    blocks, sized = pooled
    weeks, ways = weeks_of_need(pool), [name for name, _ in used_ways(pool)]
    absent = weeks * sum(block.hours * float(block.weights @ block.absent.sum(axis=1)) for block in blocks)
    # a block in which nobody is ever away has no steps
    by_way = [weeks * sum(one.by_step[n] for one in sized.answers if one.by_step) for n in range(len(ways))]
    uncovered = weeks * sum(sum(one.uncovered) for one in sized.answers)
    yield "absent", absent
    yield "pool", max(0.0, absent - sum(by_way) - uncovered)
    yield from zip(ways, by_way, strict=True)
    yield "uncovered", uncovered


def _home(name: str) -> str:
    return name.split("|")[2]


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
