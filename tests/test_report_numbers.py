"""Numbers and tables as people read them."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from model.report.headline import headline_cells, headline_frame
from model.report.names import titles_of
from model.report.numbers import number, signed, span
from model.report.plain import columns, headed_text, headline_text
from tests.made_results import made_result

THIN = "\u202f"


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (0.1234, "share", f"12.3{THIN}%"),
        (1234567.0, "hours/year", f"1{THIN}234{THIN}567"),
        (987_654_321.0, "NOK", "987.7"),
        (-3.25, "FTE", "−3.2"),
        (-0.01, "FTE", "0.0"),
        (0.8765, "fraction", "0.876"),
        (float("nan"), "FTE", "–"),
    ],
)
def test_numbers_are_written_by_their_unit(value: float, unit: str, shown: str) -> None:
    assert number(value, unit) == shown


def test_ranges_and_differences_are_written_out() -> None:
    assert span(0.1, 0.2, "share") == f"10.0–20.0{THIN}%"
    assert span(-2.0, 1.0, "FTE") == "−2.0 to 1.0"
    assert span(float("nan"), 1.0, "FTE") == "–"
    assert signed(0.021, "share") == f"+2.1{THIN}pp"
    assert signed(-2.0, "FTE") == "−2.0"
    assert signed(0.0, "FTE") == "0.0"
    assert signed(0.0001, "share") == f"0.0{THIN}pp"


def test_the_headline_has_ten_indicators_for_each_scenario_with_range_and_replications() -> None:
    frame = headline_frame([made_result(), made_result(shift=0.1)])
    assert len(frame) == 20
    assert set(frame["scenario"]) == {"tiny", "tiny (2)"}
    assert (frame["year"] == 2028).all()
    assert (frame["p10"] <= frame["mean"]).all() and (frame["mean"] <= frame["p90"]).all()
    assert (frame["replications"] == 4).all()


def test_a_single_run_is_labelled_and_a_chance_is_told_in_counts() -> None:
    single = headline_cells(headline_frame([made_result(replications=1)]))
    assert set(single["tiny p10–p90"]) == {"single run"}
    many = headline_cells(headline_frame([made_result()])).set_index("title")
    assert many.loc["Probability that need is met", "tiny p10–p90"] == "1 of 4"


def test_an_indicator_without_a_total_is_left_open_and_not_called_zero() -> None:
    result = made_result()
    object.__setattr__(result, "summary", result.summary[result.summary["indicator"] != "vacancies"])
    cells = headline_cells(headline_frame([result])).set_index("title")
    assert list(cells.loc["Vacant FTE"]) == ["–", "–"]


def test_text_columns_line_up() -> None:
    lines = headline_text([made_result(), made_result(shift=0.1)], ["Baseline", "A rather long name of an alternative"])
    rows = lines.splitlines()
    assert any(set(row) <= {"─", " "} for row in rows)
    assert max(len(row) for row in rows) <= 120
    assert columns(["a", "b"], [["x", "1"], ["yy", "22"]]).splitlines() == ["a    b", "──  ──", "x    1", "yy  22"]


def test_figures_on_screen_say_whose_they_are_and_how_often_chance_was_played() -> None:
    lines = headed_text([made_result()], ["Baseline"]).splitlines()
    assert lines[0] == "Tiny: headline indicators in 2028" and lines[1].startswith("Synthetic data")
    assert lines[2] == "Mean, and in brackets the range p10–p90 over 4 replications; seed 7."
    single = headed_text([made_result(replications=1)], ["Baseline"]).splitlines()[2]
    assert single.startswith("A single replication") and single.endswith("seed 7.")


def test_runs_of_one_scenario_are_told_apart_by_their_folders() -> None:
    two = [made_result(), made_result()]
    assert titles_of(two) == ["Baseline", "Baseline (2)"]
    assert titles_of(two, [Path("a"), Path("b")]) == ["Baseline", "b"]
    assert titles_of(two, [Path("a/run"), Path("b/run")]) == ["Baseline", "b/run"]
    assert titles_of([*two, made_result()], [Path("a"), Path("b"), Path("b")]) == ["Baseline", "b", "b (2)"]


def test_the_made_results_are_sorted_by_key() -> None:
    table = made_result().table
    keys = ["replication", "year", "unit", "group", "indicator"]
    pd.testing.assert_frame_equal(table, table.sort_values(keys, kind="stable", ignore_index=True))
