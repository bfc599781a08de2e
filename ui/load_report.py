"""What became of files that were sent: what changes, what is wrong, and a copy to mend it in."""

import pandas as pd
import streamlit as st

from locales import N_
from ui import session
from ui.escaping import escaped
from ui.job_progress import progress
from ui.jobs import Job
from ui.table import table
from ui.table_titles import TABLE_TITLES
from ui.uploaded_files import Choices, Uploaded
from ui.view import View

_STOPPED = {
    "cancelled": N_("It was cancelled."),
    "time": N_("It took too long and was stopped. Is the file what you meant to send?"),
    "memory": N_("It asked for too much memory and was stopped. Is the file what you meant?"),
    "output": N_("It produced too much and was stopped. Is the file what you meant to send?"),
}
_CHANGES = ("added", "changed", "removed", "unchanged")
_MOST_TOLD = 100
_LOOK_SECONDS = 1.0
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def not_made(view: View, job: Job | None) -> str:
    """Why a job left no file, for the reader; the log knows more."""
    _ = view.reader.locale.gettext
    if job is not None and job.stopped:
        return _(_STOPPED[job.stopped])
    return _("The error has been logged. Tell whoever runs the dashboard.")


def change_counts(view: View, found: dict, title: str) -> None:
    """How many rows of each table are added, changed, removed and unchanged."""
    _, number = view.reader.locale.gettext, view.reader.locale.number
    st.subheader(title, anchor=False)
    headings = dict(
        zip(_CHANGES, (_("Added"), _("Changed"), _("Removed"), _("Unchanged")), strict=True)
    )
    of_tables = found["changes"]
    numbers = {headings[kind]: [number(of[kind]) for of in of_tables.values()] for kind in _CHANGES}
    words = {_("Table"): [_(TABLE_TITLES[name]) for name in of_tables]}
    table(pd.DataFrame(words | numbers), title, numbers)


def messages(view: View, held: Uploaded, choices: Choices, found: dict) -> None:
    """Errors and warnings, and the copy of the input with the bad cells marked."""
    locale = view.reader.locale
    _ = locale.gettext
    if not found["messages"]:
        return
    for severity, words in (
        ("error", locale.ngettext("{n} error", "{n} errors", found["errors"])),
        ("warning", locale.ngettext("{n} warning", "{n} warnings", found["warnings"])),
    ):
        texts = [of["text"] for of in found["messages"] if of["severity"] == severity]
        if texts:
            with st.expander(words, expanded=severity == "error" or not found["errors"]):
                st.text("\n".join(texts[:_MOST_TOLD]))
                if len(texts) > _MOST_TOLD:
                    rest = locale.number(found[f"{severity}s"] - _MOST_TOLD)
                    st.caption(_("… and {rest} more", rest=rest))
    _marked_copy(view, held, choices)


def _marked_copy(view: View, held: Uploaded, choices: Choices) -> None:
    """Made when asked for, which takes as long as a trial; then downloaded."""
    _ = view.reader.locale.gettext
    if held.copy is not None and held.copy.running:
        _watched(view)
        return
    if held.copy is not None and held.copy.path.exists():
        st.download_button(
            _("Copy with the bad cells marked (XLSX)"),
            data=held.copy.path.read_bytes,
            file_name=_("to be corrected") + ".xlsx",
            mime=_XLSX,
            on_click="ignore",
            icon=":material/download:",
        )
        return
    if held.copy is not None:
        title = _("The file could not be created.")
        st.error(escaped(not_made(view, held.copy)), title=title, icon=":material/error:")
    st.button(
        _("Create a copy with the bad cells marked (XLSX)"),
        icon=":material/play_arrow:",
        on_click=held.mark,
        args=(choices,),
    )


@st.fragment(run_every=_LOOK_SECONDS)
def _watched(view: View) -> None:
    """How far the copy is; the whole page runs again only when it has ended."""
    held: Uploaded | None = st.session_state.get(session.UPLOADED)
    if held is None or held.copy is None or not held.copy.running:
        st.rerun()
    progress(view, held.copy, N_("Under way: {seconds} s"))
    words = view.reader.locale.gettext("Cancel")
    st.button(words, key="cancel_copy", icon=":material/close:", on_click=held.unmark)
