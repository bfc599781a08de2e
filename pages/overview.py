"""Overview: the week, key figures, what needs attention, the sectors side by side, the schedule."""

from ui.kpi import kpi_row
from ui.overview import key_figures
from ui.page import draw
from ui.signals import attention
from ui.view import current_view
from ui.week import this_week

view = current_view()

this_week(view)
kpi_row(view, key_figures(view))
attention(view)
draw(view, "overview", own=("week",))
