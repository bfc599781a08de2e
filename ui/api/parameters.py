"""What may be asked: each parameter's word, its schema, and how its text is read."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import QueryParams

from domain import address
from domain.filters import FILTERS, Filter
from ui.api.problem import Wrong

MOST_ITEMS, USUAL_ITEMS = 1000, 100
_MOST_OFFSET = 10_000_000
_MOST_CHARACTERS = 2000


@dataclass(frozen=True)
class Parameter:
    """`read` makes the value of the text, and raises ValueError with what is wrong with it."""

    name: str
    description: str
    schema: Mapping[str, Any] = field(default_factory=lambda: {"type": "string", "minLength": 1})
    read: Callable[[str], Any] = str


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or not least <= int(text) <= most:
            raise ValueError(f"a whole number from {least} to {most} is wanted")
        return int(text)

    return read


def _date(text: str) -> str:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII) or address.day(text) is None:
        raise ValueError(
            f"a date from {address.EARLIEST} to {address.LATEST} is wanted: YYYY-MM-DD"
        )
    return text


def _flag(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError("true or false is wanted")
    return text == "true"


def _number(name: str, told: str, least: int, most: int, usual: int) -> Parameter:
    schema = {"type": "integer", "minimum": least, "maximum": most, "default": usual}
    return Parameter(name, told, schema, _whole(least, most))


def _filter(given: Filter) -> Parameter:
    """A filter of a page's list, as a parameter of the same word."""
    if not given.values:
        return Parameter(given.key, given.label)

    def read(text: str) -> str:
        if text not in given.values:
            raise ValueError(f"one of {', '.join(given.values)} is wanted")
        return text

    told = "; ".join(f"`{value}`: {label}" for value, label in given.values.items())
    schema = {"type": "string", "enum": list(given.values)}
    return Parameter(given.key, f"{given.label}. {told}.", schema, read)


def filters_of(page: str, *keys: str) -> tuple[Parameter, ...]:
    """The filters of a page's list of records that have these keys."""
    return tuple(_filter(FILTERS[page][key]) for key in keys)


PROGRAMME = Parameter(
    address.PROGRAMME,
    "Code of the programme. May be left out where there is one, or one is configured as the first.",
)
SECTOR = Parameter(
    address.SECTOR, "Codes of sectors, by commas; `%2C` within a code. All if left out."
)
_DATE = {"type": "string", "format": "date"}
SCOPE = (
    PROGRAMME,
    SECTOR,
    Parameter(address.FROM, "First day of the period.", _DATE, _date),
    Parameter(address.TO, "Last day of the period, included.", _DATE, _date),
    Parameter(
        address.AS_OF, "Nothing after this day has happened yet; today at most.", _DATE, _date
    ),
)
PAGING = (
    _number("limit", "How many items at most.", 1, MOST_ITEMS, USUAL_ITEMS),
    _number("offset", "How many items to pass over.", 0, _MOST_OFFSET, 0),
)
SERIES = Parameter(
    "series", "With the long ones: per day and per week.", {"type": "boolean"}, _flag
)


def values(asked: QueryParams, known: Sequence[Parameter]) -> dict[str, Any]:
    """The values of what is asked, by name. Raises `Wrong` for the first that cannot be obeyed."""
    by_name = {parameter.name: parameter for parameter in known}
    found = {}
    for name, text in asked.multi_items():
        if name not in by_name:
            raise Wrong(name, f"no such parameter; there are: {', '.join(by_name) or 'none'}")
        if name in found:
            raise Wrong(name, "given twice; several codes stand in one, by commas")
        if not text or len(text) > _MOST_CHARACTERS:
            raise Wrong(name, f"1 to {_MOST_CHARACTERS} characters are wanted")
        try:
            found[name] = by_name[name].read(text)
        except ValueError as error:
            raise Wrong(name, str(error)) from error
    return found
