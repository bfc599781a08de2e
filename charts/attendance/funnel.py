"""How many of the expected come."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from charts.attendance.rates import SECTORS_ONLY
from charts.base import hover, links, safe
from charts.exhibit import Column, Exhibit
from charts.others import folded
from charts.reader import Reader
from charts.rows import end_texts, rows_figure

_COUNTS = ("invited", "registered", "attended", "rate_invited", "rate_invited_attended")


def funnel(table: pd.DataFrame, reader: Reader, names: Mapping[str, str]) -> Exhibit:
    """Invited → registered → attended. `table`: of `data_access.attendance.by_sector`."""
    _ = reader.locale.gettext
    shown = table[table["meetings_held"] > 0]
    shown = shown.assign(name=[names.get(code, code) for code in shown["sector"]])
    shown = shown.sort_values("invited", ascending=False, ignore_index=True)
    whole = shown[["invited", "registered", "attended"]].sum()
    empty = "" if whole.any() else _("No data: no attendance list in this scope.")
    takeaway = "" if empty else _funnel_takeaway(shown, reader)
    drawn = folded(shown, "invited", _COUNTS, reader, takeaway)
    unregistered = [] if whole["registered"] else [_("The source records no registrations.")]
    return Exhibit(
        key="invited_registered_attended",
        title=_("Invited, registered, attended"),
        takeaway=takeaway,
        figure=None if empty else _funnel_figure(drawn, reader),
        whole=None if empty or drawn is shown else _funnel_figure(shown, reader),
        table=shown,
        columns=(
            Column("name", _("Sector")),
            Column("meetings_held", _("Meetings held"), "count"),
            Column("invited", _("Invited"), "count"),
            Column("registered", _("Registered"), "count"),
            Column("attended", _("Attended"), "count"),
            Column("attendance_rate", _("Attendance rate"), "share", higher_is_better=True),
            Column("without_list", _("Without a list"), "count", higher_is_better=False),
            Column("people", _("People"), "count"),
        ),
        note="" if empty else " ".join([_(SECTORS_ONLY), *unregistered]),
        empty=empty,
    )


def _funnel_figure(shown: pd.DataFrame, reader: Reader) -> go.Figure:
    locale, palette = reader.locale, reader.palette
    _ = locale.gettext
    titles = {
        "invited": _("invited"),
        "registered": _("registered"),
        "attended": _("attended"),
    }
    texts = [
        hover([safe(row["name"]), *(f"{t}: {locale.number(row[c])}" for c, t in titles.items())])
        for row in shown.to_dict("records")
    ]
    figure, at, bar = rows_figure(reader, shown["name"].tolist(), legend=[*titles.values()])
    styles = [("invited", palette.soft, bar), ("attended", palette.accent, bar * 0.5)]
    for column, colour, width in styles:
        figure.add_bar(
            x=shown[column], y=at, width=width, orientation="h", name=titles[column],
            marker_color=colour, hovertext=texts, hoverinfo="text",
            customdata=links({"sector": code} for code in shown["sector"]),
        )  # fmt: skip
    if shown["registered"].any():
        figure.add_scatter(
            x=shown["registered"], y=at, mode="markers", name=titles["registered"],
            marker={"symbol": "line-ns", "size": bar * 0.7 * reader.scale,
                    "line": {"color": palette.text, "width": 3}},
            hovertext=texts, hoverinfo="text",
        )  # fmt: skip
    longest = shown[["invited", "registered", "attended"]].max(axis=1)
    end_texts(
        figure, longest, at,
        [
            locale.gettext("{share} of the invited", share=locale.percent(rate))
            if rate == rate else locale.number(n)
            for rate, n in zip(_rate(shown), shown["attended"], strict=True)
        ],
        reader,
    )  # fmt: skip
    return figure


def _rate(shown: pd.DataFrame) -> pd.Series:
    return shown["rate_invited_attended"] / shown["rate_invited"]


def _funnel_takeaway(shown: pd.DataFrame, reader: Reader) -> str:
    locale = reader.locale
    part, whole = shown["rate_invited_attended"].sum(), shown["rate_invited"].sum()
    if not whole:
        return ""
    sentence = locale.gettext("Of the invited, {part} came", part=locale.part(part, whole))
    judged = shown[shown["rate_invited"] > 0]
    if len(judged) > 1:
        low = judged.loc[judged["attendance_rate"].idxmin()]
        if low["attendance_rate"] < part / whole:
            return locale.gettext(
                "{sentence}; fewest: {name} – {part}.",
                sentence=sentence,
                name=low["name"],
                part=locale.part(low["rate_invited_attended"], low["rate_invited"]),
            )
    return f"{sentence}."
