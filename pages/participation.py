"""Participation: reach per sector, growth over time, who is missing, the organisations."""

from ui.filters import records_first, say_unfiltered
from ui.organisation import organisation_drawer
from ui.organisations import organisation_lists
from ui.page import draw_page
from ui.signals import attention
from ui.view import current_view

view = current_view()

first = records_first("participation")
if first:
    organisation_lists(view, "active")
say_unfiltered(view, "participation")
attention(view, "participation")
section = draw_page(view, "participation")
if not first:
    organisation_lists(view, "silent" if section == "missing" else "active")
organisation_drawer(view)
