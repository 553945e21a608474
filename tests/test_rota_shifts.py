"""Shift kinds in minutes, and the hours that carry a supplement."""

from __future__ import annotations

import pytest

from model.errors import InputError
from model.rota.shifts import WEEK, Shift, clock_text, cyclic_overlap, minutes, shift_from, span, windows_of
from model.scenario.schema.rota import ShiftKind
from tests.rota_cases import DAY_SHIFT, EVENING, LONG_WEEKEND, NIGHT
from tests.tiny import shift, tiny


def kind(start: str, end: str, unpaid: int = 0, family: str = "day") -> ShiftKind:
    return ShiftKind.model_validate(shift(start, end, family, unpaid))


def test_an_end_that_is_not_after_the_start_means_the_next_day() -> None:
    assert span("22:00", "08:00") == (1320, 1920)
    assert span("07:30", "15:00") == (450, 900)
    assert span("08:00", "08:00") == (480, 1920)
    assert clock_text(minutes("22:30") + WEEK) == "22:30"


def test_paid_minutes_are_the_length_less_the_unpaid_break() -> None:
    assert shift_from("day", kind("07:30", "15:30", 30)).paid == 450
    night = shift_from("night", kind("22:00", "08:00", 60, "night"))
    assert (night.length, night.paid, night.paid_after_midnight) == (600, 540, 432)


def test_a_break_as_long_as_the_shift_is_refused() -> None:
    with pytest.raises(InputError, match="unpaid break shorter than the shift"):
        shift_from("short", kind("08:00", "09:30", 90))


def test_supplement_hours_by_hand() -> None:
    # evening from 17, night 21–06, weekend Saturday 00:00 to Sunday 24:00
    windows = windows_of(tiny().budget.supplements)
    assert windows.hours(DAY_SHIFT, 0) == pytest.approx((0, 0, 0))
    assert windows.hours(DAY_SHIFT, 5) == pytest.approx((0, 0, 7.5))
    assert windows.hours(EVENING, 2) == pytest.approx((4, 1.5, 0))
    assert windows.hours(NIGHT, 3) == pytest.approx((0, 8, 0))  # 22:00–06:00 of 22:00–08:00
    assert windows.hours(NIGHT, 4) == pytest.approx((0, 8, 8))  # Friday night: Saturday from midnight
    assert windows.hours(NIGHT, 6) == pytest.approx((0, 8, 2))  # Sunday night: until midnight
    assert windows.hours(LONG_WEEKEND, 6) == pytest.approx((3, 0, 12.5))


def test_an_unpaid_break_is_spread_evenly_over_the_windows() -> None:
    evening = Shift("evening", 900, 1380, 450, "evening")
    hours = windows_of(tiny().budget.supplements).hours(evening, 1)
    assert hours == pytest.approx((4 * 450 / 480, 2 * 450 / 480, 0))


def test_evening_and_night_never_overlap_and_each_minute_counts_once() -> None:
    windows = windows_of(tiny().budget.supplements)
    for minute in range(0, WEEK, 30):
        evening, night = (cyclic_overlap(minute, minute + 30, part) for part in (windows.evening, windows.night))
        assert evening + night <= 30
    assert cyclic_overlap(0, WEEK, windows.night) == 7 * 9 * 60
    assert cyclic_overlap(0, WEEK, windows.weekend) == 2 * 24 * 60
