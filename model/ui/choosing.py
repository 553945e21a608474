"""Choices that several pages offer: a part of the page, a unit, a group, a year; remembered in the session."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from model.ui.session import current_session


def choose_part(name: str, label: str, titles: Mapping[str, str]) -> str:
    """One of a few, all seen at once; `titles` in words of ours by what is chosen.

    `name` is one of ``work.CHOICES``, under which the session remembers it.
    """
    key = _kept(name, titles)
    chosen = titles.__getitem__
    st.radio(label, list(titles), format_func=chosen, key=key, horizontal=True, on_change=_chosen, args=(name, key))
    return current_session().choice(name, list(titles))


def choose_one(name: str, label: str, titles: Mapping[str, str]) -> str:
    """One of many from a list. Options of a list are not read as Markdown, so titles may be anything people wrote."""
    key = _kept(name, titles)
    st.selectbox(label, list(titles), format_func=titles.__getitem__, key=key, on_change=_chosen, args=(name, key))
    return current_session().choice(name, list(titles))


def titled(items: Mapping[str, object], **more: str) -> dict[str, str]:
    """Titles by id of units, groups or whatever has one, after `more` of ours."""
    return more | {name: str(getattr(one, "title", name)) for name, one in items.items()}


def _kept(name: str, titles: Mapping[str, str]) -> str:
    """The widget's key, its state that of the session."""
    key = f"choice {name}"
    st.session_state[key] = current_session().choice(name, list(titles))
    return key


def _chosen(name: str, key: str) -> None:
    current_session().choose(name, str(st.session_state[key]))
