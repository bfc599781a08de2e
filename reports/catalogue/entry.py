"""One line of the catalogue."""

from collections.abc import Callable
from dataclasses import dataclass

from charts import Exhibit
from reports.source import Source


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
