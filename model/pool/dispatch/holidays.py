"""The holiday plan: over-booked shifts are moved to where holidays leave the cover short.

A rota over-books the known absence as a sum of hours; the plan for a period then moves those shifts to the days and
shift kinds that need them. A shift moves within two weeks, weekdays to weekdays and weekend days to the same day, to
somebody who may do the work, when rest, weekly hours and the rest of the law still hold.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from model.pool.dispatch.away import away_days
from model.pool.dispatch.board import WEEK_DAYS, Board, lay_out
from model.pool.dispatch.case import DAY, DUTY_COLUMNS, DispatchCase
from model.pool.dispatch.roster import PAD, Roster, blank, is_legal

FURTHEST_DAYS = 14
MOST_TRIED = 40
FRIDAY = 4
Spare = dict[tuple[int, int], list[tuple[int, int]]]
"""(unit, day) → (person, shift) over-booked."""


def plan_holidays(case: DispatchCase, holidays: pd.DataFrame) -> DispatchCase:
    """The case with over-booked shifts moved into the shifts whose holders are on holiday, as far as they go."""
    board = lay_out(case)
    away = away_days(board, holidays).cause > 0
    roster = blank(board).roster()
    of = board.required
    held = of.person >= 0
    gone = held.copy()
    gone[held] = away[of.day[held], of.person[held]]
    spare = _spare(board, away)
    taken: dict[int, int] = {}
    for duty in np.nonzero(gone)[0].tolist():
        found = _mover(board, roster, spare, duty)
        if found is not None:
            day, person, shift = found
            spare[board.places[duty][1], day].remove((person, shift))
            _move(roster, person, (day, shift), board.places[duty])
            taken[duty] = person
    return replace(case, duties=_frame(board, taken, spare))


def _spare(board: Board, away: np.ndarray) -> Spare:
    of = board.spare
    pools = {board.units.index(pool) for pool in board.case.pools}
    found: Spare = {}
    for day, unit, person, shift in zip(*(c.tolist() for c in (of.day, of.unit, of.person, of.shift)), strict=True):
        if unit not in pools and not away[day, person]:
            found.setdefault((unit, day), []).append((person, shift))
    return found


def _mover(board: Board, roster: Roster, spare: Spare, duty: int) -> tuple[int, int, int] | None:
    """The over-booked shift – day, person, shift – that can be moved here, the nearest in time first."""
    day, unit, group, shift, _ = board.places[duty]
    weekend = (day + board.case.first_weekday) % WEEK_DAYS > FRIDAY
    tried = 0
    for away in (0,) if weekend else range(FURTHEST_DAYS + 1):
        for other in {day - away, day + away}:
            if ((other + board.case.first_weekday) % WEEK_DAYS > FRIDAY) != weekend:
                continue
            for person, old in spare.get((unit, other), ()):
                if not board.may_do[board.person_group[person], group]:
                    continue
                tried += 1
                if _may_move(board, roster, person, (other, old), (day, shift)):
                    return other, person, old
        if tried > MOST_TRIED:
            return None
    return None


def _may_move(board: Board, roster: Roster, person: int, old: tuple[int, int], new: tuple[int, int]) -> bool:
    row = roster.shift_on[person]
    day, shift = new
    if day != old[0] and row[day + PAD] >= 0:
        return False
    _set(roster, person, old, -1)
    rest = board.person_limits[person].rest_between
    starts, ends, _ = board.clock
    before, after = row[day - 1 + PAD], row[day + 1 + PAD]
    rested = (before < 0 or ends[before] - DAY + rest <= starts[shift]) and (
        after < 0 or ends[shift] + rest <= starts[after] + DAY
    )
    legal = rested and is_legal(roster, person, day, shift, "moved")
    _set(roster, person, old, old[1])
    return legal


def _move(roster: Roster, person: int, old: tuple[int, int], place: tuple[int, int, int, int, int]) -> None:
    _set(roster, person, old, -1)
    _set(roster, person, (place[0], place[3]), place[3])


def _set(roster: Roster, person: int, what: tuple[int, int], value: int) -> None:
    """Put a shift of a day into the roster, or (−1) take it out."""
    board, (day, shift) = roster.board, what
    roster.shift_on[person][day + PAD] = value
    week, weekday = divmod(day + board.case.first_weekday, WEEK_DAYS)
    for later, part in board.parts[weekday][shift]:
        roster.minutes[person][week + later] += part if value >= 0 else -part


def _frame(board: Board, taken: dict[int, int], spare: Spare) -> pd.DataFrame:
    """The duties again: movers have the shifts they were moved to, and who is away and not needed has none."""
    keys = [person.key for person in board.case.people]
    of = board.required
    holders = [taken.get(duty, person) for duty, person in enumerate(of.person.tolist())]
    rows = [
        (day, board.units[unit], board.groups[group], board.shifts[shift], "" if person < 0 else keys[person], True)
        for (day, unit, group, shift, _), person in zip(board.places, holders, strict=True)
    ]
    pools = {board.units.index(pool) for pool in board.case.pools}
    left = [(day, unit, person, shift) for (unit, day), each in sorted(spare.items()) for person, shift in each]
    kept = board.spare
    held = zip(*(c.tolist() for c in (kept.day, kept.unit, kept.person, kept.shift)), strict=True)
    left += [place for place in held if place[1] in pools]
    rows += [
        (day, board.units[unit], board.groups[board.person_group[person]], board.shifts[shift], keys[person], False)
        for day, unit, person, shift in left
    ]
    return pd.DataFrame(rows, columns=list(DUTY_COLUMNS))
