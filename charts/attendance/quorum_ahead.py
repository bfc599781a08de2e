"""Will enough members come to the coordinating team's coming meetings?"""

import pandas as pd

from charts.exhibit import Column, Exhibit
from charts.reader import Reader
from charts.value import Bars, Series, column_values
from domain.columns import column


def quorum_ahead(table: pd.DataFrame, reader: Reader) -> Exhibit:
    """The chance of a quorum at each coming meeting of the coordinating team, the next on top.

    `table`: of `data_access.attendance.quorum_ahead`.
    """
    _, locale = reader.locale.gettext, reader.locale
    known = table[table["chance"].notna()].reset_index(drop=True)
    takeaway, note = "", ""
    if len(known):
        takeaway = _takeaway(known, reader)
        note = _("Past meetings with a list: {n}.", n=locale.number(known["known"].max()))
    return Exhibit(
        key="quorum_ahead",
        title=_("Quorum at the coming meetings"),
        takeaway=takeaway,
        chart=_chart(known, reader) if len(known) else None,
        table=known,
        columns=(
            Column("starts_on", _("Start"), "date"),
            Column("title", _("Title")),
            Column("chance", _("Chance of a quorum"), "share"),
            Column("expected", _("Members likely to come"), "decimal"),
            Column("needed", _("Needed for a quorum"), "count"),
            column("members_in_term", locale, name="members"),
        ),
        note=note,
        empty="" if len(known) else _no_chance(table, reader),
    )


def _no_chance(table: pd.DataFrame, reader: Reader) -> str:
    _ = reader.locale.gettext
    if table.empty:
        return _("No further meeting of the coordinating team is planned.")
    return _("No chance of a quorum can be told: no past meeting has a list.")


def _takeaway(known: pd.DataFrame, reader: Reader) -> str:
    _, locale = reader.locale.gettext, reader.locale
    first, lowest = known.iloc[0], known.iloc[int(known["chance"].to_numpy().argmin())]
    told = _(
        "Chance of a quorum at the next meeting ({day}): {chance}.",
        day=locale.date(first["starts_on"]),
        chance=locale.percent(first["chance"]),
    )
    if lowest["chance"] < first["chance"]:
        told += " " + _(
            "The lowest: {chance} ({day}).",
            day=locale.date(lowest["starts_on"]),
            chance=locale.percent(lowest["chance"]),
        )
    return told


def _chart(known: pd.DataFrame, reader: Reader) -> Bars:
    _, locale = reader.locale.gettext, reader.locale
    rows = known.to_dict("records")
    likely = tuple(
        _(
            "likely {expected}, needed {needed}",
            expected=locale.number(row["expected"], 1),
            needed=locale.number(row["needed"]),
        )
        for row in rows
    )
    chance = Series(
        name="",
        colour=reader.palette.accent,
        values=column_values(known["chance"]),
        details=tuple((str(row["title"] or row["code"]),) for row in rows),
    )
    ends = tuple(
        f"{locale.percent(row['chance'])} · {told}" for row, told in zip(rows, likely, strict=True)
    )
    names = tuple(locale.date(row["starts_on"]) for row in rows)
    return Bars(names, (chance,), ends=ends, kind="share", track=1)
