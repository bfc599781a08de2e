"""The pages that tell of the whole consultation, in one language."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from markupsafe import Markup

from domain.indicators import FAMILIES
from domain.vocabulary import COORDINATING, MeetingStatus
from locales import Locale
from locales.formats import UNDEFINED
from reports.methodology import MethodologyPart, calibration, definitions, evidence, introduction
from reports.site import key_figures
from reports.site.edition import Edition
from reports.site.exhibit_figures import SiteFigure
from reports.site.facts import PublicRow
from reports.site.news import NewsItem
from reports.site.page_paths import PagePlace
from reports.statement import statement, statement_html

Page = tuple[PagePlace, bytes]
_FRONT = ("postulate_status", "reach")
_SECTORS = ("attendance_rates", "taken_into_programme")
"""Exhibits of these pages."""
_COMING, _NEWS = 3, 8
"""Items on the front page."""


def whole_pages(edition: Edition, items: Sequence[NewsItem]) -> Iterator[Page]:
    """Front, schedule, meetings, sectors, news, methodology, accessibility statement."""
    yield _front(edition, items)
    yield _plain(
        edition,
        PagePlace("schedule"),
        period=period(edition),
        figure=edition.figures.figure("milestones"),
    )
    yield _meetings(edition)
    yield _plain(
        edition, PagePlace("sectors"), figures=_figures(edition, _SECTORS),
        **key_figures.sector_table(edition),
    )  # fmt: skip
    yield _plain(edition, PagePlace("news"), news=items)
    yield _methodology(edition)
    escaped = Markup(_statement(edition))  # noqa: S704 - its every text is escaped where it is written
    yield _plain(edition, PagePlace("accessibility"), statement=escaped)


def _statement(edition: Edition) -> str:
    """With the site's own address and name where none are given."""
    given = statement("public_site")
    name = {"site": edition.source.programme_name}
    texts = dict(given.texts)
    texts[edition.language] = name | texts.get(edition.language, {})
    given = replace(given, url=given.url or edition.address, texts=texts)
    return statement_html(given, edition.locale, "site")


def coming(edition: Edition, team: str | None = None) -> list[PublicRow]:
    """Meetings that lie ahead of the as-of date, called off ones too, the next first."""
    as_of = edition.source.scope.as_of
    return [
        row
        for row in edition.facts.meetings
        if row["starts_on"] >= as_of
        and row["status"] != MeetingStatus.HELD
        and team in (None, row["team"])
    ]


def held(edition: Edition, team: str) -> list[PublicRow]:
    """A team's meetings held, the last first."""
    rows = edition.facts.meetings
    return [r for r in reversed(rows) if (r["team"], r["status"]) == (team, MeetingStatus.HELD)]


def period(edition: Edition) -> str:
    """When the consultation began and when it ends, and how long that still is."""
    programme, locale = edition.source.programme, edition.locale
    start, end = programme.consultation_start, programme.consultation_end
    if not (start or end):
        return locale.gettext("The records do not say when the consultation began and ended.")
    told = locale.gettext("Period of the consultation: {period}.", period=locale.period(start, end))
    left = (end - edition.source.scope.as_of).days if end else -1
    if left < 0:
        return told
    days = locale.ngettext("{n} day is left.", "{n} days are left.", left)
    return f"{told} {days}"


def _front(edition: Edition, items: Sequence[NewsItem]) -> Page:
    locale = edition.locale
    lead = locale.gettext(
        "Here is what non-governmental organisations asked for in the consultation, what was "
        "decided and why, and who takes part."
    )
    return PagePlace("front"), edition.page(
        PagePlace("front"),
        "front",
        edition.source.programme_name,
        lead=lead,
        period=period(edition),
        key_figures=key_figures.of_all(edition),
        coming=coming(edition)[:_COMING],
        news=items[:_NEWS],
        figures=_figures(edition, _FRONT),
        **key_figures.sector_table(edition),
    )


def _meetings(edition: Edition) -> Page:
    return _plain(
        edition,
        PagePlace("meetings"),
        coming=coming(edition),
        coordinating=held(edition, COORDINATING),
    )


def _methodology(edition: Edition) -> Page:
    locale = edition.locale
    parts = definitions(locale)
    families = [
        {"key": part.key, "title": part.title, "rows": _definitions(part, locale)} for part in parts
    ]
    measured = [evidence(locale), calibration(locale)]
    return _plain(
        edition,
        PagePlace("methodology"),
        introduction=introduction(locale),
        families=families,
        measured=[
            {
                "key": part.key,
                "title": part.title,
                "text": part.text,
                "name": part.name,
                "table": part.table,
                "places": [n for n, name in enumerate(part.table) if name in part.numbers],
            }
            for part in measured
        ],
    )


def _definitions(part: MethodologyPart, locale: Locale) -> list[PublicRow]:
    """The family's indicators; what is not their definition in one line."""
    rows = part.table.to_dict("records")
    return [
        {
            "key": indicator.key,
            "label": locale.gettext(indicator.label),
            "definition": locale.gettext(indicator.definition),
            "rest": " · ".join(text for text in list(row.values())[2:] if text != UNDEFINED),
        }
        for indicator, row in zip(FAMILIES[part.key], rows, strict=True)
    ]


def _plain(edition: Edition, place: PagePlace, **told: object) -> Page:
    return place, edition.page(place, place.kind, edition.name(place.kind), **told)


def _figures(edition: Edition, keys: Sequence[str]) -> list[SiteFigure]:
    found = (edition.figures.figure(key) for key in keys)
    return [figure for figure in found if figure is not None]
