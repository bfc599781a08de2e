"""Who came to each held meeting, day by day or month by month."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from charts.base import date_axis, hover, links, new_figure, safe
from charts.claims import named
from charts.exhibit import Column, Exhibit
from charts.reader import Reader
from charts.terms import fell
from domain.evidence import LAST
from domain.signals import falling
from domain.vocabulary import COORDINATING, MeetingStatus

MOST_SINGLE = 80
"""More meetings than this are drawn month by month."""
_DASHES = ("solid", "dash", "dot")


def per_meeting(table: pd.DataFrame, reader: Reader, names: Mapping[str, str]) -> Exhibit:
    """Organisations present at each held meeting over time; month by month where many.

    `table`: of `data_access.attendance.by_meeting`; `names`: team code → name.
    """
    _ = reader.locale.gettext
    held = table[table["status"] == MeetingStatus.HELD]
    held = held.assign(name=[names.get(team, team) for team in held["team"]])
    listed = held[held["has_list"]]
    if held.empty:
        empty = _("No data: no meeting was held in this scope.")
    elif listed.empty:
        empty = _("No data: no held meeting has an attendance list.")
    else:
        empty = ""
    many = len(held) > MOST_SINGLE
    draw = _by_month if many else _by_day
    return Exhibit(
        key="attendance_per_meeting",
        title=_("Attendance over time") if many else _("Attendance meeting by meeting"),
        takeaway="" if empty else _takeaway(listed, reader),
        figure=None if empty else draw(held, reader),
        table=held.reset_index(drop=True),
        columns=(
            Column("starts_at", _("Start"), "datetime"),
            Column("name", _("Team")),
            Column("title", _("Title")),
            Column("invited", _("Invited"), "count"),
            Column("registered", _("Registered"), "count"),
            Column("attended", _("Attended"), "count"),
            Column("attendance_rate", _("Attendance rate"), "share"),
            Column("no_show_rate", _("No-shows"), "share"),
            Column("walk_ins", _("Walk-ins"), "count"),
            Column("people", _("People"), "count"),
        ),
        note=" · ".join(
            filter(None, [coverage(len(listed), len(held), reader), whose(held, reader)])
        ),
        empty=empty,
    )


def whose(table: pd.DataFrame, reader: Reader) -> str:
    """Says of meetings of all teams that they are; others are of the chosen sectors anyway."""
    if not (table["team"] == COORDINATING).any():
        return ""
    return reader.locale.gettext("All teams' meetings, the coordinating team's too.")


def coverage(listed: int, held: int, reader: Reader) -> str:
    """«na podstawie 61 z 68 spotkań z listą obecności»; empty where every meeting has one."""
    if listed == held:
        return ""
    return reader.locale.ngettext(
        "based on {listed} of {n} held meeting that has an attendance list",
        "based on {listed} of {n} held meetings that have an attendance list",
        held,
        listed=reader.locale.number(listed),
    )


def _by_day(held: pd.DataFrame, reader: Reader) -> go.Figure:
    _, palette = reader.locale.gettext, reader.palette
    figure = new_figure(reader, 340)
    coordinating = held["team"] == COORDINATING
    listed = held["has_list"]
    kinds = [
        (listed & ~coordinating, "attended", _("sector meetings"), palette.accent, "circle"),
        (
            listed & coordinating,
            "attended",
            _("coordinating team"),
            palette.categories[1],
            "diamond",
        ),
        (~listed, None, _("without a list"), palette.bad, "x"),
    ]
    for chosen, column, title, colour, symbol in kinds:
        rows = held[chosen]
        if rows.empty:
            continue
        y = rows[column] if column else [0] * len(rows)
        figure.add_scatter(
            x=rows["starts_on"], y=y, mode="markers", name=title,
            marker={"color": colour, "symbol": symbol, "size": 11 * reader.scale,
                    "line": {"color": palette.background, "width": 1}},
            hovertext=[_meeting_hover(row, reader) for row in rows.to_dict("records")],
            customdata=links({"meeting": code} for code in rows["code"]),
            hoverinfo="text", cliponaxis=False,
        )  # fmt: skip
    if (listed & ~coordinating).any():
        stems = held[listed & ~coordinating]
        x = [day for start in stems["starts_on"] for day in (start, start, None)]
        y = [n for count in stems["attended"] for n in (0, count, None)]
        figure.add_scatter(
            x=x, y=y, mode="lines", line={"color": palette.grid, "width": 2},
            hoverinfo="skip", showlegend=False,
        )  # fmt: skip
        figure.data = (figure.data[-1], *figure.data[:-1])
    _falls(figure, held[listed], reader)
    figure.update_layout(showlegend=True)
    figure.update_yaxes(rangemode="tozero", tickformat=",d", title_text=_("organisations present"))
    figure.update_xaxes(showgrid=False)
    date_axis(figure, reader, held["starts_on"].min(), held["starts_on"].max())
    return figure


def _falls(figure: go.Figure, listed: pd.DataFrame, reader: Reader) -> None:
    """A line over the meetings of each sector that the takeaway names."""
    for team, dash in zip(falling(listed), _DASHES, strict=False):
        rows = listed[(listed["team"] == team) & (listed["invited"] > 0)]
        last = rows.sort_values("starts_at").tail(LAST)
        figure.add_scatter(
            x=last["starts_on"], y=last["attended"], mode="lines", name=safe(last["name"].iloc[0]),
            line={"color": reader.palette.bad, "width": 2, "dash": dash}, hoverinfo="skip",
        )  # fmt: skip


def _by_month(held: pd.DataFrame, reader: Reader) -> go.Figure:
    locale, palette = reader.locale, reader.palette
    _ = locale.gettext
    months = held.assign(month=[day.replace(day=1) for day in held["starts_on"]])
    months = months.assign(
        rows=months["invited"].where(months["has_list"], 0), bare=~months["has_list"]
    )
    sums = months.groupby("month")[["rows", "invited_attended", "attended", "bare"]].sum()
    sums = sums.assign(held=months.groupby("month").size()).reset_index()
    rated = bool(sums["rows"].sum())
    y = (
        sums["invited_attended"] / sums["rows"].where(sums["rows"] > 0)
        if rated
        else sums["attended"]
    )
    texts = [
        hover(
            [
                locale.month(row["month"], year=True),
                _("Present: {part}", part=locale.part(row["invited_attended"], row["rows"]))
                if rated
                else _("Present: {part}", part=locale.number(row["attended"])),
                locale.ngettext("{n} meeting", "{n} meetings", row["held"]),
                _("without a list: {n}", n=locale.number(row["bare"])),
            ]
        )
        for row in sums.to_dict("records")
    ]
    figure = new_figure(reader, 340)
    figure.add_scatter(
        x=sums["month"], y=y, mode="lines+markers", hovertext=texts, hoverinfo="text",
        line={"color": palette.accent, "width": 2.5}, marker={"size": 8 * reader.scale},
        cliponaxis=False,
    )  # fmt: skip
    if rated:
        ticks = [0, 0.25, 0.5, 0.75, 1]
        figure.update_yaxes(
            range=[0, 1.03], tickvals=ticks, ticktext=[locale.percent(tick) for tick in ticks]
        )
    else:
        figure.update_yaxes(rangemode="tozero")
    figure.update_yaxes(title_text=_("attendance rate") if rated else _("organisations present"))
    figure.update_xaxes(showgrid=False)
    date_axis(figure, reader, sums["month"].iloc[0], sums["month"].iloc[-1])
    return figure


def _meeting_hover(row: dict, reader: Reader) -> str:
    locale = reader.locale
    _ = locale.gettext
    title = row["title"] if isinstance(row["title"], str) else row["code"]
    lines = [safe(title), f"{safe(row['name'])} · {locale.datetime(row['starts_at'])}"]
    if not row["has_list"]:
        return hover([*lines, _("No one wrote down who came.")])
    lines.append(_("Present: {part}", part=locale.number(row["attended"])))
    if row["invited"]:
        part = locale.part(row["invited_attended"], row["invited"])
        lines.append(_("Of the invited: {part}", part=part))
    return hover(lines)


def _takeaway(listed: pd.DataFrame, reader: Reader) -> str:
    """What fell; else how many usually come."""
    locale, present = reader.locale, listed["attended"]
    if falling(listed):
        return _fall_takeaway(listed, reader)
    if present.min() == present.max():
        return locale.gettext("Organisations at each meeting: {n}.", n=locale.number(present.min()))
    return locale.gettext(
        "Organisations at a meeting: usually about {n}, from {low} to {high}.",
        n=locale.number(present.median()),
        low=locale.number(present.min()),
        high=locale.number(present.max()),
    )


def _fall_takeaway(listed: pd.DataFrame, reader: Reader) -> str:
    """Sectors whose attendance fell at their last three meetings."""
    found, locale = falling(listed), reader.locale
    names = dict(zip(listed["team"], listed["name"], strict=True))
    told = [fell(locale, names[team], fall) for team, fall in found.items()]
    return locale.gettext(
        "Attendance fell at the last three meetings: {names}.", names=named(told, locale)
    )
