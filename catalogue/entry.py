"""One line of the catalogue."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from catalogue.source import Source
from catalogue.titles import AUDIENCES, PAGE_TITLES, SECTION_TITLES
from charts import Exhibit
from charts.labels import unnarrowed
from data_access.scope import Choice
from domain.indicators import INDICATORS

TEAMS = ("coordinating", "sector")
EVERYONE = (*TEAMS, "officials")


def beyond(build: Callable[[Source], Exhibit], *choices: Choice) -> Callable[[Source], Exhibit]:
    """Wraps a builder whose exhibit these choices do not narrow: where made, a note says so."""
    return lambda of: told_beyond(of, build(of), choices)


def told_beyond(of: Source, exhibit: Exhibit, choices: Collection[Choice]) -> Exhibit:
    """The exhibit with a note of the choices made that do not narrow it."""
    made = [choice for choice in of.scope.chosen if choice in choices]
    told = unnarrowed(of.reader.locale, made)
    return replace(exhibit, note=" ".join(filter(None, [exhibit.note, told])))


@dataclass(frozen=True)
class Entry:
    """How an exhibit is made and where it belongs. Nothing else says it again.

    `page` and `section` are those of the screen. `indicators` are keys of the registry whose
    definitions stand one hover away. `reading`, a source for gettext, tells how to read an
    unusual chart. `audiences`: whose packs have it. `beside`: it shares its row on a page with
    its neighbours that say so too. A place, an indicator or an audience that there is not is a
    ValueError.
    """

    page: str
    section: str
    build: Callable[[Source], Exhibit]
    indicators: tuple[str, ...] = ()
    reading: str = ""
    audiences: tuple[str, ...] = TEAMS
    beside: bool = False

    def __post_init__(self) -> None:
        if self.page not in PAGE_TITLES:
            raise ValueError(f"no page {self.page!r}")
        if self.section not in SECTION_TITLES.get(self.page, {"": ""}):
            raise ValueError(f"no section {self.section!r} on the page {self.page!r}")
        unknown = {*self.indicators} - INDICATORS.keys() | {*self.audiences} - AUDIENCES.keys()
        if unknown:
            raise ValueError(f"no such indicators or audiences: {sorted(unknown)}")
