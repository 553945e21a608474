"""The second page: change what the scenario says, and see what comes of it."""

from __future__ import annotations

import streamlit as st

from model.report import measures_title, text
from model.shipped_files import shipped_measures
from model.ui import work
from model.ui.form import Slider, sliders
from model.ui.session import current_session, speak


def show_scenario() -> None:
    """Draw the page."""
    session = current_session()
    st.subheader(text("measures"))
    chosen = dict(session.draft.measures)
    for name in shipped_measures():
        key = f"scenario measure {name}"
        st.session_state[key] = name in chosen
        st.checkbox(measures_title([name]), key=key, on_change=_switched, args=(name, key))
    st.subheader(text("app_sliders"))
    for slider in sliders(session.base):
        _slide(slider)


def _slide(slider: Slider) -> None:
    """One slider in the unit people say."""
    scale, key = slider.scale, f"scenario slider {slider.path}"
    value = current_session().draft.caller.get(slider.path, slider.value)
    st.session_state[key] = round(float(value) * scale, 6)
    st.slider(
        f"{slider.label} ({slider.unit})",
        min_value=round(slider.low * scale, 6),
        max_value=round(slider.high * scale, 6),
        step=round(slider.step * scale, 6),
        format="%.2f",
        help=slider.help,
        key=key,
        on_change=_moved,
        args=(slider, key),
    )


def _moved(slider: Slider, key: str) -> None:
    session = current_session()
    speak(session)
    value = round(float(st.session_state[key]) / slider.scale, 9)
    session.do(work.with_value, slider.path, None if abs(value - slider.value) < 1e-9 else value)


def _switched(name: str, key: str) -> None:
    session = current_session()
    speak(session)
    session.do(work.with_measure, name, bool(st.session_state[key]))
