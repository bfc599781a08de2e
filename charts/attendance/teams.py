"""Who sits there: presence of the teams' members, quorum, people against organisations."""

from collections.abc import Mapping

import pandas as pd

from charts.attendance.meetings import whose
from charts.attendance.rates import FEW_ROWS, interval_note, intervals, said
from charts.claims import named_shares
from charts.exhibit import Column, Exhibit
from charts.reader import Reader
from charts.value import XY, Axis, Bars, Columns, Dots, Series, column_values
from domain.columns import column
from domain.presence import mean_per_meeting, presence_by_role
from domain.quorum import half, quorate
from domain.vocabulary import COORDINATING, MemberRole
from locales import N_

_ROLES = {
    MemberRole.CITY_HALL: N_("city hall"),
    MemberRole.NGO: N_("organisations"),
    MemberRole.EXPERT: N_("experts"),
}

_ROOM = 1.1
"""Of the whole team, above its level."""


def presence(table: pd.DataFrame, reader: Reader, names: Mapping[str, str]) -> Exhibit:
    """Members of the teams present, by team and role.

    `table`: of `data_access.attendance.team_presence`.
    """
    _ = reader.locale.gettext
    shown = table[table["invited"] > 0]
    shown = shown.assign(
        name=[names.get(team, team) for team in shown["team"]],
        role_name=[_(_ROLES[MemberRole(role)]) for role in shown["role"]],
    )
    roles = presence_by_role(shown)
    roles = roles[roles["invited"] > 0]
    roles = roles.assign(role_name=[_(_ROLES[MemberRole(role)]) for role in roles["role"]])
    roles = roles.sort_values("role_name", ignore_index=True)
    empty = "" if len(shown) else _("No data: the source records no members of the teams.")
    return Exhibit(
        key="team_presence",
        title=_("Presence of the teams' members"),
        takeaway=_presence_takeaway(roles, reader),
        chart=None if empty else _presence_chart(roles, reader),
        table=shown,
        columns=(
            Column("name", _("Team")),
            Column("role_name", _("Role")),
            column("members_invited", reader.locale, name="invited"),
            column("members_present", reader.locale, name="attended"),
            column("excused", reader.locale),
            column("team_presence", reader.locale),
            Column("team_presence_low", _("95% interval from"), "share"),
            Column("team_presence_high", _("to"), "share"),
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


def _interval_told(role: Mapping, reader: Reader) -> str:
    return f"; {said(role['team_presence_low'], role['team_presence_high'], reader)}"


def _presence_chart(roles: pd.DataFrame, reader: Reader) -> Bars:
    rows = roles.to_dict("records")
    parts = tuple(reader.locale.part(row["attended"], row["invited"]) for row in rows)
    texts = [
        part + (_interval_told(row, reader) if row["invited"] < FEW_ROWS else "")
        for part, row in zip(parts, rows, strict=True)
    ]
    came = Series(
        name="",
        colour=reader.palette.accent,
        values=column_values(roles["team_presence"]),
        details=tuple((text,) for text in texts),
        intervals=intervals(
            roles["invited"], roles["team_presence_low"], roles["team_presence_high"]
        ),
    )
    return Bars(tuple(roles["role_name"]), (came,), ends=parts, kind="share", track=1)


def _presence_takeaway(roles: pd.DataFrame, reader: Reader) -> str:
    """How many came, in all and by role: the same few persons are no ground for a ranking."""
    locale = reader.locale
    attended, invited = roles["attended"].sum(), roles["invited"].sum()
    if not invited:
        return ""
    part = locale.part(attended, invited)
    if len(roles) < 2:
        return locale.gettext("Of the invited members, {part} came.", part=part)
    told = named_shares(roles, "role_name", "attended", "invited", reader)
    return locale.gettext(
        "Of the invited members, {part} came: {roles}.", part=part, roles="; ".join(told)
    )


def quorum(table: pd.DataFrame, reader: Reader) -> Exhibit:
    """Members of the coordinating team present at each of its meetings, and half of the team.

    `table`: of `data_access.attendance.quorums`.
    """
    _, locale = reader.locale.gettext, reader.locale
    enough = quorate(table["present"], table["members"]).dropna()
    table = table.loc[enough.index]
    known = len(table) > 0
    empty = (
        "" if known else _("No data: no listed meeting of the coordinating team, or no members.")
    )
    takeaway = ""
    if known:
        takeaway = locale.gettext(
            "Quorum at the coordinating team's meetings: {part}.",
            part=locale.part(int(enough.sum()), len(table)),
        )
    return Exhibit(
        key="quorum",
        title=_("Quorum of the coordinating team"),
        takeaway=takeaway,
        chart=_quorum_chart(table, enough, reader) if known else None,
        table=table,
        columns=(
            Column("starts_on", _("Start"), "date"),
            Column("title", _("Title")),
            column("members_present", reader.locale, name="present"),
            column("members_in_term", reader.locale, name="members"),
        ),
        note=_("Dotted: half of the members in term on the day.") if known else "",
        empty=empty,
    )


def _quorum_chart(table: pd.DataFrame, enough: pd.Series, reader: Reader) -> Columns:
    _, locale, palette = reader.locale.gettext, reader.locale, reader.palette
    present = Series(
        name="",
        colour=palette.accent,
        values=column_values(table["present"]),
        colours=tuple(palette.accent if ok else palette.bad for ok in enough),
        labels=tuple(locale.number(n) for n in table["present"]),
        details=tuple(
            (
                str(row["title"] or row["code"]),
                locale.date(row["starts_on"]),
                locale.part(row["present"], row["members"]),
            )
            for row in table.to_dict("records")
        ),
    )
    enough_for_one = Series("", palette.text, column_values(half(table["members"])), "level")
    return Columns(
        places=tuple(locale.short_date(day) for day in table["starts_on"]),
        series=(present, enough_for_one),
        value=Axis(title=_("members present"), high=table["members"].max() * _ROOM),
    )


def people(table: pd.DataFrame, reader: Reader, names: Mapping[str, str]) -> Exhibit:
    """Head count against organisations present, a point per meeting.

    `table`: of `data_access.attendance.by_meeting`.
    """
    _, locale = reader.locale.gettext, reader.locale
    shown = table[table["has_list"]]
    shown = shown.assign(name=[names.get(team, team) for team in shown["team"]])
    empty = "" if len(shown) else _("No data: no held meeting has an attendance list.")
    takeaway = ""
    if not empty:
        takeaway = locale.gettext(
            "On average {people} people and {organisations} organisations per meeting.",
            people=locale.number(mean_per_meeting(shown, "people"), 1),
            organisations=locale.number(mean_per_meeting(shown, "attended"), 1),
        )
    return Exhibit(
        key="people",
        title=_("People and organisations"),
        takeaway=takeaway,
        chart=None if empty else _people_chart(shown, reader),
        table=shown,
        columns=(
            Column("starts_at", _("Start"), "datetime"),
            Column("name", _("Team")),
            column("attended", reader.locale),
            column("people", reader.locale),
        ),
        note=whose(shown, reader),
        empty=empty,
    )


def _people_chart(shown: pd.DataFrame, reader: Reader) -> XY:
    _, locale, palette = reader.locale.gettext, reader.locale, reader.palette
    own = shown["team"] == COORDINATING

    def dots(rows: pd.DataFrame, title: str, colour: str) -> Dots:
        details = tuple(
            (
                row["name"],
                locale.date(row["starts_on"]),
                _("Organisations: {n}", n=locale.number(row["attended"])),
                _("People: {n}", n=locale.number(row["people"])),
            )
            for row in rows.to_dict("records")
        )
        return Dots(title, colour, tuple(rows["attended"]), tuple(rows["people"]), details=details)

    layers = (
        dots(shown[own], _("coordinating team"), palette.categories[1]),
        dots(shown[~own], _("sector meetings"), palette.accent),
    )
    return XY(
        layers=tuple(layer for layer in layers if layer.x),
        x=Axis(title=_("organisations present")),
        y=Axis(title=_("people")),
    )
