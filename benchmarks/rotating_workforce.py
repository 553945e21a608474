"""Single-cycle rotas for public rotating-workforce files, each checked independently.

    python benchmarks/rotating_workforce.py FILE …

Prints for each file its people, status (cycle = found, infeasible = proved that there is none), seconds of this run
from reading to the checked answer, and what the check says. Exits with 1 when a file cannot be read, an answer
takes more than 1.5 seconds of processor time, or the check finds a fault. `benchmarks/dzn.py` describes the format.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from benchmarks.dzn import CyclicCase, read_dzn
from model.errors import InputError, SolverError
from model.rota import Cells, Cycle, block_rules, build_cycle, clock_shifts
from model.rota.check.rota import check_line
from model.scenario import read_text

MOST_SECONDS = 1.5


def faults_of(case: CyclicCase, weeks: Cells) -> list[str]:
    """What is wrong with a cycle: numbers by shift and weekday, length, every block rule."""
    found = [f.sentence for f in check_line(weeks, clock_shifts(case.shifts), (), blocks=block_rules(case.rules))]
    if len(weeks) != case.people:
        found.append(f"{len(weeks)} weeks for {case.people} people.")
    for shift, required in zip(case.shifts, case.required, strict=True):
        counted = tuple(sum(week[day] == shift.id for week in weeks) for day in range(7))
        if counted != required:
            found.append(f"{shift.id}: {counted} people by weekday, required {required}.")
    return found


def answer(path: Path) -> tuple[CyclicCase, Cycle, float]:
    """The case in a file, its cycle and the processor seconds it took."""
    start = time.process_time()
    case = read_dzn(read_text(path), path.name)
    cycle = build_cycle(case.shifts, case.rules, case.people, case.required)
    return case, cycle, time.process_time() - start


def main(paths: list[Path]) -> int:
    """Print one row a file; 0 when all went well."""
    print(f"{'file':28} {'people':>6} {'arcs':>5} {'status':10} {'seconds':>7} {'rounds':>6}  check")
    bad = 0
    for path in paths:
        try:
            case, cycle, seconds = answer(path)
        except (InputError, SolverError) as fault:
            print(f"{path.name:28} {fault}")
            bad += 1
            continue
        status, checked = "infeasible", "nothing to check"
        if cycle.weeks is not None:
            faults = faults_of(case, cycle.weeks)
            status, checked = "cycle", "; ".join(faults[:2]) or "passed"
            bad += bool(faults)
        bad += seconds > MOST_SECONDS
        print(f"{path.name:28} {case.people:6} {cycle.arcs:5} {status:10} {seconds:7.3f} {cycle.rounds:6}  {checked}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main([Path(argument) for argument in sys.argv[1:]]))
