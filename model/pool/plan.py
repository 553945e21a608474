"""The pools of a scenario: from the rota's people on duty to whole pool posts.

For each planning year and each pool in use, days of absence are drawn for Monday–Friday and for the
weekend, a linear program sizes the shifts to hold in each shift family, and the shifts become
posts: hours a year ÷ net hours of a full position, so the pool is itself over-booked for its known
absence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from model.errors import InputError, Problem
from model.pool.lines import pool_rotas
from model.pool.open_weeks import WEEKS, net_hours_held
from model.pool.program import Case, RotaFrames, blocks_of, case_of, drawn_days
from model.pool.sizing import Block, Sized, solve
from model.pool.sizing_posts import most_posts, without_pool
from model.pool.value import newsvendor_hours, whole_posts
from model.scenario.schema import Scenario
from model.scenario.schema.pool import Pool

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
SHIFTS = KEYS | {"pool": "str", "team": "str", "family": "str", "days": "str", "group": "str", "shifts": "int64",
                 "hours_week": "float64"}  # fmt: skip
PROMISE = KEYS | {"pool": "str", "absent_hours": "float64", "uncovered_hours": "float64"}
TEAMS = KEYS | {"pool": "str", "team": "str", "group": "str", "posts": "int64"}
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
    """What the pools came to.

    posts : of the pools' units. sizing : costs in ordinary hours a year. solves : how the solver ended. shifts : held
    on each weekday or weekend day by each team in the weeks in which its units run, and the hours a week they make,
    means over the year's 52. teams : the posts of each team; a pool whose units all share has one. promise : hours a
    year away under a month that the units do not over-book for, and those of them that nobody is to cover, on the days
    the pool is sized on.
    """

    posts: pd.DataFrame
    sizing: pd.DataFrame
    solves: pd.DataFrame
    shifts: pd.DataFrame
    teams: pd.DataFrame
    promise: pd.DataFrame


@dataclass
class _Rows:
    """The rows of the frames while they are made."""

    posts: list[Row] = field(default_factory=list)
    sizing: list[Row] = field(default_factory=list)
    solves: list[Row] = field(default_factory=list)
    shifts: list[Row] = field(default_factory=list)
    teams: list[Row] = field(default_factory=list)
    promise: list[Row] = field(default_factory=list)


def size_pools(scenario: Scenario, rota_plan: RotaFrames) -> PoolPlan:
    """Size every pool in use, for each year of the rota plan.

    `sizing` has year, pool, group, posts, pooled_cost, separate_posts, separate_cost,
    newsvendor_posts: the posts and the yearly cost (holding, other recourse and uncovered, in
    ordinary hours) as the pool is set up – its units share, or only those of a travel group, or none –
    if each unit holds its own, and the newsvendor's posts for the shared group without substitution or
    other recourse. A pool with lines of its own has at least the posts that those take.
    A pool set up instead of substitutes holds as much as these cost without it.
    Raises InputError for a pool over a unit without a rota, and when two pools in use serve the same unit and group.
    """
    years = sorted(int(year) for year in rota_plan.on_duty["year"].unique())
    solved: dict[bytes, Sized] = {}
    made = _Rows()
    for year in years:
        in_use = {name: pool for name, pool in sorted(scenario.pools.items()) if pool.in_use.at(year)}
        _check(scenario, rota_plan, in_use)
        for name, pool in in_use.items():
            _size(case_of(scenario, rota_plan, pool, year), name, solved, made)
    return PoolPlan(_table(made.posts, POSTS), _table(made.sizing, SIZING), _table(made.solves, SOLVES),
                    _table(made.shifts, SHIFTS), _table(made.teams, TEAMS), _table(made.promise, PROMISE))  # fmt: skip


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


def _size(case: Case, name: str, solved: dict[bytes, Sized], made: _Rows) -> None:
    """Add the rows of one pool and year: what it holds, shared and separate."""
    drawn = drawn_days(case)
    shared = [block for part in drawn for block in blocks_of(case, part, shared=True)]
    apart = [block for part in drawn for block in blocks_of(case, part, shared=False)]
    answers: dict[str, Sized] = {}
    for mode, blocks in (("pooled", shared), ("separate", apart)):
        sized = _solve_once(blocks, solved)
        if case.pool.instead_of_substitutes.at(case.year):
            sized = most_posts(blocks, _solve_once(without_pool(apart), solved))
        answers[mode] = sized
        counts = (sum(len(part.days.weights) for part in drawn), sum(len(block.weights) for block in blocks))
        made.solves.append((case.year, name, mode, sized.status, sized.objective, sized.bound, sized.gap,
                            sized.columns, sized.rows, *counts))  # fmt: skip
    absent = sum(block.hours * float(block.weights @ block.absent.sum(axis=1)) for block in shared)
    left = sum(sum(one.uncovered) for one in answers["pooled"].answers)
    made.promise.append((case.year, name, WEEKS * absent, WEEKS * left))
    held = [_held(case, shared, answers["pooled"], place) for place in range(len(case.groups))]
    shifts = [row for place, group in enumerate(case.groups)
              for row in _shift_rows((case.year, name), answers["pooled"], held[place][0], (group, place))]  # fmt: skip
    made.shifts += shifts
    people = _line_people(case, shifts)
    for place, group in enumerate(case.groups):
        own, own_cost = _held(case, apart, answers["separate"], place)
        teams = {
            team: max(number, people.get((team, group), 0))
            for team, number in _team_posts(case, held[place][0]).items()
        }
        plain = _team_posts(case, {block.name: newsvendor_hours(block, place) for block in shared})
        posts, own_posts = sum(teams.values()), posts_for(case, sum(own.values()))
        made.sizing.append((case.year, name, group, posts, held[place][1], own_posts, own_cost, sum(plain.values())))
        made.teams += [(case.year, name, team, group, number) for team, number in teams.items() if number]
        if posts:
            percent = round(100 * case.pool.fraction)
            made.posts.append((case.year, case.pool.unit, group, percent, case.pool.weekend_every, posts))


def _line_people(case: Case, shifts: list[Row]) -> dict[tuple[str, str], int]:
    """Whole persons in legal lines by team and group, where the pool is to have posts enough for them."""
    if not case.pool.own_lines.at(case.year):
        return {}
    held = _table(shifts, SHIFTS)
    rotas = pool_rotas(case.scenario, case.pool, case.year, held)
    return {(team, group): rota.people(group) for team, rota in rotas.items() for group in case.groups}


def _shift_rows(keys: Row, sized: Sized, held: dict[str, float], what: tuple[str, int]) -> list[Row]:
    """The shifts of a group, by the parts of the blocks' names."""
    group, place = what
    parts = [(one.name.split("-"), one.shifts[place], held[one.name]) for one in sized.answers if one.shifts[place]]
    return [(*keys, team, family, kind, group, shifts, hours) for (family, kind, team), shifts, hours in parts]


def _solve_once(blocks: list[Block], solved: dict[bytes, Sized]) -> Sized:
    """Solve, or take the answer of a year whose program was the same to the bit."""
    signature = b"|".join(
        repr(replace(block, absent=0, weights=0)).encode() + block.absent.tobytes() + block.weights.tobytes()  # type: ignore[arg-type]
        for block in blocks
    )
    if signature not in solved:
        solved[signature] = solve(blocks)
    return solved[signature]


def _held(case: Case, blocks: list[Block], sized: Sized, place: int) -> tuple[dict[str, float], float]:
    """Hours a week held in each block, and cost a year in ordinary hours, of one group."""
    hours = {block.name: block.hours for block in blocks}
    held = {answer.name: hours[answer.name] * answer.shifts[place] for answer in sized.answers}
    return held, WEEKS * sum(answer.cost[place] for answer in sized.answers)


def _team_posts(case: Case, hours: dict[str, float]) -> dict[str, int]:
    """Whole posts in each team, from the hours a week held in each block."""
    teams: dict[str, float] = {}
    for name, held in hours.items():
        teams[team_of(name)] = teams.get(team_of(name), 0.0) + held
    return {team: posts_for(case, held) for team, held in sorted(teams.items())}


def team_of(block: str) -> str:
    """The team in a block's name."""
    return block.split("-")[2]


def posts_for(case: Case, hours_week: float) -> int:
    """Posts that give these hours a week after holidays, rounded up."""
    net = net_hours_held(case.scenario, case.pool, case.year)
    return whole_posts(hours_week, WEEKS, net * case.pool.fraction)
