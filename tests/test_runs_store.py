"""A run on disk: whole or not at all, and every changed byte is found."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

from model.errors import InputError, RunError
from model.runs import open_run, save_run, verify_run
from model.runs.result import FRAMES
from model.scenario import scenario_hash
from tests.made_results import made_result

ROOT = Path(__file__).resolve().parent.parent
SAVER = """
import sys
from tests.made_results import made_result
from model.runs import save_run
result = made_result(shift=float(sys.argv[3]))
print("ready", flush=True)
for _ in range(1000):
    save_run(result, sys.argv[1], replace=sys.argv[2] == "replace")
    result = made_result(shift=float(sys.argv[3]) + 0.1 * (_ % 2 + 1)) if sys.argv[2] == "replace" else result
"""


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    return save_run(made_result(), tmp_path / "run")


def _content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_saved_run_opens_as_it_was(saved: Path) -> None:
    result, opened = made_result(), open_run(saved)
    assert (opened.seed, opened.replications, opened.engine, opened.label) == (7, 4, "simpy", "tiny")
    assert scenario_hash(opened.scenario) == scenario_hash(result.scenario)
    for name in FRAMES:
        pd.testing.assert_frame_equal(getattr(opened, name), getattr(result, name), obj=name)


def test_the_same_run_gives_the_same_bytes_anywhere(saved: Path, tmp_path: Path) -> None:
    again = save_run(made_result(), tmp_path / "elsewhere" / "other")
    assert _content(saved) == _content(again)
    assert "assumptions.csv" in _content(saved) and "scenario/scenario.yaml" in _content(saved)


def test_an_untouched_run_verifies_and_a_flipped_byte_names_just_its_file(saved: Path) -> None:
    assert verify_run(saved) == []
    for name, content in _content(saved).items():
        for place in {0, len(content) // 2, len(content) - 1}:
            changed = bytearray(content)
            changed[place] ^= 1
            (saved / name).write_bytes(bytes(changed))
            assert [Path(problem.where) for problem in verify_run(saved)] == [saved / name], (name, place)
            with pytest.raises(RunError, match=name.rsplit("/", maxsplit=1)[-1]):
                open_run(saved)
        (saved / name).write_bytes(content)
    assert verify_run(saved) == []


def test_missing_and_foreign_files_are_named(saved: Path) -> None:
    (saved / "table.parquet").unlink()
    (saved / "scenario" / "extra.csv").write_text("a\n")
    found = {Path(problem.where).name: problem.found for problem in verify_run(saved)}
    assert found == {"table.parquet": "missing", "extra.csv": "a file that was not saved with the run"}


def test_a_folder_that_is_no_run_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="There is no run"):
        open_run(tmp_path / "nothing")
    assert "no record.json" in verify_run(tmp_path)[0].found


def test_saving_the_same_run_twice_changes_nothing_and_another_is_refused(saved: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in saved.rglob("*")}
    save_run(made_result(), saved)
    assert before == {path: path.stat().st_mtime_ns for path in saved.rglob("*")}
    with pytest.raises(InputError, match="--force"):
        save_run(made_result(shift=0.1), saved)
    assert open_run(saved).table["value"].equals(made_result().table["value"])
    save_run(made_result(shift=0.1), saved, replace=True)
    assert open_run(saved).table["value"].equals(made_result(shift=0.1).table["value"])
    assert verify_run(saved) == []


def test_a_folder_with_other_files_is_never_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "letter.txt").write_text("dear")
    with pytest.raises(InputError, match="a folder with other files"):
        save_run(made_result(), folder, replace=True)
    assert _content(folder) == {"letter.txt": b"dear"}
    with pytest.raises(InputError, match="a file"):
        save_run(made_result(), folder / "letter.txt", replace=True)


def test_a_failed_saving_leaves_nothing(tmp_path: Path) -> None:
    broken = made_result()
    object.__setattr__(broken, "posts", pd.DataFrame({"a": [object()]}))
    with pytest.raises(Exception):  # noqa: B017 – whatever the Parquet writer says
        save_run(broken, tmp_path / "run")
    assert [path.name for path in tmp_path.iterdir() if not path.name.endswith(".lock")] == []


def _kill_while_saving(folder: Path, mode: str, seconds: float) -> None:
    """Start saving over and over in a process of its own, and kill it outright some time later."""
    command = [sys.executable, "-c", SAVER, str(folder), mode, "0.0"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
    assert process.stdout is not None and process.stdout.readline() == b"ready\n"
    time.sleep(seconds)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()


def test_a_killed_saver_leaves_no_run_or_a_whole_one(tmp_path: Path) -> None:
    seen = set()
    for seconds in (0.0, 0.004, 0.015, 0.05, 0.3):
        folder = tmp_path / f"run{seconds}"
        _kill_while_saving(folder, "new", seconds)
        seen.add(folder.exists())
        assert not folder.exists() or verify_run(folder) == []
        save_run(made_result(), folder)
        assert verify_run(folder) == []
        assert not list(tmp_path.glob(f".{folder.name}.*.part"))
    assert True in seen


def test_a_killed_replacement_leaves_the_old_or_the_new_run(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    for seconds in (0.05, 0.13, 0.31):
        save_run(made_result(), folder, replace=True)
        _kill_while_saving(folder, "replace", seconds)
        open_run(folder)
        assert verify_run(folder) == []


def test_a_run_that_had_stepped_aside_when_the_power_went_is_put_back(saved: Path) -> None:
    os.rename(saved, saved.parent / ".run.old")
    shutil.copytree(saved.parent / ".run.old", saved.parent / ".run.abc123.part")
    assert open_run(saved).seed == 7
    assert not list(saved.parent.glob(".run.*.part")) and not (saved.parent / ".run.old").exists()
