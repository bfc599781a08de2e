"""Who sits there: presence of the teams' members, quorum, people against organisations."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from charts.attendance.meetings import whose
from charts.attendance.rates import FEW_ROWS, interval_note, said
from charts.base import hover, new_figure, safe
from charts.exhibit import Column, Exhibit
from charts.reader import Reader
from charts.rows import end_texts, rows_figure
from domain.intervals import wilson
from domain.vocabulary import COORDINATING, Role
from locales import N_

_ROLES = {
    Role.CITY_HALL: N_("city hall"),
    Role.NGO: N_("organisations"),
    Role.EXPERT: N_("experts"),
}


def presence(table: pd.DataFrame, reader: Reader, names: Mapping[str, str]) -> Exhibit:
    """Members of the teams present, by team and role.

    `table`: of `data_access.attendance.team_presence`.
    """
    _ = reader.locale.gettext
    shown = table[table["invited"] > 0]
    shown = shown.assign(
        name=[names.get(team, team) for team in shown["team"]],
        role_name=[_(_ROLES[Role(role)]) for role in shown["role"]],
        share=shown["attended"] / shown["invited"],
    )
    roles = _by_role(shown)
    empty = "" if len(shown) else _("No data: the source records no members of the teams.")
    return Exhibit(
        key="team_presence",
        title=_("Presence of the teams' members"),
        takeaway=_presence_takeaway(roles, reader),
        figure=None if empty else _presence_figure(roles, reader),
        table=shown,
        columns=(
            Column("name", _("Team")),
            Column("role_name", _("Role")),
            Column("invited", _("Members invited"), "count"),
            Column("attended", _("Members present"), "count"),
            Column("excused", _("Excused"), "count"),
            Column("share", _("Share"), "share"),
            Column("low", _("95% interval from"), "share"),
            Column("high", _("to"), "share"),
        ),
        note=" ".join(
            filter(None, (_excused_note(shown, reader), interval_note(roles["invited"], reader)))
        ),
        empty=empty,
    )


def _excused_note(shown: pd.DataFrame, reader: Reader) -> str:
    excused = int(shown["excused"].sum())
    if not excused:
        return ""
    absent = int((shown["invited"] - shown["attended"]).sum())
    return reader.locale.gettext(
        "Of the absences, {part} were excused.", part=reader.locale.part(excused, absent)
    )


def _by_role(shown: pd.DataFrame) -> pd.DataFrame:
    """All teams together: `role_name`, `invited`, `attended`, `share`, `low`, `high`."""
    roles = shown.groupby("role_name", as_index=False)[["invited", "attended"]].sum()
    roles = roles.sort_values("role_name", ignore_index=True)
    bounds = [wilson(a, i) for a, i in zip(roles["attended"], roles["invited"], strict=True)]
    return roles.assign(
        share=roles["attended"] / roles["invited"],
        low=[low for low, _high in bounds],
        high=[high for _low, high in bounds],
    )


def _presence_figure(roles: pd.DataFrame, reader: Reader) -> go.Figure:
    few = roles["invited"] < FEW_ROWS
    rows = roles.to_dict("records")
    parts = [reader.locale.part(row["attended"], row["invited"]) for row in rows]
    texts = [
        part + (f"; {said(row['low'], row['high'], reader)}" if row["invited"] < FEW_ROWS else "")
        for part, row in zip(parts, rows, strict=True)
    ]
    figure, at, bar = rows_figure(reader, roles["role_name"].tolist())
    figure.add_bar(
        x=[1] * len(at), y=at, width=bar, orientation="h", marker_color=reader.palette.soft,
        hoverinfo="skip",
    )  # fmt: skip
    figure.add_bar(
        x=roles["share"], y=at, width=bar, orientation="h", marker_color=reader.palette.accent,
        error_x={
            "type": "data", "symmetric": False, "color": reader.palette.text,
            "thickness": 1.2 * reader.scale, "width": 3,
            "array": (roles["high"] - roles["share"]).where(few),
            "arrayminus": (roles["share"] - roles["low"]).where(few),
        },
        hovertext=texts, hoverinfo="text",
    )  # fmt: skip
    end_texts(figure, [1] * len(at), at, parts, reader)
    return figure


def _presence_takeaway(roles: pd.DataFrame, reader: Reader) -> str:
    """How many came, in all and by role: the same few persons are no ground for a ranking."""
    locale = reader.locale
    attended, invited = roles["attended"].sum(), roles["invited"].sum()
    if not invited:
        return ""
    part = locale.part(attended, invited)
    if len(roles) < 2:
        return locale.gettext("Of the invited members, {part} came.", part=part)
    told = [f"{row['role_name']} – {locale.percent(row['share'])}" for _, row in roles.iterrows()]
    return locale.gettext(
        "Of the invited members, {part} came: {roles}.", part=part, roles=locale.listing(told)
    )


def quorum(table: pd.DataFrame, reader: Reader) -> Exhibit:
    """Members of the coordinating team present at each of its meetings, and half of the team.

    `table`: of `data_access.attendance.quorums`.
    """
    _, locale, palette = reader.locale.gettext, reader.locale, reader.palette
    table = table[table["members"] > 0]  # no one in term on the day: nothing to be half of
    known = len(table) > 0
    empty = (
        "" if known else _("No data: no listed meeting of the coordinating team, or no members.")
    )
    figure, takeaway = None, ""
    if known:
        enough = table["present"] * 2 >= table["members"]
        takeaway = locale.gettext(
            "Quorum at the coordinating team's meetings: {part}.",
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
        figure.update_layout(
            shapes=[
                {
                    "type": "line", "x0": at - 0.5, "x1": at + 0.5, "y0": half, "y1": half,
                    "line": {"color": palette.text, "width": 1.5, "dash": "dot"},
                }
                for at, half in enumerate(table["members"] / 2)
            ]
        )  # fmt: skip
        figure.update_xaxes(tickvals=list(range(len(table))), ticktext=titles, showgrid=False)
        figure.update_yaxes(
            range=[0, table["members"].max() * 1.1], title_text=_("members present")
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
            Column("members", _("Members in term"), "count"),
        ),
        note=_("Dotted: half of the members in term on the day.") if known else "",
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
            people=locale.number(each, 1),
            organisations=locale.number(shown["attended"].sum() / len(shown), 1),
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
        note=whose(shown, reader),
        empty=empty,
    )
