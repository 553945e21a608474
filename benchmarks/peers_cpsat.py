"""Rotating-workforce problems as a CP-SAT model: the yardstick for `benchmarks/bench_peers.py`, in its own process.

    python benchmarks/peers_cpsat.py SECONDS < cases.json

Reads a list of cases, prints one JSON line a case: status (cycle, infeasible, unknown), seconds, and the weeks found.
It imports neither Utsyn nor its solver: newer versions of that solver cannot share a process with OR-Tools.

The model is the usual one for a cyclic schedule of n weeks: a Boolean for each day of the n × 7 and each shift or day
off, exactly one a day; column sums as required; and one automaton over the whole cycle that keeps block lengths
(work, days off, each shift) and forbidden successions. The cycle is closed by letting the automaton read the first
days again after the last, from a day on which a work block begins. Free weekends and days off together are linear.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

from ortools.sat.python import cp_model

OFF = 0
State = tuple[int, int, int, int]


def automaton(case: dict[str, Any]) -> tuple[int, list[int], list[tuple[int, int, int]]]:
    """Start, accepting states and transitions (state, letter, state); letter 0 is a day off, k + 1 is shift k.

    A state is (shift of the last day or the shift before the days off, length of its block, days worked in a row,
    days off in a row). The cycle starts on a day on which a work block begins, after legal days off.
    """
    named: dict[State, int] = {}
    found: list[tuple[int, int, int]] = []
    todo: list[State] = []

    def number(state: State) -> int:
        if state not in named:
            named[state] = len(named)
            todo.append(state)
        return named[state]

    start = number((-1, 0, 0, 0))
    while todo:
        state = todo.pop()
        for letter in range(len(case["shifts"]) + 1):
            after = step(case, state, letter)
            if after is not None:
                found.append((named[state], letter, number(after)))
    ends = [number_ for (_, _, worked, free), number_ in named.items() if worked == 0 and free >= case["off"][0]]
    return start, ends, found


def step(case: dict[str, Any], state: State, letter: int) -> State | None:
    """The state after a letter, or None when a rule forbids it."""
    if letter == OFF:
        return day_off(case, state)
    return first_day(case, state, letter - 1) if state[2] == 0 else next_day(case, state, letter - 1)


def day_off(case: dict[str, Any], state: State) -> State | None:
    """A day off ends a block of work that is long enough, or follows another; the cycle starts with work."""
    last, block, worked, free = state
    if worked:
        enough = worked >= case["work"][0] and block >= case["blocks"][last][0]
        return (last, 0, 0, 1) if enough else None
    least, most = case["off"]
    if most == 0 and free:
        # without a limit only the least number matters, and whether it is exactly one
        return last, 0, 0, min(free + 1, max(least, 2))
    return (last, 0, 0, free + 1) if 0 < free < most else None


def first_day(case: dict[str, Any], state: State, shift: int) -> State | None:
    """A block of work begins, after enough days off."""
    last, _, _, free = state
    early = free and (free < case["off"][0] or (free == 1 and [last, shift] in case["one_off"]))
    return None if early else (shift, 1, 1, 0)


def next_day(case: dict[str, Any], state: State, shift: int) -> State | None:
    """A block of work goes on, with the same shift or another."""
    last, block, worked, _ = state
    if worked >= case["work"][1]:
        return None
    if shift == last:
        return (shift, block + 1, worked + 1, 0) if block < case["blocks"][shift][1] else None
    allowed = block >= case["blocks"][last][0] and [last, shift] not in case["next"]
    return (shift, 1, worked + 1, 0) if allowed else None


def solve(case: dict[str, Any], seconds: float) -> tuple[str, list[list[int]] | None]:
    """Status and, for a cycle, the letter of each day by week."""
    model = cp_model.CpModel()
    days, letters = case["people"] * 7, len(case["shifts"]) + 1
    on = [[model.new_bool_var(f"d{day}_{letter}") for letter in range(letters)] for day in range(days)]
    value = [model.new_int_var(0, letters - 1, f"v{day}") for day in range(days)]
    for day in range(days):
        model.add_exactly_one(on[day])
        model.add(value[day] == sum(letter * on[day][letter] for letter in range(letters)))
    for shift, required in enumerate(case["required"]):
        for weekday in range(7):
            model.add(sum(on[day][shift + 1] for day in range(weekday, days, 7)) == required[weekday])
    _weekends(model, case, on)
    if case.get("form", "clauses") == "automaton":
        _around(model, case, value, on)
    else:
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
    read = [solver.value(letter) for letter in value]
    return "cycle", [read[day : day + 7] for day in range(0, days, 7)]


def _around(model: cp_model.CpModel, case: dict[str, Any], value: list[Any], on: list[list[Any]]) -> None:
    """The automaton once round the cycle, from a day of the first week on which a work block begins.

    Weeks may be turned freely, so a work block begins in the first week unless nobody ever works; which weekday that
    is is free too, and only the automaton of the chosen weekday is enforced.
    """
    days = len(value)
    chosen = [model.new_bool_var(f"start{day}") for day in range(7)]
    model.add_exactly_one(chosen)
    start, ends, found = automaton(case)
    for day in range(7):
        model.add(on[day][OFF] == 0).only_enforce_if(chosen[day])
        model.add(on[day - 1][OFF] == 1).only_enforce_if(chosen[day])
    # the sequence read from the chosen day on: one table of turned values, linked by element
    at = model.new_int_var(0, 6, "at")
    model.add(at == sum(day * chosen[day] for day in range(7)))
    turned = []
    for day in range(days):
        letter = model.new_int_var(0, len(case["shifts"]), f"t{day}")
        model.add_element(at, [value[(day + shift) % days] for shift in range(7)], letter)
        turned.append(letter)
    # a day off of which only the forbidden pair across one day matters at the seam
    model.add_automaton(turned, start, ends, found)
    for first, second in case["one_off"]:
        for day in range(days):
            three = (on[day][first + 1], on[(day + 1) % days][OFF], on[(day + 2) % days][second + 1])
            model.add_bool_or([literal.negated() for literal in three])


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
