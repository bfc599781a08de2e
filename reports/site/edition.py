"""The site in one language: its templates, and what every page of it knows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from charts.terms import label
from domain.text import clean
from domain.vocabulary import GROUPS, Status
from locales import LANGUAGES, N_, Locale
from reports.site.facts import Facts
from reports.site.figures import Figures
from reports.site.places import Kind, Place, file_name
from reports.site.source import Public

MENU: tuple[Kind, ...] = (
    "front", "schedule", "meetings", "sectors", "postulates", "provisions", "methodology",
)  # fmt: skip
NAMES: Mapping[Kind, str] = {
    "front": N_("The consultation"),
    "schedule": N_("Schedule"),
    "meetings": N_("Meetings"),
    "sectors": N_("Sectors"),
    "postulates": N_("Postulates"),
    "provisions": N_("Provisions of the programme"),
    "news": N_("News"),
    "methodology": N_("Methodology"),
    "accessibility": N_("Accessibility statement"),
}
POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'"
)
"""Nothing of another host, and nothing written into a page, is loaded or run."""


@dataclass(frozen=True)
class Edition:
    """`address`: where the site will be found, without a slash at its end; empty if unknown."""

    source: Public
    facts: Facts
    figures: Figures
    address: str

    @property
    def locale(self) -> Locale:
        return self.source.reader.locale

    @property
    def language(self) -> str:
        return self.locale.language

    def page(self, place: Place, template: str, title: str, **told: Any) -> bytes:
        """A page of the site: `told` is what its template needs."""
        up = "../" * place.depth
        shared = {
            "place": place,
            "title": title,
            "up": up,
            "href": lambda of, suffix="html": up + of.path(self.language, suffix),
            "others": {
                language: place.path(language)
                for language in LANGUAGES
                if language != self.language
            },
        }
        return self.template(template).render(shared | told).encode()

    def template(self, name: str) -> Template:
        return self._environment.get_template(f"{name}.jinja")

    def name(self, kind: Kind) -> str:
        """What a kind of page is called."""
        return self.locale.gettext(NAMES[kind])

    def sector(self, code: str) -> str:
        """A sector's or the coordinating team's name."""
        return self.source.team_names.get(code, code)

    @cached_property
    def _environment(self) -> Environment:
        locale = self.locale
        environment = Environment(
            loader=PackageLoader("reports.site"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=_clean,
            keep_trailing_newline=True,
        )
        environment.filters.update(
            number=locale.number,
            percent=locale.percent,
            day=locale.date,
            moment=_moment(locale),
            label=lambda value: label(locale, value),
            outcome=_outcome,
            paragraphs=lambda text: [line for line in clean(text).split("\n") if line.strip()],
        )
        environment.globals.update(
            _=locale.gettext,
            ngettext=locale.ngettext,
            part=locale.part,
            language=self.language,
            languages=LANGUAGES,
            site=self.source.programme_name,
            sample=self.source.programme.is_sample,
            address=self.address,
            policy=POLICY,
            menu=MENU,
            names={kind: self.name(kind) for kind in NAMES},
            anchor=file_name,
            stands=locale.gettext("As of {date}.", date=locale.date(self.source.scope.as_of)),
            Place=Place,
            sector=self.sector,
            sectors=self.source.sector_names,
        )
        return environment


def _clean(value: object) -> object:
    """What HTML refuses, and what turns the direction of writing, is left out."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _moment(locale: Locale) -> Callable[[datetime], str]:
    """A meeting's start: without an hour where only the day is recorded, as its midnight."""

    def written(value: datetime) -> str:
        return locale.datetime(value) if value.time() != datetime.min.time() else locale.date(value)

    return written


def _outcome(status: str) -> str:
    """How a status is coloured: as its group, and as refused where it is."""
    if status == Status.REJECTED:
        return "refused"
    return next(group for group, members in GROUPS.items() if status in members)
