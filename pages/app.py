"""The frame round every page: page list, language, database, heading."""

from pathlib import Path

import streamlit as st

from ui.frame import document_language, heading
from ui.guard import database_guard, no_programme
from ui.scope_bar import restore
from ui.view import open_view, reader

FAVICON = Path(__file__).parent.parent / "static" / "favicon.svg"

st.set_page_config(page_icon=FAVICON, layout="wide")
restore()
locale = reader().locale
_ = locale.gettext
pages = [
    st.Page("overview.py", title=_("Overview"), default=True),
    st.Page("participation.py", title=_("Participation")),
    st.Page("attendance.py", title=_("Attendance")),
    st.Page("postulates.py", title=_("Postulates")),
    st.Page("schedule.py", title=_("Schedule")),
    st.Page("methodology.py", title=_("Methodology")),
]
page = st.navigation(pages, position="top")
with database_guard(locale):
    view = open_view(reader())
    if view:
        heading(page.title, view)
        page.run()
    else:
        st.title(page.title)
        no_programme(locale)
document_language(locale.language)
