"""The first page: the main finding, headline figures against the baseline, need against supply by group."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from model.report import findings, headline_cells, headline_frame, need_and_supply, need_and_supply_chart, text
from model.runs import Told
from model.ui.answers import answer_for
from model.ui.literal import literal
from model.ui.progress import show_progress
from model.ui.session import current_session, title_of
from model.ui.shown import show_chart
from model.ui.strip import least_sure, mark_of
from model.ui.work import BASELINE


def show_overview() -> None:
    """Draw the page from what is known now; what is not yet known is on its way."""
    session = current_session()
    if session.base.synthetic:
        st.info(text("synthetic"))
    draft = session.draft
    base = answer_for(session, BASELINE)
    answers = [base] if draft.content == BASELINE.content else [base, answer_for(session, draft)]
    titles = [text("baseline"), title_of(draft)][: len(answers)]
    show_progress(answers[-1] if answers[-1].task.running or len(answers) == 1 else base)
    if any(answer.figures is None for answer in answers):
        st.info(text("app_first_wait"))
        return
    _show([answer.figures for answer in answers if answer.figures], titles, mark_of(least_sure(answers)))


def _show(figures: list[Told], titles: list[str], mark: str) -> None:
    scenario = figures[0].scenario
    years = f"{scenario.years[0]}–{scenario.years[-1]}"
    played = {"replications": min(part.replications for part in figures), "seed": figures[0].seed}
    st.caption(literal(text("app_facts", None, title=scenario.title, years=years, **played)))
    st.caption(mark)
    for line in findings(figures, titles):
        st.text(line)
    st.header(text("headline_title", year=scenario.years[-1]))
    st.table(_headline_table(figures, titles))
    st.header(text("need_supply_title"))
    for part, title in reversed(list(zip(figures, titles, strict=True))):
        _need_and_supply(part, title)


def _need_and_supply(figures: Told, title: str) -> None:
    frame = need_and_supply(figures)
    st.markdown(f"**{literal(title)}**")
    units = {"group": (text("group"), ""), "year": (text("year"), "")}
    units |= {"need": (text("need"), "FTE"), "mean": (text("supply"), "FTE")}
    units |= {"p10": ("p10", "FTE"), "p90": ("p90", "FTE")}
    chart = need_and_supply_chart(frame, (text("need"), text("supply")), columns=2)
    show_chart(chart, frame, text("need_supply_note"), units)


def _headline_table(figures: list[Told], titles: list[str]) -> pd.DataFrame:
    frame = headline_frame(figures)
    cells = headline_cells(frame).set_index("title")
    table = pd.DataFrame(index=cells.index.rename(text("indicator")))
    for name, title in zip(dict.fromkeys(frame["scenario"]), titles, strict=True):
        table[literal(title)] = cells[name]
        table[f"{literal(title)}, p10–p90"] = cells[f"{name} p10–p90"]
    return table
