"""The checker against a second opinion: rules read off a plain half-hour array, on many lines."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray

from model.rota.check.rota import check_line
from model.rota.check.spans import LineTerms
from tests.test_rota_check import ALL, ROWS, kinds, weeks

CLOCKS = {"d": (15, 30), "e": (29, 45), "n": (44, 64), "l": (14, 42)}
SHIFTS = kinds(d="07:30-15:00", e="14:30-22:30", n="22:00-08:00", l="07:00-21:00")
RULES = [
    ROWS[name]
    for name in (
        "daily_rest_law",
        "weekly_rest_law",
        "longest_shift_stewards",
        "week_hours_law",
        "days_in_row",
        "nights_in_row",
        "next_sunday_off",
        "complete_weekends",
        "weekend_every_third",
        "mean_hours_law",
    )
] + [rule for rule in ALL if rule.quantity in ("sunday_end_hour", "night_shift_hours")]
DAY, WEEK = 48, 336


def zero_runs(flags: NDArray[np.bool_]) -> list[int]:
    """Lengths of the stretches of False inside an array."""
    text = "".join("1" if flag else "0" for flag in flags)
    return [len(run) for run in text.split("1") if run]


def expected(line: tuple[str, ...]) -> set[str]:
    """The broken rules, found by looking at every half hour of five repetitions of the cycle."""
    days = "".join(line)
    people = np.zeros((5 * len(days) + 2) * DAY, dtype=int)
    for day, shift in enumerate(days * 5):
        if shift != ".":
            start, end = CLOCKS[shift]
            people[day * DAY + start : day * DAY + end] += 1
    cycle = len(days) * DAY
    # the second to fourth repetition see their neighbours on both sides
    middle = slice(cycle, 4 * cycle)
    busy = people > 0
    broken = set()
    if (people[middle] > 1).any():
        broken.add("overlapping_shifts")
    inner = [run for run in zero_runs(busy[middle])[1:-1] if run < 22]
    if inner:
        broken.add("daily_rest_law")
    if any(run > 25 for run in zero_runs(~busy[middle])):
        broken.add("longest_shift_stewards")
    week_slices = [slice(cycle + week * WEEK, cycle + (week + 1) * WEEK) for week in range(len(line))]
    if any(max(zero_runs(busy[part]), default=0) < 70 for part in week_slices):
        broken.add("weekly_rest_law")
    hours = [people[part].sum() / 2 for part in week_slices]
    if max(hours) > 40:
        broken.add("week_hours_law")
    if np.mean(hours) > 40:
        broken.add("mean_hours_law")
    return broken | _by_day(days) | _by_week(line, [busy[part] for part in week_slices])


def _by_day(days: str) -> set[str]:
    repeated = days * (2 + 14 // len(days))
    broken = set()
    if any(len(block) > 6 for block in repeated.split(".")):
        broken.add("days_in_row")
    if "nnnnn" in repeated:
        broken.add("nights_in_row")
    return broken


def _by_week(line: tuple[str, ...], busy: list[NDArray[np.bool_]]) -> set[str]:
    broken = set()
    sundays = [bool(week[6 * DAY : 6 * DAY + 44].any()) for week in busy]
    if any(sundays[week] and sundays[(week + 1) % len(line)] for week in range(len(line))):
        broken.add("next_sunday_off")
    if any((week[5] == ".") != (week[6] == ".") for week in line):
        broken.add("complete_weekends")
    worked = [week[5:] != ".." for week in line]
    if any(worked[week] and (worked[week - 1] or worked[week - 2]) for week in range(len(line))):
        broken.add("weekend_every_third")
    return broken


def found(line: tuple[str, ...]) -> set[str]:
    return {violation.rule for violation in check_line(weeks(*line), SHIFTS, RULES, LineTerms())}


def agree(lines: Iterator[tuple[str, ...]]) -> tuple[int, int]:
    """Compare both opinions on every line; how many were legal, and how many not."""
    legal = 0
    count = 0
    for line in lines:
        truth, ours = expected(line), found(line)
        if "overlapping_shifts" in truth:
            # where shifts overlap there is no telling one working period from two
            truth -= {"daily_rest_law", "longest_shift_stewards"}
            ours -= {"daily_rest_law", "longest_shift_stewards"}
        assert ours == truth, line
        legal += not truth
        count += 1
    return legal, count - legal


def random_lines(count: int, length: int) -> Iterator[tuple[str, ...]]:
    chance = np.random.Generator(np.random.Philox(key=[length, 20260101]))
    for _ in range(count):
        blocks = ""
        # blocks of alike shifts make legal lines common enough to matter
        while len(blocks) < 7 * length:
            blocks += "den.."[chance.integers(5)] * int(chance.integers(1, 4)) + "." * int(chance.integers(0, 4))
        days = blocks[: 7 * length]
        yield tuple(days[week * 7 : week * 7 + 7] for week in range(length))


def test_every_one_week_line_of_two_shifts_is_judged_as_by_the_half_hour_array() -> None:
    legal, illegal = agree(("".join(week),) for week in itertools.product("dn.", repeat=7))
    assert legal > 20 and illegal > 1000


@pytest.mark.parametrize("length", [2, 3, 4, 6])
def test_random_lines_are_judged_as_by_the_half_hour_array(length: int) -> None:
    legal, illegal = agree(random_lines(200, length))
    assert illegal > 100
    assert legal > 0 or length > 3


def test_lines_that_the_half_hour_array_finds_legal_have_no_violations() -> None:
    legal = [line for line in random_lines(4000, 3) if not expected(line)]
    assert len(legal) > 20
    assert all(found(line) == set() for line in legal)


@pytest.mark.deep
@pytest.mark.parametrize("length", [3, 4, 5, 8, 12])
def test_many_random_lines_are_judged_as_by_the_half_hour_array(length: int) -> None:
    agree(random_lines(4000, length))


@pytest.mark.deep
def test_every_one_week_line_of_four_shifts_is_judged_as_by_the_half_hour_array() -> None:
    agree(("".join(week),) for week in itertools.product("deln.", repeat=7))
