"""Streamlit entry: ``streamlit run app.py`` or ``utsyn app``."""

import streamlit as st

from model.ui import show_overview

st.set_page_config(page_title="Utsyn", layout="wide")
show_overview()
