"""What a pool is worth: the same days without a pool, with separate posts, with one pool, and what that rests on."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from model.pool.absence import Shares
from model.pool.newsvendor import distribution_of, newsvendor
from model.pool.sizing import Block, Sized, solve
from model.pool.sizing_posts import most_posts, without_pool

VALUE = ["case", "posts", "paid_nok", "uncovered_hours", "uncovered_share", "weighed_nok"]
CASES = ("no_pool", "separate", "pooled", "other_days", "uncorrelated", "no_extra_cost")
Solved = tuple[list[Block], Sized]


@dataclass(frozen=True, eq=False)
class Sides:
    """The blocks that a pool's value is told from, and how hours become posts and kroner.

    together : as the pool is set up. apart : each unit by itself. other_days : `together` on days the pool is not sized
    on. uncorrelated : `together` had every absence come alone. weeks : of need in a year. hour_nok : of an ordinary
    hour, by group. posts_of : whole posts from hours a week. home : who shares, from a block's name.
    """

    together: list[Block]
    apart: list[Block]
    other_days: list[Block]
    uncorrelated: list[Block]
    weeks: float
    hour_nok: tuple[float, ...]
    posts_of: Callable[[float], int]
    home: Callable[[str], str]


def solved_cases(sides: Sides) -> dict[str, Solved]:
    """Every one of ``CASES``: its blocks and their answer. Raises SolverError when the solver proves nothing."""
    today = without_pool(sides.apart)
    pooled, none = solve(sides.together), solve(today)
    held = {answer.name: answer.shifts for answer in pooled.answers}
    nobody = (0,) * len(sides.hour_nok)
    fresh = [replace(one, held=held.get(one.name, nobody), least_cover=None) for one in sides.other_days]
    return {
        "no_pool": (today, none),
        "separate": (sides.apart, solve(sides.apart)),
        "pooled": (sides.together, pooled),
        "other_days": (fresh, solve(fresh)),
        "uncorrelated": (sides.uncorrelated, solve(sides.uncorrelated)),
        "no_extra_cost": (sides.together, most_posts(sides.together, none)),
    }


def value_frame(sides: Sides, cases: dict[str, Solved]) -> pd.DataFrame:
    """[case, posts, paid_nok, uncovered_hours, uncovered_share, weighed_nok] of a year.

    `paid_nok` is what is paid, `weighed_nok` also counts each uncovered hour at its price; `uncovered_share` is the
    share of all absent hours.
    """
    return pd.DataFrame([_value_row(sides, name, *case) for name, case in cases.items()], columns=VALUE)


def solves_frame(cases: dict[str, Solved]) -> pd.DataFrame:
    """How the solver ended: [case, status, gap, columns, rows, distinct_days]."""
    return pd.DataFrame(
        [(name, sized.status, sized.gap, sized.columns, sized.rows, sum(len(block.weights) for block in blocks))
         for name, (blocks, sized) in cases.items()],
        columns=["case", "status", "gap", "columns", "rows", "distinct_days"],
    )  # fmt: skip


def held_hours(case: Solved, number: int, home: Callable[[str], str], homes: set[str] | None = None) -> float:
    """Hours a week held by group `number` in blocks of these homes, in all of them when none are named."""
    hours = {block.name: block.hours for block in case[0]}
    mine = [one for one in case[1].answers if homes is None or home(one.name) in homes]
    return sum(hours[one.name] * one.shifts[number] for one in mine)


def newsvendor_hours(block: Block, place: int) -> float:
    """Hours a week that the newsvendor's rule holds of a group."""
    chances: Shares = distribution_of(block.absent[:, place], block.weights)
    return block.hours * newsvendor(chances, block.holding, block.uncovered).shifts


def whole_posts(hours_week: float, weeks: float, hours_year: float) -> int:
    """Posts of `hours_year` that give these hours a week in so many weeks, rounded up."""
    return math.ceil(hours_week * weeks / hours_year - 1e-9)


def _value_row(sides: Sides, case: str, blocks: Sequence[Block], sized: Sized) -> tuple[object, ...]:
    homes, solved = sorted({sides.home(block.name) for block in blocks}), (list(blocks), sized)
    nok = [price * sides.weeks for price in sides.hour_nok]
    posts = sum(sides.posts_of(held_hours(solved, n, sides.home, {home})) for n in range(len(nok)) for home in homes)
    price = blocks[0].uncovered if blocks else 0.0
    weighed = sum(cost * nok[n] for answer in sized.answers for n, cost in enumerate(answer.cost))
    open_nok = sum(hours * price * nok[n] for answer in sized.answers for n, hours in enumerate(answer.uncovered))
    uncovered = sides.weeks * sum(sum(answer.uncovered) for answer in sized.answers)
    absent = sides.weeks * sum(block.hours * float(block.weights @ block.absent.sum(axis=1)) for block in blocks)
    return case, posts, weighed - open_nok, uncovered, uncovered / absent if absent else 0.0, weighed
