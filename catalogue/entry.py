"""One line of the catalogue."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from catalogue.source import Source
from charts import Exhibit
from charts.terms import unnarrowed
from data_access.scope import Choice


def beyond(build: Callable[[Source], Exhibit], *choices: Choice) -> Callable[[Source], Exhibit]:
    """Builds an exhibit that these choices do not narrow: where they are made, its note says so."""

    def built(of: Source) -> Exhibit:
        exhibit = build(of)
        made = [choice for choice in of.scope.chosen if choice in choices]
        told = unnarrowed(of.reader.locale, made)
        return replace(exhibit, note=" ".join(filter(None, [exhibit.note, told])))

    return built


@dataclass(frozen=True)
class Entry:
    """How an exhibit is made and where it belongs.

    `page` and `section` are those of the screen. `indicators` are keys of the registry whose
    definitions stand one hover away. `reading`, a source for gettext, tells how to read an
    unusual chart.
    """

    page: str
    section: str
    build: Callable[[Source], Exhibit]
    indicators: tuple[str, ...] = ()
    reading: str = ""
