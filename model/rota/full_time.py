"""Weekly hours of a full position by what a line's hours are: by day, in a rota, three-part, round the clock.

The agreed hours are 37.5 by day and 35.5 in a rota. A rota line with day, evening and night shifts that works at
least every third Sunday, and at least a quarter of its time by day and in the evening, has 37.5 less a sixth of its
Sunday hours and a quarter of its night hours, at most 35.5 and at least 33.6; an hour at night on a Sunday counts
as night only (main tariff agreement HTA 4.2.4). As many nights and Sundays a year as round-the-clock work has give
33.6 as well. Which of these holds is a choice, so each choice is a kind of line of its own, and within a kind
everything is linear in the number of lines and in the shifts they work. The conditions here are enough for the
independent checker to come to the same number, and now and then a little more than enough; where several
lines of a kind differ, the checker judges each line by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from model.rota.problem import LineRange, RotaProblem
from model.rota.shifts import DAY, Shift, cyclic_overlap

STATED = "stated"
BY_DAY = "day"
FLAT = "flat"
THREE_PART = "three_part"
CONTINUOUS = "continuous"
SUNDAY = 6
Start = tuple[int, int]
# so that a number which must stay below a bound does, whatever the solver rounds
MARGIN = 1e-3
# a line without weekends that is no day work has an evening or a night at least so often, in weeks
OTHER_THAN_DAY_EVERY = 4
# with a weekend more seldom, no legal Sunday is long enough for the Sundays of round-the-clock work
OFTEN_ENOUGH = (1, 2)


def offered_kinds(line: LineRange, shifts: tuple[Shift, ...], terms: FullTimeTerms) -> tuple[LineRange, ...]:
    """The line kind once for each kind of full-time hours it can have with these shifts; ids get `~kind`."""
    parts = {terms.part_of_day(shift) for shift in shifts}
    kinds = [FLAT]
    if line.weekend_every == 0:
        kinds = [kind for kind, able in ((BY_DAY, "day" in parts), (FLAT, parts - {"day"})) if able]
    elif may_be_three_part(line, shifts, terms):
        kinds += [THREE_PART, CONTINUOUS]
    elif "night" in parts and line.weekend_every in OFTEN_ENOUGH:
        kinds += [CONTINUOUS]
    return tuple(replace(line, id=f"{line.id}~{kind}", hours_kind=kind) for kind in kinds)


def may_be_three_part(line: LineRange, shifts: tuple[Shift, ...], terms: FullTimeTerms) -> bool:
    """Whether a line can have day, evening and night, and a Sunday often enough."""
    parts = {terms.part_of_day(shift) for shift in shifts}
    often = bool(line.weekend_every) and (line.weekend_every or 0) <= terms.sunday_every
    return often and parts == {"day", "evening", "night"}


def line_shifts(problem: RotaProblem, line: LineRange) -> tuple[Shift, ...]:
    """The problem's shifts as this kind of line may work them: those it may not have no weekday left."""
    terms = problem.full_time
    if terms is None or line.hours_kind != BY_DAY:
        return problem.shifts
    by_day = (terms.part_of_day(shift) == "day" for shift in problem.shifts)
    return tuple(
        shift if able else replace(shift, weekdays=()) for shift, able in zip(problem.shifts, by_day, strict=True)
    )


def full_hours_range(problem: RotaProblem, line: LineRange) -> tuple[float, float]:
    """Least and most weekly hours that a full position of this kind of line can have."""
    terms = problem.full_time
    if terms is None or line.hours_kind == STATED:
        return problem.full_hours, problem.full_hours
    if line.hours_kind == THREE_PART:
        return terms.continuous, terms.rota
    hours = {BY_DAY: terms.day, FLAT: terms.rota, CONTINUOUS: terms.continuous}[line.hours_kind]
    return hours, hours


def mean_full_hours(problem: RotaProblem, line: LineRange, lines: float, worked: Worked) -> float:
    """Weekly hours of a full position in `lines` (> 0) lines of this kind that work these hours together."""
    low, high = full_hours_range(problem, line)
    if low == high or problem.full_time is None:
        return high
    day = problem.full_time.day
    reduction = worked.reduction
    found = day - reduction / lines if line.high >= 1 else day * worked.hours / (worked.hours + reduction)
    return min(high, max(low, found))


def pay_factor(problem: RotaProblem, line: LineRange) -> float:
    """What an hour of this kind of line costs beside an hour of a flat rota line: a full position's pay is the same.

    For a three-part line the factor holds for its hours and the hours taken off together, which in a full position
    are those of day work.
    """
    terms = problem.full_time
    if terms is None or line.hours_kind == STATED:
        return 1.0
    hours = {BY_DAY: terms.day, FLAT: terms.rota, CONTINUOUS: terms.continuous, THREE_PART: terms.day}
    return terms.rota / hours[line.hours_kind]


def worked_by(problem: RotaProblem, starts: dict[Start, float]) -> Worked:
    """Paid hours and three-part reduction of so many starts of each shift."""
    terms = problem.full_time
    hours = sum(number * problem.shifts[index].paid / 60 for (_, index), number in sorted(starts.items()))
    if terms is None:
        return Worked(hours, 0.0)
    pieces = terms.reduction(problem)
    return Worked(hours, sum(number * pieces[start] for start, number in sorted(starts.items())))


def hour_limits(problem: RotaProblem, line: LineRange) -> tuple[Limit, ...]:
    """Every condition on the hours of this kind of line, as rows that must not be negative."""
    terms = problem.full_time
    if terms is None or line.hours_kind == STATED:
        return _between(line, problem.full_hours)
    if line.hours_kind == THREE_PART:
        return (*_three_part_range(problem, line, terms), *_three_part_mix(problem, line, terms))
    full = full_hours_range(problem, line)[1]
    if line.hours_kind == CONTINUOUS and not may_be_three_part(line, problem.shifts, terms):
        return (*_between(line, full), *_round_the_clock(problem, line, terms))
    if line.hours_kind == CONTINUOUS:
        enough = _scaled(_reduction_bound(problem, line, terms, terms.continuous), -1.0)
        return (*_between(line, full), enough, *_three_part_mix(problem, line, terms))
    return (*_between(line, full), *(_flat_limits(problem, line, terms) if line.hours_kind == FLAT else ()))


def _between(line: LineRange, full: float) -> tuple[Limit, Limit]:
    return Limit(-line.low * full, 1.0), Limit(line.high * full, -1.0)


def _three_part_range(problem: RotaProblem, line: LineRange, terms: FullTimeTerms) -> Iterator[Limit]:
    """The fraction of a three-part line: of its own full hours, and those between 33.6 and 35.5, not continuous."""
    reduction = terms.reduction(problem)
    if line.high >= 1:
        # full hours of n lines are day × n − reduction
        yield Limit(-line.low * terms.day, 1.0, _times(reduction, line.low))
        yield Limit(line.high * terms.day, -1.0, _times(reduction, -line.high))
    else:
        # the fraction of part-time lines is (hours + reduction) ÷ day hours
        yield Limit(-line.low * terms.day, 1.0, _times(reduction, 1.0))
        yield Limit(line.high * terms.day, -1.0, _times(reduction, -1.0))
    yield _scaled(_reduction_bound(problem, line, terms, terms.rota), -1.0)
    yield _reduction_bound(problem, line, terms, terms.continuous)
    # a full line has few Sundays, a part-time line few nights, in proportion: either is not round the clock
    yield _few_sundays(problem, line, terms) if line.high >= 1 else _few_nights(problem, terms)


def _reduction_bound(problem: RotaProblem, line: LineRange, terms: FullTimeTerms, full: float) -> Limit:
    """Not negative where the three-part hours of a full position are at least `full`."""
    reduction = terms.reduction(problem)
    if line.high >= 1:
        return Limit(terms.day - full, 0.0, _times(reduction, -1.0))
    return Limit(0.0, terms.day - full, _times(reduction, -full))


def _few_nights(problem: RotaProblem, terms: FullTimeTerms) -> Limit:
    """Not negative where even at the longest full-time hours the nights are fewer than round-the-clock work has."""
    nights = _times(terms.night_minutes(problem), -terms.rota / 60)
    return Limit(0.0, terms.continuous_night - MARGIN, nights)


def _few_sundays(problem: RotaProblem, line: LineRange, terms: FullTimeTerms) -> Limit:
    """Not negative where a full position's Sundays are fewer than round-the-clock work has."""
    minutes = terms.sunday_minutes(problem, with_nights=True)
    if line.high >= 1:
        return Limit(terms.continuous_sunday - MARGIN, 0.0, _times(minutes, -1 / 60))
    return Limit(0.0, terms.continuous_sunday - MARGIN, _times(minutes, -terms.rota / 60))


def _round_the_clock(problem: RotaProblem, line: LineRange, terms: FullTimeTerms) -> Iterator[Limit]:
    """As many nights and Sundays as round-the-clock work has, even at the shortest full-time hours."""
    held = (
        (terms.night_minutes(problem), terms.continuous_night),
        (terms.sunday_minutes(problem, with_nights=True), terms.continuous_sunday),
    )
    for minutes, least in held:
        if line.high >= 1:
            yield Limit(-least - MARGIN, 0.0, _times(minutes, 1 / 60))
        else:
            yield Limit(0.0, -least - MARGIN, _times(minutes, terms.continuous / 60))


def _three_part_mix(problem: RotaProblem, line: LineRange, terms: FullTimeTerms) -> Iterator[Limit]:
    """Day, evening and night in every spell between worked weekends, a quarter not by night, Sundays that count."""
    starts = problem.starts
    parts = {start: terms.part_of_day(problem.shifts[start[1]]) for start in starts}
    for part in ("day", "evening", "night"):
        yield Limit(-1.0 / (line.weekend_every or 1), 0.0, {start: 1.0 for start in starts if parts[start] == part})
    paid = {start: problem.shifts[start[1]].paid / 60 for start in starts if parts[start] != "night"}
    yield Limit(0.0, -terms.day_evening_share - MARGIN / 100, paid)
    # a weekend whose only Sunday work starts when the Sunday has ended is no Sunday worked
    late = {s: -1.0 for s in starts if s[0] == SUNDAY and problem.shifts[s[1]].start >= terms.sunday_end}
    into = {s: 1.0 for s in starts if s[0] == SUNDAY - 1 and problem.shifts[s[1]].end > DAY}
    if late:
        yield Limit(0.0, 0.0, late | into)


def _flat_limits(problem: RotaProblem, line: LineRange, terms: FullTimeTerms) -> Iterator[Limit]:
    """What keeps a line at the rota's own hours: too small a reduction, or no three-part rota at all."""
    every = line.weekend_every
    if every == 0:
        other = {s: 1.0 for s in problem.starts if terms.part_of_day(problem.shifts[s[1]]) != "day"}
        yield Limit(-1.0 / OTHER_THAN_DAY_EVERY, 0.0, other)
    elif every is None or may_be_three_part(line, problem.shifts, terms):
        yield _reduction_bound(problem, line, terms, terms.rota)
    elif {terms.part_of_day(shift) for shift in problem.shifts} == {"night"}:
        yield _few_sundays(problem, line, terms)
    elif line.high < 1 or (DAY - problem.rules.daily_rest) / 60 / every >= terms.continuous_sunday:
        yield _few_nights(problem, terms)


def _times(values: dict[Start, float], factor: float) -> dict[Start, float]:
    return {start: factor * value for start, value in values.items() if value}


def _scaled(limit: Limit, factor: float) -> Limit:
    return Limit(factor * limit.per_line, factor * limit.per_hour, _times(limit.per_start or {}, factor))


@dataclass(frozen=True)
class Worked:
    """Hours a week of some lines together, and the three-part reduction that their Sundays and nights give."""

    hours: float
    reduction: float


@dataclass(frozen=True)
class Limit:
    """A row: per_line × lines + per_hour × hours + Σ per_start × starts of that shift ≥ 0."""

    per_line: float
    per_hour: float
    per_start: dict[Start, float] | None = None


@dataclass(frozen=True)
class FullTimeTerms:
    """The agreed hours of a full position and when each holds (main tariff agreement HTA 4.2; hours a week).

    day, rota, continuous : by day, in a rota, round the clock. sunday_share, night_share : taken off by day's hours
    for an hour on a Sunday and at night. night_from, night_to, evening_from, sunday_end : minutes of the day.
    night_shift : minutes between 00 and 06 that make a night shift. day_evening_share, sunday_every : least share
    by day and evening, and least Sundays, of a three-part rota. continuous_night, continuous_sunday : hours a week
    that make work round the clock.
    """

    day: float = 37.5
    rota: float = 35.5
    continuous: float = 33.6
    sunday_share: float = 1 / 6
    night_share: float = 1 / 4
    night_from: int = 21 * 60
    night_to: int = 6 * 60
    evening_from: int = 17 * 60
    sunday_end: int = 22 * 60
    night_shift: int = 3 * 60
    day_evening_share: float = 0.25
    sunday_every: int = 3
    continuous_night: float = 539 / 52
    continuous_sunday: float = 231 / 52

    def part_of_day(self, shift: Shift) -> str:
        """Night when enough of it lies between 00 and 06, evening when half of it lies after evening begins."""
        for midnight in (0, DAY):
            if min(shift.end, midnight + 6 * 60) - max(shift.start, midnight) >= self.night_shift:
                return "night"
        late = shift.end - max(shift.start, self.evening_from)
        return "evening" if 2 * late >= shift.length else "day"

    def reduction(self, problem: RotaProblem) -> dict[Start, float]:
        """Hours that one start of each shift takes off the full-time hours of its line."""
        nights, sundays = self.night_minutes(problem), self.sunday_minutes(problem)
        return {s: (self.night_share * nights[s] + self.sunday_share * sundays[s]) / 60 for s in problem.starts}

    def night_minutes(self, problem: RotaProblem) -> dict[Start, float]:
        """Paid minutes at night of one start of each shift."""
        windows = [(day * DAY + self.night_from, (day + 1) * DAY + self.night_to) for day in range(7)]
        return _paid_in(problem, windows)

    def sunday_minutes(self, problem: RotaProblem, with_nights: bool = False) -> dict[Start, float]:
        """Paid minutes on Sundays of one start of each shift, without those at night unless asked for."""
        low, high = (0, DAY) if with_nights else (self.night_to, self.night_from)
        return _paid_in(problem, [(SUNDAY * DAY + low, SUNDAY * DAY + high)])


def _paid_in(problem: RotaProblem, windows: list[tuple[int, int]]) -> dict[Start, float]:
    found = {}
    for day, index in problem.starts:
        shift = problem.shifts[index]
        shared = cyclic_overlap(day * DAY + shift.start, day * DAY + shift.end, windows)
        found[day, index] = shift.paid * shared / shift.length
    return found
