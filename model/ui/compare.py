"""The fifth page: two to five scenarios side by side, and what makes them unlike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from model.errors import UtsynError
from model.report import (
    TABLES_INSIDE,
    axis_note,
    difference_table,
    ends_words,
    fault_text,
    findings,
    headline_series,
    indicator_chart,
    problem_text,
    scenario_key,
    series_table,
    text,
)
from model.runs import Told, unlikeness
from model.ui.answers import Answer, answer_for, means_only
from model.ui.choices import BETWEEN
from model.ui.choosing import choose_one
from model.ui.guard import answering
from model.ui.literal import literal
from model.ui.offered import offered
from model.ui.progress import show_progress
from model.ui.session import Named, Session, current_session

MOST = 5
_KEY, _NAME = "compare chosen", "compare_scenarios"


@dataclass(frozen=True)
class Side:
    """One scenario that can be shown: its title and its figures."""

    title: str
    figures: Told


def show_compare() -> None:
    """Draw the page from what is known now."""
    session = current_session()
    if session.base.synthetic:
        st.info(text("synthetic"))
    chosen = _choose(session)
    answers = _answers(session, chosen)
    running = next((answer for _, answer in answers if answer.unfinished), None)
    if running is not None:
        show_progress(running)
    sides, whole = _sides(answers)
    shown = {side.title for side in sides}
    waiting = [named.title for named, _ in answers if named.title not in shown]
    if waiting:
        st.info(literal(text("compare_waiting", names=", ".join(waiting))))
    if not sides or not answers or sides[0].title != answers[0][0].title:
        return  # what the others are set against is still on its way
    if not whole:
        played = {"first": sides[0].figures.replications, "replications": answers[0][1].replications}
        st.warning(text("app_first_answer", None, **played))
    sides = _alike(sides)
    if len(sides) < 2 and not waiting:
        st.info(text("compare_one"))
    _show(sides, whole)


def _choose(session: Session) -> list[Named]:
    """At most five scenarios; the session's own until others are chosen."""
    found = offered(session, examples=True)
    own = [key for key in found if not key.startswith("example ")]
    asked = session.choices.get(_NAME)
    kept = [key for key in (own if asked is None else asked.split(BETWEEN)) if key in found][:MOST]
    st.session_state[_KEY] = kept or ["baseline"]
    st.multiselect(
        text("compare_choose"),
        list(found),
        format_func=lambda key: found[key].title,
        key=_KEY,
        max_selections=MOST,
        placeholder=text("compare_choose_hint"),
        on_change=_chosen,
    )
    return [found[key] for key in st.session_state[_KEY]]


@answering
def _chosen() -> None:
    current_session().choose(_NAME, BETWEEN.join(st.session_state[_KEY]))


def _answers(session: Session, chosen: Sequence[Named]) -> list[tuple[Named, Answer]]:
    """The answer of each; one that cannot be calculated is told and left out."""
    found = []
    for named in chosen:
        try:
            found.append((named, answer_for(session, named.draft)))
        except UtsynError as fault:
            st.error(literal(named.title))
            st.text(fault_text(fault))
    return found


def _sides(answers: Sequence[tuple[Named, Answer]]) -> tuple[list[Side], bool]:
    """What can be laid side by side now: whole runs if all are whole, else the first answers of those that have one."""
    whole = [Side(named.title, answer.task.value) for named, answer in answers if answer.task.value is not None]
    if len(whole) == len(answers):
        return whole, True
    first = [(named, answer.task.first) for named, answer in answers]
    return [Side(named.title, means_only(early)) for named, early in first if early is not None], False


def _alike(sides: list[Side]) -> list[Side]:
    """Those that can be compared with the first; what differs besides is told."""
    for place in range(len(sides) - 1, 0, -1):
        found = unlikeness([sides[0].figures, sides[place].figures])
        refused = any(one.refuses for one in found)
        if refused:
            st.error(text("compare_refused"))
        elif found:
            st.warning(text("compare_marked"))
        for one in found:
            if one.refuses or not refused:
                st.text(problem_text(one.problem))
        if refused:
            sides = [*sides[:place], *sides[place + 1 :]]
    return sides


def _show(sides: Sequence[Side], whole: bool) -> None:
    figures, titles = [side.figures for side in sides], [side.title for side in sides]
    if len(sides) > 1:
        years = {str(year): str(year) for year in figures[0].scenario.years}
        year = int(choose_one("compare_year", text("compare_year"), years, max(years)))
        st.header(text("compare_table", year=year))
        st.caption(text("compare_table_note"))
        st.table(_table(figures, titles, year, whole))
    st.header(text("compare_title"))
    frame = headline_series(figures, titles)
    st.html(scenario_key(titles))
    columns = st.columns(2)
    for place, (indicator, rows) in enumerate(frame.groupby("indicator", sort=False)):
        with columns[place % 2]:
            st.markdown(f"**{literal(indicator)}**")
            st.altair_chart(indicator_chart(rows), theme=None, width="stretch", alt=ends_words(rows))
    axes = [text("compare_axes")] if any(axis_note(rows) for _, rows in frame.groupby("indicator")) else []
    st.caption(literal(" ".join([text("compare_band"), *axes, *findings(figures, titles)])))
    with st.expander(text("charts_table")):
        st.html(TABLES_INSIDE + series_table(frame, text("compare_band")))


def _table(figures: Sequence[Told], titles: Sequence[str], year: int, whole: bool) -> pd.DataFrame:
    cells = difference_table(figures, titles, year, whole).set_index("title")
    names = [text("compare_baseline", title=titles[0]), *titles[1:]]
    cells.columns = pd.Index([literal(name) for name in names])
    return cells.rename_axis(text("indicator"))
