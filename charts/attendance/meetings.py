"""Who came to each held meeting, day by day or month by month."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from charts.claims import named
from charts.exhibit import Column, Exhibit
from charts.labels import fell
from charts.reader import Reader
from charts.value import XY, Axis, Dash, Details, Dots, Line, column_values
from domain.columns import column
from domain.evidence import LAST
from domain.presence import by_month, usual_presence
from domain.signals import falling
from domain.vocabulary import COORDINATING, MeetingStatus

MOST_SINGLE = 80
"""More meetings than this are drawn month by month."""
_DASHES: tuple[Dash, ...] = ("solid", "dash", "dot")


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
        chart=None if empty else draw(held, reader),
        table=held.reset_index(drop=True),
        columns=(
            Column("starts_at", _("Start"), "datetime"),
            Column("name", _("Team")),
            Column("title", _("Title")),
            column("invited", reader.locale),
            column("registered", reader.locale),
            column("attended", reader.locale),
            column("rate_invited_attended", reader.locale, name="invited_attended"),
            column("attendance_rate", reader.locale),
            column("no_show_rate", reader.locale),
            column("walk_ins", reader.locale),
            column("people", reader.locale),
        ),
        note=" · ".join(
            filter(None, [list_coverage(len(listed), len(held), reader), whose(held, reader)])
        ),
        empty=empty,
    )


def whose(table: pd.DataFrame, reader: Reader) -> str:
    """Says of meetings of all teams that they are; others are of the chosen sectors anyway."""
    if not (table["team"] == COORDINATING).any():
        return ""
    return reader.locale.gettext("All teams' meetings, the coordinating team's too.")


def list_coverage(listed: int, held: int, reader: Reader) -> str:
    """«na podstawie 61 z 68 spotkań z listą obecności»; empty where every meeting has one."""
    if listed == held:
        return ""
    return reader.locale.ngettext(
        "based on {listed} of {n} held meeting that has an attendance list",
        "based on {listed} of {n} held meetings that have an attendance list",
        held,
        listed=reader.locale.number(listed),
    )


def _by_day(held: pd.DataFrame, reader: Reader) -> XY:
    """A dot per meeting, and a line over the meetings of each sector that the takeaway names."""
    _, palette = reader.locale.gettext, reader.palette
    coordinating, listed = held["team"] == COORDINATING, held["has_list"]
    own, theirs, bare = held[listed & ~coordinating], held[listed & coordinating], held[~listed]
    dots = (
        Dots(
            _("without a list"),
            palette.bad,
            tuple(bare["starts_on"]),
            (0,) * len(bare),
            "x",
            **_marks(bare, reader),
        ),
        Dots(
            _("coordinating team"),
            palette.categories[1],
            tuple(theirs["starts_on"]),
            column_values(theirs["attended"]),
            "diamond",
            **_marks(theirs, reader),
        ),
        Dots(
            _("sector meetings"),
            palette.accent,
            tuple(own["starts_on"]),
            column_values(own["attended"]),
            stems=True,
            **_marks(own, reader),
        ),
    )
    return XY(
        layers=(*_falls(held[listed], reader), *(layer for layer in dots if layer.x)),
        x=Axis("date", low=None),
        y=Axis(title=_("organisations present")),
    )


def _marks(rows: pd.DataFrame, reader: Reader) -> dict[str, Any]:
    return {
        "details": tuple(_meeting_details(row, reader) for row in rows.to_dict("records")),
        "links": tuple({"meeting": code} for code in rows["code"]),
    }


def _falls(listed: pd.DataFrame, reader: Reader) -> list[Line]:
    found = []
    for team, dash in zip(falling(listed), _DASHES, strict=False):
        rows = listed[(listed["team"] == team) & (listed["invited"] > 0)]
        last = rows.sort_values("starts_at").tail(LAST)
        days, attended = tuple(last["starts_on"]), column_values(last["attended"])
        name = last["name"].iloc[0]
        found.append(Line(name, reader.palette.bad, days, attended, dash=dash))
    return found


def _by_month(held: pd.DataFrame, reader: Reader) -> XY:
    """The rate month by month; where nobody is recorded as invited, how many were present."""
    _ = reader.locale.gettext
    months = by_month(held)
    rated = bool(months["rate_invited"].sum())
    line = Line(
        name="",
        colour=reader.palette.accent,
        x=tuple(months["month"]),
        y=column_values(months["attendance_rate" if rated else "attended"]),
        width=2.5,
        marked=True,
        details=tuple(_month_details(row, rated, reader) for row in months.to_dict("records")),
    )
    axis = (
        Axis("share", _("attendance rate"), high=1)
        if rated
        else Axis(title=_("organisations present"))
    )
    return XY((line,), Axis("date", low=None), axis)


def _month_details(row: dict, rated: bool, reader: Reader) -> Details:
    locale = reader.locale
    present = locale.number(row["attended"])
    if rated:
        present = locale.part(row["rate_invited_attended"], row["rate_invited"])
    return (
        locale.month(row["month"], year=True),
        locale.gettext("Present: {part}", part=present),
        locale.ngettext("{n} meeting", "{n} meetings", row["held"]),
        locale.gettext("without a list: {n}", n=locale.number(row["without_list"])),
    )


def _meeting_details(row: dict, reader: Reader) -> Details:
    locale = reader.locale
    _ = locale.gettext
    title = row["title"] if isinstance(row["title"], str) else row["code"]
    lines = [title, f"{row['name']} · {locale.datetime(row['starts_at'])}"]
    if not row["has_list"]:
        return (*lines, _("No one wrote down who came."))
    lines.append(_("Present: {part}", part=locale.number(row["attended"])))
    if row["invited"]:
        part = locale.part(row["invited_attended"], row["invited"])
        lines.append(_("Of the invited: {part}", part=part))
    return tuple(lines)


def _takeaway(listed: pd.DataFrame, reader: Reader) -> str:
    """What fell; else how many usually come."""
    locale, present = reader.locale, listed["attended"]
    if falling(listed):
        return _fall_takeaway(listed, reader)
    if present.min() == present.max():
        return locale.gettext("Organisations at each meeting: {n}.", n=locale.number(present.min()))
    return locale.gettext(
        "Organisations at a meeting: usually about {n}, from {low} to {high}.",
        n=locale.number(usual_presence(listed)),
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
