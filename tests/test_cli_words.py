"""The command line: data on stdout, talk on stderr, faults in words, nothing written on error."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from model import cli
from model.cli_demo import with_years
from model.cli_words import fault_text, find_overlay
from model.errors import InputError, Problem
from model.runs import save_run, verify_run
from model.scenario import save_scenario
from model.shipped_files import app_path, shipped_measures, shipped_path
from tests.made_results import made_result
from tests.tiny import tiny

ROOT = Path(__file__).resolve().parent.parent


HEAD = (
    "Tiny: headline indicators in 2028\n"
    "Synthetic data: every person and unit is invented. No figure describes a real municipality.\n"
    "Mean, and in brackets the range p10–p90 over {replications} replications; seed {seed}.\n"
)


def utsyn(*words: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The command as a person runs it, in a process of its own."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "model", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd or ROOT, env=environment, check=False)


def told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    """The same within this process, which is quicker: exit code, stdout, stderr."""
    monkeypatch.setattr(sys, "argv", ["utsyn", *map(str, words)])
    code = 0
    try:
        cli.main()
    except SystemExit as stop:
        code = int(stop.code or 0)
    output = capsys.readouterr()
    return code, output.out, output.err


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    save_scenario(tiny(), tmp_path / "tiny")
    return tmp_path / "tiny"


@pytest.fixture
def runs(tmp_path: Path) -> list[Path]:
    return [save_run(made_result(shift=shift), tmp_path / f"run{shift}") for shift in (0.0, 0.1)]


def test_help_lists_every_command_and_imports_nothing_heavy() -> None:
    result = CliRunner().invoke(cli.app, ["--help"])
    assert result.exit_code == 0
    for command in ("demo", "new", "run", "compare", "check", "export", "verify", "schema", "app"):
        assert f"\n  {command} " in result.stdout
    heavy = "('pandas', 'numpy', 'pydantic', 'rich.progress')"
    loaded = f"import sys, model.cli; print([m for m in {heavy} if m in sys.modules])"
    assert (
        subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, cwd=ROOT, check=True).stdout
        == "[]\n"
    )


def test_check_prints_the_assumptions_as_data_and_talks_on_stderr(monkeypatch, capsys, scenario) -> None:  # type: ignore[no-untyped-def]
    code, out, err = told(monkeypatch, capsys, "check", scenario)
    assert code == 0
    assert out.startswith("path,") and "levers.service_standard" in out
    assert "No fault found in Tiny" in err


def test_check_tells_every_fault_with_place_and_remedy(monkeypatch, capsys, scenario) -> None:  # type: ignore[no-untyped-def]
    file = scenario / "staff.csv"
    rows = file.read_text().splitlines()
    rows[1] = rows[1].replace(",0.8,", ",1.4,")
    rows[2] = rows[2].replace("ward", "wardd", 1)
    file.write_text("\n".join(rows) + "\n")
    code, out, err = told(monkeypatch, capsys, "check", scenario)
    assert code == 1 and out == ""
    assert "staff.csv" in err and "1.4" in err and "allowed:" in err and "do:" in err
    assert "Traceback" not in err


def test_a_run_is_made_saved_verified_compared_and_exported(monkeypatch, capsys, scenario, tmp_path) -> None:  # type: ignore[no-untyped-def]
    first, second = tmp_path / "a", tmp_path / "b"
    for folder in (first, second):
        code, out, err = told(monkeypatch, capsys, "run", scenario, "--replications", 2, "--seed", 5, "--out", folder)
        assert code == 0 and "Need gap" in out and str(folder) in err
        assert out.startswith(HEAD.format(replications=2, seed=5))
    assert verify_run(first) == []
    assert (first / "record.json").read_bytes() == (second / "record.json").read_bytes()
    assert told(monkeypatch, capsys, "verify", first)[0] == 0
    code, out, _ = told(monkeypatch, capsys, "compare", first, second, "--csv")
    assert code == 0 and out.startswith("indicator,item,unit,group,year,scenario,baseline")
    code, out, _ = told(monkeypatch, capsys, "export", first, "--to", "xlsx", "--out", tmp_path / "a.xlsx")
    assert (code, out) == (0, f"{tmp_path / 'a.xlsx'}\n")


def test_a_taken_folder_is_refused_before_the_work_begins(monkeypatch, capsys, scenario, runs) -> None:  # type: ignore[no-untyped-def]
    before = (runs[0] / "record.json").read_bytes()
    code, out, err = told(monkeypatch, capsys, "run", scenario, "--replications", 1, "--out", runs[0])
    assert code == 1 and out == "" and "--force" in err
    assert (runs[0] / "record.json").read_bytes() == before
    assert told(monkeypatch, capsys, "run", scenario, "--replications", 1, "--out", runs[0], "--force")[0] == 0
    assert verify_run(runs[0]) == []


def test_verify_names_the_changed_file_and_exits_1(monkeypatch, capsys, runs) -> None:  # type: ignore[no-untyped-def]
    (runs[0] / "need.parquet").write_bytes(b"other")
    code, out, err = told(monkeypatch, capsys, "verify", runs[0])
    assert code == 1 and out == "" and "need.parquet" in err and "record.json" not in err


def test_compare_shows_the_table_and_can_write_the_page(monkeypatch, capsys, runs, tmp_path) -> None:  # type: ignore[no-untyped-def]
    code, out, _ = told(monkeypatch, capsys, "compare", *runs, "--page", tmp_path / "page.html")
    assert code == 0
    page = (tmp_path / "page.html").read_text()
    assert page.startswith("<!doctype html>")
    for shown in (out, page):  # two runs of one scenario are told apart by their folders
        assert "Baseline" in shown and "run0.1" in shown and "Baseline (2)" not in shown
    assert HEAD.format(replications=4, seed=7) in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["run", "nowhere"], "nowhere"),
        (["run", "reference", "nurse_pol"], "did you mean “nurse_pool”?"),
        (["check", "nowhere.yaml"], "nowhere.yaml"),
        (["compare", "nowhere", "elsewhere"], "There is no run"),
        (["verify", "nowhere"], "record.json"),
        (["export", "nowhere", "--to", "xlsx"], "There is no run"),
        (["demo", "--years", "0"], "--years"),
        (["demo", "--replications", "0"], "replications"),
    ],
)
def test_a_mistake_is_told_in_words_and_nothing_is_written(monkeypatch, capsys, tmp_path, words, said) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)
    code, out, err = told(monkeypatch, capsys, *words)
    assert code == 1 and out == ""
    assert said in err and "Traceback" not in err and "Running" not in err
    assert list(tmp_path.iterdir()) == []


def test_wrong_usage_exits_2_in_a_process_of_its_own(tmp_path: Path) -> None:
    result = utsyn("export", "somewhere", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert "--to" in result.stderr
    result = utsyn("run", "nowhere", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (1, "")
    assert "Traceback" not in result.stderr


def test_a_new_municipality_is_written_and_has_faults_until_it_is_filled_in(monkeypatch, capsys, tmp_path) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)
    assert told(monkeypatch, capsys, "new", "my_town")[0] == 0
    code, _, err = told(monkeypatch, capsys, "check", "my_town")
    assert code == 1 and "faults" in err
    assert told(monkeypatch, capsys, "new", "my_town")[0] == 1


def test_the_schema_is_json(monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    import json

    code, out, _ = told(monkeypatch, capsys, "schema")
    assert code == 0 and "$schema" in json.loads(out)


def test_faults_of_the_file_system_are_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as missing:
        (tmp_path / "gone.txt").read_text()
    assert fault_text(missing.value) == f"There is no file or folder {tmp_path / 'gone.txt'}."
    assert "there" in fault_text(PermissionError(13, "Permission denied", "there"))
    problems = [Problem("a", "b", "c", "d"), Problem("e", "f", "g", "h")]
    assert fault_text(InputError(problems)).startswith("There are 2 faults:")


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        ("/a/.run.lock", "/a/run"),
        ("/a/.run.x1_y.part/need.parquet", "/a/run/need.parquet"),
        (".report.html.ab12.part", "report.html"),
        ("/a/.config/run", "/a/.config/run"),
    ],
)
def test_a_fault_names_the_target_and_not_the_hidden_file(hidden: str, shown: str) -> None:
    assert fault_text(PermissionError(13, "Permission denied", hidden)).startswith(f"No permission to use {shown}. ")
    assert fault_text(OSError(28, "No space left on device", hidden)) == f"{shown}: No space left on device."
    assert fault_text(FileNotFoundError(2, "", hidden)) == f"There is no file or folder {shown}."


def test_shipped_files_are_found_by_name() -> None:
    assert (shipped_path("reference") / "scenario.yaml").is_file()
    assert {"nurse_pool", "full_time", "adult_education"} <= set(shipped_measures())
    assert find_overlay("nurse_pool") == shipped_measures()["nurse_pool"]
    assert app_path().is_file()


def test_a_shorter_horizon_keeps_everything_else() -> None:
    short = with_years(tiny(), 2)
    assert list(short.years) == [2026, 2027]
    assert short.frame("staff").equals(tiny().frame("staff"))
    with pytest.raises(InputError, match="1 to 3"):
        with_years(tiny(), 4)
