"""When meetings happen and who sits there: calendar, days and hours, team presence, quorum."""

import datetime as dt
from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go
from babel.dates import get_day_names

from charts.base import hover, new_figure, safe
from charts.exhibit import Column, Exhibit
from charts.heatmap import heatmap
from charts.reader import Reader
from charts.rows import BAR, end_texts, rows_figure
from data_access.vocabulary import COORDINATING, MeetingStatus, Role
from locales import N_

_MOST_WEEKS = 60
_ROLES = {
    Role.CITY_HALL: N_("city hall"),
    Role.NGO: N_("organisations"),
    Role.EXPERT: N_("experts"),
}


def calendar(table: pd.DataFrame, reader: Reader, names: Mapping[str, str]) -> Exhibit:
    """Organisations present, week by week and team by team; months where weeks are many.

    `table`: of `data_access.attendance.by_meeting`; `names`: team code → name.
    """
    _ = reader.locale.gettext
    held = table[table["status"] == MeetingStatus.HELD]
    empty = "" if len(held) else _("No data: no meeting was held in this scope.")
    days = held["starts_on"]
    long = len(held) > 0 and (days.max() - days.min()).days > 7 * _MOST_WEEKS
    spans = [day.replace(day=1) if long else day - dt.timedelta(days=day.weekday()) for day in days]
    shown = (
        held.assign(span=spans, name=[names.get(team, team) for team in held["team"]])
        .groupby(["team", "name", "span"], as_index=False)
        .agg(meetings=("code", "count"), attended=("attended", "sum"))
        .sort_values(["span", "name"], ignore_index=True)
    )
    return Exhibit(
        key="calendar",
        title=_("Calendar of meetings"),
        takeaway="",
        figure=None if empty else _calendar_figure(shown, bool(long), reader, names),
        table=shown,
        columns=(
            Column("span", _("Month from") if long else _("Week from"), "date"),
            Column("name", _("Team")),
            Column("meetings", _("Meetings held"), "count"),
            Column("attended", _("Organisations present"), "count"),
        ),
        note=_("The darker, the more organisations were present.") if not empty else "",
        empty=empty,
    )


def _calendar_figure(
    shown: pd.DataFrame, months: bool, reader: Reader, names: Mapping[str, str]
) -> go.Figure:
    _, locale = reader.locale.gettext, reader.locale
    if months:
        spans = pd.date_range(shown["span"].min(), shown["span"].max(), freq="MS").date
    else:
        spans = pd.date_range(shown["span"].min(), shown["span"].max(), freq="7D").date
    teams = [team for team in names if team in set(shown["team"])]
    cells = {(row["team"], row["span"]): row for row in shown.to_dict("records")}

    def text(team: str, span: dt.date) -> str:
        row = cells.get((team, span))
        when = locale.month(span, year=True) if months else locale.date(span)
        lines = [safe(names[team]), when]
        if row:
            lines.append(locale.ngettext("{n} meeting", "{n} meetings", row["meetings"]))
            lines.append(_("Present: {part}", part=locale.number(row["attended"])))
        return hover(lines)

    values = [[cells.get((t, s), {}).get("attended") for s in spans] for t in teams]
    hovers = [[text(team, span) for span in spans] for team in teams]
    ticks = [
        locale.month(span) if i == 0 or span.month != spans[i - 1].month else ""
        for i, span in enumerate(spans)
    ]
    if len(spans) > 30:
        ticks = [tick if i % 3 == 0 else "" for i, tick in enumerate(ticks)]
    return heatmap(reader, ticks, [names[team] for team in teams], values, hovers)


def hours(table: pd.DataFrame, reader: Reader) -> Exhibit:
    """Which days and hours draw organisations: mean number present per meeting.

    `table`: of `data_access.attendance.by_meeting`.
    """
    _, locale = reader.locale.gettext, reader.locale
    listed = table[table["has_list"]]
    names = get_day_names("wide", "stand-alone", locale.language)
    starts = listed["starts_at"]
    shown = (
        listed.assign(weekday=starts.dt.day_of_week, hour=starts.dt.hour)
        .groupby(["weekday", "hour"], as_index=False)
        .agg(meetings=("code", "count"), attended=("attended", "mean"))
    )
    shown = shown.assign(day=[names[day] for day in shown["weekday"]])
    empty = "" if len(shown) else _("No data: no held meeting has an attendance list.")
    return Exhibit(
        key="days_and_hours",
        title=_("Days and hours"),
        takeaway=_hours_takeaway(shown, reader),
        figure=None if empty else _hours_figure(shown, names, reader),
        table=shown,
        columns=(
            Column("day", _("Day")),
            Column("hour", _("Hour of start"), "count"),
            Column("meetings", _("Meetings held"), "count"),
            Column("attended", _("Organisations per meeting"), "days"),
        ),
        note=_("In the cells: organisations present per meeting, on average.") if not empty else "",
        empty=empty,
    )


def _hours_figure(shown: pd.DataFrame, names: Mapping[int, str], reader: Reader) -> go.Figure:
    locale = reader.locale
    cells = {(row["weekday"], row["hour"]): row for row in shown.to_dict("records")}
    days = sorted(shown["weekday"].unique())
    span = range(int(shown["hour"].min()), int(shown["hour"].max()) + 1)

    def text(day: int, hour: int) -> str:
        row = cells.get((day, hour))
        meetings = row["meetings"] if row else 0
        told = locale.ngettext("{n} meeting", "{n} meetings", meetings)
        return hover([f"{names[day]} {hour}:00", told])

    values = [
        [round(cells[d, h]["attended"]) if (d, h) in cells else None for h in span] for d in days
    ]
    hovers = [[text(day, hour) for hour in span] for day in days]
    return heatmap(
        reader, [f"{h}:00" for h in span], [names[d] for d in days], values, hovers, written=True
    )


def _hours_takeaway(shown: pd.DataFrame, reader: Reader) -> str:
    """The best day and hour among those with at least three meetings, if two can be compared."""
    often = shown[shown["meetings"] >= 3].sort_values("attended", ascending=False)
    if len(often) < 2 or often["attended"].iloc[0] == often["attended"].iloc[-1]:
        return ""
    best, locale = often.iloc[0], reader.locale
    return locale.gettext(
        "Most organisations come on: {day}, {hour}:00 – on average {n} per meeting.",
        day=best["day"],
        hour=best["hour"],
        n=locale.number(best["attended"], 1),
    )


def presence(table: pd.DataFrame, reader: Reader, names: Mapping[str, str]) -> Exhibit:
    """Members of the teams present, by team and role.

    `table`: of `data_access.attendance.team_presence`.
    """
    _, locale = reader.locale.gettext, reader.locale
    shown = table[table["invited"] > 0]
    shown = shown.assign(
        name=[names.get(team, team) for team in shown["team"]],
        role_name=[_(_ROLES[Role(role)]) for role in shown["role"]],
        share=shown["attended"] / shown["invited"],
    )
    roles = shown.groupby("role_name", as_index=False)[["invited", "attended"]].sum()
    roles = roles.sort_values("role_name", ignore_index=True)
    empty = "" if len(shown) else _("No data: the source records no members of the teams.")
    figure = None
    if not empty:
        figure, at = rows_figure(reader, roles["role_name"].tolist())
        shares = (roles["attended"] / roles["invited"]).tolist()
        texts = [
            locale.part(a, i) for a, i in zip(roles["attended"], roles["invited"], strict=True)
        ]
        figure.add_bar(
            x=[1] * len(at), y=at, width=BAR, orientation="h", marker_color=reader.palette.soft,
            hoverinfo="skip",
        )  # fmt: skip
        figure.add_bar(
            x=shares, y=at, width=BAR, orientation="h", marker_color=reader.palette.accent,
            hovertext=texts, hoverinfo="text",
        )  # fmt: skip
        end_texts(figure, [1] * len(at), at, texts)
        figure.update_xaxes(range=[0, 1.7])
    return Exhibit(
        key="team_presence",
        title=_("Presence of the teams' members"),
        takeaway="",
        figure=figure,
        table=shown,
        columns=(
            Column("name", _("Team")),
            Column("role_name", _("Role")),
            Column("invited", _("Invited"), "count"),
            Column("attended", _("Attended"), "count"),
            Column("share", _("Share"), "share", higher_is_better=True),
        ),
        empty=empty,
    )


def quorum(table: pd.DataFrame, reader: Reader) -> Exhibit:
    """Members of the coordinating team present at each of its meetings, and half of the team.

    `table`: of `data_access.attendance.quorums`.
    """
    _, locale, palette = reader.locale.gettext, reader.locale, reader.palette
    known = len(table) > 0 and bool(table["members"].iloc[0])
    empty = (
        "" if known else _("No data: no listed meeting of the coordinating team, or no members.")
    )
    figure, takeaway = None, ""
    if known:
        enough = table["present"] * 2 >= table["members"]
        takeaway = locale.gettext(
            "Quorum at {part} of the coordinating team's meetings.",
            part=locale.part(int(enough.sum()), len(table)),
        )
        figure = new_figure(reader, 300)
        titles = [locale.short_date(day) for day in table["starts_on"]]
        figure.add_bar(
            x=list(range(len(table))), y=table["present"], text=table["present"],
            textposition="outside", cliponaxis=False,
            marker_color=[palette.accent if ok else palette.bad for ok in enough],
            hovertext=[
                hover([safe(str(row["title"] or row["code"])), locale.date(row["starts_on"]),
                       locale.part(row["present"], row["members"])])
                for row in table.to_dict("records")
            ],
            hoverinfo="text",
        )  # fmt: skip
        half = table["members"].iloc[0] / 2
        figure.update_layout(
            shapes=[
                {
                    "type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": half, "y1": half,
                    "line": {"color": palette.text, "width": 1.5, "dash": "dot"},
                }
            ]
        )  # fmt: skip
        figure.update_xaxes(tickvals=list(range(len(table))), ticktext=titles, showgrid=False)
        figure.update_yaxes(
            range=[0, table["members"].iloc[0] * 1.1], title_text=_("members present")
        )
    return Exhibit(
        key="quorum",
        title=_("Quorum of the coordinating team"),
        takeaway=takeaway,
        figure=figure,
        table=table,
        columns=(
            Column("starts_on", _("Start"), "date"),
            Column("title", _("Title")),
            Column("present", _("Members present"), "count"),
            Column("members", _("Members"), "count"),
        ),
        note=_("Dotted: half of the team's members.") if known else "",
        empty=empty,
    )


def people(table: pd.DataFrame, reader: Reader, names: Mapping[str, str]) -> Exhibit:
    """Head count against organisations present, a point per meeting.

    `table`: of `data_access.attendance.by_meeting`.
    """
    _, locale, palette = reader.locale.gettext, reader.locale, reader.palette
    shown = table[table["has_list"]]
    shown = shown.assign(name=[names.get(team, team) for team in shown["team"]])
    empty = "" if len(shown) else _("No data: no held meeting has an attendance list.")
    figure, takeaway = None, ""
    if not empty:
        figure = new_figure(reader, 340)
        own = shown["team"] == COORDINATING
        for rows, title, colour in (
            (shown[~own], _("sector meetings"), palette.accent),
            (shown[own], _("coordinating team"), palette.categories[1]),
        ):
            if rows.empty:
                continue
            figure.add_scatter(
                x=rows["attended"], y=rows["people"], mode="markers", name=title,
                marker={"color": colour, "size": 9 * reader.scale, "opacity": 0.8},
                hovertext=[
                    hover([safe(row["name"]), locale.date(row["starts_on"]),
                           _("Organisations: {n}", n=locale.number(row["attended"])),
                           _("People: {n}", n=locale.number(row["people"]))])
                    for row in rows.to_dict("records")
                ],
                hoverinfo="text",
            )  # fmt: skip
        figure.update_layout(showlegend=True)
        figure.update_xaxes(rangemode="tozero", title_text=_("organisations present"))
        figure.update_yaxes(rangemode="tozero", title_text=_("people"))
        each = shown["people"].sum() / len(shown)
        takeaway = locale.gettext(
            "On average {people} people and {organisations} organisations per meeting.",
            people=locale.number(each),
            organisations=locale.number(shown["attended"].sum() / len(shown)),
        )
    return Exhibit(
        key="people",
        title=_("People and organisations"),
        takeaway=takeaway,
        figure=figure,
        table=shown,
        columns=(
            Column("starts_at", _("Start"), "datetime"),
            Column("name", _("Team")),
            Column("attended", _("Organisations present"), "count"),
            Column("people", _("People"), "count"),
        ),
        empty=empty,
    )
