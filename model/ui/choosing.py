"""Choices that outlive a change of page and go along in a share link: a part of the page, a unit, a year, a scenario.

`name` is everywhere one of ``choices.CHOICES``, under which the session remembers it. What a link asked for and is not
to be had here is told once, at the head of the page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from model.report import text
from model.ui.choices import OFF, ON
from model.ui.guard import answering
from model.ui.session import Session, current_session

_LONGEST_SHOWN = 60


def choose_part(name: str, label: str, titles: Mapping[str, str]) -> str:
    """One of a few, all seen at once; `titles` in words of ours by what is chosen."""
    key, chosen = _kept(name, label, list(titles)), titles.__getitem__
    st.radio(label, list(titles), format_func=chosen, key=key, horizontal=True, on_change=_chosen, args=(name, key))
    return current_session().choice(name, list(titles))


def choose_one(name: str, label: str, titles: Mapping[str, str], first: str | None = None) -> str:
    """One of many from a list, `first` until another is chosen. Options of a list are not read as Markdown, so titles
    may be anything people wrote."""
    key, chosen = _kept(name, label, list(titles), first), titles.__getitem__
    st.selectbox(label, list(titles), format_func=chosen, key=key, on_change=_chosen, args=(name, key))
    return current_session().choice(name, list(titles), first)


def choose_switch(name: str, label: str) -> bool:
    """Something to be ticked."""
    key = _kept(name, label, (OFF, ON))
    st.session_state[key] = st.session_state[key] == ON
    return st.checkbox(label, key=key, on_change=_switched, args=(name, key))


def choose_number(name: str, label: str, most: int) -> int:
    """A whole number from nought."""
    key = _kept(name, label, [str(number) for number in range(most + 1)])
    st.session_state[key] = int(st.session_state[key])
    return int(st.number_input(label, 0, most, key=key, on_change=_chosen, args=(name, key)))


def choose_words(name: str, label: str, longest: int, advice: str | None = None) -> str:
    """Words of one's own."""
    key = f"choice {name}"
    st.session_state[key] = current_session().choices.get(name, "")
    written = st.text_input(label, key=key, max_chars=longest, help=advice, on_change=_chosen, args=(name, key))
    return str(written).strip()


def titled(items: Mapping[str, object], **more: str) -> dict[str, str]:
    """Titles by id of units, groups or whatever has one, after `more` of ours."""
    return more | {name: str(getattr(one, "title", name)) for name, one in items.items()}


def _kept(name: str, label: str, allowed: Sequence[str], first: str | None = None) -> str:
    """The widget's key, its state that of the session."""
    session, key = current_session(), f"choice {name}"
    st.session_state[key] = session.choice(name, allowed, first)
    _tell_gone(session, name, label, allowed)
    return key


def _tell_gone(session: Session, name: str, label: str, allowed: Sequence[str]) -> None:
    """What a link asked for and is not here, once; the notes stand at the head of the page, which is drawn anew."""
    asked = session.asked.pop(name, None)
    if asked is not None and asked not in allowed:
        session.notes.append(text("link_choice_gone", what=label, value=asked[:_LONGEST_SHOWN]))
        st.rerun()


@answering
def _chosen(name: str, key: str) -> None:
    session = current_session()
    session.choose(name, str(st.session_state[key]))


@answering
def _switched(name: str, key: str) -> None:
    session = current_session()
    session.choose(name, ON if st.session_state[key] else OFF)
