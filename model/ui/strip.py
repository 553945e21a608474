"""The four headline figures in a row, with their difference to the baseline, and how sure they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import pandas as pd
import streamlit as st

from model.report import difference_cells, headline_cells, headline_frame, text
from model.runs import Headlines
from model.ui.answers import Answer, answer_for, begin_answer, paired, wait_words
from model.ui.progress import show_progress
from model.ui.session import Session
from model.ui.work import BASELINE

STRIP = ("need_gap_fte", "cover_share", "net_cost_nok", "full_time_share")
_Colour = Literal["green", "red", "gray", "off"]
_COLOURS: dict[str, _Colour] = {"better": "green", "worse": "red", "": "gray"}


def show_strip(session: Session) -> None:
    """The draft's figures in the last year; what is going on stands below them.

    What the last change left on the screen is called old as long as the first answer to this one is waited for.
    """
    cards, below = st.container(), st.container(key="strip below")
    mark = below.empty()
    old = (lambda: mark.caption(text("app_old"))) if session.changed_since_drawn else None
    base = answer_for(session, BASELINE)
    changed = session.draft.content != BASELINE.content
    answer = answer_for(session, session.draft, old) if changed else base
    pair = paired(base, answer) if changed else None
    with cards:
        if answer.figures is None:
            st.info(wait_words(answer))
        else:
            _show(answer.figures, pair)
            mark.caption(mark_of(answer))
    with below:
        show_progress(answer if answer.unfinished else base)


def begin_strip(session: Session) -> None:
    """Let the work on what :func:`show_strip` shows begin."""
    for draft in (BASELINE, session.draft):
        begin_answer(session, draft)


def least_sure(answers: Sequence[Answer]) -> Answer:
    """Of several answers the one that must be marked: an old one, else a first one, else any."""
    return min(answers, key=lambda answer: (not answer.old, answer.whole))


def mark_of(answer: Answer) -> str:
    """What must be known of figures when they are read: first answer, old, or the whole run with its range."""
    if answer.old:
        return text("app_old")
    figures = answer.figures
    count = figures.replications if figures else 0
    year = figures.scenario.years[-1] if figures else ""
    total = answer.replications
    if not answer.whole:
        return text("app_first_answer", first=count, replications=total)
    return text("app_whole_answer", year=year, replications=total)


def _show(figures: Headlines, pair: tuple[Headlines, Headlines] | None) -> None:
    label, frame = figures.label, headline_frame([figures])
    cells = headline_cells(frame).assign(indicator=list(dict.fromkeys(frame["indicator"])))
    cells = cells.set_index("indicator")
    told = difference_cells(pair).set_index("indicator") if pair else pd.DataFrame()
    for place, key in zip(st.columns(len(STRIP)), STRIP, strict=True):
        title, value, spread = (str(cells.loc[key, name]) for name in ("title", label, f"{label} p10–p90"))
        delta, colour = _delta(told, key)
        with place.container(border=True, height="stretch"):
            st.markdown(title)
            st.metric(title, value, delta, colour, delta_arrow="off", label_visibility="collapsed")
            st.caption(f"p10–p90: {spread}")


def _delta(told: pd.DataFrame, key: str) -> tuple[str | None, _Colour]:
    """The difference in words, and its colour; the word stands there too, for whoever does not see the colour."""
    if key not in told.index:
        return None, "off"
    difference, better = str(told.loc[key, "difference"]), str(told.loc[key, "better"])
    word = f" ({text(better)})" if better else ""
    return text("strip_against", difference=difference + word), _COLOURS[better]
