"""Integer lines: every rota unit of a scenario in its first planning year, and cyclic rotas of growing size.

    python benchmarks/bench_lines.py [SCENARIO FOLDER]

Per unit: processor seconds of the sizing, its kroner a week, their proven bound and gap; processor seconds of the
lines, walks and people, persons with a line of their own, uncovered hours a week, their bound by the linear program
and the worst gap of a step, the shortest and longest week and weeks without work, and that the independent check
passed. The sum is wall time with two worker processes. Then the seconds of cyclic rotas for 50 to 500 people on one
graph: 500 people are to take no more than three times as long as 50.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import joblib

from model.need import need_table
from model.rota import (
    Blocks,
    RotaProblem,
    Rules,
    Shift,
    Sizing,
    build_cycle,
    build_lines,
    evenness_frame,
    planning_years,
    rota_problem,
    rota_units,
    size_problem,
)

HEADER = (
    f"{'unit':18} {'sizing':>6} {'NOK/week':>9} {'bound':>9} {'gap':>6} {'lines':>6} {'walks':>5} {'people':>6} "
    f"{'single':>6} {'uncovered':>9} {'bound':>6} {'gap':>6} {'week from':>9} {'to':>5} {'empty':>5}  check"
)
SHIFTS = (Shift("D", 420, 900, 480, "day"), Shift("E", 900, 1380, 480, "evening"), Shift("N", 1380, 1860, 480, "night"))
RULES = Rules(
    complete_weekends=False,
    least_days_in_row=2,
    days_in_row=6,
    least_days_off=2,
    most_days_off=4,
    blocks=Blocks((("D", 2, 6), ("E", 2, 5), ("N", 2, 4)), (("E", "D"), ("N", "D"), ("N", "E"))),
)
REQUIRED = ((15, 15, 15, 15, 15, 9, 9), (10, 10, 10, 10, 10, 8, 8), (7, 7, 7, 7, 7, 7, 7))


def unit_row(unit: str, problem: RotaProblem) -> tuple[str, float]:
    """One unit's row and the processor seconds of its sizing and lines."""
    start = time.process_time()
    sizing = size_problem(problem)
    middle = time.process_time()
    if not isinstance(sizing, Sizing):
        return f"{unit:18} cannot be covered", 0.0
    lines = build_lines(problem, sizing)
    seconds = time.process_time() - middle
    people = int(lines.summary["people"].sum())
    single = int((lines.summary["people"] < lines.summary["weeks"]).sum())
    stops, out, even = lines.steps, sizing.outcome, evenness_frame(lines.rota, problem.shifts)
    gap = float(((stops["uncovered_hours"] - stops["bound_hours"]) / stops["uncovered_hours"].clip(lower=1)).max())
    text = (
        f"{unit:18} {middle - start:6.2f} {out.objective:9.0f} {out.bound:9.0f} {out.gap:6.2%} {seconds:6.2f} "
        f"{len(lines.summary):5} {people:6} {single:6} {lines.uncovered_hours:9.2f} {lines.relaxed_hours:6.2f} "
        f"{gap:6.2%} {even['least_week'].min():9.1f} {even['most_week'].max():5.1f} "
        f"{even['empty_weeks'].sum():5}  passed"
    )
    return text, middle - start + seconds


def units(folder: Path) -> None:
    """All units of the first planning year."""
    from model.scenario import load_scenario

    scenario = load_scenario(folder)
    need, year = need_table(scenario), planning_years(scenario)[0]
    tasks = [(unit, rota_problem(scenario, need, year, unit)) for unit in rota_units(scenario)]
    print(HEADER)
    start = time.perf_counter()
    rows = joblib.Parallel(n_jobs=2)(joblib.delayed(unit_row)(*task) for task in tasks)
    wall = time.perf_counter() - start
    print("\n".join(text for text, _ in rows))
    print(
        f"{len(rows)} units: {sum(s for _, s in rows):.1f} processor seconds for sizing and lines; {wall:.1f} s wall "
        "time on two cores; the figure to keep is 30 s"
    )


def cycles() -> None:
    """One graph, more and more people."""
    build_cycle(SHIFTS, RULES, 50, REQUIRED)
    times = {}
    for times_as_many in (1, 2, 5, 10):
        required = tuple(tuple(number * times_as_many for number in row) for row in REQUIRED)
        spent = []
        for _ in range(3):
            start = time.process_time()
            cycle = build_cycle(SHIFTS, RULES, 50 * times_as_many, required)
            spent.append(time.process_time() - start)
        times[50 * times_as_many] = sorted(spent)[1]
        print(f"cyclic rota for {50 * times_as_many} people: {sorted(spent)[1]:.3f} s, {cycle.rounds} rounds, checked")
    print(f"500 people take {times[500] / times[50]:.2f} × the time of 50; the figure to keep is 3")


if __name__ == "__main__":
    units(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "scenarios" / "reference")
    cycles()
