"""Postulates: what waits, where they stand, how they move, what came of them; all to be found."""

import streamlit as st

from ui.exhibit import show
from ui.kpi import kpi_row
from ui.postulate import key_figures, postulate_drawer, postulate_list
from ui.records import records_first
from ui.sections import sections
from ui.signals import attention
from ui.view import current_view

view = current_view()

kpi_row(view, key_figures(view))
attention(view, "postulates")
first = records_first("postulates")
if first:
    postulate_list(view)
tab = sections(view, "postulates")
if tab["waiting"].open:
    with tab["waiting"]:
        show(view, "open_by_deadline")
        show(view, "by_department")
if tab["status"].open:
    with tab["status"]:
        show(view, "postulate_status")
        left, right = st.columns(2)
        with left:
            show(view, "postulate_area")
        with right:
            show(view, "postulate_channel")
        show(view, "decisions_by_area")
if tab["course"].open:
    with tab["course"]:
        show(view, "forecast")
        show(view, "postulate_weeks")
        show(view, "postulate_flow")
        show(view, "time_to_decision")
        show(view, "postulate_paths")
if tab["outcome"].open:
    with tab["outcome"]:
        show(view, "taken_into_programme")
        show(view, "provisions")
        show(view, "duplicates")
if not first:
    postulate_list(view)
postulate_drawer(view)
