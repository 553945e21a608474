"""A rota line turned into stretches of clock time, and what the checks share.

A line is weeks × 7 cells that repeat for ever; a cell is a shift id, None for a day off, or several shift
ids for a day with more than one shift. Minutes count from Monday 00:00 of the line's first week. A rota
repeats in wall-clock time: on the two nights a year when the clock is changed the hours stay as rostered.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Protocol

from model.errors import InputError, Problem, unknown_name
from model.rota.english import in_english
from model.rota.rule_table import Rule
from model.rota.wording import Said, said
from model.scenario.schema.rota import WEEKDAYS

DAY = 24 * 60
WEEK = 7 * DAY
SATURDAY, SUNDAY = 5, 6
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TOLERANCE = 1e-6

Cell = str | Sequence[str] | None
Week = Sequence[Cell]


def clock_minutes(clock: str, where: str) -> int:
    """Minutes after midnight of ``HH:MM``; InputError otherwise."""
    hour, _, minute = clock.partition(":")
    if len(clock) == 5 and hour.isdecimal() and minute.isdecimal() and int(hour) < 24 and int(minute) < 60:
        return int(hour) * 60 + int(minute)
    raise InputError(Problem(where, f"“{clock}”", "a clock time such as 07:30", "correct the time"))


def shift_span(name: str, kind: ShiftTimes) -> tuple[int, int, int]:
    """Start, end and paid minutes of a shift; an end not after the start means the next day."""
    where = f"shift {name}"
    start, end = clock_minutes(kind.start, where), clock_minutes(kind.end, where)
    if end <= start:
        end += DAY
    if not 0 <= kind.unpaid_minutes < end - start:
        found = f"{kind.unpaid_minutes} minutes unpaid in a shift of {end - start} minutes"
        raise InputError(Problem(where, found, "a break shorter than the shift", "correct the break or the times"))
    return start, end, end - start - kind.unpaid_minutes


def refuse_impossible_shifts(shift_kinds: Mapping[str, ShiftTimes], rows: Iterable[Rule]) -> None:
    """InputError for shifts with more working time than the longest that any agreement level allows."""
    longest = max((row for row in rows if row.quantity == "longest_shift_hours"), key=lambda row: row.value)
    problems = []
    for name in sorted(shift_kinds):
        hours = shift_span(name, shift_kinds[name])[2] / 60
        if hours > longest.value + TOLERANCE:
            allowed = f"at most {longest.value:g} hours at any agreement level ({longest.id}, {longest.paragraph})"
            remedy = "correct the start or the end, or split the shift"
            problems.append(Problem(f"shift {name}", f"{hours:g} hours of working time", allowed, remedy))
    if problems:
        raise InputError(problems)


def read_line(line: Sequence[Week], shift_kinds: Mapping[str, ShiftTimes]) -> LineShifts:
    """The shifts of a line in clock time.

    InputError for a line of no weeks, a week that has not seven days, an unknown shift, a shift whose times
    make no sense, and two shifts that overlap on one day.
    """
    _refuse_bad_shape(line, shift_kinds)
    spans = {name: shift_span(name, shift_kinds[name]) for name in sorted(shift_kinds)}
    cells = tuple(_names(cell) for week in line for cell in week)
    worked = []
    for day, names in enumerate(cells):
        today = [
            Worked(name, day, day * DAY + spans[name][0], day * DAY + spans[name][1], spans[name][2]) for name in names
        ]
        today.sort(key=lambda shift: (shift.start, shift.end, shift.shift))
        for first, second in pairwise(today):
            if second.start < first.end:
                found = f"{first.shift} and {second.shift} on the same day overlap"
                where = f"week {day // 7 + 1}, {NAMES[day % 7]}"
                raise InputError(Problem(where, found, "shifts that do not overlap", "take one of them away"))
        worked += today
    worked.sort(key=lambda shift: (shift.start, shift.end, shift.shift))
    return LineShifts(len(line), cells, tuple(worked))


def _names(cell: Cell) -> tuple[str, ...]:
    if cell is None:
        return ()
    return (cell,) if isinstance(cell, str) else tuple(cell)


def _refuse_bad_shape(line: Sequence[Week], shift_kinds: Mapping[str, ShiftTimes]) -> None:
    if not line:
        raise InputError(Problem("the line", "a cycle of 0 weeks", "at least one week", "give the line its weeks"))
    problems = []
    for number, week in enumerate(line, start=1):
        if len(week) != 7:
            found = f"{len(week)} days"
            problems.append(Problem(f"week {number}", found, "seven days, Monday to Sunday", "fill in the week"))
        for day, cell in enumerate(week[:7]):
            unknown = [name for name in _names(cell) if name not in shift_kinds]
            where = f"week {number}, {NAMES[day]}"
            problems += [unknown_name(where, "shift kind", str(name), tuple(shift_kinds)) for name in unknown]
    if problems:
        raise InputError(problems)


def work_periods(line: LineShifts) -> tuple[Worked, ...]:
    """Shifts joined where one starts the minute another ends, round the cycle; sorted by start."""
    joined: list[Worked] = []
    for shift in line.worked:
        if joined and joined[-1].end == shift.start:
            joined[-1] = _join(joined[-1], shift, 0)
        else:
            joined.append(shift)
    if len(joined) > 1 and joined[-1].end == joined[0].start + line.minutes:
        joined[-1] = _join(joined[-1], joined.pop(0), line.minutes)
    return tuple(joined)


def _join(first: Worked, second: Worked, moved: int) -> Worked:
    name = f"{first.shift} + {second.shift}"
    return replace(first, shift=name, end=second.end + moved, paid=first.paid + second.paid)


def paid_within(line: LineShifts, low: int, high: int) -> float:
    """Paid minutes of the line between two minutes of its cycle; a break is spread evenly over its shift."""
    total = 0.0
    # a shift of the cycle's last night may reach into its first morning; no shift is longer than a day
    for moved in (0, -line.minutes):
        first = bisect_left(line.started, low - moved - DAY)
        for shift in line.worked[first : bisect_left(line.started, high - moved)]:
            shared = min(shift.end + moved, high) - max(shift.start + moved, low)
            total += shift.paid * max(0, shared) / (shift.end - shift.start)
    return total


def runs(flags: Sequence[bool]) -> list[tuple[int, float]]:
    """Stretches of True in a pattern that repeats for ever: (first index, length), infinite if never broken."""
    size = len(flags)
    if all(flags):
        return [(0, float("inf"))] if flags else []
    starts = [index for index in range(size) if flags[index] and not flags[index - 1]]
    found = []
    for start in starts:
        length = 1
        while flags[(start + length) % size]:
            length += 1
        found.append((start, float(length)))
    return found


def finding(rule: Rule, day: int, found: float, told: Said) -> Violation:
    """A violation of a row of the table, first seen on a day of the cycle (0 = first Monday)."""
    return Violation(rule.id, day // 7 + 1, WEEKDAYS[day % 7], found, rule.value, rule.unit, told)


def ruled(key: str, rule: Rule, found: float, **values: object) -> Said:
    """What a broken row of the table says: found, its limit, title, unit and paragraph besides `values`."""
    row = {"limit": rule.value, "title": rule.title, "unit": rule.unit, "paragraph": rule.paragraph}
    return said(key, found=found, **row, **values)


class ShiftTimes(Protocol):
    """What the checker needs of a shift kind: clock times ``HH:MM``, unpaid minutes and weekdays."""

    @property
    def start(self) -> str: ...
    @property
    def end(self) -> str: ...
    @property
    def unpaid_minutes(self) -> int: ...
    @property
    def weekdays(self) -> Sequence[str]: ...


@dataclass(frozen=True)
class ClockShift:
    """A shift kind given by its clock times alone, for rotas that belong to no scenario."""

    start: str
    end: str
    unpaid_minutes: int = 0
    weekdays: Sequence[str] = WEEKDAYS


@dataclass(frozen=True)
class Worked:
    """One shift of the cycle: its day (0 = first Monday), start, end and paid time in minutes."""

    shift: str
    day: int
    start: int
    end: int
    paid: int


@dataclass(frozen=True)
class LineShifts:
    """A line in clock time: its weeks, the shift ids of each day, and its shifts sorted by start."""

    weeks: int
    cells: tuple[tuple[str, ...], ...]
    worked: tuple[Worked, ...]

    @property
    def minutes(self) -> int:
        """Length of the cycle."""
        return self.weeks * WEEK

    @cached_property
    def started(self) -> tuple[int, ...]:
        """The start of each shift, in order."""
        return tuple(shift.start for shift in self.worked)

    @cached_property
    def mean_hours(self) -> float:
        """Paid hours a week over the whole cycle."""
        return sum(shift.paid for shift in self.worked) / 60 / self.weeks


@dataclass(frozen=True)
class LineTerms:
    """What one line is meant to be, where it differs from the table.

    Parameters
    ----------
    fraction_from, fraction_to : range of position fractions its hours must come to; None = not checked.
    full_time_hours : weekly hours of a full position; None = found from the line and the agreed hours.
    weekend_every : works at most every k-th weekend, 0 = none; None = the table's policy.
    rolling_weekly_rest : check also that from the end of one weekly rest the next is taken in full within
        seven days, whatever the calendar week.
    """

    fraction_from: float | None = None
    fraction_to: float | None = None
    full_time_hours: float | None = None
    weekend_every: int | None = None
    rolling_weekly_rest: bool = False


@dataclass(frozen=True)
class Case:
    """One line with the rules in force by quantity and its terms: what every check is given."""

    line: LineShifts
    rules: Mapping[str, Rule]
    terms: LineTerms

    def number(self, quantity: str, otherwise: float) -> float:
        """The value in force, or the given one where the unit's levels have no such row."""
        return self.rules[quantity].value if quantity in self.rules else otherwise

    @cached_property
    def sundays(self) -> tuple[bool, ...]:
        """Whether each week's Sunday is worked, from midnight until Sunday work ends (§ 10-10)."""
        end = int(self.number("sunday_end_hour", 22) * 60)
        opened = [week * WEEK + SUNDAY * DAY for week in range(self.line.weeks)]
        return tuple(paid_within(self.line, start, start + end) > 0 for start in opened)

    def is_night(self, shift: Worked) -> bool:
        """A night shift: enough of it lies between midnight and six in the morning."""
        least = self.number("night_shift_hours", 3) * 60
        midnight = shift.day * DAY
        return any(
            min(shift.end, start + 6 * 60) - max(shift.start, start) >= least for start in (midnight, midnight + DAY)
        )


@dataclass(frozen=True, order=True)
class Violation:
    """One broken rule.

    `rule` is the row's id in the rule table, or for rules that are no row: ``overlapping_shifts``,
    ``shift_weekdays``, ``cover``, ``hours_conserved`` and ``block_…``. `week` counts from 1, `weekday` is
    mon … sun: the day to look at. `found` may be infinite, for a stretch that never ends. `said` is what is wrong,
    `sentence` that in English.
    """

    rule: str
    week: int
    weekday: str
    found: float
    limit: float
    unit: str
    said: Said
    line: str = ""

    @property
    def sentence(self) -> str:
        """What is wrong, in English, ids in place of titles."""
        return in_english(self.said)
