"""The seventh page: every assumption with its source and status, to narrow down and to print."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from model.report import (
    STATUSES,
    TABLES_INSIDE,
    assumption_rows,
    assumptions_csv,
    assumptions_page,
    assumptions_table,
    narrowed,
    section_title,
    term,
    text,
)
from model.ui.choices import PART_ROWS
from model.ui.choosing import choose_one, choose_switch, choose_words
from model.ui.download import offer_file
from model.ui.offered import choose_scenario
from model.ui.session import current_session


def show_assumptions() -> None:
    """Draw the page."""
    session = current_session()
    if session.base.synthetic:
        st.info(text("synthetic"))
    st.caption(text("assumptions_intro"))
    named = choose_scenario(session, "assumptions_scenario", text("assumptions_scenario"))
    scenario = session.scenario(named.draft)
    rows = assumption_rows(scenario, named.draft.reasons)
    kept = _narrowed(rows)
    st.text(text("assumptions_found", count=len(kept), all=len(rows)))
    if kept.empty:
        st.info(text("assumptions_none"))
        return
    left, right = st.columns(2)
    with left:
        page = lambda: assumptions_page(scenario, kept, named.title).encode()  # noqa: E731
        offer_file(text("assumptions_download"), page, "utsyn-assumptions.html", "assumptions print")
    with right:
        file = lambda: assumptions_csv(kept)  # noqa: E731
        offer_file(text("assumptions_download_csv"), file, "utsyn-assumptions.csv", "assumptions csv")
    _show_part(kept)


def _narrowed(rows: pd.DataFrame) -> pd.DataFrame:
    """Status, subject, words, changed: what is left of the list."""
    left, middle, right = st.columns(3)
    any_of = {"": text("assumptions_any")}
    sections = {one: section_title(one) for one in sorted(rows["section"].unique(), key=section_title)}
    statuses = {one: term(one).capitalize() for one in STATUSES}
    with left:
        status = choose_one("assumptions_status", text("assumptions_status"), any_of | statuses)
    with middle:
        section = choose_one("assumptions_section", text("assumptions_section"), any_of | sections)
    with right:
        words = choose_words("assumptions_search", text("assumptions_search"), 100)
    changed = choose_switch("assumptions_changed", text("assumptions_changed"))
    return narrowed(rows, [status] if status else [], section, words, changed)


def _show_part(rows: pd.DataFrame) -> None:
    """A hundred rows at a time."""
    starts = list(range(0, len(rows), PART_ROWS))
    begin = starts[0]
    if len(starts) > 1:
        names = {str(start): f"{start + 1}–{min(start + PART_ROWS, len(rows))}" for start in starts}
        begin = int(choose_one("assumptions_part", text("assumptions_part_choose"), names))
    part = rows.iloc[begin : begin + PART_ROWS]
    caption = text("assumptions_part", first=begin + 1, last=begin + len(part))
    st.html(TABLES_INSIDE + assumptions_table(part, caption))
