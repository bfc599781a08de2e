"""Lists of organisations: the active, the silent ones to mobilise, those that never came."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from charts import Column
from charts.labels import unnarrowed
from data_access import attendance, organisations, participation
from data_access.availability import available_kinds
from domain.columns import column
from domain.filters import FILTERS, UNRECORDED
from ui.address import asked_word
from ui.escaping import escaped
from ui.filters import filter_boxes, order_box, search_box
from ui.record_list import record_list
from ui.view import View

_PAGE = "participation"
READS = {
    "active": participation.organisations,
    "declared": participation.declared,
    "silent": participation.silent,
    "silent_anywhere": participation.silent_anywhere,
    "stopped": attendance.stopped,
    "never_came": attendance.never_came,
    "missed_all": attendance.missed_all,
}
"""List → the read of its organisations."""
_NAMES_MADE_HERE = {"team_name", "declared_sectors"}
"""Columns that no read has, and so none orders by."""
_OF_LIST = {
    "declaring": "active",
    "new_week": "active",
    "again_week": "active",
    "invited": "stopped",
}
"""Filter → the one list that it narrows."""
_SILENT = ("silent", "silent_anywhere")
_WHOLE_PERIOD = (*_SILENT, "stopped")
"""Lists that a chosen period does not narrow."""


def organisation_lists(view: View, default: str) -> None:
    """One of the lists, as the URL's `list` says; `default` where it does not."""
    _ = view.reader.locale.gettext
    titles = {key: _(title) for key, title in FILTERS[_PAGE]["list"].values.items()}
    heading = st.container()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = asked_word("list", titles) or default
        without = {one for one, of in _OF_LIST.items() if of != chosen}
        everything = {"list": titles[default]}
        filters = filter_boxes(view, _PAGE, _texts(view), everything, without)
        filters.pop("list", None)
        text = search_box(_("Find an organisation"), _("name, code, KRS, legal form, district"))
        columns = _columns(view, chosen)
        orders = {column.name for column in columns} - _NAMES_MADE_HERE
        order = order_box(view, columns, orders)
    narrowed = bool(text or filters)
    heading.header(_("Organisations found") if narrowed else _("Organisations"), anchor=False)
    if chosen in _SILENT and "act" not in view.read(available_kinds):
        st.caption(_("No act of participation is recorded: who took no part is not known."))
    if chosen in _WHOLE_PERIOD and "period" in view.scope.chosen:
        st.caption(escaped(unnarrowed(view.reader.locale, ("period",))))

    def read(limit: int, offset: int) -> tuple[pd.DataFrame, int]:
        rows, total = view.read(
            READS[chosen], text=text, order=order, limit=limit, offset=offset, **filters
        )
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
        columns,
        widths={"name": 330, "district": 200},
        orders=orders,
        opens=_PAGE,
        whole=view.read(READS[chosen], limit=1)[1] if narrowed else None,
        empty=_("No organisation found."),
    )


def _texts(view: View) -> dict[str, Callable[[], dict[str, str]]]:
    """What may be asked for in the boxes of texts and weeks."""
    locale = view.reader.locale

    def names(attribute: str) -> dict[str, str]:
        found = sorted(view.read(organisations.categories, attribute), key=locale.sort_key)
        return {one: one for one in found} | {UNRECORDED: locale.gettext("Not recorded")}

    def weeks() -> dict[str, str]:
        days = view.read(participation.regulars)["week"]
        return {day.isoformat(): locale.date(day) for day in days}

    of_texts = {one: partial(names, one) for one in participation.ATTRIBUTES}
    return {**of_texts, "new_week": weeks, "again_week": weeks}


def _columns(view: View, chosen: str) -> list[Column]:
    _ = view.reader.locale.gettext
    done = [
        Column("meetings", _("Meetings attended"), "count"),
        Column("postulates", _("Postulates, own or supported"), "count"),
        column("acts", view.reader.locale),
    ]
    counts = {
        "active": done,
        "declared": done,
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
