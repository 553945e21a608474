"""The cover table on the half-hour grid: no hour is lost, wherever midnight falls."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.errors import InputError
from model.need import cover_by_half_hour, cover_hours
from model.scenario.schema import Scenario
from model.scenario.schema.rota import WEEKDAYS
from tests.tiny import frames, tiny

COLUMNS = ["cover_id", "group", "weekday", "start", "end", "required"]
CLOCKS = [f"{hour:02d}:{minute}" for hour in range(24) for minute in ("00", "30")]


def with_cover(*rows: tuple[str, str, str, str, str, int]) -> Scenario:
    tables = frames()
    tables["cover"] = pd.DataFrame(rows, columns=COLUMNS)
    return tiny(tables=tables)


def half_hours(start: str, end: str) -> int:
    minutes = [int(clock[:2]) * 60 + int(clock[3:]) for clock in (start, end)]
    length = (minutes[1] - minutes[0]) // 30
    return length if length > 0 else length + 48


def test_the_tiny_wards_weekly_hours_are_those_counted_by_hand() -> None:
    hours = cover_hours(tiny()).set_index(["cover_id", "group"])["weekly_hours"]
    assert hours.to_dict() == {("ward", "nurse"): 105.0, ("ward", "skilled"): 280.0, ("ward", "assistant"): 52.5}


def test_a_night_from_sunday_ends_on_monday_morning() -> None:
    grid = cover_by_half_hour(with_cover(("ward", "nurse", "sun", "22:00", "01:30", 2)))
    assert grid["interval"].tolist() == [0, 1, 2, 332, 333, 334, 335]
    assert grid["required"].tolist() == [2] * 7


def test_rows_that_overlap_in_time_add_up() -> None:
    rows = (("ward", "nurse", "mon", "08:00", "10:00", 2), ("ward", "nurse", "mon", "09:00", "11:00", 1))
    assert cover_by_half_hour(with_cover(*rows))["required"].tolist() == [2, 2, 3, 3, 1, 1]


def test_equal_start_and_end_mean_a_whole_day() -> None:
    assert cover_hours(with_cover(("ward", "nurse", "wed", "08:00", "08:00", 1)))["weekly_hours"].tolist() == [24.0]


row_strategy = st.tuples(
    st.sampled_from(["ward", "other"]),
    st.sampled_from(["nurse", "skilled"]),
    st.sampled_from(list(WEEKDAYS)),
    st.sampled_from(CLOCKS),
    st.sampled_from(CLOCKS),
    st.integers(0, 5),
)


@settings(max_examples=40, derandomize=True)
@given(st.lists(row_strategy, min_size=1, max_size=8))
def test_the_grid_holds_every_required_hour_once(rows: list[tuple[str, str, str, str, str, int]]) -> None:
    expected: dict[tuple[str, str], float] = {}
    for cover_id, group, _, start, end, required in rows:
        key = (cover_id, group)
        expected[key] = expected.get(key, 0.0) + required * half_hours(start, end) / 2
    found = cover_hours(with_cover(*rows)).set_index(["cover_id", "group"])["weekly_hours"].to_dict()
    assert found == {key: hours for key, hours in expected.items() if hours}


def test_the_order_of_the_rows_does_not_matter() -> None:
    tables = frames()
    tables["cover"] = tables["cover"].iloc[::-1]
    pd.testing.assert_frame_equal(cover_by_half_hour(tiny(tables=tables)), cover_by_half_hour(tiny()))


def test_a_time_off_the_half_hour_is_told_with_its_row() -> None:
    rows = (("ward", "nurse", "mon", "08:00", "10:00", 2), ("ward", "nurse", "mon", "09:15", "11:10", 1))
    with pytest.raises(InputError) as fault:
        cover_by_half_hour(with_cover(*rows))
    assert [(p.where, p.found) for p in fault.value.problems] == [
        ("cover.csv, row 3, column start", "09:15"),
        ("cover.csv, row 3, column end", "11:10"),
    ]
