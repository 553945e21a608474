"""How long the frontier of one unit takes: 24 points (weekends × long weekend shifts × pool) on one core.

    python -m benchmarks.bench_frontier [SCENARIO FOLDER [UNIT …]]

Without units: the first unit of each kind of place. Seconds are processor seconds of this run, the graphs
made afresh for each unit; the figure to keep is at most 6 s for one unit. Beside it, the seconds that 24 plans of the
same problems would take, each sized by itself from the start.
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


def one(unit: str, problem: RotaProblem, wide: RotaProblem) -> None:
    shift_graph.cache_clear()
    start = time.process_time()
    frame = unit_frontier(problem, wide)
    seconds = time.process_time() - start
    gap = (1 - frame["bound_nok_week"] / frame["goal_nok_week"]).max()
    print(f"{unit}: {len(frame)} points in {seconds:.2f} s; widest gap to the proven bound {gap:.2%}", flush=True)
    with pd.option_context("display.width", 160, "display.max_columns", len(SHOWN)):
        print(frame[SHOWN].round(3).to_string(index=False))
    start = time.process_time()
    axes = Axes()
    for weekends, long_shifts in axes.rotas():
        trial = frontier_problem(problem, wide, weekends, long_shifts)
        if isinstance(trial, RotaProblem):
            size_problem(trial)
    alone = (time.process_time() - start) * len(axes.pool_shares)
    print(f"{unit}: 24 plans by themselves would take about {alone:.1f} s ({alone / seconds:.1f} × as long)")


def main(folder: Path, units: list[str]) -> None:
    scenario = load_scenario(folder)
    need, year = need_table(scenario), scenario.years[0]
    kinds: dict[str, str] = {}
    for unit in rota_units(scenario):
        kinds.setdefault(scenario.units[unit].kind, unit)
    for unit in units or sorted(kinds.values()):
        one(unit, rota_problem(scenario, need, year, unit), wide_problem(scenario, need, year, unit))


if __name__ == "__main__":
    given = sys.argv[1:]
    main(Path(given[0]) if given else Path(__file__).parents[1] / "scenarios" / "reference", given[1:])
