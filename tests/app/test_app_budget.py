"""The page of the four-year plan."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from model import load_scenario
from model.budget import budget_plan, plan_by, plan_years
from model.report import PlanShown, budget_workbook, in_language, payback_sentences, plan_rows, plan_table, read_number
from model.report.texts import shipped
from model.runs import cost_means, headlines, payback, payback_of
from model.shipped_files import shipped_path
from model.ui import work
from tests.app.pages import opened, said, session_of, settled
from tests.test_runs_payback import extra
from tests.tiny import fact, settings, tiny

NAME = "No *courses* <b>"


def with_saved(language: str = "en") -> AppTest:
    facts = settings()
    facts["budget"]["pay_growth_annual"] = fact(0.1)
    facts["period"]["horizon_years"] = 5
    app = opened(tiny(facts), language, "budget")
    session = session_of(app)
    session.do(work.with_value, "groups.nurse.quit_rate_annual", 0.3)
    session.do(work.save, NAME)
    return app


def plan(app: AppTest) -> dict[str, list[float]]:
    """The plan on the page: what heads a row → its figures."""
    (found,) = [part.proto.body for part in app.get("html") if "<table" in part.proto.body]
    rows = re.findall(r"<tr>(.*?)</tr>", found)
    cells = [re.findall(r"<t[hd][^>]*>(?:<[^>]*>)*([^<]*)", row) for row in rows[1:]]
    with in_language("en"):
        return {row[0]: [read_number(cell) for cell in row[1:]] for row in cells if "p10" not in row[0] and row[1]}


def test_the_plan_has_four_years_and_adds_up() -> None:
    app = settled(with_saved())
    assert not app.exception and not app.error
    assert "Four-year plan 2026–2029" in said(app)
    found = plan(app)
    lines = [row for name, row in found.items() if name[0].isdigit()]
    assert len(lines) > 8
    assert [sum(column) for column in zip(*lines, strict=True)] == found["Net cost"]
    both = zip(found["Gross cost"], found["Refunds and other income"], strict=True)
    assert [gross + income for gross, income in both] == found["Net cost"]
    assert all(sum(row[:4]) == row[4] for row in found.values())


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("en", "axis does not begin at zero"),
        ("nb", "aksen begynner ikke på null"),
        ("nn", "aksen byrjar ikkje på null"),
    ],
)
def test_a_cost_axis_that_does_not_begin_at_zero_is_told_of(language: str, note: str) -> None:
    app = settled(with_saved(language))
    (told,) = [part.value for part in app.caption if note in part.value]
    pictures = [part.proto.alt for part in app.get("vega_lite_chart")]
    assert pictures[0].endswith(told[-len(note) :]) and note not in pictures[-1]


def test_accounts_and_functions_are_named_in_the_readers_norwegian() -> None:
    told = headlines(load_scenario(shipped_path("reference")), 2026, range(2))
    shown = PlanShown(budget_plan(told.scenario, cost_means(told), plan_years(told.scenario, 2026)), told, False)
    accounts, functions = told.scenario.frame("accounts"), told.scenario.frame("functions")
    for language, refund, home in (
        ("nb", "Sykelønnsrefusjon", "Ambulerende tjenester til hjemmeboende"),
        ("nn", "Sjukelønnsrefusjon", "Ambulerande tenester til heimebuande"),
        ("en", "Sykelønnsrefusjon", "Ambulerende tjenester til hjemmeboende"),
    ):
        with in_language(language):
            titles = [plan_rows(shown, key).set_index("code")["title"] for key in ("account_code", "function_code")]
        assert (titles[0]["710"], titles[1]["258"]) == (refund, home)
    assert {one for frame in (accounts, functions) for one in frame["title"]} <= set(shipped.accounts.TERMS)


def test_functions_first_year_and_current_prices_can_be_chosen() -> None:
    app = settled(with_saved())
    fixed = plan(app)
    app.selectbox(key="choice budget_prices").set_value("current").run()
    current = plan(app)
    assert current["Net cost"][0] == fixed["Net cost"][0]
    assert current["Net cost"][3] == pytest.approx(1.331 * fixed["Net cost"][3], rel=1e-3)
    app.selectbox(key="choice budget_rows").set_value("function_code").run()
    assert plan(app)["Net cost"] == current["Net cost"]
    assert "253 Institution" in plan(app)
    app.selectbox(key="choice budget_rows").set_value("both").run()
    assert "253 010 Fixed pay / Pay of apprentices" in plan(app)
    app.selectbox(key="choice budget_first_year").set_value("2028").run()
    assert "Four-year plan 2028–2030" in said(app)


def test_the_difference_from_the_baseline_is_the_difference_of_the_plans() -> None:
    app = settled(with_saved())
    own = plan(app)
    app.checkbox(key="choice budget_difference").check().run()
    difference = plan(app)
    app.selectbox(key="choice budget_scenario").set_value("baseline").run()
    base = plan(settled(app))
    both = zip(own["Net cost"], base["Net cost"], strict=True)
    assert [one - other for one, other in both] == difference["Net cost"]


def test_whether_it_pays_for_itself_is_told_in_words_and_users_text_letter_by_letter() -> None:
    app = settled(with_saved())
    told = [part.value for part in app.text]
    assert any(
        re.match(re.escape(NAME) + r" pays for itself before the end of 2030 in \d+ of 24 repl", one) for one in told
    )
    assert any("\\*courses\\*" in part.value for part in app.caption)
    app.selectbox(key="choice budget_scenario").set_value("baseline").run()
    settled(app)
    assert "Choose a scenario other than the baseline" in said(app)


def test_pay_back_is_worded_by_what_was_found() -> None:
    found = payback_of(extra([10e6, -4e6, -6e6, -1e6], [10e6, -4e6, -4e6, -1e6]))
    assert payback_sentences(found, "Pool") == [
        "Pool pays for itself before the end of 2029 in 1 of 2 replications.",
        "Half of these have been paid by the end of 2028.",
        "At most 10.0 million NOK has to be found in advance (mean; p10–p90 10.0–10.0).",
        "At the end of 2029 it has cost 0.0 million NOK more than the baseline (mean; p10–p90 −0.8 to 0.8).",
    ]
    assert payback_sentences(payback_of(extra([0, 0])), "Pool")[0].startswith("Costs the same")
    assert "not within these years" in payback_sentences(payback_of(extra([1e6, 1e6])), "Pool")[1]
    assert "has saved 2.0 million" in payback_sentences(payback_of(extra([-1e6, -1e6])), "Pool")[2]


def test_the_workbook_adds_up_and_has_the_assumptions_beside_it() -> None:
    facts = settings()
    facts["groups"]["nurse"]["quit_rate_annual"] = fact(0.3)
    base, told = headlines(tiny(), 3, range(4)), headlines(tiny(facts), 3, range(4))
    made = budget_plan(told.scenario, cost_means(told), [2026, 2027])
    book = openpyxl.load_workbook(io.BytesIO(budget_workbook(PlanShown(made, told, False), payback(base, told))))
    assert {"accounts", "functions", "lines", "payback", "assumptions"} <= set(book.sheetnames)
    rows = list(book["accounts"].values)
    place = rows[0].index("2027")
    lines = [row[place] for row in rows[1:] if row[2] == "line"]
    (net,) = [row[place] for row in rows[1:] if row[2] == "net"]
    assert sum(lines) == net == made[made["year"] == 2027]["amount"].sum()
    assert plan_by(made, "account_code")["2027"].iloc[-1] == net
    assert len(list(book["assumptions"].values)) > 100


def test_titles_of_accounts_are_escaped_in_the_table() -> None:
    told = headlines(tiny(), 3, range(2))
    told.scenario._frames["accounts"].loc[0, "title"] = "<script>alert(1)</script>"
    shown = PlanShown(budget_plan(told.scenario, cost_means(told), [2026]), told, False)
    assert "<script>" not in plan_table(shown, "account_code", "note")
    assert "<script>alert" in plan_rows(shown, "account_code")["title"][0]
