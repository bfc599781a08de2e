"""What agenda and minutes share: whose meeting, when and where, and the one that follows."""

import pandas as pd

from catalogue.source import Source
from data_access import attendance
from domain.blank import is_blank
from domain.vocabulary import MeetingStatus
from locales import Locale
from reports.account.document import Document, Section

UNWRITTEN = "…………………………"
"""Where a paper leaves room for a hand."""


def paper(source: Source, meeting: str, title: str, sections: tuple[Section, ...]) -> Document:
    _ = source.reader.locale.gettext
    own = meeting_of(source, meeting)
    return Document(
        language=source.reader.locale.language,
        title=f"{title}: {own['title'] or own['code']}",
        subject=source.programme_name,
        scope=place(own, source.reader.locale),
        as_of=source.scope.as_of,
        notes=(f"{source.sample_mark}.",) if source.sample_mark else (),
        sections=sections,
        labels={"contents": _("Contents"), "page": _("Page {page} of {pages}")},
    )


def meeting_of(source: Source, code: str) -> pd.Series:
    rows = _meetings(source)
    return rows[rows["code"] == code].iloc[0]


def following(source: Source, code: str) -> str:
    """When and where the team meets after this meeting."""
    rows = _meetings(source)
    own = rows[rows["code"] == code].iloc[0]
    later = rows[
        (rows["starts_at"] > own["starts_at"]) & (rows["status"] != MeetingStatus.CANCELLED)
    ]
    if later.empty:
        return source.reader.locale.gettext(
            "No further meeting of the coordinating team is planned."
        )
    return place(later.iloc[0], source.reader.locale)


def _meetings(source: Source) -> pd.DataFrame:
    return source.read(attendance.of_coordinating_team, scope=source.scope.whole_programme())


def place(meeting: pd.Series, locale: Locale) -> str:
    told = [locale.datetime(meeting["starts_at"]), meeting["venue"]]
    return " · ".join(text for text in told if not is_blank(text))
