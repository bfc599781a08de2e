"""A button that copies the address of what is seen; the browser does it and says so."""

import streamlit as st

from locales import Locale


def copy_link(locale: Locale, where: str) -> None:
    """`where`: on which part of the page it stands, for its key; `static/copy.js` copies."""
    st.button(locale.gettext("Copy link"), icon=":material/link:", key=f"copy_link_{where}")
