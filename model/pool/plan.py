"""The pools of a scenario: from the rota's people on duty to whole pool posts.

For each planning year and each pool in use, days of absence are drawn for Monday–Friday and for the
weekend, a linear program sizes the shifts to hold in each shift family, and the shifts become
posts: hours a year ÷ net hours of a full position, so the pool is itself over-booked for its known
absence.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from model.errors import InputError, Problem
from model.pool.absence import Shares
from model.pool.newsvendor import distribution_of, newsvendor
from model.pool.program import Case, RotaFrames, blocks_of, case_of, drawn_days
from model.pool.sizing import Block, Sized, solve
from model.scenario.schema import Scenario
from model.scenario.schema.pool import Pool

WEEKS = 52
Row = tuple[object, ...]
KEYS = {"year": "int64"}
POSTS = KEYS | {"unit": "str", "group": "str", "percent": "int64", "weekend_every": "int64", "posts": "int64"}
SIZING = KEYS | {
    "pool": "str",
    "group": "str",
    "posts": "int64",
    "pooled_cost": "float64",
    "separate_posts": "int64",
    "separate_cost": "float64",
    "newsvendor_posts": "int64",
}
SOLVES = KEYS | {
    "pool": "str",
    "mode": "str",
    "status": "str",
    "objective": "float64",
    "bound": "float64",
    "gap": "float64",
    "columns": "int64",
    "rows": "int64",
    "days": "int64",
    "distinct_days": "int64",
}


@dataclass(frozen=True)
class PoolPlan:
    """`posts` of the pools' units; `sizing`, costs in ordinary hours a year; `solves`, how the solver ended."""

    posts: pd.DataFrame
    sizing: pd.DataFrame
    solves: pd.DataFrame


def size_pools(scenario: Scenario, rota_plan: RotaFrames) -> PoolPlan:
    """Size every pool in use, for each year of the rota plan.

    `sizing` has year, pool, group, posts, pooled_cost, separate_posts, separate_cost,
    newsvendor_posts: the posts and the yearly cost (holding, other recourse and uncovered, in
    ordinary hours) if the pool's units share, if each unit holds its own, and the newsvendor's
    posts for the shared group without substitution or other recourse. Raises InputError for a pool
    over a unit without a rota, and when two pools in use serve the same unit and group.
    """
    years = sorted(int(year) for year in rota_plan.on_duty["year"].unique())
    solved: dict[bytes, Sized] = {}
    posts: list[Row] = []
    sizing: list[Row] = []
    solves: list[Row] = []
    for year in years:
        in_use = {name: pool for name, pool in sorted(scenario.pools.items()) if pool.in_use.at(year)}
        _check(scenario, rota_plan, in_use)
        for name, pool in in_use.items():
            case = case_of(scenario, rota_plan, pool, year)
            rows, told = _size(case, name, solved)
            sizing.extend(rows)
            solves.extend(told)
            percent = round(100 * pool.fraction)
            posts.extend((year, pool.unit, row[2], percent, pool.weekend_every, row[3]) for row in rows if row[3])
    return PoolPlan(_table(posts, POSTS), _table(sizing, SIZING), _table(solves, SOLVES))


def _table(rows: Sequence[Row], columns: dict[str, str]) -> pd.DataFrame:
    """A frame with its column types stated, so that an empty one joins the others without changing theirs."""
    frame = pd.DataFrame(rows, columns=list(columns)).astype(columns)
    return frame.sort_values(list(columns)[:3], ignore_index=True)


def _check(scenario: Scenario, rota_plan: RotaFrames, pools: dict[str, Pool]) -> None:
    """A pool serves units with a rota, and no unit and group has two pools."""
    with_rota = set(rota_plan.on_duty["unit"].astype(str).unique())
    problems = [
        Problem(f"pools.{name}.units", f"“{unit}”, which has no rota", "units with a rota",
                "take the unit out of the pool, or give it a rota")
        for name, pool in pools.items() for unit in pool.units if unit not in with_rota
    ]  # fmt: skip
    served: dict[tuple[str, str], str] = {}
    for name, pool in pools.items():
        for key in [(unit, group) for unit in pool.units for group in pool.groups]:
            if key in served:
                problems.append(
                    Problem(f"pools.{name}", f"{key[1]} in {key[0]}, which the pool {served[key]} serves too",
                            "one pool in use for a unit and group", "change the units or groups of one of the pools")
                )  # fmt: skip
            served[key] = name
    if problems:
        raise InputError(problems)


def _size(case: Case, name: str, solved: dict[bytes, Sized]) -> tuple[list[Row], list[Row]]:
    """The sizing rows (one a group) and the solver rows (pooled, separate) of one pool and year."""
    drawn = drawn_days(case)
    shared = [block for part in drawn for block in blocks_of(case, part, shared=True)]
    apart = [block for part in drawn for block in blocks_of(case, part, shared=False)]
    answers: dict[str, Sized] = {}
    told: list[Row] = []
    for mode, blocks in (("pooled", shared), ("separate", apart)):
        sized = _solve_once(blocks, solved)
        answers[mode] = sized
        counts = (sum(len(part.days.weights) for part in drawn), sum(len(block.weights) for block in blocks))
        told.append((case.year, name, mode, sized.status, sized.objective, sized.bound, sized.gap,
                     sized.columns, sized.rows, *counts))  # fmt: skip
    rows: list[Row] = []
    for place, group in enumerate(case.groups):
        posts, cost = _posts(case, shared, answers["pooled"], place)
        own_posts, own_cost = _posts(case, apart, answers["separate"], place)
        plain = _in_posts(case, sum(_newsvendor_hours(block, place) for block in shared))
        rows.append((case.year, name, group, posts, cost, own_posts, own_cost, plain))
    return rows, told


def _solve_once(blocks: list[Block], solved: dict[bytes, Sized]) -> Sized:
    """Solve, or take the answer of a year whose program was the same to the bit."""
    signature = b"|".join(
        repr(replace(block, absent=0, weights=0)).encode() + block.absent.tobytes() + block.weights.tobytes()  # type: ignore[arg-type]
        for block in blocks
    )
    if signature not in solved:
        solved[signature] = solve(blocks)
    return solved[signature]


def _posts(case: Case, blocks: list[Block], sized: Sized, place: int) -> tuple[int, float]:
    """Whole posts, and cost a year in ordinary hours, of one group."""
    hours = {block.name: block.hours for block in blocks}
    held = sum(hours[answer.name] * answer.shifts[place] for answer in sized.answers)
    return _in_posts(case, held), WEEKS * sum(answer.cost[place] for answer in sized.answers)


def _in_posts(case: Case, hours_week: float) -> int:
    """Posts that give these hours a week after holidays, rounded up."""
    net = case.scenario.working_time.net_hours_rota.at(case.year, case.pool.unit)
    return math.ceil(hours_week * WEEKS / (net * case.pool.fraction) - 1e-9)


def _newsvendor_hours(block: Block, place: int) -> float:
    chances: Shares = distribution_of(block.absent[:, place], block.weights)
    return block.hours * newsvendor(chances, block.holding, block.uncovered).shifts
