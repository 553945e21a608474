"""The page that lays scenarios side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from model.ui import compare as page
from model.ui import work
from model.ui.literal import literal
from tests.app.pages import opened, said, session_of, settled, turned

QUIT = "groups.nurse.quit_rate_annual"
NAMES = ("Fewer quit", "*More* quit <img onerror=x> $a$")


def with_saved(language: str = "en") -> AppTest:
    """The page of a session that has saved two scenarios."""
    app = opened(language=language, address="compare")
    session = session_of(app)
    for name, rate in zip(NAMES, (0.01, 0.3), strict=True):
        session.do(work.with_value, QUIT, rate)
        session.do(work.save, name)
    return app


def columns(app: AppTest) -> list[str]:
    return [str(name) for name in app.table[0].value.columns]


def test_saved_scenarios_are_set_against_the_baseline_with_differences_and_ranges() -> None:
    app = settled(with_saved())
    assert not app.exception and not app.error and not app.warning
    table = app.table[0].value
    assert len(table) == 10 and table.shape[1] == 3
    assert columns(app)[:2] == [literal("Baseline (compared with)"), "Fewer quit"]
    cells = table["Fewer quit"].tolist()
    assert any("(" in cell and ("+" in cell or "−" in cell) for cell in cells)
    assert len(app.get("vega_lite_chart")) == 10


def test_a_scenarios_name_is_shown_letter_by_letter() -> None:
    app = settled(with_saved())
    assert columns(app)[2] == literal(NAMES[1])
    assert NAMES[1] in app.multiselect[0].options


def test_the_first_that_is_chosen_is_what_the_others_are_set_against() -> None:
    app = settled(with_saved())
    app.multiselect[0].set_value([f"saved {NAMES[0]}", "baseline"])
    settled(app)
    assert columns(app) == [literal("Fewer quit (compared with)"), "Baseline"]


def test_a_scenario_set_against_itself_differs_by_nothing() -> None:
    app = opened(address="compare")
    session_of(app).do(work.save, "Nothing changed")
    settled(app)
    assert {cell.split(" ")[0].strip("()").split("\u202f")[0] for cell in app.table[0].value.iloc[:, 1]} <= {
        "0",
        "0.0",
        "0.000",
    }


def test_one_scenario_alone_is_shown_with_a_hint_how_to_get_more() -> None:
    app = settled(opened(address="compare"))
    assert "Choose two scenarios or more" in said(app)
    assert not app.table or "Baseline" not in columns(app)
    assert any("Example: " in option for option in app.multiselect[0].options)


def test_the_choice_of_scenarios_outlives_a_change_of_page_and_language() -> None:
    app = settled(with_saved())
    app.multiselect[0].set_value(["baseline", f"saved {NAMES[0]}"])
    settled(app)
    settled(turned(app, "assumptions"))
    app.radio(key="language").set_value("nn").run()
    settled(turned(app, "compare"))
    assert columns(app) == [literal("Basis (blir samanlikna med)"), "Fewer quit"]


def test_a_saved_scenario_and_its_unsaved_change_are_both_played() -> None:
    app = with_saved()
    session_of(app).do(work.with_value, QUIT, 0.2)
    settled(app)
    assert not app.error and not app.info[1:]
    assert app.table[0].value.shape[1] == 4


def test_what_cannot_be_compared_is_refused_and_what_differs_besides_is_marked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sides = page._sides

    def unlike(answers):  # type: ignore[no-untyped-def]
        found, whole = sides(answers)
        if len(found) == 3:
            found[1] = replace(found[1], figures=replace(found[1].figures, seed=99))
            object.__setattr__(found[2].figures, "_", None)
            other = found[2].figures.scenario.model_copy(update={"title": "Another <b>town</b>"})
            other._frames, other._measures = found[2].figures.scenario._frames, ()
            found[2] = replace(found[2], figures=replace(found[2].figures, scenario=other))
        return found, whole

    monkeypatch.setattr(page, "_sides", unlike)
    app = settled(with_saved())
    assert app.error[0].value == "These scenarios cannot be compared:"
    assert "differ in more than what was decided" in app.warning[0].value
    told = " ".join(part.value for part in app.text)
    assert "seed 2026 and 99" in told and "municipality Tiny and Another <b>town</b>" in told
    assert app.table[0].value.shape[1] == 2  # the refused one is left out


def test_a_first_answer_has_differences_without_ranges(monkeypatch: pytest.MonkeyPatch) -> None:
    sides = page._sides

    def early(answers):  # type: ignore[no-untyped-def]
        return sides([(named, replace_value(answer)) for named, answer in answers])

    def replace_value(answer):  # type: ignore[no-untyped-def]
        from types import SimpleNamespace

        return replace(answer, task=SimpleNamespace(value=None, first=answer.task.first))

    monkeypatch.setattr(page, "_sides", early)
    app = settled(with_saved())
    assert "First answer" in app.warning[0].value
    assert not any("(" in cell for cell in app.table[0].value.iloc[:, 1])


def test_every_picture_has_its_figures_in_words_and_names_are_escaped_in_the_key() -> None:
    app = settled(with_saved())
    (key,) = [part.proto.body for part in app.get("html") if "<ul" in part.proto.body]
    assert key.count("<li") == 3 and "&lt;img onerror=x&gt;" in key and "<img" not in key
    words = [part.proto.alt for part in app.get("vega_lite_chart")]
    assert all("2026 → 2028" in one and "Baseline: " in one and "Fewer quit: " in one for one in words)
