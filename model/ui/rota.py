"""The page of rotas and pools: lines, full time against weekends, pools, a year of shifts, vulnerable units."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from model.report import frontier_alt, frontier_chart, frontier_rows, text
from model.rota import frontier_frame, rota_units, unit_rota
from model.scenario.schema import Scenario
from model.ui.asked import asked_for
from model.ui.choices import ROTA_PARTS
from model.ui.choosing import choose_one, choose_part
from model.ui.dispatch import show_dispatch, show_vulnerable
from model.ui.literal import literal
from model.ui.pools import show_pools
from model.ui.rota_lines import show_lines
from model.ui.session import Session, current_session, title_of
from model.ui.shown import show_chart
from model.ui.tasks import Tell


def show_rota() -> None:
    """Draw the part of the page that is looked at; long work begins by a button."""
    session = current_session()
    scenario = session.scenario(session.draft)
    st.caption(literal(text("app_shown", title=title_of(session.draft))))
    shows: tuple[Callable[[Session, Scenario], None], ...] = (
        _lines,
        _frontier,
        show_pools,
        show_dispatch,
        show_vulnerable,
    )
    parts = dict(zip(ROTA_PARTS, shows, strict=True))
    part = choose_part("rota_part", text("rota_show"), {one: text(f"rota_part_{one}") for one in parts})
    if part in ("pools", "vulnerable") or rota_units(scenario):
        parts[part](session, scenario)
    else:
        st.info(text("rota_no_units"))


def _lines(session: Session, scenario: Scenario) -> None:
    st.header(text("rota_grid_title"))
    unit, year = _which(scenario)
    st.caption(text("rota_begin_note"))
    key = (session.key(session.draft), unit, year)
    rota = asked_for(session, "rota lines", key, partial(_make, scenario, unit, year), text("rota_begin"))
    if rota is not None:
        show_lines(rota)


def _frontier(session: Session, scenario: Scenario) -> None:
    st.header(text("rota_frontier_title"))
    unit, year = _which(scenario)
    st.caption(text("rota_frontier_note"))
    key = (session.key(session.draft), unit, year)
    make = partial(_points, scenario, unit, year)
    frame = asked_for(session, "rota frontier", key, make, text("rota_frontier_begin"))
    if frame is None:
        return
    rows = frontier_rows(frame)
    show_chart(frontier_chart(frame), rows, frontier_alt(frame), {str(name): (str(name), "") for name in rows.columns})


def _which(scenario: Scenario) -> tuple[str, int]:
    """The unit and the year looked at."""
    left, right = st.columns([3, 1])
    with left:
        titles = {unit: scenario.units[unit].title for unit in rota_units(scenario)}
        unit = choose_one("rota_unit", text("rota_unit"), titles)
    with right:
        year = choose_one("rota_year", text("rota_year"), {str(year): str(year) for year in scenario.years})
    return unit, int(year)


def _make(scenario: Scenario, unit: str, year: int, tell: Tell) -> object:
    return unit_rota(scenario, unit, year, lambda done, steps: tell("lines" if done else "rota", done, steps))


def _points(scenario: Scenario, unit: str, year: int, tell: Tell) -> pd.DataFrame:
    return frontier_frame(scenario, unit, year, tell=lambda done, points: tell("frontier", done, points))
