"""The staff engines: seconds, ratio, memory and growth.

Run from the repository's root: ``python -m benchmarks.bench_workforce [quick | nation]``: ``quick`` leaves out what
takes long, ``nation`` is the largest alone. Municipalities are the reference's register copied or cut to size, over 20
years; the posts are the register's own positions, so that no rota is needed. Wall seconds on all processors. The
compiled code is warm unless said.
"""

from __future__ import annotations

import math
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.randomness import key_of
from model.scenario import Scenario, load_scenario
from model.workforce import ENGINES, Rulebook, compile_rulebook, simulate
from model.workforce.rules.cumulative import poisson_tables
from model.workforce.rules.drift import DriftRules

YEARS = 20
THREADS = 2
HARDLY_ANY = 100


def posts_of_register(scenario: Scenario) -> pd.DataFrame:
    """One post for every person with monthly pay, as large as the person's position."""
    staff = scenario.frame("staff").query("contract != 'hourly'")
    percent = (staff["fraction"].astype(float) * 100).round().astype(int)
    posts = staff.assign(group=staff["post_group"], percent=percent, year=scenario.period.start_year, weekend_every=3)
    keys = ["year", "unit", "group", "percent", "weekend_every"]
    return posts.groupby(keys, as_index=False).size().rename(columns={"size": "posts"})


def over_years(scenario: Scenario, years: int) -> Scenario:
    """The scenario with another horizon, however far its population table reaches."""
    return scenario.model_copy(update={"period": scenario.period.model_copy(update={"horizon_years": years})})


def of_size(rules: Rulebook, heads: int) -> Rulebook:
    """The rulebook with its register copied or cut to so many people, its posts and seats in proportion."""
    register, targets, share = rules.register, rules.targets, heads / len(rules.register.person)
    rows = np.arange(heads) % len(register.person)
    arrays = {name: values[rows] for name, values in vars(register).items() if name not in ("person", "key", "head")}
    people = tuple(f"p{n}" for n in range(heads))
    keys = np.array([key_of(person) for person in people], dtype=np.uint64)
    scaled = {
        name: np.rint(getattr(targets, name) * share).astype(np.int64) for name in ("percent", "posts", "full_posts")
    }
    course = rules.training.course
    seats = np.rint(course.seats * share).astype(np.int64)
    words = {name: getattr(rules.competences, name)[rows] for name in ("held", "done")}
    return replace(
        rules,
        register=replace(register, person=people, key=keys, head=np.arange(heads), **arrays),
        targets=replace(targets, **scaled),
        training=replace(rules.training, course=replace(course, seats=seats)),
        competences=replace(rules.competences, **words),
        drift=_drift_of_size(rules, rows, share),
    )


def _drift_of_size(rules: Rulebook, rows: NDArray[np.int64], share: float) -> DriftRules:
    """The hourly substitutes and those who come to be one, in proportion; `rows` of the register are its people now."""
    drift, known = rules.drift, rules.drift.substitutes
    own = np.arange(round(len(known.person) * share)) % max(len(known.person), 1)
    people = tuple(f"h{n}" for n in range(len(own)))
    columns = {name: values[own] for name, values in vars(known).items() if name not in ("person", "key")}
    keys = np.array([key_of(person) for person in people], dtype=np.uint64)
    nobody = drift.inflow[..., 0]  # of a Poisson number e to the minus its mean
    return replace(
        drift,
        substitutes=replace(known, person=people, key=keys, **columns),
        temporary=drift.temporary[rows],
        inflow=poisson_tables(-np.log(nobody) * share),
    )


def play(rules: Rulebook, replications: int, engine: str = "kernel") -> None:
    """Play replications, their counts let go one by one."""
    with ThreadPoolExecutor(THREADS if engine == "kernel" else 1) as pool:
        for _ in pool.map(lambda number: ENGINES[engine](rules, 1, number) and None, range(replications)):
            pass


def seconds(work: Callable[[], object]) -> float:
    """Wall seconds of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def exponent(sizes: Sequence[int], times: Sequence[float]) -> float:
    """The slope of log time on log size: 1 when time grows in proportion."""
    return float(np.polyfit(np.log(sizes), np.log(times), 1)[0])


def growth(rules: Rulebook) -> None:
    """Fitted growth in staff and in replications.

    A replication has work that no staff adds to: counts of every unit, group and month, and a look at every post. It is
    told apart by a municipality with the same units and hardly any staff.
    """
    staff = (1_000, 3_000, 10_000, 30_000, 100_000)
    towns = [of_size(rules, heads) for heads in (HARDLY_ANY, *staff)]
    fixed, *by_staff = (min(seconds(lambda town=town: play(town, 4)) for _ in range(3)) for town in towns)
    thousand, replications = of_size(rules, 1_000), (25, 50, 100, 200)
    by_replications = [min(seconds(lambda n=n: play(thousand, n)) for _ in range(2)) for n in replications]
    print(f"growth exponent: {exponent(staff[2:], by_staff[2:]):.2f} in staff from 10,000 on, ", end="")
    print(f"{exponent(staff[:3], by_staff[:3]):.2f} up to there; ", end="")
    print(f"{exponent(replications, by_replications):.2f} in replications")
    own = exponent([heads - HARDLY_ANY for heads in staff], [spent - fixed for spent in by_staff])
    print(
        f"in staff beyond what {HARDLY_ANY} staff take ({THREADS * fixed / 4 * 1000:.0f} ms a replication): {own:.2f}"
    )


def nation(rules: Rulebook) -> None:
    """The largest: one replication, so one thread; for a process of its own, whose memory is nobody else's."""
    play(rules, 1)
    many = of_size(rules, 300_000)
    print(f"300,000 × {YEARS} × 1: {seconds(lambda: play(many, 1)):.1f} s")
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB")


def paired_variance() -> None:
    """How much keyed chance sharpens a difference: turnover of one group a fifth up, quits over four years."""
    base = over_years(load_scenario("scenarios/reference"), 4)
    name = sorted(base.groups)[0]
    leaf = base.groups[name].quit_rate_annual
    more = leaf.model_copy(update={"value": leaf.at(base.period.start_year) * 1.2})
    group = base.groups[name].model_copy(update={"quit_rate_annual": more})
    other = base.model_copy(update={"groups": base.groups | {name: group}})
    posts = posts_of_register(base)

    def quits(scenario: Scenario, seed: int) -> np.ndarray:
        flows = simulate(scenario, posts, seed, range(200)).flows.query("flow == 'quit'")
        return flows.groupby("replication")["heads"].sum().to_numpy(float)

    first = quits(base, 1)
    paired, independent = ((quits(other, seed) - first).var(ddof=1) for seed in (1, 2))
    print(f"variance of a difference: independent ÷ paired = {independent / paired:.0f}")


def main(what: Sequence[str]) -> None:
    """Print the figures."""
    scenario = over_years(load_scenario("scenarios/reference"), YEARS)
    rules = compile_rulebook(scenario, posts_of_register(scenario))
    if "nation" in what:
        nation(rules)
        return
    print(f"first call, compiling or loading: {seconds(lambda: play(rules, 1)):.1f} s")
    thousand = of_size(rules, 1_000)
    kernel = min(seconds(lambda: play(thousand, 200)) for _ in range(3))
    print(f"1,000 staff × {YEARS} years × 200: {kernel:.2f} s on {THREADS} threads")
    one, simpy = seconds(lambda: play(thousand, 20)) / 20, seconds(lambda: play(thousand, 3, "simpy")) / 3
    print(f"SimPy {simpy:.2f} s a replication; ratio to the kernel {simpy / min(one, kernel / 200):.0f}")
    paired_variance()
    if "quick" in what:
        return
    print(f"10,000 × {YEARS} × 200: {seconds(lambda: play(of_size(rules, 10_000), 200)):.1f} s")
    growth(rules)
    sys.stdout.flush()
    subprocess.run([sys.executable, "-m", "benchmarks.bench_workforce", "nation"], check=True)


if __name__ == "__main__":
    assert math.isclose(exponent([1, 2, 4], [3.0, 6.0, 12.0]), 1.0)
    main(sys.argv[1:])
