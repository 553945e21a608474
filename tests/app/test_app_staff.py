"""The staff page: each part is drawn, in words of the language, and nobody of an imported register is followed."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from model.runs import FEWEST
from model.ui.staff import SEEN
from model.ui.work import with_value
from tests.app.pages import opened, said, session_of, settled
from tests.tiny import tiny

PARTS = ("ages", "flows", "queue", "career", "units")


def page(language: str = "en", part: str = "ages", base: object = None) -> AppTest:
    app = opened(base, language, "staff")  # type: ignore[arg-type]
    session_of(app).choose("staff_part", part)
    return settled(app)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_drawn_in_every_language(language: str, part: str) -> None:
    app = page(language, part)
    if part == "units":
        app.button(key="ask staff units").click()
        settled(app)
    assert not app.exception and not app.error
    charts = app.get("vega_lite_chart")
    assert charts or part == "queue"
    words = said(app)
    assert "{" not in words and "career_" not in words and "staff_" not in words


def test_ages_follow_the_unit_and_the_group() -> None:
    app = page()
    whole = app.table[0].value
    app.selectbox(key="choice staff_group").select("nurse").run()
    nurses = app.table[0].value
    assert whole.shape == nurses.shape
    assert whole.iloc[:, 2].tolist() != nurses.iloc[:, 2].tolist()
    assert session_of(app).choice("staff_group", ["all", "nurse"]) == "nurse"
    assert f"mean of {SEEN} replications" in said(app)


def test_flows_are_told_by_year_or_by_month() -> None:
    app = page(part="flows")
    years = len(app.table[0].value)
    app.radio(key="choice staff_period").set_value("month").run()
    assert len(app.table[0].value) == 12 * years
    app.radio(key="choice staff_kind").set_value("drift").run()
    assert "hourly substitute gets a temporary contract" in said(app)


def test_a_career_is_told_month_by_month() -> None:
    app = page(part="career")
    assert app.text[0].value.startswith("January 2026: ")
    assert "An invented person" in said(app)


def test_a_person_of_an_imported_register_is_refused_with_words() -> None:
    base = tiny().model_copy(update={"synthetic": False})
    app = page(part="career", base=base)
    assert "careers are told of invented people only" in said(app)
    assert not app.selectbox
    known = str(base.frame("staff")["person_id"].iloc[0])
    app.text_input(key="choice staff_name").set_value(known)
    settled(app)
    assert "a person of an imported register" in app.text[0].value
    assert not app.get("vega_lite_chart")


def test_few_people_of_an_imported_register_are_not_shown_by_age() -> None:
    base = tiny().model_copy(update={"synthetic": False})
    heads = base.frame("staff").groupby(["unit", "group"]).size()
    unit, group = heads[heads < FEWEST].index[0]
    app = page(base=base)
    app.selectbox(key="choice staff_unit").select(str(unit)).run()
    app.selectbox(key="choice staff_group").select(str(group)).run()
    assert "Fewer than 5 people" in said(app) and not app.get("vega_lite_chart")


def test_old_figures_are_said_to_be_old_until_they_are_asked_for_again() -> None:
    app = page(part="units")
    app.button(key="ask staff units").click()
    settled(app)
    before = app.table[0].value
    session_of(app).do(with_value, "groups.nurse.quit_rate_annual", 0.5)
    settled(app)
    assert "old figures" in said(app)
    assert app.table[0].value.equals(before)
    app.button(key="ask staff units").click()
    settled(app)
    assert "old figures" not in said(app)
