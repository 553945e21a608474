"""How long the pool takes: sizes before and after merging days, build and solve, and the recourse of many years.

Run from the root: ``python -m benchmarks.bench_pool``. Nothing here is asserted.
"""

from __future__ import annotations

import time
import tracemalloc
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from model.pool import cover_shortage, size_pools
from model.pool import sizing as sizing_module
from model.pool.program import blocks_of, case_of, drawn_days
from tests.tiny import fact, group, settings, tiny, unit

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NAMES = ("assistant", "nurse", "skilled", "social")


@dataclass(frozen=True)
class Rota:
    """The rota frames that the pool reads."""

    on_duty: pd.DataFrame
    posts: pd.DataFrame
    cover: pd.DataFrame


def town(wards: int, days: int, groups: tuple[str, ...] = NAMES) -> dict[str, Any]:
    """A scenario with `wards` alike wards and one pool over them."""
    facts = settings()
    facts["period"]["horizon_years"] = 15
    facts["groups"]["social"] = group("Social educator", ("nurse", "skilled"), pay_ladder="higher")
    facts["groups"]["nurse"]["covers_for"] = ["skilled", "social"]
    ward = facts["units"].pop("ward")
    names = [f"ward_{n:02d}" for n in range(wards)]
    for n, name in enumerate(names):
        facts["units"][name] = ward | {"neighbours": [names[n - 1], names[(n + 1) % wards]]}
    care = facts["pools"]["care"] | {"in_use": fact(True), "units": names, "sampled_days": fact(days)}
    facts["pools"]["care"] = care | {"groups": list(groups)}
    facts["units"]["other_pool"] = unit("Other pool", "pool")
    return facts


def tables(names: tuple[str, ...]) -> dict[str, pd.DataFrame]:
    """The tiny tables with absence rows for every group."""
    from tests.tiny import frames

    given = frames()
    rows = [(name, month, 0.05 if month < 4 else 0.035) for name in names for month in range(1, 13)]
    given["absence"] = pd.DataFrame(rows, columns=["group", "month", "short_absence_share"])
    return given


def rota_of(wards: int, years: tuple[int, ...]) -> Rota:
    """2–9 people on duty per ward and group, by day, evening and night."""
    people = {"day": 9, "evening": 6, "night": 2}
    rows = [
        (year, f"ward_{n:02d}", name, weekday, family, people[family] / (1 + place) + 0.1 * n)
        for year in years
        for n in range(wards)
        for place, name in enumerate(NAMES)
        for weekday in WEEK
        for family in people
    ]
    pairs = [(year, f"ward_{n:02d}", name) for year in years for n in range(wards) for name in NAMES]
    return Rota(
        pd.DataFrame(rows, columns=["year", "unit", "group", "weekday", "family", "on_duty"]),
        pd.DataFrame(
            [(*pair, 70, 3, 9) for pair in pairs],
            columns=["year", "unit", "group", "percent", "weekend_every", "posts"],
        ),
        pd.DataFrame(
            [(*pair, 300.0, 300.0, 0.0, 30.0) for pair in pairs],
            columns=["year", "unit", "group", "required_hours", "covered_hours", "uncovered_hours", "surplus_hours"],
        ),
    )


def bench_sizing() -> None:
    """1,000 sampled days × 14 units × 4 groups × 3 shift families, one year, one pool."""
    scenario = tiny(town(14, 1000), tables(("teacher", *NAMES)))
    rota = rota_of(14, (2026,))
    start = time.perf_counter()
    case = case_of(scenario, rota, scenario.pools["care"], 2026)
    drawn = drawn_days(case)
    sampled = time.perf_counter()
    print(f"draw {sum(part.days.absent.size for part in drawn):,} unit-days: {sampled - start:.2f} s")
    for mode, shared in (("pooled", True), ("separate", False)):
        start = time.perf_counter()
        blocks = [block for part in drawn for block in blocks_of(case, part, shared=shared)]
        merged = time.perf_counter()
        before, after = sum(len(part.days.weights) for part in drawn), sum(len(block.weights) for block in blocks)
        solver_seconds: list[float] = []
        original = sizing_module.pulp.HiGHS.callSolver

        def timed(self: Any, problem: Any, call: Any = original, seconds: list[float] = solver_seconds) -> None:
            begun = time.perf_counter()
            call(self, problem)
            seconds.append(time.perf_counter() - begun)

        sizing_module.pulp.HiGHS.callSolver = timed
        sized = sizing_module.solve(blocks)
        sizing_module.pulp.HiGHS.callSolver = original
        built = time.perf_counter() - merged - sum(solver_seconds)
        print(
            f"{mode}: days {before:,} (x {1 if shared else 14} blocks) → {after:,} distinct; {sized.columns:,} columns "
            f"× {sized.rows:,} rows; merge {merged - start:.2f} s, build {built:.2f} s, "
            f"solve {sum(solver_seconds):.2f} s; objective {sized.objective:.3f}, gap {sized.gap:.1e}"
        )
    start = time.perf_counter()
    plan = size_pools(tiny(town(14, 200), tables(("teacher", *NAMES))), rota_of(14, (2026, 2031, 2036, 2040)))
    print(f"size_pools, 200 days × 14 units × 4 groups × 4 years: {time.perf_counter() - start:.2f} s")
    print(plan.sizing.round(1).to_string(index=False))


def bench_recourse(replications: int) -> None:
    """`replications` × 15 years × 24 units × 8 groups."""
    names = (*NAMES, "leader", "teacher", "youth", "adviser")
    facts = town(22, 200)
    for name in names[4:]:
        facts["groups"].setdefault(name, group(name))
    scenario = tiny(facts, tables(names))
    units = sorted(name for name in scenario.units if name != "school")[:24]
    shape = (replications, 15, 12, len(units), len(names))
    places = [n.ravel() for n in np.indices(shape, dtype=np.int32)]
    hashed = (
        places[0] * 7919 + places[1] * 104729 + places[2] * 1299709 + places[3] * 15485863 + places[4] * 179
    ) % 400
    supply = pd.DataFrame(
        {
            "replication": places[0].astype(np.int16),
            "year": 2026 + places[1],
            "month": 1 + places[2],
            "unit": pd.array(units, dtype="str").take(places[3]),
            "post_group": pd.array(list(names), dtype="str").take(places[4]),
            "contracted_percent": 800 + hashed,
            "available_percent": 760 + hashed,
            "qualified_percent": 700 + hashed,
            "study_percent": 0,
            "parental_leave_percent": 0,
            "study_leave_percent": 0,
            "free_percent": 100,
            "open_percent": hashed // 4,
        }
    )
    served = [name for name in units if name.startswith("ward")]
    required = pd.DataFrame(
        [(year, name, one, 16_000.0) for year in range(2026, 2041) for name in served for one in names],
        columns=["year", "unit", "group", "need_hours"],
    )
    start = time.perf_counter()
    result = cover_shortage(scenario, required, supply, rota_of(22, (2026, 2031)).cover)
    seconds = time.perf_counter() - start
    print(f"recourse, {replications} replications: {len(supply):,} rows in, {len(result.steps):,} out: {seconds:.2f} s")
    tracemalloc.start()
    cover_shortage(scenario, required, supply, rota_of(22, (2026, 2031)).cover)
    print(f"peak above its input: {tracemalloc.get_traced_memory()[1] / 1e6:.0f} MB")


if __name__ == "__main__":
    bench_sizing()
    bench_recourse(20)
