"""How long the rotas take: per unit the graph before and after minimising, the linear program, whole lines.

    python benchmarks/bench_rota.py [SCENARIO FOLDER [OVERLAY …]]

Prints one row a unit and planning year whose problem has not been met before, and the sum. Seconds are processor
seconds of one core in this run; the figures to keep are at most 0.3 s for a unit's linear program and at most 3 s
for the linear programs of all units in the first planning year.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from model.need import need_table
from model.rota import LineRange, RotaProblem, Sizing, planning_years, rota_problem, rota_units, size_problem
from model.rota.graph import full_graph, minimise, shift_graph, trim
from model.rota.program import build_program
from model.rota.solver import solve

T = TypeVar("T")
HEADER = (
    f"{'year':4} {'unit':18} {'nodes':>11} {'arcs':>11} {'columns':>7} {'rows':>5} {'graph':>6} {'build':>6} {'LP':>6} "
    f"{'whole':>6} {'NOK/week':>9} {'bound':>9} {'gap':>6} {'lines':>5} {'full':>5} {'uncovered':>9}"
)


def timed(work: Callable[[], T]) -> tuple[T, float]:
    start = time.process_time()
    answer = work()
    return answer, time.process_time() - start


def graph_sizes(problem: RotaProblem) -> tuple[str, str, float]:
    """Nodes and arcs of all line kinds, trimmed and minimised, and the seconds to make them."""
    frequencies = sorted({line.weekend_every for line in problem.lines if line.weekend_every is not None})
    start = time.process_time()
    wholes = [trim(full_graph(problem.shifts, problem.rules, every)) for every in frequencies]
    smalls = [minimise(whole) for whole in wholes]
    seconds = time.process_time() - start
    nodes = f"{sum(g.nodes for g in wholes)}→{sum(g.nodes for g in smalls)}"
    return nodes, f"{sum(g.arcs for g in wholes)}→{sum(g.arcs for g in smalls)}", seconds


def row(year: int, unit: str, problem: RotaProblem) -> tuple[str, float, float]:
    nodes, arcs, graph_seconds = graph_sizes(problem)
    for line in problem.lines:
        shift_graph(problem.shifts, problem.rules, line.weekend_every)
    program, build_seconds = timed(lambda: build_program(problem))
    _, lp_seconds = timed(lambda: solve(program.lp))
    sizing, all_seconds = timed(lambda: size_problem(problem))
    if not isinstance(sizing, Sizing):
        return f"{year:4} {unit:18} cannot be covered", lp_seconds, all_seconds
    kinds: dict[str, LineRange] = {line.id: line for line in problem.lines}
    lines = sum(sizing.lines.values())
    full = sum(number for (_, kind), number in sizing.lines.items() if kinds[kind].full_time)
    uncovered = float((sizing.interval_hours @ sizing.uncovered).sum())
    text = (
        f"{year:4} {unit:18} {nodes:>11} {arcs:>11} {program.columns:7} {program.rows:5} {graph_seconds:6.3f} "
        f"{build_seconds:6.3f} {lp_seconds:6.3f} {all_seconds:6.2f} "
        f"{sizing.outcome.objective:9.0f} {sizing.outcome.bound:9.0f} {sizing.outcome.gap:6.2%} {lines:5} "
        f"{full / max(lines, 1):5.0%} {uncovered:9.2f}"
    )
    return text, lp_seconds, all_seconds


def problems(folder: Path, overlays: list[Path]) -> list[tuple[int, str, RotaProblem]]:
    from model.scenario import load_scenario

    scenario = load_scenario(folder, *overlays)
    need = need_table(scenario)
    found: dict[str, tuple[int, str, RotaProblem]] = {}
    for year in planning_years(scenario):
        for unit in rota_units(scenario):
            problem = rota_problem(scenario, need, year, unit)
            found.setdefault(problem.key, (year, unit, problem))
    return list(found.values())


def main(folder: Path, overlays: list[Path]) -> None:
    print(HEADER)
    slowest = total = first_year = 0.0
    tasks = problems(folder, overlays)
    for year, unit, problem in tasks:
        text, lp_seconds, all_seconds = row(year, unit, problem)
        print(text, flush=True)
        slowest, total = max(slowest, lp_seconds), total + all_seconds
        first_year += lp_seconds if year == tasks[0][0] else 0.0
    print(f"{len(tasks)} different problems: {total:.1f} s on one core")
    print(f"slowest linear program: {slowest:.3f} s; the figure to keep is 0.3 s")
    units = sum(year == tasks[0][0] for year, _, _ in tasks)
    print(
        f"linear programs of the {units} different problems of {tasks[0][0]}: {first_year:.2f} s together; to keep: 3 s"
    )


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:]] or [Path(__file__).parents[1] / "scenarios" / "reference"]
    main(given[0], given[1:])
