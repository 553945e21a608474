"""`utsyn rota`: one unit's rota from a file of its own."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from model.cli_words import find_file, refuse_folder, refuse_place, write_copy, write_together
from model.errors import InputError, Problem
from model.report import (
    read_lines,
    text,
    unit_json,
    unit_text,
    verdict_json,
    verdict_text,
    write_unit_page,
    write_unit_tables,
    write_unit_workbook,
)
from model.rota import UnitPlan, check_lines, plan_unit, unit_problem
from model.scenario import UnitFile, load_unit
from model.shipped_files import shipped_units

# what --out writes, and by whom
WRITTEN = {"rota.html": write_unit_page, "rota.xlsx": write_unit_workbook, "rota.csv": write_unit_tables}


def show_rota(name: str, as_json: bool, out: Path | None) -> None:
    """Size, build, check and print a unit's rota; with `out`, write page, workbook and lines there."""
    unit = load_unit(find_unit(name))
    if out is not None:
        _refuse_place(out)
    with _steps(unit) as tell:
        plan = plan_unit(unit, tell)
        shown = unit_json(plan) if as_json else unit_text(plan)
    if out is not None:
        print(text("cli_written", page=", ".join(map(str, _write(plan, out)))), file=sys.stderr)
    print(shown)


def check_rota_file(name: str, path: Path, as_json: bool) -> None:
    """Check lines read back from a file; every broken rule is printed, and the exit code is 1 when there is one."""
    unit = load_unit(find_unit(name))
    problem = unit_problem(unit)
    lines = read_lines(unit, problem, path)
    found = check_lines(unit, lines)
    print(verdict_json(unit, found, lines) if as_json else verdict_text(unit, found, lines))
    if found:
        sys.exit(1)


def find_unit(name: str) -> Path:
    """A unit's file: as given, else the shipped one of that name. Raises InputError when there is neither."""
    words = ("unit file", "a file, or a shipped unit", "name a file that exists; `utsyn rota --new FILE` writes one")
    return find_file(name, shipped_units(), words)


def write_new(target: Path) -> None:
    """Write a commented unit file to start from. Raises InputError when the file exists."""
    write_copy(target, shipped_units()["nursing_home_ward"])


def refuse_both(first: bool, second: bool, words: str) -> None:
    """InputError when two options are given of which one would be left unread; `words` names them."""
    if first and second:
        raise InputError(Problem("options", words, "one of them", "leave one out, or run the command twice"))


def _refuse_place(out: Path) -> None:
    """InputError before anything is worked out when `out` cannot hold the files."""
    refuse_place(out)
    for name in WRITTEN:
        refuse_folder(out / name)


def _write(plan: UnitPlan, out: Path) -> list[Path]:
    """Page, workbook and lines in `out`: all of them or none."""
    return write_together(out, lambda held: [write(plan, held / name) for name, write in WRITTEN.items()])


@contextmanager
def _steps(unit: UnitFile) -> Iterator[Callable[[str], None]]:
    """Which step is going on, on stderr while it lasts; nothing when stderr is not a terminal."""
    if not sys.stderr.isatty():
        yield lambda stage: None
        return
    from rich.console import Console

    with Console(stderr=True).status(unit.title) as status:
        yield lambda stage: status.update(f"{unit.title}: {text(f'stage_{stage}')}")
