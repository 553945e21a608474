"""Rows of the rule table that no rota line tells of: overtime by date, rates, notice, contracts.

Overtime is never rostered, so its limits are held against the hours a person worked, day by day. Rates and
procedures are plain numbers, held against the row that speaks of the same quantity.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from model.errors import InputError, Problem, unknown_name
from model.rota.check.spans import TOLERANCE, ruled
from model.rota.english import in_english
from model.rota.rule_table import Rule
from model.rota.wording import Said

# quantity: days in the window, and the weeks the sum is shared by (a mean) or 1 (a sum)
OVERTIME_WINDOWS = {"overtime_7_days": (7, 1), "overtime_4_weeks": (28, 1), "overtime_52_weeks": (364, 1)}
TOTAL_WINDOWS = {"total_24_hours": (1, 1), "total_7_days": (56, 8)}


def overtime_violations(
    overtime: Mapping[dt.date, float], rules: Iterable[Rule], worked: Mapping[dt.date, float] | None = None
) -> list[HoursViolation]:
    """The overtime limits that one person's hours break, the worst stretch for each row, sorted by row.

    Parameters
    ----------
    overtime : hours of overtime by date; a date that is not there has none.
    rules : the rows in force, one for each quantity; quantities without a row are not checked.
    worked : all hours by date, overtime included, for the limits on total hours; None = not checked. A date stands
        for its 24 hours: whoever starts late one day and early the next is judged by `daily_rest` instead.

    Raises InputError for hours below 0 or above 24 on one date.
    """
    _refuse_strange(overtime, "overtime")
    _refuse_strange(worked or {}, "hours worked")
    held = {rule.quantity: rule for rule in rules}
    found = [_worst(overtime, held[name], *window) for name, window in OVERTIME_WINDOWS.items() if name in held]
    if worked is not None:
        found += [_worst(worked, held[name], *window) for name, window in TOTAL_WINDOWS.items() if name in held]
    return sorted((violation for violation in found if violation is not None), key=lambda violation: violation.rule)


def broken_terms(found: Mapping[str, float], rules: Iterable[Rule]) -> list[TermViolation]:
    """The rows that plain numbers break: rates, weeks of notice, years of contract, hours a year.

    found : value by quantity. A row with sense ``equals`` is broken by any other value. Sorted by row.
    Raises InputError for a quantity without a row in force.
    """
    held = {rule.quantity: rule for rule in rules}
    unknown = sorted(set(found) - set(held))
    if unknown:
        raise InputError([unknown_name("values", "quantity in force", name, tuple(held)) for name in unknown])
    broken = [_term(held[quantity], found[quantity]) for quantity in sorted(found)]
    return sorted((violation for violation in broken if violation is not None), key=lambda violation: violation.rule)


def _term(rule: Rule, value: float) -> TermViolation | None:
    over = rule.sense in ("most", "equals") and value > rule.value + TOLERANCE
    under = rule.sense in ("least", "equals") and value < rule.value - TOLERANCE
    if not over and not under:
        return None
    return TermViolation(rule.id, value, rule.value, rule.unit, ruled(f"term_{rule.sense}", rule, value))


def _worst(hours: Mapping[dt.date, float], rule: Rule, days: int, weeks: int) -> HoursViolation | None:
    """The fullest stretch of `days` days in a row, when it is more than the row allows."""
    dates = sorted(hours)
    first, total, worst = 0, 0.0, (0.0, 0)
    for last, day in enumerate(dates):
        total += hours[day]
        while (day - dates[first]).days >= days:
            total -= hours[dates[first]]
            first += 1
        if total > worst[0] + TOLERANCE:
            worst = (total, last)
    found = worst[0] / weeks
    if found <= rule.value + TOLERANCE:
        return None
    until = dates[worst[1]]
    since = until - dt.timedelta(days=days - 1)
    told = ruled("hours_by_date", rule, found, since=since.isoformat(), until=until.isoformat())
    return HoursViolation(rule.id, since, until, found, rule.value, told)


def _refuse_strange(hours: Mapping[dt.date, float], what: str) -> None:
    problems = [
        Problem(f"{what} on {day}", f"{hours[day]:g} hours", "from 0 to 24 hours on one date", "correct the hours")
        for day in sorted(hours)
        if not 0 <= hours[day] <= 24
    ]
    if problems:
        raise InputError(problems)


@dataclass(frozen=True)
class HoursViolation:
    """A limit on hours by date that is broken: the row, the stretch, hours found and allowed."""

    rule: str
    since: dt.date
    until: dt.date
    found: float
    limit: float
    said: Said

    @property
    def sentence(self) -> str:
        """What is wrong, in English."""
        return in_english(self.said)


@dataclass(frozen=True)
class TermViolation:
    """A number of the table that is not kept: the row, what was found and what it says."""

    rule: str
    found: float
    limit: float
    unit: str
    said: Said

    @property
    def sentence(self) -> str:
        """What is wrong, in English."""
        return in_english(self.said)
