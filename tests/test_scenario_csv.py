"""CSV tables: understood exactly or refused, never shifted."""

from __future__ import annotations

import time
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.scenario import ROW_MODELS, check_scenario, load_scenario
from model.scenario.csv_reader import read_table
from tests import tiny
from tests.scenario_folder import told, write_tiny

HEAD = "group,month,short_absence_share\n"
SEMICOLONS = HEAD.replace(",", ";")


def absence(text: str) -> tuple[pd.DataFrame | None, str]:
    frame, problems = read_table(text, ROW_MODELS["absence"], "absence.csv")
    assert (frame is None) == bool(problems)
    return frame, "\n".join(map(str, problems))


@pytest.mark.parametrize("name", sorted(ROW_MODELS))
def test_every_table_is_read_as_it_was_written_with_its_types(name: str) -> None:
    frame = tiny.frames()[name]
    read, problems = read_table(frame.to_csv(index=False), ROW_MODELS[name], f"{name}.csv")
    assert problems == []
    pd.testing.assert_frame_equal(read[list(frame.columns)], frame)
    assert read.drop(columns=frame.columns).isna().all(axis=None)


@pytest.mark.parametrize(
    "text", [HEAD + 'nurse,1,"0,04"\n', SEMICOLONS + "nurse;1;0,04\n", SEMICOLONS + "nurse;1;0.04\n"]
)
def test_a_decimal_comma_in_quotes_or_between_semicolons_is_read(text: str) -> None:
    frame, _ = absence(text)
    assert frame is not None and frame["short_absence_share"].tolist() == [0.04]


def test_a_decimal_comma_that_splits_the_row_is_refused_not_shifted() -> None:
    _, text = absence(HEAD + "nurse,1,0,04\n")
    assert "absence.csv, row 2" in text and "4 fields" in text and "3 fields" in text and "in quotes" in text


@pytest.mark.parametrize(
    "text", [SEMICOLONS + "nurse;1;1,500\n", HEAD + 'nurse,1,"1,500"\n', SEMICOLONS + "nurse;1;1.500\n"]
)
def test_what_could_be_thousands_is_refused(text: str) -> None:
    assert "thousands" in absence(text)[1]


@pytest.mark.parametrize("cell", ["nan", "inf", "1_0", "4 %", "1 000", "٣", "0x1", "--1", "1e999", "=1+1", "0,1,2"])
def test_a_cell_that_is_no_plain_number_is_refused(cell: str) -> None:
    _, text = absence(f'{HEAD}nurse,1,"{cell}"\n')
    assert "absence.csv, row 2, column short_absence_share" in text and "a number from 0 to 1" in text


def test_every_faulty_cell_is_told_with_row_column_value_and_limit() -> None:
    _, text = absence(HEAD + "Nurse,13,1.5\nnurse,1.0,0.1\nnurse,,-0.1\nnurse,1\n")
    for words in (
        "row 2, column group\n    found:   “Nurse”",
        "row 2, column month\n    found:   “13”\n    allowed: a whole number from 1 to 12",
        "row 2, column short_absence_share\n    found:   “1.5”\n    allowed: a number from 0 to 1",
        "row 3, column month\n    found:   “1.0”",
        "row 4, column month\n    found:   an empty cell",
        "row 4, column short_absence_share\n    found:   “-0.1”",
        "row 5\n    found:   2 fields",
    ):
        assert words in text


def test_a_quoted_line_break_does_not_disturb_the_spreadsheet_rows() -> None:
    kind = ROW_MODELS["accounts"]
    text = 'cost_item,account_code,title\nfixed_pay,010,"two\nlines"\nagency,27,x\n'
    _, problems = read_table(text, kind, "accounts.csv")
    assert [p.where for p in problems] == ["accounts.csv, row 3, column account_code"]


def test_a_code_with_a_leading_zero_stays_text() -> None:
    text = "cost_item,account_code,title\nfixed_pay,0301,Pay\n"
    frame, _ = read_table(text, ROW_MODELS["accounts"], "accounts.csv")
    assert frame is not None and frame["account_code"].tolist() == ["0301"]


def test_an_empty_wanted_fraction_is_no_answer_and_no_fault(tmp_path: Path) -> None:
    staff = load_scenario(write_tiny(tmp_path / "t")).frame("staff")
    assert staff["wanted_fraction"].isna().any() and staff["wanted_fraction"].notna().any()


def test_unknown_missing_and_double_columns_are_told_with_the_nearest_name() -> None:
    _, text = absence("grup,month,month,x\nnurse,1,1,1\n")
    assert "unknown column “grup”" in text and "did you mean “group”?" in text
    assert "“month” twice" in text and "unknown column “x”" in text
    assert "no column “group”" in text and "rename “grup” to “group”" in text
    assert "no column “short_absence_share”" in text


@pytest.mark.parametrize("text", ["", "\n\n", '"', "group\tmonth\tshort_absence_share\n", HEAD + 'nurse,1,"0.1\n'])
def test_a_table_that_cannot_be_read_is_told_in_words(text: str) -> None:
    assert absence(text)[1]


def test_empty_rows_at_the_end_are_no_fault_but_inside_they_are() -> None:
    frame, _ = absence(HEAD + "nurse,1,0.1\n\n,,\n")
    assert frame is not None and len(frame) == 1
    assert "row 3\n    found:   an empty row" in absence(HEAD + "nurse,1,0.1\n\nnurse,2,0.1\n")[1]


def test_many_faults_of_one_kind_are_counted_not_listed_to_the_end() -> None:
    _, text = absence(HEAD + "nurse,13,0.1\n" * 1000)
    assert text.count("found:") == 101 and "900 more rows" in text


@given(st.text(alphabet='nurse,;"\n\r\t 0123456789.-,group\u00e6', max_size=60))
@settings(max_examples=150, derandomize=True)
def test_no_text_whatever_makes_the_reader_crash(text: str) -> None:
    for start in ("", HEAD, SEMICOLONS):
        frame, problems = read_table(start + text, ROW_MODELS["absence"], "absence.csv")
        assert (frame is None) == bool(problems)
        assert all(p.where and p.found and p.allowed and p.remedy for p in problems)


def test_faults_in_all_tables_and_the_settings_are_told_at_once(tmp_path: Path) -> None:
    facts, tables = tiny.settings(), tiny.frames()
    facts["period"]["horizon_years"] = 0
    tables["staff"].loc[0, "fraction"] = 1.4
    tables["absence"] = tables["absence"].drop(columns="month")
    problems = check_scenario(write_tiny(tmp_path / "t", facts, tables))
    told(problems, "period.horizon_years", "found:   0", "from 1 to 40")
    told(problems, "staff.csv, row 2, column fraction", "“1.4”", "above 0 and at most 1")
    told(problems, "absence.csv, row 1", "no column “month”")


def big_staff(rows: int) -> str:
    frame = tiny.frames()["staff"]
    big = pd.concat([frame] * (rows // len(frame) + 1), ignore_index=True).head(rows)
    return str(big.assign(person_id=[f"p{n}" for n in range(rows)]).to_csv(index=False))


def test_thirty_thousand_staff_are_read_whole() -> None:
    frame, problems = read_table(big_staff(30_000), ROW_MODELS["staff"], "staff.csv")
    assert problems == [] and frame is not None and len(frame) == 30_000


@pytest.mark.deep
def test_three_hundred_thousand_staff_are_read_whole() -> None:
    text, start = big_staff(300_000), time.perf_counter()
    frame, problems = read_table(text, ROW_MODELS["staff"], "staff.csv")
    print(f"300,000 rows read in {time.perf_counter() - start:.1f} s")
    assert problems == [] and frame is not None and len(frame) == 300_000
