"""Weekly hours, their averages, and the hours of a full position, from clock times.

A shift over Sunday midnight is counted on both sides; its break is spread evenly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from model.errors import InputError, Problem
from model.rota.check.spans import (
    DAY,
    SATURDAY,
    SUNDAY,
    TOLERANCE,
    WEEK,
    Case,
    LineShifts,
    Violation,
    Worked,
    finding,
    paid_within,
    ruled,
)
from model.rota.rule_table import Rule

WEEKS_IN_YEAR = 52
# § 10-4 (4): at least every third Sunday
LAW_SUNDAY_EVERY = 3


def hours_in_week(case: Case) -> Iterator[Violation]:
    """Paid hours between Monday 00:00 and Sunday 24:00 of each week."""
    rule = case.rules.get("hours_in_week")
    if rule is None:
        return
    for week, found in enumerate(week_hours(case.line)):
        if found > rule.value + TOLERANCE:
            yield finding(rule, week * 7, found, ruled("hours_in_week", rule, found))


def week_hours(line: LineShifts) -> list[float]:
    """Paid hours of each week of the cycle."""
    return [paid_within(line, week * WEEK, (week + 1) * WEEK) / 60 for week in range(line.weeks)]


def hours_over_8_weeks(case: Case) -> Iterator[Violation]:
    """Mean weekly hours over any eight weeks in a row; the worst stretch is reported."""
    rule = case.rules.get("hours_over_8_weeks")
    if rule is None:
        return
    hours, weeks = week_hours(case.line), case.line.weeks
    means = [sum(hours[(first + more) % weeks] for more in range(8)) / 8 for first in range(weeks)]
    worst = max(range(weeks), key=lambda first: (means[first], -first))
    if means[worst] > rule.value + TOLERANCE:
        found = means[worst]
        yield finding(rule, worst * 7, found, ruled("hours_over_8_weeks", rule, found))


def averaging_period(case: Case) -> Iterator[Violation]:
    """The cycle is the period that hours are averaged over."""
    rule = case.rules.get("averaging_weeks")
    if rule is not None and case.line.weeks > rule.value:
        weeks = float(case.line.weeks)
        yield finding(rule, 0, weeks, ruled("averaging_weeks", rule, weeks))


def mean_hours(case: Case) -> Iterator[Violation]:
    """Mean weekly hours of the cycle against the ordinary hours of the kind of work it is."""
    rule = _ordinary_hours(case)
    found = case.line.mean_hours
    if rule is not None and found > rule.value + TOLERANCE:
        yield finding(rule, 0, found, ruled("mean_hours", rule, found))


def _ordinary_hours(case: Case) -> Rule | None:
    held = [case.rules.get("mean_hours")]
    if _every_kth_sunday(case, LAW_SUNDAY_EVERY) or night_hours(case) > case.line.mean_hours / 2:
        held.append(case.rules.get("mean_hours_sunday_night"))
    if is_continuous(case):
        held.append(case.rules.get("mean_hours_round_the_clock"))
    return min((rule for rule in held if rule is not None), key=lambda rule: rule.value, default=None)


def agreed_hours(case: Case) -> Iterator[Violation]:
    """The line's mean hours against its range of position fractions, where it has one."""
    terms = case.terms
    if terms.fraction_from is None and terms.fraction_to is None:
        return
    rule, full = full_time_hours(case)
    found = case.line.mean_hours
    low = (terms.fraction_from or 0.0) * full
    high = full * terms.fraction_to if terms.fraction_to is not None else found
    if low - TOLERANCE <= found <= high + TOLERANCE:
        return
    bound, key = (low, "agreed_hours_least") if found < low else (high, "agreed_hours_most")
    told = ruled(key, rule, found, percent=100 * found / full, full=full, bound=bound)
    yield replace(finding(rule, 0, found, told), limit=bound)


def full_time_hours(case: Case) -> tuple[Rule, float]:
    """Weekly hours of a full position with this mix of work, and the row that decides them.

    By day 37.5; in a rota 35.5; 33.6 where nights and Sundays are as many as in round-the-clock work;
    between them the three-part rota's reduction (HTA 4.2.4). Where no tariff agreement is among the agreed
    levels, the law's ordinary hours stand in. InputError when the rules have neither.
    """
    rules, stated = case.rules, case.terms.full_time_hours
    ordinary = _ordinary_hours(case)
    if "agreed_hours_rota" not in rules:
        if ordinary is None:
            allowed = "a rule for agreed hours or for mean hours"
            raise InputError(Problem("rules", "no full-time hours", allowed, "name the agreement levels of the unit"))
        return ordinary, ordinary.value if stated is None else stated
    if stated is not None:
        return rules["agreed_hours_rota"], stated
    if not _is_rota(case):
        return rules["agreed_hours_day"], rules["agreed_hours_day"].value
    if is_continuous(case):
        return rules["agreed_hours_continuous"], rules["agreed_hours_continuous"].value
    if not is_three_part(case):
        return rules["agreed_hours_rota"], rules["agreed_hours_rota"].value
    scale = _to_full_position(case)
    hours = three_part_hours(rules, sunday_hours(case) * scale, night_hours(case) * scale)
    decides = "agreed_hours_continuous" if hours == rules["agreed_hours_continuous"].value else "agreed_hours_rota"
    return rules[decides], hours


def three_part_hours(rules: Mapping[str, Rule], sunday: float, night: float) -> float:
    """Weekly hours of a full position in a three-part rota (HTA 4.2.4).

    Parameters
    ----------
    sunday, night : hours a week on Sundays and at night; an hour at night on a Sunday counts as night only.
    """
    reduction = sunday * _extra(rules, "three_part_sunday_minutes") + night * _extra(rules, "three_part_night_minutes")
    hours = rules["agreed_hours_day"].value - reduction
    return min(rules["agreed_hours_rota"].value, max(rules["agreed_hours_continuous"].value, hours))


def _extra(rules: Mapping[str, Rule], quantity: str) -> float:
    return rules[quantity].value / 60 - 1


def _to_full_position(case: Case) -> float:
    """What a part-time line's hours are multiplied by to be those of a full position with the same mix.

    A line that may be a full position is taken as rostered.
    """
    line, rules = case.line, case.rules
    is_full = case.terms.fraction_to is None or case.terms.fraction_to >= 1
    if is_full or not line.worked:
        return 1.0
    share = sunday_hours(case) / line.mean_hours * _extra(rules, "three_part_sunday_minutes")
    share += night_hours(case) / line.mean_hours * _extra(rules, "three_part_night_minutes")
    hours = rules["agreed_hours_day"].value / (1 + share)
    full = min(rules["agreed_hours_rota"].value, max(rules["agreed_hours_continuous"].value, hours))
    return full / line.mean_hours


def night_hours(case: Case) -> float:
    """Paid hours a week inside the night window, mean over the cycle: all hours but those by day."""
    start, end = _night_window(case)
    days = range(case.line.weeks * 7)
    by_day = sum(paid_within(case.line, day * DAY + end, day * DAY + start) for day in days)
    return case.line.mean_hours - by_day / 60 / case.line.weeks


def sunday_hours(case: Case, with_nights: bool = False) -> float:
    """Paid hours a week on Sundays, 00:00 to 24:00, without those that count as night unless asked for."""
    start, end = _night_window(case)
    low, high = (0, DAY) if with_nights else (end, start)
    opened = [week * WEEK + SUNDAY * DAY for week in range(case.line.weeks)]
    return sum(paid_within(case.line, day + low, day + high) for day in opened) / 60 / case.line.weeks


def _night_window(case: Case) -> tuple[int, int]:
    """Minutes of the day at which the night begins in the evening and ends in the morning."""
    return int(case.number("night_from_hour", 21) * 60), int(case.number("night_to_hour", 6) * 60)


def is_continuous(case: Case) -> bool:
    """As many night and Sunday hours a year as round-the-clock work has."""
    if "continuous_night_hours" not in case.rules or "continuous_sunday_hours" not in case.rules:
        return False
    year = WEEKS_IN_YEAR * _to_full_position(case)
    enough_nights = night_hours(case) * year >= case.rules["continuous_night_hours"].value - TOLERANCE
    sundays = sunday_hours(case, with_nights=True) * year
    return enough_nights and sundays >= case.rules["continuous_sunday_hours"].value - TOLERANCE


def is_three_part(case: Case) -> bool:
    """Day, evening and night shifts, often enough on Sundays, enough of the time by day and evening."""
    kinds = {_part_of_day(case, shift) for shift in case.line.worked}
    if kinds != {"day", "evening", "night"}:
        return False
    by_day = sum(shift.paid for shift in case.line.worked if _part_of_day(case, shift) != "night")
    share = by_day / 60 / case.line.weeks / case.line.mean_hours
    every = int(case.number("three_part_sunday_every", LAW_SUNDAY_EVERY))
    enough = share >= case.number("three_part_day_evening_share", 0.25) - TOLERANCE
    return enough and _every_kth_sunday(case, every)


def _part_of_day(case: Case, shift: Worked) -> str:
    """Night as for nights in a row; evening when at least half of it lies after evening begins; else day."""
    if case.is_night(shift):
        return "night"
    evening = shift.day * DAY + int(case.number("evening_from_hour", 17) * 60)
    return "evening" if 2 * (shift.end - max(shift.start, evening)) >= shift.end - shift.start else "day"


def _is_rota(case: Case) -> bool:
    return any(shift.day % 7 in (SATURDAY, SUNDAY) or _part_of_day(case, shift) != "day" for shift in case.line.worked)


def _every_kth_sunday(case: Case, every: int) -> bool:
    return sum(case.sundays) * every >= case.line.weeks
