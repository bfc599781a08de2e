"""Which exhibits there are, of which reads each is made, and what helps to read it.

Pages, presentation, slides, workbook and report all take their exhibits from here.
"""

from catalogue.attendance import ATTENDANCE_EXHIBITS
from catalogue.changes import CHANGES
from catalogue.comparison import COMPARISON
from catalogue.data import DATA
from catalogue.entry import Entry
from catalogue.participation import PARTICIPATION_EXHIBITS
from catalogue.postulates import POSTULATE_EXHIBITS
from catalogue.schedule import OVERVIEW, SCHEDULE_EXHIBITS, sector_figures
from catalogue.titles import AUDIENCES, PAGE_TITLES, SECTION_TITLES

_PAGES = (
    OVERVIEW,
    PARTICIPATION_EXHIBITS,
    ATTENDANCE_EXHIBITS,
    POSTULATE_EXHIBITS,
    SCHEDULE_EXHIBITS,
    COMPARISON,
    DATA,
    CHANGES,
)
EXHIBITS: dict[str, Entry] = {key: entry for page in _PAGES for key, entry in page.items()}
"""Exhibit key → its entry, in the order of the screen."""
if len(EXHIBITS) < sum(map(len, _PAGES)):
    raise ValueError("an exhibit's key is met twice")


def placed(page: str, section: str = "") -> dict[str, Entry]:
    """The exhibits of a page's section, in order."""
    return {k: of for k, of in EXHIBITS.items() if (of.page, of.section) == (page, section)}


def keys_for(audience: str) -> list[str]:
    """The exhibits for an audience, in the order of the screen."""
    return [key for key, entry in EXHIBITS.items() if audience in entry.audiences]


__all__ = [
    "AUDIENCES",
    "EXHIBITS",
    "PAGE_TITLES",
    "SECTION_TITLES",
    "Entry",
    "keys_for",
    "placed",
    "sector_figures",
]
