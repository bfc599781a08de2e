"""What may be asked: each parameter's word, its schema, and how its text is read."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import QueryParams

from domain import address
from domain.filters import FILTERS, Filter
from locales import N_, Locale
from ui.api.problem import Wrong

MOST_ITEMS, USUAL_ITEMS = 1000, 100
ONE_OF = N_("one of {values} is wanted")
_MOST_OFFSET = 10_000_000
_MOST_CHARACTERS = 2000


@dataclass(frozen=True)
class Parameter:
    """`read` makes the value of the text, and raises `Wrong` of no name with what is wrong with it.

    `description` and the `names` of its values are sources for gettext.
    """

    name: str
    description: str
    schema: Mapping[str, Any] = field(default_factory=lambda: {"type": "string", "minLength": 1})
    read: Callable[[str], Any] = str
    names: Mapping[str, str] = field(default_factory=dict)

    def told(self, words: Locale) -> str:
        """What it means, and each of its values."""
        named = [f"`{value}`: {words.gettext(name)}" for value, name in self.names.items()]
        told = words.gettext(self.description)
        return f"{told}. {'; '.join(named)}." if named else told


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or not least <= int(text) <= most:
            raise Wrong(
                "", N_("a whole number from {least} to {most} is wanted"), least=least, most=most
            )
        return int(text)

    return read


def _date(text: str) -> str:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII) or address.iso_day(text) is None:
        raise Wrong(
            "",
            N_("a date from {earliest} to {latest} is wanted: YYYY-MM-DD"),
            earliest=address.EARLIEST,
            latest=address.LATEST,
        )
    return text


def _flag(text: str) -> bool:
    if text not in ("true", "false"):
        raise Wrong("", ONE_OF, values="true, false")
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
            raise Wrong("", ONE_OF, values=", ".join(given.values))
        return text

    schema = {"type": "string", "enum": list(given.values)}
    return Parameter(given.key, given.label, schema, read, given.values)


def filters_of(page: str, *keys: str) -> tuple[Parameter, ...]:
    """The filters of a page's list of records that have these keys."""
    return tuple(_filter(FILTERS[page][key]) for key in keys)


PROGRAMME_PARAMETER = Parameter(
    address.PROGRAMME,
    N_(
        "Code of the programme. May be left out where there is one, or one is configured as the "
        "first."
    ),
)
SECTOR_PARAMETER = Parameter(
    address.SECTOR, N_("Codes of sectors, by commas; `%2C` within a code. All if left out.")
)
_DATE = {"type": "string", "format": "date"}
SCOPE_PARAMETERS = (
    PROGRAMME_PARAMETER,
    SECTOR_PARAMETER,
    Parameter(address.FROM, N_("First day of the period."), _DATE, _date),
    Parameter(address.TO, N_("Last day of the period, included."), _DATE, _date),
    Parameter(
        address.AS_OF, N_("Nothing after this day has happened yet; today at most."), _DATE, _date
    ),
)
PAGING = (
    _number("limit", N_("How many items at most."), 1, MOST_ITEMS, USUAL_ITEMS),
    _number("offset", N_("How many items to pass over."), 0, _MOST_OFFSET, 0),
)
SERIES = Parameter(
    "series", N_("With the long ones: per day and per week."), {"type": "boolean"}, _flag
)


def values(asked: QueryParams, known: Sequence[Parameter]) -> dict[str, Any]:
    """The values of what is asked, by name. Raises `Wrong` for the first that cannot be obeyed."""
    by_name = {parameter.name: parameter for parameter in known}
    found = {}
    for name, text in asked.multi_items():
        if name not in by_name:
            known_names = ", ".join(by_name) or "–"
            raise Wrong(name, N_("no such parameter; there are: {names}"), names=known_names)
        if name in found:
            raise Wrong(name, N_("given twice; several codes stand in one, by commas"))
        if not text or len(text) > _MOST_CHARACTERS:
            raise Wrong(name, N_("1 to {most} characters are wanted"), most=_MOST_CHARACTERS)
        try:
            found[name] = by_name[name].read(text)
        except Wrong as wrong:
            raise wrong.of(name) from wrong
    return found
