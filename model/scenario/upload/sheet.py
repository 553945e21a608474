"""A sheet from the bytes of an xlsx or CSV file: text in rows, or every reason why not."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import PurePath

from model.errors import InputError, Problem
from model.scenario.upload.xlsx import workbook_rows

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 50_000
MOST_COLUMNS = 100
MOST_LETTERS = 2_000
DELIMITERS = (";", ",", "\t")
_AS_CSV = "save the sheet as xlsx, or as CSV in UTF-8"


@dataclass(frozen=True)
class Sheet:
    """What stands in a file.

    Attributes
    ----------
    where : the file's name, for messages.
    header : the first row, every name once.
    rows : the rows below as text, each as wide as the header; an empty row is kept, so that rows count as in the file.
    delimiter : what parted the cells of a CSV file; a comma for a workbook.
    """

    where: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    delimiter: str


def read_sheet(content: bytes, name: str) -> Sheet:
    """Read the first sheet of a workbook, or a CSV file.

    `name` tells the kind of file by its ending and stands in messages. At most 10 MB, 50 000 rows and 100 columns. A
    formula is refused, not reckoned: what it last gave may be out of date. Raises InputError with every fault found.
    """
    where = PurePath(name.replace("\\", "/")).name or "file"
    ending = PurePath(where).suffix.lower()
    if ending not in (".xlsx", ".csv"):
        raise InputError(Problem(where, f"a file ending in “{ending or 'nothing'}”", "a file .xlsx or .csv", _AS_CSV))
    if len(content) > MOST_BYTES:
        remedy = "leave out columns that are not asked for, or split the file"
        raise InputError(Problem(where, f"{len(content) / 1e6:.1f} MB", f"at most {MOST_BYTES / 1e6:.1f} MB", remedy))
    if ending == ".xlsx":
        rows, delimiter = workbook_rows(content, where, (MOST_ROWS, MOST_COLUMNS)), ","
    else:
        rows, delimiter = _csv_rows(content, where)
    return _sheet(where, rows, delimiter)


def _csv_rows(content: bytes, where: str) -> tuple[list[list[str]], str]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        remedy = "save the file as UTF-8 (in Excel: “CSV UTF-8”)"
        found = f"a character that is not UTF-8 (byte {content[error.start]:#04x})"
        raise InputError(Problem(f"{where}, row {row}", found, "text in UTF-8", remedy)) from None
    if "\0" in text:
        row = text.count("\n", 0, text.index("\0")) + 1
        raise InputError(Problem(f"{where}, row {row}", "a NUL byte", "text only", _AS_CSV))
    first = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=first.count)
    rows: list[list[str]] = []
    try:
        for row_cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            rows.append(row_cells)
            _refuse_long(where, rows)
    except csv.Error as error:
        remedy = "check the quotes in and above this row"
        place = f"{where}, row {len(rows) + 1}"
        raise InputError(Problem(place, str(error), "rows of well-formed CSV", remedy)) from None
    return rows, delimiter


def _refuse_long(where: str, rows: list[list[str]]) -> None:
    """Too many rows or columns: said at the first that is too many, before more is read."""
    if len(rows) > MOST_ROWS + 1:
        remedy = "split the file, or use a scenario's folder, which takes more"
        raise InputError(Problem(where, f"more than {MOST_ROWS} rows", f"at most {MOST_ROWS} rows", remedy))
    width = len(_without_tail(rows[-1]))
    if width > MOST_COLUMNS:
        remedy = "leave out columns that are not asked for"
        place = f"{where}, row {len(rows)}"
        raise InputError(Problem(place, f"{width} columns", f"at most {MOST_COLUMNS} columns", remedy))


def _sheet(where: str, rows: list[list[str]], delimiter: str) -> Sheet:
    """The header told apart from the rows, every row as wide as the header."""
    tidy = [_without_tail(row) for row in rows]
    while tidy and not tidy[-1]:
        tidy.pop()
    header = [cell.strip() for cell in tidy[0]] if tidy else []
    if not header:
        remedy = "put the names of the columns in the first row, as in the template"
        raise InputError(Problem(f"{where}, row 1", "an empty row", "the names of the columns", remedy))
    problems = _header_problems(where, header) + _row_problems(where, header, tidy)
    if problems:
        raise InputError(problems)
    width = len(header)
    body = tuple(tuple(row) + ("",) * (width - len(row)) for row in tidy[1:])
    if not body:
        remedy = "fill in the file, one row for each entry, below the header"
        raise InputError(Problem(where, "no rows below the header", "at least one row", remedy))
    return Sheet(where, tuple(header), body, delimiter)


def _header_problems(where: str, header: list[str]) -> list[Problem]:
    place, problems = f"{where}, row 1", []
    for number, name in enumerate(header, start=1):
        if not name:
            remedy = "name the column, or delete it"
            problems.append(Problem(place, f"column {number} without a name", "a name for each column", remedy))
        elif name in header[: number - 1]:
            remedy = "delete one of the two columns, or rename it"
            problems.append(Problem(place, f"the column “{name[:60]}” twice", "each column once", remedy))
    return problems


def _row_problems(where: str, header: list[str], rows: list[list[str]]) -> list[Problem]:
    """Cells beside the columns and cells with a book in them: at most a hundred are told."""
    problems: list[Problem] = []
    for number, row in enumerate(rows[1:], start=2):
        if len(row) > len(header):
            remedy = "delete what stands beside the table, or name its column"
            found, most = f"{len(row)} fields", f"{len(header)} fields, as in the header"
            problems.append(Problem(f"{where}, row {number}", found, most, remedy))
        longest = max((len(cell) for cell in row), default=0)
        if longest > MOST_LETTERS:
            found, most = f"a cell of {longest} characters", f"at most {MOST_LETTERS} characters"
            problems.append(Problem(f"{where}, row {number}", found, most, "shorten the text"))
        if len(problems) >= 100:
            break
    return problems


def _without_tail(row: list[str]) -> list[str]:
    """The row without the empty cells at its end."""
    width = len(row)
    while width and not row[width - 1].strip():
        width -= 1
    return row[:width]
