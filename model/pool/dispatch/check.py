"""The independent checker of a dispatched year: it judges worked shifts from their clock times alone.

It shares nothing with the desk that gave them out, and knows neither calls nor steps; only which shifts were paid as
overtime, because the law limits those.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.pool.dispatch.case import NO_LIMITS, WorkLimits

DAY = 24 * 60
WEEK = 7 * DAY
TOLERANCE = 1e-6
COLUMNS = ["replication", "person", "rule", "day", "found", "limit"]
Numbers = NDArray[np.float64]
Found = tuple[str, int, float, float]
Limits = Mapping[str, WorkLimits] | Callable[[str], WorkLimits]


def check_worked(worked: pd.DataFrame, limits: Limits, first_weekday: int, days: int = 365) -> pd.DataFrame:
    """Every broken limit: [replication, person, rule, day, found, limit], minutes; empty when all is legal.

    worked : [replication, person, unit, start, end, paid, overtime], minutes from 1 January 00:00. limits : by the unit
    a person belongs to, a mapping with "" for the others or a function. Weeks that the year cuts are not judged for
    rest.
    """
    of = limits if callable(limits) else lambda unit: limits.get(unit, limits.get("", NO_LIMITS))
    rows = []
    for (replication, person, unit), shifts in worked.groupby(["replication", "person", "unit"], sort=True):
        clock = shifts.sort_values("start")[["start", "end", "paid", "overtime"]].to_numpy(dtype=np.float64).T
        limit = of(str(unit))
        for check in CHECKS:
            rows += [(replication, person, *found) for found in check(clock, limit, (first_weekday, days))]
    return pd.DataFrame(rows, columns=COLUMNS)


def _daily_rest(clock: Numbers, limit: WorkLimits, year: tuple[int, int]) -> Iterator[Found]:
    gaps = clock[0, 1:] - clock[1, :-1]
    for place in np.nonzero(gaps < limit.daily_rest)[0]:
        rule = "overlapping_shifts" if gaps[place] < 0 else "daily_rest"
        yield rule, int(clock[0, place + 1] // DAY), float(gaps[place]), float(limit.daily_rest)


def _weekly_rest(clock: Numbers, limit: WorkLimits, year: tuple[int, int]) -> Iterator[Found]:
    if not limit.weekly_rest:
        return
    first = -year[0] * DAY
    for monday in range(first, year[1] * DAY, WEEK):
        if monday < 0 or monday + WEEK > year[1] * DAY:
            continue
        start, end = (np.clip(of, monday, monday + WEEK) for of in clock[:2])
        free_from = np.concatenate([[monday], np.maximum.accumulate(end)])
        longest = float((np.concatenate([start, [monday + WEEK]]) - free_from).max())
        if longest < limit.weekly_rest:
            yield "weekly_rest", monday // DAY, longest, float(limit.weekly_rest)


def _hours_in_a_day(clock: Numbers, limit: WorkLimits, year: tuple[int, int]) -> Iterator[Found]:
    if limit.day is None:
        return
    for start in clock[0]:
        found = float(_paid_within(clock, start, start + DAY).sum())
        if found > limit.day + TOLERANCE:
            yield "hours_in_24", int(start // DAY), found, float(limit.day)


def _hours_in_weeks(clock: Numbers, limit: WorkLimits, year: tuple[int, int]) -> Iterator[Found]:
    mondays = range(-year[0] * DAY, year[1] * DAY, WEEK)
    paid = np.array([_paid_within(clock, monday, monday + WEEK).sum() for monday in mondays])
    for length, most, rule in ((1, limit.week, "hours_in_week"), (8, limit.eight_weeks, "hours_over_8_weeks")):
        if most is None or len(paid) < length:
            continue
        mean = np.convolve(paid, np.ones(length), "valid") / length
        for place in np.nonzero(mean > most + TOLERANCE)[0]:
            yield rule, mondays[int(place)] // DAY, float(mean[place]), float(most)


def _overtime(clock: Numbers, limit: WorkLimits, year: tuple[int, int]) -> Iterator[Found]:
    day = clock[0] // DAY
    minutes = clock[2] * clock[3]
    windows = ((7, limit.overtime_7), (28, limit.overtime_28), (364, limit.overtime_364))
    for length, most in windows:
        for first in day[minutes > 0] if most is not None else ():
            found = float(minutes[(day >= first) & (day < first + length)].sum())
            if found > float(most or 0) + TOLERANCE:
                yield f"overtime_{length}_days", int(first), found, float(most or 0)


def _sundays(clock: Numbers, limit: WorkLimits, year: tuple[int, int]) -> Iterator[Found]:
    if limit.sundays_in_row is None:
        return
    in_row = 0
    for sunday in range((6 - year[0]) * DAY, (year[1] + 1) * DAY, WEEK):
        worked = _paid_within(clock, sunday, sunday + limit.sunday_end).sum() > TOLERANCE
        in_row = in_row + 1 if worked else 0
        if in_row > limit.sundays_in_row:
            yield "sundays_in_row", sunday // DAY, float(in_row), float(limit.sundays_in_row)


def _paid_within(clock: Numbers, low: float, high: float) -> Numbers:
    """Paid minutes of each shift between two minutes; a break is spread evenly over its shift."""
    start, end, paid, _ = clock
    return np.asarray(paid * np.clip(np.minimum(end, high) - np.maximum(start, low), 0, None) / (end - start))


CHECKS = (_daily_rest, _weekly_rest, _hours_in_a_day, _hours_in_weeks, _overtime, _sundays)
