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
from model.report.tables import about, costs_total, tables_of, titled_costs
from model.report.workbook import safe_text, workbook_bytes
from model.runs import run
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


def test_the_first_sheet_tells_of_every_sheet_and_only_of_those(tmp_path: Path) -> None:
    sheets = tables_of(made_result())
    assert next(iter(sheets)) == "about" and about()["sheet"].tolist() == list(sheets)
    assert (about()["meaning"].str.len() > 10).all()
    book = openpyxl.load_workbook(export_run(made_result(), "xlsx", tmp_path / "run.xlsx"))
    assert [cell.value for cell in book.worksheets[0]["A"]][1:] == book.sheetnames


def test_headers_of_the_workbook_say_their_unit() -> None:
    sizing = pd.DataFrame({"pool": ["p"], "pooled_cost": [1.0], "separate_cost": [2.0]})
    sheets = {name: frame for name, frame in tables_of(made_result()).items() if name in {"posts", "rota_cover"}}
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(sheets | {"pool_sizing": sizing})))
    heads = {sheet.title: [cell.value for cell in sheet[1]] for sheet in book}
    assert heads["rota_cover"][3:] == [f"{word} hours/week" for word in ("required", "covered", "uncovered", "surplus")]
    assert "percent of a full position" in heads["posts"] and "works every k-th weekend (0: none)" in heads["posts"]
    assert all("ordinary hours a year" in head for head in heads["pool_sizing"][1:])


def test_cost_lines_carry_the_titles_of_the_scenario() -> None:
    costs = titled_costs(made_result())
    facts = tiny()
    accounts = facts.frame("accounts").set_index("cost_item")["title"]
    functions = facts.frame("functions").set_index("function_code")["title"]
    assert costs["account_title"].tolist() == [accounts[item] for item in costs["cost_item"]]
    assert costs["function_title"].tolist() == [functions[code] for code in costs["function_code"]]


def test_total_costs_add_up_down_across_and_to_the_net_cost() -> None:
    result = run(tiny(), seed=5, replications=3)
    frame = costs_total(titled_costs(result))
    accounts = [name for name in frame.columns if name[:3].isdigit()]
    assert frame["total"].to_numpy() == pytest.approx(frame[accounts].sum(axis=1).to_numpy())
    every, parts = frame[frame["function_code"] == "all"], frame[frame["function_code"] != "all"]
    for column in [*accounts, "total"]:
        assert parts.groupby("year")[column].sum().tolist() == pytest.approx(every[column].tolist())
    totals = result.summary[(result.summary["unit"] == "all") & (result.summary["group"] == "all")]
    net = totals[totals["indicator"] == "net_cost_nok"].sort_values("year")["mean"]
    assert every["total"].tolist() == pytest.approx(net.tolist())
    assert len(set(parts["function_code"])) > 1 and not frame.isna().any().any()


def test_total_costs_are_values_and_not_formulas(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(export_run(made_result(), "xlsx", tmp_path / "run.xlsx"))
    rows = list(book["costs_total"].iter_rows(min_row=2))
    assert [row[1].value for row in rows] == ["253", "all"]
    assert all(cell.data_type in {"n", "s"} for row in rows for cell in row)
    assert rows[0][-1].value == pytest.approx(500_000.5 - 1.5) and rows[0][-1].number_format == "#,##0"
