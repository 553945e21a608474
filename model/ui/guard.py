"""A page that fails tells it in the reader's language, with an id that is also in the log. Never a traceback."""

from __future__ import annotations

import functools
import logging
import secrets
from collections.abc import Callable
from typing import ParamSpec

import streamlit as st

from model.errors import UtsynError
from model.report import fault_text, text
from model.ui.session import Session, current_session, speak

_log = logging.getLogger("utsyn.app")
Values = ParamSpec("Values")


def guarded(page: Callable[Values, None]) -> Callable[Values, None]:
    """A page or a part of it, with whatever it raises told in words. Streamlit's own stops and reruns pass through."""

    @functools.wraps(page)
    def shown(*values: Values.args, **named: Values.kwargs) -> None:
        try:
            page(*values, **named)
        except Exception as fault:
            show_fault(fault, page.__name__)

    return shown


def answering(callback: Callable[Values, None]) -> Callable[Values, None]:
    """What a widget calls, in the session's language; what it raises is told on the page that is drawn next."""

    @functools.wraps(callback)
    def answered(*values: Values.args, **named: Values.kwargs) -> None:
        session = current_session()
        speak(session)
        try:
            callback(*values, **named)
        except Exception as fault:
            note_fault(session, fault, callback.__qualname__)

    return answered


def note_fault(session: Session, fault: Exception, where: str) -> None:
    """A fault in the language in use, to be told on the page that is drawn next."""
    session.notes.append("\n\n".join(_told(fault, where)))


def show_fault(fault: Exception, where: str) -> None:
    """A fault in the reader's language; one that nobody foresaw is told by its id only."""
    head, *more = _told(fault, where)
    st.error(head)
    for words in more:
        st.text(words)


def _told(fault: Exception, where: str) -> list[str]:
    """The fault in words, its id first; it is in the log under the same id."""
    mark = secrets.token_hex(4)
    if isinstance(fault, UtsynError):
        _log.warning("%s: %s told on %s", mark, type(fault).__name__, where)
        return [text("app_fault", mark=mark), fault_text(fault)]
    _log.error("%s: unforeseen fault on %s", mark, where, exc_info=fault)
    return [text("app_fault_unforeseen", mark=mark)]
