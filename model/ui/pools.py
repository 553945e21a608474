"""What the pools of a scenario need, shared and apart, and what they are worth."""

from __future__ import annotations

from functools import partial

import streamlit as st

from model.report import (
    PoolView,
    pool_alt,
    pool_chart,
    pool_posts,
    pool_sentences,
    pool_values,
    scenario_view,
    text,
)
from model.runs import scenario_pools
from model.scenario.schema import Scenario
from model.ui.asked import asked_for
from model.ui.choosing import choose_one
from model.ui.literal import literal
from model.ui.session import Session
from model.ui.shown import show_chart, show_table
from model.ui.tasks import Tell


def show_pools(session: Session, scenario: Scenario) -> None:
    """Draw the part of the page; every pool in use in the year."""
    st.header(text("rota_pools_title"))
    year = int(choose_one("rota_year", text("rota_year"), {str(year): str(year) for year in scenario.years}))
    if not any(pool.in_use.at(year) for pool in scenario.pools.values()):
        st.info(text("rota_pools_none", year=year))
        return
    key = (session.key(session.draft), year)
    worth = asked_for(session, "rota pools", key, partial(_worth, scenario, year), text("rota_pools_begin"))
    for one in (worth or {}).values():
        _pool(scenario_view(scenario, one))


def _pool(view: PoolView) -> None:
    st.subheader(literal(view.title))
    for key, values in pool_sentences(view):
        st.text(text(key, None, **values))
    posts, ways = pool_posts(view), pool_values(view)
    show_chart(pool_chart(view), posts, pool_alt(view), {str(name): (str(name), "") for name in posts.columns})
    st.markdown(f"**{text('rota_pool_ways')}**")
    show_table(ways, {str(name): (str(name), "") for name in ways.columns})


def _worth(scenario: Scenario, year: int, tell: Tell) -> object:
    return scenario_pools(scenario, year=year, progress=tell)
