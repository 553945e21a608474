"""How long the frontier of one unit takes: 24 points (weekends × long weekend shifts × pool) on one core.

    python -m benchmarks.bench_frontier [SCENARIO FOLDER [UNIT …]]

Without units: every unit with a rota. Seconds are processor seconds of this run, the graphs made afresh for each
unit; the figure to keep is at most 6 s for one unit. Kroner and their proven bound are summed over the points. For the
slowest unit all points follow, and the seconds that 24 plans would take, each sized by itself from the start.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pandas as pd

from model.need import need_table
from model.rota import Axes, RotaProblem, rota_problem, rota_units, size_problem, unit_frontier, wide_problem
from model.rota.frontier import frontier_problem
from model.rota.graph import shift_graph
from model.scenario import load_scenario

SHOWN = ["weekends", "long_shifts", "pool_share", "status", "heads", "full_time_share", "mean_percent", "cost_nok_year"]


def timed(problem: RotaProblem, wide: RotaProblem) -> tuple[pd.DataFrame, float]:
    """A unit's frontier and its processor seconds."""
    shift_graph.cache_clear()
    start = time.process_time()
    frame = unit_frontier(problem, wide)
    return frame, time.process_time() - start


def alone(problem: RotaProblem, wide: RotaProblem) -> float:
    """Processor seconds that as many plans would take, each sized from the start; pool shares counted alike."""
    start = time.process_time()
    for weekends, long_shifts in Axes().rotas():
        trial = frontier_problem(problem, wide, weekends, long_shifts)
        if isinstance(trial, RotaProblem):
            size_problem(trial)
    return (time.process_time() - start) * len(Axes().pool_shares)


def main(folder: Path, units: list[str]) -> None:
    """A row a unit, then the first unit's points and how long they would take by themselves."""
    scenario = load_scenario(folder)
    need, year = need_table(scenario), scenario.years[0]
    print(f"{'unit':18} {'points':>6} {'seconds':>7} {'NOK/week':>10} {'bound':>10} {'widest gap':>10}")
    made: dict[str, tuple[pd.DataFrame, float]] = {}
    for unit in units or rota_units(scenario):
        problem, wide = (make(scenario, need, year, unit) for make in (rota_problem, wide_problem))
        frame, seconds = made[unit] = timed(problem, wide)
        goal, bound = frame["goal_nok_week"], frame["bound_nok_week"]
        gap = (1 - bound / goal).max()
        print(f"{unit:18} {len(frame):6} {seconds:7.2f} {goal.sum():10.0f} {bound.sum():10.0f} {gap:10.2%}", flush=True)
    slowest = max(made, key=lambda unit: made[unit][1])
    print(f"slowest: {slowest}, {made[slowest][1]:.2f} s; the figure to keep is 6 s (NOK/week: sum over the points)")
    with pd.option_context("display.width", 160, "display.max_columns", len(SHOWN)):
        print(f"\n{slowest}\n{made[slowest][0][SHOWN].round(3).to_string(index=False)}")
    problem, wide = (make(scenario, need, year, slowest) for make in (rota_problem, wide_problem))
    print(f"24 plans by themselves would take about {alone(problem, wide):.1f} s")


if __name__ == "__main__":
    given = sys.argv[1:]
    main(Path(given[0]) if given else Path(__file__).parents[1] / "scenarios" / "reference", given[1:])
