"""The meeting on its wall: who is here and what was decided, and the decision on the item shown."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from data_access import attendance
from domain.quorum import needed
from domain.vocabulary import MeetingStatus
from ui.escaping import escaped
from ui.recording.decision import decide, decisions_made
from ui.recording.rehearsal import rehearsal
from ui.recording.saving import outcome
from ui.recording.sitting import meant, not_open, team_meetings, who_is_here
from ui.view import View


def sitting_on_wall(view: View, postulate: pd.Series | None, after: Mapping[str, str]) -> None:
    """Two buttons that open what is written at a meeting. `after`: the item that follows."""
    rows = team_meetings(view)
    if rows.empty:
        return
    meeting = rows[rows["code"] == meant(view, rows)].iloc[0]
    is_open = meeting["status"] == MeetingStatus.HELD
    with st.container(key="wall_record", horizontal=True, vertical_alignment="center"):
        told = escaped(_told(view, meeting))
        with st.popover(told, icon=":material/groups:", key="wall_meeting", width="content"):
            if is_open:
                who_is_here(view, meeting["code"])
                decisions_made(view, meeting["code"])
            else:
                not_open(view, meeting)
        if is_open and postulate is not None:
            _decision(view, meeting, postulate, after)
    outcome(view, "wall")


def _decision(
    view: View, meeting: pd.Series, postulate: pd.Series, after: Mapping[str, str]
) -> None:
    _, code = view.reader.locale.gettext, postulate["code"]
    with st.popover(
        _("Decide"), icon=":material/gavel:", key=f"wall_decide_{code}", width="content"
    ):
        st.header(escaped(f"{code} – {postulate['title']}"), anchor=False)
        decide(view, postulate, meeting["starts_at"].to_pydatetime(), meeting["code"], after)
        rehearsal(view)


def _told(view: View, meeting: pd.Series) -> str:
    """«Posiedzenie 22.09.2011: obecnych 5 z 9 (56%), kworum jest»."""
    _, locale = view.reader.locale.gettext, view.reader.locale
    day = locale.date(meeting["starts_on"])
    seats = view.read(attendance.seats_at, meeting["code"])
    if meeting["status"] != MeetingStatus.HELD or seats.empty:
        return _("Meeting of {day}", day=day)
    here = int(seats["present"].sum())
    told = {
        True: _("Meeting of {day}: {part} present, quorum reached"),
        False: _("Meeting of {day}: {part} present, no quorum yet"),
    }[here >= needed(len(seats))]
    return told.format(day=day, part=locale.part(here, len(seats)))
