"""Several scenarios at once: sized one after the other with shared answers, played side by side."""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

from model.runs.result import Result
from model.runs.run import refuse_wrong, run_planned, silent
from model.runs.sizing import Plan, Progress, plan_for
from model.scenario.schema import Scenario
from model.workforce import DEFAULT_ENGINE, simulate_years


def run_together(
    scenarios: Sequence[Scenario],
    seed: int = 2026,
    replications: int = 200,
    workers: int = 1,
    progress: Progress | None = None,
) -> list[Result]:
    """The results of :func:`model.run` for each scenario, in the order given and equal to the last bit.

    `workers` processes share the scenarios; with one, all is done in this process. `progress` is called
    with (stage, done, total): stage ``rota`` while the plans are made, ``staff`` as scenarios are done.

    Raises what :func:`model.run` raises, for the first scenario at fault.
    """
    refuse_wrong(seed, replications, workers)
    tell, plans = progress or silent, []
    for number, scenario in enumerate(scenarios):
        tell("rota", number, len(scenarios))
        plans.append(plan_for(scenario, silent, workers))
    tell("staff", 0, len(scenarios))
    if workers == 1 or len(scenarios) == 1:
        return _one_by_one(scenarios, plans, (seed, replications, workers), tell)
    try:
        return _side_by_side(scenarios, plans, (seed, replications, workers), tell)
    except BrokenProcessPool:
        # the system ended a process, mostly for want of memory: one process needs less
        return _one_by_one(scenarios, plans, (seed, replications, 1), tell)


def _one_by_one(
    scenarios: Sequence[Scenario], plans: list[Plan], chance: tuple[int, int, int], tell: Progress
) -> list[Result]:
    seed, replications, workers = chance
    results = []
    for scenario, plan in zip(scenarios, plans, strict=True):
        results.append(run_planned(scenario, plan, (seed, replications, DEFAULT_ENGINE), workers, silent))
        tell("staff", len(results), len(scenarios))
    return results


def _side_by_side(
    scenarios: Sequence[Scenario], plans: list[Plan], chance: tuple[int, int, int], tell: Progress
) -> list[Result]:
    seed, replications, workers = chance
    # the engine is compiled here, once, and not in every process at the same time
    simulate_years(scenarios[0], plans[0].posts, seed, [0])
    # spawned, not forked: a fork of a process with threads may hang, and other systems have none
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(workers, len(scenarios)), mp_context=fresh) as pool:
        threads = max(1, workers // len(scenarios))
        jobs = [
            pool.submit(run_planned, scenario, plan, (seed, replications, DEFAULT_ENGINE), threads, silent)
            for scenario, plan in zip(scenarios, plans, strict=True)
        ]
        for done, _ in enumerate(as_completed(jobs), start=1):
            tell("staff", done, len(jobs))
        return [job.result() for job in jobs]
