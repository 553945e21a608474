"""The second page: change what the scenario says, and see at once what comes of it."""

from __future__ import annotations

import streamlit as st

from model.report import measures_title, text
from model.scenario import first_year_of, last_start_of
from model.shipped_files import shipped_measures
from model.ui import work
from model.ui.changes import show_changes
from model.ui.choices import ANY, MEASURES, SCENARIO_THEMES
from model.ui.form import fields
from model.ui.guard import answering, guarded
from model.ui.literal import literal
from model.ui.rows import show_any_value, show_row
from model.ui.saved import show_saved
from model.ui.session import Session, current_session
from model.ui.strip import begin_strip, show_strip
from model.ui.widgets import by_hand, hold, widget_key

THEME_CHOICE = "scenario_theme"


def show_scenario() -> None:
    """Draw the page: what comes of it first, so that it is seen while values are moved."""
    session = current_session()
    begin_strip(session)
    show_saved(session)
    # in a place of its own: what comes and goes there moves nothing below, which would take the keyboard's focus away
    strip = st.container()
    _show_values(session)
    with strip:  # last, for the first answer is waited for; a draft that cannot be played can still be changed
        guarded(lambda: show_strip(session))()


def _show_values(session: Session) -> None:
    """What can be changed, and what was."""
    theme = _theme(session)
    if theme == MEASURES:
        _show_measures(session)
    elif theme == ANY:
        show_any_value(session)
    else:
        for field in fields(session.base, session.places.values(), theme):
            show_row(session, field)
    show_changes(session)


def _theme(session: Session) -> str:
    chosen, key = session.choice(THEME_CHOICE, SCENARIO_THEMES), "scenario theme"
    st.session_state[key] = chosen
    names = {theme: text(f"scenario_theme_{theme}") for theme in SCENARIO_THEMES}
    st.segmented_control(
        text("scenario_theme"),
        SCENARIO_THEMES,
        format_func=names.__getitem__,
        key=key,
        on_change=_theme_chosen,
        args=(key,),
    )
    return chosen


@answering
def _theme_chosen(key: str) -> None:
    chosen = st.session_state[key]
    if chosen:
        current_session().choose(THEME_CHOICE, chosen)


def _show_measures(session: Session) -> None:
    st.caption(text("scenario_measures_note"))
    on = dict(session.draft.measures)
    for name in shipped_measures():
        _show_measure(session, name, name in on, on.get(name))


def _show_measure(session: Session, name: str, on: bool, first_year: int | None) -> None:
    path, years = shipped_measures()[name], session.base.years
    switch, year = st.columns([3, 1], vertical_alignment="center")
    stem = f"scenario measure {name}"
    key = widget_key(stem, on)
    switch.checkbox(
        literal(measures_title([name])), hold(key, on, False), key=key, on_change=_switched, args=(name, stem, key)
    )
    if not on:
        return
    written = first_year_of(path, years[0])
    starts = [*range(years[0], max(written, last_start_of(path, years)) + 1)]
    stem, label = f"scenario start {name}", text("scenario_start", measure=measures_title([name]))
    key = widget_key(stem, first_year or written)
    first = hold(key, first_year or written, starts[0])
    year.selectbox(label, starts, starts.index(first), key=key, on_change=_begun, args=(name, stem, key))


@answering
def _switched(name: str, stem: str, key: str) -> None:
    session, on = current_session(), bool(st.session_state[key])
    if by_hand(stem, key, on):
        session.do(work.with_measure, name, on)


@answering
def _begun(name: str, stem: str, key: str) -> None:
    session, year = current_session(), int(st.session_state[key])
    if not by_hand(stem, key, year):
        return
    written = first_year_of(shipped_measures()[name], session.base.years[0])
    session.do(work.with_measure, name, True, None if year == written else year)
