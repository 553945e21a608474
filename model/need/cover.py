"""The cover table on a half-hour grid: who must be present when, and the hours that makes in a week."""

from __future__ import annotations

import pandas as pd

from model.errors import InputError, Problem
from model.scenario import minutes_between, minutes_of
from model.scenario.schema import Scenario
from model.scenario.schema.rota import WEEKDAYS

DAY = 24 * 60
HALF_HOURS_DAY = 48
HALF_HOURS_WEEK = 7 * HALF_HOURS_DAY


def cover_by_half_hour(scenario: Scenario) -> pd.DataFrame:
    """People required in every half hour of the week.

    Returns
    -------
    DataFrame[cover_id, group, interval, required] : interval 0 is Monday 00:00–00:30 and 335 Sunday
    23:30–24:00; only intervals with a requirement are listed. Rows that overlap in time add up. A row
    whose end is not after its start goes on into the next day, and Sunday's into Monday, so no hour is lost.

    Raises
    ------
    InputError : clock times that are not on the hour or half hour, every row at once.
    """
    table = scenario.frame("cover")
    problems = [
        _off_grid(int(row), column, clock)
        for column in ("start", "end")
        for row, clock in enumerate(table[column])
        if clock[3:] not in ("00", "30")
    ]
    if problems:
        raise InputError(problems)
    required: dict[tuple[str, str, int], int] = {}
    columns = (table[name] for name in ("cover_id", "group", "weekday", "start", "end", "required"))
    for cover_id, group, weekday, start, end, people in zip(*columns, strict=True):
        first = WEEKDAYS.index(weekday) * HALF_HOURS_DAY + _half_hour(start)
        length = (_half_hour(end) - _half_hour(start)) % HALF_HOURS_DAY or HALF_HOURS_DAY
        for step in range(length):
            key = (str(cover_id), str(group), (first + step) % HALF_HOURS_WEEK)
            required[key] = required.get(key, 0) + int(people)
    rows = [(*key, people) for key, people in sorted(required.items()) if people]
    return pd.DataFrame(rows, columns=["cover_id", "group", "interval", "required"])


def cover_hours(scenario: Scenario) -> pd.DataFrame:
    """Hours of cover a week as the table has them, before any scaling to need.

    Returns
    -------
    DataFrame[cover_id, group, weekly_hours], sorted by both keys.
    """
    grid = cover_by_half_hour(scenario)
    hours = grid.groupby(["cover_id", "group"], sort=True)["required"].sum().mul(0.5)
    return hours.rename("weekly_hours").reset_index()


def resting_hours(scenario: Scenario, unit: str, year: int) -> dict[str, float]:
    """Hours of cover a week that do not count as working time, by group: the rest of a sleeping night.

    While one of the unit's resting duties runs, everybody required is taken to rest; the scenario's check sees to it
    that no waking shift of the unit runs at the same time. Empty without a resting duty.
    """
    rota = scenario.units[unit].rota
    lost = [0.0] * (HALF_HOURS_WEEK * 30)
    for name in sorted(set(rota.shift_kinds)) if rota else ():
        kind = scenario.rota.shift_kinds[name]
        if kind.resting is None or not kind.in_use.at(year, unit):
            continue
        uncounted = 1 - kind.resting.counted_share.at(year, unit)
        # rest that starts at an earlier clock time than the shift is rest after midnight
        later = DAY if kind.resting.start < kind.start else 0
        for weekday in kind.weekdays:
            start = WEEKDAYS.index(weekday) * DAY + later + minutes_of(kind.resting.start)
            for minute in range(start, start + minutes_between(kind.resting.start, kind.resting.end)):
                place = minute % len(lost)
                lost[place] = uncounted if lost[place] == 0 else min(lost[place], uncounted)
    if rota is None or not any(lost):
        return {}
    grid = cover_by_half_hour(scenario)
    grid = grid[grid["cover_id"] == rota.cover]
    hours: dict[str, float] = {}
    for group, interval, required in zip(grid["group"], grid["interval"], grid["required"], strict=True):
        first = int(interval) * 30
        hours[str(group)] = hours.get(str(group), 0.0) + required * sum(lost[first : first + 30]) / 60
    return hours


def _half_hour(clock: str) -> int:
    return int(clock[:2]) * 2 + int(clock[3:]) // 30


def _off_grid(row: int, column: str, clock: str) -> Problem:
    where = f"cover.csv, row {row + 2}, column {column}"
    return Problem(where, clock, "a time on the hour or half hour", "move the time to the nearest half hour")
