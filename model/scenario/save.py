"""A scenario to its folder, whole or not at all, in the same format that is read."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any, Literal

import pandas as pd

from model.errors import InputError, Problem
from model.scenario.schema import ROW_MODELS, Scenario
from model.scenario.working_time import rule_table
from model.scenario.yaml_reader import plain_value

SETTINGS_FILE = "scenario.yaml"

_PLAIN_KEY = re.compile(r"[a-z][a-z0-9_]*")
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def save_scenario(scenario: Scenario, folder: str | Path) -> Path:
    """Write settings, adjustments and tables so that `load_scenario(folder)` gives an equal scenario.

    Returns the folder. Raises InputError when it exists already or cannot be written; whatever
    happens, the folder is there whole or not at all.
    """
    files = {entry.file: table_text(scenario._frames[name], name) for name, entry in scenario.tables.items()}
    problems = [
        Problem(f"tables.{name}.file", f"“{entry.file}”", "a file of its own, in the scenario's folder", "rename it")
        for name, entry in scenario.tables.items()
        if not _stays_inside(entry.file) or entry.file == SETTINGS_FILE
    ]
    if len(files) < len(scenario.tables):
        problems.append(Problem("tables", "one file for two tables", "a file for each table", "rename one of them"))
    if problems:
        raise InputError(problems)
    return write_folder(Path(folder), {SETTINGS_FILE: settings_text(scenario), **files})


def scenario_hash(scenario: Scenario) -> str:
    """SHA-256 of settings, tables and the rule table, as hexadecimal text; the order of keys does not matter."""
    content = {
        "settings": scenario.model_dump(mode="json"),
        "tables": table_fingerprints(scenario),
        "rules": rule_table(scenario).fingerprint,
    }
    text = json.dumps(content, sort_keys=True, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def table_fingerprints(scenario: Scenario) -> dict[str, str]:
    """SHA-256 of each table by name, as hexadecimal text: what tells two data snapshots apart."""
    frames = scenario._frames.items()
    return {name: hashlib.sha256(table_text(frame, name).encode()).hexdigest() for name, frame in frames}


def settings_text(scenario: Scenario) -> str:
    """The content of ``scenario.yaml``, adjustments included."""
    head = ["# Written by Utsyn. Values with adjustments carry the changes that overlays made."]
    settings = _without_blanks(scenario.model_dump())
    if scenario.measures:
        settings["measures"] = list(scenario.measures)
    return "\n".join([*head, *_block(settings, 0)]) + "\n"


def table_text(frame: pd.DataFrame, name: str) -> str:
    """A table as CSV: comma, decimal point, the columns in the declared order."""
    table = frame[list(ROW_MODELS[name].model_fields)]
    # a bare carriage return would end the row unless its cell stands in quotes
    returns = any(table[column].str.contains("\r").any() for column in table if _is_text(table[column]))
    quoting: Literal[0, 2] = csv.QUOTE_NONNUMERIC if returns else csv.QUOTE_MINIMAL
    return str(table.to_csv(index=False, lineterminator="\n", quoting=quoting))


def write_folder(folder: Path, files: Mapping[str, str]) -> Path:
    """Write the files to a hidden folder beside, then rename it: nobody ever sees half of it."""
    if folder.exists() or folder.is_symlink():
        remedy = "choose another name, or move the old folder away"
        raise InputError(Problem(str(folder), "a folder or file of that name", "a name not in use", remedy))
    waiting: Path | None = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        waiting = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
        for name, text in files.items():
            file = waiting / name
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("w", encoding="utf-8", newline="") as opened:
                opened.write(text)
                opened.flush()
                os.fsync(opened.fileno())
        waiting.chmod(0o755)
        waiting.rename(folder)
    except OSError as error:
        found = f"a folder that cannot be written: {error.strerror or error}"
        raise InputError(Problem(str(folder), found, "a place you may write to", "choose another place")) from None
    finally:
        if waiting is not None and waiting.exists():
            shutil.rmtree(waiting, ignore_errors=True)
    return folder


def scalar_text(value: Any) -> str:
    """A scalar, list or flat block on one line of YAML."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(key)}: {scalar_text(part)}" for key, part in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(scalar_text(part) for part in value) + "]"
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    quoted = json.dumps(str(value), ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def _is_text(column: Any) -> bool:
    return bool(pd.api.types.is_string_dtype(column.dtype))


def _block(content: Mapping[Any, Any], level: int) -> list[str]:
    lines = []
    for key, value in content.items():
        head = "  " * level + _key(key) + ":"
        if isinstance(value, Mapping) and value and not _fits_one_line(value):
            lines += [head, *_block(value, level + 1)]
        elif isinstance(value, (list, tuple)) and any(isinstance(part, Mapping) for part in value):
            lines += [head, *(f"{'  ' * (level + 1)}- {scalar_text(part)}" for part in value)]
        else:
            lines.append(f"{head} {scalar_text(value)}")
    return lines


def _fits_one_line(value: Mapping[Any, Any]) -> bool:
    return {"value", "status", "source"} <= set(value) or {"file", "status", "source"} <= set(value)


def _key(key: str | int) -> str:
    if isinstance(key, int):
        return str(key)
    return key if _PLAIN_KEY.fullmatch(key) and plain_value(key) == key else scalar_text(key)


def _without_blanks(value: Any) -> Any:
    """Nothing and empty adjustments are what the schema assumes anyway."""
    if isinstance(value, Mapping):
        kept = {key: part for key, part in value.items() if part is not None and (key, part) != ("adjustments", ())}
        return {key: _without_blanks(part) for key, part in kept.items()}
    return [_without_blanks(part) for part in value] if isinstance(value, (list, tuple)) else value


def _stays_inside(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/"))
    return not parts.is_absolute() and ".." not in parts.parts and ":" not in name and "\x00" not in name
