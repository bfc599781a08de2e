"""Attendance: who comes to which meeting, when they are, the teams; all meetings to be found."""

from charts import attendance as charts
from charts import rhythm
from data_access import attendance
from ui.exhibit import show
from ui.meeting import meeting_drawer, meeting_list
from ui.sections import sections
from ui.view import current_view

view = current_view()
reader, read = view.reader, view.read
_ = reader.locale.gettext

tab = sections({"who": _("Who comes"), "when": _("When"), "teams": _("Teams")})
if tab["who"].open:
    with tab["who"]:
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
if tab["when"].open:
    with tab["when"]:
        show(
            view,
            "calendar",
            lambda: rhythm.calendar(read(attendance.by_meeting), reader, view.team_names),
        )
        show(view, "days_and_hours", lambda: rhythm.hours(read(attendance.by_meeting), reader))
if tab["teams"].open:
    with tab["teams"]:
        show(view, "quorum", lambda: rhythm.quorum(read(attendance.quorums), reader))
        show(
            view,
            "team_presence",
            lambda: rhythm.presence(read(attendance.team_presence), reader, view.team_names),
        )
        show(
            view,
            "people",
            lambda: rhythm.people(read(attendance.by_meeting), reader, view.team_names),
        )

meeting_list(view)
meeting_drawer(view)
