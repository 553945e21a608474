"""What the tally reads: the plan's frames, the outcome's frames, and one figure as it leaves a family."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import pandas as pd

from model.budget import held_stepwise, net_hours
from model.runs.tally.grid import Codes, Grid, Values
from model.scenario.schema import Scenario


class RotaFrames(Protocol):
    """The sized rotas: cover per week in planning years."""

    @property
    def cover(self) -> pd.DataFrame: ...


class PlanFrames(Protocol):
    """Sized once a scenario: need (every year), posts and rota cover (planning years)."""

    @property
    def need(self) -> pd.DataFrame: ...

    @property
    def posts(self) -> pd.DataFrame: ...

    @property
    def rota(self) -> RotaFrames: ...


class PathFrames(Protocol):
    """Simulated staff: years, months, flows, courses and competences; months and flows may be summed over the
    months beforehand."""

    @property
    def years(self) -> pd.DataFrame: ...

    @property
    def months(self) -> pd.DataFrame: ...

    @property
    def flows(self) -> pd.DataFrame: ...

    @property
    def courses(self) -> pd.DataFrame: ...

    @property
    def competences(self) -> pd.DataFrame: ...


class RecourseFrames(Protocol):
    """How each year's hours were met, in hours a year."""

    @property
    def steps(self) -> pd.DataFrame: ...

    @property
    def absence(self) -> pd.DataFrame: ...

    @property
    def balance(self) -> pd.DataFrame: ...

    @property
    def pool_use(self) -> pd.DataFrame: ...


class OutcomeFrames(Protocol):
    """What happened in every replication."""

    @property
    def paths(self) -> PathFrames: ...

    @property
    def recourse(self) -> RecourseFrames: ...

    @property
    def costs(self) -> pd.DataFrame: ...


@dataclass(frozen=True)
class Paths:
    """Simulated staff with keys as categories."""

    years: pd.DataFrame
    months: pd.DataFrame
    flows: pd.DataFrame
    courses: pd.DataFrame
    competences: pd.DataFrame


@dataclass(frozen=True)
class Recourse:
    """The recourse with keys as categories."""

    steps: pd.DataFrame
    absence: pd.DataFrame
    balance: pd.DataFrame
    pool_use: pd.DataFrame


@dataclass(frozen=True)
class Outcome:
    """What happened, ready to be laid out: text keys are read once, not once an indicator."""

    paths: Paths
    recourse: Recourse
    costs: pd.DataFrame


@dataclass(frozen=True)
class Facts:
    """All that a family of indicators may read."""

    scenario: Scenario
    grid: Grid
    plan: PlanFrames
    outcome: Outcome


@dataclass(frozen=True)
class Figure:
    """One indicator and item: values (cells, replications or 1), missing where it is not defined."""

    indicator: str
    item: str
    codes: Codes
    values: Values


def read_outcome(outcome: OutcomeFrames) -> Outcome:
    """The outcome's frames with their text keys as categories."""
    paths, recourse = outcome.paths, outcome.recourse
    return Outcome(
        Paths(
            _categorical(paths.years),
            _categorical(paths.months),
            _categorical(paths.flows),
            _categorical(paths.courses),
            _categorical(paths.competences),
        ),
        Recourse(
            _categorical(recourse.steps),
            _categorical(recourse.absence),
            _categorical(recourse.balance),
            recourse.pool_use,
        ),
        _categorical(outcome.costs),
    )


def _categorical(frame: pd.DataFrame) -> pd.DataFrame:
    keys = ("unit", "group", "post_group", "flow", "step", "cause", "account_code", "programme", "competence")
    return frame.astype({key: "category" for key in keys if key in frame.columns})


def rota_units(scenario: Scenario) -> list[str]:
    """Units with a rota, sorted."""
    return [key for key in sorted(scenario.units) if scenario.units[key].rota is not None]


def held_posts(facts: Facts) -> pd.DataFrame:
    """Posts of rota units and of pools in use, every year: year, unit, group, weekend_every, posts.

    Rotas are sized together, so their planning years are shared; a pool's posts hold until its next sizing and
    disappear with the pool.
    """
    scenario, posts = facts.scenario, facts.plan.posts
    years = list(scenario.years)
    columns = ["year", "unit", "group", "weekend_every", "posts"]
    parts = [held_stepwise("posts", posts[posts["unit"].isin(rota_units(scenario))][columns], years)]
    for key in sorted(scenario.pools):
        pool = scenario.pools[key]
        own = posts[posts["unit"] == pool.unit][columns]
        used = [year for year in years if pool.in_use.at(year)]
        if used and len(own):
            parts.append(held_stepwise("posts", own, used))
    return pd.concat(parts, ignore_index=True).dropna(subset=["unit"])


def hours_of_fte(facts: Facts, codes: Codes) -> Values:
    """Net hours of one FTE in each cell's unit and year, shape (cells, 1)."""
    grid = facts.grid
    table = net_hours(facts.scenario).sort_values(["year", "unit"])["net_hours"].to_numpy(dtype=np.float64)
    year, unit, _ = grid.places(codes)
    return np.asarray(table.reshape(len(grid.years), len(grid.units))[year, unit][:, None])
