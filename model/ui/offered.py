"""The scenarios that a page can be asked about: those of the session, and each shipped measure as an example."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import streamlit as st

from model.report import measures_title, text
from model.shipped_files import shipped_measures
from model.ui.session import Named, Session
from model.ui.work import BASELINE, Draft

Value = TypeVar("Value", str, int)


def offered(session: Session, examples: bool = False) -> dict[str, Named]:
    """Scenarios by a key that stays the same in every language: ``baseline``, ``saved NAME``, ``in hand``, and with
    `examples` ``example MEASURE``."""
    found = {_key(session, named.draft): named for named in session.listed()}
    if examples:
        for name in shipped_measures():
            title = text("compare_example", name=measures_title([name]))
            found[f"example {name}"] = Named(title, Draft(f"example {name}", ((name, None),)))
    return found


def choose_one(session: Session, page: str, label: str) -> Named:
    """A box with the session's scenarios; the one in hand is chosen until another is."""
    found = offered(session)
    first = next((key for key, named in found.items() if named.draft.content == session.draft.content), "baseline")
    words = {key: named.title for key, named in found.items()}
    return found[choose((page, "scenario"), label, words, first)]


def choose(place: tuple[str, str], label: str, words: Mapping[Value, str], first: Value | None = None) -> Value:
    """A box whose choice outlives a change of page. `place` is the page and the box's own name, `words` what each value
    is called; the first one is chosen, or `first`, until another is."""
    key, kept = " ".join(place), " kept ".join(place)
    options = list(words)
    chosen = st.session_state.get(kept, options[0] if first is None else first)
    st.session_state[key] = chosen if chosen in words else options[0] if first is None else first
    st.selectbox(label, options, format_func=words.__getitem__, key=key, on_change=keep, args=(key, kept))
    value: Value = st.session_state[key]
    return value


def keep(key: str, kept: str) -> None:
    """A widget's value put where it outlives a change of page."""
    st.session_state[kept] = st.session_state[key]


def _key(session: Session, draft: Draft) -> str:
    if draft.content == BASELINE.content and not draft.name:
        return "baseline"
    return f"saved {draft.name}" if draft in session.work.saved else "in hand"
