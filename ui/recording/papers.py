"""The meeting's papers, made when they are asked for."""

from collections.abc import Callable

import streamlit as st

from catalogue.source import Source, records
from data_access.engine import read_engine
from reports.account.document import Document
from reports.sitting import agenda, minutes
from ui.view import View

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def papers(view: View, meeting: str) -> None:
    """Agenda and minutes as Word documents."""
    _ = view.reader.locale.gettext
    with st.container(horizontal=True):
        for name, label, make in (
            (_("agenda"), _("Agenda (DOCX)"), agenda),
            (_("minutes"), _("Draft of the minutes (DOCX)"), minutes),
        ):
            st.download_button(
                label,
                data=lambda make=make: _docx(view, make, meeting),
                file_name=f"{name}-{meeting}.docx",
                mime=_DOCX,
                key=f"paper_{make.__name__}",
                on_click="ignore",
                icon=":material/description:",
            )


def _docx(view: View, make: Callable[[Source, str], Document], meeting: str) -> bytes:
    from reports.account.docx import docx  # loads a large library, for those who ask

    with read_engine(view.url).connect() as connection:
        return docx(make(records(view.scope, connection, view.reader), meeting))
