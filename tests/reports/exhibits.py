"""Exhibits of every builder, to be put into files: full, empty, hostile."""

from datetime import date, timedelta

import pandas as pd
from sqlalchemy import URL

from charts import Column, Exhibit, Reader
from charts import postulates as charts
from data_access import participation, postulates
from data_access.engine import read_engine
from locales import locale
from tests.charts.test_builders import NAMES, _exhibits
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
    with read_engine(sample).connect() as connection:
        codes = participation.by_sector(scope(sample), connection)["sector"]
    return every(sample, language, {code: code.title() for code in codes})


def of_nothing(database: URL, language: str) -> list[Exhibit]:
    put(database, programme(), sector("KUL"))
    return every(database, language, {"KUL": "Kultura"})


def hostile(database: URL, language: str) -> list[Exhibit]:
    """Forty-six sectors with names that mean something to spreadsheets, XML and Plotly."""
    codes = [f"S{n:02}" for n in range(46)]
    stored = HOSTILE.replace("\x00", "")
    put(
        database,
        programme(),
        *(sector(code) for code in codes),
        organisation("A", district=stored, legal_form=stored),
        organisation("B", district="I"),
        *(declares(who, code) for code in codes for who in "AB"),
        *(meeting(f"M{code}{n}", code, date(2011, 5, 1 + n)) for code in codes for n in range(3)),
        *(attendance(f"M{code}{n}", "A", "ira") for code in codes for n in range(2)),
    )
    return [*every(database, language, {code: HOSTILE + code for code in codes}), table_of(200)]


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


def every(database: URL, language: str, names: dict[str, str]) -> list[Exhibit]:
    """What the pages show, but for the reads that only the sample fills."""
    reader, of = Reader(locale(language)), scope(database)
    with read_engine(database).connect() as connection:

        def read(function, *args):
            return function(of, connection, *args)

        found = list(_exhibits(read, reader, NAMES | names))
        weekly = read(postulates.weekly)
        by_sector, breakdown = read(postulates.by_sector), read(postulates.breakdown)
        known = len(read(postulates.provisions))
        submitted = int(read(postulates.total)["postulates"].iloc[0])
        found += [
            charts.open_by_deadline(read(postulates.deadlines), reader, names),
            charts.by_department(read(postulates.by_department), reader),
            charts.status_by_sector(by_sector, reader, names),
            charts.areas(breakdown, reader),
            charts.channels(breakdown, reader),
            charts.decisions_by_area(breakdown, reader),
            charts.forecast(
                read(postulates.forecast), weekly, read(postulates.track_record), reader
            ),
            charts.weekly(weekly, reader, of.as_of),
            charts.cumulative_flow(read(postulates.flow), reader),
            charts.time_to_decision(read(postulates.waits), reader, names),
            charts.paths(read(postulates.paths), submitted, reader),
            charts.taken_into_programme(by_sector, reader, names, known),
            charts.provisions(read(postulates.provisions), reader),
            charts.duplicates(read(postulates.likely_duplicates), reader, names),
        ]
    return found
