"""The draft's name and the way back, and the saved scenarios: save, open, duplicate, rename, delete, examples."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from model.errors import InputError
from model.report import fault_text, measures_title, text
from model.ui import work
from model.ui.download import offer_file
from model.ui.guard import answering
from model.ui.literal import literal
from model.ui.saved_file import draft_of, file_name, file_of
from model.ui.session import Session, current_session
from model.ui.share import known_of
from model.ui.widgets import widget_key
from model.ui.work import Draft, Work

_NAME = "scenario name"
_FAULT = "scenario name fault"
_FILES = "scenario files opened"
EXAMPLES: tuple[tuple[str, ...], ...] = (
    ("nurse_pool",),
    ("full_time",),
    ("adult_education",),
    ("adult_education", "full_time", "nurse_pool", "stay_longer"),
)
"""Scenarios to begin from, as sets of shipped measures; what is opened is a copy, the files stay as they are."""


def show_saved(session: Session) -> None:
    """The row of what is in hand."""
    name = literal(session.draft.name)
    shown = name if work.is_saved(session.work) else text("app_unsaved", name=name)
    st.markdown(f"**{shown}**")
    with st.container(horizontal=True):
        _button("saved_undo", session.undo, not session.history.past)
        _button("saved_redo", session.redo, not session.history.future)
        unchanged = session.draft.content == work.BASELINE.content
        _button("saved_baseline", lambda: session.do(work.back_to_baseline), unchanged)
        with st.popover(text("saved_save")):
            _show_save(session)
        with st.popover(text("saved_open")):
            _show_open(session)


def _button(words: str, step: Callable[[], None], disabled: bool) -> None:
    st.button(text(words), key=f"scenario {words}", on_click=answering(step), disabled=disabled)


def _show_save(session: Session) -> None:
    key = widget_key(_NAME, session.draft.name)
    written = st.text_input(text("saved_name"), session.draft.name, key=key, max_chars=work.LONGEST_NAME)
    if work.is_vague(written):
        st.info(text("saved_vague"))
    fault = st.session_state.pop(_FAULT, None)
    if fault:
        st.error(literal(fault))
    st.button(text("saved_save_as"), key="scenario save", on_click=_named, args=(work.save, key), type="primary")
    st.button(text("saved_rename"), key="scenario rename", on_click=_named, args=(work.rename, key))
    st.button(text("saved_duplicate"), key="scenario duplicate", on_click=_copied)
    _offer(session, session.draft, "in hand")
    st.caption(text("saved_file_note"))


def _offer(session: Session, draft: Draft, key: str) -> None:
    """The draft as a file to keep."""
    mark, advice = session.snapshot, text("saved_file_help", name=literal(draft.name))
    make = lambda: file_of(draft, mark)  # noqa: E731
    offer_file(text("saved_file"), make, file_name(draft), f"scenario file {key}", advice)


def _show_open(session: Session) -> None:
    if not session.work.saved:
        st.caption(text("saved_none"))
    for number, draft in enumerate(session.work.saved):
        label, opening, keeping, deleting = st.columns([3, 1, 1, 1], vertical_alignment="center")
        label.markdown(literal(draft.name))
        with keeping:
            _offer(session, draft, str(number))
        _act(opening, "saved_open_one", (draft.name, f"scenario open {number}"), (work.opened, draft))
        _act(deleting, "saved_delete", (draft.name, f"scenario delete {number}"), (work.deleted, draft.name))
    _show_open_file(session)
    st.markdown(f"**{text('saved_examples')}**")
    st.caption(text("saved_examples_note"))
    for number, names in enumerate(EXAMPLES):
        label, opening = st.columns([4, 1], vertical_alignment="center")
        title = measures_title(names)
        label.markdown(literal(title))
        draft = Draft(title[: work.LONGEST_NAME], tuple((name, None) for name in sorted(names)))
        _act(opening, "saved_open_one", (title, f"scenario example {number}"), (_from_example, draft))


def _show_open_file(session: Session) -> None:
    """A file that was saved earlier; what is opened is in hand, and the field is empty again."""
    count = st.session_state.get(_FILES, 0)
    file = st.file_uploader(text("saved_file_open"), type=["yaml", "yml"], key=f"scenario upload {count}")
    st.caption(text("data_english"))
    if file is None:
        return
    try:
        draft, notes = draft_of(file.getvalue(), file.name, known_of(session), session.language)
    except InputError as fault:
        st.error(text("saved_file_wrong"))
        st.text(fault_text(fault))
        return
    session.do(_from_example, draft)
    session.notes += [text("saved_file_opened", name=session.draft.name), *notes]
    st.session_state[_FILES] = count + 1
    st.rerun()


def _act(place: Any, words: str, which: tuple[str, str], step: tuple[Any, ...]) -> None:
    name, key = which
    place.button(text(words), key=key, help=text(f"{words}_help", name=literal(name)), on_click=_done, args=step)


def _from_example(now: Work, draft: Draft) -> Work:
    """A copy of an example, or of a file's scenario, under a name that is free."""
    name = draft.name
    if any(work.same_name(one.name, name) for one in now.saved):
        name = work.free_name(now, name)
    return work.opened(now, Draft(name, draft.measures, draft.values))


@answering
def _done(change: Callable[..., Work], *values: Any) -> None:
    current_session().do(change, *values)


@answering
def _copied() -> None:
    _tried(work.duplicate)


@answering
def _named(change: Callable[..., Work], key: str) -> None:
    _tried(change, str(st.session_state[key]))


def _tried(change: Callable[..., Work], *values: Any) -> None:
    try:
        current_session().do(change, *values)
    except InputError as fault:
        st.session_state[_FAULT] = fault_text(fault)
