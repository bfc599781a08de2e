"""Schedule: milestones planned against actual, coming meetings, gaps, the list of milestones."""

from ui.milestones import milestone_list
from ui.narrowing import records_first
from ui.page import draw
from ui.signals import attention
from ui.view import current_view

view = current_view()

first = records_first("schedule")
if first:
    milestone_list(view)
attention(view, "schedule")
draw(view, "schedule")
if not first:
    milestone_list(view)
