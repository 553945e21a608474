"""Export: plain tables; text stays text; the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from model.errors import InputError
from model.report import export_run
from model.report.workbook import safe_text, tables_of, workbook_bytes
from tests.made_results import made_result
from tests.tiny import settings, tiny

DANGER = ["=1+1", "+1", "-1+2", "@SUM(A1)", "\tx", "https://example.org", "{=A1}", "'quoted", "plain"]


def test_the_workbook_holds_what_the_frames_hold(tmp_path: Path) -> None:
    result = made_result()
    target = export_run(result, "xlsx", tmp_path / "run.xlsx")
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == list(tables_of(result))
    sheet = book["summary"]
    header = [cell.value.replace(" ", "_") for cell in sheet[1]]
    read = pd.DataFrame(sheet.iter_rows(min_row=2, values_only=True), columns=header)
    assert len(read) == len(result.summary)
    for column in ("mean", "p10", "p50", "p90", "year", "replications"):
        assert read[column].to_numpy(dtype=float) == pytest.approx(result.summary[column].to_numpy(dtype=float))
    assert read["indicator"].tolist() == result.summary["indicator"].astype(str).tolist()
    assert sheet.freeze_panes == "A2"
    assert sheet["H2"].number_format != "General"


def test_the_workbook_says_where_its_figures_come_from(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(export_run(made_result(), "xlsx", tmp_path / "run.xlsx"))
    facts = dict(book["provenance"].iter_rows(min_row=2, values_only=True))
    assert facts["seed"] == "7" and facts["replications"] == "4" and facts["synthetic"].startswith("yes")
    assert "version of pandas" in facts
    assert book["assumptions"].max_row > 50


def test_text_never_becomes_a_formula_or_a_link() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes({"danger": pd.DataFrame({"text": DANGER})})))
    cells = [cell for (cell,) in book["danger"].iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == DANGER
    assert all(cell.data_type == "s" and cell.hyperlink is None for cell in cells)


def test_the_same_run_gives_the_same_workbook() -> None:
    content = workbook_bytes(tables_of(made_result()))
    assert content == workbook_bytes(tables_of(made_result()))
    core = zipfile.ZipFile(io.BytesIO(content)).read("docProps/core.xml").decode()
    assert "2000-01-01" in core


def test_csv_text_is_made_harmless_and_numbers_are_not_touched() -> None:
    frame = pd.DataFrame({"text": DANGER, "number": [-float(n) for n in range(len(DANGER))]})
    safe = safe_text(frame)
    assert safe["number"].tolist() == frame["number"].tolist()
    assert safe["text"].tolist()[:5] == ["'=1+1", "'+1", "'-1+2", "'@SUM(A1)", "'\tx"]
    assert safe["text"].tolist()[-1] == "plain"
    assert safe_text(frame.astype({"text": "category"}))["text"].tolist() == safe["text"].tolist()


@pytest.mark.parametrize("to", ["csv", "parquet"])
def test_folders_hold_one_whole_file_a_table(tmp_path: Path, to: str) -> None:
    result = made_result()
    folder = export_run(result, to, tmp_path / "out")
    assert sorted(path.stem for path in folder.iterdir()) == sorted(tables_of(result))
    read = pd.read_csv(folder / "need.csv") if to == "csv" else pd.read_parquet(folder / "need.parquet")
    assert read["need_hours"].tolist() == result.need["need_hours"].tolist()


def test_an_unknown_format_or_a_taken_name_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="xlsx, csv, parquet"):
        export_run(made_result(), "pdf", tmp_path / "run.pdf")
    (tmp_path / "run.xlsx").write_text("mine")
    with pytest.raises(InputError, match="exists already"):
        export_run(made_result(), "xlsx", tmp_path / "run.xlsx")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("run.xlsx", "mine")]


def test_titles_that_look_like_formulas_come_through_as_text(tmp_path: Path) -> None:
    facts = settings()
    facts["title"] = '=HYPERLINK("x")'
    book = openpyxl.load_workbook(export_run(made_result(tiny(facts)), "xlsx", tmp_path / "run.xlsx"))
    title = next(row for row in book["provenance"].iter_rows() if row[0].value == "title")[1]
    assert title.value == '=HYPERLINK("x")' and title.data_type == "s"
