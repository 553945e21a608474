"""The page of rotas and pools: nothing long begins by itself, and a shift moved by hand is checked at once."""

from __future__ import annotations

import io

import pandas as pd
import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from model.report import rota_codes, rota_workbook, vulnerable_rows, vulnerable_shown
from model.rota import check_grid, rota_grid, shift_legend, unit_rota
from model.runs import moved_grid, split_faults, vulnerable_units
from model.scenario.schema import Scenario
from model.scenario.schema.rota import WEEKDAYS
from model.ui.work import with_value
from tests.app.pages import handed_over, opened, said, session_of, settled, with_objects
from tests.tiny import fact, settings, tiny

PARTS = {"lines": "rota lines", "frontier": "rota frontier", "pools": "rota pools"}
PARTS |= {"dispatch": "rota dispatch", "vulnerable": "rota vulnerable"}


def with_pool() -> Scenario:
    facts = settings()
    facts["pools"]["care"]["in_use"] = fact(True)
    return tiny(facts)


def page(part: str, language: str = "en", ask: bool = True) -> AppTest:
    app = opened(with_pool(), language, "rota")
    session_of(app).choose("rota_part", part)
    settled(app)
    if ask:
        app.button(key=f"ask {PARTS[part]}").click()
        settled(app)
    return app


@pytest.mark.parametrize("part", PARTS)
def test_long_work_begins_by_a_button_only(part: str) -> None:
    app = page(part, ask=False)
    assert not app.exception and not app.error
    session = session_of(app)
    assert session.tasks.latest(PARTS[part]) is None
    assert not app.get("vega_lite_chart") and not app.table


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_drawn_in_every_language_from_tables_of_words_and_numbers(
    part: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = handed_over(monkeypatch)
    app = page(part, language)
    assert given and with_objects(given) == []
    assert not app.exception and not app.error
    assert app.get("vega_lite_chart") or part == "vulnerable"
    words = said(app)
    assert "{" not in words and "rota_" not in words


def shown(app: AppTest) -> str:
    return next(str(one.proto.body) for one in app.get("html") if "<table" in one.proto.body)


def test_a_shift_moved_by_hand_is_checked_at_once_and_can_be_taken_back() -> None:
    app = page("lines")
    assert not app.error and "As it was made" in app.warning[0].value
    before = shown(app)
    days = [box for box in app.selectbox if str(box.key).startswith("rota day")]
    assert len(days) == 7
    worked = next(box for box in days if box.value)
    worked.select("").run()
    assert not app.exception and not app.success
    assert app.error[0].value.startswith("The changes bring ")
    assert "*</span>" in shown(app) and "outline:3px" in shown(app)
    assert "outline:3px" not in before
    app.button(key="rota reset").click().run()
    assert shown(app) == before and not app.error


def test_a_shift_moved_and_moved_back_is_no_change() -> None:
    app = page("lines")
    box = next(one for one in app.selectbox if str(one.key).startswith("rota day") and one.value)
    was = box.value
    box.select("").run()
    app.selectbox(key=box.key).select(was).run()
    assert "Changed by hand" not in said(app) and not app.error


def test_without_a_pool_in_use_that_is_said_and_no_button_is_there() -> None:
    app = opened(address="rota")
    session_of(app).choose("rota_part", "pools")
    settled(app)
    assert "No pool is in use in 2026" in said(app) and not app.button


def test_faults_are_parted_into_those_of_the_changes_and_those_as_made() -> None:
    rota = unit_rota(tiny(), "ward")
    made = moved_grid(rota, {})
    brought, kept = split_faults(rota, check_grid(rota, made))
    assert brought.empty and len(kept) == 3
    cell = (str(made["line"][0]), int(made["week"][0]), next(day for day in WEEKDAYS if made[day][0]))
    faults = check_grid(rota, moved_grid(rota, {cell: ""}))
    brought, kept = split_faults(rota, faults)
    assert len(brought) > 0 and len(brought) + len(kept) == len(faults)


def test_another_scenario_leaves_the_old_rota_and_says_that_it_is_old() -> None:
    app = page("lines")
    before = shown(app)
    session_of(app).do(with_value, "groups.nurse.quit_rate_annual", 0.5)
    settled(app)
    assert shown(app) == before and "old figures" in said(app)
    assert app.button(key="ask rota lines")


def test_a_single_holder_is_shown_by_role_and_unit_only() -> None:
    scenario = tiny()
    found = vulnerable_units(scenario)
    one = found.assign(single=[n == 0 for n in range(len(found))], vulnerable=True)
    rows = vulnerable_shown(scenario, one)
    last = rows.iloc[-1]
    assert last.iloc[:2].tolist() == vulnerable_rows(scenario, one).iloc[0, :2].tolist()
    assert set(last.iloc[2:]) == {"–"}
    assert (rows.iloc[:-1, 2] != "–").all()


def test_the_workbook_has_every_week_with_its_shifts_and_no_formula() -> None:
    rota = unit_rota(tiny(), "ward")
    grid = moved_grid(rota, {})
    cell = (str(grid["line"][0]), int(grid["week"][0]), next(day for day in WEEKDAYS if grid[day][0]))
    moved = moved_grid(rota, {cell: ""})
    book = load_workbook(io.BytesIO(rota_workbook(rota, moved, check_grid(rota, moved))))
    sheet = book.worksheets[0]
    assert sheet.max_row == len(grid) + 1
    codes = rota_codes(rota)
    first = [
        value or "" for value in next(sheet.iter_rows(min_row=2, max_row=2, min_col=3, max_col=9, values_only=True))
    ]
    wanted = moved.iloc[0][list(WEEKDAYS)]
    assert first == ["+".join(codes[name] for name in str(shift).split("+") if name) for shift in wanted]
    assert len(book.worksheets) == 3
    cells = [value for page in book.worksheets for row in page.iter_rows(values_only=True) for value in row]
    assert not any(isinstance(value, str) and value.startswith("=") for value in cells)


def test_hours_follow_a_moved_shift() -> None:
    rota = unit_rota(tiny(), "ward")
    made = rota_grid(rota)
    pd.testing.assert_frame_equal(moved_grid(rota, {}), made)
    paid = shift_legend(rota).set_index("shift")["paid_hours"]
    row = made.iloc[0]
    day = next(name for name in WEEKDAYS if row[name])
    moved = moved_grid(rota, {(row["line"], row["week"], day): ""})
    assert moved["hours_week"][0] == pytest.approx(row["hours_week"] - paid[row[day]])
    assert moved["hours_week"][1:].tolist() == made["hours_week"][1:].tolist()


def test_a_rota_is_told_step_by_step_and_ends_when_nobody_waits() -> None:
    seen: list[tuple[int, int]] = []
    unit_rota(tiny(), "ward", tell=lambda done, steps: seen.append((done, steps)))
    assert seen == [(0, 2), (1, 2), (2, 2)]

    def tell(done: int, steps: int) -> None:
        if done:
            raise KeyError

    with pytest.raises(KeyError):
        unit_rota(tiny(), "ward", tell=tell)
