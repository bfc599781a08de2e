"""The records as they may be shown to everyone: reads whose texts are the public ones."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import pandas as pd

from catalogue.source import Read, Records
from charts import Reader
from data_access import attendance, schedule
from data_access.events import events
from data_access.load.data_format import TABLES
from data_access.models import Programme, Sector
from data_access.postulates.topics import Asks
from data_access.publication.codes import Codes
from data_access.publication.fields import HELD_BACK
from data_access.publication.public_topics import public_asks
from data_access.scope import Scope
from domain.topics.lemmas import language_of
from locales import Locale

_Tables = Mapping[str, pd.DataFrame]
_Named = TypeVar("_Named", Programme, Sector)
_SPOKEN = {"postulates": ("title", "text"), "meetings": ("title",), "provisions": ("title",)}
_MOST_TEXTS = 2000
"""From so many, drawn evenly, the language is told."""
_MEETING = ("meetings", ("title", "venue"))
_TEXTS: dict[Callable, tuple[str, tuple[str, ...]]] = {
    schedule.milestones: ("milestones", ("name", "name_en")),
    schedule.calendar_meetings: _MEETING,
    schedule.upcoming: _MEETING,
    attendance.by_meeting: _MEETING,
}
"""A read that gives texts of the records → the public table that has them, by its code."""


@dataclass(frozen=True)
class Public(Records):
    """`tables`: of `all_columns`. `codes`: the public one of each record, whatever its own is.
    `own`: of sectors whose public code is another, their own by it: whoever reads gives and gets
    the public one. `asks`: what topics are made of. `language`: that of most texts; "" where it
    cannot be told.
    """

    tables: _Tables
    codes: Codes
    own: Mapping[str, str]
    asks: Asks
    language: str

    def read(self, function: Read, *args: Any, scope: Scope | None = None, **options: Any) -> Any:
        given = (self.own.get(of, of) if isinstance(of, str) else of for of in args)
        at = scope or self.scope
        at = replace(at, sectors=tuple(self.own.get(code, code) for code in at.sectors))
        found = super().read(function, *given, scope=at, **options)
        return self._public(function, found) if isinstance(found, pd.DataFrame) else found

    def seen_by(self, reader: Reader, scope: Scope | None = None) -> "Public":
        """The same records for another reader of the language, or of another scope."""
        return replace(self, reader=reader, scope=scope or self.scope)

    def _public(self, function: Read, found: pd.DataFrame) -> pd.DataFrame:
        for column in {"sector", "team"} & {*found.columns} if self.own else ():
            told = [self.codes.public(code) for code in found[column]]
            found = found.assign(**{column: pd.Series(told, found.index, object)})
        if function is events:
            return self.tables["events"][list(found.columns)].reset_index(drop=True)
        if function not in _TEXTS:
            return found
        table, names = _TEXTS[function]
        public = self.tables[table].set_index("code")
        found = found.assign(code=list(map(self.codes.public, found["code"])))
        shown = found[found["code"].isin(public.index)].reset_index(drop=True)
        texts = {name: public[name].reindex(shown["code"]).tolist() for name in names}
        return shown.assign(**{n: pd.Series(of, dtype=object) for n, of in texts.items()})


def all_columns(public: _Tables, locale: Locale) -> _Tables:
    """The public tables with all columns of the data format, None where one is not public.

    A text that is held back is told to be so, in the reader's language.
    """
    notice = locale.gettext("[held back until it has been checked for personal data]")
    found = {}
    for name, spec in TABLES.items():
        table = public.get(name, pd.DataFrame())
        told = [column.name for column in spec.columns if column.name not in table]
        table = table.assign(**{column: pd.Series(None, table.index, object) for column in told})
        held = table[HELD_BACK].fillna("").str.split(",") if HELD_BACK in table else pd.Series()
        for column in sorted({column for row in held for column in row if column}):
            here = held.map(lambda row, column=column: column in row)
            table[column] = table[column].astype(object).mask(here, notice)
        found[name] = table
    return found


def public_source(records: Records, tables: _Tables, codes: Codes) -> Public:
    """The records with their public texts: the programme and its sectors called so, too."""
    told = all_columns(tables, records.reader.locale)
    programme = _named(records.programme, told["programmes"], codes)
    sectors = [_named(sector, told["sectors"], codes) for sector in records.sectors]
    named = {"programme": programme, "sectors": sectors}
    both = zip(sectors, records.sectors, strict=True)
    return Public(
        **(vars(records) | named),
        tables=told,
        codes=codes,
        own={of.code: own.code for of, own in both if of.code != own.code},
        asks=public_asks(tables.get("postulates", told["postulates"]), codes),
        language=_language(tables),
    )


def _language(tables: _Tables) -> str:
    texts = [
        text
        for name, columns in _SPOKEN.items()
        for column in columns
        if name in tables and column in tables[name]
        for text in tables[name][column].dropna()
    ]
    return language_of(texts[:: max(1, len(texts) // _MOST_TEXTS)])


def _named(record: _Named, table: pd.DataFrame, codes: Codes) -> _Named:
    """A copy of it, called as the public table calls it."""
    values = {column.name: getattr(record, column.name) for column in record.__table__.columns}
    (told,) = table[table["code"] == codes.public(record.code)].to_dict("records")
    return type(record)(**values | {name: told[name] for name in ("code", "name", "name_en")})
