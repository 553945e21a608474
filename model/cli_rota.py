"""`utsyn rota`: one unit's rota from a file of its own."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from model.errors import InputError, Problem, nearest
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
from model.rota import check_lines, plan_unit, unit_problem
from model.scenario import UnitFile, load_unit
from model.shipped_files import shipped_units


def show_rota(name: str, as_json: bool, out: Path | None) -> None:
    """Size, build, check and print a unit's rota; with `out`, write page, workbook and lines there."""
    unit = load_unit(find_unit(name))
    if out is not None:
        _refuse_file(out)
    with _steps(unit) as tell:
        plan = plan_unit(unit, tell)
        shown = unit_json(plan) if as_json else unit_text(plan)
    if out is not None:
        written = [write_unit_page(plan, out / "rota.html"), write_unit_workbook(plan, out / "rota.xlsx")]
        written += [write_unit_tables(plan, out / "rota.csv")]
        print("Written: " + ", ".join(map(str, written)), file=sys.stderr)
    print(shown)


def check_rota_file(name: str, path: Path, as_json: bool) -> None:
    """Check lines read back from a file; every broken rule is printed, and the exit code is 1 when there is one."""
    unit = load_unit(find_unit(name))
    problem = unit_problem(unit)
    lines = read_lines(unit, problem, path)
    found = check_lines(unit, lines)
    print(verdict_json(unit, found) if as_json else verdict_text(unit, found, lines))
    if found:
        sys.exit(1)


def find_unit(name: str) -> Path:
    """A unit's file: as given, else the shipped one of that name. Raises InputError when there is neither."""
    shipped = shipped_units()
    if Path(name).exists():
        return Path(name)
    if name in shipped:
        return shipped[name]
    close = nearest(Path(name).stem, shipped)
    remedy = f"did you mean “{close}”?" if close else "name a file that exists; `utsyn rota --new FILE` writes one"
    raise InputError(Problem("unit file", f"“{name}”", f"a file, or a shipped unit: {', '.join(shipped)}", remedy))


def write_new(target: Path) -> None:
    """Write a commented unit file to start from. Raises InputError when the file exists."""
    if target.exists():
        raise InputError(Problem(str(target), "exists already", "a new name", "choose another name"))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(shipped_units()["nursing_home_ward"].read_text(encoding="utf-8"), encoding="utf-8")


def _refuse_file(out: Path) -> None:
    if out.exists() and not out.is_dir():
        raise InputError(Problem(str(out), "a file", "a folder", "name a folder with --out"))


@contextmanager
def _steps(unit: UnitFile) -> Iterator[Callable[[str], None]]:
    """Which step is going on, on stderr while it lasts; nothing when stderr is not a terminal."""
    if not sys.stderr.isatty():
        yield lambda stage: None
        return
    from rich.console import Console

    with Console(stderr=True).status(unit.title) as status:
        yield lambda stage: status.update(f"{unit.title}: {text(f'stage_{stage}')}")
