"""What did I change: every measure and value of the draft, from what to what and why, each of them to be set back."""

from __future__ import annotations

import streamlit as st

from model.report import measures_title, text
from model.scenario import first_year_of
from model.shipped_files import shipped_measures
from model.ui import work
from model.ui.form import field_of
from model.ui.guard import answering
from model.ui.literal import literal
from model.ui.session import Session, current_session

_HEADS = ("changes_what", "changes_from", "changes_to", "changes_why")
_WIDTHS = (4, 2, 2, 4, 2)


def show_changes(session: Session) -> None:
    """The list, or that there is nothing on it."""
    draft = session.draft
    st.header(text("changes_title"))
    if not draft.measures and not draft.values:
        st.caption(text("changes_none"))
        return
    # in a narrow window rows stand below each other, and a row of headings says nothing there
    with st.container(key="changes head"):
        for place, key in zip(st.columns(_WIDTHS), _HEADS, strict=False):
            place.markdown(f"**{text(key)}**")
    with st.container(key="changes list"):
        for name, first_year in draft.measures:
            _show_measure(session, name, first_year)
        for one in draft.values:
            _show_value(session, one)


def _show_measure(session: Session, name: str, first_year: int | None) -> None:
    begins = first_year or first_year_of(shipped_measures()[name], session.base.years[0])
    cells = (measures_title([name]), text("app_off"), text("changes_begins", year=begins), "")
    _row(cells, f"changes_{name}", (work.with_measure, name, False))


def _show_value(session: Session, one: work.Changed) -> None:
    field = field_of(session.base, session.places[one.path])
    unit = "" if field.flag or not field.unit else f" {field.unit}"
    cells = (field.label, field.written(field.rest) + unit, field.written(float(one.value)) + unit, one.reason)
    _row(cells, f"changes_{one.path}", (work.with_value, one.path, None))


def _row(cells: tuple[str, ...], key: str, step: tuple[object, ...]) -> None:
    *places, last = st.columns(_WIDTHS, vertical_alignment="center")
    for place, words in zip(places, cells, strict=True):
        place.markdown(literal(words))
    last.button(
        text("changes_back"),
        key=key,
        help=text("changes_back_help", what=literal(cells[0])),
        on_click=_set_back,
        args=(step,),
    )


@answering
def _set_back(step: tuple[object, ...]) -> None:
    session = current_session()
    session.do(*step)  # type: ignore[arg-type]
