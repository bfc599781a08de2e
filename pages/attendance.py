"""Attendance: who comes to which meeting, when they are, the teams; all meetings to be found."""

from ui.exhibit import show
from ui.meeting import meeting_drawer, meeting_list
from ui.records import records_first
from ui.sections import sections
from ui.signals import attention
from ui.view import current_view

view = current_view()

attention(view, "attendance")
first = records_first("attendance")
if first:
    meeting_list(view)
tab = sections(view, "attendance")
if tab["who"].open:
    with tab["who"]:
        show(view, "attendance_per_meeting")
        show(view, "invited_registered_attended")
        show(view, "attendance_rates")
        show(view, "no_shows")
if tab["when"].open:
    with tab["when"]:
        show(view, "calendar")
        show(view, "days_and_hours")
if tab["teams"].open:
    with tab["teams"]:
        show(view, "quorum")
        show(view, "team_presence")
        show(view, "people")
if not first:
    meeting_list(view)
meeting_drawer(view)
