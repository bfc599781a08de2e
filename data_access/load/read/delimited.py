"""Text with separators → rows of cells."""

import csv
import io
import re
from collections.abc import Callable

from data_access.load.read.sheet import MOST_CELLS, Sheet, Unbounded

SEPARATORS = ";\t,"
csv.field_size_limit(2**31 - 1)  # for the whole process: no file may narrow it for another
_SEPARATOR_ROW = re.compile(r'"?sep=(.)"?\n', re.IGNORECASE)
_LOOKED_AT = 40
"""Lines that tell the separator."""
_MOST_ROWS = 5_000_000

Rows = list[list[str]]
Fit = Callable[[Rows], int]
"""How well the first rows fit, read with some separator."""


class Misquoted(ValueError):
    """A quotation mark is out of place in a row (from 1)."""

    def __init__(self, row: int) -> None:
        super().__init__(f"row {row}")
        self.row = row


def most_cells(rows: Rows) -> int:
    """A `Fit` where nothing is known of the headings: the widest row."""
    return max(map(len, rows), default=0)


def delimited(text: str, name: str, fit: Fit = most_cells) -> Sheet:
    """The rows of a CSV in any of the separators met. Raises `Misquoted` and `Unbounded`.

    A row `sep=;` is obeyed and left empty, so that the others keep their numbers.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    told = _SEPARATOR_ROW.match(text)
    separator = told.group(1) if told else _separator(text, fit)
    if told:
        text = text[told.end() - 1 :]
    if text.count(separator) > MOST_CELLS or text.count("\n") > _MOST_ROWS:
        raise Unbounded
    sheet = Sheet(name, separator=separator)
    try:
        sheet.rows.extend(_reader(text, separator, strict=True))
    except csv.Error:
        raise Misquoted(len(sheet.rows) + 1) from None
    return sheet


def _separator(text: str, fit: Fit) -> str:
    start = "\n".join(text.split("\n", _LOOKED_AT)[:_LOOKED_AT])[:1_000_000]

    def fitness(separator: str) -> tuple[int, int]:
        rows = list(_reader(start, separator, strict=False))
        return fit(rows), most_cells(rows)

    return max(SEPARATORS, key=fitness)


def _reader(text: str, separator: str, *, strict: bool):
    lines = io.StringIO(text, newline="\n")
    return csv.reader(lines, delimiter=separator, strict=strict)
