"""Schedule: milestones planned against actual, coming meetings, gaps, the list of milestones."""

from ui.exhibit import show
from ui.milestones import milestone_list
from ui.records import records_first
from ui.signals import attention
from ui.view import current_view

view = current_view()

attention(view, "schedule")
first = records_first("schedule")
if first:
    milestone_list(view)
show(view, "milestones")
show(view, "upcoming_meetings")
show(view, "gaps_between_meetings")
if not first:
    milestone_list(view)
