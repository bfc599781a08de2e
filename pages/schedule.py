"""Schedule: milestones planned against actual, coming meetings, gaps."""

from ui.exhibit import show
from ui.signals import attention
from ui.view import current_view

view = current_view()

attention(view, "schedule")
show(view, "milestones")
show(view, "upcoming_meetings")
show(view, "gaps_between_meetings")
