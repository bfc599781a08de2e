"""Participation: reach per sector, growth over time, the organisations."""

import pandas as pd
import streamlit as st

from charts import Column
from charts import participation as charts
from data_access import participation
from ui.exhibit import show
from ui.records import record_list, search_box
from ui.view import current_view

view = current_view()
reader, read = view.reader, view.read
_ = reader.locale.gettext

show(
    view,
    "reach",
    lambda: charts.reach(
        read(participation.by_sector), read(participation.total), reader, view.sector_names
    ),
)
show(
    view,
    "active_over_time",
    lambda: charts.over_time(read(participation.over_time), reader),
)

st.header(_("Organisations"), anchor="organisations")
text = search_box(_("Find an organisation"), _("name, legal form, district"))


def page_of_organisations(limit: int, offset: int) -> tuple[pd.DataFrame, int]:
    rows, total = read(participation.organisations, text=text, limit=limit, offset=offset)
    names = view.sector_names
    declared = [[names[code] for code in codes.split(",") if code] for codes in rows["sectors"]]
    return rows.assign(declared=[", ".join(sectors) for sectors in declared]), total


record_list(
    view,
    "organisations",
    _("Organisations"),
    page_of_organisations,
    [
        Column("name", _("Name")),
        Column("legal_form", _("Legal form")),
        Column("district", _("District")),
        Column("meetings", _("Meetings"), "count"),
        Column("postulates", _("Postulates"), "count"),
        Column("acts", _("Acts"), "count"),
        Column("declared", _("Declared sectors")),
    ],
    empty=_("No active organisation fits."),
)
