"""A year played many times: replications shared by processes, the same figures whatever their number."""

from __future__ import annotations

from dataclasses import dataclass

import joblib
import pandas as pd

from model.errors import InputError, Problem
from model.pool.dispatch.absence import YearAbsence, people_of
from model.pool.dispatch.away import Absences, away_days
from model.pool.dispatch.board import Board, lay_out
from model.pool.dispatch.case import DispatchCase
from model.pool.dispatch.frames import calls_frame, heat_frame, indicator_frame, short_frame, worked_frame
from model.pool.dispatch.from_scenario import scenario_case
from model.pool.dispatch.play import luck_of, play
from model.pool.dispatch.pool_staff import SizedPlan
from model.pool.dispatch.regret import regret_frame
from model.pool.dispatch.roster import blank
from model.pool.dispatch.tally import Tally, tally
from model.pool.spells import spell_plan
from model.scenario.schema import Scenario

CHUNK = 10
MOST_REPLICATIONS = 10_000


@dataclass(frozen=True, eq=False)
class DispatchYear:
    """What a year of dispatch came to.

    indicators : [indicator, unit, group, shift, step, unit_of_measure, mean, p10, p50, p90, replications]; "all" is a
        total; step "" where the indicator has none.
    heat : [week, weekday, shift, required_hours, uncovered_hours, share], means over the replications; week from 1,
        weekday mon … sun; uncovered = nobody, or without the competence.
    calls : [replication, minute, day, unit, group, shift, step, person, answer] of the logged replications; minute
        from 1 January 00:00. Names people: never for share links or exports of a real register.
    worked : [replication, person, unit, day, start, end, paid, step, overtime] of the logged replications: every shift
        worked, minutes from 1 January 00:00; what the independent checker reads.
    regret : [replication, day, dispatch_cost, lowest_cost], ordinary hours: what the day's shortage cost as played, and
        what it would have cost had everything about that day been known.
    short : [replication, unit, group, absent_hours, uncovered_hours], absence under a month of required duties.
    tallies : the sums behind the indicators, one a replication.
    """

    indicators: pd.DataFrame
    heat: pd.DataFrame
    calls: pd.DataFrame
    worked: pd.DataFrame
    regret: pd.DataFrame
    short: pd.DataFrame
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, eq=False)
class _Piece:
    tallies: list[Tally]
    logged: list[tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]]


def play_year(
    case: DispatchCase, absences: Absences, seed: int = 2026, replications: int = 20, workers: int = 1, logged: int = 1
) -> DispatchYear:
    """Play a case's year.

    absences : the spells of each replication. logged : of so many replications, from the first, every call, every
    shift worked and the regret are kept. Raises InputError for counts out of range and for a faulty case.
    """
    refuse_counts(replications, workers)
    board = lay_out(case)
    starts = [range(first, min(first + CHUNK, replications)) for first in range(0, replications, CHUNK)]
    work = (joblib.delayed(_play_some)(board, absences, seed, (numbers, logged)) for numbers in starts)
    pieces: list[_Piece] = list(joblib.Parallel(n_jobs=min(workers, len(starts)))(work))
    tallies = tuple(tally for piece in pieces for tally in piece.tallies)
    kept = [frames for piece in pieces for frames in piece.logged]
    calls, worked, regret = (
        pd.concat([frames[n] for frames in kept], ignore_index=True) if kept else pd.DataFrame() for n in range(3)
    )
    return DispatchYear(indicator_frame(board, tallies), heat_frame(board, tallies), calls, worked, regret,
                        short_frame(board, tallies), tallies)  # fmt: skip


def refuse_counts(replications: int, workers: int) -> None:
    """InputError for numbers that cannot be played."""
    wanted = {"replications": (replications, MOST_REPLICATIONS), "workers": (workers, 64)}
    problems = [
        Problem(name, str(value), f"a whole number from 1 to {most}", f"change {name}")
        for name, (value, most) in wanted.items()
        if not 1 <= value <= most
    ]
    if problems:
        raise InputError(problems)


def _play_some(board: Board, absences: Absences, seed: int, what: tuple[range, int]) -> _Piece:
    numbers, logged = what
    start = blank(board)
    piece = _Piece([], [])
    for replication in numbers:
        away = away_days(board, absences(replication))
        luck = luck_of(board, seed, replication)
        played = play(start, away, luck, keep_log=replication < logged)
        piece.tallies.append(tally(board, away, played))
        if replication < logged:
            regret = regret_frame(board, away, luck, played)
            frames = calls_frame(board, played), worked_frame(board, away, played), regret
            for frame in frames:
                frame.insert(0, "replication", replication)
            piece.logged.append(frames)
    return piece


def dispatch_year(
    scenario: Scenario,
    year: int,
    plan: SizedPlan,
    chance: tuple[int, int] = (2026, 20),
    months: pd.DataFrame | None = None,
    workers: int = 1,
) -> DispatchYear:
    """Play a year of a scenario's plan: its sized rotas as built lines, its pools, and the staff there is.

    plan : need and the sized pools. chance : seed and replications. months : what the staff engine made of the posts,
    [replication, year, month, unit, post_group, contracted_percent, available_percent, qualified_percent,
    open_percent]; None = all posts filled by people who hold the group, nobody on long leave. Raises InputError for a
    year outside the scenario and for counts out of range.
    """
    seed, replications = chance
    refuse_counts(replications, workers)
    laid = scenario_case(scenario, year, plan, workers)
    staff = None if months is None else months[months["year"] == year]
    short = spell_plan(scenario, year, people_of(laid.case))
    absence = YearAbsence(year, laid.case, short, laid.holidays, staff, seed)
    return play_year(laid.case, absence, seed, replications, workers)
