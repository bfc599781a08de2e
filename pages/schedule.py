"""Schedule: milestones, coming meetings, gaps; the lists of milestones and of gaps."""

from ui.filters import records_first, say_unfiltered
from ui.page import draw_page
from ui.schedule import schedule_list
from ui.signals import attention
from ui.view import current_view

view = current_view()

first = records_first("schedule")
if first:
    schedule_list(view)
say_unfiltered(view, "schedule")
attention(view, "schedule")
draw_page(view, "schedule")
if not first:
    schedule_list(view)
