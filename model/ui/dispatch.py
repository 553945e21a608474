"""A year of shifts played day by day, and the competences that few hold."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from model.report import (
    dispatch_rows,
    dispatch_sentences,
    heat_chart,
    heat_rows,
    heat_text,
    text,
    vulnerable_sentences,
    vulnerable_shown,
)
from model.runs import played_year, vulnerable_units
from model.scenario.schema import Scenario
from model.ui.asked import asked_for
from model.ui.choosing import choose_one, titled
from model.ui.session import WORKERS, Session
from model.ui.shown import show_chart, show_table
from model.ui.tasks import Tell

PLAYED = 5
"""Years of shifts that are played; each takes some seconds."""


def show_dispatch(session: Session, scenario: Scenario) -> None:
    """Draw the part of the page of the year that was played."""
    st.header(text("rota_dispatch_title"))
    year = _year(scenario)
    st.caption(text("rota_dispatch_note", replications=PLAYED))
    key = (session.key(session.draft), year)
    make = partial(_play, scenario, year, session.work.seed)
    played = asked_for(session, "rota dispatch", key, make, text("rota_dispatch_begin"))
    if played is None:
        return
    for words, values in dispatch_sentences(played):
        st.text(text(words, None, **values))
    heat, titles = played.dispatch.heat, titled(played.scenario.rota.shift_kinds)
    rows = heat_rows(heat, titles)
    show_chart(heat_chart(heat, titles), rows, heat_text(heat), {str(name): (str(name), "") for name in rows.columns})
    st.markdown(f"**{text('rota_promised_played')}**")
    steps = dispatch_rows(played)
    show_table(steps, {str(name): (str(name), "") for name in steps.columns})
    st.caption(text("dispatch_promise"))


def show_vulnerable(session: Session, scenario: Scenario) -> None:
    """Draw the part of the page of competences that few hold; of a single holder role and unit only."""
    st.header(text("rota_vulnerable_title"))
    year = _year(scenario)
    key = (session.key(session.draft), year)
    make = partial(_find, scenario, year, session.work.seed)
    frame = asked_for(session, "rota vulnerable", key, make, text("rota_vulnerable_begin"))
    if frame is None:
        return
    for words, values in vulnerable_sentences(scenario, frame):
        st.text(text(words, None, **values))
    st.markdown(f"**{text('rota_vulnerable_table')}**")
    rows = vulnerable_shown(scenario, frame)
    show_table(rows, {str(name): (str(name), "") for name in rows.columns})
    st.caption(f"{text('rota_vulnerable_alone')} {text('vulnerable_note')}")


def _year(scenario: Scenario) -> int:
    return int(choose_one("rota_year", text("rota_year"), {str(year): str(year) for year in scenario.years}))


def _play(scenario: Scenario, year: int, seed: int, tell: Tell) -> object:
    return played_year(scenario, year, seed, PLAYED, WORKERS, tell)


def _find(scenario: Scenario, year: int, seed: int, tell: Tell) -> pd.DataFrame:
    return vulnerable_units(scenario, year, seed, progress=tell)
