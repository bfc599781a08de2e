"""The site made: every page in every language into one draft, which then takes the place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection

from catalogue.source import exhibit_source
from charts import Reader
from data_access import publication
from data_access.publication.codes import Codes
from data_access.schedule import calendar_meetings
from data_access.scope import Scope
from locales import DEFAULT, LANGUAGES, locale
from reports import open_data
from reports.calendar import calendar
from reports.open_data import OpenData
from reports.site.atomic_folder import Draft, drafted
from reports.site.consultation_pages import whole_pages
from reports.site.edition import Edition
from reports.site.exhibit_figures import SiteFigures
from reports.site.facts import facts
from reports.site.feed import atom, robots, sitemaps
from reports.site.news import news
from reports.site.page_paths import PagePlace
from reports.site.public_source import public_source
from reports.site.record_pages import index, record_pages
from reports.site.templates import template_of
from reports.site.topic_pages import topic_pages

_STATIC = Path(__file__).parent / "static"


@dataclass(frozen=True)
class Made:
    """`pages` and `files`: how many. `size`: bytes. `written`, `removed`: paths.

    `differs`: a release of the open data that was published before with other content, which stays;
    empty for none.
    """

    pages: int
    files: int
    size: int
    written: tuple[str, ...]
    removed: tuple[str, ...]
    differs: str = ""


def make(scope: Scope, connection: Connection, target: Path) -> Made:
    """Put the site of the scope's programme at `target`, all at once.

    Raises `folder.NotOurs`, `alone.InUse`, `open_data.OfAnother`, `open_data.Damaged`,
    `config.Misconfigured`.
    """
    known = publication.rules()
    shown = publication.public_tables(connection, scope.programme_id, known)
    opened = open_data.open_data(scope, connection, known)
    of = exhibit_source(scope, connection, Reader(locale(DEFAULT)))
    with drafted(target) as draft:
        editions = []
        for language in LANGUAGES:
            told = replace(of, reader=Reader(locale(language)))
            source = public_source(told, shown, Codes(connection))
            editions.append(
                Edition(
                    source, facts(source), SiteFigures(source, draft, opened.figures), known.base
                )
            )
        places = [_language(edition, draft) for edition in editions]
        differs = _open_data(opened, draft)
        _shared(editions, places[0], draft)
        removed = draft.removed
    pages = sum(map(len, places))
    files = draft.kept + len(draft.written)
    return Made(pages, files, draft.size, tuple(draft.written), tuple(removed), differs)


def _open_data(made: OpenData, draft: Draft) -> str:
    """The newest files, and every release that the version before had."""
    found = open_data.with_earlier_releases(
        made, draft.before and draft.before / open_data.RELEASE_FOLDER
    )
    for path, content in found.files.items():
        draft.write(f"{open_data.RELEASE_FOLDER}/{path}", content)
    for path in found.kept:
        draft.kept_as_it_was(f"{open_data.RELEASE_FOLDER}/{path}")
    return made.release.archive if found.differs else ""


def _language(edition: Edition, draft: Draft) -> list[PagePlace]:
    """All pages of a language, its feed and its calendars; where the pages stand."""
    items = news(edition)
    places = []
    for pages in (whole_pages(edition, items), record_pages(edition), topic_pages(edition)):
        for place, made in pages:
            draft.write(place.path(edition.language), made)
            places.append(place)
    draft.write(PagePlace("news").path(edition.language, "xml"), atom(items, edition))
    for place, team in _calendars(edition):
        rows = edition.source.read(calendar_meetings, team)
        programme, names = edition.source.programme, edition.source.team_names
        made = calendar(rows, names, programme, edition.locale)
        draft.write(place.path(edition.language, "ics"), made)
    return places


def _calendars(edition: Edition) -> Iterator[tuple[PagePlace, str | None]]:
    """Of all teams, and of each sector that has a meeting."""
    yield PagePlace("meetings"), None
    met = {row["team"] for row in edition.facts.meetings}
    for code in edition.source.sector_names:
        if code in met:
            yield PagePlace("sectors", code), code


def _shared(editions: Sequence[Edition], places: list[PagePlace], draft: Draft) -> None:
    """What is of no language: looks, search, the way in, what robots are told."""
    first = editions[0]
    for path in sorted(_STATIC.iterdir()):
        draft.write(path.name, path.read_bytes())
    sectors = list(first.source.sector_names)
    draft.write("postulates.json", index(first.facts, sectors))
    draft.write("index.html", _way_in(editions))
    draft.write("404.html", _not_found(editions))
    draft.write("robots.txt", robots(first.address, first.source.programme.is_sample))
    if first.address:
        told = [path for path in draft.paths if _in_all_languages(path)]
        for name, made in sitemaps(places, told, first.address).items():
            draft.write(name, made)


def _in_all_languages(path: str) -> bool:
    return path.startswith(f"{open_data.RELEASE_FOLDER}/") and path.endswith(".html")


def _way_in(editions: Sequence[Edition]) -> bytes:
    """Leads to the first language at once, and by a link to each."""
    fronts = {of.language: PagePlace("front").path(of.language) for of in editions}
    parts = [
        _part(of, of.source.programme_name, "", fronts[of.language], of.name("front"))
        for of in editions
    ]
    return _outside(parts, up="", fronts=fronts, refresh=fronts[editions[0].language])


def _not_found(editions: Sequence[Edition]) -> bytes:
    """Served wherever nothing is found: its links begin at the site's root."""
    root = f"{urlsplit(editions[0].address).path}/"
    parts = []
    for of in editions:
        _ = of.locale.gettext
        text = _("There is no such page here. It may have been moved, or its record taken out.")
        front = root + PagePlace("front").path(of.language)
        parts.append(_part(of, _("Page not found"), text, front, _("To the front page")))
    return _outside(parts, up=root, fronts={}, refresh="")


def _part(edition: Edition, title: str, text: str, href: str, link: str) -> dict[str, str]:
    return {
        "language": edition.language,
        "title": title,
        "text": text,
        "href": href,
        "link": link,
        "sample": edition.source.sample_mark,
    }


def _outside(parts: list[dict[str, str]], **told: Any) -> bytes:
    return template_of("root").render(parts=parts, title=parts[0]["title"], **told).encode()
