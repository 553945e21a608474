"""A run as a workbook, or as a folder of CSV or Parquet files: plain tables, nothing to calculate.

Text is only ever text. In the workbook no cell is a formula or a link. In CSV a text that a spreadsheet
would take for a formula (it begins with = + - @, a tab or a line break) gets an apostrophe in front;
numbers are never touched. The same run gives the same bytes: the creation time is fixed.
"""

from __future__ import annotations

import datetime
import io
import math
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from model.errors import InputError, Problem
from model.report.files import write_whole
from model.report.tables import HEADERS, tables_of
from model.runs import Result, parquet_bytes

FORMATS = ("xlsx", "csv", "parquet")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
CREATED = datetime.datetime(2000, 1, 1)
# text is only ever text, and nothing is written beside the target
SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_MOST_ROWS = 1_048_576
_WIDEST, _WIDEST_HEAD = 60, 25  # a longer text or head goes over several lines
_LONG = "long text"
_NUMBERS = {"percent": "0", "year": "0", "posts": "0", "share": "0.0%", "NOK": "#,##0", "value": "#,##0.00"}


def export_run(result: Result, to: str, target: Path) -> Path:
    """Write the run's tables: one workbook, or a folder with one file a table. Nothing is left half-written.

    Raises InputError for an unknown format, a target that exists already, or a table too long for a sheet.
    """
    if to not in FORMATS:
        raise InputError(Problem("--to", f"“{to}”", ", ".join(FORMATS), "choose one of them"))
    if target.exists():
        raise InputError(Problem(str(target), "exists already", "a new name", "choose another with --out"))
    sheets = tables_of(result)
    if to == "xlsx":
        return write_whole(target, workbook_bytes(sheets))
    return _write_folder(sheets, to, target)


def workbook_bytes(sheets: Mapping[str, pd.DataFrame]) -> bytes:
    """The tables as an xlsx workbook. Raises InputError when one is too long for a sheet."""
    import xlsxwriter

    too_long = [name for name, frame in sheets.items() if len(frame) >= _MOST_ROWS]
    if too_long:
        remedy = "export to csv or parquet"
        raise InputError([Problem(f"sheet {name}", "too many rows", f"{_MOST_ROWS - 1}", remedy) for name in too_long])
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, SAFE)
    book.set_properties({"title": "Utsyn", "author": "Utsyn", "created": CREATED})
    formats = {code: book.add_format({"num_format": code}) for code in sorted({*_NUMBERS.values(), "#,##0.00"})}
    formats[_LONG] = book.add_format({"text_wrap": True, "valign": "top"})
    head = book.add_format(
        {"bold": True, "bg_color": "#0b5c8a", "font_color": "white", "text_wrap": True, "valign": "top"}
    )
    for name, frame in sheets.items():
        _write_sheet(book.add_worksheet(name), frame, head, formats)
    book.close()
    return target.getvalue()


def safe_text(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with every text a spreadsheet would run made harmless; number columns as they are."""
    frame = frame.copy()
    for column in frame.columns:
        if not pd.api.types.is_numeric_dtype(frame[column]) and not pd.api.types.is_bool_dtype(frame[column]):
            frame[column] = frame[column].astype(object).map(_harmless)
    return frame


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value


def _write_sheet(sheet: Any, frame: pd.DataFrame, head: Any, formats: Mapping[str, Any]) -> None:
    units = frame["unit_of_measure"].astype(str).tolist() if "unit_of_measure" in frame else [""] * len(frame)
    for place, name in enumerate(frame.columns):
        values = frame[name].astype(object).tolist()
        title = HEADERS.get(str(name), str(name).replace("_", " "))
        sheet.write_string(0, place, title, head)
        for row, (value, unit) in enumerate(zip(values, units, strict=True), start=1):
            _write_cell(sheet, (row, place), value, formats[_number_format(str(name), value, unit)])
        sheet.set_column(place, place, _width(title, values))
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.autofilter(0, 0, max(1, len(frame)), max(0, len(frame.columns) - 1))


def _write_cell(sheet: Any, where: tuple[int, int], value: object, number_format: Any) -> None:
    if value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return
    if isinstance(value, bool):
        sheet.write_string(*where, "yes" if value else "no")
    elif isinstance(value, int | float) or hasattr(value, "dtype"):
        sheet.write_number(*where, float(value), number_format)  # type: ignore[arg-type]
    else:
        sheet.write_string(*where, str(value))


def _number_format(column: str, value: object, unit: str) -> str:
    if isinstance(value, str) and len(value) >= _WIDEST:
        return _LONG
    if isinstance(value, int) or column in {"year", "posts", "percent"}:
        return "0"
    return _NUMBERS["share"] if unit in {"share", "probability"} else _NUMBERS.get(unit, "#,##0.00")


def _width(name: str, values: list[object]) -> int:
    """Wide enough for the first rows, and never a wall of text."""
    longest = max(
        (len(f"{value:,.2f}" if isinstance(value, float) else str(value)) for value in values[:400]), default=0
    )
    return min(_WIDEST, max(9, min(len(name), _WIDEST_HEAD) + 3, longest + 2))


def _write_folder(sheets: Mapping[str, pd.DataFrame], to: str, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent))
    try:
        for name, frame in sheets.items():
            content = parquet_bytes(frame) if to == "parquet" else _csv_bytes(frame)
            (fresh / f"{name}.{to}").write_bytes(content)
        fresh.chmod(0o755)
        os.rename(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return target


def _csv_bytes(frame: pd.DataFrame) -> bytes:
    return safe_text(frame).to_csv(index=False, lineterminator="\n").encode()
