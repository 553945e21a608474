"""One unit's rota: the coloured grid, shifts moved by hand and checked at once, what binds and what it costs."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from model.report import (
    fault_rows,
    grid_html,
    legend_html,
    line_titles,
    number,
    plain_number,
    price_chart,
    price_rows,
    price_text,
    rota_workbook,
    said_sentences,
    shift_titles,
    text,
    week_titles,
)
from model.rota import UnitRota, binding_frame, check_grid, figures, price_frame, rota_grid
from model.runs import moved_grid, split_faults
from model.scenario.schema.rota import WEEKDAYS
from model.ui.choosing import choose_one
from model.ui.guard import answering
from model.ui.shown import show_chart, show_table

OFF = ""
_ACROSS = 4
_PLACE = "rota changes"
Changes = dict[tuple[str, int, str], str]


def show_lines(rota: UnitRota) -> None:
    """Draw the rota as it stands with what was changed by hand."""
    changes = _changes(rota)
    grid = moved_grid(rota, changes)
    faults = check_grid(rota, grid)
    st.text(_figures(rota))
    st.html(grid_html(rota, grid, faults, list(changes)))
    st.html(legend_html(rota))
    _download(rota, grid, faults)
    _by_hand(rota, grid, changes)
    _faults(rota, grid, faults)
    _binds(rota)


def _figures(rota: UnitRota) -> str:
    found = figures(rota)
    return text(
        "rota_figures",
        people=plain_number(found["people"], 0),
        share=number(found["full_time_share"], "share"),
        fraction=number(found["mean_fraction"], "share"),
        cost=number(found["cost_year_nok"], "NOK"),
        uncovered=plain_number(found["uncovered_hours_week"], 1),
    )


def _download(rota: UnitRota, grid: pd.DataFrame, faults: pd.DataFrame) -> None:
    st.download_button(
        text("rota_download"),
        rota_workbook(rota, grid, faults),
        file_name=f"{rota.unit}_{rota.year}.xlsx",
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        key="rota download",
        on_click="ignore",
    )


def _by_hand(rota: UnitRota, grid: pd.DataFrame, changes: Changes) -> None:
    """A line and a week; a list of shifts for each day of it."""
    st.subheader(text("rota_by_hand"))
    st.caption(text("rota_by_hand_note"))
    left, right = st.columns([4, 1])
    with left:
        line = choose_one("rota_line", text("rota_line"), line_titles(rota, grid))
    with right:
        week = int(choose_one("rota_week", text("rota_week_label"), week_titles(grid, line)))
    row = grid[(grid["line"] == line) & (grid["week"] == week)].iloc[0]
    titles = {OFF: text("unit_off"), **shift_titles(rota)}
    places = [place for _ in range(2) for place in st.columns(_ACROSS)]
    for place, day in zip(places, WEEKDAYS, strict=False):
        with place:
            _day(rota, (line, week, day), str(row[day]), titles)
    if changes:
        note, button = st.columns([3, 2], vertical_alignment="center")
        note.text(text("rota_changes", count=len(changes)))
        button.button(text("rota_reset"), key="rota reset", on_click=_reset, args=(rota,))


def _day(rota: UnitRota, cell: tuple[str, int, str], now: str, titles: dict[str, str]) -> None:
    key = f"rota day {cell[0]} {cell[1]} {cell[2]}"
    shifts = titles if now in titles else {now: now, **titles}
    st.session_state[key] = now
    st.selectbox(
        text(f"weekday_long_{cell[2]}").capitalize(),
        list(shifts),
        format_func=shifts.__getitem__,
        key=key,
        on_change=_moved,
        args=(rota, cell, key),
    )


def _faults(rota: UnitRota, grid: pd.DataFrame, faults: pd.DataFrame) -> None:
    """What the changes brought first; what the rota lacked as it was made stands apart."""
    brought, made = split_faults(rota, faults)
    columns = {"line": (text("rota_line"), ""), "week": (text("rota_week_label"), "")}
    columns |= {"day": (text("rota_day"), ""), "fault": (text("rota_fault"), "")}
    if not brought.empty:
        st.error(text("rota_found", count=len(brought)))
        show_table(fault_rows(rota, grid, brought), columns)
    elif _changes(rota):
        st.success(text("rota_kept"))
    elif made.empty:
        st.success(text("rota_clean"))
    if not made.empty:
        st.warning(text("rota_as_made", count=len(made)))
        with st.expander(text("rota_as_made_show")):
            show_table(fault_rows(rota, grid, made), columns)


def _binds(rota: UnitRota) -> None:
    st.subheader(text("rota_binds"))
    for sentence in said_sentences(rota, binding_frame(rota)):
        st.text(sentence)
    prices = price_frame(rota)
    if prices.empty:
        return
    st.subheader(text("rota_costs"))
    st.caption(text("rota_costs_note"))
    rows = price_rows(rota, prices)
    if not rows.empty:
        columns = {str(name): (str(name), "") for name in rows.columns}
        show_chart(price_chart(rota, prices), rows, price_text(rota, prices), columns)
    for sentence in said_sentences(rota, prices[prices["limit"] != "cover"]):
        st.text(sentence)


def _changes(rota: UnitRota) -> Changes:
    """What was changed by hand in this very rota; another rota begins afresh."""
    kept = st.session_state.get(_PLACE)
    if kept is None or kept[0] is not rota:
        kept = st.session_state[_PLACE] = (rota, {})
    found: Changes = kept[1]
    return found


@answering
def _moved(rota: UnitRota, cell: tuple[str, int, str], key: str) -> None:
    changes, chosen = _changes(rota), str(st.session_state[key])
    made = rota_grid(rota)
    before = made[(made["line"] == cell[0]) & (made["week"] == cell[1])].iloc[0][cell[2]]
    changes.pop(cell, None)
    if chosen != before:
        changes[cell] = chosen


@answering
def _reset(rota: UnitRota) -> None:
    _changes(rota).clear()
