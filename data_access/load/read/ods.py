"""ODS workbooks of LibreOffice, cell by cell as a stream; repeated blank cells cost nothing."""

import re
import zipfile
from dataclasses import dataclass, field

from data_access.load.read.cell_numbers import number_text
from data_access.load.read.sheet import ERROR, FORMULA, Broken, Encrypted, Sheet, is_error
from data_access.load.read.xml_stream import Attributes, parse

_MOST_REPEATED = 1_000
"""Times a filled row is read that the file says to repeat; no records repeat more often."""
_DURATION = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")
_CELLS = ("table-cell", "covered-table-cell")
_APART = ("annotation", "shapes", "tracked-changes", "forms")
"""Elements whose text is not that of a cell."""


class Ods:
    """An open workbook. `names` of its sheets in their order."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        members = set(archive.namelist())
        if "META-INF/manifest.xml" in members:
            with archive.open("META-INF/manifest.xml") as stream:
                parse(stream, _refuse_encrypted)
        if "content.xml" not in members:
            raise Broken
        reader = _Content()
        with archive.open("content.xml") as stream:
            parse(stream, reader.start, reader.end, reader.characters)
        self._sheets = {sheet.name: sheet for sheet in reader.sheets}
        self.names = list(self._sheets)

    def sheet(self, name: str) -> Sheet:
        """All cells of the sheet that are not blank."""
        return self._sheets[name]


def _refuse_encrypted(tag: str, _attributes: Attributes) -> None:
    if tag == "encryption-data":
        raise Encrypted


@dataclass
class _Content:
    """Callbacks that put the cells of all tables on sheets."""

    sheets: list[Sheet] = field(default_factory=list)
    _depth: int = 0
    _apart: int = 0
    _row: int = 0
    _repeated: int = 1
    _column: int = 0
    _filled: list[tuple[int, str, str, bool]] = field(default_factory=list)
    _cell: Attributes = field(default_factory=dict)
    _paragraphs: list[list[str]] = field(default_factory=list)
    _in_paragraph: int = 0

    def start(self, tag: str, attributes: Attributes) -> None:
        if self._apart or tag in _APART:
            self._apart += 1
        elif tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.sheets.append(Sheet(attributes.get("name", "")))
                self._row = 0
        elif tag == "table-row":
            self._repeated = _times(attributes, "number-rows-repeated")
            self._column = 0
            self._filled = []
        elif tag in _CELLS:
            self._cell = attributes
            self._paragraphs = []
        elif tag == "p":
            self._paragraphs.append([])
            self._in_paragraph += 1
        elif self._in_paragraph and tag in ("s", "tab", "line-break"):
            times = min(_times(attributes, "c"), 1_000)
            self.characters({"s": " ", "tab": "\t"}.get(tag, "\n") * times)

    def end(self, tag: str) -> None:
        if self._apart:
            self._apart -= 1
        elif tag == "table":
            self._depth -= 1
        elif tag == "table-row":
            self._end_row()
        elif tag in _CELLS:
            self._end_cell()
        elif tag == "p":
            self._in_paragraph -= 1

    def characters(self, piece: str) -> None:
        if self._in_paragraph and self._paragraphs and not self._apart:
            self._paragraphs[-1].append(piece)

    def _end_cell(self) -> None:
        times = _times(self._cell, "number-columns-repeated")
        shown = "\n".join("".join(paragraph) for paragraph in self._paragraphs)
        text, unreadable = _value(self._cell, shown)
        if text.strip() or unreadable:
            for n in range(min(times, 300)):
                dated = self._cell.get("value-type") == "date"
                self._filled.append((self._column + n, text, unreadable, dated))
        rows = _times(self._cell, "number-rows-spanned")
        if rows > 1 and self.sheets:
            last = self._column + _times(self._cell, "number-columns-spanned") - 1
            self.sheets[-1].merged.append((self._row + 1, self._column, self._row + rows, last))
        self._column += times

    def _end_row(self) -> None:
        if self._filled and self.sheets:
            if self._repeated > _MOST_REPEATED:
                raise Broken
            for n in range(self._repeated):
                for position, text, unreadable, dated in self._filled:
                    row, sheet = self._row + n + 1, self.sheets[-1]
                    if dated:
                        sheet.put_date(row, position, text)
                    else:
                        sheet.put(row, position, text, unreadable)
        self._row += self._repeated


def _times(attributes: Attributes, name: str) -> int:
    return max(1, int(attributes.get(name, 1)))


def _value(cell: Attributes, shown: str) -> tuple[str, str]:
    """The cell's text, and why it cannot be read where it cannot."""
    kind = cell.get("value-type", "")
    if kind == "error" or ("formula" in cell and is_error(shown)):
        return shown, ERROR
    if not kind:
        return ("", FORMULA) if "formula" in cell and not shown else (shown, "")
    if kind in ("float", "percentage", "currency"):
        return number_text(cell.get("value", "")) if cell.get("value") else "", ""
    if kind == "date":
        return cell.get("date-value", "").replace("T", " ").removesuffix(" 00:00:00"), ""
    if kind == "boolean":
        return ("1" if cell.get("boolean-value") == "true" else "0"), ""
    if kind == "time":
        match = _DURATION.fullmatch(cell.get("time-value", ""))
        return (":".join(part.zfill(2) for part in match.groups()) if match else shown), ""
    return cell.get("string-value") or shown, ""
