"""Accessibility statement, with the content that the Act of 4 April 2019 asks for."""

import streamlit as st

from ui.config import statement
from ui.frame import language_switch
from ui.statement import missing, statement_html
from ui.text import plain
from ui.view import reader

locale = reader().locale
_ = locale.gettext
given = statement()
absent = missing(given, locale)

language_switch(locale.language)
if absent:
    told = [
        _("This statement is not ready to be published."),
        *([_(given.problem)] if given.problem else []),
        _("To be given in the file that the variable STATEMENT names:"),
    ]
    listed = [f"- {plain(what)} – `{key}`" for key, what in absent.items()]
    text = "\n".join([plain(" ".join(told)), "", *listed])
    st.warning(text, icon=":material/edit_document:", width=690)
st.html(statement_html(given, locale))
