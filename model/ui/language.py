"""The language of a session: chosen in the side bar, kept while the session lasts."""

from __future__ import annotations

import streamlit as st

from model.report import LANGUAGE_NAMES, text
from model.ui.guard import answering
from model.ui.session import Session, current_session, speak

_KEY = "language"


def choose_language(session: Session) -> None:
    """Offer the languages in the side bar."""
    codes, name = list(LANGUAGE_NAMES), LANGUAGE_NAMES.__getitem__
    now = codes.index(session.language)
    st.sidebar.radio(text("app_language"), codes, now, format_func=name, key=_KEY, horizontal=True, on_change=_chosen)


@answering
def _chosen() -> None:
    session = current_session()
    session.language = st.session_state[_KEY]
    speak(session)
