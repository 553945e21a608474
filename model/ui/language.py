"""The language of a session: chosen in the side bar, kept while the session lasts."""

from __future__ import annotations

import streamlit as st

from model.report import LANGUAGE_NAMES, text, use_language

FIRST = "nb"


def choose_language() -> None:
    """Offer the languages, and speak the chosen one for the rest of this script run."""
    use_language(st.session_state.setdefault("language", FIRST))
    codes, name = list(LANGUAGE_NAMES), LANGUAGE_NAMES.__getitem__
    chosen = st.sidebar.radio(text("app_language"), codes, format_func=name, key="language", horizontal=True)
    use_language(chosen)
