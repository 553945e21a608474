"""Rotating-workforce problems as a CP-SAT model: the yardstick for `benchmarks/bench_peers.py`, in its own process.

    python benchmarks/peers_cpsat.py SECONDS < cases.json

Reads a list of cases, prints one JSON line a case: status (cycle, infeasible, unknown), seconds, and the weeks found.
It imports neither Utsyn nor its solver: newer versions of that solver cannot share a process with OR-Tools.

The model is a cyclic schedule of n weeks: a Boolean for each day of the n × 7 and each shift or day off, exactly one a
day; column sums as required; and every rule about blocks, successions and weekends as clauses over short windows that
go round the cycle. One automaton over the whole cycle says the same, but was 20 to 70 times slower on these files, so
the quicker form is the one to be measured against.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

from ortools.sat.python import cp_model

OFF = 0


def solve(case: dict[str, Any], seconds: float) -> tuple[str, list[list[int]] | None]:
    """Status and, for a cycle, the letter of each day by week."""
    model = cp_model.CpModel()
    days, letters = case["people"] * 7, len(case["shifts"]) + 1
    on = [[model.new_bool_var(f"d{day}_{letter}") for letter in range(letters)] for day in range(days)]
    for day in range(days):
        model.add_exactly_one(on[day])
    for shift, required in enumerate(case["required"]):
        for weekday in range(7):
            model.add(sum(on[day][shift + 1] for day in range(weekday, days, 7)) == required[weekday])
    _weekends(model, case, on)
    _blocks(model, case, on)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = int(case["workers"])
    solver.parameters.random_seed = 1
    status = solver.solve(model)
    if status == cp_model.INFEASIBLE:
        return "infeasible", None
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return "unknown", None
    read = [next(letter for letter in range(letters) if solver.value(on[day][letter])) for day in range(days)]
    return "cycle", [read[day : day + 7] for day in range(0, days, 7)]


def _blocks(model: cp_model.CpModel, case: dict[str, Any], on: list[list[Any]]) -> None:
    """Block lengths and successions as clauses over short windows, round the cycle."""
    days = len(on)
    free = [letters[OFF] for letters in on]
    _lengths(model, [letter.negated() for letter in free], case["work"])
    _lengths(model, free, case["off"])
    for shift, limits in enumerate(case["blocks"]):
        _lengths(model, [letters[shift + 1] for letters in on], limits)
    for day in range(days):
        tomorrow, after = on[(day + 1) % days], on[(day + 2) % days]
        for first, second in case["next"]:
            model.add_bool_or([on[day][first + 1].negated(), tomorrow[second + 1].negated()])
        for first, second in case["one_off"]:
            three = (on[day][first + 1], tomorrow[OFF], after[second + 1])
            model.add_bool_or([literal.negated() for literal in three])


def _lengths(model: cp_model.CpModel, flags: list[Any], limits: list[int]) -> None:
    """Every block of true days is at least and at most so long; at most 0 means no limit."""
    size, (least, most) = len(flags), limits
    for day in range(size):
        if 0 < most < size:
            model.add_bool_or([flags[(day + more) % size].negated() for more in range(most + 1)])
        for more in range(1, min(least, size)):
            model.add_bool_or([flags[day - 1], flags[day].negated(), flags[(day + more) % size]])


def _weekends(model: cp_model.CpModel, case: dict[str, Any], on: list[list[Any]]) -> None:
    """One of any so many weekends free, and so many days off together in each week."""
    weeks = case["people"]
    if case["weekend_off_in"]:
        free = []
        for week in range(weeks):
            both = model.new_bool_var(f"free{week}")
            model.add_implication(both, on[week * 7 + 5][OFF])
            model.add_implication(both, on[week * 7 + 6][OFF])
            free.append(both)
        for week in range(weeks):
            model.add_bool_or([free[(week + more) % weeks] for more in range(case["weekend_off_in"])])
    together = case["days_off_together"]
    if together:
        for week in range(weeks):
            options = []
            for first in range(8 - together):
                run = model.new_bool_var(f"run{week}_{first}")
                for day in range(first, first + together):
                    model.add_implication(run, on[week * 7 + day][OFF])
                options.append(run)
            model.add_bool_or(options)


def main(seconds: float) -> None:
    """Answer every case on standard input."""
    for case in json.load(sys.stdin):
        start = time.perf_counter()
        status, weeks = solve(case, seconds)
        said = {"name": case["name"], "status": status, "seconds": time.perf_counter() - start, "weeks": weeks}
        print(json.dumps(said), flush=True)


if __name__ == "__main__":
    main(float(sys.argv[1]))
