"""Who is away on which day of a replication, why, and since when it is known.

Every absent day has one cause: what is planned or lasts long goes before short absence, so that an hour is absent once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.errors import InputError, Problem, unknown_name
from model.pool.dispatch.board import NEVER, Board
from model.pool.dispatch.case import DAY

SPELL_COLUMNS = ("person", "cause", "first_day", "last_day", "notice_hours")
LONG = ("vacancy", "long_leave", "holiday")
"""Causes that go before short absence, the strongest first."""
LACKING = "without_competence"
"""No absence: in this spell the post's holder works and lacks the competence that the post requires."""
FIRST_NOTICE = -28 * DAY
"""Nothing is known earlier than four weeks before the year, when the year's play begins."""
MORNING = 7 * 60 + 30

Absences = Callable[[int], pd.DataFrame]
"""replication → spells, frame of ``SPELL_COLUMNS``; days of the year from 0, last day included."""


@dataclass(frozen=True, eq=False)
class Away:
    """cause[day, person] : 0 = present, else 1 + place in `causes`. known[day, person] : the minute from which the
    absence is known, ``NEVER`` when present. lacking[day, person] : the person holds a post without its competence."""

    cause: NDArray[np.int64]
    known: NDArray[np.int64]
    causes: tuple[str, ...]
    lacking: NDArray[np.bool_]


def nobody_away(replication: int) -> pd.DataFrame:
    """No absence at all, in any replication."""
    return pd.DataFrame({name: [] for name in SPELL_COLUMNS})


def away_days(board: Board, spells: pd.DataFrame) -> Away:
    """The spells of one replication, day by day. InputError for an unknown person or a spell that ends before it
    starts."""
    days, people = board.case.days, len(board.case.people)
    cause = np.zeros((days, people), dtype=np.int64)
    known = np.full((days, people), NEVER, dtype=np.int64)
    lacking = np.zeros((days, people), dtype=bool)
    for name, first_day, last_day in _without_competence(board, spells):
        lacking[max(0, first_day) : last_day + 1, name] = True
    spells = spells[spells["cause"] != LACKING]
    causes = (*LONG, *sorted(set(spells["cause"].astype(str)) - set(LONG)))
    if spells.empty:
        return Away(cause, known, causes, lacking)
    person, reason, first, last, notice = _columns(board, spells, causes)
    told = np.maximum(_notice_from(board, person, first) - notice, FIRST_NOTICE)
    # short absence first and the strongest cause last, so that the strongest stays
    order = np.lexsort((first, -reason))
    person, reason, told = person[order], reason[order], told[order]
    first, last = np.maximum(first[order], 0), np.minimum(last[order], days - 1)
    length = np.maximum(last - first + 1, 0)
    row = np.repeat(np.arange(len(length)), length)
    day = first[row] + np.arange(len(row)) - np.repeat(np.cumsum(length) - length, length)
    cause[day, person[row]] = reason[row] + 1
    known[day, person[row]] = told[row]
    return Away(cause, known, causes, lacking)


def _without_competence(board: Board, spells: pd.DataFrame) -> list[tuple[int, int, int]]:
    mine = spells[spells["cause"] == LACKING]
    if mine.empty:
        return []
    person, _, first, last, _ = _columns(board, mine, (LACKING,))
    return list(zip(person.tolist(), first.tolist(), last.tolist(), strict=True))


def _columns(board: Board, spells: pd.DataFrame, causes: tuple[str, ...]) -> tuple[NDArray[np.int64], ...]:
    place = {person.key: n for n, person in enumerate(board.case.people)}
    names = spells["person"].astype(str).tolist()
    unknown = sorted(set(names) - set(place))
    if unknown:
        raise InputError([unknown_name("the spells, person", "person", name, tuple(place)) for name in unknown[:5]])
    first, last = (spells[name].to_numpy(dtype=np.int64) for name in ("first_day", "last_day"))
    if (last < first).any():
        raise InputError(Problem("the spells", "a spell that ends before it starts", "first_day ≤ last_day", "correct"))
    code = {name: n for n, name in enumerate(causes)}
    reason = np.array([code[name] for name in spells["cause"].astype(str)], dtype=np.int64)
    notice = np.round(spells["notice_hours"].to_numpy(dtype=np.float64) * 60).astype(np.int64)
    return np.array([place[name] for name in names], dtype=np.int64), reason, first, last, notice


def _notice_from(board: Board, person: NDArray[np.int64], first: NDArray[np.int64]) -> NDArray[np.int64]:
    """The minute that notice counts back from: the person's shift on the first day, else the morning."""
    inside = np.clip(first, 0, board.case.days - 1)
    shift = board.planned[person, inside]
    start = np.where(shift < 0, MORNING, board.shift_start[shift])
    return np.asarray(inside * DAY + start, dtype=np.int64)
