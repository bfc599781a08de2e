"""Overview: the week, key figures, what needs attention, the sectors side by side, the schedule."""

from ui.kpi import kpi_row
from ui.overview import overview_figures
from ui.page import draw_page
from ui.signals import attention
from ui.view import current_view
from ui.week import this_week

view = current_view()

this_week(view)
kpi_row(view, overview_figures(view))
attention(view)
draw_page(view, "overview", own=("week",))
