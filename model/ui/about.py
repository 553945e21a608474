"""The ninth page: method, limits, accessibility, privacy, citation, versions."""

from __future__ import annotations

import streamlit as st

from model.report import about_parts, citation, text, version_rows
from model.ui.session import current_session
from model.ui.shown import show_table


def show_about() -> None:
    """Draw the page."""
    st.text(text("about_intro"))
    for heading, paragraphs in about_parts(current_session().base):
        st.header(heading)
        for words in paragraphs:
            st.text(words)
    cited = citation()
    st.header(text("about_citation"))
    st.text(text("about_citation_note"))
    st.code(cited["words"], language=None, wrap_lines=True)
    st.text(text("about_licence", licence=cited["licence"]))
    st.header(text("about_versions"))
    st.text(text("about_versions_note"))
    show_table(version_rows(), {"name": (text("about_name"), ""), "version": (text("about_version"), "")})
