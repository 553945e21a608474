"""The page of the assumptions."""

from __future__ import annotations

import csv
import io
import re

import pytest
from streamlit.testing.v1 import AppTest

from model.report import assumption_rows, assumptions_csv, assumptions_page, assumptions_table, in_language, narrowed
from model.scenario import assumptions, with_overlays
from model.ui import work
from tests.app.pages import opened, said, session_of, settled
from tests.tiny import settings, tiny

QUIT = "groups.nurse.quit_rate_annual"


def listed(app: AppTest) -> list[str]:
    """The paths of the rows on the page."""
    return [path for part in app.get("html") for path in re.findall(r"<small>([^<]*)</small>", part.proto.body)]


def test_every_assumption_is_listed_a_hundred_at_a_time() -> None:
    app = settled(opened(address="assumptions"))
    count = len(assumptions(tiny()))
    assert f"{count} of {count} assumptions" in said(app)
    seen = listed(app)
    assert len(seen) == 100
    for start in range(100, count, 100):
        app.selectbox(key="choice assumptions_part").set_value(str(start)).run()
        seen += listed(app)
    assert sorted(seen) == sorted(assumptions(tiny())["path"])


def test_the_list_is_narrowed_by_status_subject_words_and_change() -> None:
    facts = settings()
    facts["levers"]["service_standard"] |= {"status": "measured", "source": "counted in the budget"}
    app = opened(tiny(facts), address="assumptions")
    session_of(app).do(work.with_value, QUIT, 0.2, "the mayor's *own* guess")
    settled(app)
    app.selectbox(key="choice assumptions_status").set_value("measured").run()
    measured = listed(app)
    table = assumptions(tiny(facts))
    assert measured == table.loc[table["status"] == "measured", "path"].tolist() and len(measured) < 20
    app.selectbox(key="choice assumptions_status").set_value("assumed").run()
    assert "levers.service_standard" not in listed(app) and len(listed(app)) == 100
    app.selectbox(key="choice assumptions_status").set_value("").run()
    app.checkbox(key="choice assumptions_changed").check().run()
    assert listed(app) == [QUIT]
    assert "the mayor&#x27;s *own* guess" in "".join(part.proto.body for part in app.get("html"))
    app.checkbox(key="choice assumptions_changed").uncheck().run()
    app.selectbox(key="choice assumptions_section").set_value("pools").run()
    assert all(path.startswith("pools.") for path in listed(app))
    app.text_input(key="choice assumptions_search").set_value("no such words").run()
    assert "No assumption fits" in said(app)


def test_words_are_looked_for_as_they_stand_and_all_of_them() -> None:
    rows = assumption_rows(tiny())
    assert len(narrowed(rows, [], words="(invented")) == 0
    found = narrowed(rows, ["assumed"], "groups", "NURSE quit")
    assert QUIT in found["path"].tolist() and found["path"].str.contains("nurse").all()
    assert len(narrowed(rows, [])) == len(rows)


def test_a_source_of_ones_own_is_shown_as_it_was_written() -> None:
    facts = settings()
    facts["levers"]["service_standard"]["source"] = "<img onerror=alert(1)> $x$ **b**"
    rows = narrowed(assumption_rows(tiny(facts)), [], words="onerror")
    page = assumptions_table(rows, "caption")
    assert "&lt;img onerror=alert(1)&gt; $x$ **b**" in page and "<img" not in page


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_page_to_print_has_every_row_and_asks_nothing_of_another_place(language: str) -> None:
    scenario = with_overlays(tiny(), caller={QUIT: 0.2})
    with in_language(language):
        rows = assumption_rows(scenario)
        page = assumptions_page(scenario, rows, "Mitt <scenario>")
    assert page.count("<tr>") == len(rows) + 1
    assert f'<html lang="{language}">' in page and "Mitt &lt;scenario&gt;" in page
    assert "http" not in page and "@page" in page


def test_the_file_has_every_row_and_no_formula() -> None:
    facts = settings()
    facts["levers"]["service_standard"]["source"] = '=HYPERLINK("http://x")'
    rows = assumption_rows(tiny(facts))
    read = list(csv.reader(io.StringIO(assumptions_csv(rows).decode("utf-8-sig")), delimiter=";"))
    assert len(read) == len(rows) + 1
    assert not any(cell.startswith("=") for row in read for cell in row)
