"""Full-time hours of a line: which agreed hours hold, where the three-part rota's formula begins and what it gives."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from model.rota.check.hours import three_part_hours
from model.rota.check.rota import line_hours
from model.rota.check.spans import LineTerms
from tests.test_rota_check import ALL, FORMULA_ROWS, ROWS, kinds, weeks


def full_time(texts: tuple[str, ...], **clocks: str) -> float:
    return line_hours(weeks(*texts), kinds(**clocks), ALL).full_time


def _year(night: str, sunday: str) -> float:
    """77 nights of 7 hours are 539 hours, 33 Sundays of 7 hours are 231; one of each has its own clock times."""
    cells: list[list[str | None]] = [
        ["n", "n" if week < 25 else None, None, None, None, None, None] for week in range(52)
    ]
    for week in range(33):
        cells[week][6] = "a"
    cells[0][0], cells[0][6] = "x", "y"
    return line_hours(cells, kinds(n="23:00-06:00", x=night, a="07:00-14:00", y=sunday), ALL).full_time


THREE = {"d": "07:00-11:00", "e": "17:00-21:00", "n": "22:00-06:00"}
FORMULAS: dict[str, tuple[Callable[[], float], Callable[[], float]]] = {
    # each pair: full-time hours where the condition is just met, and where it just is not
    "continuous_night_hours": (
        lambda: _year("23:00-06:00", "07:00-14:00"),
        lambda: _year("23:01-06:00", "07:00-14:00"),
    ),
    "continuous_sunday_hours": (
        lambda: _year("23:00-06:00", "07:00-14:00"),
        lambda: _year("23:00-06:00", "07:00-13:59"),
    ),
    "three_part_sunday_every": (
        lambda: full_time(("dennnnd", "nnde...", "......."), **THREE),
        lambda: full_time(("dennnnd", "nnde...", ".......", "......."), **THREE),
    ),
    "three_part_day_evening_share": (
        lambda: full_time(("ddnnn.d", "eeennn.", "nnn...."), **THREE),
        lambda: full_time(("ddnnn.d", "eexnnn.", "nnn...."), **THREE, x="17:01-21:00"),
    ),
    "evening_from": (
        lambda: full_time(("dxn...d",), **THREE, x="13:00-21:00"),
        lambda: full_time(("dxn...d",), **THREE, x="12:59-21:00"),
    ),
}


@pytest.mark.parametrize("row", sorted(FORMULAS))
def test_a_condition_of_shorter_full_time_hours_holds_at_its_number_and_not_beyond(row: str) -> None:
    met, missed = FORMULAS[row]
    assert met() < 35.5
    assert missed() == 35.5


@pytest.mark.parametrize(
    ("row", "just_outside", "just_inside"),
    [("night_from", "13:00-21:00", "13:00-21:01"), ("night_to", "06:00-14:00", "05:59-14:00")],
)
def test_an_hour_is_a_night_hour_only_inside_the_night_window(row: str, just_outside: str, just_inside: str) -> None:
    assert ROWS[row] in ALL
    assert line_hours(weeks("a......"), kinds(a=just_outside), ALL).night == 0
    assert line_hours(weeks("a......"), kinds(a=just_inside), ALL).night == pytest.approx(1 / 60)


@pytest.mark.parametrize(
    ("sunday", "night", "hours"),
    [(5, 7.5, 34.79), (5, 10, 34.17), (7.5, 10, 33.75), (5, 16, 33.6), (0, 0, 35.5), (0, 8, 35.5), (0, 15.6, 33.6)],
)
def test_the_three_part_formula_gives_the_worked_examples(sunday: float, night: float, hours: float) -> None:
    rules = {rule.quantity: rule for rule in ALL}
    assert three_part_hours(rules, sunday, night) == pytest.approx(hours, abs=0.005)


@pytest.mark.parametrize("row", ["three_part_sunday_minutes", "three_part_night_minutes"])
def test_without_its_extra_minutes_an_hour_reduces_nothing(row: str) -> None:
    rules = {rule.quantity: rule for rule in ALL}
    flat = rules | {row: ROWS[row].model_copy(update={"value": 60.0})}
    sunday, night = (16.0, 0.0) if row == "three_part_sunday_minutes" else (0.0, 12.0)
    assert three_part_hours(flat, sunday, night) == 35.5
    assert three_part_hours(rules, sunday, night) < 35.5


def test_an_hour_at_night_on_a_sunday_is_compensated_once() -> None:
    hours = line_hours(weeks("......n"), kinds(n="00:00-08:00"), ALL)
    assert (hours.night, hours.sunday) == (6.0, 2.0)


def test_a_part_time_line_has_the_full_time_hours_of_a_full_line_with_the_same_mix() -> None:
    shifts = kinds(d="07:30-15:00", e="15:00-22:30", n="22:00-08:00")
    part = LineTerms(fraction_from=0.1, fraction_to=0.9)
    full = line_hours(weeks("dden..d", ".......", "......."), shifts, ALL, part)
    sparse = line_hours(weeks("dden..d", *["......."] * 2, "dden..d", *["......."] * 2), shifts, ALL, part)
    assert full.full_time == sparse.full_time < 35.5
    assert full.fraction == pytest.approx(full.mean / full.full_time)


def test_every_row_of_a_formula_is_tested() -> None:
    windows = {"night_from", "night_to", "three_part_sunday_minutes", "three_part_night_minutes"}
    assert set(FORMULAS) | windows == FORMULA_ROWS
