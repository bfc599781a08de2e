"""The pages of single records, in one language: sectors, postulates, provisions."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from catalogue import EXHIBITS
from charts.labels import label
from domain.text import one_line
from domain.vocabulary import JUSTIFICATION_DUE, Status
from reports.site import key_figures
from reports.site.consultation_pages import Page, coming, held
from reports.site.edition import Edition
from reports.site.exhibit_figures import SiteFigure
from reports.site.facts import Facts, PublicPostulate
from reports.site.page_paths import PagePlace
from reports.site.topic_pages import of_scope
from reports.slug import file_name

_A_PAGE = 100
"""Postulates of a sector on one page."""
_CHARTS = ("active_over_time", "attendance_per_meeting", "postulate_weeks")
"""Exhibits on a sector's page."""


def record_pages(edition: Edition) -> Iterator[Page]:
    """Lists of postulates and provisions, and a page for each sector, postulate and provision."""
    by_sector = defaultdict(list)
    for of in edition.facts.postulates.values():
        by_sector[of.sector].append(of)
    figures = key_figures.of_sectors(edition)
    for code in edition.source.sector_names:
        yield from _sector(edition, code, by_sector[code], figures[code])
    yield _postulates(edition, by_sector)
    for of in edition.facts.postulates.values():
        yield _postulate(edition, of)
    yield from _provisions(edition)


def index(facts: Facts, sectors: Sequence[str]) -> bytes:
    """What the search knows: of each postulate its file, code, title, author, and the places of its
    sector and status in their lists."""
    places = {code: n for n, code in enumerate(sectors)}
    statuses = {status: n for n, status in enumerate(Status)}
    rows = [
        [
            file_name(of.code),
            one_line(of.code),
            one_line(of.title),
            one_line(of.author),
            places.get(of.sector, -1),
            statuses[Status(of.status)],
        ]
        for of in facts.postulates.values()
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def _sector(
    edition: Edition,
    code: str,
    of_sector: list[PublicPostulate],
    figures: list[key_figures.SiteKeyFigure],
) -> Iterator[Page]:
    """Its page, and the further pages of its list of postulates."""
    locale = edition.locale
    scope = edition.source.scope.of_sector(code)
    parts = range(1, (-(-len(of_sector) // _A_PAGE) or 1) + 1)
    pages = [PagePlace("sectors", code, part) for part in parts]
    ahead, past = coming(edition, code), held(edition, code)
    drawn = [edition.figures.figure(key, scope) for key in _CHARTS]
    for place in pages:
        first = (place.part - 1) * _A_PAGE
        shown = of_sector[first : first + _A_PAGE]
        listed = {
            "of_sector": shown,
            "pages": pages,
            "told": _range(edition, first, shown, of_sector),
        }
        if place.part == 1:
            yield (
                place,
                edition.page(
                    place,
                    "sector",
                    edition.sector(code),
                    key_figures=figures,
                    coming=ahead,
                    held=past,
                    has_meetings=bool(ahead or past),
                    topics=of_scope(edition, code),
                    figures=[figure for figure in drawn if figure],
                    **listed,
                ),
            )
        else:
            title = locale.gettext(
                "{sector}: postulates, page {n}", sector=edition.sector(code), n=place.part
            )
            yield place, edition.page(place, "sector_part", title, **listed)


def _range(
    edition: Edition, first: int, shown: list[PublicPostulate], of_sector: list[PublicPostulate]
) -> str:
    locale = edition.locale
    if len(shown) == len(of_sector):
        return locale.ngettext("{n} postulate.", "{n} postulates.", len(of_sector))
    return locale.gettext(
        "Postulates {first}–{last} of {n}, in the order of their codes.",
        first=locale.number(first + 1),
        last=locale.number(first + len(shown)),
        n=locale.number(len(of_sector)),
    )


def _postulates(edition: Edition, by_sector: dict[str, list[PublicPostulate]]) -> Page:
    place, locale = PagePlace("postulates"), edition.locale
    counted = Counter(of.status for of in edition.facts.postulates.values())
    return place, edition.page(
        place,
        "postulates",
        edition.name("postulates"),
        total=len(edition.facts.postulates),
        folder=PagePlace("postulates", "A").path(edition.language).rpartition("/")[0],
        statuses=list(Status),
        by_sector={code: len(by_sector[code]) for code in edition.source.sector_names},
        topics=of_scope(edition),
        by_status=[
            (label(locale, status), locale.number(counted[status]))
            for status in Status
            if counted[status]
        ],
        figures=_drawn(edition, "postulate_status"),
    )


def _postulate(edition: Edition, of: PublicPostulate) -> Page:
    place = PagePlace("postulates", of.code)
    merged = edition.facts.postulates.get(of.merged_into)
    told = {"code": of.merged_into, "title": ""} if of.merged_into else None
    return place, edition.page(
        place,
        "postulate",
        one_line(of.title) or one_line(of.code),
        heading=edition.own,
        of=of,
        merged=merged or told,
        provisions=edition.facts.provisions,
        justification_due=of.status in JUSTIFICATION_DUE,
    )


def _provisions(edition: Edition) -> Iterator[Page]:
    came_from = defaultdict(list)
    for of in edition.facts.postulates.values():
        for code in of.provisions:
            came_from[code].append(of)
    place, provisions = PagePlace("provisions"), edition.facts.provisions
    yield (
        place,
        edition.page(
            place,
            "provisions",
            edition.name("provisions"),
            rows=[(code, title, len(came_from[code])) for code, title in provisions.items()],
            takeaway=EXHIBITS["provisions"].build(edition.source).takeaway,
            figures=_drawn(edition, "taken_into_programme"),
        ),
    )
    for code, title in provisions.items():
        place = PagePlace("provisions", code)
        yield (
            place,
            edition.page(place, "provision", one_line(code), text=title, came_from=came_from[code]),
        )


def _drawn(edition: Edition, key: str) -> list[SiteFigure]:
    figure = edition.figures.figure(key)
    return [figure] if figure else []
