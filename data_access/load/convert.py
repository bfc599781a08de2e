"""Text cells → values: dates, numbers, yes/no, closed lists, register numbers."""

import re
from collections.abc import Callable
from datetime import date, datetime
from difflib import get_close_matches

import pandas as pd
from stdnum.pl import nip, regon

from data_access.load.columns import Column, squeezed
from data_access.scope import LOCAL
from locales import N_

_YES = {"tak", "t", "x", "1", "true", "yes", "y", "prawda"}
_NO = {"nie", "n", "0", "false", "no", "", "falsz"}
_DATE = re.compile(r"(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})\.(\d{1,2})\.(\d{4}))")
_TIME = re.compile(r"[T ]+(\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|[+-]\d{2}:?\d{2})?$")
_YEARS = range(1900, 2200)
_SPACES = re.compile(r"[\s\u00a0\u202f]+")


class Unreadable(ValueError):
    """`message` (a source for gettext) says what was expected."""

    def __init__(self, message: str, **values: str) -> None:
        super().__init__(message)
        self.message, self.values = message, tuple(values.items())


def converted(cells: pd.Series, column: Column) -> tuple[pd.Series, dict[str, Unreadable]]:
    """The column's values (None where empty), and the texts that could not be read.

    Each distinct text is converted once.
    """
    known: dict[str, object] = {}
    unreadable: dict[str, Unreadable] = {}
    for text in cells.unique():
        try:
            known[text] = _CONVERTERS[column.kind](text, column) if text else _empty(column)
        except Unreadable as error:
            known[text], unreadable[text] = None, error
    values = [known[text] for text in cells.tolist()]
    return pd.Series(values, cells.index, dtype=object), unreadable


def _empty(column: Column) -> object:
    return False if column.kind == "flag" and column.name != "public_benefit" else None


def _text(text: str, _column: Column) -> str:
    return text


def _day(text: str, _column: Column) -> date:
    match = _DATE.match(text)
    rest = text[match.end() :] if match else ""
    if not match or (rest and not re.fullmatch(r"[T ]00:00(:00)?", rest)):
        raise Unreadable(N_("not a date; expected e.g. 2011-07-05 or 05.07.2011"))
    return _date_of(match)


def _date_of(match: re.Match) -> date:
    year, month, day, day2, month2, year2 = match.groups()
    try:
        found = date(int(year or year2), int(month or month2), int(day or day2))
    except ValueError:
        raise Unreadable(N_("there is no such day")) from None
    if found.year not in _YEARS:
        raise Unreadable(N_("a year between 1900 and 2199 is expected"))
    return found


def _instant(text: str, _column: Column) -> datetime:
    """Aware. A date alone is its midnight; no offset: local time."""
    match = _DATE.match(text)
    clock = _TIME.match(text[match.end() :]) if match else None
    if not match or (match.end() < len(text) and not clock):
        raise Unreadable(N_("not a date and time; expected e.g. 2011-07-05 17:00"))
    day = _date_of(match)
    hour, offset = clock.groups() if clock else ("0:00", None)
    try:
        moment = datetime.fromisoformat(
            f"{day}T{hour.zfill(len(hour) + (hour[1] == ':'))}{offset or ''}"
        )
    except ValueError:
        raise Unreadable(N_("there is no such hour")) from None
    return moment if offset else moment.replace(tzinfo=LOCAL)


def _flag(text: str, _column: Column) -> bool:
    word = squeezed(text)
    if word in _YES or word in _NO:
        return word in _YES
    raise Unreadable(N_("not yes or no; expected: tak, nie, x, 1, 0 or empty"))


def _count(text: str, _column: Column) -> int:
    digits = _SPACES.sub("", text).replace(",", ".")
    if not re.fullmatch(r"-?\d{1,9}(\.0+)?", digits):
        raise Unreadable(N_("not a whole number"))
    return int(float(digits))


def _choice(text: str, column: Column) -> str:
    value = column.choices.get(squeezed(text))
    if value:
        return value
    near = get_close_matches(squeezed(text), column.choices, 1, 0)
    nearest = column.choices[near[0]] if near else next(iter(column.choices.values()))
    raise Unreadable(
        N_("not one of: {allowed}; did you mean {nearest}?"),
        allowed=", ".join(dict.fromkeys(column.choices.values())),
        nearest=nearest,
    )


def _krs(text: str, _column: Column) -> str:
    number = _SPACES.sub("", text).zfill(10)
    if not re.fullmatch(r"\d{10}", number):
        raise Unreadable(N_("a KRS number has ten digits"))
    return number


def _nip(text: str, _column: Column) -> str:
    number = nip.compact(text)
    if not nip.is_valid(number):
        raise Unreadable(N_("not a NIP: the check digit does not fit"))
    return number


def _regon(text: str, _column: Column) -> str:
    number = regon.compact(text)
    number = number.zfill(9 if len(number) <= 9 else 14)
    if not regon.is_valid(number):
        raise Unreadable(N_("not a REGON: the check digit does not fit"))
    return number


_CONVERTERS: dict[str, Callable[[str, Column], object]] = {
    "text": _text,
    "code": _text,
    "date": _day,
    "datetime": _instant,
    "flag": _flag,
    "count": _count,
    "choice": _choice,
    "krs": _krs,
    "nip": _nip,
    "regon": _regon,
}
