"""The account that a cooperation programme must contain, gathered from the records."""

import pandas as pd
from sqlalchemy import Connection

from catalogue.source import exhibit_source
from charts import Reader
from data_access import attendance, postulates
from data_access.scope import Scope
from domain.vocabulary import MeetingStatus
from locales import Locale
from reports.account.course import course_section, meetings_section
from reports.account.document import Document
from reports.account.participants import participants_section
from reports.account.positions import positions_section
from reports.account.record_gaps import gaps_section
from reports.account.sources import Sources


def account(scope: Scope, connection: Connection, locale: Locale) -> Document:
    """How the consultation ran, who took part, what became of every postulate and comment."""
    _ = locale.gettext
    sources = Sources(
        **vars(exhibit_source(scope, connection, Reader(locale))),
        held=_held(scope, connection),
        positions=postulates.positions(scope, connection),
    )
    return Document(
        language=locale.language,
        title=_("Report on the course of the consultation"),
        subject=sources.programme_name,
        scope=sources.scope_sentence,
        as_of=scope.as_of,
        notes=_notes(sources),
        sections=(
            course_section(sources),
            meetings_section(sources),
            participants_section(sources),
            positions_section(sources),
            gaps_section(sources),
        ),
        labels={"contents": _("Contents"), "page": _("Page {page} of {pages}")},
    )


def _held(scope: Scope, connection: Connection) -> pd.DataFrame:
    rows = attendance.by_meeting(scope, connection)
    return rows[rows["status"] == MeetingStatus.HELD]


def _notes(sources: Sources) -> tuple[str, ...]:
    _ = sources.locale.gettext
    basis = _(
        "Prepared for Art. 5a(4) of the Act of 24 April 2003 on public benefit and volunteer work: "
        "a cooperation programme contains information on how it was made and on the course of the "
        "consultation."
    )
    return (basis, f"{sources.sample_mark}.") if sources.sample_mark else (basis,)
