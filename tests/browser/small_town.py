"""The app on the tiny municipality, so that a browser has its answers at once: ``streamlit run`` of this file."""

import runpy
import sys
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT)] if str(ROOT) not in sys.path else []

from model.ui.session import Session  # noqa: E402
from model.ui.work import History, Work  # noqa: E402
from tests.tiny import fact, settings, tiny  # noqa: E402

if "utsyn" not in st.session_state:
    facts = settings()
    facts["groups"]["nurse"]["quit_rate_annual"] = fact(0.3)
    st.session_state["utsyn"] = Session(tiny(facts), history=History(Work(replications=40)))
runpy.run_path(str(ROOT / "app.py"))
