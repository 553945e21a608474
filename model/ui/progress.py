"""What is going on in the background: a bar, a stop button, and the page anew when there is more to show."""

from __future__ import annotations

import streamlit as st

from model.report import text
from model.ui.answers import Answer
from model.ui.session import current_session, speak
from model.ui.tasks import Task

LOOK_EVERY = 0.5
_NEARLY = 0.9
"""Of the work; what is left is done before the page would look again."""


def show_progress(waited_for: Answer | Task) -> None:
    """A bar while work goes on, and the page drawn anew by itself as soon as there is more to show.

    Nothing at all when the work is done. Work that was stopped can be begun again.
    """
    task = waited_for.task if isinstance(waited_for, Answer) else waited_for
    if task.held:
        _offer_again(task)
    elif task.running:
        # by what the page shows, not by what there is: the first answer may have come while the page was drawn
        shown = waited_for if isinstance(waited_for, Answer) else None
        _watch(task, shown.has_own if shown else task.first is not None, shown is not None and shown.sizing)
    elif isinstance(waited_for, Answer) and waited_for.behind:
        st.rerun()


@st.fragment(run_every=LOOK_EVERY)
def _watch(task: Task, had_first: bool, sizing: bool) -> None:
    """The bar; it runs by itself a few times a second, and takes itself away by drawing the page anew."""
    speak(current_session())
    if task.done >= _NEARLY * task.total:
        task.ended.wait(LOOK_EVERY / 2)
    # what the page says of sizing is no longer so when the years are played
    if not task.running or (task.first is not None and not had_first) or (sizing and task.stage == "staff"):
        st.rerun()
    words = text(f"stage_{task.stage}") if task.stage else text("app_begins")
    bar, stop = st.columns([5, 1], vertical_alignment="bottom")
    bar.progress(min(1.0, task.done / max(1, task.total)), text=text("app_working", stage=words))
    if stop.button(text("app_stop"), key=f"stop {task.kind}", width="stretch"):
        current_session().tasks.stop(task.kind)
        st.rerun()


def _offer_again(task: Task) -> None:
    note, button = st.columns([5, 1], vertical_alignment="bottom")
    note.info(text("app_stopped"))
    if button.button(text("app_again"), key=f"again {task.kind}", width="stretch"):
        current_session().tasks.again(task.kind)
        st.rerun()
