"""A page that fails tells it in the reader's language, with an id that is also in the log. Never a traceback."""

from __future__ import annotations

import functools
import logging
import secrets
from collections.abc import Callable

import streamlit as st

from model.errors import UtsynError
from model.report import fault_text, text

_log = logging.getLogger("utsyn.app")


def guarded(page: Callable[[], None]) -> Callable[[], None]:
    """The page, with whatever it raises told in words. Streamlit's own stops and reruns pass through."""

    @functools.wraps(page)
    def shown() -> None:
        try:
            page()
        except Exception as fault:
            show_fault(fault, page.__name__)

    return shown


def show_fault(fault: Exception, where: str) -> None:
    """A fault in the reader's language; one that nobody foresaw is told by its id only."""
    mark = secrets.token_hex(4)
    if isinstance(fault, UtsynError):
        _log.warning("%s: %s told on %s", mark, type(fault).__name__, where)
        st.error(text("app_fault", mark=mark))
        st.text(fault_text(fault))
    else:
        _log.error("%s: unforeseen fault on %s", mark, where, exc_info=fault)
        st.error(text("app_fault_unforeseen", mark=mark))
