"""A button that gives a file, made when it is asked for and in the language of the page."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from model.report import current_language, in_language

MIMES = {
    "csv": "text/csv",
    "html": "text/html",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "yaml": "application/yaml",
}


def offer_file(label: str, make: Callable[[], bytes], file_name: str, key: str, advice: str | None = None) -> None:
    """A download button; `make` is called in another thread when it is pressed, and must not draw anything."""
    language = current_language()

    def made() -> bytes:
        with in_language(language):
            return make()

    ending = file_name.rsplit(".", maxsplit=1)[-1]
    st.download_button(label, made, file_name=file_name, mime=MIMES[ending], key=key, help=advice, on_click="ignore")
