"""Sized rotas and pools kept on disk between starts, in a folder of the user's own that no other user can write.

A file's name is a hash of what was sized, of every source that sizes and of the versions it sizes with: whatever
changes, another file is looked for. A file holds tables only, each as Parquet, so reading one runs nothing; one that
is damaged, or does not come back just as it was written, counts as not there.
"""

from __future__ import annotations

import functools
import hashlib
import io
import os
import platform
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from model.runs.record import versions
from model.user_folders import cache_places

Frames = dict[str, pd.DataFrame]

MOST_FILES = 64
_HEAD = b"utsyn tables 1\n"
_DAMAGE = (OSError, ValueError, KeyError, zipfile.BadZipFile, NotImplementedError)
# the rooms that sizing reads, and what walks through them
_ROOMS = (
    "errors.py",
    "shipped_files.py",
    "user_folders.py",
    "randomness.py",
    "indicators",
    "scenario",
    "need",
    "rota",
    "pool",
)
_READ = (*_ROOMS, "runs/sizing.py", "runs/kept.py")


def kept_frames(name: str) -> Frames | None:
    """The tables kept under the name, or None where there are none or they are damaged."""
    path = _path(name)
    if path is None:
        return None
    try:
        frames = _unpacked(path.read_bytes())
        os.utime(path)
    except _DAMAGE:
        return None
    return frames


def is_kept(name: str) -> bool:
    """Whether there is a file under the name; it has not been read."""
    path = _path(name)
    return path is not None and path.is_file()


def keep_frames(name: str, frames: Mapping[str, pd.DataFrame]) -> bool:
    """Keep tables under the name, whole or not at all; whether that came about.

    A disk that is full or cannot be written is nothing that the user must be told of: the work is done again.
    """
    path = _path(name)
    if path is None:
        return False
    try:
        content = _packed(frames)
        if not _same(frames, _unpacked(content)):
            return False
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as file:
            part = Path(file.name)
            try:
                file.write(content)
                file.close()
                os.replace(part, path)
            finally:
                part.unlink(missing_ok=True)
        _drop_oldest(path.parent)
    except _DAMAGE:
        return False
    return True


def folder() -> Path | None:
    """Where tables are kept: the first of the user's places that can be written, or None."""
    for place in cache_places():
        chosen = place / "plans"
        try:
            chosen.mkdir(parents=True, exist_ok=True, mode=0o700)
            if _is_own(place) and _is_own(chosen):
                tempfile.TemporaryFile(dir=chosen).close()
                return chosen
        except OSError:
            continue
    return None


def _is_own(place: Path) -> bool:
    """A folder of this user's that nobody else may write: a plan must not be one that another user put there."""
    if not hasattr(os, "getuid"):
        return True
    about = place.lstat()
    is_folder = (about.st_mode & 0o170000) == 0o040000
    return is_folder and about.st_uid == os.getuid() and not about.st_mode & 0o022


def _path(name: str) -> Path | None:
    place, mark = folder(), _mark()
    if place is None or not mark:
        return None
    return place / (hashlib.sha256(f"{mark}|{name}".encode()).hexdigest() + ".tables")


@functools.cache
def _mark() -> str:
    """A hash of all that sizes, and of the versions it sizes with; blank where the sources cannot be read."""
    room, digest = Path(__file__).resolve().parents[1], hashlib.sha256()
    try:
        for part in _READ:
            sources = sorted((room / part).rglob("*")) if (room / part).is_dir() else [room / part]
            for source in sources:
                if source.suffix in (".py", ".yaml", ".csv"):
                    name = source.relative_to(room).as_posix().encode()
                    digest.update(name + b"\0" + source.read_bytes() + b"\0")
    except OSError:
        return ""
    digest.update(f"{sorted(versions().items())}|{platform.system()}|{platform.machine()}".encode())
    return digest.hexdigest()


def _packed(frames: Mapping[str, pd.DataFrame]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as box:
        for name, frame in frames.items():
            box.writestr(name, _parquet(frame))
    content = target.getvalue()
    return _HEAD + hashlib.sha256(content).hexdigest().encode() + b"\n" + content


def _unpacked(content: bytes) -> Frames:
    """The tables. Raises ValueError when a byte is not as it was written."""
    head, mark, packed = content[: len(_HEAD)], content[len(_HEAD) :][:64], content[len(_HEAD) + 65 :]
    if head != _HEAD or hashlib.sha256(packed).hexdigest().encode() != mark:
        raise ValueError("damaged")
    with zipfile.ZipFile(io.BytesIO(packed)) as box:
        return {name: pd.read_parquet(io.BytesIO(box.read(name)), engine="pyarrow") for name in box.namelist()}


def _parquet(frame: pd.DataFrame) -> bytes:
    target = io.BytesIO()
    frame.to_parquet(target, engine="pyarrow", compression="zstd")
    return target.getvalue()


def _same(frames: Mapping[str, pd.DataFrame], back: Frames) -> bool:
    """Whether tables came back just as they were: values, types, rows and columns."""
    alike = list(frames) == list(back)
    return alike and all(
        frame.equals(back[name])
        and list(frame.dtypes) == list(back[name].dtypes)
        and list(frame.columns) == list(back[name].columns)
        for name, frame in frames.items()
    )


def _drop_oldest(place: Path) -> None:
    """No more files than are worth keeping; what was read longest ago goes first."""
    files = sorted(place.glob("*.tables"), key=lambda path: path.stat().st_mtime)
    for path in files[:-MOST_FILES]:
        path.unlink(missing_ok=True)
