"""Share links: everything there and back, and whatever cannot be taken told."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import settings as runs
from hypothesis import strategies as st

from model.report import LANGUAGES
from model.ui import work
from model.ui.form import kind_of, limits, places_by_path
from model.ui.link import Known, Shared, looks_personal, query_of, shared_of
from model.ui.work import Changed, Draft, Work
from tests.app.pages import opened, said, session_of, settled
from tests.tiny import tiny

QUIT = "groups.nurse.quit_rate_annual"


@cache
def known() -> Known:
    measures = {name: range(2026, 2030) for name in ("nurse_pool", "full_time", "stay_longer")}
    return Known(places_by_path(tiny()), measures, "0123456789ab")


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
    choices = st.dictionaries(st.sampled_from(work.CHOICES), st.from_regex(r"[a-z_]{1,12}", fullmatch=True))
    return st.builds(
        Shared, st.sampled_from(sorted(LANGUAGES)), works, choices.map(lambda one: tuple(sorted(one.items()))),
        st.just("0123456789ab"),
    )  # fmt: skip


@pytest.mark.parametrize("examples", [100, pytest.param(2000, marks=pytest.mark.deep)])
def test_every_state_comes_back_from_its_link(examples: int) -> None:
    @runs(max_examples=examples, deadline=None)
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
        ([("show.scenario_theme", "<b>")], "unknown"),
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
