"""How many of the expected come."""

from collections.abc import Mapping

import pandas as pd

from charts.attendance.meetings import list_coverage
from charts.attendance.rates import SECTORS_ONLY
from charts.claims import apart
from charts.exhibit import Column, Exhibit
from charts.folding import folded
from charts.reader import Reader
from charts.value import Bars, Series, column_values
from domain.columns import column
from domain.evidence import LOWER

_COUNTS = ("attended", "rate_invited", "rate_invited_attended", "rate_registered")
"""Of meetings with a list, so that a bar and the share beside it tell the same."""


def funnel(table: pd.DataFrame, reader: Reader, names: Mapping[str, str]) -> Exhibit:
    """Invited → registered → attended. `table`: of `data_access.attendance.by_sector`."""
    _ = reader.locale.gettext
    shown = table[table["meetings_held"] > 0]
    shown = shown.assign(name=[names.get(code, code) for code in shown["sector"]])
    shown = shown.sort_values("rate_invited", ascending=False, ignore_index=True)
    lower = apart(shown, "rate_invited_attended", "rate_invited") == LOWER
    whole = shown[["rate_invited", "rate_registered", "attended"]].sum()
    empty = "" if whole.any() else _("No data: no attendance list in this scope.")
    takeaway = "" if empty else _funnel_takeaway(shown, reader)
    drawn = folded(shown, "rate_invited", _COUNTS, reader, takeaway)
    notes = [
        list_coverage(*_listed(shown), reader),
        _(SECTORS_ONLY),
        "" if whole["rate_registered"] else _("The source records no registrations."),
    ]
    return Exhibit(
        key="invited_registered_attended",
        title=_("Invited, registered, attended"),
        takeaway=takeaway,
        chart=None if empty else _funnel_chart(drawn, reader),
        whole=None if empty or drawn is shown else _funnel_chart(shown, reader),
        table=shown.assign(lower=lower),
        columns=(
            Column("name", _("Sector")),
            column("meetings_held", reader.locale),
            column("without_list", reader.locale),
            column("rate_invited", reader.locale),
            column("rate_invited_attended", reader.locale),
            column("attendance_rate", reader.locale, mark="lower"),
            column("rate_registered", reader.locale),
            column("attended", reader.locale),
            column("people", reader.locale),
        ),
        note="" if empty else " · ".join(filter(None, notes)),
        empty=empty,
    )


def _listed(shown: pd.DataFrame) -> tuple[int, int]:
    """Held meetings with a list, and all held ones."""
    held = int(shown["meetings_held"].sum())
    return held - int(shown["without_list"].sum()), held


def _funnel_chart(shown: pd.DataFrame, reader: Reader) -> Bars:
    locale, palette = reader.locale, reader.palette
    _ = locale.gettext
    recorded = shown["rate_invited"].any()
    came = shown["rate_invited_attended" if recorded else "attended"]
    shown = shown.assign(came=came, uninvited=shown["attended"] - came)
    titles = {
        "rate_invited": _("invited"),
        "rate_registered": _("registered"),
        "came": _("of the invited, came") if recorded else _("attended"),
    }
    rows = shown.to_dict("records")
    details = tuple(
        (
            row["name"],
            *(f"{title}: {locale.number(row[column])}" for column, title in titles.items()),
            _("uninvited: {n}", n=locale.number(row["uninvited"])),
        )
        for row in rows
    )
    links = tuple({"sector": code, "held": "listed"} for code in shown["sector"])
    values = {column: column_values(shown[column]) for column in titles}
    invited = Series(
        titles["rate_invited"], palette.soft, values["rate_invited"], details=details, links=links
    )
    came_of_them = Series(
        titles["came"], palette.accent, values["came"], slim=True, details=details, links=links
    )
    registered = Series(
        titles["rate_registered"], palette.text, values["rate_registered"], "tick", details=details
    )
    return Bars(
        rows=tuple(shown["name"]),
        series=(invited, came_of_them, *([registered] if any(registered.values) else [])),
        ends=tuple(_end_text(row, reader) for row in rows),
    )


def _end_text(row: dict, reader: Reader) -> str:
    """«45 z 132 (34%) + 25 bez zaproszenia»."""
    locale = reader.locale
    if not row["rate_invited"]:
        return locale.number(row["attended"])
    text = locale.part(row["came"], row["rate_invited"])
    if row["uninvited"]:
        text += locale.gettext(" + {n} uninvited", n=locale.number(row["uninvited"]))
    return text


def _funnel_takeaway(shown: pd.DataFrame, reader: Reader) -> str:
    locale = reader.locale
    part, whole = shown["rate_invited_attended"].sum(), shown["rate_invited"].sum()
    if not whole:
        return locale.gettext(
            "No invitations are recorded; organisations present in all: {n}.",
            n=locale.number(shown["attended"].sum()),
        )
    told = locale.part(part, whole)
    return locale.gettext("Of those invited to sector meetings, {part} came", part=told) + "."
