"""A Decidim export, folder or ZIP → one sheet of text per kind of record. Nothing is unpacked."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pandas as pd

from data_access.load.decidim.cell_values import preferred_headings, unguarded, visible_text
from data_access.load.problems import Problem, Report
from data_access.load.read import csv_rows, too_large, unread
from locales import N_

SPACES = {
    "participatory_processes": "processes",
    "assemblies": "assemblies",
    "conferences": "conferences",
    "initiatives": "initiatives",
}
"""Files of participatory spaces → the word for them in an address."""
RECORD_KINDS = ("proposals", "meetings", "results")
_TAKEN = {*RECORD_KINDS, *SPACES, "taxonomies", "user_groups"}
_ENTITY = re.compile(r"(?:^|-open-data-)([a-z_]+)\.csv$")


@dataclass(frozen=True)
class ExportSheet:
    """One file: text cells under Decidim's own headings, index = row number in the file."""

    file: str
    cells: pd.DataFrame

    def has(self, column: str) -> bool:
        return column in self.cells or any(c.startswith(f"{column}/") for c in self.cells)

    def column(self, *names: str) -> pd.Series:
        """Text of each row under the first of these headings that is filled; "" where none is."""
        found = pd.Series("", index=self.cells.index, dtype="str")
        for name in names:
            if name in self.cells:
                found = found.where(found != "", self.cells[name])
        return found

    def row(self, number: int) -> "ExportSheet":
        """The sheet of this row alone."""
        return ExportSheet(self.file, self.cells.loc[[number]])

    def flag(self, column: str) -> pd.Series:
        return self.column(column).str.lower() == "true"

    def words(self, column: str, language: str = "") -> pd.Series:
        """A translated column without markup: in `language` only, or as a Polish reader wants."""
        names = preferred_headings(list(self.cells), column, language)
        return self.column(*names).map(visible_text).astype("str")


def open_archive(path: Path, report: Report) -> dict[str, ExportSheet]:
    """Kind of record → sheet, of those with at least one row. Problems go to `report`."""
    sheets: dict[str, ExportSheet] = {}
    first: dict[str, str] = {}
    left_out: list[str] = []
    for name, data in _members(path, report):
        entity = _entity(name)
        if entity not in _TAKEN:
            left_out.append(entity)
        elif entity in first:
            values = (("file", first[entity]),)
            message = N_("this table stands in {file} too")
            report.errors.append(Problem(name, None, "", "", message, values))
        else:
            first[entity] = name
            if sheet := _sheet(name, data, report):
                sheets[entity] = sheet
    if left_out:
        message = N_("these files of the export are not accepted: {files}")
        values = (("files", ", ".join(sorted(left_out))),)
        report.warnings.append(Problem(path.name, None, "", "", message, values))
    if not sheets.keys() & {"proposals", "meetings"} and not report.errors:
        message = N_("no records of a Decidim export were found here; expected, e.g.: {expected}")
        values = (("expected", ", ".join(f"<host>-open-data-{name}.csv" for name in RECORD_KINDS)),)
        report.errors.append(Problem(str(path), None, "", "", message, values))
    return sheets


def _members(path: Path, report: Report) -> Iterator[tuple[str, bytes]]:
    """Name and content of every CSV file; names of archive members lose their folders.

    Files that are not taken, that of the participants among them, are not even read.
    """
    if not path.exists():
        message = N_("there is no such file or folder")
        report.errors.append(Problem(str(path), None, "", "", message))
    elif path.is_dir():
        for file in sorted(path.iterdir()):
            if file.is_file() and _is_csv(file.name) and not too_large(file, report):
                yield file.name, file.read_bytes() if _entity(file.name) in _TAKEN else b""
    elif path.suffix.lower() == ".csv":
        if not too_large(path, report):
            yield path.name, path.read_bytes()
    elif not too_large(path, report):
        try:
            with zipfile.ZipFile(path) as archive:
                for member in archive.infolist():
                    name = PurePosixPath(member.filename).name
                    if not member.is_dir() and _is_csv(name):
                        yield name, archive.read(member) if _entity(name) in _TAKEN else b""
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError):
            # RuntimeError: encrypted; its subclass NotImplementedError: an unknown compression
            message = N_("this is not a ZIP archive that can be opened")
            report.errors.append(Problem(path.name, None, "", "", message))


def _entity(name: str) -> str:
    """The kind of record in a file, or its name where that is not as Decidim names files."""
    match = _ENTITY.search(name.lower())
    return match.group(1) if match else name


def _is_csv(name: str) -> bool:
    return name.lower().endswith(".csv") and not name.startswith((".", "~$"))


def _sheet(name: str, data: bytes, report: Report) -> ExportSheet | None:
    """None without rows: Decidim writes an empty line where there is nothing to export."""
    try:
        rows = csv_rows(data)
    except ValueError as error:
        report.errors.append(unread(name, error))
        return None
    filled = [(n, row) for n, row in enumerate(rows, 1) if any(cell.strip() for cell in row)]
    if len(filled) < 2:
        return None
    headings = [cell.strip() for cell in filled[0][1]]
    for n, row in filled[1:]:
        if any(cell.strip() for cell in row[len(headings) :]):
            message = N_("more cells than headings: is the separator right?")
            report.errors.append(Problem(name, n, "", "", message))
    cells = pd.DataFrame(
        {
            heading: [unguarded(row[i].strip()) if i < len(row) else "" for _, row in filled[1:]]
            for i, heading in enumerate(headings)
            if heading
        },
        index=[n for n, _ in filled[1:]],
        dtype="str",
    )
    return ExportSheet(name, cells)
