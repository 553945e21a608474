"""`utsyn frontier` from the command line's side."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from model.cli_frontier import show_frontier
from model.errors import InputError
from tests.tiny import tiny


def test_one_unit_is_told_in_a_sentence_a_table_and_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    show_frontier(tiny(), (["ward"], None), False, tmp_path / "out")
    told = capsys.readouterr().out
    assert "people must work each weekend" in told
    assert told.count("every second weekend") > 1
    points = pd.read_csv(tmp_path / "out" / "frontier.csv")
    assert set(points["unit"]) == {"ward"}
    assert (tmp_path / "out" / "frontier_ward.svg").read_text(encoding="utf-8").startswith("<svg xmlns=")


def test_every_point_comes_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    show_frontier(tiny(), ([], 2026), True, None)
    points = json.loads(capsys.readouterr().out)
    # the sum of the only unit is that unit, and is not given twice
    assert {point["unit"] for point in points} == {"ward"}
    assert len(points) == 24


def test_a_unit_without_a_rota_a_year_outside_and_a_file_for_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="ward"):
        show_frontier(tiny(), (["wrad"], None), False, None)
    with pytest.raises(InputError, match="2050"):
        show_frontier(tiny(), ([], 2050), False, None)
    (tmp_path / "taken").write_text("x")
    with pytest.raises(InputError, match="a folder"):
        show_frontier(tiny(), (["ward"], None), False, tmp_path / "taken")
