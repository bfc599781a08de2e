"""The records as they may be shown to everyone: reads whose texts are the public ones."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from catalogue.source import Read, Records
from charts import Reader
from data_access import attendance, schedule
from data_access.events import events
from data_access.load.columns import TABLES
from data_access.scope import Scope
from locales import Locale

Tables = Mapping[str, pd.DataFrame]
HELD_BACK = "_held_back"
"""Ends the name of the column that says of a text that it is not told yet."""
_MEETING = ("meetings", ("title", "venue"))
_TEXTS: dict[Callable, tuple[str, tuple[str, ...]]] = {
    schedule.milestones: ("milestones", ("name", "name_en")),
    schedule.agenda: _MEETING,
    schedule.upcoming: _MEETING,
    attendance.by_meeting: _MEETING,
}
"""A read that gives texts of the records → the public table that has them, by its code."""


@dataclass(frozen=True)
class Public(Records):
    """`tables`: of `whole`. A read is done once, whoever asks: `done` keeps what it found."""

    tables: Tables
    done: dict[Hashable, Any]

    def read(self, function: Read, *args: Any, scope: Scope | None = None, **options: Any) -> Any:
        asked = (function, args, scope or self.scope, tuple(sorted(options.items())))
        if asked not in self.done:
            self.done[asked] = super().read(function, *args, scope=scope, **options)
        found = self.done[asked]
        return self._public(function, found.copy()) if isinstance(found, pd.DataFrame) else found

    def seen_by(self, reader: Reader, scope: Scope | None = None) -> "Public":
        """The same records for another reader of the language, or of another scope."""
        return replace(self, reader=reader, scope=scope or self.scope)

    def _public(self, function: Read, found: pd.DataFrame) -> pd.DataFrame:
        if function is events:
            return self.tables["events"][list(found.columns)].reset_index(drop=True)
        if function not in _TEXTS:
            return found
        table, names = _TEXTS[function]
        public = self.tables[table].set_index("code")
        shown = found[found["code"].isin(public.index)].reset_index(drop=True)
        texts = {name: public[name].reindex(shown["code"]).tolist() for name in names}
        return shown.assign(**{n: pd.Series(of, dtype=object) for n, of in texts.items()})


def whole(public: Tables, locale: Locale) -> Tables:
    """The public tables with all columns of the data format, None where one is not public.

    A text that is held back is told to be so, in the reader's language.
    """
    notice = locale.gettext("[held back until it has been checked for personal data]")
    found = {}
    for name, spec in TABLES.items():
        table = public.get(name, pd.DataFrame())
        told = [column.name for column in spec.columns if column.name not in table]
        table = table.assign(**{column: pd.Series(None, table.index, object) for column in told})
        for column in table:
            if str(column).endswith(HELD_BACK):
                text = str(column).removesuffix(HELD_BACK)
                table[text] = table[text].astype(object).mask(table[column].astype(bool), notice)
        found[name] = table
    return found
