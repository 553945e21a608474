"""Utsyn's cyclic rotas against an OR-Tools CP-SAT model of the same public files, in the same run.

    python benchmarks/bench_peers.py [FOLDER] [--python PYTHON WITH ORTOOLS]

FOLDER, or the environment's UTSYN_ROTATING_WORKFORCE, holds `.dzn` files of rotating-workforce problems. Each side has
40 seconds a file, in a process of its own; both answers are checked by Utsyn's independent checker. Prints status,
seconds and the check for each file, and the ratio of the totals (a file not decided counts 40 seconds). The CP-SAT
model is `benchmarks/peers_cpsat.py`; it runs on as many workers as there are cores, Utsyn on one.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.dzn import CyclicCase, read_dzn
from benchmarks.rotating_workforce import faults_of
from model.errors import SolverError
from model.rota import Cells, build_cycle

CAP = 40.0
GOAL = 20.0
HERE = Path(__file__).resolve().parent


def as_json(name: str, case: CyclicCase) -> dict[str, Any]:
    """A case in numbers: shifts are counted from 0; at most 0 days off means that there is no such limit."""
    ids = [shift.id for shift in case.shifts]
    blocks = case.rules.blocks
    lengths = {each: (least, most) for each, least, most in blocks.shift_days} if blocks else {}
    days = case.people * 7
    return {
        "name": name,
        "people": case.people,
        "shifts": ids,
        "required": [list(row) for row in case.required],
        "work": [case.rules.least_days_in_row, case.rules.days_in_row or days],
        "off": [case.rules.least_days_off, case.rules.most_days_off or 0],
        "blocks": [list(lengths.get(each, (1, days))) for each in ids],
        "next": [[ids.index(a), ids.index(b)] for a, b in blocks.forbidden_next] if blocks else [],
        "one_off": [[ids.index(a), ids.index(b)] for a, b in blocks.forbidden_after_one_off] if blocks else [],
        "weekend_off_in": blocks.weekend_off_in if blocks else 0,
        "days_off_together": blocks.days_off_together if blocks else 0,
        "workers": os.cpu_count() or 1,
    }


def ours(case: CyclicCase) -> tuple[str, float, Cells | None]:
    """Utsyn's status, wall seconds and weeks."""
    start = time.perf_counter()
    try:
        cycle = build_cycle(case.shifts, case.rules, case.people, case.required)
    except SolverError:
        return "unknown", CAP, None
    return ("infeasible" if cycle.weeks is None else "cycle"), time.perf_counter() - start, cycle.weeks


def theirs(cases: dict[str, CyclicCase], python: str) -> dict[str, dict[str, Any]]:
    """CP-SAT's answers by file name."""
    asked = json.dumps([as_json(name, case) for name, case in cases.items()])
    command = [python, str(HERE / "peers_cpsat.py"), str(CAP)]
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"The CP-SAT model did not run (is the extra “peers” installed?):\n{done.stderr[-800:]}")
    return {answer["name"]: answer for answer in map(json.loads, done.stdout.splitlines())}


def verdict(case: CyclicCase, status: str, weeks: Cells | None) -> str:
    """What the checker says of an answer."""
    if weeks is None:
        return "–" if status == "unknown" else "nothing to check"
    faults = faults_of(case, weeks)
    return "; ".join(faults[:2]) or "passed"


def main() -> int:
    """Print one row a file and the ratio; 1 when an answer is wrong or the two disagree."""
    parser = argparse.ArgumentParser(description="Utsyn against CP-SAT on public rotating-workforce files.")
    parser.add_argument("folder", nargs="?", default=os.environ.get("UTSYN_ROTATING_WORKFORCE"))
    parser.add_argument("--python", default=sys.executable, help="a Python that has ortools")
    given = parser.parse_args()
    if not given.folder or not sorted(Path(given.folder).glob("*.dzn")):
        parser.error("name a folder with .dzn files, or set UTSYN_ROTATING_WORKFORCE")
    paths = sorted(Path(given.folder).glob("*.dzn"))
    cases = {path.name: read_dzn(path.read_text(encoding="utf-8"), path.name) for path in paths}
    peers = theirs(cases, given.python)
    print(f"{'file':24} {'people':>6}  {'Utsyn':10} {'seconds':>8} {'check':18}  {'CP-SAT':10} {'seconds':>8} check")
    wrong, totals = 0, [0.0, 0.0]
    for name, case in cases.items():
        status, seconds, weeks = ours(case)
        peer = peers[name]
        ids = [None, *(shift.id for shift in case.shifts)]
        read = [tuple(ids[letter] for letter in week) for week in peer["weeks"]] if peer["weeks"] else None
        said = (verdict(case, status, weeks), verdict(case, peer["status"], tuple(read) if read else None))
        decided = {status, peer["status"]} - {"unknown"}
        wrong += len(decided) > 1 or any(text not in ("passed", "–", "nothing to check") for text in said)
        taken = (seconds if status != "unknown" else CAP, min(CAP, peer["seconds"]))
        taken = (taken[0], CAP if peer["status"] == "unknown" else taken[1])
        totals = [total + each for total, each in zip(totals, taken, strict=True)]
        print(
            f"{name:24} {case.people:6}  {status:10} {taken[0]:8.3f} {said[0]:18}  "
            f"{peer['status']:10} {taken[1]:8.3f} {said[1]}"
        )
    ratio = totals[1] / totals[0]
    print(
        f"Total, at most {CAP:g} s a file: Utsyn {totals[0]:.2f} s, CP-SAT {totals[1]:.2f} s: {ratio:.1f} times",
        end=" ",
    )
    print(f"(goal: at least {GOAL:g})")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
