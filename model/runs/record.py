"""The run record: what was run, with what, and the fingerprint of every file, so that anyone can check it.

No time and no machine name stands here: the same run on the same versions gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import platform
from importlib import metadata
from pathlib import Path
from typing import Any

from model.errors import Problem, RunError
from model.runs.result import Result

RECORD = "record.json"
RUN_FORMAT = 1
PACKAGES = ("highspy", "numba", "numpy", "pandas", "pulp", "pyarrow", "pydantic", "scipy", "simpy")


def fingerprint(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def files_in(folder: Path) -> list[str]:
    """Every file under the folder but the record, as paths with forward slashes, sorted."""
    found = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()]
    return sorted(name for name in found if name != RECORD)


def make_record(result: Result, folder: Path) -> dict[str, Any]:
    """The record of a run whose other files already stand in `folder`."""
    from model.scenario import rule_table, scenario_hash

    rules = rule_table(result.scenario)

    prints = {name: fingerprint((folder / name).read_bytes()) for name in files_in(folder)}
    record = {
        "run_format": RUN_FORMAT,
        "scenario": result.label,
        "title": result.scenario.title,
        "synthetic": result.scenario.synthetic,
        "snapshot": result.scenario.snapshot,
        "years": [result.scenario.years[0], result.scenario.years[-1]],
        "measures": list(result.scenario.measures),
        "seed": result.seed,
        "replications": result.replications,
        "engine": result.engine,
        "scenario_hash": scenario_hash(result.scenario),
        "rule_table": {"version": rules.version, "sha256": rules.fingerprint},
        "inputs": {name: mark for name, mark in prints.items() if name.startswith("scenario/")},
        "versions": versions(),
        "files": {name: mark for name, mark in prints.items() if not name.startswith("scenario/")},
    }
    return record | {"record_sha256": fingerprint(_dump(record))}


def versions() -> dict[str, str]:
    """The versions that figures may depend on."""
    found = {"python": platform.python_version(), "utsyn": _version("utsyn")}
    return found | {name: _version(name) for name in PACKAGES}


def write_record(record: dict[str, Any], folder: Path) -> None:
    """Write the record in its one canonical form."""
    (folder / RECORD).write_bytes(_dump(record))


def read_record(folder: Path) -> dict[str, Any]:
    """The record of a run folder, having checked that no byte of it was changed.

    Raises RunError when there is none, or when it is not as Utsyn wrote it.
    """
    path = folder / RECORD
    if not path.is_file():
        raise RunError(f"{folder} is not a saved run: it has no {RECORD}. Name the folder that `utsyn run` wrote.")
    content = path.read_bytes()
    try:
        record = json.loads(content)
        body = {key: value for key, value in record.items() if key != "record_sha256"}
        whole = record["record_sha256"] == fingerprint(_dump(body)) and content == _dump(record)
    except (ValueError, KeyError, AttributeError):
        whole = False
    if not whole:
        raise RunError(f"{path} has been changed since it was saved. Fetch the folder again, or run once more.")
    if record["run_format"] != RUN_FORMAT:
        raise RunError(f"{path} has format {record['run_format']}; this Utsyn reads format {RUN_FORMAT}.")
    return dict(record)


def fingerprints(record: dict[str, Any]) -> dict[str, str]:
    """Every file that belongs to the run, with its fingerprint."""
    return {**record["inputs"], **record["files"]}


def verify_run(folder: str | Path) -> list[Problem]:
    """Every file of a saved run that is changed, missing or foreign; empty when the run is whole."""
    folder = Path(folder)
    try:
        expected = fingerprints(read_record(folder))
    except RunError as fault:
        remedy = "fetch the folder again or run once more; without its record the other files cannot be checked"
        return [Problem(str(folder / RECORD), str(fault), "the record as Utsyn wrote it", remedy)]
    present = files_in(folder)
    problems = [_fault(folder, name, expected[name]) for name in expected]
    foreign = [
        Problem(str(folder / name), "a file that was not saved with the run", "only the run's own files", "move it out")
        for name in present
        if name not in expected
    ]
    return [problem for problem in problems if problem is not None] + foreign


def _fault(folder: Path, name: str, expected: str) -> Problem | None:
    path = folder / name
    remedy = "fetch the file again, or run the saved scenario once more"
    if not path.is_file():
        return Problem(str(path), "missing", "the file that was saved", remedy)
    if fingerprint(path.read_bytes()) != expected:
        return Problem(str(path), "changed since it was saved", f"sha256 {expected[:16]}…", remedy)
    return None


def _dump(record: dict[str, Any]) -> bytes:
    return (json.dumps(record, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"
