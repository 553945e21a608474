"""Shift kinds as minutes: when a shift starts and ends, what is paid, and which hours carry a supplement.

All times are integers in minutes. A weekday starts at 00:00; the week is cyclic and starts on Monday,
so minute 0 is Monday 00:00 and minute 10,080 is Monday 00:00 again. A shift belongs to the weekday on
which it starts; one that ends after midnight has an `end` above 1,440. Summer time is ignored: every
night has its nominal length, so hours are conserved: a night of 22–08 is ten hours by the plan on the night the
clock goes forward (nine by the sun) and on the night it goes back (eleven). What is worked more or less is for
the time sheet, not for a plan that repeats.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from model.errors import InputError, Problem
from model.scenario.schema import Scenario
from model.scenario.schema.budget import Supplements
from model.scenario.schema.rota import WEEKDAYS, ShiftKind

DAY = 24 * 60
WEEK = 7 * DAY
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FAMILIES = ("day", "evening", "night", "long")


def minutes(clock: str) -> int:
    """Minutes after midnight of a clock time such as ``07:30``."""
    return int(clock[:2]) * 60 + int(clock[3:])


def clock_text(minute: int) -> str:
    """The clock time of a minute of the week, ``22:30``."""
    return f"{minute % DAY // 60:02d}:{minute % 60:02d}"


def span(start: str, end: str) -> tuple[int, int]:
    """Start and end in minutes; an end that is not after the start means the next day."""
    first, last = minutes(start), minutes(end)
    return first, last if last > first else last + DAY


def shift_from(shift_id: str, kind: ShiftKind, year: int = 0, unit: str | None = None) -> Shift:
    """A shift kind in minutes, as it counts in a year and unit.

    InputError when the unpaid break is as long as the shift, and when a resting duty does not lie inside it.
    """
    start, end = span(kind.start, kind.end)
    if kind.unpaid_minutes >= end - start:
        raise InputError(
            Problem(
                f"rota.shift_kinds.{shift_id}.unpaid_minutes",
                f"{kind.unpaid_minutes} minutes unpaid in a shift of {end - start} minutes",
                "an unpaid break shorter than the shift",
                "shorten the break or correct the clock times",
            )
        )
    weekdays = tuple(day for day, name in enumerate(WEEKDAYS) if name in kind.weekdays)
    worked = end - start - kind.unpaid_minutes
    if kind.resting is None:
        return Shift(shift_id, start, end, worked, kind.family, weekdays)
    low, high = span(kind.resting.start, kind.resting.end)
    low, high = (low + DAY, high + DAY) if low < start else (low, high)
    if not (start <= low and high <= end) or high - low > worked:
        raise InputError(
            Problem(
                f"rota.shift_kinds.{shift_id}.resting",
                f"rest {kind.resting.start}–{kind.resting.end} in a shift {kind.start}–{kind.end}",
                "a resting duty inside the shift, no longer than its paid time",
                "correct the clock times",
            )
        )
    counted = round((high - low) * kind.resting.counted_share.at(year, unit))
    return Shift(shift_id, start, end, worked - (high - low) + counted, kind.family, weekdays, (low, high, counted))


def shifts_in_use(scenario: Scenario, year: int, unit: str) -> tuple[Shift, ...]:
    """The unit's shifts that may be used this year, sorted by id."""
    rota = scenario.units[unit].rota
    assert rota is not None
    kinds = scenario.rota.shift_kinds
    named = sorted(set(rota.shift_kinds))
    return tuple(shift_from(name, kinds[name], year, unit) for name in named if kinds[name].in_use.at(year, unit))


def overlap(start: int, end: int, low: int, high: int) -> int:
    """Minutes that [start, end) and [low, high) share."""
    return max(0, min(end, high) - max(start, low))


def cyclic_overlap(start: int, end: int, windows: Iterable[tuple[int, int]]) -> int:
    """Minutes of [start, end) that fall in the windows of a cyclic week."""
    return sum(overlap(start, end, low + shift, high + shift) for low, high in windows for shift in (-WEEK, 0, WEEK))


def windows_of(supplements: Supplements) -> SupplementWindows:
    """Evening, night and weekend windows of the week; evening stops where night begins."""
    evening, night, morning = (
        minutes(clock) for clock in (supplements.evening_from, supplements.night_from, supplements.night_to)
    )
    night_end = morning if morning > night else morning + DAY
    evening_end = night if night >= evening else night + DAY
    days = [day * DAY for day in range(7)]
    return SupplementWindows(
        tuple((day + evening, day + evening_end) for day in days),
        tuple((day + night, day + night_end) for day in days),
        ((5 * DAY, 7 * DAY),),
    )


@dataclass(frozen=True)
class Shift:
    """One shift kind in minutes.

    `start` and `end` count from 00:00 of the weekday the shift starts on, `paid` is the length less
    the unpaid break and what does not count of a resting duty, `weekdays` the weekdays (0 = Monday) on which it
    may start. `resting` is from, to and counted minutes of a resting duty, counted from the same 00:00. Paid time
    is spread evenly over the shift where hours are parted on days or on supplements.
    """

    id: str
    start: int
    end: int
    paid: int
    family: str
    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)
    resting: tuple[int, int, int] | None = None

    @property
    def length(self) -> int:
        """Minutes from start to end, the break included."""
        return self.end - self.start

    @property
    def paid_after_midnight(self) -> int:
        """Paid minutes that fall on the next day; the break is spread evenly over the shift."""
        return self.paid * max(0, self.end - DAY) // self.length


@dataclass(frozen=True)
class SupplementWindows:
    """The minutes of a cyclic week that carry a supplement. Weekend may overlap the other two."""

    evening: tuple[tuple[int, int], ...]
    night: tuple[tuple[int, int], ...]
    weekend: tuple[tuple[int, int], ...]

    def hours(self, shift: Shift, weekday: int) -> tuple[float, float, float]:
        """Paid evening, night and weekend hours of one shift that starts on `weekday`.

        An unpaid break is spread evenly over the shift.
        """
        start, end = weekday * DAY + shift.start, weekday * DAY + shift.end
        paid_share = shift.paid / shift.length / 60
        evening, night, weekend = (
            cyclic_overlap(start, end, windows) * paid_share for windows in (self.evening, self.night, self.weekend)
        )
        return evening, night, weekend
