"""Lines read back from the CSV or workbook that was written, after a planner has changed them by hand."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from model.errors import InputError, Problem, nearest, unknown_name
from model.report.unit.grid import shift_codes
from model.report.unit.headings import DAY_NAMES
from model.report.unit.workbook import ROTA_HEADER, ROTA_SHEET
from model.rota import LineTerms, RotaLine, RotaProblem
from model.scenario import WEEKDAYS, RotaRow, UnitFile, read_table, read_text

MOST_BYTES = 20_000_000
MOST_ROWS = 20_000
# no line has more
MOST_WEEKS = 52
_COLUMNS = {"Line": "line", "People": "people", "Week": "week", **dict(zip(DAY_NAMES, WEEKDAYS, strict=True))}
_OFF = {"", "off", "-", "–"}


def read_lines(unit: UnitFile, problem: RotaProblem, path: Path) -> list[RotaLine]:
    """The lines in a file. InputError with every fault: a wrong column, an unknown shift, a week that is missing."""
    if not path.is_file():
        kind = "a folder" if path.is_dir() else "no such file"
        remedy = "name the rota.csv or rota.xlsx that --out wrote"
        raise InputError(Problem(str(path), kind, "lines in a .csv or .xlsx file", remedy))
    text = _sheet_text(path) if path.suffix.lower() == ".xlsx" else read_text(path, MOST_BYTES)
    frame, problems = read_table(text, RotaRow, path.name)
    if frame is None:
        raise InputError(problems)
    if frame.empty:
        raise InputError(Problem(path.name, "no line", "at least one line", "write the rota with --out first"))
    shifts = _shift_names(unit)
    lines = [_line(unit, problem, (path.name, str(name)), rows) for name, rows in frame.groupby("line", sort=True)]
    found = [fault for _, faults in lines for fault in faults]
    found += list(_unknown_shifts(path.name, frame, shifts))
    if found:
        raise InputError(found)
    return [_made(problem, str(name), rows, shifts) for name, rows in frame.groupby("line", sort=True)]


def _line(
    unit: UnitFile, problem: RotaProblem, place: tuple[str, str], rows: pd.DataFrame
) -> tuple[str, list[Problem]]:
    """A line's faults apart from its shifts: group, kind, weeks, people."""
    file, name = place
    group, kind, _ = name.split(".")
    where = f"{file}, line {name}"
    faults = []
    if group not in {terms.id for terms in problem.groups}:
        faults.append(unknown_name(where, "competence group", group, sorted(unit.groups)))
    if kind not in {line.id for line in problem.lines}:
        faults.append(unknown_name(where, "line kind", kind, sorted(line.id for line in problem.lines)))
    weeks = sorted(rows["week"].tolist())
    if weeks != list(range(1, len(weeks) + 1)):
        last = weeks[-1]
        gone = [str(week) for week in range(1, min(last, MOST_WEEKS) + 1) if week not in weeks]
        found = f"weeks {', '.join(map(str, weeks))}"
        remedy = "give the line each of its weeks once, numbered from 1"
        if gone:
            remedy = f"put week {', '.join(gone)} back, or give the line each of its weeks once, numbered from 1"
        faults.append(Problem(where, found, f"each of the weeks 1 to {last} once", remedy))
    if len(set(rows["people"].tolist())) > 1:
        found = f"people {', '.join(map(str, sorted(set(rows['people'].tolist()))))}"
        faults.append(Problem(where, found, "one number in all weeks", "write the same number in each row"))
    return name, faults


def _made(problem: RotaProblem, name: str, rows: pd.DataFrame, shifts: Mapping[str, str]) -> RotaLine:
    rows = rows.sort_values("week")
    kind = next(line for line in problem.lines if line.id == name.split(".")[1])
    weeks = tuple(tuple(_cell(value, shifts) for value in row) for row in rows[list(WEEKDAYS)].itertuples(index=False))
    people = int(rows["people"].iloc[0])
    starts = None if people == len(weeks) else tuple(person % len(weeks) for person in range(people))
    terms = LineTerms(kind.low, kind.high, problem.full_hours, kind.weekend_every)
    return RotaLine(name, name.split(".", maxsplit=1)[0], weeks, starts, terms)


def _cell(value: object, shifts: Mapping[str, str]) -> str | tuple[str, ...] | None:
    names = [shifts[part] for part in _parts(value)]
    return None if not names else names[0] if len(names) == 1 else tuple(names)


def _parts(value: object) -> list[str]:
    words = "" if value is None or value is pd.NA or not isinstance(value, str) else value.strip().lower()
    return [] if words in _OFF else [part.strip() for part in words.split("+")]


def _shift_names(unit: UnitFile) -> dict[str, str]:
    """Everything a shift may be called in a cell, in small letters: its code, its id, its title."""
    named = {code.lower(): name for name, code in shift_codes(unit).items()}
    named |= {kind.title.lower(): name for name, kind in unit.rota.shift_kinds.items()}
    return named | {name: name for name in unit.rota.shift_kinds}


def _unknown_shifts(file: str, frame: pd.DataFrame, shifts: Mapping[str, str]) -> Iterable[Problem]:
    """A fault for each thing written in a cell that is no shift: where it stands first, and how often it does."""
    cells: dict[str, list[str]] = {}
    for row, values in enumerate(frame[list(WEEKDAYS)].itertuples(index=False), start=2):
        for day, value in zip(WEEKDAYS, values, strict=True):
            if any(part not in shifts for part in _parts(value)):
                cells.setdefault(str(value), []).append(f"row {row}, column {day}")
    for written, found in cells.items():
        close = nearest(next(part for part in _parts(written) if part not in shifts), shifts)
        remedy = f"did you mean “{close}”?" if close else "use one of them, or leave the cell empty"
        allowed = "a shift's code or name: " + ", ".join(sorted(set(shifts)))
        times = f"“{written}”" if len(found) == 1 else f"“{written}”, in {len(found)} cells"
        yield Problem(f"{file}, {found[0]}", times, allowed, remedy)


def _sheet_text(path: Path) -> str:
    """The rota sheet as CSV text, its rows where they stand in the sheet; other columns are left out.

    A formula comes as it is written, and is told as no shift: its value may be old, or was never worked out.
    """
    import openpyxl

    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError(
                Problem(path.name, "a very large file", f"at most {MOST_BYTES / 1e6:g} MB", "check the file")
            )
        book = openpyxl.load_workbook(path, read_only=True, data_only=False)
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        remedy = "open it in a spreadsheet program and save it as .xlsx again"
        raise InputError(
            Problem(path.name, f"no workbook that can be read: {error}", "an .xlsx file", remedy)
        ) from None
    if ROTA_SHEET not in book.sheetnames:
        found = f"the sheets {', '.join(book.sheetnames)}"
        raise InputError(Problem(path.name, found, f"a sheet called {ROTA_SHEET}", "name the sheet of the lines so"))
    rows = book[ROTA_SHEET].iter_rows(max_row=MOST_ROWS, max_col=len(ROTA_HEADER), values_only=True)
    header = [str(value or "") for value in next(rows, ())]
    kept = [place for place, title in enumerate(header) if title in _COLUMNS]
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow([_COLUMNS[header[place]] for place in kept])
    for row in rows:
        if any(value is not None for value in row):
            writer.writerow([_plain(row[place]) for place in kept])
    return target.getvalue()


def _plain(value: Any) -> str:
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value == int(value) else str(value)
