"""The page of the staff: ages, flows, queues for training, one career, units side by side."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from model.report import (
    flow_chart,
    flow_rows,
    flow_text,
    pyramid_chart,
    pyramid_rows,
    pyramid_text,
    pyramid_years,
    queue_chart,
    queue_rows,
    queue_text,
    text,
    unit_rows,
    units_chart,
    units_text,
)
from model.runs import (
    FEWEST,
    FLOW_KINDS,
    age_pyramid,
    flow_frame,
    played_flows,
    played_staff,
    run,
    shows_ages,
    training_queue,
    unit_picture,
    units_beside,
)
from model.scenario.schema import Scenario
from model.ui.asked import asked_for, worked_out
from model.ui.career import show_career
from model.ui.choices import PERIODS, STAFF_PARTS
from model.ui.choosing import choose_one, choose_part, titled
from model.ui.literal import literal
from model.ui.session import WORKERS, Session, current_session, title_of
from model.ui.shown import show_chart
from model.ui.tasks import Tell

SEEN = 5
"""Replications of the readable engine, a second or so each."""

PLAYED = 20
"""Replications of the compiled engine: the first of those that the headlines come from."""


def show_staff() -> None:
    """Draw the part of the page that is looked at; only that is worked out."""
    session = current_session()
    scenario = session.scenario(session.draft)
    st.caption(literal(text("app_shown", title=title_of(session.draft))))
    shows: tuple[Callable[[Session, Scenario], None], ...] = (_ages, _flows, _queue, show_career, _units)
    parts = dict(zip(STAFF_PARTS, shows, strict=True))
    part = choose_part("staff_part", text("staff_section"), {one: text(f"staff_section_{one}") for one in parts})
    parts[part](session, scenario)


def _ages(session: Session, scenario: Scenario) -> None:
    st.header(text("staff_ages_title"))
    unit, group = _whose(scenario)
    played = worked_out(session, "staff seen", session.key(session.draft), partial(_see, scenario, session.work.seed))
    if played is None:
        return
    if not shows_ages(played, unit, group):
        st.info(text("staff_too_few", count=FEWEST))
        return
    frame = age_pyramid(played, unit, group)
    years = pyramid_years(frame)
    st.caption(text("staff_ages_note", replications=played.replications, seed=played.seed))
    columns = {
        "when": (text("staff_when"), ""),
        "band": (text("staff_age"), ""),
        "mean": (text("staff_mean"), "people"),
        "low": (text("staff_lowest"), "people"),
        "high": (text("staff_highest"), "people"),
    }
    show_chart(pyramid_chart(frame, years), pyramid_rows(frame, years), pyramid_text(frame), columns)


def _flows(session: Session, scenario: Scenario) -> None:
    st.header(text("staff_flows_title"))
    unit, group = _whose(scenario)
    kinds, periods = st.columns([3, 2])
    with kinds:
        kind = choose_part("staff_kind", text("staff_kind"), {one: text(f"staff_kind_{one}") for one in FLOW_KINDS})
    with periods:
        words = {one: text(f"staff_by_{one}") for one in PERIODS}
        period = choose_part("staff_period", text("staff_period"), words)
    if kind == "drift":
        st.caption(text("staff_drift_help"))
    played = worked_out(session, "staff flows", session.key(session.draft), partial(_flow, scenario, session.work.seed))
    if played is None:
        return
    frame = flow_frame(played, kind, unit, group, by_month=period == "month")
    st.caption(text("staff_flows_note", replications=played.replications, seed=played.seed))
    columns = {
        "title": (text("staff_flow"), ""),
        "when": (text("staff_when"), ""),
        "mean": (text("staff_mean"), "people"),
        "p10": ("p10", "people"),
        "p90": ("p90", "people"),
    }
    show_chart(flow_chart(frame), flow_rows(frame), flow_text(frame), columns)


def _queue(session: Session, scenario: Scenario) -> None:
    st.header(text("staff_queue_title"))
    unit = _which_unit(scenario)
    played = worked_out(session, "staff seen", session.key(session.draft), partial(_see, scenario, session.work.seed))
    if played is None:
        return
    titles = titled(played.scenario.programmes)
    frame = training_queue(played, unit)
    if frame.empty:
        st.info(text("staff_queue_none"))
        return
    st.caption(text("staff_queue_note", replications=played.replications, seed=played.seed))
    columns = {
        "title": (text("staff_programme"), ""),
        "when": (text("staff_when"), ""),
        "waiting": (text("staff_waiting"), "people"),
        "waiting_low": (text("staff_lowest"), "people"),
        "waiting_high": (text("staff_highest"), "people"),
        "studying": (text("staff_studying"), "people"),
    }
    show_chart(queue_chart(frame, titles), queue_rows(frame, titles), queue_text(frame, titles), columns)


def _units(session: Session, scenario: Scenario) -> None:
    st.header(text("staff_units_title"))
    year = choose_one("staff_year", text("staff_year"), {str(year): str(year) for year in scenario.years})
    make = partial(_picture, scenario, session.work.seed)
    picture = asked_for(session, "staff units", session.key(session.draft), make, text("staff_units_start"))
    if picture is None:
        return
    frame = units_beside(picture, int(year))
    units, groups = titled(scenario.units), titled(scenario.groups)
    st.caption(text("staff_units_note", replications=PLAYED, seed=session.work.seed))
    table = unit_rows(frame, units, groups)
    columns = {str(name): (str(name), "") for name in table.columns}
    show_chart(units_chart(frame, units, groups), table, units_text(frame, units), columns)


def _whose(scenario: Scenario) -> tuple[str, str]:
    """The unit and the competence group looked at."""
    left, right = st.columns(2)
    with left:
        unit = _which_unit(scenario)
    with right:
        titles = titled(scenario.groups, all=text("staff_all_groups"))
        group = choose_one("staff_group", text("staff_group"), titles)
    return unit, group


def _which_unit(scenario: Scenario) -> str:
    return choose_one("staff_unit", text("staff_unit"), titled(scenario.units, all=text("staff_all_units")))


def _see(scenario: Scenario, seed: int, tell: Tell) -> object:
    return played_staff(scenario, seed, SEEN, WORKERS, tell)


def _flow(scenario: Scenario, seed: int, tell: Tell) -> object:
    return played_flows(scenario, seed, PLAYED, WORKERS, tell)


def _picture(scenario: Scenario, seed: int, tell: Tell) -> pd.DataFrame:
    return unit_picture(run(scenario, seed, PLAYED, workers=WORKERS, progress=tell))
