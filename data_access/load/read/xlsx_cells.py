"""A worksheet's XML → the cells of a sheet.

What the libraries for workbooks do not tell is seen here: cells that hold an error, and formulas
that were never calculated.
"""

import re
from dataclasses import dataclass, field

from data_access.load.read.cell_numbers import is_rounded, moment_text, number_text
from data_access.load.read.sheet import ERROR, FORMULA, ROUNDED, Broken, Sheet
from data_access.load.read.xml_stream import Attributes

_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_MOST_MERGED = 100_000
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """Excel writes a control character as `_x000D_`."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), text)


@dataclass
class Cells:
    """Callbacks that put a worksheet's cells on a sheet."""

    sheet: Sheet
    shared: list[str]
    moments: list[str]
    paddings: list[int]
    old_epoch: bool
    recalculated: bool
    _row: int = 0
    _column: int = -1
    _kind: str = "n"
    _style: str = ""
    _formula: bool = False
    _kept: list[str] = field(default_factory=list)
    _keeps: bool = False
    _phonetic: bool = False
    _tags: dict[str, str] = field(default_factory=dict)
    _columns: dict[str, int] = field(default_factory=dict)

    def start(self, tag: str, attributes: Attributes) -> None:
        name = self._tags.get(tag)
        if name is None:
            name = self._tags[tag] = tag.rpartition(":")[2]
        if name == "c":
            self._start_cell(attributes)
        elif name == "v" or (name == "t" and not self._phonetic):
            self._keeps = True
        elif name == "f":
            self._formula = True
        elif name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = -1
            if not 0 < self._row <= _MOST_ROWS:
                raise Broken
        elif name == "rPh":
            self._phonetic = True
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def end(self, tag: str) -> None:
        name = self._tags[tag]
        if name == "c":
            self._end_cell()
        elif name in ("v", "t"):
            self._keeps = False
        elif name == "rPh":
            self._phonetic = False

    def characters(self, piece: str) -> None:
        if self._keeps:
            self._kept.append(piece)

    def _start_cell(self, attributes: Attributes) -> None:
        letters = attributes.get("r", "").rstrip("0123456789")
        self._column = self._position(letters) if letters else self._column + 1
        self._kind = attributes.get("t", "n")
        self._style = attributes.get("s", "")
        self._formula = False
        self._kept.clear()

    def _position(self, letters: str) -> int:
        found = self._columns.get(letters)
        if found is None:
            found = 0
            for letter in letters.upper():
                if not "A" <= letter <= "Z":
                    raise Broken
                found = found * 26 + ord(letter) - 64
            if found > _MOST_COLUMNS:
                raise Broken
            self._columns[letters] = found = found - 1
        return found

    def _end_cell(self) -> None:
        text, kind = "".join(self._kept), self._kind
        if kind == "s":
            text = self.shared[int(text)] if text else ""
        elif kind == "e":
            self.sheet.put(self._row, self._column, text or "#", ERROR)
            return
        elif kind == "d":
            text = text.replace("T", " ").removesuffix(" 00:00:00")
            self.sheet.put_date(self._row, self._column, text)
            return
        elif kind in ("str", "inlineStr"):
            text = unescaped(text)
        elif kind == "n":
            if self._formula and (not text or (self.recalculated and text == "0")):
                self.sheet.put(self._row, self._column, "", FORMULA)
                return
            if text and is_rounded(text):
                self.sheet.put(self._row, self._column, number_text(text), ROUNDED)
                return
            if text and (moment := self._moment()):
                text = moment_text(text, moment, self.old_epoch)
                self.sheet.put_date(self._row, self._column, text)
                return
            text = self._number(text) if text else ""
        if text:
            self.sheet.put(self._row, self._column, text)

    def _moment(self) -> str:
        """What the cell's format makes of a number: "date", "time" or "" for a number."""
        style = self._style
        return self.moments[int(style)] if style and int(style) < len(self.moments) else ""

    def _number(self, text: str) -> str:
        style = self._style
        zeros = self.paddings[int(style)] if style and int(style) < len(self.paddings) else 0
        return number_text(text).zfill(zeros)

    def _merge(self, reference: str) -> None:
        match = re.fullmatch(r"([A-Z]+)(\d+):([A-Z]+)(\d+)", reference.replace("$", ""))
        if match and match[2] != match[4] and len(self.sheet.merged) < _MOST_MERGED:
            first, last = self._position(match[1]), self._position(match[3])
            self.sheet.merged.append((int(match[2]), first, int(match[4]), last))
