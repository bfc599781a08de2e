"""Participation: reach per sector, growth over time, the organisations."""

import streamlit as st

from charts import Column
from charts import participation as charts
from data_access import participation
from ui.exhibit import show
from ui.records import record_list, search_box
from ui.view import current_view

view = current_view()
reader = view.reader
_ = reader.locale.gettext

total = view.read(participation.total)
show(view, charts.reach(view.read(participation.by_sector), total, reader, view.sector_names))
show(view, charts.over_time(view.read(participation.over_time), reader))

st.header(_("Organisations"), anchor="organisations")
text = search_box(_("Find an organisation"), _("name, legal form, district"))
record_list(
    view,
    "organisations",
    _("Organisations"),
    lambda limit, offset: view.read(
        participation.organisations, text=text, limit=limit, offset=offset
    ),
    [
        Column("name", _("Name")),
        Column("legal_form", _("Legal form")),
        Column("district", _("District")),
        Column("sectors", _("Declared sectors")),
        Column("meetings", _("Meetings"), "count"),
        Column("postulates", _("Postulates"), "count"),
        Column("acts", _("Acts"), "count"),
    ],
    empty=_("No active organisation fits."),
)
