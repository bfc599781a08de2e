"""What an export gives once it is read, checked or loaded."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import URL, Select

from data_access.engine import read_engine, write_engine, writing
from data_access.load.check import checked
from data_access.load.decidim import read_decidim
from data_access.load.existing_records import Stored
from data_access.load.problems import Report
from data_access.load.store import store
from locales import locale
from tests.data_access.decidim.export import (
    Files,
    Row,
)

WroteFolder = Callable[[Files], Path]


def read_export(path: Path) -> tuple[dict[str, list[Row]], Report]:
    """Rows of each table, and the report after the check as well."""
    report = Report()
    sources = read_decidim(path, report)
    if sources:
        checked(sources, Stored(), report)
    return {s.table.name: s.cells.to_dict("records") for s in sources}, report


def one_row(path: Path, table: str) -> Row:
    tables, report = read_export(path)
    assert not report.errors, report.told(locale("en"))
    (row,) = tables[table]
    return row


def said(report: Report, language: str = "en") -> str:
    return report.told(locale(language))


def scalars(database: URL, query: Select) -> list:
    with read_engine(database).connect() as connection:
        return sorted(v for v in connection.scalars(query) if v is not None)


def loaded(database: URL, path: Path) -> Report:
    report = Report()
    with writing(write_engine(database)) as connection:
        store(connection, checked(read_decidim(path, report), Stored(), report))
    assert not report.errors, said(report)
    return report
