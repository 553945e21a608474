"""The sixth page: the four-year plan by account and function, and whether a scenario pays for itself."""

from __future__ import annotations

import streamlit as st

from model.budget import budget_plan, plan_difference, plan_years
from model.report import (
    TABLES_INSIDE,
    PlanShown,
    axis_note,
    budget_workbook,
    net_range,
    number,
    over_time,
    over_time_chart,
    payback_chart,
    payback_frame,
    payback_sentences,
    plan_table,
    text,
)
from model.runs import Told, cost_means, payback
from model.ui.answers import answer_for
from model.ui.choices import BUDGET_ROWS
from model.ui.choosing import choose_one, choose_switch
from model.ui.download import offer_file
from model.ui.offered import choose_scenario
from model.ui.progress import show_progress
from model.ui.session import current_session
from model.ui.shown import show_chart
from model.ui.work import BASELINE

_MILLION = 1e-6


def show_budget() -> None:
    """Draw the page; the plan is one of all replications."""
    session = current_session()
    if session.base.synthetic:
        st.info(text("synthetic"))
    named = choose_scenario(session, "budget_scenario", text("budget_scenario"))
    is_baseline = named.draft.content == BASELINE.content
    base, other = answer_for(session, BASELINE), answer_for(session, named.draft)
    show_progress(other if other.unfinished or is_baseline else base)
    if base.task.value is None or other.task.value is None:
        st.info(text("budget_waits"))
        return
    _show_plan(base.task.value, other.task.value, is_baseline)
    _show_line(base.task.value, other.task.value, [text("baseline"), named.title][: 1 if is_baseline else 2])
    _show_payback(base.task.value, other.task.value, named.title, is_baseline)


def _show_plan(base: Told, told: Told, is_baseline: bool) -> None:
    years = list(told.scenario.years)
    left, middle, right = st.columns(3)
    with left:
        starts = {str(year): str(year) for year in years}
        first = int(choose_one("budget_first_year", text("budget_first_year"), starts))
    price_year = told.scenario.budget.price_year
    words = {"fixed": text("budget_fixed", price_year=price_year), "current": text("budget_current")}
    with middle:
        current = choose_one("budget_prices", text("budget_prices"), words) == "current"
    by = dict(zip(BUDGET_ROWS, (text(f"budget_by_{name}") for name in ("account", "function", "both")), strict=True))
    with right:
        rows = choose_one("budget_rows", text("budget_by"), by)
    only_difference = not is_baseline and choose_switch("budget_difference", text("budget_difference"))
    chosen = plan_years(told.scenario, first)
    plan = budget_plan(told.scenario, cost_means(told), chosen, current)
    if only_difference:
        plan = plan_difference(budget_plan(base.scenario, cost_means(base), chosen, current), plan)
    shown = PlanShown(plan, told, current, only_difference)
    st.header(text("budget_plan", first=chosen[0], last=chosen[-1]))
    note = text("budget_note_difference" if only_difference else "budget_note", replications=told.replications)
    st.caption(note)
    st.html(TABLES_INSIDE + plan_table(shown, rows, text("budget_unit")))
    found = None if is_baseline else payback(base, told)
    name = f"utsyn-{chosen[0]}-{chosen[-1]}.xlsx"
    offer_file(text("budget_download"), lambda: budget_workbook(shown, found), name, "budget download")


def _show_line(base: Told, told: Told, titles: list[str]) -> None:
    """Net cost of the whole period, against the baseline."""
    told_of = [base, told][: len(titles)] if len(titles) > 1 else [told]
    price_year = told.scenario.budget.price_year
    frame = over_time(told_of, titles, "net_cost_nok", _MILLION)
    years = [told.scenario.years[0], told.scenario.years[-1]]
    alt = []
    for one, title in zip(told_of, titles, strict=True):
        costs = [number(value, "NOK") for value in net_range(one, years)["mean"]]
        first, last = {"first": years[0], "first_cost": costs[0]}, {"last": years[1], "last_cost": costs[-1]}
        alt.append(text("budget_alt", None, title=title, price_year=price_year, **first, **last))
    st.header(text("budget_line"))
    columns = {"scenario": (text("scenario"), ""), "year": (text("year"), "")}
    columns |= {name: (words, "million") for name, words in (("mean", text("mean")), ("p10", "p10"), ("p90", "p90"))}
    chart = over_time_chart(frame, text("cost_unit", price_year=price_year))
    show_chart(chart, frame, " ".join([*alt, axis_note(frame)]).strip(), columns, "stretch")


def _show_payback(base: Told, told: Told, title: str, is_baseline: bool) -> None:
    st.header(text("budget_pays"))
    if is_baseline:
        st.info(text("budget_pays_baseline"))
        return
    found = payback(base, told)
    for line in payback_sentences(found, title):
        st.text(line)
    if not found.costs_differ:
        return
    frame = payback_frame(found, title)
    first, last = told.scenario.years[0], told.scenario.years[-1]
    cost = number(frame["mean"].iloc[-1], "million")
    alt = text("budget_extra_alt", title=title, first=first, last=last, last_cost=cost)
    columns = {"year": (text("year"), ""), "mean": (text("mean"), "million"), "p10": ("p10", "million")}
    columns |= {"p90": ("p90", "million"), "share": (text("budget_paid_share"), "share")}
    chart = payback_chart(frame, text("budget_extra", price_year=told.scenario.budget.price_year))
    show_chart(chart, frame, f"{alt} {text('budget_extra_note')}", columns, "stretch")
