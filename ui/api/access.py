"""Where the API is and how a program is let in, on the page of the data."""

import streamlit as st

from data_access.config import api_allowed
from ui.address import site
from ui.api import API_PATH
from ui.person import token
from ui.sign_in import Use
from ui.view import View


def access(view: View) -> None:
    """Nothing where there is no API."""
    if not api_allowed():
        return
    _ = view.reader.locale.gettext
    st.header(_("Interface for programs (API)"), anchor=False)
    st.markdown(
        _("Public records and indicators as JSON. This address describes what can be asked:")
    )
    st.code(f"{site()}{API_PATH}/openapi.json", language=None, wrap_lines=True)
    if own := token(Use.API):
        st.markdown(_("A program is let in with this header. It is yours: do not hand it on."))
        st.code(f"Authorization: Bearer {own}", language=None, wrap_lines=True)
