"""Attendance: meeting by meeting, from invitation to presence, absences, the meetings."""

import pandas as pd
import streamlit as st

from charts import Column
from charts import attendance as charts
from charts.terms import label
from data_access import attendance
from ui.exhibit import show
from ui.meeting import PARAM, meeting_drawer
from ui.records import choice_box, record_list, search_box
from ui.view import current_view

view = current_view()
reader, read = view.reader, view.read
_ = reader.locale.gettext

show(
    view,
    "attendance_per_meeting",
    lambda: charts.per_meeting(read(attendance.by_meeting), reader, view.team_names),
)
show(
    view,
    "invited_registered_attended",
    lambda: charts.funnel(read(attendance.by_sector), reader, view.sector_names),
)
show(
    view,
    "no_shows",
    lambda: charts.no_shows(read(attendance.by_sector), reader, view.sector_names),
)

st.header(_("Meetings"), anchor="meetings")
with st.container(horizontal=True, vertical_alignment="bottom"):
    text = search_box(_("Find a meeting"), _("title, venue, sector"))
    lacking = choice_box(
        _("Records"),
        "lacking",
        {
            "list": _("held, without a list"),
            "minutes": _("held, without minutes"),
            "date": _("planned, date passed"),
        },
        _("all"),
    )


def page_of_meetings(limit: int, offset: int) -> tuple[pd.DataFrame, int]:
    rows, total = read(attendance.meetings, text=text, lacking=lacking, limit=limit, offset=offset)
    teams = [view.team_names.get(team, team) for team in rows["team"]]
    states = [label(reader.locale, status) for status in rows["status"]]
    return rows.assign(team_name=teams, state=states), total


record_list(
    view,
    "meetings",
    _("Meetings"),
    page_of_meetings,
    [
        Column("starts_at", _("Start"), "datetime"),
        Column("team_name", _("Team")),
        Column("state", _("State")),
        Column("invited", _("Invited"), "count"),
        Column("registered", _("Registered"), "count"),
        Column("attended", _("Attended"), "count"),
        Column("attendance_rate", _("Attendance rate"), "share"),
        Column("people", _("People"), "count"),
        Column("title", _("Title")),
    ],
    opens=PARAM,
    empty=_("No meeting fits."),
)
meeting_drawer(view)
