"""A run on disk: one folder, whole or not there at all.

Everything is written in a hidden sibling folder and moved into place by one rename. To replace a run,
the old one steps aside first; should the process die between the two renames, the next visitor puts
the old one back. A lock file beside the folder keeps two savers apart.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd
from filelock import FileLock, Timeout

from model.errors import InputError, Problem, RunError
from model.runs.record import files_in, fingerprint, fingerprints, make_record, read_record, write_record
from model.runs.result import FRAMES, Result

_PATIENCE_SECONDS = 60


def save_run(result: Result, folder: str | Path, replace: bool = False) -> Path:
    """Save a run, all of it or nothing; gives the folder.

    The folder gets ``scenario/`` (the resolved scenario), ``assumptions.csv``, one Parquet file for each
    frame and ``record.json``. Saving the very same run again changes nothing. Raises InputError when
    the folder already holds anything else, unless `replace` is set (which replaces a saved run only).
    """
    folder = Path(os.path.abspath(folder))
    _refuse_unwritable(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _locked(folder):
        _settle(folder)
        _refuse_foreign(folder)
        fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".part", dir=folder.parent))
        try:
            _write(result, fresh)
            _move_in(fresh, folder, replace)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    return folder


def refuse_taken(folder: str | Path, replace: bool = False) -> None:
    """Say before the work begins that the folder cannot be had, rather than after it. Raises InputError."""
    folder = Path(os.path.abspath(folder))
    _refuse_unwritable(folder)
    _refuse_foreign(folder)
    if folder.exists() and any(folder.iterdir()) and not replace:
        raise _taken(folder)


def open_run(folder: str | Path) -> Result:
    """Read a saved run back. Raises RunError when it is missing, incomplete or changed.

    Every file's fingerprint is checked before its content is used.
    """
    folder = Path(os.path.abspath(folder))
    if not folder.exists() and _beside(folder, "old").exists():
        with _locked(folder):
            _settle(folder)
    if not folder.is_dir():
        raise RunError(f"There is no run in {folder}. Name a folder that `utsyn run` or `utsyn demo` wrote.")
    record = read_record(folder)
    content = _checked(folder, fingerprints(record))
    frames: dict[str, Any] = {name: pd.read_parquet(io.BytesIO(content[f"{name}.parquet"])) for name in FRAMES}
    played = record["seed"], record["replications"], record["engine"]
    return Result(_scenario(folder), *played, **frames, made_with=record["versions"])


def parquet_bytes(frame: pd.DataFrame) -> bytes:
    """A frame as Parquet: the same frame gives the same bytes on the same versions."""
    target = io.BytesIO()
    frame.to_parquet(target, engine="pyarrow", compression="zstd", index=False)
    return target.getvalue()


def _write(result: Result, folder: Path) -> None:
    from model.scenario import assumptions, save_scenario

    save_scenario(result.scenario, folder / "scenario")
    assumptions(result.scenario).to_csv(folder / "assumptions.csv", index=False, lineterminator="\n")
    for name, frame in result.frames.items():
        (folder / f"{name}.parquet").write_bytes(parquet_bytes(frame))
    write_record(make_record(result, folder), folder)
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            _flush(path)


def _move_in(fresh: Path, folder: Path, replace: bool) -> None:
    fresh.chmod(0o755)  # a temporary folder is private; a run is as readable as its neighbours
    if folder.exists() and not any(folder.iterdir()):
        folder.rmdir()
    if not folder.exists():
        os.rename(fresh, folder)
        return
    if _same(fresh, folder):
        return
    if not replace:
        raise _taken(folder)
    os.rename(folder, _beside(folder, "old"))
    os.rename(fresh, folder)
    shutil.rmtree(_beside(folder, "old"))


def _settle(folder: Path) -> None:
    """Tidy up after a saver that was killed; called only under the lock."""
    old = _beside(folder, "old")
    if old.exists() and not folder.exists():
        os.rename(old, folder)
    shutil.rmtree(old, ignore_errors=True)
    left = re.compile(rf"\.{re.escape(folder.name)}\.[^.]+\.part")
    for path in folder.parent.iterdir():
        if left.fullmatch(path.name):
            shutil.rmtree(path, ignore_errors=True)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Alone with the folder. Raises RunError when another saver does not finish."""
    try:
        with FileLock(_beside(folder, "lock"), timeout=_PATIENCE_SECONDS):
            yield
    except Timeout:
        raise RunError(f"Another program is saving to {folder}: wait for it, or choose another folder.") from None


def _refuse_unwritable(folder: Path) -> None:
    """A lock is waited for, so where nothing can be written must be found out first."""
    place = next(parent for parent in folder.parents if parent.exists())
    try:
        with tempfile.TemporaryFile(dir=place):
            pass
    except OSError as reason:
        found = f"nothing can be written in {place} ({reason.strerror or reason})"
        remedy = "choose another folder with --out, or free space and permission there"
        raise InputError(Problem(str(folder), found, "a folder you may write in", remedy)) from None


def _refuse_foreign(folder: Path) -> None:
    """Whatever is not a saved run is never replaced, also not when asked to."""
    if folder.is_dir() and (not any(folder.iterdir()) or (folder / "record.json").is_file()):
        return
    if folder.exists():
        found = "a folder with other files" if folder.is_dir() else "a file"
        raise InputError(Problem(str(folder), found, "a new folder, or a saved run", "choose another folder"))


def _taken(folder: Path) -> InputError:
    remedy = "choose another folder with --out, or replace it with --force"
    return InputError(Problem(str(folder), "another saved run", "a folder that does not exist yet", remedy))


def _same(first: Path, second: Path) -> bool:
    names = [*files_in(first), "record.json"]
    if names != [*files_in(second), "record.json"]:
        return False
    return all((first / name).read_bytes() == (second / name).read_bytes() for name in names)


def _checked(folder: Path, expected: dict[str, str]) -> dict[str, bytes]:
    content = {}
    for name, mark in expected.items():
        path = folder / name
        if not path.is_file():
            raise RunError(f"{path} is missing from the run. `utsyn verify {folder}` lists every fault.")
        content[name] = path.read_bytes()
        if fingerprint(content[name]) != mark:
            raise RunError(f"{path} has been changed since it was saved. `utsyn verify {folder}` lists every fault.")
    return content


def _scenario(folder: Path) -> Any:
    from model.scenario import load_scenario

    return load_scenario(folder / "scenario")


def _beside(folder: Path, kind: str) -> Path:
    return folder.parent / f".{folder.name}.{kind}"


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
