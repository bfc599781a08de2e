"""Participation: reach per sector, growth over time, who is missing, the organisations."""

from ui.exhibit import show
from ui.organisation import organisation_drawer
from ui.organisations import organisation_lists
from ui.records import records_first
from ui.sections import sections
from ui.signals import attention
from ui.view import current_view

view = current_view()

attention(view, "participation")
first = records_first("participation")
if first:
    organisation_lists(view, "active")
tab = sections(view, "participation")
if tab["active"].open:
    with tab["active"]:
        show(view, "reach")
        show(view, "active_over_time")
if tab["missing"].open:
    with tab["missing"]:
        show(view, "representation_legal_form")
        show(view, "representation_district")
if tab["circle"].open:
    with tab["circle"]:
        show(view, "regulars")
        show(view, "concentration")
        show(view, "overlap")
if not first:
    organisation_lists(view, "silent" if tab["missing"].open else "active")
organisation_drawer(view)
