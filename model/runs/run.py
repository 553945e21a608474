"""One run, from facts to kroner; reads as a table of contents."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from numbers import Integral
from typing import Any, TypeVar, cast

import pandas as pd

from model.budget import cost_table
from model.errors import InputError, Problem
from model.pool import RecourseResult, cover_shortage
from model.runs.cost_lines import cost_lines
from model.runs.result import Result
from model.runs.sizing import Plan, Progress, plan_for
from model.runs.tally import tally
from model.scenario import refuse_no_scenario
from model.scenario.schema import Scenario
from model.workforce import DEFAULT_ENGINE, Rulebook, StaffPaths, compile_rulebook, give_back, simulate, simulate_years

MOST_REPLICATIONS = 10_000
_CHUNK = 25
Bundle = TypeVar("Bundle")


@dataclass(frozen=True)
class Outcome:
    """What happened in some of the replications."""

    paths: StaffPaths
    recourse: RecourseResult
    costs: pd.DataFrame


def run(
    scenario: Scenario,
    seed: int = 2026,
    replications: int = 200,
    engine: str = DEFAULT_ENGINE,
    workers: int = 1,
    progress: Progress | None = None,
) -> Result:
    """Take a scenario through the whole method.

    The same scenario, seed and replications give the same result whatever the number of workers.
    `progress` is called with (stage, done, total) whenever a stage moves on; stages are ``rota``,
    ``pool``, ``staff`` and ``tally``.

    Raises InputError for a wrong argument or scenario, SolverError when a rota or pool has no proven answer.
    """
    refuse_no_scenario(scenario)
    refuse_wrong(seed, replications, workers)
    seed, replications, workers = int(seed), int(replications), int(workers)  # numpy's whole numbers do as well
    tell = progress or silent
    return run_planned(scenario, plan_for(scenario, tell, workers), (seed, replications, engine), workers, tell)


def run_planned(scenario: Scenario, plan: Plan, chance: tuple[int, int, str], workers: int, tell: Progress) -> Result:
    """:func:`run` from the plan on; `chance` is seed, replications and engine."""
    seed, replications, engine = chance
    outcome = _play(scenario, plan, (seed, engine), chunks(replications), (workers, tell))
    tell("tally", 0, 1)
    costs = cost_lines(outcome.costs, replications)
    table, summary = tally(scenario, plan, outcome)
    tell("tally", 1, 1)
    frames: dict[str, Any] = dict(plan.frames)
    return Result(scenario, seed, replications, engine, table, summary, costs, **frames)


def refuse_wrong(seed: Any, replications: Any, workers: Any) -> None:
    """Raise InputError for a seed, count or number of workers that cannot be used."""
    wanted = {
        "seed": (seed, 0, 2**63 - 1),
        "replications": (replications, 1, MOST_REPLICATIONS),
        "workers": (workers, 1, 64),
    }
    problems = [
        Problem(what, repr(value), f"a whole number from {low} to {high}", f"change {what}")
        for what, (value, low, high) in wanted.items()
        if isinstance(value, bool) or not isinstance(value, Integral) or not low <= int(value) <= high
    ]
    if problems:
        raise InputError(problems)


def chunks(replications: int) -> list[range]:
    """The replications in pieces of a fixed size, so that the split does not depend on the workers."""
    return [range(start, min(start + _CHUNK, replications)) for start in range(0, replications, _CHUNK)]


def play_some(
    scenario: Scenario, plan: Plan, rules: Rulebook, chance: tuple[int, str], work: tuple[range, int]
) -> Outcome:
    """Some replications from posts to kroner; independent of every other replication."""
    (seed, engine), (numbers, workers) = chance, work
    paths = give_back(scenario, plan.posts, simulate_years(scenario, rules, seed, numbers, engine, workers))
    recourse = cover_shortage(scenario, plan.need, paths.months, plan.rota.cover)
    costs = cost_table(scenario, paths, plan.rota.hours, recourse, plan.need)
    return Outcome(_by_year(paths), recourse, costs)


def flows(result: Result) -> pd.DataFrame:
    """Who came, changed and went in each month of a run: the staff engine's flows, played again.

    Returns replication, year, month, unit, post_group, group, flow, heads. The same scenario and seed
    give the same people, so this belongs to a result opened from disk as well.
    """
    plan = plan_for(result.scenario, silent)
    numbers = range(result.replications)
    return simulate(result.scenario, plan.posts, result.seed, numbers, engine=result.engine).flows


def _play(
    scenario: Scenario, plan: Plan, chance: tuple[int, str], pieces: list[range], how: tuple[int, Progress]
) -> Outcome:
    workers, tell = how
    tell("staff", 0, len(pieces))
    rules, outcomes = compile_rulebook(scenario, plan.posts), []
    # one piece at a time, its replications shared by threads: tables are handled under Python's lock, so more
    # pieces at once would take more memory and no less time, and processes spend more on starting than they save
    for numbers in pieces:
        outcomes.append(play_some(scenario, plan, rules, chance, (numbers, workers)))
        tell("staff", len(outcomes), len(pieces))
    return stack(outcomes)


def stack(parts: list[Bundle]) -> Bundle:
    """Bundles of frames laid end to end, frame by frame; empties `parts`, so that each frame's pieces can go."""
    first = parts[0]
    if isinstance(first, pd.DataFrame):
        whole = pd.concat(cast(list[pd.DataFrame], parts), ignore_index=True)
        parts.clear()
        return cast(Bundle, whole)
    names = [field.name for field in fields(first)]  # type: ignore[arg-type]
    pieces = {name: [getattr(part, name) for part in parts] for name in names}
    kind = type(first)
    del first
    parts.clear()
    return kind(**{name: stack(pieces[name]) for name in names})


def _by_year(paths: StaffPaths) -> StaffPaths:
    """Months summed to years once recourse has read them: all that the tally needs."""
    keys = ["replication", "year", "unit", "post_group"]
    months = paths.months.drop(columns="month").groupby(keys, sort=True, as_index=False, observed=True).sum()
    return replace(paths, months=months)


def silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""
