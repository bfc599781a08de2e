"""The meeting's papers, made when they are asked for."""

from collections.abc import Callable

import streamlit as st

from catalogue.source import Source, records
from data_access.engine import read_engine
from reports.account.document import Document
from reports.sitting import agenda, minutes
from ui.view import View

_MIME = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def papers(view: View, meeting: str) -> None:
    """Agenda and minutes as Word documents, the agenda as PDF too."""
    _ = view.reader.locale.gettext
    with st.container(horizontal=True):
        for name, label, make, kind in (
            (_("agenda"), _("Agenda (DOCX)"), agenda, "docx"),
            (_("agenda"), _("Agenda (PDF)"), agenda, "pdf"),
            (_("minutes"), _("Draft of the minutes (DOCX)"), minutes, "docx"),
        ):
            st.download_button(
                label,
                data=lambda make=make, kind=kind: _written(view, make, meeting, kind),
                file_name=f"{name}-{meeting}.{kind}",
                mime=_MIME[kind],
                key=f"paper_{make.__name__}_{kind}",
                on_click="ignore",
                icon=":material/description:",
            )


def _written(view: View, make: Callable[[Source, str], Document], meeting: str, kind: str) -> bytes:
    with read_engine(view.url).connect() as connection:
        document = make(records(view.scope, connection, view.reader), meeting)
    if kind == "pdf":
        from reports.account.pdf import pdf  # as below

        return pdf(document)
    from reports.account.docx import docx  # loads a large library, for those who ask

    return docx(document)
