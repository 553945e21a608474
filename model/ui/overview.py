"""The first page: the main finding, headline figures against the baseline, need against supply by group."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from model.report import (
    chance_by_group,
    difference_cells,
    findings,
    headline_cells,
    headline_frame,
    need_and_supply,
    need_and_supply_chart,
    term,
    text,
)
from model.runs import Headlines
from model.ui.answers import answer_for, paired, wait_words
from model.ui.literal import literal
from model.ui.progress import show_progress
from model.ui.session import current_session, title_of
from model.ui.shown import show_chart, show_table
from model.ui.strip import least_sure, mark_of
from model.ui.work import BASELINE

Pair = tuple[Headlines, Headlines] | None


def show_overview() -> None:
    """Draw the page from what is known now; what is not yet known is on its way."""
    session = current_session()
    if session.base.synthetic:
        st.info(text("synthetic"))
    draft = session.draft
    base = answer_for(session, BASELINE)
    answers = [base] if draft.content == BASELINE.content else [base, answer_for(session, draft)]
    titles = [text("baseline"), title_of(draft)][: len(answers)]
    show_progress(answers[-1] if answers[-1].unfinished or len(answers) == 1 else base)
    waiting = [answer for answer in answers if answer.figures is None]
    if waiting:
        st.info(wait_words(waiting[0]))
        return
    pair = paired(*answers) if len(answers) == 2 else None
    _show([answer.figures for answer in answers if answer.figures], titles, mark_of(least_sure(answers)), pair)


def _show(figures: list[Headlines], titles: list[str], mark: str, pair: Pair) -> None:
    scenario = figures[0].scenario
    years = f"{scenario.years[0]}–{scenario.years[-1]}"
    played = {"replications": min(part.replications for part in figures), "seed": figures[0].seed}
    st.caption(literal(text("app_facts", None, title=scenario.title, years=years, **played)))
    st.caption(mark)
    for line in findings(figures, titles):
        st.text(line)
    st.header(text("overview_chance", year=scenario.years[-1]))
    for part, title in zip(figures, titles, strict=True):
        st.markdown(f"**{literal(title)}**")
        _show_chance(part)
    st.header(text("headline_title", year=scenario.years[-1]))
    st.table(_headline_table(figures, titles, pair))
    st.header(text("need_supply_title"))
    for part, title in reversed(list(zip(figures, titles, strict=True))):
        _need_and_supply(part, title)


def _show_chance(figures: Headlines) -> None:
    columns = {"group": (text("overview_group"), ""), "need": (f"{text('need')}, {term('FTE')}", "")}
    columns |= {"supply": (f"{text('supply')}, {term('FTE')}", ""), "range": (text("overview_range"), "")}
    columns |= {"chance": (text("overview_chance_column"), "")}
    show_table(chance_by_group(figures), columns)


def _need_and_supply(figures: Headlines, title: str) -> None:
    frame = need_and_supply(figures)
    st.markdown(f"**{literal(title)}**")
    units = {"group": (text("group"), ""), "year": (text("year"), "")}
    units |= {"need": (text("need"), "FTE"), "mean": (text("supply"), "FTE")}
    units |= {"p10": ("p10", "FTE"), "p90": ("p90", "FTE")}
    chart = need_and_supply_chart(frame, (text("need"), text("supply")), columns=3)
    show_chart(chart, frame, f"{_alt(figures, title)} {text('need_supply_note')}", units)


def _alt(figures: Headlines, title: str) -> str:
    rows = chance_by_group(figures)[["group", "need", "supply"]].to_dict("records")
    told = [text("overview_alt_group", **{str(key): value for key, value in row.items()}) for row in rows]
    return text("overview_alt", title=title, year=figures.scenario.years[-1], groups="; ".join(told))


def _headline_table(figures: list[Headlines], titles: list[str], pair: Pair) -> pd.DataFrame:
    frame = headline_frame(figures)
    cells = headline_cells(frame).set_index("title")
    table = pd.DataFrame(index=cells.index.rename(text("indicator")))
    for name, title in zip(dict.fromkeys(frame["scenario"]), titles, strict=True):
        table[literal(title)] = cells[name]
        table[f"{literal(title)}, p10–p90"] = cells[f"{name} p10–p90"]
    if pair:
        told = difference_cells(pair).set_index("title")
        words = [f" ({text(better)})" if better else "" for better in told["better"]]
        table[text("overview_difference")] = (told["difference"] + words).reindex(table.index)
        table[text("overview_difference_range")] = told["range"].reindex(table.index)
    return table
