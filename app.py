"""Streamlit entry: ``streamlit run app.py`` or ``utsyn app``."""

import streamlit as st

from model.ui import PAGES, begin, drawn, title

st.set_page_config(page_title="Utsyn", layout="wide")
begin()
pages = [st.Page(drawn(page), title=title(page), url_path=page.address, default=not page.address) for page in PAGES]
st.navigation(pages, expanded=True).run()
