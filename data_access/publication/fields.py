"""What each column of a public table holds: its name, type and unit, and words for it in both
languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from data_access.load.column_notes import meaning
from data_access.load.data_format import TABLES
from data_access.load.table_format import CellKind, ColumnFormat
from data_access.publication.policy import Rules
from locales import LANGUAGES, N_, Locale, locale

Type = Literal["string", "integer", "boolean", "date", "datetime"]
AUTHOR, HELD_BACK = "author", "held_back"

_TYPES: dict[CellKind, Type] = {
    "count": "integer",
    "flag": "boolean",
    "date": "date",
    "datetime": "datetime",
}
_UNITS = {"response_days": "days", "people": "persons"}
_AUTHOR = (
    N_("Author"),
    N_("Name of the author's organisation; «osoba fizyczna» where the author is not one."),
)
_HELD = (
    N_("Held back"),
    N_(
        "Names of the columns of this row that are not told here, by commas: texts that wait to be "
        "looked through for data of persons, and numbers of people so small that they tell of one."
    ),
)


@dataclass(frozen=True)
class Field:
    """A column of a public table.

    `own` is the data format's column, None where it is derived. `titles` and `descriptions` are by
    language; `unit` is empty where there is none. `refers`: the public table whose codes it holds.
    """

    name: str
    type: Type
    required: bool
    unit: str
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    refers: str = ""
    own: ColumnFormat | None = None


def fields(rules: Rules) -> dict[str, list[Field]]:
    """The columns of each public table, in their order."""
    return {name: _fields(name, rules) for name in rules.tables}


def _fields(name: str, rules: Rules) -> list[Field]:
    table = TABLES[name]
    own = [column for column in table.columns if column.name in rules.tables[name]]
    found = [_given(name, column, rules) for column in own]
    if name == "postulates":
        found.append(_derived(AUTHOR, required=True, words=_AUTHOR))
    if any(scanned(column) for column in own):
        found.append(_derived(HELD_BACK, required=False, words=_HELD))
    return found


def scanned(column: ColumnFormat) -> bool:
    """Whether the column's texts are looked through for data of persons before they go out."""
    return column.kind == "text"


def _given(name: str, column: ColumnFormat, rules: Rules) -> Field:
    spoken = [locale(language) for language in LANGUAGES]
    return Field(
        column.name,
        _TYPES.get(column.kind, "string"),
        column.required,
        _UNITS.get(column.name, ""),
        {of.language: _title(column, of) for of in spoken},
        {of.language: meaning(TABLES[name], column, of) for of in spoken},
        column.refers if column.refers in rules.tables else "",
        column,
    )


def _title(column: ColumnFormat, of: Locale) -> str:
    return (of.language == "pl" and column.polish) or column.name


def _derived(name: str, *, required: bool, words: tuple[str, str]) -> Field:
    titles, told = ({code: locale(code).gettext(text) for code in LANGUAGES} for text in words)
    return Field(name, "string", required, "", titles, told)
