"""Shift kinds that a unit does not have and that would reach what is missing."""

from __future__ import annotations

import math
from collections.abc import Iterator

from model.rota.explain.options import NewShift
from model.rota.problem import RotaProblem
from model.rota.shifts import DAY, WEEK, cyclic_overlap
from model.rota.sizing import Missing

MOST_SPANS = 4
SHORTEST = 2 * 60
# a stretch without a natural end is cut into shifts of about an ordinary day's work, on whole half hours
ORDINARY = 8 * 60
LONGEST_WITHOUT_RULE = 10 * 60
HALF_HOUR = 30
SATURDAY, SUNDAY = 5, 6

Span = tuple[int, int]


def new_shifts(problem: RotaProblem, missing: tuple[Missing, ...]) -> list[NewShift]:
    """Shifts to add, those that reach most missing hours first.

    Their clock times are those of the cover that is not met, or where its rows are longer than a shift may be, parts
    of the stretch that is missing; their weekdays are those on which something is missing.
    """
    days: dict[Span, set[int]] = {}
    hours: dict[Span, float] = {}
    for gap in missing:
        for weekday, span, minutes in _reaching(problem, gap):
            days.setdefault(span, set()).add(weekday)
            hours[span] = hours.get(span, 0.0) + gap.people * minutes / 60
    order = sorted(hours, key=lambda span: (-round(hours[span], 6), span))
    found = [NewShift(span[0], span[0] + span[1], _weekdays(problem, days[span])) for span in order]
    return [one for one in found if not _known(problem, one)][:MOST_SPANS]


def _weekdays(problem: RotaProblem, days: set[int]) -> tuple[int, ...]:
    """The days, and both of a weekend where weekends are worked whole."""
    weekend = {SATURDAY, SUNDAY}
    return tuple(sorted(days | weekend if problem.rules.complete_weekends and days & weekend else days))


def _reaching(problem: RotaProblem, gap: Missing) -> Iterator[tuple[int, Span, int]]:
    """(weekday, span, minutes of the gap in it) of the shifts that would reach a gap."""
    longest = problem.rules.longest_shift or LONGEST_WITHOUT_RULE
    for row in problem.cover:
        shared = cyclic_overlap(gap.start, gap.end, [(row.start, row.end)])
        if row.group != gap.group or not shared:
            continue
        if SHORTEST <= row.end - row.start <= longest:
            yield row.start // DAY % 7, (row.start % DAY, row.end - row.start), shared
            continue
        parts = max(1, math.ceil((gap.end - gap.start) / ORDINARY))
        length = math.ceil((gap.end - gap.start) / parts / HALF_HOUR) * HALF_HOUR
        for start in range(gap.start, gap.end, length):
            span = (start % DAY, max(length, SHORTEST))
            yield start % WEEK // DAY, span, min(length, gap.end - start)


def _known(problem: RotaProblem, new: NewShift) -> bool:
    return any(
        (shift.start, shift.end) == (new.start, new.end) and set(new.weekdays) <= set(shift.weekdays)
        for shift in problem.shifts
    )
