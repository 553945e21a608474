"""What stands in the side bar of every page: the share link, and the same figures from Python."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from model.report import text
from model.scenario import last_start_of
from model.shipped_files import shipped_measures
from model.ui.link import Known, Shared, query_of, shared_of
from model.ui.session import Session, speak
from model.ui.snippet import python_of
from model.ui.work import History

_READ = "link read"


def read_link(session: Session) -> None:
    """Take over what the address asks for, once a session; what cannot be taken is told on the page."""
    if st.session_state.get(_READ):
        return
    st.session_state[_READ] = True
    pairs = [(key, value) for key in st.query_params for value in st.query_params.get_all(key)]
    pairs = [pair for pair in pairs if not pair[0].startswith("embed")]
    if pairs:
        shared, notes = shared_of(pairs, known_of(session), session.language)
        session.language = shared.language
        session.history = History(shared.work)
        session.notes += notes
        for name, value in shared.choices:
            session.ask(name, value)
        speak(session)


def known_of(session: Session) -> Known:
    """What a link to this session is held against."""
    years = session.base.years
    starts = {
        name: range(years[0], max(years[0], last_start_of(path, years)) + 1)
        for name, path in shipped_measures().items()
    }
    return Known(session.base, session.places, starts, session.snapshot)


def show_share(session: Session) -> None:
    """The two buttons."""
    with st.sidebar.popover(text("share_button"), width="stretch"):
        st.caption(text("share_note"))
        reasons = st.checkbox(text("share_reasons"), key="share reasons", persist_state="session")
        st.code(link_to(session, reasons), language=None, wrap_lines=True)
    with st.sidebar.popover(text("share_python"), width="stretch"):
        st.caption(text("share_python_note"))
        now = session.work
        chance = (now.seed, now.replications)
        st.code(python_of(now.draft, chance, session.base_name, session.base.years[0]), wrap_lines=True)


def link_to(session: Session, reasons: bool) -> str:
    """The address of this page with all that was chosen."""
    shared = Shared(session.language, session.work, tuple(session.choices.items()), session.snapshot)
    here = (st.context.url or "").split("?")[0]
    return f"{here}?{urlencode(query_of(shared, reasons))}"
