"""The cells of a workbook's first sheet as text. The file comes from outside: nothing in it is trusted or run."""

from __future__ import annotations

import datetime
import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import openpyxl
from defusedxml import DefusedXmlException
from openpyxl.utils.exceptions import InvalidFileException

from model.errors import InputError, Problem

MOST_UNPACKED = 60_000_000
MOST_PARTS = 500
TOLD = 100
_MOST_CELLS = 6_000_000
_ANEW = "save the sheet anew as xlsx"
_AS_VALUES = "copy the column and paste it as values"
# what openpyxl, zipfile and the XML reader raise for a file that is not what it claims to be
_BROKEN = (
    ValueError,
    KeyError,
    TypeError,
    IndexError,
    AttributeError,
    OSError,
    EOFError,
    SyntaxError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    DefusedXmlException,
)


def workbook_rows(content: bytes, where: str, most: tuple[int, int]) -> list[list[str]]:
    """Rows of text from the first sheet; `most` is the largest number of rows below the header, and of columns.

    Raises InputError: for a file that is no workbook or unpacks to too much, for too many rows or columns, and with
    every cell that holds a formula, an error or a date.
    """
    _refuse_unpacked(content, where)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that nobody reads here
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
            try:
                return _rows(book, where, most)
            finally:
                book.close()
    except InputError:
        raise
    except _BROKEN:
        found, allowed = "a file that cannot be read as a workbook", "an xlsx workbook"
        raise InputError(Problem(where, found, allowed, _ANEW)) from None


def _refuse_unpacked(content: bytes, where: str) -> None:
    """An archive is judged by what its directory says before a byte is unpacked; zipfile reads no more than that."""
    if content[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        found = "a workbook with a password, or of the old kind"
        raise InputError(Problem(where, found, "an xlsx workbook without a password", _ANEW))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except _BROKEN:
        found = "a file that is no workbook, whatever its name"
        raise InputError(Problem(where, found, "an xlsx workbook", _ANEW)) from None
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MOST_UNPACKED or len(parts) > MOST_PARTS:
        found = f"a workbook that unpacks to {unpacked / 1e6:.0f} MB in {len(parts)} parts"
        allowed = f"at most {MOST_UNPACKED / 1e6:.0f} MB in {MOST_PARTS} parts"
        raise InputError(Problem(where, found, allowed, "copy only the table to a new workbook"))


def _rows(book: Any, where: str, most: tuple[int, int]) -> list[list[str]]:
    if not book.worksheets:
        raise InputError(Problem(where, "a workbook without a sheet", "a table on the first sheet", _ANEW))
    sheet = book.worksheets[0]
    sheet.reset_dimensions()  # what the file says of its own size is not to be relied on
    most_rows, most_columns = most
    rows: list[list[str]] = []
    problems: list[Problem] = []
    cells = blank = 0
    for number, row in enumerate(sheet.iter_rows(), start=1):
        texts = list(_texts(row, (where, number, rows[0] if rows else []), problems))
        cells += len(row)
        blank = 0 if texts else blank + 1
        if len(texts) > most_columns:
            found, allowed = f"{len(texts)} columns", f"at most {most_columns} columns"
            remedy = "leave out columns that are not asked for"
            raise InputError(Problem(f"{where}, row {number}", found, allowed, remedy))
        if number - blank > most_rows + 1:
            remedy = "split the file, or use a scenario's folder, which takes more"
            raise InputError(Problem(where, f"more than {most_rows} rows", f"at most {most_rows} rows", remedy))
        if cells > _MOST_CELLS or blank > most_rows:
            found, allowed = "a sheet with far more cells than its table", "the table alone"
            raise InputError(Problem(where, found, allowed, "copy only the table to a new workbook"))
        if len(problems) >= TOLD:
            break
        rows.append(texts)
    if problems:
        raise InputError(problems)
    return rows


def _texts(row: Any, where: tuple[str, int, list[str]], problems: list[Problem]) -> Iterator[str]:
    """The row's cells as text, up to the last that holds something."""
    last = max((place for place, cell in enumerate(row) if cell.value is not None), default=-1)
    file, number, header = where
    for place, cell in enumerate(row[: last + 1]):
        fault = _fault(cell)
        if fault:
            name = header[place].strip() if place < len(header) else ""
            found, allowed, remedy = fault
            at = f"{file}, row {number}, column {name or place + 1}"
            problems.append(Problem(at, found, allowed, remedy))
        yield "" if fault else _text(cell.value)


def _fault(cell: Any) -> tuple[str, str, str] | None:
    """Why a cell cannot be taken as it is: found, allowed, remedy."""
    if cell.data_type == "f":
        written = cell.value if isinstance(cell.value, str) else "={…}"
        return f"the formula “{written[:60]}”", "a value", _AS_VALUES
    if cell.data_type == "e":
        return f"the error {str(cell.value)[:20]}", "a value", "correct the cell"
    if isinstance(cell.value, datetime.datetime):
        return f"the date {cell.value:%Y-%m-%d}", "a number, a text or a clock time", "write the cell as text or number"
    return None


def _text(value: Any) -> str:
    """A value as it would stand in a CSV file."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.time):
        return f"{value:%H:%M}"
    if isinstance(value, datetime.timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return str(value)
