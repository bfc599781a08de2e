"""What happened: decisions, meetings, documents; the latest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from charts.labels import label
from domain.text import one_line
from domain.vocabulary import DECIDED, MeetingStatus
from locales import Locale
from reports.site.edition import Edition
from reports.site.facts import PublicPostulate, PublicRow
from reports.site.page_paths import PagePlace
from reports.slug import file_name

MOST = 100
"""Items that are kept on the page and in the feed."""


@dataclass(frozen=True)
class NewsItem:
    """`key` is the item's own for ever: the kind, the record's code, what happened."""

    key: tuple[str, ...]
    at: datetime
    title: str
    text: str
    place: PagePlace
    anchor: str = ""

    @property
    def day(self) -> date:
        return self.at.date()


def news(edition: Edition) -> list[NewsItem]:
    """The latest `MOST` items at the as-of date."""
    as_of = edition.source.scope.as_of
    items = [
        *(i for of in edition.facts.postulates.values() for i in _decisions(of, edition.locale)),
        *(item for row in edition.facts.meetings for item in _meetings(row, edition)),
    ]
    happened = [item for item in items if item.day <= as_of]
    return sorted(happened, key=lambda item: (item.at, item.key), reverse=True)[:MOST]


def _decisions(of: PublicPostulate, locale: Locale) -> Iterator[NewsItem]:
    for step in of.steps:
        if step.at and step.status in DECIDED:
            yield NewsItem(
                key=("decision", of.code, step.at.isoformat()),
                at=step.at.replace(tzinfo=None),
                title=locale.gettext(
                    "{decision}: {title}",
                    decision=label(locale, step.status),
                    title=one_line(of.title) or of.code,
                ),
                text=one_line(step.justification)
                or locale.gettext("No justification has been given."),
                place=PagePlace("postulates", of.code),
            )


def _meetings(row: PublicRow, edition: Edition) -> Iterator[NewsItem]:
    """A meeting held, on its day; the same with its minutes where they are public."""
    if row["status"] != MeetingStatus.HELD:
        return
    locale = edition.locale
    team = edition.sector(row["team"])
    title = one_line(row["title"]) or locale.gettext("Meeting: {team}", team=team)
    known = row["team"] in edition.source.sector_names
    told = (
        locale.ngettext(
            "{n} organisation attended.", "{n} organisations attended.", int(row["attended"])
        )
        if row["has_list"]
        else ""
    )
    minutes = locale.gettext("The minutes are published.") if row["minutes"] else ""
    yield NewsItem(
        key=("meeting", row["code"]),
        at=row["starts_at"].to_pydatetime(),
        title=locale.gettext("Meeting held: {title}", title=title),
        text=" ".join(filter(None, [told, minutes])),
        place=PagePlace("sectors", row["team"]) if known else PagePlace("meetings"),
        anchor=f"#{file_name(row['code'])}",
    )
