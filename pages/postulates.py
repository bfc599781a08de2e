"""Postulates: what waits, where they stand, how they move, what came of them; all to be found."""

import streamlit as st

from charts import postulates as charts
from data_access import postulates
from ui.exhibit import show
from ui.kpi import kpi_row
from ui.postulate import key_figures, postulate_drawer, postulate_list
from ui.sections import sections
from ui.view import current_view

view = current_view()
reader, read, names = view.reader, view.read, view.sector_names
_ = reader.locale.gettext

kpi_row(view, key_figures(view))
tab = sections(
    {
        "waiting": _("What waits"),
        "status": _("Where they stand"),
        "course": _("Course and forecast"),
        "outcome": _("Outcome and similar ones"),
    }
)
if tab["waiting"].open:
    with tab["waiting"]:
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
if tab["status"].open:
    with tab["status"]:
        show(
            view,
            "postulate_status",
            lambda: charts.status_by_sector(read(postulates.by_sector), reader, names),
        )
        left, right = st.columns(2)
        with left:
            show(view, "areas", lambda: charts.areas(read(postulates.breakdown), reader))
        with right:
            show(view, "channels", lambda: charts.channels(read(postulates.breakdown), reader))
        show(
            view,
            "decisions_by_area",
            lambda: charts.decisions_by_area(read(postulates.breakdown), reader),
        )
if tab["course"].open:
    with tab["course"]:
        show(
            view,
            "forecast",
            lambda: charts.forecast(
                read(postulates.forecast),
                read(postulates.weekly),
                read(postulates.track_record),
                reader,
            ),
        )
        show(
            view,
            "weekly",
            lambda: charts.weekly(read(postulates.weekly), reader, view.scope.as_of),
        )
        show(view, "flow", lambda: charts.cumulative_flow(read(postulates.flow), reader))
        show(
            view,
            "time_to_decision",
            lambda: charts.time_to_decision(read(postulates.waits), reader, names),
        )
        show(
            view,
            "paths",
            lambda: charts.paths(
                read(postulates.paths), int(read(postulates.total)["postulates"].iloc[0]), reader
            ),
        )
if tab["outcome"].open:
    with tab["outcome"]:
        show(
            view,
            "taken_into_programme",
            lambda: charts.taken_into_programme(
                read(postulates.by_sector), reader, names, len(read(postulates.provisions))
            ),
        )
        show(view, "provisions", lambda: charts.provisions(read(postulates.provisions), reader))
        show(
            view,
            "duplicates",
            lambda: charts.duplicates(read(postulates.likely_duplicates), reader, names),
        )
postulate_list(view)
postulate_drawer(view)
