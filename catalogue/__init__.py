"""Which exhibits there are, of which reads each is made, and what helps to read it.

Pages, presentation, slides, workbook and report all take their exhibits from here.
"""

from catalogue.attendance import ATTENDANCE
from catalogue.data import DATA
from catalogue.entry import Entry
from catalogue.participation import PARTICIPATION
from catalogue.postulates import POSTULATES
from catalogue.schedule import OVERVIEW, SCHEDULE, side_by_side
from catalogue.titles import PAGE_TITLES, SECTION_TITLES

EXHIBITS: dict[str, Entry] = OVERVIEW | PARTICIPATION | ATTENDANCE | POSTULATES | SCHEDULE | DATA
"""Exhibit key → its entry, in the order of the screen."""

__all__ = ["EXHIBITS", "PAGE_TITLES", "SECTION_TITLES", "Entry", "side_by_side"]
