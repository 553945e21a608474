"""Legal rota lines of a pool's own: what its people work when they cover shifts in the units they serve.

A team's held shifts are the cover of a rota of its own: each shift family stands for the shift kind that most of the
units use, the lines are of the pool's fraction and weekend frequency under the rules of the first unit it serves, and
holidays are over-booked. The rota room sizes, builds and checks the lines. With w people held each weekend day and
every k-th weekend worked, k·w people are needed, often more than the hours alone ask for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

import pandas as pd

from model.errors import InputError, Problem
from model.need import need_table
from model.pool.open_weeks import open_weeks
from model.pool.teams import DAY_KINDS, days_served, pool_teams
from model.rota import GroupTerms, LineRange, Requirement, RotaProblem, Shift, rota_problem, size_problem
from model.rota import Sizing as RotaSizing
from model.scenario.schema import Scenario
from model.scenario.schema.pool import Pool
from model.scenario.schema.rota import WEEKDAYS


class NoLegalLinesError(InputError):
    """The working-time rules let nobody work the lines that a pool asks for."""


DAY = 24 * 60
FULL_FROM, PART_WIDTH = 0.97, 0.05
"""A full position is a line of 97–100 %; a part of one is at most so much below its fraction."""
HELD_HOUR_NOK = 20_000.0
"""What is held is decided already, so the lines reach it whenever any can: far above the hourly cost of a line."""
Held = Iterable[tuple[str, str, str, int]]
"""family, kind of day, group, shifts held on each such day."""


@dataclass(frozen=True, eq=False)
class TeamRota:
    """A team's problem and its sized lines."""

    problem: RotaProblem
    sizing: RotaSizing

    def people(self, group: str) -> int:
        """Whole persons in the group's lines."""
        return sum(number for (name, _), number in self.sizing.lines.items() if name == group)

    def uncovered_hours(self, group: str) -> float:
        """Hours a week of the group's held shifts that no line of the kind reaches."""
        names = [terms.id for terms in self.problem.groups]
        if group not in names:
            return 0.0
        return float((self.sizing.uncovered[:, names.index(group)] * self.sizing.interval_hours).sum())


def team_rota(
    scenario: Scenario, pool: Pool, year: int, units: tuple[str, ...], held: Held, need: pd.DataFrame | None = None
) -> TeamRota | None:
    """The sized lines of a team that holds these shifts; None when it holds none.

    need : [year, unit, group, need_hours], worked out when left out. Raises NoLegalLinesError when the rules let nobody
    work such lines, SolverError when the solver proves nothing.
    """
    rows = [row for row in held if row[3] > 0]
    if not rows:
        return None
    problem = team_problem(scenario, pool, year, units, (rows, need_table(scenario) if need is None else need))
    sizing = size_problem(problem)
    if not isinstance(sizing, RotaSizing):
        remedy = "change the pool's fraction or weekend_every, or the shift kinds it covers"
        found = f"no legal line of {pool.fraction:g} that works every {pool.weekend_every}. weekend in {year}"
        raise NoLegalLinesError(
            Problem(f"pools, {pool.unit}", found, "lines that the working-time rules allow", remedy)
        )
    return TeamRota(problem, sizing)


def pool_rotas(
    scenario: Scenario, pool: Pool, year: int, shifts: pd.DataFrame, need: pd.DataFrame | None = None
) -> dict[str, TeamRota]:
    """The sized lines of each team that holds shifts, from [team, family, days, group, shifts]."""
    needed = need_table(scenario) if need is None else need
    found: dict[str, TeamRota] = {}
    for team, units in pool_teams(scenario, pool, year).items():
        mine = shifts[shifts["team"] == team]
        columns = (mine[name].tolist() for name in ("family", "days", "group", "shifts"))
        rota = team_rota(scenario, pool, year, units, list(zip(*columns, strict=True)), needed)
        if rota is not None:
            found[team] = rota
    return found


def team_problem(
    scenario: Scenario,
    pool: Pool,
    year: int,
    units: tuple[str, ...],
    what: tuple[list[tuple[str, str, str, int]], pd.DataFrame],
) -> RotaProblem:
    """The rota problem of a team; `what` is the shifts it holds, and need."""
    held, need = what
    own = [rota_problem(scenario, need, year, unit) for unit in sorted(units)]
    chosen = {(family, kind): _shift_of(own, family, days_served(pool)[kind]) for family, kind, _, _ in held}
    shifts = tuple(sorted(set(_narrowed(pool, chosen)), key=lambda shift: shift.id))
    cover = [
        Requirement(group, day * DAY + chosen[family, kind].start, day * DAY + chosen[family, kind].end, number)
        for family, kind, group, number in held
        for day in (WEEKDAYS.index(name) for name in days_served(pool)[kind])
    ]
    groups = sorted({group for _, _, group, _ in held})
    price = {terms.id: terms.hour_nok for problem in own for terms in problem.groups}
    time, weeks = scenario.working_time, open_weeks(scenario, year, units)
    return replace(
        own[0],
        shifts=shifts,
        groups=tuple(GroupTerms(group, (), price.get(group, min(price.values()))) for group in groups),
        lines=(_line(pool),),
        cover=tuple(sorted(cover, key=lambda row: (row.group, row.start, row.end, row.required))),
        overbook=max(1.0, weeks * time.weekly_hours_rota.at(year, pool.unit) / time.net_hours_rota.at(year, pool.unit)),
        prices=replace(own[0].prices, uncovered_hour=max(HELD_HOUR_NOK, own[0].prices.uncovered_hour)),
        allow_uncovered=True,
        full_time=None,
        goals=type(own[0].goals)(),
    )


def _line(pool: Pool) -> LineRange:
    full = pool.fraction >= FULL_FROM
    low = FULL_FROM if full else max(0.02, pool.fraction - PART_WIDTH)
    return LineRange("full" if full else "part", low, 1.0 if full else pool.fraction, pool.weekend_every)


def _shift_of(problems: list[RotaProblem], family: str, weekdays: tuple[str, ...]) -> Shift:
    """The family's shift kind that most of the units use on such days."""
    days = {WEEKDAYS.index(name) for name in weekdays}
    known = {shift.id: shift for problem in problems for shift in problem.shifts}
    used = Counter(
        shift.id
        for problem in problems
        for shift in problem.shifts
        if shift.family == family and days <= set(shift.weekdays)
    )
    if not used:
        used = Counter(name for name, shift in known.items() if shift.family == family)
    return known[min(used, key=lambda name: (-used[name], name))]


def _narrowed(pool: Pool, chosen: dict[tuple[str, str], Shift]) -> list[Shift]:
    """The chosen shifts on the weekdays they are chosen for."""
    days: dict[str, set[int]] = {}
    for (_, kind), shift in chosen.items():
        served = set(DAY_KINDS[kind]) & set(days_served(pool)[kind])
        days.setdefault(shift.id, set()).update(WEEKDAYS.index(name) for name in served)
    return [replace(shift, weekdays=tuple(sorted(days[shift.id]))) for shift in chosen.values()]
