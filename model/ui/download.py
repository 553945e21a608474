"""A button that gives a file, made when it is asked for and in the language of the page."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from model.report import current_language, in_language
from model.ui.guard import note_fault
from model.ui.session import current_session

MIMES = {
    "csv": "text/csv",
    "html": "text/html",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "yaml": "application/yaml",
}


def offer_file(label: str, make: Callable[[], bytes], file_name: str, key: str, advice: str | None = None) -> None:
    """A download button; `make` is called in another thread when it is pressed, and must not draw anything.

    What it raises is told on the page that is drawn next; meanwhile the button says that there is no file.
    """
    language, session = current_language(), current_session()

    def made() -> bytes:
        with in_language(language):
            try:
                return make()
            except Exception as fault:
                note_fault(session, fault, f"file {key}")
                raise

    ending = file_name.rsplit(".", maxsplit=1)[-1]
    st.download_button(label, made, file_name=file_name, mime=MIMES[ending], key=key, help=advice, on_click="ignore")
