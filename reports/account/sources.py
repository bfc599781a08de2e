"""What the account's sections are written from: one scope's reads, and the reader's words."""

from dataclasses import dataclass, replace

import pandas as pd

from catalogue import EXHIBITS
from catalogue.source import Records
from domain.text import clean
from locales import Locale
from locales.formats import UNDEFINED
from reports.account.document import PrintedColumn, PrintedExhibit, PrintedTable
from reports.exhibit_tables import formatted

EVERY_ROW = 2**31 - 1
"""The limit of a paged read that shall give all rows."""
_NARROWEST, _WIDEST, _GAP = 5, 24, 3
"""Characters."""
_MOST_LINES = 36
"""That surely fit on a page."""


@dataclass(frozen=True)
class Sources(Records):
    """`held`: of `attendance.by_meeting`, meetings held; the coordinating team's only where no
    sector is chosen. `positions`: of `postulates.positions`.
    """

    held: pd.DataFrame
    positions: pd.DataFrame

    @property
    def locale(self) -> Locale:
        return self.reader.locale

    def shown(self, key: str) -> PrintedExhibit:
        """The catalogue's exhibit with its table as text."""
        exhibit = EXHIBITS[key].build(self)
        written = formatted(exhibit, self.locale)
        cells = tuple(
            tuple(clean(cell) for cell in row) for row in written.itertuples(index=False, name=None)
        )
        columns = tuple(
            PrintedColumn(
                column.label,
                _width([column.label, *(row[place] for row in cells)]),
                "number" if column.is_number else "text",
            )
            for place, column in enumerate(exhibit.columns)
        )
        table = PrintedTable(exhibit.title, columns, cells)
        return PrintedExhibit(exhibit, replace(table, whole=sum(table.heights()) <= _MOST_LINES))


def _width(texts: list[str]) -> int:
    """In characters: room for the longest word, and for a whole text if it is short."""
    word = max(len(word) for text in texts for word in (text.split() or [""]))
    text = max(len(text) for text in texts[1:] or [""])
    return min(max(word, text, _NARROWEST), _WIDEST) + _GAP


def cell(text: object) -> str:
    """Text from the records in a table's cell: «—» where there is none."""
    return clean(text) or UNDEFINED
