"""The agenda of a meeting: the waiting postulates in the order in which they may be taken."""

import pandas as pd

from catalogue.source import Source
from charts.postulates import agenda_effect_note, agenda_effect_sentence
from data_access import attendance, postulates
from domain.blank import is_blank
from domain.forecast import Untold
from domain.quorum import needed
from domain.vocabulary import MeetingStatus
from locales import Locale
from reports.account.document import Document, PrintedColumn, PrintedTable, Section
from reports.sitting.paper import following, meeting_of, paper


def agenda(source: Source, meeting: str) -> Document:
    """The waiting postulates, in the order set for the meeting or in that of the rule."""
    _ = source.reader.locale.gettext
    waiting = source.read(postulates.agenda_of, meeting)
    waiting = waiting[waiting["on_agenda"]]
    rule = _(
        "The overdue first, the longest overdue before others; then sectors in their turn, of "
        "each the postulate with most supporters; similar ones together."
    )
    if waiting["by_hand"].any():
        rule = _("In the order set for this meeting.")
    rule += " " + _("Days overdue are counted to the day of the meeting.")
    day = meeting_of(source, meeting)["starts_on"]
    over = [(day - deadline).days for deadline in waiting["deadline"]]
    waiting = waiting.assign(days_over=[days if days > 0 else None for days in over])
    told = _effect(source, meeting, len(waiting))
    cases = (rule, *told, _cases(source, waiting)) if len(waiting) else (_("No postulate waits."),)
    return paper(
        source,
        meeting,
        _("Agenda"),
        (
            Section(_("Opening, presence and quorum"), _quorum(source, meeting)),
            Section(_("Postulates waiting for a decision"), cases),
            Section(_("Other matters and the next meeting"), (following(source, meeting),)),
        ),
    )


def _quorum(source: Source, meeting: str) -> tuple[str, ...]:
    """How many are enough; nothing where no members are recorded."""
    locale = source.reader.locale
    seats = len(source.read(attendance.seats_at, meeting))
    if not seats:
        return ()
    return (
        locale.gettext(
            "A quorum takes {n} of the {members} members in term.",
            n=locale.number(needed(seats)),
            members=locale.number(seats),
        ),
    )


def _effect(source: Source, meeting: str, items: int) -> tuple[str, ...]:
    """What so many items do to the chance to be done in time; nothing where that is not known or
    the meeting has been."""
    own = meeting_of(source, meeting)
    if own["status"] != MeetingStatus.PLANNED or own["starts_on"] < source.scope.as_of:
        return ()
    found = source.read(postulates.agenda_effect, meeting, items)
    if isinstance(found, Untold):
        return ()
    locale = source.reader.locale
    return (f"{agenda_effect_sentence(found, locale)} {agenda_effect_note(found, locale)}",)


def _cases(source: Source, waiting: pd.DataFrame) -> PrintedTable:
    _, locale = source.reader.locale.gettext, source.reader.locale
    columns = (
        PrintedColumn(_("No."), 5, "number"),
        PrintedColumn(_("Postulate"), 42, "lead"),
        PrintedColumn(_("Sector"), 19),
        PrintedColumn(_("Supporters"), 16, "number"),
        PrintedColumn(_("Days overdue"), 16, "number"),
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
    return PrintedTable("", columns, rows)


def _alike(code: str | None, locale: Locale) -> str:
    return "" if is_blank(code) else "\n" + locale.gettext("similar to {code}", code=code)
