"""When meetings happen: calendar, days and hours."""

import datetime as dt
from collections.abc import Mapping
from itertools import pairwise

import pandas as pd
from babel.dates import get_day_names

from charts.attendance.meetings import whose
from charts.exhibit import Column, Exhibit
from charts.folding import others_name, smallest
from charts.reader import Reader
from charts.value import Details, Grid
from domain.columns import column
from domain.presence import by_hour, mean_per_meeting
from domain.vocabulary import MeetingStatus
from locales.formats import half_up

_MOST_WEEKS, _MOST_TICKS = 60, 30


def week_calendar(table: pd.DataFrame, reader: Reader, names: Mapping[str, str]) -> Exhibit:
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
    drawn, drawn_names = _folded(shown, names, reader)
    return Exhibit(
        key="calendar",
        title=_("Calendar of meetings"),
        takeaway="" if empty else _calendar_takeaway(held, reader),
        chart=None if empty else _calendar_chart(drawn, bool(long), reader, drawn_names),
        whole=None
        if empty or drawn is shown
        else _calendar_chart(shown, bool(long), reader, names),
        table=shown,
        columns=(
            Column("span", _("Month from") if long else _("Week from"), "date"),
            Column("name", _("Team")),
            column("meetings_held", reader.locale, name="meetings"),
            column("attended", reader.locale),
        ),
        note=""
        if empty
        else " ".join(
            filter(
                None,
                [
                    _("The stronger the colour, the more organisations were present."),
                    whose(held, reader),
                ],
            )
        ),
        empty=empty,
    )


def _folded(
    shown: pd.DataFrame, names: Mapping[str, str], reader: Reader
) -> tuple[pd.DataFrame, Mapping[str, str]]:
    """The teams with fewest attendances as one row, and the names with it; unchanged if none is."""
    attended = shown.groupby("team")[["attended"]].sum().reset_index()
    rest = smallest(attended, "attended", reader)["team"]
    if rest.empty:
        return shown, names
    others = ",".join(rest)
    drawn = (
        shown.assign(team=shown["team"].where(~shown["team"].isin(rest), others))
        .groupby(["team", "span"], as_index=False)[["meetings", "attended"]]
        .sum()
    )
    return drawn, {**names, others: others_name(len(rest), reader)}


def _calendar_chart(
    shown: pd.DataFrame, months: bool, reader: Reader, names: Mapping[str, str]
) -> Grid:
    _, locale = reader.locale.gettext, reader.locale
    steps = pd.date_range(shown["span"].min(), shown["span"].max(), freq="MS" if months else "7D")
    spans = list(steps.date)
    teams = [team for team in names if team in set(shown["team"])]
    cells = {(row["team"], row["span"]): row for row in shown.to_dict("records")}

    def told(team: str, span: dt.date) -> Details:
        row = cells.get((team, span))
        when = locale.month(span, year=True) if months else locale.date(span)
        if not row:
            return names[team], when
        met = locale.ngettext("{n} meeting", "{n} meetings", row["meetings"])
        present = _("Present: {part}", part=locale.number(row["attended"]))
        return names[team], when, met, present

    return Grid(
        columns=tuple(_ticks(spans, reader)),
        rows=tuple(names[team] for team in teams),
        values=tuple(
            tuple(cells.get((team, span), {}).get("attended") for span in spans) for team in teams
        ),
        details=tuple(tuple(told(team, span) for span in spans) for team in teams),
    )


def _ticks(spans: list[dt.date], reader: Reader) -> list[str]:
    """The month at its first span, with its year where that is new; of many, every third place."""
    ticks = [
        _month(span, i == 0 or span.year != spans[i - 1].year, reader)
        if i == 0 or span.month != spans[i - 1].month
        else ""
        for i, span in enumerate(spans)
    ]
    if len(spans) > _MOST_TICKS:
        return [tick if i % 3 == 0 else "" for i, tick in enumerate(ticks)]
    return ticks


def _calendar_takeaway(held: pd.DataFrame, reader: Reader) -> str:
    """The longest time between two meetings, of whichever teams."""
    locale, days = reader.locale, held["starts_on"].sort_values().tolist()
    pauses = [(after - before).days for before, after in pairwise(days)]
    longest = max(pauses, default=0)
    told = locale.ngettext("{n} meeting was held", "{n} meetings were held", len(days))
    if not longest:
        return f"{told}."
    if pauses.count(longest) > 1:
        return locale.ngettext(
            "{sentence}; longest pauses between two: {n} day.",
            "{sentence}; longest pauses between two: {n} days.",
            longest,
            sentence=told,
        )
    return locale.ngettext(
        "{sentence}; longest pause between two: {n} day, from {day}.",
        "{sentence}; longest pause between two: {n} days, from {day}.",
        longest,
        sentence=told,
        day=locale.date(days[pauses.index(longest)]),
    )


def _month(day: dt.date, new_year: bool, reader: Reader) -> str:
    return f"{reader.locale.month(day)} {day.year}" if new_year else reader.locale.month(day)


def hours(table: pd.DataFrame, reader: Reader) -> Exhibit:
    """Which days and hours draw organisations: mean number present per meeting.

    `table`: of `data_access.attendance.by_meeting`.
    """
    _, locale = reader.locale.gettext, reader.locale
    listed = table[table["has_list"]]
    names = get_day_names("wide", "stand-alone", locale.language)
    shown = by_hour(listed)
    shown = shown.assign(day=[names[day] for day in shown["weekday"]])
    empty = "" if len(shown) else _("No data: no held meeting has an attendance list.")
    return Exhibit(
        key="days_and_hours",
        title=_("Days and hours"),
        takeaway=_hours_takeaway(listed, shown, reader),
        chart=None if empty else _hours_chart(shown, names, reader),
        table=shown,
        columns=(
            Column("day", _("Day")),
            Column("hour", _("Hour of start"), "count"),
            column("meetings_held", reader.locale, name="meetings"),
            column("attended_per_meeting", reader.locale),
        ),
        note=""
        if empty
        else " ".join(
            filter(
                None,
                [
                    _("In the cells: organisations present per meeting, on average."),
                    whose(listed, reader),
                ],
            )
        ),
        empty=empty,
    )


def _hours_chart(shown: pd.DataFrame, names: Mapping[int, str], reader: Reader) -> Grid:
    locale = reader.locale
    cells = {(row["weekday"], row["hour"]): row for row in shown.to_dict("records")}
    days = sorted(shown["weekday"].unique())
    span = range(int(shown["hour"].min()), int(shown["hour"].max()) + 1)

    def value(day: int, hour: int) -> int | None:
        row = cells.get((day, hour))
        return int(half_up(row["attended_per_meeting"])) if row else None

    def told(day: int, hour: int) -> Details:
        row = cells.get((day, hour))
        meetings = row["meetings"] if row else 0
        return f"{names[day]} {hour}:00", locale.ngettext("{n} meeting", "{n} meetings", meetings)

    return Grid(
        columns=tuple(f"{hour}:00" for hour in span),
        rows=tuple(names[day] for day in days),
        values=tuple(tuple(value(day, hour) for hour in span) for day in days),
        details=tuple(tuple(told(day, hour) for hour in span) for day in days),
        written=True,
    )


def _hours_takeaway(listed: pd.DataFrame, shown: pd.DataFrame, reader: Reader) -> str:
    """Numbers without a best time: too few meetings begin at each for one to be told."""
    if shown.empty:
        return ""
    locale, means = reader.locale, shown["attended_per_meeting"]
    told = locale.ngettext(
        "{n} meeting has an attendance list; {mean} organisations on average",
        "{n} meetings have an attendance list; {mean} organisations on average",
        len(listed),
        mean=locale.number(mean_per_meeting(listed, "attended"), 1),
    )
    low, high = (locale.number(n, 1) for n in (means.min(), means.max()))
    if low == high:
        return f"{told}."
    return locale.gettext(
        "{sentence}, by day and hour from {low} to {high}.", sentence=told, low=low, high=high
    )
