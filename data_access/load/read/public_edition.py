"""The public edition of a table: what is held back in it is named in a column of its own.

It is open data of this program. Loaded into the records that it was made of, it must not write
over what it does not tell.
"""

from data_access.load.read.headings import HeadingRow
from data_access.load.read.sheet import Sheet
from data_access.load.table_format import squeezed
from locales import LANGUAGES, N_, locale

_HELD = N_("Held back")
_AUTHOR = N_("Author")


def _spellings(name: str, title: str) -> frozenset[str]:
    return frozenset(squeezed(of) for of in (name, *(locale(n).gettext(title) for n in LANGUAGES)))


_HELD_HEADINGS = _spellings("held_back", _HELD)
PUBLISHED_HEADINGS = _HELD_HEADINGS | _spellings("author", _AUTHOR)
"""Headings, squeezed, of columns that only a public edition has."""


def is_published(found: HeadingRow) -> bool:
    return any(squeezed(text) in _HELD_HEADINGS for text in found.texts)


def held_back_columns(sheet: Sheet, found: HeadingRow, numbers: list[int]) -> dict[int, list[str]]:
    """Row → names of the columns that are held back in it."""
    places = [n for n, text in enumerate(found.texts) if squeezed(text) in _HELD_HEADINGS]
    if not places:
        return {}
    rows = {number: sheet.rows[number - 1] for number in numbers}
    return {
        number: row[places[0]].strip().split(",")
        for number, row in rows.items()
        if len(row) > places[0] and row[places[0]].strip()
    }
