"""Lists of organisations: the active, the silent ones to mobilise, those that never came."""

import pandas as pd
import streamlit as st

from charts import Column
from charts.terms import unnarrowed
from data_access import attendance, participation
from domain.columns import column
from ui.records import choice_box, record_list, search_box
from ui.text import plain
from ui.view import View

_READS = {
    "active": participation.organisations,
    "silent": participation.silent,
    "never_came": attendance.never_came,
    "missed_all": attendance.missed_all,
}
_OF_MEETINGS = ("never_came", "missed_all")


def organisation_lists(view: View, default: str) -> None:
    """One of the lists, as the URL's `list` says; `default` where it does not."""
    _ = view.reader.locale.gettext
    titles = {
        "active": _("Active organisations"),
        "silent": _("Declare a sector but take no part: whom to encourage"),
        "never_came": _("Invited at least three times, never came to any meeting"),
        "missed_all": _("Invited at least three times, at none of the meetings of this scope"),
    }
    st.header(_("Organisations"), anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = choice_box(_("List"), "list", titles, titles[default]) or default
        text = ""
        if chosen not in _OF_MEETINGS:
            text = search_box(_("Find an organisation"), _("name, legal form, district"))
    if chosen == "silent" and "period" in view.scope.chosen:
        st.caption(plain(unnarrowed(view.reader.locale, ("period",))))
    options = {"text": text} if text else {}

    def read(limit: int, offset: int) -> tuple[pd.DataFrame, int]:
        rows, total = view.read(_READS[chosen], limit=limit, offset=offset, **options)
        if "sectors" in rows:
            rows = rows.assign(declared_sectors=[_named(codes, view) for codes in rows["sectors"]])
        return rows, total

    record_list(
        view,
        f"organisations_{chosen}",
        titles[chosen],
        read,
        _columns(view, chosen),
        widths={"name": 330, "district": 200},
        empty=_("No organisation found."),
    )


def _columns(view: View, chosen: str) -> list[Column]:
    _ = view.reader.locale.gettext
    counts = {
        "active": [
            Column("meetings", _("Meetings attended"), "count"),
            Column("postulates", _("Postulates, own or supported"), "count"),
            column("acts", view.reader.locale),
        ],
    }.get(chosen, [Column("invited", _("Meetings invited to"), "count")])
    declared = [] if chosen in _OF_MEETINGS else [Column("declared_sectors", _("Declared sectors"))]
    return [
        Column("name", _("Name")),
        Column("legal_form", _("Legal form")),
        Column("district", _("District")),
        *counts,
        *declared,
    ]


def _named(codes: str, view: View) -> str:
    names = view.sector_names
    return ", ".join(names[code] for code in codes.split(",") if code)
