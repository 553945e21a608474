"""What everybody works as the year goes on, and whether one more shift is legal.

Plain lists, because one shift of one person is asked about at a time. A person who is absent keeps the planned shift
here: nobody who is ill is given another shift near it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from model.pool.dispatch.board import WEEK_DAYS, Board, Flags
from model.pool.dispatch.case import DAY

WEEK = WEEK_DAYS * DAY
EXTRA_WEEKS, MEAN_WEEKS = 4, 8
PAD = WEEK_DAYS
SATURDAY = 5
Overtime = tuple[int, int]


@dataclass(eq=False)
class Roster:
    """The state of one replication.

    shift_on[person][day + PAD] : shift kind or −1. minutes[person][week] : paid minutes. fits : as the board's, what
    has been booked taken out. overtime[person] : (day, minutes) of each overtime shift.
    """

    board: Board
    shift_on: list[list[int]]
    minutes: list[list[float]]
    fits: Flags
    overtime: dict[int, list[Overtime]] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Blank:
    """What every replication starts from."""

    board: Board
    shift_on: list[list[int]]
    minutes: list[list[float]]

    def roster(self) -> Roster:
        """A fresh copy to be played on."""
        rows = [row.copy() for row in self.shift_on]
        return Roster(self.board, rows, [row.copy() for row in self.minutes], self.board.fits.copy())


def blank(board: Board) -> Blank:
    """The plan in the shape the replications copy."""
    people, days = board.planned.shape
    padded = np.full((people, days + 2 * PAD + WEEK_DAYS), -1, dtype=np.int64)
    padded[:, PAD : PAD + days] = board.planned
    minutes = [[0.0] * (board.weeks + 1) for _ in range(people)]
    for person, day in zip(*(n.tolist() for n in np.nonzero(board.planned >= 0)), strict=True):
        week, weekday = divmod(day + board.case.first_weekday, WEEK_DAYS)
        for later, part in board.parts[weekday][board.planned[person, day]]:
            minutes[person][week + later] += part
    return Blank(board, padded.tolist(), minutes)


def is_legal(roster: Roster, person: int, day: int, shift: int, step: str) -> bool:
    """Whether the person may take the shift besides what stands in the roster (daily rest is `roster.fits`)."""
    board = roster.board
    limits = board.person_limits[person]
    minutes = roster.minutes[person]
    first, weekday = divmod(day + board.case.first_weekday, WEEK_DAYS)
    mean_of_four = step in EXTRA_STEPS and board.case.people[person].kind == "own"
    for later, part in board.parts[weekday][shift]:
        week = first + later
        if limits.week is not None and minutes[week] + part > limits.week:
            return False
        if mean_of_four and not _mean_holds(minutes, week, part, (EXTRA_WEEKS, limits.full_week)):
            return False
        if limits.eight_weeks is not None and not _mean_holds(minutes, week, part, (MEAN_WEEKS, limits.eight_weeks)):
            return False
        if limits.weekly_rest and not _rests(roster, person, week, (day, shift)):
            return False
    if weekday >= SATURDAY and not _sundays_hold(roster, person, day, shift):
        return False
    return step != "overtime" or _overtime_holds(roster, person, day, board.clock[2][shift])


EXTRA_STEPS = ("extra_shift", "lower_competence")


def _mean_holds(minutes: list[float], week: int, part: float, most: tuple[int, int]) -> bool:
    """Whether the mean of every so many weeks that hold the added one stays within the limit."""
    length, limit = most
    room = length * limit - part
    low = max(0, week - length + 1)
    if sum(minutes[low : week + length]) <= room:  # then each part of it does as well
        return True
    return all(sum(minutes[first : first + length]) <= room for first in range(low, week + 1))


def _rests(roster: Roster, person: int, week: int, added: Overtime) -> bool:
    """Whether the week, Monday 00:00 to Sunday 24:00, keeps its rest in a row."""
    board = roster.board
    need = board.person_limits[person].weekly_rest
    first = week * WEEK_DAYS - board.case.first_weekday
    free = first * DAY
    stop = free + WEEK
    row, (starts, ends, _) = roster.shift_on[person], board.clock
    for day in range(first - 1, first + WEEK_DAYS):
        shift = added[1] if day == added[0] else row[day + PAD]
        if shift < 0:
            continue
        begin = day * DAY + starts[shift]
        if begin - free >= need:
            return True
        free = max(free, day * DAY + ends[shift])
    return stop - free >= need


def _sundays_hold(roster: Roster, person: int, day: int, shift: int) -> bool:
    """Whether the added weekend shift leaves no more Sundays in a row than are allowed."""
    board, limits = roster.board, roster.board.person_limits[person]
    if limits.sundays_in_row is None:
        return True
    on_sunday = (day + board.case.first_weekday) % WEEK_DAYS == SATURDAY + 1
    starts, ends, _ = board.clock
    if starts[shift] >= limits.sunday_end if on_sunday else ends[shift] <= DAY:
        return True
    sunday = day if on_sunday else day + 1
    in_row = 1
    for step in (-WEEK_DAYS, WEEK_DAYS):
        other = sunday + step
        while _works_sunday(roster, person, other):
            in_row += 1
            other += step
    return in_row <= limits.sundays_in_row


def _works_sunday(roster: Roster, person: int, sunday: int) -> bool:
    """Whether the person works on a Sunday before it ends, in a shift of that day or of the night before."""
    board, row = roster.board, roster.shift_on[person]
    if not 0 <= sunday <= board.case.days:
        return False
    today, before = row[sunday + PAD], row[sunday - 1 + PAD]
    starts, ends, _ = board.clock
    begins = today >= 0 and starts[today] < board.person_limits[person].sunday_end
    return begins or (before >= 0 and ends[before] > DAY)


def _overtime_holds(roster: Roster, person: int, day: int, minutes: int) -> bool:
    limits = roster.board.person_limits[person]
    held = roster.overtime.get(person, [])
    for length, most in ((7, limits.overtime_7), (28, limits.overtime_28), (364, limits.overtime_364)):
        if most is None:
            continue
        for first in {day, *(d for d, _ in held if day - length < d < day)}:
            within = sum(amount for d, amount in held if first <= d < first + length)
            if within + minutes > most:
                return False
    return True


def book(roster: Roster, person: int, day: int, shift: int, step: str) -> None:
    """Give the person the shift; who is free next changes with it."""
    board = roster.board
    roster.shift_on[person][day + PAD] = shift
    week, weekday = divmod(day + board.case.first_weekday, WEEK_DAYS)
    for later, part in board.parts[weekday][shift]:
        roster.minutes[person][week + later] += part
    if step == "overtime":
        roster.overtime.setdefault(person, []).append((day, board.clock[2][shift]))
    roster.fits[day, :, person] = False
    rest = board.person_limits[person].rest_between
    if day > 0:
        roster.fits[day - 1, board.shift_end + rest > DAY + board.shift_start[shift], person] = False
    if day + 1 < board.case.days:
        roster.fits[day + 1, board.shift_start + DAY < board.shift_end[shift] + rest, person] = False
