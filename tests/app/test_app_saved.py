"""A saved scenario as a file: out and in again, and whatever cannot be taken told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import settings as runs

from model.errors import InputError
from model.report import LANGUAGES, fault_text
from model.ui import work
from model.ui.saved_file import draft_of, file_name, file_of
from model.ui.work import Draft, Work
from tests.app.pages import opened, said, session_of, settled
from tests.app.test_app_link import QUIT, drafts, known

HEAD = "utsyn_saved_scenario: 1\ndata: 0123456789ab\n"


@runs(max_examples=100)
@given(drafts())
@example(Draft("1E5", values=(work.Changed(QUIT, 0.1, "0E0"),)))
def test_every_draft_comes_back_from_its_file(draft: Draft) -> None:
    read, notes = draft_of(file_of(draft, known().snapshot), "a.yaml", known(), "en")
    assert notes == [] and read == draft


def test_a_file_is_read_by_people_and_holds_nobodys_number() -> None:
    draft = work.with_value(Work(Draft("Lavere turnover")), QUIT, 0.06, "avtalt 01017012345").draft
    written = file_of(replace(draft, measures=(("full_time", None), ("nurse_pool", 2028))), "0123456789ab").decode()
    assert written.splitlines() == [
        "utsyn_saved_scenario: 1", "data: 0123456789ab", "name: Lavere turnover", "measures:", "  full_time: file",
        "  nurse_pool: 2028", "values:", f"  {QUIT}:", "    value: 0.06",
    ]  # fmt: skip
    assert file_name(draft) == "utsyn-Lavere-turnover.yaml"
    assert file_name(Draft("../../etc/passwd")) == "utsyn-etc-passwd.yaml"
    assert b"name" not in file_of(Draft("010170 12345"), "") and "0101" not in file_name(Draft("010170 12345"))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (f"{HEAD}values:\n  {QUIT}: {{value: nan}}", "not a value"),
        (f"{HEAD}values:\n  {QUIT}: {{value: 1e9}}", "outside what is allowed"),
        (f"{HEAD}values:\n  {QUIT}: 7", "outside what is allowed"),
        (f"{HEAD}values:\n  groups.nurse.quit_rate_anual: {{value: 0.1}}", f"Did it mean “{QUIT}”"),
        (f"{HEAD}measures:\n  nurse_pol: 2028", "Did it mean “nurse_pool”"),
        (f"{HEAD}measures:\n  nurse_pool: 1999", "outside"),
        (f"{HEAD}staff:\n", "unknown here"),
        ("utsyn_saved_scenario: 9\ndata: 0123456789ab", "version"),
        ("utsyn_saved_scenario: 1\ndata: other", "other data"),
    ],
)
def test_what_cannot_be_taken_from_a_file_is_told(content: str, told: str) -> None:
    read, notes = draft_of(content.encode(), "a.yaml", known(), "en")
    assert len(notes) == 1 and notes[0].startswith("The file ") and told in notes[0]
    assert read.content == ((), ())


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\xff\xfe\x00", b"a: [", b"a: 1", b"- 1", b"x" * 300_000, HEAD.encode() + b"values: 3",
        HEAD.encode() + b"name: &a x", HEAD.encode() + b"name: a\nname: b", b"[" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_saved_scenario_is_refused_in_every_language(content: bytes) -> None:
    with pytest.raises(InputError) as fault:
        draft_of(content, "a.yaml", known(), "en")
    told = {language: fault_text(fault.value, language) for language in LANGUAGES}
    assert all("a.yaml" in words for words in told.values()) and len(set(told.values())) == len(LANGUAGES)


def test_the_page_opens_a_file_under_a_free_name_and_tells_a_broken_one() -> None:
    app = settled(opened(address="scenario"))
    session = session_of(app)
    session.do(work.with_value, QUIT, 0.2)
    session.do(work.save, "Mine")
    kept = file_of(session.draft, session.snapshot)
    session.do(work.back_to_baseline)
    settled(app)
    app.file_uploader(key="scenario upload 0").upload("mine.yaml", b"a: [", "application/yaml").run()
    assert any("cannot be opened" in error.value for error in app.error) and "mine.yaml" in said(app)
    app.file_uploader(key="scenario upload 0").upload("mine.yaml", kept, "application/yaml").run()
    settled(app)
    assert session.draft.caller == {QUIT: 0.2} and session.draft.name not in ("Mine", "")
    assert not app.exception and not app.error
    assert any(session.draft.name in note.value for note in app.warning)
    session.undo()
    assert session.draft.caller == {}
