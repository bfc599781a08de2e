"""Files as offices send them → one frame of text per table, with file and row of every line.

`sent_files` finds what stands at a path, `encoding` and `delimited` read CSV, `workbook_format`,
`xlsx` and `ods` read workbooks; `sheet_table` makes of each sheet of text the source of a table.
"""

from collections.abc import Iterator
from pathlib import Path

from data_access.load.data_format import TABLES
from data_access.load.problems import Problem, Report
from data_access.load.read.delimited import Misquoted, Rows, delimited
from data_access.load.read.encoding import Undecidable, decoded
from data_access.load.read.headings import fit
from data_access.load.read.merged_worklists import worklists_together
from data_access.load.read.sent_files import MOST_FILE_BYTES, SentFile, sent_files, too_large
from data_access.load.read.sent_table import SentTable
from data_access.load.read.sheet import Encrypted, Sheet, Unbounded
from data_access.load.read.sheet_table import source_of
from data_access.load.read.table_names import ACCEPTED, is_ours, table_named
from data_access.load.read.workbook_format import Foreign, is_workbook, open_workbook
from data_access.load.table_format import TableFormat
from locales import N_

__all__ = [
    "ACCEPTED",
    "MOST_FILE_BYTES",
    "SentTable",
    "csv_rows",
    "grids",
    "read",
    "too_large",
    "unread",
]


def read(path: Path, report: Report) -> list[SentTable]:
    """Every table found at `path`: a file, a folder of files, or a ZIP archive of files.

    Problems of files, sheets and headings go to `report`.
    """
    sources = [
        source
        for place, table, sheet in grids(path, report)
        if (source := source_of(sheet, place, table, report)) is not None
    ]
    if not sources and not report.errors:
        expected = tuple(table.named for table in TABLES.values())
        message = N_("no table was found here; expected are files or sheets called: {expected}")
        report.errors.append(Problem(path.name, None, "", "", message, (("expected", expected),)))
    return worklists_together(sources, report)


def grids(path: Path, report: Report) -> Iterator[tuple[str, TableFormat, Sheet]]:
    """Every sheet that holds a table, as it was sent: its place as a report names it, the table.

    A CSV file is one sheet. A table whose file cannot be read is a sheet that `failed`.
    """
    for file in sent_files(path, report):
        try:
            yield from _in_file(file, report)
        except (ValueError, OSError) as error:
            report.errors.append(unread(file.name, error))
            if table := table_named(file.name):
                yield file.name, table, Sheet(file.name, failed=True)


def unread(name: str, error: Exception) -> Problem:
    """Why a file could not be read, told from the error that reading it raised."""
    why = next((why for kind, why in _WHY.items() if isinstance(error, kind)), _BROKEN)
    return Problem(name, getattr(error, "row", None), "", "", why)


_WHY = {
    Misquoted: N_("a quotation mark is out of place in this row: one too many, or missing?"),
    Undecidable: N_("the letters of this file cannot be told for certain: save it as CSV UTF-8"),
    Encrypted: N_("the workbook is encrypted: save it without a password"),
    Foreign: N_("a workbook in an old or binary format is not read: save it as XLSX"),
    Unbounded: N_("too many cells: split the file"),
}
_BROKEN = N_("this is not a workbook that can be opened: open it in Excel and save it as XLSX")


def _in_file(file: SentFile, report: Report) -> Iterator[tuple[str, TableFormat, Sheet]]:
    with file.open() as stream:
        start = stream.read(8)
    if not file.is_text or is_workbook(start):
        yield from _in_workbook(file, report)
    elif (table := table_named(file.name)) is None:
        _leave_out(report, file.name, file.name)
    else:
        with file.open() as stream:
            found = decoded(stream.read())
        for row in found.odd_rows:
            message = N_("this row is in another encoding than the others, and read so: check it")
            report.warnings.append(Problem(file.name, row, "", "", message))
        yield file.name, table, delimited(found.text, file.name, lambda rows: fit(table, rows))


def _in_workbook(file: SentFile, report: Report) -> Iterator[tuple[str, TableFormat, Sheet]]:
    """The sheets named as tables; where none is, the only filled one as the file is named."""
    with file.open() as stream, open_workbook(stream) as workbook:
        named = {name: table for name in workbook.names if (table := table_named(name))}
        others = [
            sheet
            for name in workbook.names
            if name not in named and not is_ours(name)
            if not (sheet := workbook.sheet(name)).empty
        ]
        table = table_named(file.name)
        if not named and table and len(others) == 1:
            yield file.name, table, others[0]
            return
        for sheet in others:
            _leave_out(report, file.name, sheet.name)
        for name, of_sheet in named.items():
            alone = of_sheet is table and len(named) == 1
            place = file.name if alone else f"{file.name} / {name}"
            yield place, of_sheet, workbook.sheet(name)


def _leave_out(report: Report, file: str, name: str) -> None:
    message = N_("this is not the name of a table, left out")
    report.warnings.append(Problem(file, None, "", name, message))


def csv_rows(data: bytes) -> Rows:
    """Rows of a CSV of any headings. Raises a `ValueError` that `unread` tells."""
    return delimited(decoded(data).text, "").rows
