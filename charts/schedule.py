"""The schedule: planned against actual, and what comes next."""

import datetime as dt
from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from charts.base import date_axis, hover, label, mark_date, new_figure, safe
from charts.exhibit import Column, Exhibit
from charts.reader import Reader
from charts.rows import BAR, rows_figure
from locales import N_

_STATES = {
    "done": N_("done"),
    "under_way": N_("under way"),
    "late": N_("late"),
    "not_started": N_("not started"),
}
_SYMBOLS = {
    "done": "circle",
    "under_way": "circle-open",
    "late": "x",
    "not_started": "diamond-open",
}


def milestones(
    table: pd.DataFrame, as_of: dt.date, reader: Reader, names: Mapping[str, str]
) -> Exhibit:
    """Each milestone's planned span and, on it, the actual one, with the as-of line.

    `table`: of `data_access.schedule.milestones`; `names`: team code → name.
    """
    _ = reader.locale.gettext
    shown = _named(table, reader, names)
    empty = _("No data: the source has no schedule.") if table.empty else ""
    return Exhibit(
        key="milestones",
        title=_("Milestones: planned and actual"),
        takeaway=_late_takeaway(shown, reader),
        figure=None if empty else _span_figure(shown, as_of, reader),
        table=shown,
        columns=(
            Column("label", _("Milestone")),
            Column("team_name", _("Team")),
            Column("planned_start", _("Planned from"), "date"),
            Column("planned_end", _("Planned until"), "date"),
            Column("actual_start", _("Actual from"), "date"),
            Column("actual_end", _("Actual until"), "date"),
            Column("state_name", _("State")),
            Column("slip_days", _("Slip in days"), "days", higher_is_better=False),
        ),
        empty=empty,
    )


def strip(table: pd.DataFrame, as_of: dt.date, reader: Reader, names: Mapping[str, str]) -> Exhibit:
    """All milestones on one line, at their planned ends: what is done, late, to come.

    `table`: of `data_access.schedule.milestones`.
    """
    exhibit = milestones(table, as_of, reader, names)
    title = reader.locale.gettext("Schedule at a glance")
    figure = None if table.empty else _strip_figure(exhibit.table, as_of, reader)
    return Exhibit(
        "schedule_strip", title, exhibit.takeaway, figure, exhibit.table, exhibit.columns,
        empty=exhibit.empty,
    )  # fmt: skip


def upcoming(table: pd.DataFrame, reader: Reader, names: Mapping[str, str]) -> Exhibit:
    """Planned meetings from the as-of date on. `table`: of `data_access.schedule.upcoming`."""
    locale = reader.locale
    _ = locale.gettext
    shown = table.assign(name=[names.get(team, team) for team in table["team"]])
    takeaway = ""
    if len(table):
        first = shown.iloc[0]
        takeaway = locale.ngettext(
            "{n} meeting ahead; the next: {name}, {when}.",
            "{n} meetings ahead; the next: {name}, {when}.",
            len(table),
            name=first["name"],
            when=locale.datetime(first["starts_at"]),
        )
    return Exhibit(
        key="upcoming_meetings",
        title=_("Coming meetings"),
        takeaway=takeaway,
        figure=None,
        table=shown,
        columns=(
            Column("starts_at", _("Start"), "datetime"),
            Column("name", _("Team")),
            Column("title", _("Title")),
            Column("venue", _("Venue")),
            Column("invited", _("Invited"), "count"),
            Column("registered", _("Registered"), "count"),
        ),
        empty="" if len(table) else _("No meeting is planned after this day."),
    )


def gaps(table: pd.DataFrame, reader: Reader, names: Mapping[str, str]) -> Exhibit:
    """Time without a meeting per sector. `table`: of `data_access.schedule.longest_gaps`."""
    locale = reader.locale
    _ = locale.gettext
    shown = table.assign(name=[names.get(code, code) for code in table["sector"]])
    shown = shown.sort_values("days_since_last", ascending=False, ignore_index=True)
    takeaway = ""
    if len(shown) > 1 and shown["days_since_last"].notna().any():
        longest = shown.iloc[0]
        takeaway = locale.ngettext(
            "Longest without a meeting: {name} – {n} day, since {day}.",
            "Longest without a meeting: {name} – {n} days, since {day}.",
            int(longest["days_since_last"]),
            name=longest["name"],
            day=locale.date(longest["last_held_on"]),
        )
    return Exhibit(
        key="gaps_between_meetings",
        title=_("Gaps between meetings"),
        takeaway=takeaway,
        figure=None,
        table=shown,
        columns=(
            Column("name", _("Sector")),
            Column("held", _("Meetings held"), "count", higher_is_better=True),
            Column("last_held_on", _("Last meeting"), "date"),
            Column("days_since_last", _("Days since then"), "days", higher_is_better=False),
            Column("longest_gap_days", _("Longest gap in days"), "days", higher_is_better=False),
        ),
        empty="" if shown["held"].any() else _("No data: no meeting was held in this scope."),
    )


def _named(table: pd.DataFrame, reader: Reader, names: Mapping[str, str]) -> pd.DataFrame:
    english = reader.locale.language == "en"
    labels = [
        row["name_en"] if english and isinstance(row["name_en"], str) else row["name"]
        for row in table.to_dict("records")
    ]
    teams = [names.get(team, team) if isinstance(team, str) else None for team in table["team"]]
    states = [reader.locale.gettext(_STATES[state]) for state in table["state"]]
    return table.assign(label=labels, team_name=teams, state_name=states)


def _late_takeaway(shown: pd.DataFrame, reader: Reader) -> str:
    locale = reader.locale
    late = shown[shown["state"] == "late"]
    if late.empty:
        return ""
    worst = late.loc[late["slip_days"].idxmax()]
    return locale.ngettext(
        "{n} milestone is late; the longest: {name} – {days} days past its planned end.",
        "{n} milestones are late; the longest: {name} – {days} days past its planned end.",
        len(late),
        name=worst["label"],
        days=locale.number(worst["slip_days"]),
    )


def _colour(state: str, reader: Reader) -> str:
    palette = reader.palette
    return {"late": palette.bad, "not_started": palette.muted}.get(state, palette.accent)


def _span_figure(shown: pd.DataFrame, as_of: dt.date, reader: Reader) -> go.Figure:
    palette = reader.palette
    figure, at = rows_figure(reader, shown["label"].tolist(), axis=46)
    for row, y in zip(shown.to_dict("records"), at, strict=True):
        texts = _milestone_hover(row, reader)
        _span(figure, row["planned_start"], row["planned_end"], y, BAR, palette.soft, texts)
        if row["actual_start"]:
            end = row["actual_end"] or as_of
            _span(
                figure, row["actual_start"], end, y, BAR * 0.5, _colour(row["state"], reader), texts
            )
    first, last = _ends(shown, as_of)
    date_axis(figure, reader, first, last)
    figure.update_xaxes(range=[first - dt.timedelta(days=2), last + dt.timedelta(days=5)])
    mark_date(figure, reader, as_of, _as_of_text(as_of, reader))
    return figure


def _span(
    figure: go.Figure, start: dt.date, end: dt.date, y: float, width: float, colour: str, text: str
) -> None:
    """A bar from the start of one day to the end of another."""
    days = (end - start).days + 1
    figure.add_bar(
        base=[start.isoformat()], x=[days * 86_400_000], y=[y], width=width, orientation="h",
        marker_color=colour, hovertext=[text], hoverinfo="text",
    )  # fmt: skip


def _strip_figure(shown: pd.DataFrame, as_of: dt.date, reader: Reader) -> go.Figure:
    palette = reader.palette
    figure = new_figure(reader, 200)
    for state, title in _STATES.items():
        rows = shown[shown["state"] == state]
        if rows.empty:
            continue
        colour = _colour(state, reader)
        figure.add_scatter(
            x=rows["planned_end"], y=[0] * len(rows), mode="markers",
            name=reader.locale.gettext(title),
            marker={"symbol": _SYMBOLS[state], "size": 14 * reader.scale, "color": colour,
                    "line": {"color": colour, "width": 2}},
            hovertext=[_milestone_hover(row, reader) for row in rows.to_dict("records")],
            hoverinfo="text", cliponaxis=False,
        )  # fmt: skip
    first, last = _ends(shown, as_of)
    figure.add_hline(y=0, line={"color": palette.grid, "width": 2}, layer="below")
    ahead = shown[(shown["state"].isin(["under_way", "not_started"]))].sort_values("planned_end")
    if len(ahead):
        _point_at(figure, ahead.iloc[0], reader)
    figure.update_layout(showlegend=True, legend_y=1.3)
    figure.update_yaxes(visible=False, range=[-0.5, 1])
    date_axis(figure, reader, first, last)
    figure.update_xaxes(
        range=[first - dt.timedelta(days=4), last + dt.timedelta(days=8)], showgrid=False
    )
    mark_date(figure, reader, as_of, _as_of_text(as_of, reader))
    return figure


def _point_at(figure: go.Figure, row: pd.Series, reader: Reader) -> None:
    """Name the next milestone."""
    figure.add_annotation(
        x=row["planned_end"].isoformat(), y=-0.12, yanchor="top", xanchor="right",
        text=label(f"{reader.locale.short_date(row['planned_end'])} {row['label']}", 34),
        showarrow=False, font={"color": reader.palette.muted}, align="right",
    )  # fmt: skip


def _ends(shown: pd.DataFrame, as_of: dt.date) -> tuple[dt.date, dt.date]:
    days = [as_of, *shown["planned_start"], *shown["planned_end"]]
    days += [day for name in ("actual_start", "actual_end") for day in shown[name] if day]
    return min(days), max(days)


def _as_of_text(as_of: dt.date, reader: Reader) -> str:
    return reader.locale.gettext("as of {date}", date=reader.locale.date(as_of))


def _milestone_hover(row: dict, reader: Reader) -> str:
    locale = reader.locale
    _ = locale.gettext
    planned = locale.period(row["planned_start"], row["planned_end"])
    lines = [safe(row["label"]), _("Planned: {period}", period=planned)]
    if row["actual_start"] or row["actual_end"]:
        actual = locale.period(row["actual_start"], row["actual_end"])
        lines.append(_("Actual: {period}", period=actual))
    lines.append(row["state_name"])
    if row["slip_days"]:
        lines.append(_("Slip in days: {n}", n=locale.number(row["slip_days"])))
    return hover(lines)
