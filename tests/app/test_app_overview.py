"""The app's page, played without a browser."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from model.cli_words import app_flags
from model.scenario import with_overlays
from model.ui import state
from model.ui.form import OFFERED, changed_values, field_at, limits, sliders
from tests.made_results import made_result
from tests.tiny import fact, settings, tiny

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page on the tiny municipality with three replications, so that it answers at once."""
    monkeypatch.setattr(state, "REPLICATIONS", 2)
    monkeypatch.setattr(state, "WORKERS", 1)
    monkeypatch.setattr(state, "base_scenario", tiny)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.session_state["language"] = "en"
    return app


def test_the_page_opens_with_the_baseline_drawn(page: AppTest) -> None:
    page.run()
    assert not page.exception and not page.error
    assert page.title[0].value.startswith("Utsyn")
    assert "Synthetic" in page.info[0].value
    assert "2 replications" in page.caption[1].value + page.caption[0].value
    assert len(page.table) == 1 and len(page.table[0].value) == 10
    assert page.get("vega_lite_chart") or page.get("arrow_vega_lite_chart")
    assert len(page.slider) == 5


def test_a_moved_slider_sets_the_choice_beside_the_baseline(page: AppTest) -> None:
    page.run()
    before = page.table[0].value.iloc[:, 0].tolist()
    page.slider(key="slider groups.nurse.quit_rate_annual").set_value(20.0)
    page.button[0].click().run()
    assert not page.exception and not page.error
    table = page.table[0].value
    assert list(table.columns) == ["Baseline", "Baseline, p10–p90", "sliders moved: 1", "sliders moved: 1, p10–p90"]
    assert table.iloc[:, 0].tolist() == before
    assert table.iloc[:, 2].tolist() != before


def test_a_fault_is_told_in_words(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = settings()
    facts["units"]["ward"]["rota"]["allow_uncovered"] = False
    facts["rota"]["line_kinds"]["full_third"]["in_use"] = fact(False)
    facts["rota"]["line_kinds"]["part_third"]["in_use"] = fact(False)
    facts["rota"]["line_kinds"]["part_second"]["in_use"] = fact(False)
    monkeypatch.setattr(state, "base_scenario", lambda: tiny(facts))
    page.run()
    assert not page.exception
    assert page.error[0].value == "This cannot be calculated:"
    assert "ward" in page.text[0].value


def test_sliders_take_label_unit_limits_and_source_from_the_schema() -> None:
    scenario = tiny()
    found = {slider.path: slider for slider in sliders(scenario)}
    assert list(found) == list(OFFERED)
    quit_rate = found["groups.nurse.quit_rate_annual"]
    assert quit_rate.label == "Nurse: people who quit, retirement taken out"
    assert quit_rate.unit == "per cent a year" and quit_rate.scale == 100.0
    assert "invented for a test" in quit_rate.help and "Assumed" in quit_rate.help
    for slider in found.values():
        assert slider.low <= slider.value <= slider.high
        steps = (slider.value - slider.low) / slider.step
        assert steps == pytest.approx(round(steps), abs=1e-6), slider.path


def test_sliders_never_leave_what_the_schema_allows() -> None:
    facts = settings()
    facts["groups"]["nurse"]["quit_rate_annual"] = fact(0.9)
    found = {slider.path: slider for slider in sliders(tiny(facts))}
    assert found["groups.nurse.quit_rate_annual"].high == 1.0
    assert found["groups.nurse.quit_rate_annual"].low == 0.0
    spot = field_at(tiny(), "groups.nurse.quit_rate_annual")
    assert spot is not None and limits(spot[2]) == (0.0, 1.0)
    assert field_at(tiny(), "groups.doctor.quit_rate_annual") is None


def test_both_ends_of_every_slider_are_taken_by_the_scenario() -> None:
    for slider in sliders(tiny()):
        for end in (slider.low, slider.high):
            with_overlays(tiny(), caller={slider.path: end})


def test_a_slider_left_alone_changes_nothing() -> None:
    offered = sliders(tiny())
    assert changed_values({slider.path: slider.value for slider in offered}, offered) == {}
    assert changed_values({offered[0].path: 1.2}, offered) == {offered[0].path: 1.2}


def test_safe_settings_stand_in_the_file_and_in_the_command_alike() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())
    written = {
        f"--{part}.{name}={value!s}".lower() for part, names in settings.items() for name, value in names.items()
    }
    assert written == {flag.lower() for flag in app_flags()}
    assert settings["server"]["address"] == "127.0.0.1"
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["client"]["showErrorDetails"] == "none"


def test_the_entry_file_is_short_and_no_icon_is_fetched_from_another_place() -> None:
    assert len((ROOT / "app.py").read_text().splitlines()) <= 60
    # the browser asks a font service for a page icon named :material/…:, so none may be named
    assert "page_icon" not in (ROOT / "app.py").read_text()


def test_kept_results_never_push_the_baseline_out(monkeypatch: pytest.MonkeyPatch) -> None:
    session: dict[str, object] = {}
    monkeypatch.setattr(state.st, "session_state", session)
    monkeypatch.setattr(state, "run", lambda *_, **__: made_result())
    monkeypatch.setattr(state, "base_scenario", tiny)
    for step in range(12):
        choice = state.BASELINE if step == 0 else ((), (("levers.service_standard", 1.0 + step / 100),))
        state.result_for(choice, lambda *_: None)
    kept = session["results"]
    assert isinstance(kept, dict)
    assert state.BASELINE in kept and len(kept) <= 7


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_page_is_norwegian_when_norwegian_is_chosen(page: AppTest, language: str) -> None:
    page.session_state["language"] = language
    page.run()
    assert not page.exception and not page.error
    parts = [*page.title, *page.subheader, *page.caption, *page.info, *page.text, *page.markdown]
    said = " ".join(
        [part.value for part in parts] + [part.label for part in (*page.slider, *page.checkbox, *page.button)]
    )
    said += " ".join([*map(str, page.table[0].value.index), *page.table[0].value.columns])
    words = set(re.findall(r"[^\W\d_]+", said.lower()))
    assert (
        words & {"the", "of", "and", "with", "need", "people", "hours", "share", "year", "replications", "show"}
        == set()
    )
    assert re.search(r"(?<![\d.])\d+\.\d+(?![\d.])", said) is None
    assert {"nb": "gjentakelser", "nn": "gjentakingar"}[language] in words
