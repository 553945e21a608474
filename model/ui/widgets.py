"""Widgets whose value can also be set from elsewhere: undo, another widget for the same value, a scenario opened.

The browser tells what its widgets hold each time the page is drawn. Where it has not yet received a value that was set
from elsewhere, it tells the one before, and that would be taken for a change by hand: an undo would undo itself. A
value from elsewhere therefore gives a new widget, of which the browser has nothing to tell. A change by hand keeps
its widget, and with it the keyboard's focus.
"""

from __future__ import annotations

from typing import TypeVar

import streamlit as st

_PLACE = "drawn values"

Value = float | str
Shown = TypeVar("Shown", bound=Value)


def widget_key(stem: str, value: Value) -> str:
    """The key of the widget that shows `value`: another one as soon as the value came from elsewhere."""
    drawn = _drawn()
    last, turn = drawn.get(stem, (value, 0))
    turn += last != value
    drawn[stem] = value, turn
    return _turned(stem, turn)


def hold(key: str, shown: Shown, other: Shown) -> Shown:
    """What the widget begins with: `shown`, each time it is drawn.

    A value that is set is told to the browser once, and is lost where the page is drawn again before the browser has
    come to it: then it shows what the widget begins with. One that holds something else is set, and only then: the
    browser may be a key press ahead. It then begins with `other`, for the library wants one of the two.
    """
    if st.session_state.get(key, shown) == shown:
        return shown
    st.session_state[key] = shown
    return other


def by_hand(stem: str, key: str, value: Value) -> bool:
    """Whether a widget tells of a change by hand: not the value it was drawn with, nor from one replaced since."""
    drawn = _drawn()
    last, turn = drawn.get(stem, (None, 0))
    if key != _turned(stem, turn) or value == last:
        return False
    drawn[stem] = value, turn
    return True


def _turned(stem: str, turn: int) -> str:
    return f"{stem} {turn}" if turn else stem


def _drawn() -> dict[str, tuple[Value, int]]:
    found: dict[str, tuple[Value, int]] = st.session_state.setdefault(_PLACE, {})
    return found
