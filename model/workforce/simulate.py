"""`simulate`: fill the posts with people, month by month, once for every replication."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from numbers import Integral
from typing import Any

import numpy as np
import pandas as pd

from model.errors import InputError, Problem, unknown_name
from model.scenario import refuse_no_scenario
from model.scenario.schema import Scenario
from model.workforce.frames import StaffPaths, categories, columns_of, staff_paths, text
from model.workforce.processes.engine import simulate_replication
from model.workforce.rules.rates import Rulebook, compile_rulebook
from model.workforce.tallies import Tallies

DEFAULT_ENGINE = "kernel"
MOST_THREADS = 64


def _kernel(rules: Rulebook, seed: int, replication: int) -> Tallies:
    """The compiled engine, fetched when it is first asked for: the compiler takes long to import."""
    from model.workforce.kernel.engine import simulate_replication as play

    return play(rules, seed, replication)


def play_by_year(rules: Rulebook, seed: int, replication: int) -> Tallies:
    """One replication of the compiled engine whose flows are counted by year: what is twelve times smaller stays nearer
    the processor."""
    from model.workforce.kernel.engine import simulate_replication as play

    return play(rules, seed, replication, by_year=True)


ENGINES: dict[str, Callable[[Rulebook, int, int], Tallies]] = {"kernel": _kernel, "simpy": simulate_replication}
"""Each engine plays one replication of a rulebook: (rules, seed, replication) → tallies. They give the same."""


def simulate(
    scenario: Scenario,
    posts: pd.DataFrame,
    seed: int,
    replications: Iterable[int],
    engine: str = DEFAULT_ENGINE,
    threads: int | None = None,
) -> StaffPaths:
    """Play the staff of a scenario through its posts.

    Parameters
    ----------
    posts : year, unit, group, percent, posts for the planning years of rota, pool and need.
    seed : any integer; the same seed gives the same tables.
    replications : numbers from 0 to 32,767. Each is independent of the others, so the work can be
        split: the tables of the parts, joined and sorted, are the tables of the whole.
    engine : ``kernel``, compiled, or ``simpy``, the same rules as readable processes; equal tables.
    threads : how many replications are played at once, else one for each processor; the tables do
        not depend on it. Only the kernel gains by it.

    Returns
    -------
    The tables of :class:`StaffPaths`, sorted by their keys.

    Raises
    ------
    InputError : a scenario that was not read, unknown engine, a seed, threads or replications that are no whole
        numbers, threads below 1, replications missing or repeated, or rates and posts that cannot be.
    """
    return _paths((scenario, posts), seed, replications, (engine, threads), by_year=False)


def simulate_years(
    scenario: Scenario,
    posts: pd.DataFrame | Rulebook,
    seed: int,
    replications: Iterable[int],
    engine: str = DEFAULT_ENGINE,
    threads: int | None = None,
) -> StaffPaths:
    """:func:`simulate` for those who look at years: `flows` are summed over the months (no column
    month), `stock` is empty and names are categories, which spares most of the work on tables. Instead
    of the posts, who plays in pieces may give the rulebook compiled from them."""
    return _paths((scenario, posts), seed, replications, (engine, threads), by_year=True)


def _paths(
    facts: tuple[Scenario, pd.DataFrame | Rulebook],
    seed: int,
    replications: Iterable[int],
    how: tuple[str, int | None],
    by_year: bool,
) -> StaffPaths:
    (scenario, posts), (engine, threads) = facts, how
    refuse_no_scenario(scenario)
    numbers = _numbers(replications)
    _refuse(engine, threads, numbers)
    check_seed(seed)
    rules = posts if isinstance(posts, Rulebook) else compile_rulebook(scenario, posts)

    def play(number: int) -> dict[str, Any]:
        return columns_of(rules, ENGINES[engine](rules, seed, number), by_year)

    with ThreadPoolExecutor(threads or min(os.cpu_count() or 1, MOST_THREADS)) as pool:
        parts = list(pool.map(play, numbers))
    return staff_paths(rules, numbers, parts, categories if by_year else text)


def is_whole(value: Any) -> bool:
    """Whether it is a whole number, Python's or numpy's; yes and no are none."""
    return isinstance(value, Integral) and not isinstance(value, bool)


def check_seed(seed: Any) -> None:
    """Raise InputError for a seed that is no whole number: chance is keyed by its digits."""
    if not is_whole(seed):
        raise InputError(Problem("seed", repr(seed), "a whole number", "change seed"))


def _numbers(replications: Any) -> list[int]:
    """The replications in order; InputError when they are not whole numbers."""
    given: list[Any] = list(replications) if isinstance(replications, Iterable) else [None]
    if not all(map(is_whole, given)):
        allowed = "whole numbers, such as range(200)"
        raise InputError(Problem("replications", repr(replications), allowed, "count from 0"))
    return sorted(int(number) for number in given)


def _refuse(engine: str, threads: int | None, numbers: list[int]) -> None:
    """Raise InputError for what cannot be played."""
    if engine not in ENGINES:
        raise InputError(unknown_name("engine", "engine", engine, list(ENGINES)))
    if threads is not None and not (is_whole(threads) and 1 <= threads <= MOST_THREADS):
        raise InputError(Problem("threads", str(threads), f"1–{MOST_THREADS}", "leave it out for one per processor"))
    highest = int(np.iinfo(np.int16).max)
    if not numbers or len(set(numbers)) < len(numbers) or numbers[0] < 0 or numbers[-1] > highest:
        found = f"{len(numbers)} numbers, {len(set(numbers))} different"
        raise InputError(Problem("replications", found, f"one or more different numbers, 0–{highest}", "count from 0"))
