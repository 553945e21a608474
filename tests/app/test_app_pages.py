"""Every page: it opens, speaks each language, and tells its faults in words."""

from __future__ import annotations

import logging
import re

import pytest

from model.errors import InputError, Problem
from model.ui import PAGES
from model.ui.guard import guarded
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


def test_a_fault_of_input_is_told_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr("streamlit.error", told.append)
    monkeypatch.setattr("streamlit.text", told.append)

    def broken() -> None:
        raise InputError(Problem("name", "“a”", "another", "choose another name"))

    guarded(broken)()
    assert "choose another name" in told[1]
