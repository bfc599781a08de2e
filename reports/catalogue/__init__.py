"""Which exhibits there are, of which reads each is made, and what helps to read it.

Pages, presentation, slides, workbook and report all take their exhibits from here.
"""

from reports.catalogue.attendance import ATTENDANCE
from reports.catalogue.data import DATA
from reports.catalogue.entry import Entry
from reports.catalogue.participation import PARTICIPATION
from reports.catalogue.postulates import POSTULATES
from reports.catalogue.schedule import OVERVIEW, SCHEDULE, side_by_side
from reports.catalogue.titles import PAGE_TITLES, SECTION_TITLES

EXHIBITS: dict[str, Entry] = OVERVIEW | PARTICIPATION | ATTENDANCE | POSTULATES | SCHEDULE | DATA
"""Exhibit key → its entry, in the order of the screen."""

__all__ = ["EXHIBITS", "PAGE_TITLES", "SECTION_TITLES", "Entry", "side_by_side"]
