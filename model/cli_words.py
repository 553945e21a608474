"""What the command line says and finds: faults in words, progress, shipped names, the app's start."""

from __future__ import annotations

import importlib.util
import os
import re
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from model import report
from model.errors import InputError, Problem, nearest
from model.report import text
from model.scenario import load_scenario
from model.scenario.schema import Scenario
from model.shipped_files import app_path, shipped_measures, shipped_path

_LOOK_SECONDS, _LOOKS = 0.1, 600
OTHER_PLACE = ("a folder that can be written to", "name another folder with --out")
# .NAME.lock, .NAME.old and .NAME.xxxx.part (and what is in them) stand beside or in for NAME
_HIDDEN = re.compile(r"(?:(?<=[/\\])|^)\.([^/\\]+?)\.(?:lock|old|[^./\\]+\.part)(?=[/\\]|$)")
# The same settings stand in .streamlit/config.toml, which is read only when started from its folder.
_APP_SETTINGS = {
    "server.address": "127.0.0.1",
    "server.maxUploadSize": "10",
    "server.fileWatcherType": "none",
    "runner.postScriptGC": "false",
    "browser.gatherUsageStats": "false",
    "client.showErrorDetails": "none",
    "client.toolbarMode": "minimal",
    "client.disableDataExport": "true",
    "theme.light.primaryColor": "#0b5c8a",
    "theme.dark.primaryColor": "#7cc0ee",
}


def fault_text(fault: Exception) -> str:
    """A fault as a person reads it."""
    if isinstance(fault, FileNotFoundError):
        return text("fault_no_file", name=_target(fault.filename))
    if isinstance(fault, PermissionError):
        return text("fault_permission", name=_target(fault.filename))
    if isinstance(fault, OSError) and fault.filename:
        return f"{_target(fault.filename)}: {fault.strerror}."
    return report.fault_text(fault)


def _target(name: object) -> str:
    """What is to be written, where a fault names the hidden file that stands in for it while it is written."""
    return _HIDDEN.sub(r"\1", os.fsdecode(name) if isinstance(name, bytes) else str(name))


def find_scenario(name: str, overlays: Sequence[str]) -> Scenario:
    """Load a scenario and its overlays: files as given, else those shipped under the name."""
    base = Path(name)
    if not base.exists() and base.name == name and shipped_path(name).is_dir():
        base = shipped_path(name)
    return load_scenario(base, *[find_overlay(overlay) for overlay in overlays])


def find_overlay(name: str) -> Path:
    """An overlay's file: as given, else the shipped measure of that name. Raises InputError when there is neither."""
    words = ("overlay", "an overlay's file, or a shipped measure", "name a file that exists")
    return find_file(name, shipped_measures(), words)


def find_file(name: str, shipped: Mapping[str, Path], words: tuple[str, str, str]) -> Path:
    """A file as given, else the shipped one of that name. Raises InputError when there is neither: `words` tell what
    is looked for, what is allowed, and what to do when no shipped name is near."""
    if Path(name).exists():
        return Path(name)
    if name in shipped:
        return shipped[name]
    what, allowed, remedy = words
    close = nearest(Path(name).stem, shipped)
    remedy = f"did you mean “{close}”?" if close else remedy
    raise InputError(Problem(what, f"“{name}”", f"{allowed}: {', '.join(shipped)}", remedy))


def write_copy(target: Path, source: Path) -> None:
    """Write a shipped file under another name. Raises InputError when there is a file of that name."""
    if target.exists():
        raise InputError(Problem(str(target), "exists already", "a new name", "choose another name"))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(source.read_text(encoding="utf-8"), encoding="utf-8")


def refuse_place(out: Path) -> None:
    """InputError before anything is worked out when `out` cannot be a folder that is written to."""
    nearest_there = next(place for place in (out, *out.absolute().parents) if place.exists())
    if not nearest_there.is_dir():
        raise InputError(Problem(str(nearest_there), "a file", "a folder", "name a folder with --out"))
    if not os.access(nearest_there, os.W_OK | os.X_OK):
        raise InputError(Problem(str(nearest_there), "a folder that may not be written to", *OTHER_PLACE))


def refuse_folder(place: Path) -> None:
    """InputError when a file is to be written where a folder stands."""
    if place.is_dir():
        remedy = "rename that folder, or name another with --out"
        raise InputError(Problem(str(place), "a folder", "a free name, or a file to write anew", remedy))


def write_together(out: Path, write: Callable[[Path], list[Path]]) -> list[Path]:
    """The files that `write` makes in the folder it is given, in `out`: all of them or none."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".utsyn_", dir=out) as held:
            made = write(Path(held))
            for file in made:
                refuse_folder(out / file.name)
            return [file.replace(out / file.name) for file in made]
    except OSError as error:
        raise InputError(Problem(str(out), error.strerror or str(error), *OTHER_PLACE)) from None


@contextmanager
def progress_bar(title: str) -> Iterator[Callable[[str, int, int], None]]:
    """A bar on stderr while the work goes on; nothing at all when stderr is not a terminal."""
    if not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    words = TextColumn("{task.description}")
    with Progress(words, BarColumn(), TimeElapsedColumn(), console=Console(stderr=True)) as bar:
        task = bar.add_task(title, total=1)

        def tell(stage: str, done: int, total: int) -> None:
            bar.update(task, description=f"{title}: {text(f'stage_{stage}')}", completed=done, total=total)

        yield tell


def app_flags() -> list[str]:
    """The app's safe settings as flags, for when it is started from another folder."""
    return [f"--{name}={value}" for name, value in _APP_SETTINGS.items()]


def run_streamlit(port: int) -> None:
    """Serve the app in this process, on this machine only. Raises InputError when streamlit is missing."""
    if importlib.util.find_spec("streamlit") is None:
        remedy = 'install it with: pip install "utsyn[app]"'
        raise InputError(Problem("utsyn app", "streamlit is not installed", "the app's extra packages", remedy))
    threading.Thread(target=_warm_up, args=(port,), daemon=True, name="utsyn warm-up").start()
    # its command line is what the library supports; ui/ is where the page itself lives
    serve = importlib.import_module("streamlit.web.cli").main
    serve(["run", str(app_path()), *app_flags(), f"--server.port={port}"], standalone_mode=False)


def _warm_up(port: int) -> None:
    """Make the app ready while the browser opens, once the server answers: what it needs first comes first."""
    for _ in range(_LOOKS):
        with socket.socket() as place:
            if place.connect_ex(("127.0.0.1", port)) == 0:
                importlib.import_module("model.ui.warm").warm_up()
                return
        time.sleep(_LOOK_SECONDS)
