"""Widgets whose value also comes from elsewhere take only what a person did by hand."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from model.ui import widgets


@pytest.fixture(autouse=True)
def _fresh_session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(widgets, "st", SimpleNamespace(session_state={}))


def test_a_change_by_hand_keeps_its_widget() -> None:
    key = widgets.widget_key("turnover", 0.08)
    assert widgets.by_hand("turnover", key, 0.06)
    assert widgets.widget_key("turnover", 0.06) == key


def test_a_value_from_elsewhere_gives_a_new_widget_and_the_old_one_is_no_longer_heard() -> None:
    old = widgets.widget_key("turnover", 0.08)
    assert widgets.by_hand("turnover", old, 0.06)
    new = widgets.widget_key("turnover", 0.08)
    assert new != old
    assert not widgets.by_hand("turnover", old, 0.06)
    assert widgets.widget_key("turnover", 0.08) == new
    assert widgets.by_hand("turnover", new, 0.06)


def test_a_widget_that_tells_what_it_was_drawn_with_changes_nothing() -> None:
    key = widgets.widget_key("turnover", 0.08)
    assert not widgets.by_hand("turnover", key, 0.08)
