"""Files as offices send them → one frame of text per table, with file and row of every line."""

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path

import pandas as pd
from python_calamine import CalamineError, CalamineWorkbook

from data_access.load.columns import TABLES, Table, squeezed
from data_access.load.personal import personal_data, personal_heading
from data_access.load.problems import Problem, Report
from locales import N_

MOST_BYTES = 300_000_000
"""A larger file, or a workbook that unpacks to more, is refused before it is opened."""
_ISO_ONLY = frozenset("ąĄśŚźŹ".encode("iso8859_2"))
_SEPARATORS = ";\t,"
_BY_NAME = {
    squeezed(name): table for table in TABLES.values() for name in (table.name, table.polish)
}
_OURS = {squeezed(name) for name in ("Notes", "Objaśnienia", "Report", "Raport")}
"""Sheets of the template and of a marked copy that hold no records."""


@dataclass(frozen=True)
class Source:
    """A table as it was sent: text cells under the contract's column names, index = row number.

    `headings` maps a column's name to the heading it was found under, `positions` to its place
    from 0; the headings stand in row `heading_row` (from 1). `unreadable` are the cells, as
    (row, column's name), which the report refuses already and which are empty in `cells`.
    """

    table: Table
    file: str
    cells: pd.DataFrame
    headings: dict[str, str]
    positions: dict[str, int] = field(default_factory=dict)
    heading_row: int = 1
    unreadable: set[tuple[int, str]] = field(default_factory=set)

    def problem(
        self, row: int, column: str, value: object, message: str, *values: tuple[str, str]
    ) -> Problem:
        """A problem of one cell, told by the heading that the file has."""
        met = "…" if personal_data(str(value)) else str(value)
        heading, position = self.headings.get(column, column), self.positions.get(column)
        return Problem(self.file, int(row), heading, met, message, values, position)


def read(path: Path, report: Report) -> list[Source]:
    """Every table found at `path`: a folder of CSV files or an XLSX workbook.

    Problems of files, sheets and headings go to `report`.
    """
    if not path.exists():
        report.errors.append(
            Problem(path.name, None, "", "", N_("there is no such file or folder"))
        )
        return []
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    sources = []
    for file in files:
        if file.is_file() and not file.name.startswith((".", "~$")) and not too_large(file, report):
            sources += [
                source
                for name, rows in grids(file, report)
                if (source := _source(file, name, rows, report)) is not None
            ]
    if not sources and not report.errors:
        expected = ", ".join(f"{table.name}.csv" for table in TABLES.values())
        message = N_("no table was found here; expected, for instance: {expected}")
        report.errors.append(Problem(path.name, None, "", "", message, (("expected", expected),)))
    return sources


def too_large(file: Path, report: Report) -> bool:
    """Whether the file, or what it unpacks to, is over `MOST_BYTES`; said in the report."""
    size = file.stat().st_size
    if zipfile.is_zipfile(file):
        try:
            with zipfile.ZipFile(file) as archive:
                size = sum(member.file_size for member in archive.infolist())
        except zipfile.BadZipFile:
            return False  # not a workbook: said where it is opened
    if size > MOST_BYTES:
        message = N_("too large: {size} MB; the limit is {limit} MB")
        values = (("size", str(size // 1_000_000)), ("limit", str(MOST_BYTES // 1_000_000)))
        report.errors.append(Problem(file.name, None, "", "", message, values))
    return size > MOST_BYTES


def grids(file: Path, report: Report) -> Iterator[tuple[str, list[list[str]]]]:
    """Name and rows of each sheet; a CSV file is one sheet named as the file."""
    try:
        if file.suffix.lower() in (".csv", ".txt", ".tsv"):
            if _is_table(file.stem, file, report):
                yield file.stem, csv_rows(file.read_bytes())
        elif file.suffix.lower() in (".xlsx", ".xlsm", ".ods"):
            workbook = CalamineWorkbook.from_path(file)
            for name in workbook.sheet_names:
                if _is_table(name, file, report):
                    rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
                    yield name, [[_cell_text(cell) for cell in row] for row in rows]
    except csv.Error:
        message = N_("this is not a CSV file that can be read: is a quotation mark left open?")
        report.errors.append(Problem(file.name, None, "", "", message))
    except (CalamineError, OSError, zipfile.BadZipFile):
        message = N_("this is not a workbook that can be opened")
        report.errors.append(Problem(file.name, None, "", "", message))


def _is_table(name: str, file: Path, report: Report) -> bool:
    known = squeezed(name) in _BY_NAME
    if not known and squeezed(name) not in _OURS:
        message = N_("this is not the name of a table, left out")
        report.warnings.append(Problem(file.name, None, "", name, message))
    return known


def csv_rows(data: bytes) -> list[list[str]]:
    """Rows of a CSV in any of the encodings and separators met. Raises `csv.Error`."""
    text = _decoded(data).replace("\0", "")  # PostgreSQL keeps no NUL in a text
    heading = text.split("\n", 1)[0]
    separator = max(_SEPARATORS, key=heading.count)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))


def _decoded(data: bytes) -> str:
    """UTF-8 with or without BOM, else one of the two old Polish code pages.

    Guessing by frequency fails on short files. But cp1250 keeps ś, ź and their capitals among the
    control characters of ISO-8859-2, and ą, Ą apart from it, so the bytes themselves tell.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        windows = any(0x80 <= byte <= 0x9F for byte in data) or not _ISO_ONLY.intersection(data)
        return data.decode("cp1250" if windows else "iso8859_2", errors="replace")


def _cell_text(cell: object) -> str:
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ") if cell.time() != time() else cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell).replace("\0", "")


def place_of(file: Path, name: str) -> str:
    """How a report names a file, or a sheet of a workbook."""
    return file.name if squeezed(file.stem) == squeezed(name) else f"{file.name} / {name}"


def _source(file: Path, name: str, rows: list[list[str]], report: Report) -> Source | None:
    table = _BY_NAME[squeezed(name)]
    place = place_of(file, name)
    filled = [n for n, row in enumerate(rows) if any(row) and not "".join(row).isspace()]
    if not filled:
        return None
    headings = [cell.strip() for cell in rows[filled[0]]]
    heading_row = filled[0] + 1
    found = _columns(table, place, headings, heading_row, report)
    for n in filled[1:]:
        row = rows[n]
        if len(row) < len(headings):
            row += [""] * (len(headings) - len(row))
        elif len(row) > len(headings) and any(cell.strip() for cell in row[len(headings) :]):
            message = N_("more cells than headings: is the separator right?")
            report.errors.append(Problem(place, n + 1, "", "", message))
    cells = pd.DataFrame(
        {column: [rows[n][i].strip() for n in filled[1:]] for column, i in found.items()},
        index=[n + 1 for n in filled[1:]],
        dtype="str",
    )
    told = {column: headings[i] for column, i in found.items()}
    return Source(table, place, cells, told, found, heading_row)


def _columns(
    table: Table, place: str, headings: list[str], row: int, report: Report
) -> dict[str, int]:
    """Contract column → position. Says which are missing, unknown, doubled or personal."""
    found: dict[str, int] = {}
    for i, heading in enumerate(headings):
        column = table.column(heading)
        if column and column.name not in found:
            found[column.name] = i
        elif column:
            message = N_("this column appears twice")
            report.errors.append(Problem(place, row, heading, "", message, position=i))
        elif personal_heading(heading):
            message = N_("personal data are not accepted: remove this column")
            report.errors.append(Problem(place, row, heading, "", message, position=i))
        elif heading:
            message = N_("unknown column, left out")
            report.warnings.append(Problem(place, row, heading, "", message, position=i))
    met = {column: headings[i] for column, i in found.items()}
    for column in table.columns:
        if column.required and column.name not in found:
            message = N_("this column is missing")
            name = table.heading(column.name, met)
            report.errors.append(Problem(place, None, name, "", message))
    return found
