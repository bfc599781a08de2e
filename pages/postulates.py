"""Postulates: what waits, where they stand, how they move, what came of them; all to be found."""

from ui.filters import records_first, say_unfiltered
from ui.kpi import kpi_row
from ui.page import draw_page
from ui.postulate import postulate_drawer, postulate_figures, postulate_list
from ui.signals import attention
from ui.view import current_view

view = current_view()

first = records_first("postulates")
if first:
    postulate_list(view)
say_unfiltered(view, "postulates")
kpi_row(view, postulate_figures(view))
attention(view, "postulates")
draw_page(view, "postulates")
if not first:
    postulate_list(view)
postulate_drawer(view)
