"""A sheet of text → a table's source: headings found, records kept, cells mended."""

import pandas as pd

from data_access.load.formula_escapes import unescaped_formula
from data_access.load.problems import Problem, Report
from data_access.load.read.encoding import LOST
from data_access.load.read.headed_sheet import HeadedSheet
from data_access.load.read.headings import LOOKED_AT, heading_row, tell
from data_access.load.read.mojibake import mended, tidy
from data_access.load.read.public_edition import PUBLISHED_HEADINGS, held_back_columns, is_published
from data_access.load.read.quotes import swallowed
from data_access.load.read.record_rows import record_rows
from data_access.load.read.sent_table import SentTable
from data_access.load.read.sheet import DATED, ERROR, FULL, LONGEST, Sheet, is_error
from data_access.load.table_format import ColumnFormat, TableFormat
from locales import N_

_LOST = N_(
    "letters that cannot be read: save the file as CSV UTF-8 from the program it was made in"
)
_MERGED = N_("this cell is merged over several rows: give each row its own")
_MENDED = N_("garbled letters, mended: check what was read")
_REPEATABLE = ("code", "choice", "date", "datetime")
"""Kinds of column in which a cell merged over rows stands for each of them."""
_LEAST_EXPECTED = 4
_OF_MACHINES = ","
"""Separator of CSV files that no spreadsheet in Polish has written: no marks against formulas."""


def source_of(sheet: Sheet, place: str, table: TableFormat, report: Report) -> SentTable | None:
    """The table on a sheet, told as `place`. None where the sheet is empty.

    Without any column where the sheet is not to be read: the table is there, and what refers to
    it cannot be judged.
    """
    nothing = SentTable(table, place, pd.DataFrame(), {})
    if sheet.failed:
        return nothing
    if sheet.empty:
        return None
    found = heading_row(table, sheet.rows)
    if found is None:
        expected = ", ".join(table.heading(c.name, {}) for c in table.columns[:_LEAST_EXPECTED])
        message = N_("no headings were found in rows 1 to {rows}; expected e.g.: {expected}")
        values = (("rows", str(min(LOOKED_AT, len(sheet.rows)))), ("expected", expected))
        report.errors.append(Problem(place, None, "", "", message, values))
        return nothing
    shown = table.shown | PUBLISHED_HEADINGS if is_published(found) else table.shown
    tell(table, place, found, shown, report)
    of = HeadedSheet(sheet, place, table, found, report)
    _fill_merged(of)
    numbers = record_rows(of)
    if numbers is None:
        return nothing
    source = _Cells(of, numbers).source()
    source.held.update(held_back_columns(sheet, found, numbers))
    if sheet.separator:
        _tell_of_quotes_and_width(of, source, numbers)
    return source


def _tell_of_quotes_and_width(of: HeadedSheet, source: SentTable, numbers: list[int]) -> None:
    width = len(of.row(of.found.row))
    records = [of.row(number) for number in numbers]
    swallowing = {
        numbers[n]
        for n in swallowed(of.table, of.sheet.separator, of.found.positions, width, records)
    }
    for number in sorted(swallowing):
        of.refuse(
            number, "", N_("a quotation mark makes several rows one: remove it, or double it")
        )
        source.unreadable.update((number, column) for column in source.positions)
    last = max(source.positions.values())
    for number, row in zip(numbers, records, strict=True):
        if len(row) <= last and number not in swallowing:
            of.warn(number, "", N_("fewer cells than headings: the last ones are taken as empty"))


def _fill_merged(of: HeadedSheet) -> None:
    """Repeat what a cell merged over rows says in each of them; where that is in doubt, say so."""
    sheet, table, found = of.sheet, of.table, of.found
    columns = {found.positions[c.name]: c for c in table.columns if c.name in found.positions}
    for top, position, bottom, _ in sheet.merged:
        column = columns.get(position)
        if column is None or top <= found.row or bottom > len(sheet.rows):
            continue
        row = sheet.rows[top - 1]
        text = row[position] if position < len(row) else ""
        if text and column.kind in _REPEATABLE:
            for number in range(top + 1, bottom + 1):
                sheet.put(number, position, text, sheet.unreadable.get((top, position), ""))
        elif text:
            sheet.unreadable[top, position] = _MERGED


class _Cells:
    """The cells of a table's records, column by column."""

    def __init__(self, of: HeadedSheet, numbers: list[int]) -> None:
        self._sheet, self._numbers, self._report = of.sheet, numbers, of.report
        self._found = found = of.found
        width = max(found.positions.values()) + 1
        padding = [""] * width
        self._rows = [
            row if len(row) >= width else row + padding[len(row) :] for row in map(of.row, numbers)
        ]
        self._source = SentTable(
            of.table, of.place, pd.DataFrame(), found.by_column(), found.positions, found.row
        )

    def source(self) -> SentTable:
        by_name = {column.name: column for column in self._source.table.columns}
        cells = {
            name: self._column(by_name[name], position)
            for name, position in self._found.positions.items()
        }
        frame = pd.DataFrame(cells, index=self._numbers, dtype="str")
        of = self._source
        return SentTable(
            of.table, of.file, frame, of.headings, of.positions, of.heading_row, of.unreadable
        )

    def _column(self, column: ColumnFormat, position: int) -> list[str]:
        texts = [row[position].strip() for row in self._rows]
        self._judge_workbook(column, position, texts)
        if self._sheet.separator not in ("", _OF_MACHINES):
            texts = [unescaped_formula(text) for text in texts]
        mended_texts, garbled = self._mended(set(texts), column)
        refused = {text: why for text in mended_texts if (why := _refused(mended_texts[text]))}
        if garbled or refused:
            for number, text in zip(self._numbers, texts, strict=True):
                if text in refused:
                    self._refuse(number, column, text, refused[text])
                elif text in garbled:
                    problem = self._source.problem(number, column.name, text, _MENDED)
                    self._report.warnings.append(problem)
        if mended_texts:
            texts = ["" if t in refused else mended_texts.get(t, t) for t in texts]
        return self._without_unreadable(texts, column, position)

    def _judge_workbook(self, column: ColumnFormat, position: int, texts: list[str]) -> None:
        """What spreadsheets do to codes and to long texts, without a word."""
        if self._sheet.separator:
            return
        if not column.free and column.kind in ("text", "code"):
            for number in self._sheet.dates.get(position, ()):
                self._sheet.unreadable.setdefault((number, position), DATED)
        for number, text in zip(self._numbers, texts, strict=True):
            if len(text) == LONGEST:
                problem = self._source.problem(number, column.name, "", FULL)
                self._report.warnings.append(problem)

    def _mended(self, texts: set[str], column: ColumnFormat) -> tuple[dict[str, str], set[str]]:
        """Texts that are read otherwise than they stand there, and those of them garbled."""
        found: dict[str, str] = {}
        garbled: set[str] = set()
        for text in texts:
            plain = (
                text.isascii()
                and text.isprintable()
                and (column.kind == "text" or "  " not in text)
            )
            if plain and not is_error(text):
                continue
            read, was_garbled = (text, False) if text.isascii() else mended(text)
            read = tidy(read, free=column.kind == "text")
            if read != text or _refused(read):
                found[text] = read
            if was_garbled:
                garbled.add(text)
        return found, garbled

    def _without_unreadable(
        self, texts: list[str], column: ColumnFormat, position: int
    ) -> list[str]:
        if not self._sheet.unreadable:
            return texts
        for n, number in enumerate(self._numbers):
            why = self._sheet.unreadable.get((number, position))
            if why and (number, column.name) not in self._source.unreadable:
                shown = self._rows[n][position].strip()
                self._refuse(number, column, shown, why)
                texts[n] = ""
        return texts

    def _refuse(self, number: int, column: ColumnFormat, text: str, why: str) -> None:
        self._report.errors.append(self._source.problem(number, column.name, text, why))
        self._source.unreadable.add((number, column.name))


def _refused(text: str) -> str:
    """Why a text is never stored, whatever the column; empty where it may be."""
    return _LOST if LOST in text else ERROR if is_error(text) else ""
