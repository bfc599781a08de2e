"""The frame round every page: page list, language, database, heading, footer."""

from pathlib import Path

import streamlit as st

from catalogue import PAGE_TITLES
from ui.chrome import document_language
from ui.database_guard import database_guard, no_programme
from ui.page_frame import footer, page_heading
from ui.person import may_record
from ui.scope_bar import restore_language, restore_scope
from ui.view import open_view, presenting, reader

_STATIC = Path(__file__).parent.parent / "static"

st.set_page_config(page_icon=_STATIC / "favicon.svg", layout="wide")
st.html(_STATIC / "style.css")
st.logo(_STATIC / "favicon.svg")
restore_language()
locale = reader().locale
_ = locale.gettext
document_language(locale.language)
statement = st.Page("accessibility.py", title=_("Accessibility statement"), visibility="hidden")
page = st.navigation(
    [
        *(
            st.Page(f"{name}.py", title=_(title), default=name == "overview")
            for name, title in PAGE_TITLES.items()
        ),
        *([st.Page("recording.py", title=_("Recording"))] if may_record() else []),
        st.Page("materials.py", title=_("Materials")),
        st.Page("methodology.py", title=_("Methodology")),
        statement,
    ],
    position="hidden" if presenting() else "top",
)
st.set_page_config(page_title=_("{page} – Consultation dashboard", page=page.title))
if page == statement:
    st.title(page.title, anchor=False)
    page.run()
else:
    restore_scope(page.url_path)
    with database_guard(locale):
        view = open_view(reader())
        if view and presenting():
            from ui.present.wall import present  # and all that records a meeting's decisions

            present(view)
        elif view:
            page_heading(page.title, page.url_path or "overview", view)
            page.run()
        else:
            st.title(page.title, anchor=False)
            no_programme(locale)
    if not presenting():
        footer(statement, locale)
