"""A value as a row: slider, the same as a number to type, and why it was changed."""

from __future__ import annotations

import streamlit as st

from model.report import current_language, plain_number, read_number, text
from model.ui import work
from model.ui.form import Field, field_of, kind_of, label_of
from model.ui.guard import answering
from model.ui.literal import literal
from model.ui.session import Session, current_session, speak
from model.ui.widgets import by_hand, hold, widget_key

_WIDTHS = (5, 2, 4)
_SAME = 1e-9
_DIGITS = 9
_PLACE = "scenario wrong"


def show_row(session: Session, field: Field) -> None:
    """One value: moved, typed, and reasoned for."""
    now = float(session.draft.caller.get(field.path, field.rest))
    changed = field.path in session.draft.caller
    slide, entry, reason = st.columns(_WIDTHS, vertical_alignment="bottom")
    label = literal(f"{field.label} ({field.unit})" if field.unit and not field.flag else field.label)
    with slide:
        _show_switch(field, now, label) if field.flag else _show_slider(field, now, label)
    if not field.flag:
        with entry:
            _show_entry(field, now, label)
    if changed:
        with reason:
            _show_reason(session, field, label)
    wrong = st.session_state.get(_PLACE, {}).pop(field.path, None)
    if wrong:
        st.error(literal(wrong))


def show_any_value(session: Session) -> None:
    """Any number or switch of the scenario, found by its name."""
    places = session.places
    paths = [path for path, place in places.items() if kind_of(place.leaf) in {"number", "integer", "boolean"}]
    names = {path: f"{label_of(session.base, places[path])} – {path}" for path in paths}
    key, chosen = "scenario any", session.choices.get("scenario_any")
    st.session_state[key] = chosen if chosen in names else None
    found = st.selectbox(
        text("scenario_any"),
        sorted(paths, key=names.__getitem__),
        index=None,
        format_func=names.__getitem__,
        placeholder=text("scenario_any_hint"),
        key=key,
        on_change=_found,
        args=(key,),
    )
    if found:
        show_row(session, field_of(session.base, places[found]))


@answering
def _found(key: str) -> None:
    current_session().choose("scenario_any", st.session_state[key] or "")


def _show_slider(field: Field, now: float, label: str) -> None:
    # its stops are known to the browser by their words, so each language has a slider of its own
    stem = f"scenario slider {current_language()} {field.path}"
    key, stops = widget_key(stem, round(now, _DIGITS)), field.stops(now)
    first = hold(key, min(stops, key=lambda stop: abs(stop - now)), stops[0])
    written = {stop: field.written(stop) for stop in stops}
    st.select_slider(
        label,
        stops,
        first,
        format_func=written.__getitem__,
        help=literal(field.help),
        key=key,
        on_change=_moved,
        args=(field, stem, key),
    )


def _show_switch(field: Field, now: float, label: str) -> None:
    stem = f"scenario switch {field.path}"
    key = widget_key(stem, round(now, _DIGITS))
    first = hold(key, bool(now), False)
    st.toggle(label, first, help=literal(field.help), key=key, on_change=_moved, args=(field, stem, key))


def _show_entry(field: Field, now: float, label: str) -> None:
    stem = f"scenario number {field.path}"
    key = widget_key(stem, round(now, _DIGITS))
    first = hold(key, field.written(now), "")
    name, told = text("scenario_number", label=label), (field, stem, key)
    st.text_input(name, first, key=key, label_visibility="collapsed", max_chars=24, on_change=_typed, args=told)


def _show_reason(session: Session, field: Field, label: str) -> None:
    stem, why = f"scenario reason {field.path}", session.draft.reasons.get(field.path, "")
    key = widget_key(stem, why)
    first = hold(key, why, "")
    st.text_input(
        text("scenario_reason", label=label),
        first,
        key=key,
        label_visibility="collapsed",
        placeholder=text("scenario_reason_hint"),
        max_chars=work.LONGEST_REASON,
        on_change=_reasoned,
        args=(field.path, stem, key),
    )


@answering
def _moved(field: Field, stem: str, key: str) -> None:
    value = float(st.session_state[key])
    if by_hand(stem, key, round(value, _DIGITS)):
        set_value(field, value)


@answering
def _typed(field: Field, stem: str, key: str) -> None:
    written = str(st.session_state[key])
    wrong = st.session_state.setdefault(_PLACE, {})
    try:
        value = _read(written) / field.scale
    except ValueError:
        wrong[field.path] = text("scenario_no_number", written=written, example=field.written(field.rest))
        return
    fault = _outside(field, value)
    if fault:
        wrong[field.path] = fault
    elif by_hand(stem, key, round(value, _DIGITS)):
        set_value(field, value)


def _read(written: str) -> float:
    """A number as typed, with or without the sign for per cent."""
    return read_number(written.strip().removesuffix("%"))


def _outside(field: Field, value: float) -> str:
    """What is wrong with a number that was typed; blank when nothing is."""
    shown = plain_number(value * field.scale, 4 if not field.whole else 1)
    if not field.least - _SAME <= value <= field.most + _SAME:
        return text("scenario_outside", written=shown, low=_end(field, field.least), high=_end(field, field.most))
    if field.whole and abs(value - round(value)) > _SAME:
        return text("scenario_whole", written=shown)
    return ""


def _end(field: Field, end: float) -> str:
    return field.written(end) if abs(end) < 1e12 else "…"


@answering
def _reasoned(path: str, stem: str, key: str) -> None:
    session = current_session()
    value, why = session.draft.caller.get(path), str(st.session_state[key])
    if value is not None and by_hand(stem, key, why):
        session.do(work.with_value, path, value, why)


def set_value(field: Field, value: float) -> None:
    """One value set by hand; the value at rest is no change, and does not mark it as set by anyone."""
    session = current_session()
    speak(session)
    right: work.Value = round(value, _DIGITS)
    right = bool(value) if field.flag else round(value) if field.whole else right
    session.do(work.with_value, field.path, None if abs(float(right) - field.rest) < _SAME else right)
