"""The wheel carries all that the program needs: its rooms, the shipped scenarios, the app and its safe settings."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from model import load_scenario
from tests.wheel import ROOT, unpacked

ASK = """
from pathlib import Path
import model
from model import load_scenario
from model.report import citation, text
from model.shipped_files import app_path, shipped_measures, shipped_path, shipped_pools, shipped_units
here = Path(model.__file__).parent
paths = [app_path(), shipped_path("reference"), *shipped_measures().values(), *shipped_units().values(),
         *shipped_pools().values()]
assert all(here in path.parents and path.exists() for path in paths), paths
assert len(shipped_measures()) and len(shipped_units()) and len(shipped_pools()) and citation()["words"]
scenario = load_scenario(shipped_path("reference"), *list(shipped_measures().values())[:2])
print(here, len(scenario.units), text("page_overview", "nb"))
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpacked(tmp_path_factory.mktemp("wheel"))


def files(folder: Path) -> dict[str, bytes]:
    kept = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in kept}


def test_every_module_and_every_shipped_file_is_in_the_wheel_as_it_is_here(site: Path) -> None:
    inside = files(site / "model")
    beside = {f"shipped/scenarios/{name}": content for name, content in files(ROOT / "scenarios").items()}
    beside = {name: content for name, content in beside.items() if not name.endswith(".py")}
    beside |= {name: content for name, content in files(ROOT / "model").items() if name.endswith(".py")}
    for name in ("app.py", ".streamlit/config.toml", "CITATION.cff"):
        beside[f"shipped/{name}"] = (ROOT / name).read_bytes()
    assert {name for name, content in beside.items() if inside.get(name) != content} == set()


def test_nothing_is_in_the_wheel_that_is_not_the_programs(site: Path) -> None:
    assert sorted({path.name.split("-")[0] for path in site.iterdir()}) == ["model", "utsyn"]
    endings = {Path(name).suffix for name in files(site / "model")}
    assert endings <= {".py", ".yaml", ".csv", ".md", ".json", ".toml", ".cff"}
    (entry,) = site.glob("utsyn-*.dist-info/entry_points.txt")
    assert "utsyn = model.cli:main" in entry.read_text()


def test_from_another_folder_the_installed_program_finds_its_own_files(site: Path, tmp_path: Path) -> None:
    inside = os.environ | {"PYTHONPATH": str(site)}
    command = [sys.executable, "-c", ASK]
    found = subprocess.run(command, check=False, cwd=tmp_path, env=inside, capture_output=True, text=True, timeout=300)
    assert found.returncode == 0, found.stderr
    units = len(load_scenario(ROOT / "scenarios" / "reference").units)
    assert found.stdout.split() == [str(site / "model"), str(units), "Oversikt"]
