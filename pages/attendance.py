"""Attendance: who comes, why more or fewer, when, the teams; all meetings to be found."""

from domain.address import SECTION
from ui.address import asked_word
from ui.filters import records_first, say_unfiltered
from ui.meeting import meeting_drawer, meeting_list
from ui.page import draw_page
from ui.record_list import opened_record
from ui.signals import attention
from ui.turnover import why_it_changed
from ui.view import current_view

view = current_view()
own_list = asked_word(SECTION) == "change"

first = records_first("attendance")
if first and not own_list:
    meeting_list(view)
if not own_list:
    say_unfiltered(view, "attendance")
attention(view, "attendance")
draw_page(view, "attendance", instead={"change": why_it_changed})
if not first and not own_list:
    meeting_list(view)
if not opened_record("participation"):
    meeting_drawer(view)
