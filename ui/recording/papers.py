"""The meeting's papers, made when they are asked for."""

import pandas as pd
import streamlit as st

from reports.sitting import agenda, minutes
from ui.recording.minutes import keep_minutes
from ui.recording.paper_file import paper_file
from ui.view import View

_MIME = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def papers(view: View, meeting: pd.Series) -> None:
    """Agenda and minutes as Word documents, the agenda as PDF too; the minutes may be kept."""
    _ = view.reader.locale.gettext
    code = meeting["code"]
    with st.container(horizontal=True):
        for name, label, make, kind in (
            (_("agenda"), _("Agenda (DOCX)"), agenda, "docx"),
            (_("agenda"), _("Agenda (PDF)"), agenda, "pdf"),
            (_("minutes"), _("Draft of the minutes (DOCX)"), minutes, "docx"),
        ):
            st.download_button(
                label,
                data=lambda make=make, kind=kind: paper_file(view, make, code, kind),
                file_name=f"{name}-{code}.{kind}",
                mime=_MIME[kind],
                key=f"paper_{make.__name__}_{kind}",
                on_click="ignore",
                icon=":material/description:",
            )
        keep_minutes(view, meeting)
