"""The worklist of a responsible unit: a sheet that this program gives out, filled in and loaded.

It is the table of status changes under headings of its own: columns that are only shown are passed
over, and a row is a record once one of the columns to fill in is filled.
"""

from dataclasses import replace

from data_access.load.data_format import TABLES
from data_access.load.table_format import TableFormat, squeezed
from domain.vocabulary import Status
from locales import LANGUAGES, N_, Locale, locale

SHEET = N_("Worklist")
HEADINGS = {
    "programme": N_("Programme"),
    "postulate": N_("Postulate"),
    "title": N_("Title"),
    "text": N_("Text"),
    "author": N_("Submitter"),
    "submitted_on": N_("Submitted on"),
    "deadline": N_("Response deadline"),
    "days_over": N_("Days overdue"),
    "state": N_("Present status"),
    "history": N_("History so far"),
    "status": N_("New status"),
    "changed_at": N_("Date of the change"),
    "justification": N_("Justification"),
}
"""Column → its heading, in order."""
TO_FILL = ("status", "changed_at", "justification")
_ENGLISH = {Status.REJECTED: "not accepted"}


def status_words(of: Locale) -> dict[str, str]:
    """Status that may be chosen → its word in the reader's language, as a load reads it.

    Without the merger, which would have to name the other postulate.
    """
    polish = TABLES["postulate_statuses"].column("status").polish_choices
    return {
        status.value: polish[status]
        if of.language == "pl"
        else _ENGLISH.get(status, status.replace("_", " "))
        for status in Status
        if status not in (Status.SUBMITTED, Status.MERGED)
    }


def worklist_sheets() -> dict[str, TableFormat]:
    """The sheet's name in every language, squeezed → the table that it holds."""
    return {squeezed(locale(language).gettext(SHEET)): WORKLIST for language in LANGUAGES}


def _table() -> TableFormat:
    changes = TABLES["postulate_statuses"]
    headings = {
        name: tuple(locale(language).gettext(text) for language in LANGUAGES)
        for name, text in HEADINGS.items()
    }
    columns = tuple(
        replace(column, polish=headings[column.name][0], also=headings[column.name])
        if column.name in headings
        else column
        for column in changes.columns
    )
    names = {column.name for column in columns}
    return replace(
        changes,
        columns=columns,
        to_fill=TO_FILL,
        shown=frozenset(
            squeezed(text) for name, told in headings.items() if name not in names for text in told
        ),
    )


WORKLIST = _table()
