"""What a table and a column of the data format are: names, headings, kinds, closed lists."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Literal
from unicodedata import combining, normalize

from data_access.load.problems import Named

CellKind = Literal[
    "text", "code", "date", "datetime", "flag", "count", "choice", "krs", "nip", "regon"
]


@dataclass(frozen=True)
class ColumnFormat:
    """A column: its name, Polish heading, kind; `refers` is the table whose codes it holds."""

    name: str
    polish: str = ""
    kind: CellKind = "text"
    required: bool = False
    refers: str = ""
    choices: dict[str, str] = field(default_factory=dict)
    """Every accepted spelling, squeezed → the value stored."""
    polish_choices: dict[str, str] = field(default_factory=dict)
    """Value stored → its Polish name."""
    synonyms: dict[str, str] = field(default_factory=dict)
    """Everyday words, squeezed → the value that they mean."""
    unclear: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Words that may mean several values, squeezed → those values."""
    names: str = ""
    """The list to which its words belong, in which one thing should be spelt one way."""
    ends: str = ""
    """The column that takes the end, where a beginning is written with one («17:00-19:00»)."""
    begins: str = ""
    """The column of its beginning, where it is an end: an hour alone is one of the same day."""
    also: tuple[str, ...] = ()
    """Further headings under which it may stand."""

    @property
    def free(self) -> bool:
        """Whether people write sentences here."""
        return self.kind == "text" and self.name not in ("minutes_url", "register_number")


@dataclass(frozen=True)
class TableFormat:
    """A table: its names and columns; `key` columns (after the programme) identify a row."""

    name: str
    polish: str
    columns: tuple[ColumnFormat, ...]
    key: tuple[str, ...]
    to_fill: tuple[str, ...] = ()
    """Where the program writes the rows itself: a row is a record once one of these is filled."""
    shown: frozenset[str] = frozenset()
    """Headings, squeezed, of columns that it writes for the reader alone."""

    @property
    def of_programme(self) -> bool:
        return any(column.name == "programme" for column in self.columns)

    @property
    def named(self) -> Named:
        """What a message calls it."""
        return Named(self.name, self.polish)

    def column(self, heading: str) -> ColumnFormat | None:
        """The column that a heading names, in English or Polish."""
        found = self._by_heading.get(squeezed(heading))
        return found or self._by_heading.get(squeezed(_REMARK.sub("", heading)))

    def heading(self, name: str, found: Mapping[str, str]) -> str:
        """What a message calls a column: its heading of those `found` in the file (by name).

        A column that did not stand there is called as the format does, in Polish where the other
        headings are.
        """
        if name in found:
            return found[name]
        of = {column.name: column for column in self.columns}
        headings = [(of[n], squeezed(text)) for n, text in found.items() if n in of]
        polish = sum(text == squeezed(column.polish) for column, text in headings)
        english = sum(text == squeezed(column.name) for column, text in headings)
        in_polish = name in of and of[name].polish and (polish >= english if polish else not found)
        return of[name].polish if in_polish else name

    @cached_property
    def _by_heading(self) -> dict[str, ColumnFormat]:
        return {squeezed(n): c for c in self.columns for n in (c.name, c.polish, *c.also) if n}


_REMARK = re.compile(
    r"(?:\s*[*:?]|\s*[(\[](?:tak\s*/\s*nie|t\s*/\s*n|yes\s*/\s*no|x|liczba|number"
    r"|wymagane|obowiązkowe|opcjonalnie|required|optional|[rdmyg:. -]{4,}|\*)[)\]])+\s*$",
    re.IGNORECASE,
)
"""How a cell is to be filled, behind a heading; no word that could make it another column."""
_JOINTS = re.compile(r"[\s_\-‐-―\u00ad\u200b-\u200d\u2060\ufeff]+")


@lru_cache(4096)  # the same headings and words are met again and again
def squeezed(text: str) -> str:
    """For comparing names: small letters, no diacritics, no spaces, underscores or hyphens."""
    folded = text.casefold().replace("ł", "l")
    if not folded.isascii():
        folded = "".join(letter for letter in normalize("NFKD", folded) if not combining(letter))
    return _JOINTS.sub("", folded)
