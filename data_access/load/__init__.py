"""Records in: read what an office sends, check it against the data format, store it whole."""

from pathlib import Path

from sqlalchemy import Connection, Engine, select

from data_access.engine import writing
from data_access.load.check import checked
from data_access.load.columns import TABLES
from data_access.load.problems import Problem, Refused, Report
from data_access.load.read import read
from data_access.load.store import delete_programme, store
from data_access.models import Base, Programme

__all__ = ["Problem", "Refused", "Report", "delete_programme", "load", "store"]


def load(engine: Engine, path: Path, *, replace: bool = False) -> tuple[dict[str, int], Report]:
    """Load a folder of CSV files or an XLSX workbook in one transaction, all or nothing.

    Returns rows written per table and the report, which then holds warnings only. Raises
    `Refused` with the whole report if anything is wrong; nothing is written then.
    """
    report = Report()
    sources = read(path, report)
    with writing(engine) as connection:
        tables = checked(sources, {} if replace else _known(connection), report) if sources else {}
        if report.errors:
            raise Refused(report)
        return store(connection, tables, replace=replace), report


def _known(connection: Connection) -> dict[str, set[tuple[str, str]]]:
    """The codes that the database holds already: a load may refer to them."""
    found = {}
    for name in TABLES:
        table = Base.metadata.tables[name]
        if "programme_id" in table.c and "code" in table.c:
            rows = connection.execute(
                select(Programme.code, table.c.code).join(
                    Programme, Programme.id == table.c.programme_id
                )
            )
            found[name] = {tuple(row) for row in rows}
    return found
