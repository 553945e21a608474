"""Every page: it opens, speaks each language, and tells its faults in words."""

from __future__ import annotations

import logging
import re
from dataclasses import replace

import pytest

from model.errors import InputError, Problem
from model.ui import PAGES
from model.ui.guard import guarded
from model.ui.pages import Page
from tests.app.pages import handed_over, opened, said, session_of, settled, turned, with_objects
from tests.tiny import fact, settings, tiny

_WORDS = "the of and with need people hours share year years replications show value source undo redo save"
ENGLISH = frozenset(_WORDS.split())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_page_is_norwegian_when_norwegian_is_chosen(page: object, language: str) -> None:
    app = settled(opened(language=language, address=page.address))  # type: ignore[attr-defined]
    assert not app.exception and not app.error
    words = said(app)
    for table in app.table:
        words += " ".join([*map(str, table.value.index), *map(str, table.value.columns)])
    assert set(re.findall(r"[^\W\d_]+", words.lower())) & ENGLISH == set()
    assert re.search(r"(?<![\d.])\d+\.\d+(?![\d.])", words.replace("WCAG 2.1", "")) is None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_every_page_opens_in_english_with_tables_of_words_and_numbers(
    page: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = handed_over(monkeypatch)
    app = settled(opened(address=page.address))  # type: ignore[attr-defined]
    assert with_objects(given) == []
    assert not app.exception and not app.error
    assert len(app.title) == 1


def test_addresses_and_keys_of_pages_are_their_own_and_the_first_has_none() -> None:
    assert len({page.key for page in PAGES}) == len({page.address for page in PAGES}) == len(PAGES)
    assert PAGES[0].address == "" and all(page.address.isascii() for page in PAGES)


def test_the_choice_outlives_a_change_of_page_and_language() -> None:
    app = settled(opened(address="scenario"))
    app.select_slider(key="scenario slider en groups.nurse.quit_rate_annual").set_value(0.2).run()
    app.radio(key="language").set_value("nn").run()
    assert app.title[0].value == "Scenario"
    assert session_of(app).draft.caller == {"groups.nurse.quit_rate_annual": 0.2}
    settled(turned(app, ""))
    assert app.title[0].value == "Oversyn"
    settled(turned(app, "scenario"))
    assert session_of(app).draft.caller == {"groups.nurse.quit_rate_annual": 0.2}
    assert (
        app.select_slider(key="scenario slider nn groups.nurse.quit_rate_annual").value == 0.2
        and app.radio(key="language").value == "nn"
    )


def test_a_fault_is_told_in_words_with_an_id() -> None:
    facts = settings()
    facts["units"]["ward"]["rota"]["allow_uncovered"] = False
    for kind in ("full_third", "part_third", "part_second"):
        facts["rota"]["line_kinds"][kind]["in_use"] = fact(False)
    app = settled(opened(tiny(facts)))
    assert not app.exception
    assert re.fullmatch(r"This cannot be calculated \(id [0-9a-f]{8}\):", app.error[0].value)
    assert "ward" in app.text[0].value


def test_an_unforeseen_fault_shows_an_id_that_is_also_in_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[str] = []
    monkeypatch.setattr("streamlit.error", told.append)

    def broken() -> None:
        raise ZeroDivisionError("division by the mayor's own number")

    with caplog.at_level(logging.ERROR, "utsyn.app"):
        guarded(broken)()
    mark = re.search(r"[0-9a-f]{8}", told[0])
    assert mark is not None and mark.group() in caplog.text
    assert "mayor" not in told[0] and "mayor" in caplog.text


def marked(words: list[str]) -> str:
    """The id that one of the messages tells."""
    (mark,) = [found.group() for one in words if (found := re.search(r"\b[0-9a-f]{8}\b", one))]
    return mark


def broken(*values: object, **named: object) -> None:
    raise ZeroDivisionError("division by the mayor's own number")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_whatever_breaks_a_page_is_told_on_it_by_an_id_that_is_also_in_the_log(
    page: Page, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("model.ui.PAGES", tuple(replace(one, show=broken) for one in PAGES))
    app = opened(language="nb", address=page.address).run()
    assert not app.exception and "mayor" not in said(app)
    assert app.error[0].value.startswith("Noe gikk galt i programmet.")
    assert marked([app.error[0].value]) in caplog.text and "mayor" in caplog.text


@pytest.mark.parametrize("part", ["read_link", "choose_language", "show_share"])
def test_whatever_breaks_what_stands_around_a_page_is_told_and_leaves_the_page(
    part: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(f"model.ui.pages.{part}", broken)
    app = opened(address="about").run()
    assert not app.exception and app.title[0].value == "About"
    assert marked([one.value for one in app.error]) in caplog.text


def test_whatever_breaks_when_a_button_is_pressed_is_told_and_nothing_is_lost(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    app = settled(opened(language="nn", address="scenario"))
    app.select_slider(key="scenario slider nn groups.nurse.quit_rate_annual").set_value(0.2).run()
    monkeypatch.setattr("model.ui.work.undo", broken)
    app.button(key="scenario saved_undo").click().run()
    assert not app.exception and marked([one.value for one in app.warning]) in caplog.text
    assert session_of(app).draft.caller == {"groups.nurse.quit_rate_annual": 0.2}
    app.button(key="notes read").click().run()
    assert not app.warning


def test_a_fault_of_input_is_told_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr("streamlit.error", told.append)
    monkeypatch.setattr("streamlit.text", told.append)

    def broken() -> None:
        raise InputError(Problem("name", "“a”", "another", "choose another name"))

    guarded(broken)()
    assert "choose another name" in told[1]
