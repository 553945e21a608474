"""What the pools of a scenario are worth, on the days they were sized on and on others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from model.errors import InputError, Problem
from model.pool.agency import agency_permitted
from model.pool.lines import NoLegalLinesError, pool_rotas
from model.pool.open_weeks import WEEKS
from model.pool.plan import posts_for, team_of
from model.pool.program import Case, RotaFrames, blocks_of, case_of, drawn_days
from model.pool.sizing import Block
from model.pool.teams import pool_teams
from model.pool.value import Sides, Solved, held_hours, newsvendor_hours, solved_cases, solves_frame, value_frame
from model.scenario.schema import Scenario
from model.scenario.schema.pool import Pool

FRESH = 1
"""The number of the sample that no pool is sized on."""

SHIFTS = ["team", "family", "days", "group", "shifts"]
POSTS = ["team", "group", "hours_week", "posts", "separate_posts", "newsvendor_posts"]
LINES = ["team", "group", "people", "uncovered_hours"]
Said = tuple[str, dict[str, object]]


@dataclass(frozen=True)
class PoolWorth:
    """A scenario's pool in one year.

    shifts : [team, family, days, group, shifts], held on each weekday or weekend day. posts : [team, group, hours_week,
    posts, separate_posts, newsvendor_posts], by their hours. lines : [team, group, people, uncovered_hours], whole
    persons in legal lines that work what is held, and hours a week of it that they do not reach; None where the rules
    let nobody work such lines. value : of `value_frame`, as the pool is set up. solves : how the solver ended.
    warnings : (key, values) of what should be known.
    """

    pool: Pool
    year: int
    shifts: pd.DataFrame
    posts: pd.DataFrame
    lines: pd.DataFrame | None
    value: pd.DataFrame
    solves: pd.DataFrame
    warnings: tuple[Said, ...]


def pool_worth(
    scenario: Scenario, rota_plan: RotaFrames, name: str, year: int, hour_nok: Mapping[str, float]
) -> PoolWorth:
    """Size one pool, in use or not, and value it against what else there is.

    year : a year of the rota plan. hour_nok : what an ordinary hour of each group costs. Raises InputError for a pool
    over a unit without a rota, or with nobody on duty that it serves; SolverError when the solver proves nothing.
    """
    pool = scenario.pools[name]
    with_rota = set(rota_plan.on_duty["unit"].astype(str).unique())
    for unit in pool.units:
        if unit not in with_rota:
            remedy = "take the unit out of the pool, or give it a rota"
            raise InputError(
                Problem(f"pools.{name}.units", f"“{unit}”, which has no rota", "units with a rota", remedy)
            )
    case = case_of(scenario, rota_plan, pool, year)
    sides = pool_sides(case, hour_nok)
    if not sides.together:
        remedy = "correct the pool's units, groups, families and weekdays"
        raise InputError(Problem(f"pools.{name}", f"nobody on duty whom it serves in {year}", "people on duty", remedy))
    cases = solved_cases(sides)
    shifts = pd.DataFrame(_shift_rows(case, cases["pooled"]), columns=SHIFTS)
    lines = _lines(case, shifts)
    none: list[Said] = [] if lines is not None else [("pool_no_lines", {"fraction": round(100 * pool.fraction)})]
    return PoolWorth(
        pool=pool,
        year=year,
        shifts=shifts,
        lines=lines,
        posts=pd.DataFrame(_post_rows(case, cases), columns=POSTS),
        value=value_frame(sides, cases),
        solves=solves_frame(cases),
        warnings=(*none, *price_warnings(scenario, pool, year)),
    )


def pool_sides(case: Case, hour_nok: Mapping[str, float]) -> Sides:
    """The pool's blocks, and its posts and prices."""
    days = drawn_days(case)

    def blocks(shared: bool, sample: int = 0, alone: bool = False) -> list[Block]:
        drawn = drawn_days(case, sample, alone) if sample or alone else days
        return [block for part in drawn for block in blocks_of(case, part, shared)]

    return Sides(
        together=blocks(True),
        apart=blocks(False),
        other_days=blocks(True, sample=FRESH),
        uncorrelated=blocks(True, alone=True),
        weeks=WEEKS,
        hour_nok=tuple(hour_nok[group] for group in case.groups),
        posts_of=lambda hours: posts_for(case, hours),
        home=team_of,
    )


def price_warnings(scenario: Scenario, pool: Pool, year: int) -> list[Said]:
    """Recourse that is cheaper than a pool hour, which is allowed; that is never used; or that is not permitted."""
    recourse, held = scenario.recourse, pool.posts_price_factor.at(year)
    found: list[Said] = []
    for step in ("agency", "extra_shift", "hourly", "overtime"):
        price = getattr(recourse, f"{step}_price").at(year)
        if step == "agency" and not any(agency_permitted(scenario, year, unit) for unit in pool.units):
            found.append(("pool_not_permitted", {"step": step}))
        elif price < held:
            found.append(("pool_cheaper", {"step": step, "price": price, "pool_price": held}))
        elif price >= recourse.uncovered_price.at(year):
            found.append(("pool_never", {"step": step, "price": price}))
    return found


def pool_warnings(scenario: Scenario) -> list[tuple[str, Said]]:
    """(pool, `price_warnings`) of every pool in use, of the first year in which it is."""
    found = []
    for name, pool in sorted(scenario.pools.items()):
        years = [year for year in scenario.years if pool.in_use.at(year)]
        found += [(name, said) for said in price_warnings(scenario, pool, years[0])] if years else []
    return found


def _shift_rows(case: Case, pooled: Solved) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for answer in pooled[1].answers:
        family, kind, team = answer.name.split("-")
        rows += [(team, family, kind, group, number) for group, number in zip(case.groups, answer.shifts, strict=True)]
    return rows


def _lines(case: Case, shifts: pd.DataFrame) -> pd.DataFrame | None:
    """What legal lines of the pool's own take; None where a team has none and the pool does not ask for them."""
    try:
        rotas = pool_rotas(case.scenario, case.pool, case.year, shifts)
    except NoLegalLinesError:
        if case.pool.own_lines.at(case.year):
            raise
        return None
    rows = [
        (team, group, rota.people(group), rota.uncovered_hours(group))
        for team, rota in rotas.items()
        for group in case.groups
    ]
    return pd.DataFrame(rows, columns=LINES)


def _post_rows(case: Case, cases: dict[str, Solved]) -> list[tuple[object, ...]]:
    together, apart = cases["pooled"], cases["separate"]
    rows: list[tuple[object, ...]] = []
    for team, units in pool_teams(case.scenario, case.pool, case.year).items():
        blocks = [block for block in together[0] if team_of(block.name) == team]
        for number, group in enumerate(case.groups):
            hours = held_hours(together, number, team_of, {team})
            own = sum(posts_for(case, held_hours(apart, number, team_of, {unit})) for unit in units)
            plain = posts_for(case, sum(newsvendor_hours(block, number) for block in blocks))
            rows.append((team, group, hours, posts_for(case, hours), own, plain))
    return rows
