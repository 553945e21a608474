"""utsyn rota where something is in the way: places that cannot be written to, options at odds, plans of nobody."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from model.cli_rota import WRITTEN
from model.errors import InputError
from model.report import unit_workbook
from model.report.unit.sections import sections
from model.rota import plan_unit
from model.scenario import load_unit
from tests.test_cli_words import told
from tests.unit_cases import SMALL, written

NO_WEEKENDS = SMALL.replace("weekend_every: 3}", "weekend_every: 0}").replace(
    "options:\n  weekends_to_compare: [2, 3]\n", ""
)


def test_an_hour_without_cover_that_costs_nothing_is_told_in_words(tmp_path: Path) -> None:
    text = SMALL.replace("uncovered_hour_nok: {value: 2000", "uncovered_hour_nok: {value: 0")
    text = text.replace("known_absence_planned: {value: 1.0", "known_absence_planned: {value: 0.0")
    unit = load_unit(written(tmp_path, text))
    with pytest.raises(InputError, match="nobody in it") as fault:
        plan_unit(unit)
    assert "uncovered_hour_nok" in str(fault.value) and "raise the price" in str(fault.value)


def test_more_net_hours_than_a_year_of_weeks_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="at most 1846, 52 weeks"):
        load_unit(written(tmp_path, SMALL.replace("net_hours_rota: {value: 1632", "net_hours_rota: {value: 1847")))


@pytest.mark.parametrize("name", WRITTEN)
def test_out_writes_all_files_or_none(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    out = tmp_path / "out"
    (out / name).mkdir(parents=True)
    code, data, talk = told(monkeypatch, capsys, "rota", written(tmp_path, SMALL), "--out", out)
    assert (code, data) == (1, "") and "a free name" in talk and "do:" in talk
    assert [file.name for file in out.iterdir()] == [name]


def test_out_below_a_file_is_told_with_a_way_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = written(tmp_path, SMALL)
    code, data, talk = told(monkeypatch, capsys, "rota", file, "--out", file / "deep" / "er")
    assert (code, data) == (1, "") and "found:   a file" in talk and "--out" in talk


@pytest.mark.parametrize(
    "options", [("--new", "--out", "x"), ("--check", "c.csv", "--out", "x"), ("--new", "--check", "c")]
)
def test_an_option_that_would_not_be_read_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, options: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    code, data, talk = told(monkeypatch, capsys, "rota", "my_unit.yaml", *options)
    assert (code, data) == (1, "") and "together with" in talk and not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["lines.csv", "lines.xlsx"])
def test_a_folder_in_place_of_the_lines_is_called_a_folder(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    (tmp_path / name).mkdir()
    code, _, talk = told(monkeypatch, capsys, "rota", written(tmp_path, SMALL), "--check", tmp_path / name)
    assert code == 1 and "found:   a folder" in talk and "did you mean" not in talk


def test_shifts_that_overlap_in_a_cell_are_told_with_their_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    lines = "line,people,week,mon,tue,wed,thu,fri,sat,sun\nnurse.part.01,1,1,day+day,,,,,,\n"
    file = written(tmp_path, lines, "lines.csv")
    code, _, talk = told(monkeypatch, capsys, "rota", written(tmp_path, SMALL), "--check", file)
    assert code == 1 and "line nurse.part.01, week 1, Monday" in talk


def test_a_way_out_that_is_named_works_when_it_is_written_into_the_file(tmp_path: Path) -> None:
    short = plan_unit(load_unit(written(tmp_path, NO_WEEKENDS)))
    assert short.shortage is not None and short.lines.uncovered_hours > 0
    ways = [way for way in short.shortage.relaxations if way.kind == "weekend"]
    assert any(way.said["every"] == 3 for way in ways)
    more = NO_WEEKENDS.replace(
        "  agreements:\n",
        "    full3: {title: F, fraction_from: 0.97, fraction_to: 1.0, weekend_every: 3}\n"
        "    part3: {title: P, fraction_from: 0.4, fraction_to: 0.95, weekend_every: 3}\n  agreements:\n",
    )
    assert plan_unit(load_unit(written(tmp_path, more, "more.yaml"))).lines.uncovered_hours == pytest.approx(0.0)


def test_the_price_of_owed_hours_is_said(tmp_path: Path) -> None:
    plan = plan_unit(load_unit(written(tmp_path, SMALL)))
    people = sections(plan)[0]
    hour = people.frame["group"].map({"Sykepleier": 420.0, "Helsefagarbeider": 350.0})
    owed = float((people.frame["hours_owed_year"] * hour).sum())
    assert (owed >= 1) == any("the hours owed come to" in sentence for sentence in people.sentences)


def test_a_heading_in_the_workbook_stands_over_its_numbers(tmp_path: Path) -> None:
    plan = plan_unit(load_unit(written(tmp_path, SMALL)))
    sheet = openpyxl.load_workbook(io.BytesIO(unit_workbook(plan)))["Who the rota needs"]
    head = next(row for row in sheet.iter_rows() if row[0].value == "Competence group")
    sides = {str(cell.value): (cell.alignment.horizontal, cell.offset(1, 0).alignment.horizontal) for cell in head}
    assert sides["People"] == ("right", "right") and sides["Kind of line"] == ("left", "left")
