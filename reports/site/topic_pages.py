"""Pages of what postulates speak of: each topic with the postulates that it opens."""

from collections.abc import Iterator
from dataclasses import dataclass

from reports.site.consultation_pages import Page
from reports.site.edition import Edition
from reports.site.facts import PublicPostulate
from reports.site.page_paths import PagePlace
from reports.slug import file_name

_A_PAGE = 400
"""Postulates on one page, or the first topic of it if that has more."""


@dataclass(frozen=True)
class TopicPart:
    """`place`: the page on which it stands with its postulates, at `anchor`."""

    name: str
    place: PagePlace
    postulates: tuple[PublicPostulate, ...]

    @property
    def anchor(self) -> str:
        return file_name(self.name)


def of_scope(edition: Edition, sector: str = "") -> list[TopicPart]:
    """Topics of a sector's postulates, or of all: the largest first."""
    found: list[TopicPart] = []
    part, shown = 1, 0
    for name, codes in edition.facts.topics[sector].items():
        if shown and shown + len(codes) > _A_PAGE:
            part, shown = part + 1, 0
        shown += len(codes)
        postulates = tuple(edition.facts.postulates[code] for code in codes)
        found.append(TopicPart(name, PagePlace("topics", sector, part), postulates))
    return found


def topic_pages(edition: Edition) -> Iterator[Page]:
    """Of all postulates, and of each sector: none where nothing can be told."""
    for sector in edition.facts.topics:
        topics = of_scope(edition, sector)
        places = list(dict.fromkeys(topic.place for topic in topics))
        for place in places:
            yield (
                place,
                edition.page(
                    place,
                    "topics",
                    _title(edition, place),
                    topics=[topic for topic in topics if topic.place == place],
                    listed=topics,
                    pages=places,
                ),
            )


def _title(edition: Edition, place: PagePlace) -> str:
    name, locale = edition.name("topics"), edition.locale
    if place.code:
        name = locale.gettext("{sector}: topics", sector=edition.sector(place.code))
    return (
        name if place.part == 1 else locale.gettext("{title}, page {n}", title=name, n=place.part)
    )
