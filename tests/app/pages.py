"""The app played without a browser, on the tiny municipality so that it answers at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit import dataframe_util
from streamlit.testing.v1 import AppTest

from model.scenario.schema import Scenario
from model.ui.session import Session
from model.ui.work import History, Work
from tests.tiny import tiny

ROOT = Path(__file__).resolve().parent.parent.parent
REPLICATIONS = 24


def opened(base: Scenario | None = None, language: str = "en", address: str = "") -> AppTest:
    """The app on a municipality, not yet run; `address` is a page's part of the address."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=300)
    session = Session(base or tiny(), language=language, history=History(Work(replications=REPLICATIONS)))
    app.session_state["utsyn"] = session
    return turned(app, address)


def turned(app: AppTest, address: str) -> AppTest:
    """Another page of the same session. A page that is a function has no file for the library's own switch, which
    knows a page by the hash of its address."""
    from streamlit.util import calc_hash

    app._page_hash = calc_hash(address)
    return app


def session_of(app: AppTest) -> Session:
    session: Session = app.session_state["utsyn"]
    return session


def settled(app: AppTest) -> AppTest:
    """The page drawn until nothing more is on its way."""
    app.run()
    for _ in range(5):
        assert session_of(app).tasks.settle(300)
        app.run()
    return app


def said(app: AppTest) -> str:
    """All words on the page."""
    parts: list[Any] = [
        *app.title,
        *app.header,
        *app.subheader,
        *app.caption,
        *app.info,
        *app.warning,
        *app.error,
        *app.text,
    ]
    words = [str(part.value) for part in (*parts, *app.markdown)]
    widgets = [*app.select_slider, *app.checkbox, *app.toggle, *app.button, *app.selectbox, *app.text_input]
    return " ".join([*words, *(str(widget.label) for widget in [*widgets, *app.radio])])


def handed_over(monkeypatch: pytest.MonkeyPatch) -> list[pd.DataFrame]:
    """Every table from now on that the library makes ready for the browser, of charts too."""
    found: list[pd.DataFrame] = []
    convert = dataframe_util.convert_pandas_df_to_arrow_table

    def seen(frame: pd.DataFrame, **how: Any) -> Any:
        found.append(frame)
        return convert(frame, **how)

    monkeypatch.setattr(dataframe_util, "convert_pandas_df_to_arrow_table", seen)
    return found


def with_objects(frames: list[pd.DataFrame]) -> list[str]:
    """Columns that hold objects other than words: what the browser gets of them is a guess."""
    columns = [frame[name] for frame in frames for name in frame if frame[name].dtype == object]
    return [str(column.name) for column in columns if not column.map(lambda cell: isinstance(cell, str)).all()]
