"""Rest between shifts, weekly rest, and the length of a shift, from clock times."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from model.rota.check.spans import DAY, NAMES, WEEK, Case, Violation, Worked, amount, finding, work_periods
from model.scenario.schema.rota import WEEKDAYS


def overlapping_shifts(case: Case) -> Iterator[Violation]:
    """A shift that starts before the one of an earlier day has ended."""
    for before, after, rest in _pairs(case):
        if rest < 0:
            hours = -rest / 60
            sentence = f"{after.shift} starts {amount(hours)} hours before {before.shift} has ended."
            weekday = WEEKDAYS[after.day % 7]
            yield Violation("overlapping_shifts", after.day // 7 + 1, weekday, hours, 0.0, "hours", sentence)


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
            yield finding(
                rule,
                after.day,
                found,
                f"Only {amount(found)} hours of rest between {before.shift} and {after.shift}; "
                f"at least {rule.value:g} hours must lie between ({rule.paragraph}).",
            )


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
            yield finding(
                rule,
                period.day,
                found,
                f"{period.shift} is {amount(found)} hours of work; "
                f"at most {rule.value:g} hours are allowed ({rule.title}, {rule.paragraph}).",
            )


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
            yield finding(
                rule,
                start // DAY,
                found,
                f"The longest rest in the week is {amount(found)} hours, from {NAMES[start // DAY % 7]}; "
                f"at least {rule.value:g} hours in a row are required ({rule.paragraph}).",
            )
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
            yield finding(
                rule,
                stopped // DAY,
                found,
                f"After the rest that ends here it takes {amount(found)} hours until another {rule.value:g} hours "
                f"of rest have been taken; it may take 168 ({rule.paragraph}, counted from rest to rest).",
            )
    if case.line.worked and not rests:
        sentence = f"No rest in the whole cycle is {rule.value:g} hours long ({rule.paragraph})."
        yield finding(rule, 0, float("inf"), sentence)


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
