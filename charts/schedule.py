"""The schedule: planned against actual, and what comes next."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping

import pandas as pd
import plotly.graph_objects as go

from charts import terms
from charts.base import date_axis, hover, mark_date, new_figure, safe
from charts.claims import named
from charts.exhibit import Column, Exhibit
from charts.reader import Reader
from charts.rows import rows_figure
from locales import N_

_DAY_MS = 86_400_000
_LINE = 26
"""Pixels, at scale 1."""
_NEAR = 0.025
"""Of the whole time: marks as near as this would cover one another."""
_LEVEL, _MOST_LEVELS = 0.36, 3
STATES = {
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
    title = reader.locale.gettext("Milestones: planned and actual")
    return _exhibit("milestones", title, _span_figure, table, as_of, reader, names)


def strip(table: pd.DataFrame, as_of: dt.date, reader: Reader, names: Mapping[str, str]) -> Exhibit:
    """All milestones on one line, at their planned ends: what is done, late, to come.

    `table`: of `data_access.schedule.milestones`.
    """
    title = reader.locale.gettext("Schedule at a glance")
    return _exhibit("schedule_strip", title, _strip_figure, table, as_of, reader, names)


def _exhibit(
    key: str,
    title: str,
    draw: Callable[[pd.DataFrame, dt.date, Reader], go.Figure],
    table: pd.DataFrame,
    as_of: dt.date,
    reader: Reader,
    names: Mapping[str, str],
) -> Exhibit:
    _ = reader.locale.gettext
    shown = _named(table, reader, names)
    return Exhibit(
        key=key,
        title=title,
        takeaway=_takeaway(shown, reader),
        figure=None if table.empty else draw(shown, as_of, reader),
        table=shown,
        columns=(
            Column("label", _("Milestone")),
            Column("team_name", _("Team")),
            Column("planned_start", _("Planned from"), "date"),
            Column("planned_end", _("Planned until"), "date"),
            Column("actual_start", _("Actual from"), "date"),
            Column("actual_end", _("Actual until"), "date"),
            Column("state_name", _("State")),
            Column("slip_days", _("Slip in days"), "days"),
        ),
        empty=_("No data: the source has no schedule.") if table.empty else "",
    )


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
    return Exhibit(
        key="gaps_between_meetings",
        title=_("Gaps between meetings"),
        takeaway=_gaps_takeaway(shown, reader),
        figure=None,
        table=shown,
        columns=(
            Column("name", _("Sector")),
            Column("held", _("Held so far"), "count"),
            Column("last_held_on", _("Last meeting"), "date"),
            Column("days_since_last", _("Days since then"), "days", mark="idle"),
            Column("longest_gap_days", _("Longest gap in days"), "days"),
        ),
        empty="" if shown["held"].any() else _("No data: no meeting was held in this scope."),
    )


def _gaps_takeaway(shown: pd.DataFrame, reader: Reader) -> str:
    """Sectors silent for longer than their rhythm lets expect, and those that never met."""
    locale = reader.locale
    if not shown["held"].any():
        return ""
    silent = [
        locale.ngettext(
            "{name} – {n} day, since {day}",
            "{name} – {n} days, since {day}",
            int(row["days_since_last"]),
            name=row["name"],
            day=locale.date(row["last_held_on"]),
        )
        for row in _rows(shown[shown["idle"] & (shown["held"] > 0)])
    ]
    never = shown[shown["idle"] & (shown["held"] == 0)]["name"].tolist()
    told = []
    if silent:
        told.append(
            locale.gettext(
                "Without a meeting for longer than usual: {names}.", names=named(silent, locale)
            )
        )
    if never:
        told.append(locale.gettext("Not met at all: {names}.", names=locale.listing(never)))
    if told:
        return " ".join(told)
    if shown["usual_days"].isna().all():
        return locale.gettext("Too few meetings to tell whether a gap is longer than usual.")
    return locale.gettext("No sector has been without a meeting for longer than usual.")


def _named(table: pd.DataFrame, reader: Reader, names: Mapping[str, str]) -> pd.DataFrame:
    english = reader.locale.language == "en"
    labels = [
        row["name_en"] if english and isinstance(row["name_en"], str) else row["name"]
        for row in table.to_dict("records")
    ]
    teams = [names.get(team, team) if isinstance(team, str) else None for team in table["team"]]
    states = [reader.locale.gettext(STATES[state]) for state in table["state"]]
    return table.assign(label=labels, team_name=teams, state_name=states)


def _takeaway(shown: pd.DataFrame, reader: Reader) -> str:
    """What is late, and what must be finished next."""
    locale = reader.locale
    ahead = shown[shown["state"].isin(["under_way", "not_started"])].sort_values("planned_end")
    told = [_late_takeaway(shown, reader)]
    if len(ahead):
        told.append(
            locale.gettext(
                "To be finished next: {name}, {date}.",
                name=ahead["label"].iloc[0],
                date=locale.date(ahead["planned_end"].iloc[0]),
            )
        )
    return " ".join(filter(None, told)) or _finished(shown, reader)


def _finished(shown: pd.DataFrame, reader: Reader) -> str:
    return reader.locale.gettext("All milestones are done.") if len(shown) else ""


def _late_takeaway(shown: pd.DataFrame, reader: Reader) -> str:
    late = shown[shown["state"] == "late"]
    if late.empty:
        return ""
    worst = late.loc[late["slip_days"].idxmax()]
    return terms.late(reader.locale, len(late), worst["label"], int(worst["slip_days"]))


def _colour(state: str, reader: Reader) -> str:
    palette = reader.palette
    return {"late": palette.bad, "not_started": palette.muted}.get(state, palette.accent)


def _span_figure(shown: pd.DataFrame, as_of: dt.date, reader: Reader) -> go.Figure:
    first, last = _ends(shown, as_of)
    first -= dt.timedelta(days=2)
    _, palette = reader.locale.gettext, reader.palette
    begun = shown["actual_start"].notna()
    late = shown["state"] == "late"
    kinds = [
        (shown.index >= 0, "planned_start", "planned_end", _("plan"), palette.soft, 1),
        (begun & ~late, "actual_start", "until", _("actual"), palette.accent, 0.5),
        (begun & late, "actual_start", "until", _("actual, late"), palette.bad, 0.5),
    ]
    kinds = [kind for kind in kinds if kind[0].any()]
    figure, at, bar = rows_figure(
        reader,
        shown["label"].tolist(),
        legend=[title for *_rest, title, _colour, _width in kinds],
        axis=46,
        left=first.isoformat(),
    )
    shown = shown.assign(
        at=at,
        until=[end or as_of for end in shown["actual_end"]],
        hover=[_milestone_hover(row, reader) for row in _rows(shown)],
    )
    for chosen, start, end, title, colour, width in kinds:
        _spans(figure, shown[chosen], start, end, title, colour, bar * width)
    date_axis(figure, reader, first, last)
    figure.update_xaxes(range=[first, last + dt.timedelta(days=5)], ticklabeloverflow="allow")
    mark_date(figure, reader, as_of, _as_of_text(as_of, reader))
    figure.update_layout(  # the legend above the text of the line
        legend_y=1 + _LINE / figure.layout.yaxis.range[0],
        height=figure.layout.height + _LINE * reader.scale,
    )
    return figure


def _spans(
    figure: go.Figure,
    rows: pd.DataFrame,
    start: str,
    end: str,
    title: str,
    colour: str,
    width: float,
) -> None:
    """A bar per row from the beginning of one day to the end of another."""
    days = [(last - first).days + 1 for first, last in zip(rows[start], rows[end], strict=True)]
    figure.add_bar(
        base=[day.isoformat() for day in rows[start]], x=[n * _DAY_MS for n in days],
        y=rows["at"].tolist(), width=width, orientation="h", name=title, marker_color=colour,
        hovertext=rows["hover"].tolist(), hoverinfo="text",
    )  # fmt: skip


def _strip_figure(shown: pd.DataFrame, as_of: dt.date, reader: Reader) -> go.Figure:
    palette = reader.palette
    figure = new_figure(reader, 170)
    first, last = _ends(shown, as_of)
    shown = shown.sort_values("planned_end")
    shown = shown.assign(level=_levels(shown["planned_end"], (last - first) * _NEAR))
    for state, title in STATES.items():
        rows = shown[shown["state"] == state]
        if rows.empty:
            continue
        colour = _colour(state, reader)
        figure.add_scatter(
            x=rows["planned_end"], y=rows["level"] * _LEVEL, mode="markers",
            name=reader.locale.gettext(title),
            marker={"symbol": _SYMBOLS[state], "size": 14 * reader.scale, "color": colour,
                    "line": {"color": colour, "width": 2}},
            hovertext=[_milestone_hover(row, reader) for row in _rows(rows)],
            hoverinfo="text", cliponaxis=False,
        )  # fmt: skip
    figure.update_layout(
        shapes=[
            {
                "type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 0,
                "line": {"color": palette.grid, "width": 2}, "layer": "below",
            }
        ]
    )  # fmt: skip
    figure.update_layout(showlegend=True, legend_y=1.3)
    figure.update_yaxes(visible=False, range=[-0.5, 1])
    date_axis(figure, reader, first, last)
    figure.update_xaxes(
        range=[first - dt.timedelta(days=4), last + dt.timedelta(days=8)], showgrid=False
    )
    mark_date(figure, reader, as_of, _as_of_text(as_of, reader))
    return figure


def _levels(days: Iterable[dt.date], near: dt.timedelta) -> list[int]:
    """For days in order, how high each mark lies, so that those of near days do not cover others.

    Where too many are near, the highest level takes them.
    """
    latest, levels = [dt.date.min] * _MOST_LEVELS, []
    for day in days:
        free = (n for n in range(_MOST_LEVELS) if latest[n] < day - near)
        levels.append(next(free, _MOST_LEVELS - 1))
        latest[levels[-1]] = day
    return levels


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


def _rows(table: pd.DataFrame) -> list[dict]:
    return table.to_dict("records")
