"""A draft of the minutes, from what was recorded: what is not is left to the hand."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from catalogue.source import Source
from charts.labels import label, votes
from data_access import attendance, postulates
from domain.blank import is_blank
from domain.quorum import needed
from locales import Locale
from reports.account.document import Document, PrintedColumn, PrintedTable, Section
from reports.sitting.paper import UNWRITTEN, following, paper

_MOST_WHOLE = 20
"""Rows of a list of members that is not parted by a page break."""


def minutes(source: Source, meeting: str) -> Document:
    """Presence and quorum, agenda, decisions, tasks, the meeting that follows, signatures."""
    _ = source.reader.locale.gettext
    return paper(
        source,
        meeting,
        _("Minutes (draft)"),
        (
            Section(_("Presence and quorum"), _presence(source, meeting)),
            Section(_("Agenda"), _agenda(source, meeting)),
            Section(_("Decisions"), _decisions(source, meeting)),
            Section(_("Tasks"), (_tasks(source, meeting),)),
            Section(_("Next meeting"), (following(source, meeting),)),
            Section(
                _("Signatures"),
                (_("Chair: {line}", line=UNWRITTEN), _("Minutes taken by: {line}", line=UNWRITTEN)),
            ),
        ),
    )


def _presence(source: Source, meeting: str) -> tuple[str | PrintedTable, ...]:
    """Those present, those who sent notice, the others; a list to be ticked where none is kept."""
    _, locale = source.reader.locale.gettext, source.reader.locale
    seats = source.read(attendance.seats_at, meeting)
    if seats.empty:
        return (_("No member of the coordinating team is in term on this day."), UNWRITTEN)
    listed = bool((seats["present"] | seats["excused"]).any())
    order = ["present", "excused"]
    seats = seats.sort_values(order, ascending=False, kind="stable") if listed else seats
    rows = tuple(
        (str(row["display_name"] or row["member"]), _state(row, locale) if listed else UNWRITTEN)
        for row in seats.to_dict("records")
    )
    columns = (PrintedColumn(_("Member"), 60), PrintedColumn(_("Presence"), 24))
    told = _quorum(seats, locale) if listed else _("Who was present is not recorded.")
    return (told, PrintedTable("", columns, rows, whole=len(rows) <= _MOST_WHOLE))


def _state(seat: Mapping[Hashable, Any], locale: Locale) -> str:
    if seat["present"]:
        return locale.gettext("present")
    return locale.gettext("absent with notice") if seat["excused"] else locale.gettext("absent")


def _quorum(seats: pd.DataFrame, locale: Locale) -> str:
    _ = locale.gettext
    here, enough = int(seats["present"].sum()), needed(len(seats))
    reached = _("The quorum was reached.") if here >= enough else _("The quorum was not reached.")
    told = _(
        "Of the members in term, {part} were present; a quorum takes {n}.",
        part=locale.part(here, len(seats)),
        n=locale.number(enough),
    )
    return f"{told} {reached}"


def _agenda(source: Source, meeting: str) -> tuple[str | PrintedTable, ...]:
    """The items set for the meeting, whatever became of them; else what is dealt with at any."""
    _, locale = source.reader.locale.gettext, source.reader.locale
    items = source.read(postulates.items_of, meeting)
    if items.empty:
        headings = (
            _("Opening, presence and quorum"),
            _("Postulates waiting for a decision"),
            _("Other matters and the next meeting"),
        )
        return tuple(f"{locale.number(n)}. {text}" for n, text in enumerate(headings, start=1))
    decided = set(source.read(postulates.decided_at, meeting)["postulate"])
    rows = tuple(
        (
            locale.number(n),
            f"{row['code']} – {row['title']}",
            _("decision made") if row["code"] in decided else _("no decision"),
        )
        for n, row in enumerate(items.to_dict("records"), start=1)
    )
    columns = (
        PrintedColumn(_("No."), 5, "number"),
        PrintedColumn(_("Postulate"), 65, "lead"),
        PrintedColumn(_("At this meeting"), 22),
    )
    return (PrintedTable("", columns, rows),)


def _decisions(source: Source, meeting: str) -> tuple[str | PrintedTable, ...]:
    _, locale = source.reader.locale.gettext, source.reader.locale
    made = source.read(postulates.decided_at, meeting).iloc[::-1]
    if made.empty:
        return (_("No decision is recorded."),)
    columns = (
        PrintedColumn(_("No."), 5, "number"),
        PrintedColumn(_("Postulate"), 32, "lead"),
        PrintedColumn(_("Decision"), 22),
        PrintedColumn(_("Justification"), 44),
    )
    rows = tuple(
        (
            locale.number(n),
            f"{row['postulate']} – {row['title']}",
            "\n".join(filter(None, (_outcome(row, locale), votes(locale, row)))),
            UNWRITTEN if is_blank(row["justification"]) else row["justification"],
        )
        for n, row in enumerate(made.to_dict("records"), start=1)
    )
    return (PrintedTable("", columns, rows),)


def _tasks(source: Source, meeting: str) -> str | PrintedTable:
    """Who does what until when; room for a hand where none are recorded."""
    _, locale = source.reader.locale.gettext, source.reader.locale
    given = source.read(postulates.tasks_given, meeting)
    if given.empty:
        return UNWRITTEN
    columns = (
        PrintedColumn(_("No."), 5, "number"),
        PrintedColumn(_("Task"), 48, "lead"),
        PrintedColumn(_("Who does it: role or unit"), 26),
        PrintedColumn(_("By when"), 14),
    )
    rows = tuple(
        (
            locale.number(n),
            row["title"],
            UNWRITTEN if is_blank(row["responsible"]) else row["responsible"],
            locale.date(None if pd.isna(row["due_on"]) else row["due_on"]),
        )
        for n, row in enumerate(given.to_dict("records"), start=1)
    )
    return PrintedTable("", columns, rows)


def _outcome(change: Mapping[Hashable, Any], locale: Locale) -> str:
    into = "" if is_blank(change["merged_into"]) else f": {change['merged_into']}"
    return label(locale, change["status"]) + into
