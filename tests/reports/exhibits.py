"""Exhibits of every builder, to be put into files: full, empty, hostile."""

from datetime import date, timedelta

import pandas as pd
from sqlalchemy import URL

from catalogue import EXHIBITS
from catalogue.source import records
from charts import Column, Exhibit, Reader
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


def of_sample(sample: URL, language: str) -> list[Exhibit]:
    return every(sample, language)


def of_nothing(database: URL, language: str) -> list[Exhibit]:
    put(database, programme(), sector("KUL"))
    return every(database, language)


def hostile(database: URL, language: str) -> list[Exhibit]:
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
    return [*every(database, language), table_of(200)]


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
    with read_engine(database).connect() as connection:
        source = records(scope(database), connection, Reader(locale(language)))
        return [entry.build(source) for entry in EXHIBITS.values()]
