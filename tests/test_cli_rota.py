"""utsyn rota: the answer adds up, what is written is read back and judged, and bad input is told in sentences."""

from __future__ import annotations

import io
import json
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pandas as pd
import pytest

from model.cli_rota import find_unit, write_new
from model.errors import InputError
from model.report import read_lines, unit_json, unit_page, unit_text, unit_workbook, verdict_text
from model.report.unit.grid import shift_codes
from model.report.unit.sections import sections
from model.report.unit.workbook import rota_rows
from model.rota import (
    Sizing,
    UnitPlan,
    build_lines,
    check_lines,
    cover_frame,
    figures,
    people_frame,
    plan_unit,
    size_problem,
    unit_problem,
)
from model.scenario import load_unit, unit_scenario, working_time_rows
from model.shipped_files import shipped_units
from tests.test_cli_words import told
from tests.unit_cases import SMALL, written


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("unit")


@pytest.fixture(scope="module")
def plan(folder: Path) -> UnitPlan:
    return plan_unit(load_unit(written(folder, SMALL)))


def test_people_hours_and_kroner_add_up(plan: UnitPlan) -> None:
    people, facts, cover = people_frame(plan), figures(plan), cover_frame(plan)
    assert facts["people"] == people["people"].sum() == sum(len(line.started) for line in plan.lines.rota)
    assert facts["cost_year_nok"] == pytest.approx(people["cost_nok"].sum())
    assert facts["full_time_share"] == facts["full_time_people"] / facts["people"]
    paid = float((people["people"] * people["hours_week"]).sum())
    assert cover["covered_hours"].sum() + cover["surplus_hours"].sum() == pytest.approx(paid)
    assert (cover["covered_hours"] + cover["uncovered_hours"] - cover["required_hours"]).abs().max() < 1e-9


def test_a_year_of_kroner_is_every_shift_with_its_supplements(plan: UnitPlan) -> None:
    hour = {"nurse": 420.0, "skilled": 350.0}
    evening, weekend = 5.5, {5, 6}
    total = 0.0
    for line in plan.lines.rota:
        for week in line.weeks:
            for day, shift in enumerate(week):
                share = 52 * len(line.started) / len(line.weeks)
                if shift is not None:
                    pay = 7.5 * hour[line.group]
                    # 17–21 is evening, 21–22:30 night
                    night = max(0.25 * hour[line.group], 70.0)
                    extra = (4.0 * 56 + (evening - 4.0) * night) if shift == "evening" else 0.0
                    extra += 7.5 * max(0.22 * hour[line.group], 70.0) if day in weekend else 0.0
                    total += share * (pay + extra)
    assert figures(plan)["cost_year_nok"] == pytest.approx(total, rel=1e-4)


def test_the_same_file_gives_the_same_bytes(plan: UnitPlan, folder: Path) -> None:
    again = plan_unit(load_unit(folder / "small.yaml"))
    assert unit_json(plan) == unit_json(again)
    assert unit_page(plan) == unit_page(again)
    assert unit_workbook(plan) == unit_workbook(again)


def test_the_text_tells_figures_reasons_and_what_one_more_costs(plan: UnitPlan) -> None:
    said = unit_text(plan)
    for words in ("Small: rota for 2026", "People", "Full-time share", "Why there is part time", "Sykepleier",
                  "What decides the number of people", "What one more would cost"):  # fmt: skip
        assert words in said


def test_json_is_whole_and_holds_every_line(plan: UnitPlan) -> None:
    content = json.loads(unit_json(plan))
    assert content["figures"]["people"] == figures(plan)["people"]
    assert set(content["sections"]) == {section.key for section in sections(plan)}
    assert len(content["shifts"]) == 7 * sum(len(line.weeks) for line in plan.lines.rota)


def test_the_page_has_a_picture_and_the_same_in_words_for_every_line(plan: UnitPlan) -> None:
    page = unit_page(plan)
    pictures = [picture for picture in page.split("<svg")[1:] if picture.startswith(' class="rota"')]
    assert len(pictures) == len(plan.lines.rota)
    for picture in pictures:
        drawn = ElementTree.fromstring("<svg" + picture.split("</svg>")[0] + "</svg>")
        assert drawn.attrib["role"] == "img" and drawn.attrib["aria-label"]
    assert "http" not in page and "<svg role=" in page and "<script" not in page
    assert page.count("Week by week") + page.count("week by week") >= 2


def test_the_workbook_has_the_grid_with_its_legend_and_no_formula(plan: UnitPlan) -> None:
    book = openpyxl.load_workbook(io.BytesIO(unit_workbook(plan)))
    sheet = book["Rota"]
    assert sheet.max_row == 1 + sum(len(line.weeks) for line in plan.lines.rota)
    codes = set(shift_codes(plan.unit).values())
    assert {sheet.cell(row, 15).value for row in range(2, 4)} == codes
    for page in book:
        assert not any(isinstance(cell.value, str) and cell.value.startswith("=") for row in page for cell in row)


def test_a_title_that_looks_like_a_formula_stays_text(folder: Path) -> None:
    text = SMALL.replace('title: "Small"', 'title: "=1+1 <b>"').replace('"Sykepleier"', '"=HYPERLINK(1)"')
    plan = plan_unit(load_unit(written(folder, text, "odd.yaml")))
    assert "<b>" not in unit_page(plan).split("<main>")[1].split("<figure>")[0].replace("<li><b>", "")
    book = openpyxl.load_workbook(io.BytesIO(unit_workbook(plan)))
    assert all(cell.data_type != "f" for page in book for row in page for cell in row)


def test_codes_are_short_and_tell_the_shifts_apart() -> None:
    for path in shipped_units().values():
        codes = shift_codes(load_unit(path))
        assert len(set(codes.values())) == len(codes)
        assert all(1 <= len(code) <= 2 for code in codes.values())


# --- lines read back ----------------------------------------------------------------------------------------


def test_lines_written_are_read_back_the_same_and_pass(plan: UnitPlan, folder: Path) -> None:
    (folder / "rota.csv").write_text(rota_rows(plan).to_csv(index=False), encoding="utf-8")
    (folder / "rota.xlsx").write_bytes(unit_workbook(plan))
    own = {line.id: (tuple(tuple(week) for week in line.weeks), line.started) for line in plan.lines.rota}
    for name in ("rota.csv", "rota.xlsx"):
        lines = read_lines(plan.unit, unit_problem(plan.unit), folder / name)
        assert {line.id: (tuple(tuple(week) for week in line.weeks), line.started) for line in lines} == own
        assert check_lines(plan.unit, lines) == ()


def test_a_hand_changed_line_is_told_with_its_rule_week_and_weekday(plan: UnitPlan, folder: Path) -> None:
    rows = rota_rows(plan)
    first = rows.index[(rows["mon"] == "") & (rows["tue"] == "")][0]
    rows.loc[first, ["mon", "tue"]] = ["evening", "day"]
    (folder / "changed.csv").write_text(rows.to_csv(index=False), encoding="utf-8")
    lines = read_lines(plan.unit, unit_problem(plan.unit), folder / "changed.csv")
    found = check_lines(plan.unit, lines)
    rest = next(fault for fault in found if fault.rule.startswith("daily_rest"))
    assert (rest.line, rest.week, rest.weekday) == (rows["line"][first], rows["week"][first], "tue")
    said = verdict_text(plan.unit, found, lines)
    assert "Tuesday" in said and "9 hours of rest" in said and "§ 10-8" in said


BAD_LINES = [
    (lambda rows: rows.assign(mon="evning"), "did you mean “evening”"),
    (lambda rows: rows.drop(columns="sun"), "sun"),
    (lambda rows: rows.assign(week=rows["week"] + 1), "weeks"),
    (lambda rows: rows.assign(week=0), "from 1 to 520"),
    (lambda rows: rows.assign(line=rows["line"].str.replace("nurse", "doctor")), "doctor"),
    (lambda rows: rows.assign(line="x"), "group.kind.number"),
    (lambda rows: rows.head(0), "no line"),
]


@pytest.mark.parametrize(("change", "words"), BAD_LINES)
def test_lines_that_cannot_be_judged_are_refused_in_words(
    plan: UnitPlan, folder: Path, change: object, words: str
) -> None:
    rows: pd.DataFrame = change(rota_rows(plan))  # type: ignore[operator]
    path = written(folder, rows.to_csv(index=False), "bad.csv")
    with pytest.raises(InputError) as caught:
        read_lines(plan.unit, unit_problem(plan.unit), path)
    assert words in str(caught.value)


def test_a_workbook_that_is_none_is_refused_in_words(plan: UnitPlan, folder: Path) -> None:
    with pytest.raises(InputError, match="no workbook that can be read"):
        read_lines(plan.unit, unit_problem(plan.unit), written(folder, "not a workbook", "bad.xlsx"))


# --- the command --------------------------------------------------------------------------------------------


def test_the_command_prints_writes_and_checks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    out = folder / "out"
    code, data, talk = told(monkeypatch, capsys, "rota", folder / "small.yaml", "--json", "--out", out)
    assert code == 0 and json.loads(data)["title"] == "Small" and "Written" in talk
    assert sorted(path.name for path in out.iterdir()) == ["rota.csv", "rota.html", "rota.xlsx"]
    code, data, _ = told(monkeypatch, capsys, "rota", folder / "small.yaml", "--check", out / "rota.xlsx")
    assert code == 0 and "No rule is broken" in data
    faulty = (out / "rota.csv").read_text().replace(",day", ",evening", 1)
    written(out, faulty, "faulty.csv")
    code, data, _ = told(monkeypatch, capsys, "rota", folder / "small.yaml", "--check", out / "faulty.csv", "--json")
    assert code == 1 and not json.loads(data)["legal"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "did you mean “nursing_home_ward”?"),
        ("title: [", "well-formed YAML"),
        (SMALL.split("cover:\n")[0] + "cover: []\n", "at least one entry"),
        (SMALL.replace("daily_rest_hours: {value: 10", "days_in_row: {value: 1"), "nobody can work"),
        (SMALL.replace("allow_uncovered: true", "allow_uncovered: false").replace('start: "07:30", end: "15:00", '
         'required: 1', 'start: "03:00", end: "06:00", required: 1'), "cannot be met"),
    ],
    ids=["missing", "broken", "empty cover", "impossible rules", "cover nobody reaches"],
)  # fmt: skip
def test_bad_input_is_a_sentence_and_exit_code_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str | None, words: str
) -> None:
    name = "nursing_home_wrad" if text is None else written(tmp_path, text)
    code, data, talk = told(monkeypatch, capsys, "rota", name)
    assert (code, data) == (1, "") and words in talk and "Traceback" not in talk


def test_a_new_file_is_a_unit_that_can_be_read_and_is_never_written_over(tmp_path: Path) -> None:
    write_new(tmp_path / "my_unit.yaml")
    assert load_unit(tmp_path / "my_unit.yaml").groups
    with pytest.raises(InputError, match="exists already"):
        write_new(tmp_path / "my_unit.yaml")


def test_a_shipped_unit_is_found_by_its_name_and_a_file_goes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_unit("kindergarten") == shipped_units()["kindergarten"]
    written(tmp_path, SMALL, "kindergarten")
    assert find_unit("kindergarten") == Path("kindergarten")


@pytest.mark.parametrize("name", sorted(shipped_units()))
def test_a_shipped_unit_gets_a_rota_that_covers_every_hour(name: str) -> None:
    unit = load_unit(shipped_units()[name])
    problem = unit_problem(unit)
    sizing = size_problem(problem)
    assert isinstance(sizing, Sizing)
    lines = build_lines(problem, sizing, working_time_rows(unit_scenario(unit), unit.year, "unit"))
    assert lines.uncovered_hours == pytest.approx(0.0)
    assert check_lines(unit, lines.rota) == ()
