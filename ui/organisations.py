"""Lists of organisations: the active, the silent ones to mobilise, those that never came."""

import pandas as pd
import streamlit as st

from charts import Column
from charts.terms import unnarrowed
from data_access import attendance, participation
from domain.columns import column
from ui.organisation import PARAM
from ui.records import choice_box, record_list, search_box
from ui.text import plain
from ui.view import View

_READS = {
    "active": participation.organisations,
    "silent": participation.silent,
    "silent_anywhere": participation.silent_anywhere,
    "stopped": attendance.stopped,
    "never_came": attendance.never_came,
    "missed_all": attendance.missed_all,
}
_WHOLE_PERIOD = ("silent", "silent_anywhere", "stopped")
"""Lists that a chosen period does not narrow."""


def organisation_lists(view: View, default: str) -> None:
    """One of the lists, as the URL's `list` says; `default` where it does not."""
    _ = view.reader.locale.gettext
    titles = {
        "active": _("Active organisations"),
        "silent": _("Declare a sector but take no part: whom to encourage"),
        "silent_anywhere": _("Declare a sector, took no part anywhere in the consultation"),
        "stopped": _("Stopped coming: came twice or more, missed the last two"),
        "never_came": _("Invited at least three times, never came to any meeting"),
        "missed_all": _("Invited at least three times, at none of the meetings of this scope"),
    }
    st.header(_("Organisations"), anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = choice_box(_("List"), "list", titles, titles[default]) or default
        text = search_box(_("Find an organisation"), _("name, code, KRS, legal form, district"))
    if chosen in _WHOLE_PERIOD and "period" in view.scope.chosen:
        st.caption(plain(unnarrowed(view.reader.locale, ("period",))))
    options = {"text": text} if text else {}

    def read(limit: int, offset: int) -> tuple[pd.DataFrame, int]:
        rows, total = view.read(_READS[chosen], limit=limit, offset=offset, **options)
        declared = [_named(codes, view) for codes in rows["sectors"]]
        rows = rows.assign(declared_sectors=declared, title=rows["name"])
        if chosen == "stopped":
            teams = [view.team_names.get(team, team) for team in rows["team"]]
            rows = rows.assign(team_name=teams)
        return rows, total

    record_list(
        view,
        f"organisations_{chosen}",
        titles[chosen],
        read,
        _columns(view, chosen),
        widths={"name": 330, "district": 200},
        opens=PARAM,
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
        "stopped": [
            Column("team_name", _("Stopped coming to")),
            Column("last_attended", _("Came last on"), "date"),
            Column("last_invited", _("Invited last to the meeting of"), "date"),
            Column("came", _("Meetings attended"), "count"),
            Column("missed", _("Meetings missed since"), "count"),
            Column("invited_since", _("Of these invited to"), "count"),
        ],
    }.get(chosen, [Column("invited", _("Meetings invited to"), "count")])
    return [
        Column("name", _("Name")),
        *counts,
        Column("legal_form", _("Legal form")),
        Column("district", _("District")),
        Column("declared_sectors", _("Declared sectors")),
        Column("code", _("Code")),
        *(Column(name, name.upper()) for name in ("krs", "nip", "regon")),
    ]


def _named(codes: str, view: View) -> str:
    names = view.sector_names
    return ", ".join(names[code] for code in codes.split(",") if code)
