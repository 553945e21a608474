"""A year of dispatch: 400 staff × 365 days, in processor seconds a replication, and the memory of one process.

Run with `python -m benchmarks.bench_dispatch [replications] [workers]`. The town is invented: five wards of 80 people
in three groups and a pool, rotas of six weeks, 8 % short absence, 3 % vacancies, 3 % long leave.
"""

from __future__ import annotations

import resource
import sys
import time

import numpy as np
import pandas as pd

from model.pool import play_year
from model.pool.dispatch import DispatchCase, Person, ShiftSpan, StepTerms, WorkLimits
from model.pool.dispatch.case import DUTY_COLUMNS

SHIFTS = {
    "day": ShiftSpan("day", 450, 900, 450, "day"),
    "evening": ShiftSpan("evening", 900, 1350, 450, "evening"),
    "night": ShiftSpan("night", 1320, 1890, 570, "night"),
}
WEEKS = (
    ("day", "day", "evening", "evening", "", "day", "day"),
    ("", "day", "day", "day", "evening", "", ""),
    ("day", "evening", "", "day", "day", "", ""),
    ("day", "", "evening", "evening", "", "evening", "evening"),
    ("", "day", "day", "", "day", "", ""),
    ("night", "night", "", "", "day", "", ""),
)
GROUPS = ("nurse", "skilled", "assistant")
DAYS, FIRST = 365, 3
LIMITS = WorkLimits(540, 2100, 960, 3240, 2880, 600, 1500, 12_000, 2130)
STEPS = (
    StepTerms("over_booking", 0.0),
    StepTerms("pool", 0.0, lead_hours=0.5),
    StepTerms("extra_shift", 1.05, 0.6, 0.35, 8.0, lead_hours=1.0),
    StepTerms("neighbour", 1.0, 1.0, 0.7, 5.0, lead_hours=0.5),
    StepTerms("hourly", 1.1, 0.6, 0.45, 15.0, True, 1.0),
    StepTerms("overtime", 1.6, 0.6, 0.2, 8.0, lead_hours=1.0),
    StepTerms("agency", 2.2, 1.0, 0.6, 30.0, lead_hours=24.0, causes=frozenset({"sick", "long_leave"})),
    StepTerms("lower_competence", 0.9, 0.6, 0.35, 8.0, lead_hours=1.0),
)


def town() -> DispatchCase:
    """380 people in five wards, 20 in the pool, 60 hourly substitutes."""
    units = [f"ward_{n}" for n in range(5)]
    places = [(units[n % 5], "own") for n in range(380)] + [("pool", "pool")] * 20
    people = [
        Person(f"p{n:03d}", unit, GROUPS[n % 3], (100, 60, 80)[n // 3 % 3], kind, n % 5 > 0)  # type: ignore[arg-type]
        for n, (unit, kind) in enumerate(places)
    ]
    rows = []
    for n, person in enumerate(people):
        for day in range(DAYS):
            week, weekday = divmod(day + FIRST, 7)
            shift = WEEKS[(week + n) % len(WEEKS)][weekday]
            part = person.percent < 100 and (week + n) % 5 < (100 - person.percent) / 20
            if shift and not part:
                rows.append((day, person.unit, person.group, shift, person.key, person.kind == "own" and n % 12 > 0))
    hourly = [Person(f"h{n:02d}", units[n % 5], GROUPS[n % 3], 0, "hourly") for n in range(60)]
    return DispatchCase(
        (*people, *hourly), SHIFTS, pd.DataFrame(rows, columns=list(DUTY_COLUMNS)), STEPS,
        (("nurse", "skilled"), ("nurse", "assistant"), ("skilled", "assistant")),
        {"pool": tuple(units)}, {unit: tuple(u for u in units if u != unit)[:2] for unit in units},
        limits={"": LIMITS}, days=DAYS, first_weekday=FIRST,
    )  # fmt: skip


def spells(replication: int) -> pd.DataFrame:
    """8 % short absence in spells of one to five days; vacancies and long leave of three months."""
    rng = np.random.default_rng(replication)
    who, day = np.nonzero(rng.random((400, DAYS)) < 0.08 / 3)
    short = pd.DataFrame(
        {"person": who, "cause": "sick", "first_day": day, "last_day": day + rng.integers(0, 5, len(day))}
    )
    long = pd.DataFrame({"person": rng.choice(400, 96, replace=False), "first_day": rng.integers(0, 275, 96)})
    long = long.assign(cause=np.where(np.arange(96) % 2, "vacancy", "long_leave"), last_day=long["first_day"] + 90)
    both = pd.concat([short, long], ignore_index=True)
    notice = np.where(both["cause"] == "sick", rng.uniform(1, 12, len(both)), 672.0)
    return both.assign(person=[f"p{n:03d}" for n in both["person"]], notice_hours=notice)


def main(replications: int = 200, workers: int = 2) -> None:
    """Print what it took."""
    case = town()
    started, used = time.perf_counter(), _processor_seconds()
    year = play_year(case, spells, 2026, replications, workers)
    wall, processor = time.perf_counter() - started, _processor_seconds() - used
    rows = year.indicators[(year.indicators[["unit", "group", "shift"]] == "all").all(axis=1)]
    calls = rows.loc[(rows["indicator"] == "calls") & (rows["step"] == "all"), "mean"].iloc[0]
    filled = np.mean([tally.filled for tally in year.tallies])
    largest = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    print(f"400 staff × {DAYS} days × {replications} replications, {workers} processes")
    print(f"{len(case.duties):,} duties, {filled:,.0f} shifts filled and {calls:,.0f} calls a year and replication")
    print(f"{wall:.1f} s by the clock; {processor / replications:.3f} processor seconds a replication")
    print(f"largest process {largest:.0f} MB")


def _processor_seconds() -> float:
    """Seconds of this process, and of the workers once they have ended."""
    from joblib.externals.loky import get_reusable_executor

    get_reusable_executor().shutdown(wait=True)
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(use.ru_utime + use.ru_stime for use in both)


if __name__ == "__main__":
    main(*(int(number) for number in sys.argv[1:]))
