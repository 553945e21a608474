"""A scenario from its folder: read everything, tell every fault at once, then lay the overlays on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path as FilePath
from typing import Any

import pandas as pd
from pydantic import ValidationError

from model.errors import InputError, Problem, nearest
from model.scenario.build import build
from model.scenario.check import faults, value_faults
from model.scenario.csv_reader import read_table
from model.scenario.facts import Facts
from model.scenario.faults import shown, to_fill_in, translate
from model.scenario.overlay import Given, apply_overlays, limit_faults, read_overlay
from model.scenario.schema import OPTIONAL_TABLES, ROW_MODELS, Scenario
from model.scenario.schema.rule_table import RuleTable, read_rule_table
from model.scenario.words import FILL_IN
from model.scenario.yaml_reader import MAX_BYTES, Document, read_yaml
from model.shipped_files import shipped_path

MAX_TABLE_BYTES = 100_000_000
SETTINGS_FILE = "scenario.yaml"
RULES_FILE = "rules/working_time.yaml"

PathLike = str | FilePath
OverlayLike = PathLike | Mapping[str, Any]


def load_scenario(
    folder_or_yaml: PathLike, *overlays: OverlayLike, caller: Mapping[str, Any] | None = None
) -> Scenario:
    """Read a municipality and lay overlays on it.

    `folder_or_yaml` is a scenario's folder or its YAML file; `overlays` are files or dictionaries, in
    any order; `caller` maps paths to values that override everything (sliders, sweeps). Raises
    InputError with every fault found.
    """
    gathered = _gather(folder_or_yaml, overlays, caller)
    if gathered.problems or gathered.scenario is None:
        raise InputError(gathered.problems)
    return gathered.scenario


def check_scenario(folder_or_yaml: PathLike, *overlays: OverlayLike) -> list[Problem]:
    """Every fault of a scenario and its overlays; an empty list when it can be run."""
    return list(_gather(folder_or_yaml, overlays, None).problems)


def refuse_no_scenario(given: object) -> None:
    """Raise InputError for what is no scenario that was read, such as its folder's name."""
    if not isinstance(given, Scenario):
        remedy = "read it first: `load_scenario(folder)`"
        raise InputError(Problem("scenario", shown(str(given)), "a scenario that was read", remedy))


@cache
def shipped_rule_table() -> RuleTable:
    """The working-time rule table that comes with Utsyn, read once. InputError names every bad row."""
    document = read_document(shipped_path(RULES_FILE))
    return read_rule_table(document.data if isinstance(document.data, dict) else {})


def with_overlays(scenario: Scenario, *overlays: OverlayLike, caller: Mapping[str, Any] | None = None) -> Scenario:
    """A scenario already read, with overlays laid on. Raises InputError with every fault."""
    problems: list[Problem] = []
    given = _overlays(overlays, problems)
    if problems:
        raise InputError(problems)
    made = apply_overlays(scenario, given, caller)
    rules = made._rule_table or shipped_rule_table()
    found = value_faults(Facts(Document(made.model_dump(), {}, SETTINGS_FILE), made._frames, rules))
    if found:
        raise InputError(found)
    return made


def _gather(folder_or_yaml: PathLike, overlays: tuple[OverlayLike, ...], caller: Mapping[str, Any] | None) -> _Gathered:
    gathered = _Gathered()
    given = _overlays(overlays, gathered.problems)
    try:
        file = _settings_file(FilePath(folder_or_yaml))
        document = read_document(file)
    except InputError as error:
        gathered.problems[:0] = error.problems
        return gathered
    if not isinstance(document.data, dict):
        remedy = "begin the file as `utsyn new` writes it"
        gathered.problems.append(Problem(document.name, shown(document.data), "a block of keys", remedy))
        return gathered
    measures = _measures(document, gathered.problems)
    base = _settings(document, measures, gathered.problems)
    frames = _tables(file.parent, document, gathered.problems)
    try:
        gathered.scenario = _made(base, frames, given, caller)
    except InputError as error:
        gathered.problems += error.problems
    final = gathered.scenario or base
    settings = final.model_dump() if final is not None else document.data
    gathered.problems += faults(Facts(Document(settings, document.lines, document.name), frames, shipped_rule_table()))
    return gathered


def _settings(document: Document, measures: tuple[str, ...], problems: list[Problem]) -> Scenario | None:
    open_places = to_fill_in(document, Scenario)
    problems += open_places
    try:
        base = build(document.data, {})
    except ValidationError as error:
        problems += translate(error, document, Scenario)
        return None
    base._measures = measures
    wrong = limit_faults(base)
    problems += wrong
    return None if open_places or wrong else base


def _made(
    base: Scenario | None,
    frames: Mapping[str, pd.DataFrame],
    given: list[Given],
    caller: Mapping[str, Any] | None,
) -> Scenario | None:
    """The scenario with tables and overlays; None while settings or tables are at fault."""
    if base is None:
        return None
    base._frames.update(frames)
    made = apply_overlays(base, given, caller)
    return made if set(frames) >= set(ROW_MODELS) - OPTIONAL_TABLES and _as_named(base, frames) else None


def _as_named(scenario: Scenario, frames: Mapping[str, pd.DataFrame]) -> bool:
    """Whether every table that the settings name could be read, the optional ones among them."""
    return set(scenario.tables) <= set(frames)


def _measures(document: Document, problems: list[Problem]) -> tuple[str, ...]:
    """The overlays that a saved scenario already contains; the key is taken out of the settings."""
    named = document.data.pop("measures", [])
    if isinstance(named, list) and all(isinstance(name, str) for name in named):
        return tuple(sorted(named))
    remedy = "delete the key; overlays are named when the scenario is loaded"
    problems.append(Problem(document.where(("measures",)), shown(named), "a list of overlay names", remedy))
    return ()


def _tables(folder: FilePath, document: Document, problems: list[Problem]) -> dict[str, pd.DataFrame]:
    """Every table that could be read without fault."""
    frames: dict[str, pd.DataFrame] = {}
    named = document.data.get("tables")
    for table, kind in ROW_MODELS.items():
        entry = named.get(table) if isinstance(named, dict) else None
        name = entry.get("file") if isinstance(entry, dict) else None
        if not isinstance(name, str) or name in ("", FILL_IN):
            continue
        try:
            file = _inside(folder, name, document.where(("tables", table, "file")))
            frame, found = read_table(_text(file, MAX_TABLE_BYTES, name), kind, name)
        except InputError as error:
            problems += error.problems
            continue
        problems += found
        if frame is not None:
            frames[table] = frame
    return frames


def _inside(folder: FilePath, name: str, where: str) -> FilePath:
    """The table's file, which must lie in the scenario's folder."""
    remedy = "copy the file into the scenario's folder and write its name"
    if "\x00" in name or not (folder / name).resolve().is_relative_to(folder.resolve()):
        raise InputError(Problem(where, f"“{name}”, outside the folder", "a file in the scenario's folder", remedy))
    return folder / name


def _overlays(overlays: tuple[OverlayLike, ...], problems: list[Problem]) -> list[Given]:
    given = []
    for overlay in overlays:
        try:
            given.append(read_overlay(_overlay_document(overlay)))
        except InputError as error:
            problems += error.problems
    return given


def _overlay_document(overlay: OverlayLike) -> Document:
    if isinstance(overlay, Mapping):
        # through text and back: a caller's tuples and numbers become what a file would hold
        return Document(_plain(overlay), {}, f"overlay “{overlay.get('name', 'without name')}”")
    document = read_document(FilePath(overlay))
    if not isinstance(document.data, dict) or "utsyn_overlay" not in document.data:
        remedy = "begin an overlay with utsyn_overlay: 1; a whole scenario is named first"
        raise InputError(Problem(document.name, "a file that is no overlay", "the key utsyn_overlay", remedy))
    return document


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    return value.item() if hasattr(value, "item") else value


def _settings_file(path: FilePath) -> FilePath:
    try:
        if path.is_dir():
            path = path / SETTINGS_FILE
        if path.is_file():
            return path
    except (OSError, ValueError):
        pass
    raise InputError(_no_file(path))


def read_document(file: FilePath) -> Document:
    """The content of a YAML file. Raises InputError when it cannot be read."""
    return read_yaml(_text(file, MAX_BYTES, file.name), file.name)


def read_text(file: FilePath, most: int = MAX_TABLE_BYTES) -> str:
    """A text file in UTF-8 of at most `most` bytes. Raises InputError when it cannot be read."""
    return _text(file, most, file.name)


def _text(file: FilePath, most: int, name: str) -> str:
    """A text file in UTF-8, with or without a byte order mark, of at most `most` bytes."""
    try:
        if not file.is_file():
            raise InputError(_no_file(file))
        size = file.stat().st_size
        if size > most:
            allowed = f"at most {most / 1e6:g} MB"
            raise InputError(
                Problem(name, f"{size / 1e6:.1f} MB", allowed, "move tables to CSV files, or split the file")
            )
        content = file.read_bytes()
    except (OSError, ValueError) as error:
        remedy = "check the path and who may read the file"
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(
            Problem(str(file), f"a file that cannot be read: {reason}", "a readable file", remedy)
        ) from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        remedy = "save the file as UTF-8 (in Excel: “CSV UTF-8”)"
        found = f"a character that is not UTF-8 (byte {content[error.start]:#04x})"
        raise InputError(Problem(f"{name}, row {row}", found, "text in UTF-8", remedy)) from None


def _no_file(path: FilePath) -> Problem:
    if path.exists():
        found = "a folder" if path.is_dir() else "no ordinary file"
        return Problem(str(path), found, "a file", "name a file in it" if path.is_dir() else "name a file")
    try:
        beside = [file.name for file in path.parent.iterdir()] if path.parent.is_dir() else []
    except OSError:
        beside = []
    # endings would make any two tables alike
    stems = {FilePath(name).stem: name for name in sorted(beside)}
    close = nearest(path.stem, stems)
    remedy = "check the path; `utsyn new NAME` writes a new one"
    if close:
        remedy = f"did you mean “{path.parent / stems[close]}”?"
    return Problem(json.dumps(str(path), ensure_ascii=False).strip('"'), "no such file", "an existing file", remedy)


@dataclass
class _Gathered:
    """What came of reading: the scenario when it is whole, and every fault."""

    scenario: Scenario | None = None
    problems: list[Problem] = field(default_factory=list)
