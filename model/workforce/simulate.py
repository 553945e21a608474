"""`simulate`: fill the posts with people, month by month, once for every replication."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
import pandas as pd

from model.errors import InputError, Problem, unknown_name
from model.scenario.schema import Scenario
from model.workforce.frames import StaffPaths, columns_of, staff_paths
from model.workforce.processes import simulate_replication
from model.workforce.rates import Rulebook, compile_rulebook
from model.workforce.tallies import Tallies

ENGINES: dict[str, Callable[[Rulebook, int, int], Tallies]] = {"simpy": simulate_replication}
"""Each engine plays one replication of a rulebook: (rules, seed, replication) → tallies."""


def simulate(
    scenario: Scenario, posts: pd.DataFrame, seed: int, replications: Iterable[int], engine: str = "simpy"
) -> StaffPaths:
    """Play the staff of a scenario through its posts.

    Parameters
    ----------
    posts : year, unit, group, percent, posts for the planning years of rota, pool and need.
    seed : any integer; the same seed gives the same tables.
    replications : numbers from 0 to 32,767. Each is independent of the others, so the work can be
        split: the tables of the parts, joined and sorted, are the tables of the whole.
    engine : only ``simpy``.

    Returns
    -------
    The four tables of :class:`StaffPaths`, sorted by their keys.

    Raises
    ------
    InputError : unknown engine, replications missing or repeated, or rates and posts that cannot be.
    """
    if engine not in ENGINES:
        raise InputError(unknown_name("engine", "engine", engine, list(ENGINES)))
    numbers = sorted(int(number) for number in replications)
    highest = int(np.iinfo(np.int16).max)
    if not numbers or len(set(numbers)) < len(numbers) or numbers[0] < 0 or numbers[-1] > highest:
        found = f"{len(numbers)} numbers, {len(set(numbers))} different"
        raise InputError(Problem("replications", found, f"one or more different numbers, 0–{highest}", "count from 0"))
    rules = compile_rulebook(scenario, posts)
    parts = [columns_of(rules, ENGINES[engine](rules, seed, number)) for number in numbers]
    return staff_paths(rules, numbers, parts)
