"""Names that Excel takes: of sheets, of a table's columns."""

import re
from collections.abc import Sequence

from domain.text import clean

_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\s]+")


def sheet_names(titles: Sequence[str]) -> list[str]:
    """A sheet's name per title: at most 31 characters, none twice in whatever case."""
    taken: set[str] = {"history"}  # Excel keeps it for itself
    names = []
    for title in titles:
        name = " ".join(_FORBIDDEN.sub(" ", clean(title)).split()).strip("' ") or "–"
        names.append(_unique(name, taken, _LONGEST))
    return names


def distinct_headings(labels: Sequence[str]) -> list[str]:
    """The labels, the second of two the same marked «2»: a table's columns differ."""
    taken: set[str] = set()
    return [_unique(clean(label) or "–", taken, 255) for label in labels]


def _unique(name: str, taken: set[str], longest: int) -> str:
    found, n = name[:longest].strip("' "), 1
    while found.casefold() in taken:
        n += 1
        found = f"{name[: longest - len(str(n)) - 1].rstrip()} {n}"
    taken.add(found.casefold())
    return found
