"""Every form in which the product gives records out, written to be loaded again."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import URL

from data_access.engine import read_engine
from data_access.export import export, export_workbook, exported_tables
from data_access.export.csv_files import excel_csv
from data_access.export.workbook import tables_workbook
from data_access.load.data_format import TABLES
from locales import locale

PL = locale("pl")


def _folder(url: URL, path: Path) -> list[Path]:
    with read_engine(url).connect() as connection:
        export(connection, 1, path / "export")
    return [path / "export"]


def _one_workbook(url: URL, path: Path) -> list[Path]:
    with read_engine(url).connect() as connection:
        export_workbook(connection, 1, path / "all.xlsx", PL)
    return [path / "all.xlsx"]


def _excel(url: URL, path: Path) -> list[Path]:
    """All CSV files for Excel in one folder, under the names that the page gives them."""
    folder = path / "excel"
    folder.mkdir()
    with read_engine(url).connect() as connection:
        for name, table in exported_tables(connection, 1).items():
            spec = TABLES[name]
            (folder / f"{spec.polish}.excel.csv").write_bytes(excel_csv(table, spec))
    return [folder]


def _workbooks(url: URL, path: Path) -> list[Path]:
    """One workbook a table, each loaded alone."""
    with read_engine(url).connect() as connection:
        found = exported_tables(connection, 1)
    for name, table in found.items():
        (path / f"{TABLES[name].polish}.xlsx").write_bytes(tables_workbook({name: table}, PL))
    return [path / f"{TABLES[name].polish}.xlsx" for name in found if len(found[name])]


DOWNLOADS: dict[str, Callable[[URL, Path], list[Path]]] = {
    "export": _folder,
    "workbook": _one_workbook,
    "excel": _excel,
    "workbooks": _workbooks,
}
"""Form → writes it into an empty folder; what is to be loaded, one after another."""
