"""The last row of a table that only adds up the others."""

import re

from data_access.load.table_format import TableFormat, squeezed

_LABEL = re.compile(
    r"(?:razem|suma|sumarazem|ogolem|lacznie|podsumowanie|wsumie|total|totals|grandtotal|sum)"
    r"(?:koncowa|organizacji|osob|spotkan|postulatow|pozycji|rekordow|wierszy)?[:=.\d]*"
)
_NUMBER = re.compile(r"[-+]?\d[\d\s\u00a0\u202f]*(?:[.,]\d+)?%?")
_COUNTED = ("count", "flag")


def is_total(
    table: TableFormat, row: list[str], positions: dict[str, int], above: list[list[str]]
) -> bool:
    """Whether a row of cells adds up the rows `above` instead of being a record.

    It says so in its first filled cell («Razem») and holds but numbers beyond; or says nothing
    and holds, under counted columns alone, their sums.
    """
    filled = [(i, text) for i, cell in enumerate(row) if (text := cell.strip())]
    if not filled:
        return False
    label, *rest = filled
    if _LABEL.fullmatch(squeezed(label[1])):
        return all(_NUMBER.fullmatch(text) for _, text in rest)
    counted = {
        positions[c.name] for c in table.columns if c.name in positions and c.kind in _COUNTED
    }
    if not {i for i, _ in filled} <= counted or len(above) < 2:
        return False
    return all(
        _adds_up(text, [line[i] if i < len(line) else "" for line in above]) for i, text in filled
    )


def _adds_up(text: str, column: list[str]) -> bool:
    """Whether the number is the sum of the column's numbers, or how many cells are marked."""
    if not _NUMBER.fullmatch(text):
        return False
    given = [cell.strip() for cell in column if cell.strip()]
    marked = sum(squeezed(cell) in ("tak", "t", "x", "1", "yes", "y", "true") for cell in given)
    numbers = [_value(cell) for cell in given if _NUMBER.fullmatch(cell)]
    return _value(text) in (sum(numbers), marked) and len(given) > 1


def _value(text: str) -> float:
    return float(re.sub(r"[\s\u00a0\u202f%]", "", text).replace(",", "."))
