"""CSV rows that a stray pair of quotation marks joins into one."""

import re

from data_access.load.table_format import TableFormat

_SHAPES = (
    (re.compile(r"\d+"), "9"),
    (re.compile(r"[A-ZĄĆĘŁŃÓŚŹŻ]+"), "A"),
    (re.compile(r"[^\W\d_A-Z]+"), "a"),
    (re.compile(r"\s+"), " "),
)
_TOLD = ("code", "date", "datetime", "flag", "count", "choice", "krs", "nip", "regon")


def swallowed(
    table: TableFormat, separator: str, positions: dict[str, int], width: int, rows: list[list[str]]
) -> list[int]:
    """Indices of rows in which a quoted cell of several lines holds whole rows of the table.

    A line of the cell is such a row where it has as many cells as there are headings, and those
    that are not free text look like the others of their columns.
    """
    suspects = [
        (n, lines)
        for n, row in enumerate(rows)
        if "\n" in "".join(row) and (lines := _rows_within(row, separator, width))
    ]
    if not suspects:
        return []
    kinds = [c for c in table.columns if c.kind in _TOLD and c.name in positions]
    places = {positions[column.name]: column.refers == "programmes" for column in kinds}
    marked = {n for n, _ in suspects}
    known = {
        place: {
            _shape(row[place], exact)
            for n, row in enumerate(rows)
            if n not in marked and place < len(row)
        }
        for place, exact in places.items()
    }
    return [
        n
        for n, (first, *others) in suspects
        if any(_fits(line, first, places, known) for line in others)
    ]


def _rows_within(row: list[str], separator: str, width: int) -> list[list[str]]:
    """The lines of a row of the file, split as if no quotation marks stood there.

    Empty unless the first and a later one are as wide as the headings.
    """
    lines = separator.join(row).split("\n")
    split = [line.split(separator) for line in lines]
    whole = [cells for cells in split if len(cells) == width]
    return whole if len(whole) > 1 and len(split[0]) == width else []


def _fits(
    line: list[str], first: list[str], places: dict[int, bool], known: dict[int, set[str]]
) -> bool:
    return all(
        (shape := _shape(line[place], exact)) == _shape(first[place], exact)
        or shape in known[place]
        for place, exact in places.items()
    )


def _shape(text: str, exact: bool) -> str:
    """«P-12» → «A-9»; the text itself where it is to be `exact`, a programme's code."""
    text = text.strip().strip('"')
    if exact:
        return text
    for pattern, sign in _SHAPES:
        text = pattern.sub(sign, text)
    return text
