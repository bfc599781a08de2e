"""A sheet of a workbook, or a CSV file, as it was sent: rows of text."""

import re
from array import array
from dataclasses import dataclass, field

from locales import N_

WIDEST = 256
"""Columns that are read; what stands beyond is told and left out."""
MOST_CELLS = 30_000_000
LONGEST = 32_767
"""Characters that a cell of a workbook holds: what is longer, programs cut there."""
ERROR = N_("this cell holds an error: correct it in the workbook")
FORMULA = N_("this formula was never calculated: open the file in the spreadsheet and save it")
DATED = N_("a date stands here: if the spreadsheet made one of it, enter it as text")
FULL = N_("as long as a cell of a workbook can be: is the end of the text missing?")
ROUNDED = N_("a spreadsheet keeps only fifteen digits of a number: enter this one as text")
_ERRORS = frozenset(
    {*("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!")}
    | {*("#FIELD!", "#BLOCKED!", "#CONNECT!", "#BUSY!", "#UNKNOWN!", "#GETTING_DATA", "#PYTHON!")}
    | {*("#ADR!", "#ARG!", "#DZIEL/0!", "#NAZWA?", "#LICZBA!", "#ZERO!", "#N/D!", "#N/D")}
)
_NUMBERED_ERROR = re.compile(r"(Err|Błąd|Error):\d{3}|#{3,}")
_NOTHING: list[str] = []


class Broken(ValueError):
    """The file is not what its name says, or damaged."""


class Encrypted(ValueError):
    """The workbook asks for a password."""


class Unbounded(ValueError):
    """More cells than can be read."""


def is_error(text: str) -> bool:
    """Whether a cell shows an error of a spreadsheet, in English or Polish, or only «###»."""
    return text.startswith(("#", "E", "B")) and (
        text in _ERRORS or bool(_NUMBERED_ERROR.fullmatch(text))
    )


@dataclass
class Sheet:
    """Rows of text; row 1 of the file is `rows[0]`, and a row ends with its last filled cell.

    `unreadable` maps (row from 1, position from 0) to a source for gettext that says why the cell
    cannot be read; its text, shown to the reader, stands in `rows`. `merged` are ranges over
    several rows: (first row, first position, last row, last position). `dates`: position → rows
    (from 1) in which a workbook holds a date. `beyond` is the first row with cells further right
    than `WIDEST`. `separator` is that of a CSV file. `failed`: nothing could be read, as the report
    says.
    """

    name: str
    rows: list[list[str]] = field(default_factory=list)
    unreadable: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    dates: dict[int, array] = field(default_factory=dict)
    beyond: int | None = None
    separator: str = ""
    cells: int = 0
    failed: bool = False

    def put(self, row: int, position: int, text: str, unreadable: str = "") -> None:
        """Keep a cell of a workbook; rows may come in any order. Raises `Unbounded`."""
        if not text.strip() and not unreadable:
            return
        if position >= WIDEST:
            self.beyond = self.beyond or row
            return
        rows = self.rows
        while len(rows) < row:
            rows.append(_NOTHING)
        line = rows[row - 1]
        if line is _NOTHING:
            line = rows[row - 1] = []
        missing = position + 1 - len(line)
        if missing > 0:
            line += [""] * missing
            self.cells += missing
            if self.cells > MOST_CELLS:
                raise Unbounded
        line[position] = text
        if unreadable:
            self.unreadable[row, position] = unreadable
        elif is_error(text):
            self.unreadable[row, position] = ERROR

    def put_date(self, row: int, position: int, text: str) -> None:
        """Keep a cell that a workbook holds as a date."""
        self.put(row, position, text)
        self.dates.setdefault(position, array("L")).append(row)

    @property
    def empty(self) -> bool:
        return not any(self.rows)
