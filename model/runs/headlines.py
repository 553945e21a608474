"""The quick answer: what the overview and the comparison show, from a few replications now and the rest after.

The first 20 of 200 replications are the same people with the same luck as in the whole run, so their mean is a first
answer to the same question and `joined` with the others it is the whole answer, equal to the last bit to the rows of
:func:`model.run`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from model.errors import InputError, Problem
from model.runs.booked import Booked, booked_beside, booked_means, booked_table, booking_axes
from model.runs.quick import Sums, played, quick_facts
from model.runs.result import label_of
from model.runs.run import play_some, refuse_wrong, silent, stack
from model.runs.sizing import Plan, Progress, plan_for
from model.runs.tally import Totals, beside, grid_of, rows_of, summary_of, totals, totals_of_sums
from model.scenario.schema import Scenario
from model.workforce import DEFAULT_ENGINE, Rulebook, compile_rulebook, joint_in_use

Piece = dict[str, Sums]
_CHUNK = 10
_PIECE = 5
_LOOK_SECONDS = 0.2


@dataclass(frozen=True)
class Headlines:
    """Totals over all units in some replications of one scenario.

    Attributes
    ----------
    scenario, seed, numbers : what was played, and which replications of it.
    totals : the figures, cells × replications.
    booked : kroner by year, function and account in each replication.
    """

    scenario: Scenario
    seed: int
    numbers: range
    totals: Totals
    booked: Booked

    @property
    def label(self) -> str:
        """The scenario's name in tables."""
        return label_of(self.scenario)

    @property
    def replications(self) -> int:
        """How many replications the figures come from."""
        return len(self.numbers)

    @property
    def engine(self) -> str:
        """The engine that is always used here."""
        return DEFAULT_ENGINE

    @property
    def made_with(self) -> None:
        """A quick answer is made with the versions in use."""
        return None

    @cached_property
    def table(self) -> pd.DataFrame:
        """scenario, replication, year, unit (always ``all``), group, indicator, item, unit_of_measure, value: the
        rows that the result table of the whole run has for these replications and indicators. A group that a run has
        no row for, because nobody there ever held it or needed it, is told as 0."""
        return rows_of(self.totals)

    def rows(self, indicators: Sequence[str], years: Sequence[int]) -> pd.DataFrame:
        """The rows of `table` for all groups together, of some indicators in some years: without building the rest."""
        return rows_of(self.overall(indicators, years))

    def statistics(self, indicators: Sequence[str], years: Sequence[int]) -> pd.DataFrame:
        """The rows of `summary` for all groups together, of some indicators in some years, in the same way."""
        return summary_of(self.overall(indicators, years))

    def overall(self, indicators: Sequence[str], years: Sequence[int]) -> Totals:
        """The figures for all groups together, of some indicators in some years."""
        keys = self.totals.keys
        chosen = keys["indicator"].isin(list(indicators)) & keys["year"].isin(list(years)) & (keys["group"] == "all")
        return Totals(keys[chosen], self.totals.values[chosen.to_numpy()], self.totals.numbers)

    @cached_property
    def costs(self) -> pd.DataFrame:
        """year, function_code, account_code, mean (NOK of the price year): what the units' costs are booked on."""
        return booked_means(self.booked)

    @cached_property
    def summary(self) -> pd.DataFrame:
        """scenario, …, unit_of_measure, mean, p10, p50, p90, replications over these replications only."""
        return summary_of(self.totals)


def headlines(
    scenario: Scenario,
    seed: int,
    numbers: range,
    plan: Plan | None = None,
    workers: int = 2,
    progress: Progress | None = None,
) -> Headlines:
    """Play some replications and tell the totals over all units of ``tally.TOTALS``' indicators.

    Parameters
    ----------
    numbers : the replications to play, such as ``range(20)`` first and ``range(20, 200)`` after.
    plan : the scenario's plan; without one it is made, or taken from an earlier call that read the same facts.
    workers : threads; the figures do not depend on them.
    progress : called with (stage, done, total) between small pieces of work. What it raises ends the work and comes
        out of this function unchanged: so a caller stops what nobody waits for any longer.

    May be called from several threads at once. Raises InputError for a wrong argument or scenario.
    """
    _refuse_numbers(numbers)
    refuse_wrong(seed, numbers[-1] + 1, workers)
    tell = progress or silent
    plan = plan or plan_for(scenario, tell, workers)
    with ThreadPoolExecutor(workers) as threads:
        return PartByPart(scenario, seed, plan, workers).play(numbers, threads, tell)


class PartByPart:
    """A scenario read once, to be played in parts: ``play(range(20), …)`` first and ``play(range(20, 200), …)`` after
    give what :func:`headlines` gives for each."""

    def __init__(self, scenario: Scenario, seed: int, plan: Plan, workers: int = 2) -> None:
        self._scenario, self._seed, self._plan, self._workers = scenario, seed, plan, workers
        self._rules = compile_rulebook(scenario, plan.posts)
        self._quick = None if joint_in_use(scenario) else quick_facts(scenario, plan, self._rules)

    def play(self, numbers: range, threads: Executor, tell: Progress) -> Headlines:
        """Some replications, in pieces that the threads of an executor share; `tell` as of :func:`headlines`."""
        if self._quick is None:
            found = _by_tables(self._scenario, self._plan, self._rules, (self._seed, numbers, self._workers, tell))
            return Headlines(self._scenario, self._seed, numbers, *found)
        played_pieces: list[Piece] = []
        pieces = [numbers[start : start + _PIECE] for start in range(0, len(numbers), _PIECE)]
        tell("staff", 0, len(pieces))
        jobs = [threads.submit(played, self._quick, self._seed, piece) for piece in pieces]
        try:
            for done, job in enumerate(jobs, start=1):
                played_pieces.append(_waited(job, lambda done=done: tell("staff", done - 1, len(pieces))))  # type: ignore[misc]
                tell("staff", done, len(pieces))
        finally:
            for job in jobs:
                job.cancel()
        sums = _side_by_side(played_pieces)
        booked = Booked(self._quick.places.booking, sums.pop("booked")["cost_nok"])
        totals_found = totals_of_sums(self._scenario, self._plan.need, grid_of(self._scenario, numbers), sums)
        return Headlines(self._scenario, self._seed, numbers, totals_found, booked)


def _side_by_side(pieces: list[Piece]) -> Piece:
    """The replications of all pieces, one after the other."""
    return {
        table: {name: np.concatenate([piece[table][name] for piece in pieces]) for name in named}
        for table, named in pieces[0].items()
    }


def _waited(job: Future[Piece], look: Callable[[], None]) -> Piece:
    """The answer of a piece; `look` is called meanwhile, for there may be others' pieces before it."""
    while True:
        try:
            return job.result(_LOOK_SECONDS)
        except TimeoutError:
            if job.done():
                return job.result()
            look()


def _by_tables(
    scenario: Scenario, plan: Plan, rules: Rulebook, how: tuple[int, range, int, Progress]
) -> tuple[Totals, Booked]:
    """The slower way by the run's own tables, for joint positions: their hours are given back in tables."""
    seed, numbers, workers, tell = how
    outcomes = []
    pieces = [numbers[start : start + _CHUNK] for start in range(0, len(numbers), _CHUNK)]
    tell("staff", 0, len(pieces))
    for piece in pieces:
        outcomes.append(play_some(scenario, plan, rules, (seed, DEFAULT_ENGINE), (piece, workers)))
        tell("staff", len(outcomes), len(pieces))
    whole = stack(outcomes)
    return totals(scenario, plan, whole), booked_table(booking_axes(scenario), whole.costs, numbers)


def joined(first: Headlines, second: Headlines) -> Headlines:
    """Two parts of the same run put together: replications 0–19 and 20–199 give what 0–199 give.

    Raises InputError unless both have the same scenario and seed, and the second begins where the first ends.
    """
    if first.seed != second.seed or first.label != second.label or second.numbers.start != first.numbers.stop:
        found = [f"{part.label}, seed {part.seed}, replications {part.numbers}" for part in (first, second)]
        allowed = "two parts of one run, the second from where the first ends"
        raise InputError(Problem("headlines", " and ".join(found), allowed, "join the parts of one scenario in order"))
    numbers = range(first.numbers.start, second.numbers.stop)
    booked = booked_beside(first.booked, second.booked)
    return Headlines(first.scenario, first.seed, numbers, beside(first.totals, second.totals), booked)


def _refuse_numbers(numbers: range) -> None:
    if numbers.step != 1 or not len(numbers) or numbers.start < 0:
        remedy = "give a range such as range(20)"
        raise InputError(Problem("numbers", str(numbers), "one or more replications in a row, from 0 on", remedy))
