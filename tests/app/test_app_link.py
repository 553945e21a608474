"""Share links: everything there and back, and whatever cannot be taken told."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from hypothesis import given
from hypothesis import settings as runs
from hypothesis import strategies as st

from model.report import LANGUAGES
from model.ui import work
from model.ui.choices import BETWEEN, CHOICES
from model.ui.form import kind_of, limits, places_by_path
from model.ui.link import Known, Shared, looks_personal, query_of, shared_of
from model.ui.pages import PAGES, Page
from model.ui.share import link_to
from model.ui.work import Changed, Draft, Work
from tests.app.pages import opened, said, session_of, settled
from tests.tiny import tiny

QUIT = "groups.nurse.quit_rate_annual"


@cache
def known() -> Known:
    measures = {name: range(2026, 2030) for name in ("nurse_pool", "full_time", "stay_longer")}
    return Known(tiny(), places_by_path(tiny()), measures, "0123456789ab")


def values() -> st.SearchStrategy[Changed]:
    paths = [path for path, place in known().places.items() if kind_of(place.leaf) in KINDS]
    return st.sampled_from(paths).flatmap(lambda path: st.builds(Changed, st.just(path), value(path), reasons()))


def value(path: str) -> st.SearchStrategy[work.Value]:
    leaf = known().places[path].leaf
    return KINDS[kind_of(leaf)](*limits(leaf))


KINDS = {
    "boolean": lambda low, high: st.booleans(),
    "integer": lambda low, high: st.integers(int(low), int(high)),
    "number": lambda low, high: st.floats(max(low, -1e6), min(high, 1e6), allow_nan=False),
}


def reasons() -> st.SearchStrategy[str]:
    return st.text(max_size=60).map(work.tidy).filter(lambda words: not looks_personal(words))


def names() -> st.SearchStrategy[str]:
    return reasons().map(lambda words: words[:40].strip()).filter(bool)


def drafts() -> st.SearchStrategy[Draft]:
    years = st.none() | st.integers(2026, 2029)
    measures = st.dictionaries(st.sampled_from(sorted(known().measures)), years, max_size=3)
    changed = st.lists(values(), max_size=6, unique_by=lambda one: one.path)
    return st.builds(
        lambda name, on, some: Draft(
            name, tuple(sorted(on.items())), tuple(sorted(some, key=lambda one: one.path))
        ),
        names(), measures, changed,
    )  # fmt: skip


def states() -> st.SearchStrategy[Shared]:
    saved = st.lists(drafts(), max_size=5, unique_by=lambda draft: work.tidy(draft.name).casefold()).map(tuple)
    works = st.builds(Work, drafts(), saved, st.integers(0, 2**63 - 1), st.integers(2, 1000))
    return works.flatmap(
        lambda now: st.builds(
            Shared, st.sampled_from(sorted(LANGUAGES)), st.just(now), chosen(now), st.just("0123456789ab")
        )
    )


def chosen(now: Work) -> st.SearchStrategy[tuple[tuple[str, str], ...]]:
    """Any choices of any pages, each of what it may be where these scenarios are there."""
    there = ["baseline", "in hand", *(f"saved {draft.name}" for draft in now.saved), "example nurse_pool"]
    several = st.lists(st.sampled_from(there), min_size=1, max_size=5, unique=True).map(BETWEEN.join)
    kinds = {"scenario": st.sampled_from(there), "scenarios": several, "words": reasons()}

    def one(name: str) -> st.SearchStrategy[str]:
        choice = CHOICES[name]
        if choice.kind != "listed":
            return kinds[choice.kind]
        return st.sampled_from(allowed()[name]) if name in allowed() else PAGE_KNOWS

    names = [name for name, choice in CHOICES.items() if choice.allowed is None or allowed()[name]]
    return st.fixed_dictionaries({}, optional={name: one(name) for name in names}).map(
        lambda found: tuple(sorted(found.items()))
    )


PAGE_KNOWS = st.from_regex(r"[a-z0-9 _]{1,12}", fullmatch=True)


@cache
def allowed() -> dict[str, list[str]]:
    """What each choice that the scenario decides on may be."""
    municipality = tiny()
    return {name: list(choice.allowed(municipality)) for name, choice in CHOICES.items() if choice.allowed is not None}


@pytest.mark.parametrize("examples", [1000, pytest.param(5000, marks=pytest.mark.deep)])
def test_every_state_comes_back_from_its_link(examples: int) -> None:
    @runs(max_examples=examples)
    @given(states())
    def there_and_back(state: Shared) -> None:
        address = urlencode(query_of(state, reasons=True))
        read, notes = shared_of(parse_qsl(address, keep_blank_values=True, max_num_fields=5000), known(), "en")
        assert notes == [] and read == state

    there_and_back()


@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=30)), max_size=8))
def test_no_query_is_taken_for_more_than_it_is(pairs: list[tuple[str, str]]) -> None:
    read, notes = shared_of(pairs, known(), "en")
    assert read.work.draft.content == ((), ()) and read.language in LANGUAGES
    strange = {key for key, _ in pairs if key not in {"v", "lang", "data", "seed", "n", "name"}}
    assert len(notes) >= len({key for key in strange if re.fullmatch(r"s[1-9]\.name", key) is None})


@pytest.mark.parametrize(
    ("pairs", "told"),
    [
        ([(QUIT, "nan")], "not a value"),
        ([(QUIT, "inf")], "not a value"),
        ([(QUIT, "1e9")], "outside what is allowed"),
        ([(QUIT, "1.5")], "outside what is allowed (0 to 1)"),
        ([(QUIT, "-0.1")], "outside"),
        ([(QUIT, "<script>alert(1)</script>")], "not a value"),
        ([(QUIT, "")], "not a value"),
        ([(QUIT, "０.１")], "not a value"),
        ([("<script>", "1")], "unknown here"),
        ([("groups.nurse.quit_rate_anual", "0.1")], f"Did it mean “{QUIT}”"),
        ([(QUIT, "0.1"), (QUIT, "0.2")], "2 times; the first"),
        ([("m.nurse_pol", "file")], "Did it mean “nurse_pool”"),
        ([("m.nurse_pool", "2031")], "outside"),
        ([("m.nurse_pool", "1e9")], "outside"),
        ([("seed", "-1")], "outside"),
        ([("n", "1000000")], "outside"),
        ([("lang", "da")], "which is not among nb, nn, en"),
        ([("v", "2")], "version"),
        ([("data", "ffffffffffff")], "other data"),
        ([("show.nothing", "x")], "unknown"),
        ([("show.budget_price", "fixed")], "Did it mean “budget_prices”"),
        ([("show.scenario_theme", "<b>")], "there are: turnover, recruitment, … any"),
        ([("show.budget_prices", "free")], "there are: fixed, current"),
        ([("show.budget_first_year", "1999")], "there are: 2026, 2027"),
        ([("show.staff_unit", "a_unit_of_other_data")], "not to be had"),
        ([("show.budget_scenario", "s2")], "there are: baseline, hand"),
        ([("show.compare_scenarios", "baseline,m.no_such_measure")], "not to be had"),
        ([("show.rota_line", "<script>")], "not to be had"),
        ([(f"why.{QUIT}", "no value goes with it")], "unknown"),
        ([("name", " ")], "1–60 signs"),
        ([("s1.name", "a"), ("s2.name", "A")], "two scenarios called"),
        ([("pools.care_pool.in_use", "yes")], ""),
    ],
)
def test_what_cannot_be_taken_is_told(pairs: list[tuple[str, str]], told: str) -> None:
    read, notes = shared_of(pairs, known(), "en")
    assert len(notes) == 1 and told in notes[0]
    for language in ("nb", "nn"):
        _, norwegian = shared_of(pairs, known(), language)
        assert len(norwegian) == 1 and norwegian != notes
    kept = [one.value for one in read.work.draft.values]
    assert kept == ([0.1] if "2 times" in told else [])


def test_long_values_are_cut_where_they_are_told() -> None:
    _, notes = shared_of([("x" * 5000, "y" * 5000)], known(), "en")
    assert len(notes[0]) < 300


def test_a_link_carries_no_reasons_unless_asked_and_never_what_looks_like_a_persons() -> None:
    now = work.with_value(Work(), QUIT, 0.06, "agreed with the union")
    state = Shared("nb", now, (), "0123456789ab")
    assert "union" not in urlencode(query_of(state))
    assert "union" in urlencode(query_of(state, reasons=True))
    for personal in ("01017012345 leaves", "010170 12345", "mail a@b.no", "call 12 34 56 78"):
        told = work.with_value(work.rename(Work(), personal), QUIT, 0.06, personal)
        assert not {"01017012345", "b.no", "12345"} & set(re.findall(r"\w+\.?\w*", urlencode(query_of(
            Shared("nb", told, (), ""), reasons=True))))  # fmt: skip
        assert [key for key, _ in query_of(replace(state, work=told), reasons=True)] == ["v", "lang", "data", QUIT]


def test_the_app_opens_what_a_link_asks_for_and_tells_what_it_cannot() -> None:
    app = opened()
    for key, value in {QUIT: "0.2", "lang": "nn", "s1.name": "<b>$x$", "groups.nurse.quit": "1"}.items():
        app.query_params[key] = value
    settled(app)
    session = session_of(app)
    assert session.draft.caller == {QUIT: 0.2} and session.language == "nn"
    assert [one.name for one in session.work.saved] == ["<b>$x$"]
    assert any("groups.nurse.quit" in warning.value for warning in app.warning)
    assert "Lenkja har" in said(app) and not app.exception
    app.button(key="notes read").click().run()
    assert not app.warning
    session.do(work.with_value, QUIT, 0.1)
    app.run()
    assert session.draft.caller == {QUIT: 0.1}


def test_a_link_opens_each_page_as_it_was_left() -> None:
    app = settled(opened(address="budget"))
    session = session_of(app)
    session.do(work.with_value, QUIT, 0.2)
    session.do(work.save, "0.2 quit")
    session.do(work.with_value, QUIT, 0.3)
    settled(app)
    for key, value in {"scenario": "saved 0.2 quit", "prices": "current", "rows": "both", "first_year": "2027"}.items():
        app.selectbox(key=f"choice budget_{key}").set_value(value)
        settled(app)
    app.checkbox(key="choice budget_difference").check().run()
    query = parse_qsl(urlsplit(link_to(session, reasons=False)).query, keep_blank_values=True)
    again = opened(address="budget", language="nn")
    for key, value in query:
        again.query_params[key] = value
    settled(again)
    assert [warning.value for warning in again.warning] == []
    assert session_of(again).choices == session.choices
    shown = [[box.value for box in one.selectbox] + [one.checkbox[0].value] for one in (app, again)]
    assert shown[0] == shown[1] == ["saved 0.2 quit", "2027", "current", "both", True]


def test_what_only_the_page_can_miss_is_told_there_once() -> None:
    app = opened(address="assumptions")
    app.query_params["show.assumptions_part"] = "99900"
    app.query_params["lang"] = "en"
    settled(app)
    told = [warning.value for warning in app.warning]
    assert len(told) == 1 and "99900" in told[0] and "not to be had here" in told[0]
    assert app.selectbox(key="choice assumptions_part").value == "0" and not app.exception
    app.button(key="notes read").click().run()
    assert not app.warning


def test_free_text_goes_along_only_when_asked_and_a_deleted_scenario_not_at_all() -> None:
    now = work.save(Work(), "kept")
    choices = (("assumptions_search", "Kari"), ("budget_scenario", "saved gone"), ("staff_part", "flows"))
    state = Shared("nb", now, choices, "")
    assert [key for key, _ in query_of(state) if key.startswith("show.")] == ["show.staff_part"]
    assert ("show.assumptions_search", "Kari") in query_of(state, reasons=True)
    called = replace(state, choices=(("assumptions_search", "a@b.no"),))
    assert not [key for key, _ in query_of(called, reasons=True) if key.startswith("show.")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_whatever_a_page_lets_people_choose_is_carried_and_may_be_what_a_link_may_ask_for(page: Page) -> None:
    app = settled(opened(address=page.address))
    widgets = [*app.selectbox, *app.radio, *app.checkbox, *app.text_input, *app.number_input]
    names = {str(widget.key).removeprefix("choice "): widget for widget in widgets if "choice " in str(widget.key)}
    assert set(names) <= set(CHOICES)
    for name, widget in names.items():
        allowed = CHOICES[name].allowed
        if allowed is not None and hasattr(widget, "options"):
            assert str(widget.value) in allowed(tiny()) and len(widget.options) <= len(allowed(tiny()))
