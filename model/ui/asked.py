"""Long work of a page: begun by itself or by a button, with progress and stop, old answers marked as old."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

import streamlit as st

from model.report import text
from model.ui.guard import answering
from model.ui.progress import show_progress
from model.ui.session import Session, current_session, work_for
from model.ui.tasks import Tell

Make = Callable[[Tell], Any]


def worked_out(session: Session, kind: str, key: Hashable, make: Make) -> Any:
    """The answer of work that begins by itself; None while there is nothing to show.

    An answer to another key is shown meanwhile, and said to be old. Raises what stopped the work.
    """
    task = work_for(session, kind, key, make)
    if task.fault is not None:
        raise task.fault
    show_progress(task)
    if task.value is not None:
        return task.value
    if task.old is not None:
        st.warning(text("app_old"))
    return task.old


def asked_for(session: Session, kind: str, key: Hashable, make: Make, label: str) -> Any:
    """The answer of work that a button begins; None while there is nothing to show.

    Where the key has changed since, the button is there again, and the old answer stays and is said to be old.
    """
    if session.tasks.found(kind, key) is not None:
        return worked_out(session, kind, key, make)
    st.button(label, key=f"ask {kind}", type="primary", on_click=_begin, args=(kind, key, make))
    old = session.tasks.latest(kind)
    if old is not None:
        st.warning(text("app_old_asked"))
    return old


@answering
def _begin(kind: str, key: Hashable, make: Make) -> None:
    session = current_session()
    work_for(session, kind, key, make)
