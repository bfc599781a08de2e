"""The draft of the minutes put where the office keeps them, and the meeting's link to it."""

import os
import tempfile
from pathlib import Path

import pandas as pd
import streamlit as st

from data_access.config import minutes_place
from domain.vocabulary import COORDINATING, MeetingStatus
from reports.sitting import minutes
from reports.slug import file_name
from ui.recording.column_labels import column_labels
from ui.recording.paper_file import paper_file
from ui.recording.saving import refuse, save
from ui.view import View, seen


def keep_minutes(view: View, meeting: pd.Series) -> None:
    """Of a meeting that was held and has no minutes yet, where a place for them is configured."""
    if minutes_place() and meeting["status"] == MeetingStatus.HELD and not meeting["has_minutes"]:
        st.button(
            view.reader.locale.gettext("Store the minutes and link them"),
            icon=":material/add_link:",
            key=f"keep_minutes_{meeting['code']}",
            on_click=_keep,
            args=(view, meeting),
        )


def _keep(view: View, meeting: pd.Series) -> None:
    _ = view.reader.locale.gettext
    place = minutes_place()
    if place is None:
        return
    folder, address = place
    name = f"{file_name(view.programme.code)}.{file_name(meeting['code'])}.docx"
    url, path = f"{address}/{name}", folder / name

    def store() -> bool:
        return not path.exists() and _stored(
            path, paper_file(view, minutes, meeting["code"], "docx")
        )

    try:
        is_new = store()
    except OSError:
        refuse(_("Not written."), _("The folder of the minutes cannot be written to."))
        return
    row = {
        "code": meeting["code"],
        "team": COORDINATING,
        "starts_at": meeting["starts_at"].isoformat(sep=" ", timespec="minutes"),
        "status": meeting["status"],
        "minutes_url": url,
    }
    said = (
        _("The draft is stored; the meeting's minutes are at {address}.", address=url)
        if is_new
        else _(
            "The file that stands there was left as it is; the meeting's minutes are at {address}.",
            address=url,
        )
    )
    called = column_labels(view.reader.locale)
    tables = {"meetings": [row]}
    done = save(view, tables, "meeting", said, labels=called, seen=seen(view), then=store)
    if is_new and not done:  # no record leads to it; it is made anew if it is written all the same
        path.unlink(missing_ok=True)


def _stored(path: Path, content: bytes) -> bool:
    """Whole or not at all; False where a file of that name, perhaps corrected since, is there."""
    with tempfile.NamedTemporaryFile(dir=path.parent) as draft:
        draft.write(content)
        draft.flush()
        os.fchmod(draft.fileno(), 0o644)  # as the web server reads it
        try:
            os.link(draft.name, path)
        except FileExistsError:
            return False
    return True
