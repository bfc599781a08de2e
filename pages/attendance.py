"""Attendance: who comes to which meeting, when they are, the teams; all meetings to be found."""

from ui.meeting import meeting_drawer, meeting_list
from ui.narrowing import records_first
from ui.page import draw
from ui.signals import attention
from ui.view import current_view

view = current_view()

attention(view, "attendance")
first = records_first("attendance")
if first:
    meeting_list(view)
draw(view, "attendance")
if not first:
    meeting_list(view)
meeting_drawer(view)
