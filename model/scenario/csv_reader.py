"""CSV tables read as text, told apart from guesses: a cell is understood exactly or refused.

The delimiter is the header's; every row has exactly the header's number of fields, so a decimal comma
can never shift a row. Each column is checked once per distinct value, which keeps 300,000 rows quick.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

import numpy as np
import pandas as pd
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from model.errors import Problem, nearest
from model.scenario.faults import shown
from model.scenario.schema.tables import optional_columns
from model.scenario.words import Spec, allowed, resolved, schema_of

MAX_FAULTS = 100

_INTEGER = re.compile(r"[+-]?[0-9]{1,15}")
_NUMBER = re.compile(r"[+-]?([0-9]{1,15}(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,2})?")
_COMMA_NUMBER = re.compile(r"[+-]?[0-9]{1,15},[0-9]+")
_COMMA_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}(,[0-9]{3})+")
_POINT_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}(\.[0-9]{3})+")


def read_table(text: str, kind: type[BaseModel], where: str) -> tuple[pd.DataFrame | None, list[Problem]]:
    """The table in `text`, its columns as `kind` declares them, and every fault found.

    The frame is None when anything is wrong. `where` is the file's name; rows are counted as a
    spreadsheet does, the header being row 1.
    """
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        remedy = "save the sheet anew as CSV in UTF-8"
        return None, [Problem(f"{where}, line {line}", "a NUL byte", "text only", remedy)]
    header, problems = _header(text, kind, where)
    if problems or header is None:
        return None, problems
    delimiter, names = header
    rows, problems = _rows(text, delimiter, len(names), where)
    cells = np.array([row for _, row in rows], dtype=object).reshape(len(rows), len(names))
    numbers = np.array([number for number, _ in rows], dtype=np.int64)
    columns: dict[str, Any] = {}
    for name, taken in _declared(kind).items():
        told = cells[:, names.index(name)] if name in names else np.full(len(rows), "", dtype=object)
        values, faults = _column(told, taken, delimiter)
        if faults:
            place = f"{where}, row {{}}, column {name}"
            problems += _cell_problems(faults, numbers, place, allowed_in_column(kind, name))
        columns[name] = values
    return (None if problems else pd.DataFrame(columns)), problems


def allowed_in_column(kind: type[BaseModel], name: str) -> str:
    """What a declared column takes, in words."""
    taken = _declared(kind)[name]
    return allowed(taken.spec) + ("" if taken.required else ", or empty")


@cache
def _declared(kind: type[BaseModel]) -> dict[str, _Taken]:
    """What each column of a table takes."""
    root = schema_of(kind)
    return {name: _taken(resolved(root["properties"][name], root), field) for name, field in kind.model_fields.items()}


def _taken(spec: Spec, field: FieldInfo) -> _Taken:
    inner: Any = field.annotation
    for part in field.metadata:
        inner = Annotated[inner, part]
    listed: Any = list.__class_getitem__(inner)
    adapter: TypeAdapter[list[Any]] = TypeAdapter(listed)
    kept_as = {"integer": "int", "number": "float"}.get(str(spec.get("type")), "text")
    return _Taken(spec, kept_as, field.is_required(), adapter)


def _header(text: str, kind: type[BaseModel], where: str) -> tuple[tuple[str, list[str]] | None, list[Problem]]:
    """Delimiter and column names, the delimiter being the one that finds most declared columns."""
    declared = list(kind.model_fields)
    place = f"{where}, row 1"
    found: list[tuple[int, str, list[str]]] = []
    for delimiter in (",", ";"):
        try:
            cells = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), [])
        except csv.Error as error:
            return None, [Problem(place, f"a header that cannot be read: {error}", "column names", "check the quotes")]
        names = [cell.strip() for cell in cells]
        found.append((len(set(names) & set(declared)), delimiter, names))
    if not text.strip():
        remedy = "start the file with this row: " + ",".join(declared)
        return None, [Problem(place, "an empty file", "a header row with " + ", ".join(declared), remedy)]
    hits, delimiter, names = max(found, key=lambda entry: entry[0])
    if hits <= 1 and "\t" in text.splitlines()[0]:
        fault = Problem(place, "columns parted by tabs", "comma or semicolon", "save the sheet as CSV, not as text")
        return None, [fault]
    return (delimiter, names), _header_faults(names, kind, place)


def _header_faults(names: Sequence[str], kind: type[BaseModel], place: str) -> list[Problem]:
    declared = list(kind.model_fields)
    missing = [name for name in declared if name not in names and name not in optional_columns(kind)]
    problems = []
    for position, name in enumerate(names, start=1):
        if name in names[: position - 1]:
            remedy = "delete one of the two columns"
            problems.append(Problem(place, f"the column “{name}” twice", "each column once", remedy))
        elif name not in declared:
            close = nearest(name, missing) or nearest(name, declared)
            remedy = f"did you mean “{close}”?" if close else "delete the column"
            listed = "the columns " + ", ".join(declared)
            problems.append(Problem(place, f"the unknown column “{name}” (number {position})", listed, remedy))
    for name in missing:
        strange = [other for other in names if other not in declared]
        close = nearest(name, strange)
        remedy = f"rename “{close}” to “{name}”" if close else f"add the column {name}"
        takes = f"{name}: {allowed_in_column(kind, name)}"
        problems.append(Problem(place, f"no column “{name}”", takes, remedy))
    return problems


def _rows(text: str, delimiter: str, width: int, where: str) -> tuple[list[tuple[int, list[str]]], list[Problem]]:
    """The rows after the header that have the right number of fields, numbered, and the faults."""
    rows: list[tuple[int, list[str]]] = []
    problems: list[Problem] = []
    blank: list[int] = []
    number = 1
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        next(reader)
        for number, row in enumerate(reader, start=2):
            if not any(row):
                blank.append(number)
                continue
            problems += [_blank_row(where, empty) for empty in blank]
            blank = []
            if len(row) == width:
                rows.append((number, row))
            else:
                problems.append(_wrong_width(where, number, len(row), width, delimiter))
    except csv.Error as error:
        remedy = "check the quotes in and above this row"
        problems.append(Problem(f"{where}, row {number + 1}", str(error), "rows of well-formed CSV", remedy))
    return rows, problems[:MAX_FAULTS]


def _blank_row(where: str, number: int) -> Problem:
    return Problem(f"{where}, row {number}", "an empty row", "no empty rows between rows", "delete the row")


def _wrong_width(where: str, number: int, found: int, width: int, delimiter: str) -> Problem:
    remedy = "fill in the row; an empty cell still needs its delimiter"
    if found > width and delimiter == ",":
        remedy = 'put a number with a decimal comma, or text with a comma, in quotes: "0,8"'
    return Problem(f"{where}, row {number}", f"{found} fields", f"{width} fields, as in the header", remedy)


def _column(cells: Any, taken: _Taken, delimiter: str) -> tuple[Any, dict[int, tuple[str, str]]]:
    """One column's values; its faults as (found, remedy) by the position of the row among the rows."""
    codes, distinct = pd.factorize(cells)
    values: list[Any] = []
    wrong: dict[int, tuple[str, str]] = {}
    for index, cell in enumerate(distinct):
        value, remedy = _understood(cell, taken, delimiter)
        values.append(value)
        if remedy:
            wrong[index] = ("an empty cell" if not cell.strip() else shown(cell), remedy)
    right = [index for index in range(len(values)) if index not in wrong]
    for position, remedy in _out_of_limits([values[index] for index in right], taken).items():
        wrong[right[position]] = (shown(distinct[right[position]]), remedy)
    if wrong:
        rows = np.flatnonzero(np.isin(codes, list(wrong)))
        return None, {int(row): wrong[codes[row]] for row in rows}
    dtype = {"int": "int64", "float": "float64", "text": "str"}[taken.kept_as]
    return pd.Series(values, dtype=dtype).array.take(codes), {}


def _cell_problems(faults: dict[int, tuple[str, str]], numbers: Any, place: str, takes: str) -> list[Problem]:
    told = list(faults.items())[:MAX_FAULTS]
    problems = [Problem(place.format(numbers[row]), found, takes, remedy) for row, (found, remedy) in told]
    if len(faults) > len(told):
        row = list(faults)[len(told)]
        found = f"{len(faults) - len(told)} more rows at fault from here on"
        problems.append(Problem(place.format(numbers[row]), found, takes, "correct the rows above, then check again"))
    return problems


def _understood(cell: str, taken: _Taken, delimiter: str) -> tuple[Any, str]:
    """The cell's value and a blank remedy; or nothing and what to do about it."""
    text = cell.strip()
    if not text:
        return (None, "write a value") if taken.required else (None, "")
    if taken.kept_as == "text":
        # only codes and names are freed of blanks at the ends; free text stays as written
        return (text if {"pattern", "enum"} & set(taken.spec) else cell), ""
    if taken.kept_as == "int":
        return (int(text), "") if _INTEGER.fullmatch(text) else (None, "write a whole number, digits only")
    return _number(text, delimiter)


def _number(text: str, delimiter: str) -> tuple[float | None, str]:
    if _COMMA_THOUSANDS.fullmatch(text) or (delimiter == ";" and _POINT_THOUSANDS.fullmatch(text)):
        whole = re.sub(r"[.,]", "", text)
        return None, f"if thousands are meant write {whole}; if decimals, write one decimal more or fewer"
    if _NUMBER.fullmatch(text):
        return float(text), ""
    if _COMMA_NUMBER.fullmatch(text):
        return float(text.replace(",", ".")), ""
    return None, "write a number without blanks, unit or per cent sign"


def _out_of_limits(values: list[Any], taken: _Taken) -> dict[int, str]:
    """Positions of the values that the declared type refuses, with a remedy."""
    try:
        taken.adapter.validate_python(values)
    except ValidationError as error:
        remedies = {}
        for fault in error.errors(include_url=False):
            close = nearest(str(fault["input"]), map(str, taken.spec.get("enum", ())))
            remedies[int(fault["loc"][0])] = f"did you mean “{close}”?" if close else "correct the cell"
        return remedies
    return {}


@dataclass(frozen=True)
class _Taken:
    """What one column takes: its schema, how it is kept (int, float, text) and what validates it."""

    spec: Spec
    kept_as: str
    required: bool
    adapter: TypeAdapter[list[Any]]
