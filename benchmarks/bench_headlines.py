"""The quick answer of the reference municipality: seconds for 20 and for 200 replications, and against a whole run.

    python benchmarks/bench_headlines.py [REPLICATIONS]

A slider that leaves the plan as it is: the scenario is built anew each time, the plan is at hand, the compiled engine
is warm. Wall seconds and seconds of processor of the best of a few times, on two threads. The figures to keep, on two
idle cores: 20 replications at most 0.35 s, 200 at most 2.5 s.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from model import load_scenario, run
from model.runs import headlines, plan_for
from model.scenario import with_overlays

ROOT = Path(__file__).resolve().parents[1]
SEED, WORKERS, FIRST, TIMES = 2026, 2, 20, 5
SLIDER = "groups.nurse.quit_rate_annual"


@dataclass(frozen=True)
class Took:
    """Seconds on the wall and of processor."""

    wall: float
    processor: float


def main(replications: int) -> None:
    """Print what each answer took and the ratio to the whole run."""
    base = load_scenario(ROOT / "scenarios" / "reference")
    plan = plan_for(base, lambda stage, done, total: None, WORKERS)
    headlines(base, SEED, range(1), plan, WORKERS)

    def answer(count: int) -> None:
        moved = with_overlays(base, caller={SLIDER: 0.06})
        assert not headlines(moved, SEED, range(count), plan, WORKERS).summary.empty

    whole = best(lambda: run(base, SEED, replications, workers=WORKERS), 1)
    print(f"whole run, {replications} replications: {whole.wall:.2f} s, {whole.processor:.2f} s of processor")
    for count, times in ((FIRST, TIMES), (replications, 2)):
        took = best(lambda count=count: answer(count), times)  # type: ignore[misc]
        ratio = whole.processor / took.processor
        print(f"headlines, {count} replications: {took.wall:.2f} s, {took.processor:.2f} s of processor, ", end="")
        print(f"a {ratio:.1f}th of the whole run's")


def best(work: Callable[[], object], times: int) -> Took:
    """The least wall seconds and the least processor seconds of some tries."""
    tries = []
    for _ in range(times):
        wall, processor = time.perf_counter(), time.process_time()
        work()
        tries.append(Took(time.perf_counter() - wall, time.process_time() - processor))
    return Took(min(one.wall for one in tries), min(one.processor for one in tries))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
