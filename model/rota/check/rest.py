"""Rest between shifts, weekly rest, and the length of a shift, from clock times."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from model.rota.check.spans import DAY, WEEK, Case, Violation, Worked, finding, ruled, work_periods
from model.rota.wording import said
from model.scenario.schema.rota import WEEKDAYS


def overlapping_shifts(case: Case) -> Iterator[Violation]:
    """A shift that starts before the one of an earlier day has ended."""
    for before, after, rest in _pairs(case):
        if rest < 0:
            hours = -rest / 60
            told = said("overlapping_shifts", after=after.shift, before=before.shift, found=hours)
            weekday = WEEKDAYS[after.day % 7]
            yield Violation("overlapping_shifts", after.day // 7 + 1, weekday, hours, 0.0, "hours", told)


def daily_rest(case: Case) -> Iterator[Violation]:
    """Rest between each pair of consecutive work periods, the cycle's last and first included.

    Shifts that follow each other without a break are one work period; its length is another rule's matter.
    """
    rule = case.rules.get("daily_rest_hours")
    if rule is None:
        return
    for before, after, rest in _pairs(case):
        if 0 <= rest < rule.value * 60:
            found = rest / 60
            told = ruled("daily_rest", rule, found, before=before.shift, after=after.shift)
            yield finding(rule, after.day, found, told)


def _pairs(case: Case) -> Iterator[tuple[Worked, Worked, int]]:
    periods = work_periods(case.line)
    latest = None
    for before, after in pairwise((*periods, *periods[:1])):
        # the last period of the cycle is followed by the first one of the next
        start = after.start + (case.line.minutes if after is periods[0] else 0)
        latest = before if latest is None or before.end >= latest.end else latest
        yield latest, after, start - latest.end


def longest_shift(case: Case) -> Iterator[Violation]:
    """Working time of each period without a break between shifts; unpaid breaks are no working time."""
    rule = case.rules.get("longest_shift_hours")
    if rule is None:
        return
    for period in work_periods(case.line):
        found = period.paid / 60
        if found > rule.value:
            yield finding(rule, period.day, found, ruled("longest_shift", rule, found, shift=period.shift))


def weekly_rest(case: Case) -> Iterator[Violation]:
    """Continuous rest inside each week, Monday 00:00 to Sunday 24:00, and on wish from rest to rest."""
    rule = case.rules.get("weekly_rest_hours")
    if rule is None:
        return
    busy = _busy(case)
    for week in range(case.line.weeks):
        minutes, start = _longest_rest(busy, week * WEEK, (week + 1) * WEEK)
        if minutes < rule.value * 60:
            found = minutes / 60
            told = ruled("weekly_rest", rule, found, weekday=start // DAY % 7)
            yield finding(rule, start // DAY, found, told)
    if case.terms.rolling_weekly_rest:
        yield from _rolling_rest(case, busy)


def _rolling_rest(case: Case, busy: list[tuple[int, int]]) -> Iterator[Violation]:
    """From the end of each weekly rest the next whole one must be over within 7 × 24 hours."""
    rule = case.rules["weekly_rest_hours"]
    cycle = case.line.minutes
    need = round(rule.value * 60)
    # three cycles stand in `busy`: the middle one sees its neighbours on both sides
    rests = [(end, start) for (_, end), (start, _) in pairwise(busy) if start - end >= need]
    for (_, stopped), (resumed, _) in pairwise(rests):
        if 0 <= stopped < cycle and resumed + need - stopped > WEEK:
            found = (resumed + need - stopped) / 60
            yield finding(rule, stopped // DAY, found, ruled("rolling_rest", rule, found))
    if case.line.worked and not rests:
        yield finding(rule, 0, float("inf"), ruled("no_weekly_rest", rule, float("inf")))


def _busy(case: Case) -> list[tuple[int, int]]:
    """Working stretches of the cycle before, this cycle and the next, joined where they touch or overlap."""
    cycle = case.line.minutes
    spans = sorted((shift.start + turn, shift.end + turn) for turn in (-cycle, 0, cycle) for shift in case.line.worked)
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _longest_rest(busy: list[tuple[int, int]], low: int, high: int) -> tuple[int, int]:
    """The longest stretch without work inside [low, high): its minutes and where it starts."""
    longest, where = 0, low
    free_from = low
    for start, end in (*busy, (high, high)):
        if end < low or start > high:
            continue
        if start - free_from > longest:
            longest, where = start - free_from, free_from
        free_from = max(free_from, end)
    return longest, where
