"""What the account's sections are written from: one scope's reads, and the reader's words."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from sqlalchemy import Connection

from charts import Exhibit, Reader
from data_access.models import Programme
from data_access.scope import Scope
from locales import Locale
from locales.formats import UNDEFINED
from reports.account.document import Column, Shown, Table
from reports.tables import formatted
from reports.text import clean

EVERY = 2**31 - 1
"""The limit of a paged read that shall give all rows."""
_WORDS = ("text", "flag", "date", "datetime")
_NARROWEST, _WIDEST, _GAP = 5, 24, 3
"""Characters."""
_MOST_LINES = 36
"""That surely fit on a page."""


@dataclass(frozen=True)
class Sources:
    """`sectors`: sector code → name; `teams`: the coordinating team's too.

    `held`: of `attendance.by_meeting`, meetings held; the coordinating team's only where no
    sector is chosen. `positions`: of `postulates.positions`.
    """

    scope: Scope
    connection: Connection
    reader: Reader
    programme: Programme
    sectors: dict[str, str]
    teams: dict[str, str]
    held: pd.DataFrame
    positions: pd.DataFrame

    @property
    def locale(self) -> Locale:
        return self.reader.locale

    def read(self, function: Callable[..., Any], *args: Any, **options: Any) -> Any:
        """What `function` reads of this scope."""
        return function(self.scope, self.connection, *args, **options)

    def shown(self, exhibit: Exhibit) -> Shown:
        """The exhibit with its table as text."""
        written = formatted(exhibit, self.locale)
        cells = tuple(
            tuple(clean(cell) for cell in row) for row in written.itertuples(index=False, name=None)
        )
        columns = tuple(
            Column(
                column.label,
                _width([column.label, *(row[place] for row in cells)]),
                "text" if column.kind in _WORDS else "number",
            )
            for place, column in enumerate(exhibit.columns)
        )
        table = Table(exhibit.title, columns, cells)
        return Shown(exhibit, replace(table, whole=sum(table.heights()) <= _MOST_LINES))


def _width(texts: list[str]) -> int:
    """In characters: room for the longest word, and for a whole text if it is short."""
    word = max(len(word) for text in texts for word in (text.split() or [""]))
    text = max(len(text) for text in texts[1:] or [""])
    return min(max(word, text, _NARROWEST), _WIDEST) + _GAP


def cell(text: object) -> str:
    """Text from the records in a table's cell: «—» where there is none."""
    return clean(text) or UNDEFINED
