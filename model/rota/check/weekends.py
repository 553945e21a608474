"""Sundays, weekends, and days and nights in a row.

Sundays follow the law's clock: work from Sunday 00:00 until Sunday work ends. A weekend is worked when a
shift starts on its Saturday or Sunday, as planners count; Friday's night shift belongs to Friday.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from model.rota.check.spans import SATURDAY, SUNDAY, Case, LineShifts, Violation, finding, ruled, runs
from model.rota.rule_table import Rule
from model.rota.wording import Said


def sundays_in_row(case: Case) -> Iterator[Violation]:
    """Worked Sundays in a row; each stretch that is too long is told at its first Sunday too many."""
    rule = case.rules.get("sundays_in_row")
    if rule is None:
        return
    for first, length in runs(case.sundays):
        if length > rule.value:
            week = (first + int(rule.value)) % case.line.weeks
            yield finding(rule, week * 7 + SUNDAY, length, ruled("sundays_in_row", rule, length))


def sundays_off_26_weeks(case: Case) -> Iterator[Violation]:
    """Free Sundays in 26 weeks: the cycle's own average, or in a longer cycle the worst 26 weeks in a row."""
    rule = case.rules.get("sundays_off_26_weeks")
    if rule is None:
        return
    free, weeks = [not worked for worked in case.sundays], case.line.weeks
    if weeks <= 26:
        found, worst = sum(free) * 26 / weeks, 0
    else:
        counts = [sum(free[(first + more) % weeks] for more in range(26)) for first in range(weeks)]
        worst = min(range(weeks), key=lambda first: (counts[first], first))
        found = float(counts[worst])
    if found < rule.value:
        yield finding(rule, worst * 7 + SUNDAY, found, ruled("sundays_off", rule, found))


def worked_weekends(line: LineShifts) -> list[tuple[bool, bool]]:
    """For each week whether a shift starts on the Saturday and on the Sunday."""
    cells = line.cells
    return [(bool(cells[week * 7 + SATURDAY]), bool(cells[week * 7 + SUNDAY])) for week in range(line.weeks)]


def complete_weekends(case: Case) -> Iterator[Violation]:
    """Both days of a weekend or neither."""
    rule = case.rules.get("complete_weekends")
    if rule is None or rule.value == 0:
        return
    for week, (saturday, sunday) in enumerate(worked_weekends(case.line)):
        if saturday != sunday:
            worked, off = (SATURDAY, SUNDAY) if saturday else (SUNDAY, SATURDAY)
            yield finding(rule, week * 7 + worked, 0.0, ruled("complete_weekends", rule, 0.0, worked=worked, off=off))


def weekend_frequency(case: Case) -> Iterator[Violation]:
    """At most one worked weekend among any k in a row; no weekend at all when k is 0."""
    rule = case.rules.get("weekend_every")
    if rule is None:
        return
    every = int(rule.value) if case.terms.weekend_every is None else case.terms.weekend_every
    worked = [week for week, days in enumerate(worked_weekends(case.line)) if any(days)]
    if every == 0:
        for week in worked:
            yield _weekend(case, rule, week, ruled("weekend_of_none", rule, 0))
        return
    for place, week in enumerate(worked):
        before = worked[place - 1] - (case.line.weeks if place == 0 else 0)
        if week - before < every:
            yield _weekend(case, rule, week, ruled("weekend_too_soon", rule, week - before, every=every))


def _weekend(case: Case, rule: Rule, week: int, told: Said) -> Violation:
    every = rule.value if case.terms.weekend_every is None else case.terms.weekend_every
    day = week * 7 + (SATURDAY if worked_weekends(case.line)[week][0] else SUNDAY)
    return replace(finding(rule, day, float(told["found"]), told), limit=float(every))


def days_in_row(case: Case) -> Iterator[Violation]:
    """Days in a row on which a shift starts."""
    rule = case.rules.get("days_in_row")
    if rule is not None:
        yield from _in_row(case, rule, [bool(cell) for cell in case.line.cells], "days_worked_in_row")


def nights_in_row(case: Case) -> Iterator[Violation]:
    """Night shifts in a row, told by the clock and not by their name."""
    rule = case.rules.get("nights_in_row")
    if rule is None:
        return
    nights = {shift.day for shift in case.line.worked if case.is_night(shift)}
    yield from _in_row(case, rule, [day in nights for day in range(len(case.line.cells))], "nights_in_row")


def _in_row(case: Case, rule: Rule, flags: list[bool], key: str) -> Iterator[Violation]:
    for first, length in runs(flags):
        if length > rule.value:
            day = (first + int(rule.value)) % len(flags)
            yield finding(rule, day, length, ruled(key, rule, length))
