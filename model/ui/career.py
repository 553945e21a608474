"""One career: whom to follow, the picture, and what happened, month by month."""

from __future__ import annotations

from functools import partial

import streamlit as st

from model.report import career_chart, career_sentences, career_text, text
from model.runs import career_path, plan_for, traceable
from model.scenario.schema import Scenario
from model.ui.asked import worked_out
from model.ui.choices import CAREER_REPLICATIONS
from model.ui.choosing import choose_number, choose_one, choose_words
from model.ui.session import WORKERS, Session
from model.ui.shown import show_chart, show_table
from model.ui.tasks import Tell
from model.workforce import Career, trace


def show_career(session: Session, scenario: Scenario) -> None:
    """Draw the part of the page. A person of an imported register is refused with words."""
    st.header(text("career_title"))
    person = _whom(scenario)
    if not person:
        return
    replication = choose_number("staff_replication", text("career_replication"), CAREER_REPLICATIONS - 1)
    followed = (person, session.work.seed, replication)
    key = (session.key(session.draft), followed)
    career = worked_out(session, "staff career", key, partial(_follow, scenario, followed))
    if career is not None:
        st.caption(text("career_note", seed=session.work.seed, replication=replication))
        _show(scenario, career)


def _whom(scenario: Scenario) -> str:
    """A person of an invented register from a list; else the name of somebody whom the simulation makes, or blank."""
    people = traceable(scenario)
    if people.empty:
        st.info(text("career_imported"))
        return choose_words("staff_name", text("career_name"), 100, text("career_name_help"))
    left, right = st.columns(2)
    with left:
        there = {str(name): scenario.units[str(name)].title for name in dict.fromkeys(people["unit"])}
        unit = choose_one("staff_career_unit", text("staff_unit"), there)
    with right:
        mine = people[people["unit"] == unit]
        rows = mine[["person", "group", "age", "percent"]].itertuples(index=False)
        return choose_one("staff_person", text("career_person"), {str(row[0]): _label(scenario, row) for row in rows})


def _label(scenario: Scenario, row: tuple[str, str, int, int]) -> str:
    """The person in the list: name, group, age, position."""
    person, group, age, percent = row
    facts = {"person": person, "group": scenario.groups[group].title, "age": age}
    if not percent:
        return text("career_person_hourly", None, **facts)
    return text("career_person_label", None, percent=percent, **facts)


def _show(scenario: Scenario, career: Career) -> None:
    path = career_path(scenario, career)
    told = career_sentences(scenario, career)
    columns = {"when": (text("staff_when"), ""), "event": (text("career_event"), "")}
    if path.empty:
        st.info(career_text(path))
        show_table(told, columns)
        return
    show_chart(career_chart(path), told, career_text(path), columns)
    for when, event in told.itertuples(index=False):
        st.text(f"{when}: {event}")


def _follow(scenario: Scenario, followed: tuple[str, int, int], tell: Tell) -> Career:
    person, seed, replication = followed
    posts = plan_for(scenario, tell, WORKERS).posts
    tell("staff", 0, 1)
    return trace(scenario, person, seed, replication, posts)
