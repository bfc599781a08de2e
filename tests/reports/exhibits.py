"""Exhibits of every builder, to be put into files: full, empty, hostile."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pandas as pd
from sqlalchemy import URL

from catalogue import EXHIBITS
from catalogue.source import exhibit_source
from charts import Column, Exhibit, Reader
from charts.palette import DARK, LIGHT
from data_access.engine import read_engine
from locales import locale
from tests.records import (
    attendance,
    declares,
    meeting,
    organisation,
    programme,
    put,
    scope,
    sector,
)

HOSTILE = "=cmd|' /C calc'!A0 <b>&\x00\x0b\ufffe %{x} " + "bardzo długa nazwa komitetu " * 6


@cache
def kept(
    database: URL, language: str, palette: str = "light", scale: float = 1
) -> tuple[Exhibit, ...]:
    """All exhibits of a database that no test writes: built once for a reader."""
    reader = Reader(locale(language), {"light": LIGHT, "dark": DARK}[palette], scale)
    return tuple(_every(database, reader, reads(database)))


@cache
def reads(_database: URL) -> dict[tuple, Any]:
    """What was read of a database that no test writes: the same for every reader."""
    return {}


def put_hostile(database: URL) -> None:
    """Forty-six sectors with names that mean something to spreadsheets, XML and Plotly."""
    codes = [f"S{n:02}" for n in range(46)]
    stored = HOSTILE.replace("\x00", "")
    put(
        database,
        programme(),
        *(sector(code, name=stored + code) for code in codes),
        organisation("A", district=stored, legal_form=stored),
        organisation("B", district="I"),
        *(declares(who, code) for code in codes for who in "AB"),
        *(meeting(f"M{code}{n}", code, date(2011, 5, 1 + n)) for code in codes for n in range(3)),
        *(attendance(f"M{code}{n}", "A", "ira") for code in codes for n in range(2)),
    )


def table_of(rows: int) -> Exhibit:
    """A long table with a column of each kind, its text hostile, every third row undefined."""
    start = pd.Timestamp(2011, 3, 1, 17)
    known = [i % 3 != 2 for i in range(rows)]
    table = pd.DataFrame(
        {
            "text": [HOSTILE + str(i) for i in range(rows)],
            "count": range(rows),
            "decimal": [i / 7 if ok else None for i, ok in enumerate(known)],
            "share": [i / rows if ok else None for i, ok in enumerate(known)],
            "points": [i / rows - 0.5 if ok else None for i, ok in enumerate(known)],
            "days": [i / 2 if ok else None for i, ok in enumerate(known)],
            "date": [date(2011, 3, 1) + timedelta(i) if ok else None for i, ok in enumerate(known)],
            "datetime": [start + timedelta(i) if ok else pd.NaT for i, ok in enumerate(known)],
            "flag": known,
        }
    )
    columns = tuple(Column(kind, kind.title(), kind) for kind in table.columns)
    return Exhibit("long", HOSTILE, HOSTILE * 3, None, table, columns, note=HOSTILE * 4)


def every(database: URL, language: str) -> list[Exhibit]:
    """All exhibits of the catalogue."""
    return _every(database, Reader(locale(language)), {})


def _every(database: URL, reader: Reader, known: dict[tuple, Any]) -> list[Exhibit]:
    with read_engine(database).connect() as connection:
        source = replace(exhibit_source(scope(database), connection, reader), known=known)
        return [entry.build(source) for entry in EXHIBITS.values()]
