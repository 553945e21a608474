"""The pools' people in dispatch: which teams there are, whom they serve, and the lines they walk on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import pandas as pd

from model.pool.dispatch.case import Person
from model.pool.lines import pool_rotas
from model.pool.teams import pool_teams
from model.randomness import key_of
from model.rota import Lines, build_lines
from model.scenario.schema import Scenario
from model.scenario.schema.pool import Pool
from model.scenario.schema.rota import WEEKDAYS


class SizedPools(Protocol):
    """What is read of the sized pools."""

    @property
    def teams(self) -> pd.DataFrame:
        """year, pool, team, group, posts."""

    @property
    def shifts(self) -> pd.DataFrame:
        """year, pool, team, family, days, group, shifts."""


class SizedPlan(Protocol):
    """What is read of a plan: need, and the sized pools."""

    @property
    def need(self) -> pd.DataFrame:
        """year, unit, group, need_hours."""

    @property
    def pool(self) -> SizedPools:
        """The sized pools."""


Place = tuple[int, tuple[tuple[str | None, ...], ...]]


@dataclass(frozen=True)
class Walker:
    """A person in a rota: the cells of the line's weeks, and the week in which the person starts."""

    person: Person
    weeks: tuple[tuple[str | None, ...], ...]
    start: int


@dataclass(frozen=True)
class Team:
    """A pool's people who serve the same units.

    label : what their duties stand under. place : the travel group they are in, "" for none.
    """

    label: str
    name: str
    pool_name: str
    pool: Pool
    units: tuple[str, ...]
    place: str

    def serves(self, first_weekday: int) -> Callable[[int, str], bool]:
        """Whether the pool is there on a day, for a shift family."""
        days = {number for number, name in enumerate(WEEKDAYS) if not self.pool.weekdays or name in self.pool.weekdays}
        families = self.pool.families
        return lambda day, family: (day + first_weekday) % 7 in days and (not families or family in families)


def teams_in_use(scenario: Scenario, year: int) -> dict[str, Team]:
    """The teams of the pools in use, by the name their duties stand under: the pool's unit, or that and the team."""
    found, places = {}, scenario.dispatch.travel_groups
    for name, pool in sorted(scenario.pools.items()):
        teams = pool_teams(scenario, pool, year) if pool.in_use.at(year) else {}
        for team, units in teams.items():
            label = pool.unit if len(teams) == 1 else f"{pool.unit}:{team}"
            found[label] = Team(label, team, name, pool, units, places.get(units[0], ""))
    return found


def team_walkers(scenario: Scenario, year: int, plan: SizedPlan, team: Team, lines: dict[str, Lines]) -> list[Walker]:
    """The team's posts, spread evenly on lines: legal ones of its own where the pool is to have them, else those of the
    units it serves, from the largest fraction down."""
    years = [held for held in sorted({int(n) for n in plan.pool.teams["year"]}) if held <= year]
    when, found = years[-1] if years else year, []
    mine = _of_team(plan.pool.teams, team, when)
    own = _own_rota(scenario, plan, team, when) if team.pool.own_lines.at(year) else None
    whole = team.pool.unit if team.name == "all" else f"{team.pool.unit}:{team.name}"
    for group, number in zip(mine["group"].astype(str), mine["posts"].astype(int), strict=True):
        places = _places(team, group, lines) if own is None else _own_places(own, group)
        for n in range(number):
            key = f"{whole}:{group}:{n + 1}"
            on_call = is_phoned(scenario, year, team.pool.unit, key)
            person = Person(key, team.pool.unit, group, round(100 * team.pool.fraction), "pool", on_call)
            if not places:
                found.append(Walker(person, ((None,) * 7,), 0))
                continue
            # every post at its own place on the lines, as far apart as they come
            start, weeks = places[(n * len(places) // max(1, number)) % len(places)]
            found.append(Walker(person, weeks, start))
    return found


def _of_team(frame: pd.DataFrame, team: Team, year: int) -> pd.DataFrame:
    mine = (frame["pool"] == team.pool_name) & (frame["team"] == team.name) & (frame["year"] == year)
    return frame[mine]


def _own_rota(scenario: Scenario, plan: SizedPlan, team: Team, year: int) -> Lines | None:
    """Built and checked lines of the team's own; None when it holds nothing."""
    rota = pool_rotas(scenario, team.pool, year, _of_team(plan.pool.shifts, team, year), plan.need).get(team.name)
    return None if rota is None else build_lines(rota.problem, rota.sizing)


def _own_places(own: Lines, group: str) -> list[Place]:
    return [(start, cells_of(line.weeks)) for line in own.rota if line.group == group for start in line.started]


def _places(team: Team, group: str, lines: dict[str, Lines]) -> list[Place]:
    """Every place, week and line, that a post may start on."""
    free = [line for unit in team.units if unit in lines for line in lines[unit].rota if line.group == group]
    whole = [line for line in free if line.id.split(".")[1].startswith("full")] or free
    return [(start, cells_of(line.weeks)) for line in whole for start in range(len(line.weeks))]


def cells_of(weeks: object) -> tuple[tuple[str | None, ...], ...]:
    """A line's weeks with one shift a day, as the builder makes them."""
    return tuple(tuple(week) for week in weeks)  # type: ignore[attr-defined]


def is_phoned(scenario: Scenario, year: int, unit: str, key: str) -> bool:
    """Whether the person may be phoned on a day off: a share, by a fixed lot of each person."""
    return int(key_of("on call", key)) / 2**64 < scenario.dispatch.on_call_share.at(year, unit)
