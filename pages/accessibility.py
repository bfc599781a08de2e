"""Accessibility statement, with the content that the Act of 4 April 2019 asks for."""

import streamlit as st

from reports.statement import not_given, statement, statement_html
from ui.escaping import escaped
from ui.page_frame import language_switch
from ui.view import reader

_STYLE = """<style>
.statement { max-width: 46rem }
.statement h2 { font-size: 1.2rem; margin: 0; padding: 1.6rem 0 0.5rem }
.statement h3 { font-size: 1.07rem; margin: 0; padding: 0.7rem 0 0.4rem }
.statement li { margin: 0 0 0.5rem }
.statement li p { margin: 0 0 0.25rem }
.statement a { color: inherit; overflow-wrap: anywhere }
</style>"""

locale = reader().locale
_ = locale.gettext
given = statement()
absent = not_given(given, locale)

language_switch(locale.language)
if absent:
    told = [
        _("This statement is not ready to be published."),
        *([_(given.problem)] if given.problem else []),
        _("To be given in the file that the variable STATEMENT names:"),
    ]
    listed = [f"- {escaped(what)} – `{key}`" for key, what in absent.items()]
    text = "\n".join([escaped(" ".join(told)), "", *listed])
    st.warning(text, icon=":material/edit_document:", width=690)
st.html(_STYLE + statement_html(given, locale))
