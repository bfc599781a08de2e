"""Postulates: what waits too long, where they stand, and every one of them to be found."""

import streamlit as st

from charts import postulates as charts
from data_access import postulates
from ui.exhibit import show
from ui.kpi import kpi_row
from ui.postulate import key_figures, postulate_drawer, postulate_list
from ui.view import current_view

view = current_view()
reader, read, names = view.reader, view.read, view.sector_names

kpi_row(view, key_figures(view))
show(
    view,
    "open_by_deadline",
    lambda: charts.open_by_deadline(read(postulates.deadlines), reader, names),
)
show(
    view,
    "by_department",
    lambda: charts.by_department(read(postulates.by_department), reader),
)
show(
    view,
    "postulate_status",
    lambda: charts.status_by_sector(read(postulates.by_sector), reader, names),
)
area, channel = st.columns(2)
with area:
    show(view, "areas", lambda: charts.areas(read(postulates.breakdown), reader))
with channel:
    show(view, "channels", lambda: charts.channels(read(postulates.breakdown), reader))
postulate_list(view)
postulate_drawer(view)
