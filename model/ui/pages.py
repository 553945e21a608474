"""The pages of the app, in the order they are offered, and what stands around each of them."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from model.report import text
from model.ui.about import show_about
from model.ui.assumptions import show_assumptions
from model.ui.budget import show_budget
from model.ui.compare import show_compare
from model.ui.data import show_data
from model.ui.guard import guarded
from model.ui.language import choose_language
from model.ui.literal import literal
from model.ui.overview import show_overview
from model.ui.rota import show_rota
from model.ui.scenario import show_scenario
from model.ui.session import Session, current_session, speak
from model.ui.share import read_link, show_share
from model.ui.staff import show_staff
from model.ui.style import style


@dataclass(frozen=True)
class Page:
    """A page: its key, its part of the address (blank for the first), the key of its title's words, what draws it."""

    key: str
    address: str
    words: str
    show: Callable[[], None]


PAGES = (
    Page("overview", "", "page_overview", show_overview),
    Page("scenario", "scenario", "page_scenario", show_scenario),
    Page("staff", "staff", "page_staff", show_staff),
    Page("rota", "rota", "page_rota", show_rota),
    Page("compare", "compare", "page_compare", show_compare),
    Page("budget", "budget", "page_budget", show_budget),
    Page("assumptions", "assumptions", "page_assumptions", show_assumptions),
    Page("data", "data", "page_data", show_data),
    Page("about", "about", "page_about", show_about),
)


def begin() -> None:
    """What every run of the script begins with: the session, its language."""
    session = current_session()
    speak(session)
    for part in (read_link, choose_language, show_share):
        guarded(part)(session)
    # the library calls every page English
    tongue = f"<script>document.documentElement.lang = '{session.language}'</script>"
    st.html(f"<style>{style()}</style>")
    st.html(tongue, unsafe_allow_javascript=True)


def title(page: Page) -> str:
    """The page's title in the session's language."""
    return text(page.words)


def drawn(page: Page) -> Callable[[], None]:
    """The function that Streamlit calls: the title, what must be told once, the page; faults told in words."""

    @functools.wraps(page.show)
    def draw() -> None:
        st.title(title(page))
        session = current_session()
        _show_notes(session)
        page.show()
        session.tasks.mark_seen()
        session.drawn = session.draft

    return guarded(draw)


def _show_notes(session: Session) -> None:
    """What must be told, until it has been read."""
    if not session.notes:
        return
    with st.container(border=True):
        for note in session.notes:
            st.warning(literal(note))
        st.button(text("app_notes_read"), key="notes read", on_click=session.notes.clear)
