"""Postulates: where they stand, what waits too long, and every one of them to be found."""

import streamlit as st

from charts import postulates as charts
from data_access import postulates
from ui.exhibit import show
from ui.kpi import kpi_row
from ui.postulate import key_figures, postulate_drawer, postulate_list
from ui.view import current_view

view = current_view()
reader, names = view.reader, view.sector_names

kpi_row(view, key_figures(view))
show(view, charts.open_by_deadline(view.read(postulates.deadlines), reader, names))
show(view, charts.by_department(view.read(postulates.by_department), reader))
show(view, charts.status_by_sector(view.read(postulates.by_sector), reader, names))
breakdown = view.read(postulates.breakdown)
area, channel = st.columns(2)
with area:
    show(view, charts.areas(breakdown, reader))
with channel:
    show(view, charts.channels(breakdown, reader))
postulate_list(view)
postulate_drawer(view)
