"""Files that are made when they are asked for, in another thread, and may fail there."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable

import pytest
import streamlit

from model.report import LANGUAGES, in_language, text
from model.ui.style import style
from tests.app.pages import opened, session_of, settled


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_file_that_cannot_be_made_is_told_in_words_with_an_id_that_is_in_the_log(
    language: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    makers: dict[str, Callable[[], bytes]] = {}
    offered = streamlit.download_button

    def kept(label: str, data: Callable[[], bytes], **named: object) -> bool:
        makers[str(named["key"])] = data
        return offered(label, data, **named)  # type: ignore[arg-type]

    def broken(*_: object) -> bytes:
        raise OSError("no room on the disk")

    monkeypatch.setattr(streamlit, "download_button", kept)
    monkeypatch.setattr("model.ui.assumptions.assumptions_csv", broken)
    app = settled(opened(address="assumptions", language=language))
    with caplog.at_level(logging.ERROR, "utsyn.app"), pytest.raises(OSError, match="no room"):
        makers["assumptions csv"]()
    app.run()
    told = [warning.value for warning in app.warning]
    marks = re.findall(r"\b[0-9a-f]{8}\b", caplog.text)
    assert len(told) == 1 and marks and marks[0] in told[0] and "no room" not in told[0]
    with in_language(language):
        assert told == [text("app_fault_unforeseen", mark=marks[0])] and text("app_no_file") in style()
    app.button(key="notes read").click().run()
    assert not app.warning and session_of(app).notes == []


def test_a_file_that_can_be_made_tells_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    makers: dict[str, Callable[[], bytes]] = {}
    monkeypatch.setattr(streamlit, "download_button", lambda label, data, key, **_: makers.update({key: data}))
    app = settled(opened(address="assumptions"))
    assert makers["assumptions csv"]().count(b"\n") > 100
    assert session_of(app).notes == []
