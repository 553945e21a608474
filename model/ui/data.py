"""The eighth page: a staff register or cover table of one's own, read, checked and put to use, all of it or nothing."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from model.errors import InputError, Problem
from model.report import (
    PER_CENT,
    TABLES_INSIDE,
    cell_words,
    column_help,
    column_labels,
    column_title,
    day_written,
    fault_csv,
    fault_table,
    plain_number,
    text,
    upload_template,
)
from model.scenario import (
    ROW_MODELS,
    UPLOADS,
    Mapped,
    Sheet,
    Source,
    change_by_unit,
    guessed,
    in_per_cent,
    load_scenario,
    read_sheet,
    take_in,
)
from model.scenario.schema import Scenario
from model.shipped_files import shipped_path
from model.ui.choosing import choose_one
from model.ui.download import offer_file
from model.ui.guard import answering
from model.ui.literal import literal
from model.ui.session import OWN, REFERENCE, Session, current_session
from model.ui.shown import show_table

_REMEMBERED, _SHEET, _CHECKED, _TAKEN = "data remembered", "data sheet", "data checked", "data taken"
_USED = "data used"


@dataclass(frozen=True)
class Checked:
    """What came of the last file: the scenario with it, or its faults; `mark` is all that it depends on."""

    mark: object
    scenario: Scenario | None
    problems: tuple[Problem, ...] = ()


def show_data() -> None:
    """Draw the page."""
    session = current_session()
    if st.session_state.pop(_USED, False):
        st.success(text("data_used"))
    _show_now(session)
    st.text(text("data_intro"))
    st.text(text("data_privacy"))
    kinds = {kind: text(f"data_table_{kind}") for kind in UPLOADS}
    kind = choose_one("data_table", text("data_table"), kinds)
    name = f"utsyn-{kind}.xlsx"
    offer_file(text("data_template"), lambda: upload_template(session.base, kind), name, f"data template {kind}")
    with st.expander(text("data_explained")):
        show_table(column_help(kind), {name: (text(f"data_{name}"), "") for name in ("column", "takes", "words")})
    key = f"data file {kind} {st.session_state.get(_TAKEN, 0)}"
    file = st.file_uploader(text("data_choose_file"), type=["xlsx", "csv"], key=key)
    st.caption(text("data_english"))
    if file is not None:
        _take(session, kind, file.name, file.getvalue())


def _show_now(session: Session) -> None:
    """Which data are open, and the way back to the example."""
    base = session.base
    staff = base.frame("staff")
    facts = {"people": plain_number(staff["person_id"].nunique(), 0), "units": len(base.units)}
    st.text(text("data_now", None, title=base.title, snapshot=day_written(str(base.snapshot)), **facts))
    st.info(text("synthetic" if base.synthetic else "data_own"))
    if session.base_name == OWN:
        st.button(text("data_reset"), key="data reset", on_click=_reset)


def _take(session: Session, kind: str, name: str, content: bytes) -> None:
    """From the file to the report: read, columns named, checked, and put to use when the person says so."""
    try:
        with st.spinner(literal(text("data_working", name=name))):
            sheet = _read(name, content)
    except InputError as fault:
        _show_faults(fault.problems)
        return
    mapped = _map(session, kind, sheet)
    source = _source(session, kind, sheet)
    if mapped is None:
        return
    with st.spinner(literal(text("data_working", name=name))):
        checked = _check(session, kind, sheet, mapped, source)
    if checked.scenario is None:
        _show_faults(checked.problems)
    else:
        _show_report(session.base, checked.scenario, kind, sheet)


def _read(name: str, content: bytes) -> Sheet:
    """The sheet of this very file, read once; kept in this session only."""
    mark = (name, hashlib.sha256(content).hexdigest())
    kept = st.session_state.get(_SHEET)
    if kept is None or kept[0] != mark:
        st.session_state[_SHEET] = kept = (mark, read_sheet(content, name))
    sheet: Sheet = kept[1]
    return sheet


def _map(session: Session, kind: str, sheet: Sheet) -> Mapped | None:
    """The file's column for each of ours; open where one is missing. None until every column that must be is there."""
    model = ROW_MODELS[kind]
    remembered = st.session_state.setdefault(_REMEMBERED, {}).setdefault(kind, {})
    guess = guessed(sheet.header, model, column_labels(kind), remembered)
    guess |= {name: "" for name, theirs in remembered.items() if not theirs}
    optional = [name for name, field in model.model_fields.items() if not field.is_required()]
    lacking = [name for name in model.model_fields if not guess.get(name) and name not in optional]
    chosen: dict[str, str] = {}
    with st.expander(text("data_mapping"), expanded=bool(lacking)):
        st.caption(text("data_mapping_note"))
        columns = st.columns(2)
        for place, name in enumerate(model.model_fields):
            with columns[place % 2]:
                found = _choose_column(kind, name, sheet, guess.get(name, ""), name in optional)
            if found:
                chosen[name] = found
    left = [name for name in sheet.header if name not in chosen.values()]
    if left:
        st.caption(literal(text("data_columns_left", names=", ".join(left))))
    lacking = [column_title(name) for name in model.model_fields if name not in chosen and name not in optional]
    if lacking:
        st.warning(text("data_missing", names=", ".join(lacking)))
        return None
    return Mapped(chosen, cell_words(session.base, kind), _in_per_cent(kind, sheet, chosen))


def _choose_column(kind: str, name: str, sheet: Sheet, guess: str, optional: bool) -> str:
    """One of ours: a box with the file's columns."""
    key = f"data column {kind} {name}"
    options = ["", *sheet.header]
    words = {"": text("data_none")} | {one: one for one in sheet.header}
    st.session_state[key] = guess if guess in options else ""
    label = f"{column_title(name)} ({text('data_may_miss')})" if optional else column_title(name)
    st.selectbox(label, options, format_func=words.__getitem__, key=key, on_change=_remember, args=(kind, name, key))
    return str(st.session_state[key])


@answering
def _remember(kind: str, name: str, key: str) -> None:
    """A choice holds for later files with such a column."""
    st.session_state.setdefault(_REMEMBERED, {}).setdefault(kind, {})[name] = st.session_state[key]


def _in_per_cent(kind: str, sheet: Sheet, chosen: dict[str, str]) -> frozenset[str]:
    """Columns in hundredths: told from their numbers, and the person has the last word."""
    found = set()
    for name in PER_CENT[kind]:
        if name in chosen:
            key = f"data per cent {name} {chosen[name]} {sheet.where}"
            guess = in_per_cent(sheet, chosen[name])
            if st.checkbox(text("data_per_cent", column=column_title(name)), value=guess, key=key):
                found.add(name)
    return frozenset(found)


def _source(session: Session, kind: str, sheet: Sheet) -> Source:
    """Where the table comes from, and of which day a staff register is."""
    default = text("data_source_default", name=sheet.where)[:200]
    words = st.text_input(text("data_source"), value=default, max_chars=200, key=f"data source {kind} {sheet.where}")
    if kind != "staff":
        return Source(words.strip() or default)
    start = datetime.date.fromisoformat(session.base.snapshot)
    written = "YYYY-MM-DD" if session.language == "en" else "DD.MM.YYYY"
    day = st.date_input(text("data_date"), value=start, format=written, key=f"data date {sheet.where}")
    return Source(words.strip() or default, day.isoformat() if isinstance(day, datetime.date) else None)


def _check(session: Session, kind: str, sheet: Sheet, mapped: Mapped, source: Source) -> Checked:
    """The scenario with the table, or the faults; worked out once for the same file and choices."""
    columns = tuple(sorted(mapped.columns.items()))
    mark = (session.snapshot, kind, st.session_state[_SHEET][0], columns, mapped.per_cent, source)
    kept = st.session_state.get(_CHECKED)
    if kept is None or kept.mark != mark:
        try:
            kept = Checked(mark, take_in(session.base, kind, sheet, mapped, source))
        except InputError as fault:
            kept = Checked(mark, None, fault.problems)
        st.session_state[_CHECKED] = kept
    checked: Checked = kept
    return checked


def _show_faults(problems: Sequence[Problem]) -> None:
    st.error(text("data_faults", count=len(problems)))
    st.html(TABLES_INSIDE + fault_table(problems, text("data_report")))
    offer_file(text("data_faults_download"), lambda: fault_csv(problems), "utsyn-faults.csv", "data faults")


def _show_report(before: Scenario, after: Scenario, kind: str, sheet: Sheet) -> None:
    st.header(text("data_report"))
    st.success(literal(text("data_report_right", rows=plain_number(len(after.frame(kind)), 0), name=sheet.where)))
    aside = len(before.frame("competences")) - len(after.frame("competences"))
    if aside:
        st.warning(text("data_set_aside", rows=aside))
    show_table(_named(change_by_unit(before, after, kind), after), _report_columns(kind))
    st.warning(text("data_loses"))
    st.button(text("data_use"), key="data use", type="primary", on_click=_use)


def _report_columns(kind: str) -> dict[str, tuple[str, str]]:
    of_staff = [("people", "data_people", "hours/year"), ("fte", "data_fte", "FTE")]
    parts = of_staff if kind == "staff" else [("hours_week", "data_hours", "hours/week")]
    columns = {"unit": (text("data_unit"), "")}
    for name, words, unit in parts:
        for when in ("before", "after"):
            columns[f"{name}_{when}"] = (f"{text(words)}, {text(f'data_{when}').lower()}", unit)
    return columns


def _named(frame: pd.DataFrame, scenario: Scenario) -> pd.DataFrame:
    titles = {key: unit.title for key, unit in scenario.units.items()}
    return frame.assign(unit=[titles.get(unit, unit) for unit in frame["unit"]])


@answering
def _use() -> None:
    session = current_session()
    checked = st.session_state.get(_CHECKED)
    if checked is not None and checked.scenario is not None:
        session.use(checked.scenario, OWN)
        _put_away()
        st.session_state[_USED] = True


@answering
def _reset() -> None:
    session = current_session()
    session.use(load_scenario(shipped_path(REFERENCE)), REFERENCE)
    _put_away()


def _put_away() -> None:
    """No file is left on the page, and nothing of it in the session but what is in use."""
    for place in (_SHEET, _CHECKED):
        st.session_state.pop(place, None)
    st.session_state[_TAKEN] = st.session_state.get(_TAKEN, 0) + 1
