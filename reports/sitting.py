"""Papers of a meeting of the coordinating team: its agenda beforehand, its minutes afterwards."""

import pandas as pd

from catalogue.source import Source
from charts.terms import label
from data_access import attendance, postulates
from data_access.schedule import upcoming
from domain.blank import is_blank
from domain.quorum import needed
from domain.vocabulary import COORDINATING
from locales import Locale
from reports.account.document import Column, Document, Section, Table

UNWRITTEN = "…………………………"
"""Where the minutes leave room for a hand."""


def agenda(source: Source, meeting: str) -> Document:
    """The agenda of a meeting: the waiting postulates in the order in which they may be taken."""
    _ = source.reader.locale.gettext
    waiting = source.read(postulates.agenda_of, meeting)
    waiting = waiting[waiting["on_agenda"]]
    rule = _(
        "The overdue first, the longest overdue before others; then sectors in their turn, of "
        "each the postulate with most supporters; similar ones together."
    )
    if waiting["by_hand"].any():
        rule = _("In the order set for this meeting.")
    cases = (rule, _cases(source, waiting)) if len(waiting) else (_("No postulate waits."),)
    return _document(
        source,
        meeting,
        _("Agenda"),
        (
            Section(_("Opening, presence and quorum")),
            Section(_("Postulates waiting for a decision"), cases),
            Section(_("Other matters and the next meeting")),
        ),
    )


def minutes(source: Source, meeting: str) -> Document:
    """A draft of the minutes, from what was recorded: presence, quorum, decisions, next meeting."""
    _ = source.reader.locale.gettext
    return _document(
        source,
        meeting,
        _("Minutes (draft)"),
        (
            Section(_("Presence and quorum"), _presence(source, meeting)),
            Section(_("Decisions"), _decisions(source, meeting)),
            Section(_("Tasks"), (_tasks(source, meeting),)),
            Section(_("Next meeting"), (_next(source),)),
            Section(
                _("Signatures"),
                (_("Chair: {line}", line=UNWRITTEN), _("Minutes taken by: {line}", line=UNWRITTEN)),
            ),
        ),
    )


def _document(source: Source, meeting: str, title: str, sections: tuple[Section, ...]) -> Document:
    _ = source.reader.locale.gettext
    own = _meeting(source, meeting)
    return Document(
        language=source.reader.locale.language,
        title=f"{title}: {own['title'] or own['code']}",
        subject=source.programme_name,
        scope=_place(own, source.reader.locale),
        as_of=source.scope.as_of,
        notes=(f"{source.sample_mark}.",) if source.sample_mark else (),
        sections=sections,
        labels={"contents": _("Contents"), "page": _("Page {page} of {pages}")},
    )


def _meeting(source: Source, code: str) -> pd.Series:
    whole = source.scope.whole_programme()
    rows = source.read(attendance.of_coordinating_team, scope=whole)
    return rows[rows["code"] == code].iloc[0]


def _place(meeting: pd.Series, locale: Locale) -> str:
    told = [locale.datetime(meeting["starts_at"]), meeting["venue"]]
    return " · ".join(text for text in told if not is_blank(text))


def _cases(source: Source, waiting: pd.DataFrame) -> Table:
    _, locale = source.reader.locale.gettext, source.reader.locale
    columns = (
        Column(_("No."), 5, "number"),
        Column(_("Postulate"), 48, "lead"),
        Column(_("Sector"), 20),
        Column(_("Supporters"), 12, "number"),
        Column(_("Days overdue"), 12, "number"),
    )
    rows = tuple(
        (
            locale.number(n),
            f"{row['code']} – {row['title']}" + _alike(row["alike"], locale),
            source.sector_names.get(row["sector"], row["sector"]),
            locale.number(row["supporters"]),
            locale.number(None if pd.isna(row["days_over"]) else row["days_over"]),
        )
        for n, row in enumerate(waiting.to_dict("records"), start=1)
    )
    return Table("", columns, rows)


def _alike(code: str | None, locale: Locale) -> str:
    return "" if is_blank(code) else "\n" + locale.gettext("similar to {code}", code=code)


def _presence(source: Source, meeting: str) -> tuple[str | Table, ...]:
    _, locale = source.reader.locale.gettext, source.reader.locale
    seats = source.read(attendance.seats_at, meeting)
    here, enough = int(seats["present"].sum()), needed(len(seats))
    reached = _("The quorum was reached.") if here >= enough else _("The quorum was not reached.")
    told = _(
        "Of the members in term, {part} were present; a quorum takes {n}.",
        part=locale.part(here, len(seats)),
        n=locale.number(enough),
    )
    states = {True: _("present"), False: _("absent")}
    rows = tuple(
        (
            str(row["display_name"] or row["member"]),
            _("absent with notice") if row["excused"] else states[bool(row["present"])],
        )
        for row in seats.to_dict("records")
    )
    columns = (Column(_("Member"), 60), Column(_("Presence"), 24))
    return (f"{told} {reached}", Table("", columns, rows, whole=len(rows) <= 20))


def _decisions(source: Source, meeting: str) -> tuple[str | Table, ...]:
    _, locale = source.reader.locale.gettext, source.reader.locale
    made = source.read(postulates.decided_at, meeting).iloc[::-1]
    if made.empty:
        return (_("No decision is recorded."),)
    columns = (
        Column(_("No."), 5, "number"),
        Column(_("Postulate"), 42, "lead"),
        Column(_("Decision"), 20),
        Column(_("Justification"), 36),
    )
    rows = tuple(
        (
            locale.number(n),
            f"{row['postulate']} – {row['title']}",
            label(locale, row["status"]) + _into(row["merged_into"]) + _votes(row, locale),
            UNWRITTEN if is_blank(row["justification"]) else row["justification"],
        )
        for n, row in enumerate(made.to_dict("records"), start=1)
    )
    return (Table("", columns, rows),)


def _votes(row: dict, locale: Locale) -> str:
    """How many voted how, on a line of its own; nothing where no votes were counted."""
    counts = {name: row[f"votes_{name}"] for name in ("for", "against", "abstained")}
    if all(pd.isna(count) for count in counts.values()):
        return ""
    numbers = {name: locale.number(None if pd.isna(n) else n) for name, n in counts.items()}
    told = locale.gettext("for {yes}, against {no}, abstained {abstained}",
                          yes=numbers["for"], no=numbers["against"],
                          abstained=numbers["abstained"])  # fmt: skip
    return "\n" + told


def _tasks(source: Source, meeting: str) -> str | Table:
    """Who does what until when; room for a hand where none are recorded."""
    _, locale = source.reader.locale.gettext, source.reader.locale
    given = source.read(postulates.tasks_given, meeting)
    if given.empty:
        return UNWRITTEN
    columns = (
        Column(_("No."), 5, "number"),
        Column(_("Task"), 48, "lead"),
        Column(_("Who does it: role or unit"), 26),
        Column(_("By when"), 14),
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
    return Table("", columns, rows)


def _into(code: str | None) -> str:
    return "" if is_blank(code) else f": {code}"


def _next(source: Source) -> str:
    """The coordinating team's next planned meeting."""
    _, locale = source.reader.locale.gettext, source.reader.locale
    ahead = source.read(upcoming, scope=source.scope.whole_programme())
    ahead = ahead[ahead["team"] == COORDINATING]
    if ahead.empty:
        return _("No further meeting of the coordinating team is planned.")
    return _place(ahead.iloc[0], locale)
