"""The site in one language: its templates, and what every page of it knows."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from locales import LANGUAGES, N_, Locale
from reports.site.exhibit_figures import SiteFigures
from reports.site.facts import Facts
from reports.site.page_paths import PageKind, PagePlace
from reports.site.public_source import Public
from reports.site.templates import template_of

MENU: tuple[PageKind, ...] = (
    "front", "schedule", "meetings", "sectors", "postulates", "provisions", "methodology",
)  # fmt: skip
NAMES: Mapping[PageKind, str] = {
    "front": N_("The consultation"),
    "schedule": N_("Schedule"),
    "meetings": N_("Meetings"),
    "sectors": N_("Sectors"),
    "postulates": N_("Postulates"),
    "topics": N_("Topics of the postulates"),
    "provisions": N_("Provisions of the programme"),
    "news": N_("News"),
    "methodology": N_("Methodology"),
    "accessibility": N_("Accessibility statement"),
}


@dataclass(frozen=True)
class Edition:
    """`address`: where the site will be found, without a slash at its end; empty if unknown."""

    source: Public
    facts: Facts
    figures: SiteFigures
    address: str

    @property
    def locale(self) -> Locale:
        return self.source.reader.locale

    @property
    def language(self) -> str:
        return self.locale.language

    def page(self, place: PagePlace, template: str, title: str, **told: Any) -> bytes:
        """A page of the site: `told` is what its template needs."""
        up = "../" * place.depth
        own = {
            "place": place,
            "title": title,
            "heading": "",
            "up": up,
            "href": lambda of, suffix="html": up + of.path(self.language, suffix),
        }
        return template_of(template).render(self._shared | own | told).encode()

    def name(self, kind: PageKind) -> str:
        """What a kind of page is called."""
        return self.locale.gettext(NAMES[kind])

    def sector(self, code: str) -> str:
        """A sector's or the coordinating team's name."""
        return self.source.team_names.get(code, code)

    @property
    def own(self) -> Markup:
        """What marks a text of the records as of their language where it is not the page's."""
        told = self.source.language
        return Markup(' lang="{}"').format(told) if told not in ("", self.language) else Markup("")

    @cached_property
    def _shared(self) -> dict[str, Any]:
        """What every template may name."""
        locale, source = self.locale, self.source
        return {
            "locale": locale,
            "_": locale.gettext,
            "language": self.language,
            "languages": LANGUAGES,
            "own": self.own,
            "records_language": source.language,
            "site": source.programme_name,
            "sample": source.sample_mark,
            "address": self.address,
            "menu": MENU,
            "names": {kind: self.name(kind) for kind in NAMES},
            "sector": self.sector,
            "sectors": source.sector_names,
            "stands": locale.gettext("As of {date}.", date=locale.date(source.scope.as_of)),
        }
