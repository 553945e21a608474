"""Seconds per replication of the SimPy engine over the reference, and of compiling its rulebook.

Run from the repository's root: ``python -m benchmarks.bench_workforce [replications]``. The posts are the
register's own positions, so that the figure needs no rota. Processor time, since machines are shared.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import pandas as pd

from model.scenario import Scenario, load_scenario
from model.workforce import compile_rulebook, simulate


def posts_of_register(scenario: Scenario) -> pd.DataFrame:
    """One post for every person with monthly pay, as large as the person's position."""
    staff = scenario.frame("staff").query("contract != 'hourly'")
    percent = (staff["fraction"].astype(float) * 100).round().astype(int)
    posts = staff.assign(group=staff["post_group"], percent=percent, year=scenario.period.start_year, weekend_every=3)
    keys = ["year", "unit", "group", "percent", "weekend_every"]
    return posts.groupby(keys, as_index=False).size().rename(columns={"size": "posts"})


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main(replications: int) -> None:
    """Print the figures."""
    scenario = load_scenario("scenarios/reference")
    posts = posts_of_register(scenario)
    compiling = seconds(lambda: compile_rulebook(scenario, posts))
    paths = simulate(scenario, posts, 1, [0])
    took = seconds(lambda: simulate(scenario, posts, 1, range(replications))) - compiling
    heads = int(paths.stock.query(f"year == {scenario.period.start_year} and month == 1")["heads"].sum())
    print(f"{heads} people, {len(scenario.years)} years, {replications} replications")
    print(f"rulebook compiled in {compiling:.2f} s, {took / replications:.2f} s a replication, tables included")
    print(f"rows a replication: {', '.join(f'{name} {len(table):,}' for name, table in vars(paths).items())}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
