"""Text cells → values: dates, numbers, yes/no, closed lists, register numbers, codes."""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple
from unicodedata import normalize

import pandas as pd

from data_access.load import dates, register_numbers
from data_access.load.choices import choice, flag
from data_access.load.problems import Noted, Unreadable
from data_access.load.table_format import ColumnFormat, squeezed
from domain.blank import is_blank
from locales import N_

_UNSEEN = re.compile(r"[\u00ad\u180e\u200b-\u200f\u2060\ufeff]")
"""Soft hyphens, zero-width spaces and marks of direction."""
_PLACEHOLDERS = {
    squeezed(word)
    for word in (
        *(
            "",
            ".",
            "brak",
            "brak danych",
            "nie dotyczy",
            "nie ma",
            "nie podano",
            "n/d",
            "n.d.",
            "nd",
        ),
        *("b/d", "b.d.", "bd", "n/a", "none", "null", "nan", "nat", "not applicable", "no data"),
    )
}
"""What stands in a cell that has nothing to say; a dash squeezes to nothing."""
_EXPONENT = re.compile(r"-?\d(?:[.,]\d+)?E\+\d{2,}", re.IGNORECASE)
"""What spreadsheets write into a CSV for a long number."""
_SHORTENED = N_(
    "digits were lost when a spreadsheet shortened this number: enter it whole, as text"
)
_REGISTERS = ("krs", "nip", "regon")


class Converted(NamedTuple):
    """A column's values (None where empty), texts that could not be read, and notes on texts."""

    values: pd.Series
    unreadable: dict[str, Unreadable]
    noted: dict[str, Noted]


def converted(cells: pd.Series, column: ColumnFormat) -> Converted:
    """Each distinct text is converted once."""
    known: dict[str, object] = {}
    unreadable: dict[str, Unreadable] = {}
    noted: dict[str, Noted] = {}
    for text in cells.unique():
        try:
            value = _value(text, column)
        except Unreadable as error:
            value, unreadable[text] = None, error
        if isinstance(value, Noted):
            noted[text], value = value, value.value
        known[text] = value
    values = pd.Series([known[text] for text in cells], cells.index, object)
    return Converted(values, unreadable, noted)


def comparable_code(text: str) -> str:
    """A code as it is compared: in NFC, white space of every kind one space, nothing unseen."""
    return " ".join(normalize("NFC", _UNSEEN.sub("", text)).split())


def _value(text: str, column: ColumnFormat) -> object:
    if is_blank(text):
        return False if column.kind == "flag" and column.name != "public_benefit" else None
    if column.kind in ("text", "code") and not column.free and _EXPONENT.fullmatch(text.strip()):
        raise Unreadable(_SHORTENED)
    if column.kind == "text":
        return text
    if column.kind == "code":
        return comparable_code(text)
    text = _UNSEEN.sub("", text).strip()
    if not column.required and column.kind != "flag" and _placeholder(text, column):
        return Noted(None, N_("taken for an empty cell"))
    return _CONVERTERS[column.kind](text, column)


def _placeholder(text: str, column: ColumnFormat) -> bool:
    word = squeezed(text)
    if column.kind in _REGISTERS and not word.strip("0"):
        return True
    return word in _PLACEHOLDERS and word not in column.choices and word not in column.synonyms


def _day(text: str, _column: ColumnFormat) -> date:
    return dates.local_day(text)


def _moment(text: str, column: ColumnFormat) -> object:
    """An aware date-time; with its end, a `dates.ReadDate`, where the column takes one; of an end
    perhaps the hour alone."""
    clock = dates.hour(text) if column.begins else None
    if clock:
        return clock
    read = dates.local_moment(text)
    if read.end and not column.ends:
        raise Unreadable(N_("a beginning and an end; one moment is expected here"))
    return read if read.end else read.start


_CONVERTERS: dict[str, Callable[[str, ColumnFormat], object]] = {
    "date": _day,
    "datetime": _moment,
    "flag": flag,
    "count": lambda text, _column: register_numbers.whole_number(text),
    "choice": choice,
    "krs": lambda text, _column: register_numbers.krs(text),
    "nip": lambda text, _column: register_numbers.tax_number(text),
    "regon": lambda text, _column: register_numbers.statistical_number(text),
}
