"""Postulates: what waits, where they stand, how they move, what came of them; all to be found."""

from ui.filters import records_first, say_unfiltered
from ui.kpi import kpi_row
from ui.page import draw
from ui.postulate import key_figures, postulate_drawer, postulate_list
from ui.signals import attention
from ui.view import current_view

view = current_view()

first = records_first("postulates")
if first:
    postulate_list(view)
say_unfiltered(view, "postulates")
kpi_row(view, key_figures(view))
attention(view, "postulates")
draw(view, "postulates")
if not first:
    postulate_list(view)
postulate_drawer(view)
