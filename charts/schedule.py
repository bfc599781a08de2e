"""The schedule: planned against actual, and what comes next."""

import datetime as dt
from collections.abc import Callable, Mapping

import pandas as pd

from charts import labels
from charts.claims import named
from charts.exhibit import Column, Exhibit
from charts.reader import Reader
from charts.value import Chart, Details, Moments, Spans, Strip, Symbol, Timeline, Upright
from domain.columns import column
from domain.labels import MILESTONE_STATES

_SYMBOLS: dict[str, Symbol] = {
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
    return _exhibit("milestones", title, _timeline, table, as_of, reader, names)


def strip(table: pd.DataFrame, as_of: dt.date, reader: Reader, names: Mapping[str, str]) -> Exhibit:
    """All milestones on one line, at their planned ends: what is done, late, to come.

    `table`: of `data_access.schedule.milestones`.
    """
    title = reader.locale.gettext("Schedule at a glance")
    return _exhibit("schedule_strip", title, _strip, table, as_of, reader, names)


def _exhibit(
    key: str,
    title: str,
    chart: Callable[[pd.DataFrame, dt.date, Reader], Chart],
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
        chart=None if table.empty else chart(shown, as_of, reader),
        table=shown,
        columns=(
            Column("label", _("Milestone")),
            Column("team_name", _("Team")),
            Column("planned_start", _("Planned from"), "date"),
            Column("planned_end", _("Planned until"), "date"),
            Column("actual_start", _("Actual from"), "date"),
            Column("actual_end", _("Actual until"), "date"),
            Column("state_name", _("State")),
            column("slip_days", reader.locale),
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
        chart=None,
        table=shown,
        columns=(
            Column("starts_at", _("Start"), "datetime"),
            Column("name", _("Team")),
            Column("title", _("Title")),
            Column("venue", _("Venue")),
            column("invited", reader.locale),
            column("registered", reader.locale),
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
        chart=None,
        table=shown,
        columns=(
            Column("name", _("Sector")),
            Column("held", _("Held so far"), "count"),
            Column("last_held_on", _("Last meeting"), "date"),
            column("days_since_last", reader.locale, mark="idle"),
            column("longest_gap_days", reader.locale),
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
    named = [
        row["name_en"] if english and isinstance(row["name_en"], str) else row["name"]
        for row in table.to_dict("records")
    ]
    teams = [names.get(team, team) if isinstance(team, str) else None for team in table["team"]]
    states = [reader.locale.gettext(MILESTONE_STATES[state]) for state in table["state"]]
    return table.assign(label=named, team_name=pd.Series(teams, table.index), state_name=states)


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
    worst = late.iloc[int(late["slip_days"].to_numpy().argmax())]
    return labels.late(reader.locale, len(late), worst["label"], int(worst["slip_days"]))


def _colour(state: str, reader: Reader) -> str:
    palette = reader.palette
    return {"late": palette.bad, "not_started": palette.muted}.get(state, palette.accent)


def _timeline(shown: pd.DataFrame, as_of: dt.date, reader: Reader) -> Timeline:
    _, palette = reader.locale.gettext, reader.palette
    first, last = _ends(shown, as_of)
    begun, late = shown["actual_start"].notna(), shown["state"] == "late"
    shown = shown.assign(until=[end or as_of for end in shown["actual_end"]])
    details = tuple(_milestone_details(row, reader) for row in _rows(shown))

    def spans(chosen: pd.Series, start: str, end: str, title: str, colour: str) -> Spans:
        days = tuple(
            (row[start], row[end]) if drawn else None
            for drawn, row in zip(chosen, _rows(shown), strict=True)
        )
        return Spans(title, colour, days, details, slim=start == "actual_start")

    kinds = (
        spans(begun | True, "planned_start", "planned_end", _("plan"), palette.soft),
        spans(begun & ~late, "actual_start", "until", _("actual"), palette.accent),
        spans(begun & late, "actual_start", "until", _("actual, late"), palette.bad),
    )
    return Timeline(
        rows=tuple(shown["label"]),
        spans=tuple(kind for kind in kinds if any(kind.days)),
        first=first,
        last=last,
        now=_now(as_of, reader),
    )


def _strip(shown: pd.DataFrame, as_of: dt.date, reader: Reader) -> Strip:
    first, last = _ends(shown, as_of)
    shown = shown.sort_values("planned_end")

    def moments(state: str, rows: pd.DataFrame) -> Moments:
        return Moments(
            name=reader.locale.gettext(MILESTONE_STATES[state]),
            colour=_colour(state, reader),
            symbol=_SYMBOLS[state],
            days=tuple(rows["planned_end"]),
            details=tuple(_milestone_details(row, reader) for row in _rows(rows)),
        )

    return Strip(
        moments=tuple(
            moments(state, shown[shown["state"] == state])
            for state in MILESTONE_STATES
            if (shown["state"] == state).any()
        ),
        first=first,
        last=last,
        now=_now(as_of, reader),
    )


def _ends(shown: pd.DataFrame, as_of: dt.date) -> tuple[dt.date, dt.date]:
    days = [as_of, *shown["planned_start"], *shown["planned_end"]]
    days += [day for name in ("actual_start", "actual_end") for day in shown[name] if day]
    return min(days), max(days)


def _now(as_of: dt.date, reader: Reader) -> Upright:
    text = reader.locale.gettext("as of {date}", date=reader.locale.date(as_of))
    return Upright(as_of, text, reader.palette.accent)


def _milestone_details(row: dict, reader: Reader) -> Details:
    locale = reader.locale
    _ = locale.gettext
    planned = locale.period(row["planned_start"], row["planned_end"])
    lines = [row["label"], _("Planned: {period}", period=planned)]
    if row["actual_start"] or row["actual_end"]:
        actual = locale.period(row["actual_start"], row["actual_end"])
        lines.append(_("Actual: {period}", period=actual))
    lines.append(row["state_name"])
    if row["slip_days"]:
        lines.append(_("Slip in days: {n}", n=locale.number(row["slip_days"])))
    return tuple(lines)


def _rows(table: pd.DataFrame) -> list[dict]:
    return table.to_dict("records")
