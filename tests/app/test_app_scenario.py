"""The page where a scenario is changed, played without a browser; and the same figures from Python."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextInput

from model.shipped_files import shipped_measures
from model.ui import work
from model.ui.answers import answer_for
from model.ui.form import THEMES
from model.ui.session import Session, scenario_of
from model.ui.snippet import python_of
from model.ui.work import BASELINE, Draft, History, Work, with_measure, with_value
from tests.app.pages import opened, said, session_of, settled
from tests.tiny import tiny

QUIT = "groups.nurse.quit_rate_annual"
SLIDER = f"scenario slider en {QUIT}"
NUMBER, REASON = f"scenario number {QUIT}", f"scenario reason {QUIT}"


def test_slider_number_and_reason_set_one_value_and_the_list_tells_it() -> None:
    app = settled(opened(address="scenario"))
    app.text_input(key=NUMBER).set_value("6,5").run()
    assert "“6,5” is not a number" in app.error[0].value and session_of(app).draft.values == ()
    app.text_input(key=NUMBER).set_value("6.5").run()
    assert session_of(app).draft.caller == {QUIT: 0.065}
    assert app.select_slider(key=f"{SLIDER} 1").value == 0.065  # a new slider: its value came from the entry
    app.text_input(key=REASON).set_value("$x$ <b>").run()
    assert session_of(app).draft.reasons == {QUIT: "$x$ <b>"}
    settled(app)
    words = said(app)
    assert "8.0 per cent a year" in words and "6.5 per cent a year" in words and "\\$x\\$ \\<b\\>" in words
    assert "against the baseline" in " ".join(metric.delta for metric in app.metric)
    app.button(key=f"changes_{QUIT}").click().run()
    assert session_of(app).draft.content == BASELINE.content


@pytest.mark.parametrize(("typed", "told"), [("six", "is not a number"), ("600", "outside"), ("-1", "outside")])
def test_a_number_that_cannot_be_is_told_and_changes_nothing(typed: str, told: str) -> None:
    app = settled(opened(address="scenario"))
    app.text_input(key=NUMBER).set_value(typed).run()
    assert told in app.error[0].value and session_of(app).draft.values == ()
    assert app.text_input(key=NUMBER).value == "8.0"


def test_ten_changes_and_ten_undos_give_the_same_state_and_the_same_page() -> None:
    app = settled(opened(address="scenario"))
    before, first = said(app), session_of(app).work
    for number in range(10):
        app.select_slider(key=SLIDER).set_value(round(0.09 + 0.002 * number, 9)).run()
    assert len(session_of(app).history.past) == 10
    for _ in range(10):
        app.button(key="scenario saved_undo").click().run()
    settled(app)
    assert session_of(app).work == first and said(app) == before
    app.button(key="scenario saved_redo").click().run()
    assert session_of(app).draft.caller == {QUIT: 0.09}
    app.button(key="scenario saved_baseline").click().run()
    assert session_of(app).draft.content == BASELINE.content


def test_every_theme_can_be_opened_and_a_measure_begins_in_a_chosen_year() -> None:
    app = settled(opened(address="scenario"))
    for theme in (*THEMES, "any", "measures"):
        session_of(app).choose("scenario_theme", theme)
        app.run()
        assert not app.exception and not app.error, theme
    assert len(app.checkbox) >= len(shipped_measures())


def name_box(app: AppTest) -> TextInput:
    (box,) = [one for one in app.text_input if str(one.key).startswith("scenario name")]
    return box


@pytest.mark.parametrize("theme", ["turnover", "training", "measures"])
def test_widgets_begin_with_what_they_show_though_the_page_is_drawn_again_at_once(theme: str) -> None:
    app = opened(address="scenario")
    session_of(app).do(with_value, QUIT, 0.09, "a reason")
    session_of(app).do(with_measure, "stay_longer", True, 2028)
    session_of(app).choose("scenario_theme", theme)
    settled(app).run()
    boxes = [one for one in app.text_input if one.key and not str(one.key).startswith("choice")]
    assert [box.proto.default for box in boxes] == [box.value for box in boxes] and any(box.value for box in boxes)
    switches = [*app.toggle, *app.checkbox]
    assert [one.proto.default for one in switches] == [one.value for one in switches]
    for slider in app.select_slider:
        assert slider.proto.default == [slider.options.index(slider.format_func(slider.value))]
    for chosen in (*app.radio, *app.selectbox):
        assert chosen.proto.set_value or chosen.index == chosen.proto.default


def test_saving_under_a_taken_name_is_refused_in_words_and_a_vague_name_gets_a_hint() -> None:
    app = settled(opened(address="scenario"))
    name_box(app).set_value("final").run()
    assert any("does not say what is in the scenario" in info.value for info in app.info)
    app.button(key="scenario save").click().run()
    assert [one.name for one in session_of(app).work.saved] == ["final"]
    app.button(key="scenario duplicate").click().run()
    assert [one.name for one in session_of(app).work.saved] == ["final", "final 2"]
    name_box(app).set_value("Final").run()
    app.button(key="scenario save").click().run()
    assert "which is taken" in app.error[0].value
    app.button(key="scenario open 0").click().run()
    assert session_of(app).draft.name == "final"
    app.button(key="scenario delete 1").click().run()
    assert [one.name for one in session_of(app).work.saved] == ["final"]
    app.button(key="scenario saved_undo").click().run()
    assert [one.name for one in session_of(app).work.saved] == ["final", "final 2"]


def test_a_measure_that_begins_later_changes_nothing_before() -> None:
    from model import load_scenario
    from model.shipped_files import shipped_path

    base = load_scenario(shipped_path("reference"))
    late = scenario_of(base, Draft("late", (("stay_longer", 2032),)))
    leaf, shift = late.groups["nurse"].quit_rate_annual, late.workforce.retirement_shift_years
    assert [leaf.at(year) == base.groups["nurse"].quit_rate_annual.at(year) for year in (2031, 2032)] == [True, False]
    assert (shift.at(2032), shift.at(2033)) == (0.0, 1.0)


@pytest.mark.parametrize("changed", [False, True])
def test_the_lines_of_python_give_the_figures_on_the_page(
    changed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("model.load_scenario", _loaded)
    session = Session(tiny(), history=History(Work(replications=8)))
    if changed:
        session.do(work.with_value, QUIT, 0.2, 'why\nimport os """ \' {x}')
        session.do(work.with_value, "levers.service_standard", 1.1)
    lines = python_of(session.draft, (session.work.seed, 8), "reference", 2026)
    script = tmp_path / "lines.py"
    script.write_text(lines, encoding="utf-8")
    found: dict[str, Any] = runpy.run_path(str(script))
    answer = answer_for(session, session.draft)
    assert answer.task.ended.wait(300) and answer.task.value is not None
    shown = answer.task.value.summary
    keys = ["year", "unit", "group", "indicator", "item"]
    both = shown.merge(found["result" if changed else "baseline"].summary, on=keys, suffixes=("", "_python"))
    assert (
        len(both) == len(shown) and both["mean"].equals(both["mean_python"]) and both["p90"].equals(both["p90_python"])
    )


def _loaded(folder: Path, *overlays: Any, caller: dict[str, Any] | None = None) -> Any:
    """The tiny municipality in the reference's place, read the same way."""
    from model.scenario import with_overlays

    assert folder.name == "reference"
    return with_overlays(tiny(), *overlays, caller=caller)


def test_the_lines_of_python_name_measures_with_their_year() -> None:
    lines = python_of(Draft("x", (("nurse_pool", None), ("stay_longer", 2032))), (2026, 200), "reference", 2026)
    compile(lines, "lines", "exec")
    assert 'shipped_measures()["nurse_pool"],' in lines
    assert 'starting(shipped_measures()["stay_longer"], 2032, 2026),' in lines
    own = python_of(Draft("x", (), (work.Changed(QUIT, 0.06),)), (2026, 200), "own", 2026)
    compile(own, "lines", "exec")
    assert "folder/with/your/scenario" in own and "shipped_path" not in own
