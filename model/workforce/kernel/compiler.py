"""How the kernel's functions are compiled, and where the compiled code is kept between starts.

numba keeps code by the file of the function Python calls and does not follow what that imports. So the
folder's name is a hash of every source in this room and of the versions that compile it: whatever
changes, another folder is used. Code made for another processor is told apart by numba itself.
"""

from __future__ import annotations

import functools
import gc
import hashlib
import os
import platform
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
import numpy as np
from numba import njit

from model.user_folders import cache_places
from model.workforce.kernel.parts import PartCompiler

Function = TypeVar("Function", bound=Callable[..., Any])
_lock = threading.Lock()
_first_call = threading.Lock()
_settings: Any = numba.config
# numba's own name for counting an array's users; a function inherits it from its caller if it is not told
_COUNTED: dict[str, Any] = {"nogil": True, "_nrt": True}
_UNCOUNTED: dict[str, Any] = {"nogil": True, "_nrt": False}
_NO_DOOR: dict[str, Any] = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True, "pipeline_class": PartCompiler}


def compiled(function: Function) -> Function:
    """A function for other compiled ones to call: without Python's lock, and without a door for Python.

    It may read and write the arrays it is given but neither make nor return any: it does not count their users, whom
    the caller counts for it. Counting some fifty arrays at every call cost a tenth of the engine's time.
    """
    return cast(Function, njit(**_UNCOUNTED, **_NO_DOOR)(function))


def inlined(function: Function) -> Function:
    """The same, copied into its callers: for what is called for every person. Handing over all the arrays of a town
    takes longer than much that is done with them.
    """
    return cast(Function, njit(**_UNCOUNTED, **_NO_DOOR, forceinline=True)(function))


def making(function: Function) -> Function:
    """The same for a function that makes or returns arrays: it counts their users."""
    return cast(Function, njit(**_COUNTED, **_NO_DOOR)(function))


def entrance(function: Function) -> Function:
    """A compiled function that Python calls, kept in the cache if some folder can be written.

    It is compiled, or read, at its first call: one thread does it and the others wait. Python's search for circles of
    garbage is off meanwhile: a tenth of the time went there, and most of what a compiler makes is in use to the end.
    """
    ready = _kept(function)

    @functools.wraps(function)
    def call(*arguments: Any) -> Any:
        if not ready.signatures:
            with _first_call:
                if not ready.signatures:
                    with _no_collection():
                        return ready(*arguments)
        return ready(*arguments)

    vars(call)["compiled"] = ready  # numba's own object, which tells what was read from the cache
    return cast(Function, call)


def _kept(function: Callable[..., Any]) -> Any:
    folder = cache_folder()
    if folder is None:
        return njit(**_COUNTED)(function)
    with _lock:
        before, _settings.CACHE_DIR = _settings.CACHE_DIR, str(folder)
        try:
            # the folder is read here and now; what others compile is kept where it was before
            return njit(cache=True, **_COUNTED)(function)
        finally:
            _settings.CACHE_DIR = before


@contextmanager
def _no_collection() -> Iterator[None]:
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def cache_folder() -> Path | None:
    """The folder for this version of the kernel: the first of the places that can be written."""
    try:
        name = f"kernel-{fingerprint(Path(__file__).parents[1])}"
    except OSError:
        return None
    for place in _places():
        folder = place / name
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            # compiled code is run as it is read: it must not lie where another user could have put it
            if hasattr(os, "getuid") and {place.stat().st_uid, folder.stat().st_uid} != {os.getuid()}:
                continue
            tempfile.TemporaryFile(dir=folder).close()
        except OSError:
            continue
        return folder
    return None


def fingerprint(room: Path) -> str:
    """A hash of every source in the room and of Python, numba and numpy."""
    digest = hashlib.sha256()
    for source in sorted(room.rglob("*.py")):
        digest.update(source.relative_to(room).as_posix().encode() + b"\0" + source.read_bytes() + b"\0")
    digest.update(f"{sys.version}|{platform.machine()}|{numba.__version__}|{np.__version__}".encode())
    return digest.hexdigest()[:20]


def _places() -> Iterator[Path]:
    """Where the user asks numba to keep code, then where the user's other files are kept."""
    if _settings.CACHE_DIR:
        yield Path(_settings.CACHE_DIR) / "utsyn"
    yield from cache_places()
