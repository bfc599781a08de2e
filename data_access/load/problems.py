"""What is wrong with a load, each with its place, and the report that a clerk can act upon."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from locales import Locale

MOST_TOLD = 1_000
"""Messages told in full; the rest are counted."""
_LONGEST_VALUE = 60
_MOST_RANGES = 12
_MOST_VALUES = 3


class Named(NamedTuple):
    """A word of the data format that a message names in the reader's language."""

    english: str
    polish: str

    def told(self, locale: Locale) -> str:
        return self.polish if locale.language == "pl" else self.english


Filling = str | Named | tuple[Named, ...]
"""What fills a place of a message; several names are told with commas."""


class Unreadable(ValueError):
    """A cell cannot be read: `message` (a source for gettext) says what was expected."""

    def __init__(self, message: str, **values: Filling) -> None:
        super().__init__(message)
        self.message, self.values = message, tuple(values.items())


class Noted(NamedTuple):
    """A value that was read, and what the reader has to know of it."""

    value: object
    message: str
    values: tuple[tuple[str, Filling], ...] = ()


@dataclass(frozen=True)
class Problem:
    """`message` is a source for gettext; `values` fill its places. `value` is what was met.

    `row` (from 1) and `position` (of the column, from 0) are those of the cell in the file; a
    problem of a whole file or column has no row, one of a missing table names it as its `file`.
    """

    file: str | Named
    row: int | None
    column: str
    value: str
    message: str
    values: tuple[tuple[str, Filling], ...] = ()
    position: int | None = None

    def told(self, locale: Locale) -> str:
        """«postulaty.csv, wiersz 12, kolumna branza: „KULT” – nie ma takiego kodu»."""
        return Message((self,)).told(locale)

    def place(self, locale: Locale) -> str:
        """The file, or the table that is missing."""
        return _told(self.file, locale)

    def why(self, locale: Locale) -> str:
        """What is wrong, without the place."""
        told = {name: _told(value, locale) for name, value in self.values}
        return locale.gettext(self.message, **told)


@dataclass(frozen=True)
class Message:
    """Problems of one cause, told once with their number and first rows."""

    problems: tuple[Problem, ...]

    @property
    def rows(self) -> list[int]:
        """In order, each once; empty for a whole column or file."""
        return sorted({problem.row for problem in self.problems if problem.row is not None})

    def told(self, locale: Locale) -> str:
        """«spotkania.csv, 12 wierszy (2–9, 12, 14–16), kolumna status: „S1”, „S2” – …»."""
        first = self.problems[0]
        place = [first.place(locale)]
        if len(self.rows) == 1:
            place.append(locale.gettext("row {row}", row=self.rows[0]))
        elif self.rows:
            rows = locale.ngettext("{n} row", "{n} rows", len(self.rows))
            place.append(f"{rows} ({_ranges(self.rows)})")
        if first.column:
            place.append(locale.gettext("column {column}", column=first.column))
        return f"{', '.join(place)}: {self._met(locale)}{first.why(locale)}"

    def _met(self, locale: Locale) -> str:
        values = list(dict.fromkeys(p.value for p in self.problems if p.value))
        if not values:
            return ""
        told = [_shortened(value) for value in values[:_MOST_VALUES]]
        met = ", ".join(locale.gettext("“{value}”", value=value) for value in told)
        return met + (", … – " if len(values) > _MOST_VALUES else " – ")


@dataclass
class Report:
    """Errors refuse the load; warnings do not."""

    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def error_messages(self) -> list[Message]:
        """One for each cause: the same value met in several rows of a column is one."""
        return _grouped(self.errors, by_value=True)

    def warning_messages(self) -> list[Message]:
        """One for each kind in a column of a file."""
        return _grouped(self.warnings, by_value=False)

    def told(self, locale: Locale) -> str:
        """All of it, errors first, one message a line."""
        errors, warnings = self.error_messages(), self.warning_messages()
        parts = [
            (locale.ngettext("{n} error", "{n} errors", len(errors)), errors),
            (locale.ngettext("{n} warning", "{n} warnings", len(warnings)), warnings),
        ]
        return "\n".join(
            line
            for heading, messages in parts
            if messages
            for line in [f"{heading}:", *_lines(messages, locale)]
        )

    def as_json(self, locale: Locale) -> dict:
        """The report for programs, its words in the reader's language.

        `errors`, `warnings`: how many messages of each. `messages`: severity, text (one line, as
        it is printed), count (of cells or rows). `problems`: each cell on its own, with severity,
        file, row, column, value and message. Of both lists the first 1,000 of each severity.
        """
        errors, warnings = self.error_messages(), self.warning_messages()
        return {
            "errors": len(errors),
            "warnings": len(warnings),
            "messages": [
                {
                    "severity": severity,
                    "text": message.told(locale),
                    "count": len(message.problems),
                }
                for severity, messages in (("error", errors), ("warning", warnings))
                for message in messages[:MOST_TOLD]
            ],
            "problems": [
                {
                    "severity": severity,
                    "file": problem.place(locale),
                    "row": problem.row,
                    "column": problem.column,
                    "value": _shortened(problem.value),
                    "message": problem.why(locale),
                }
                for severity, problems in (("error", self.errors), ("warning", self.warnings))
                for problem in problems[:MOST_TOLD]
            ],
        }


class Refused(Exception):
    """The load was refused; nothing of it was written. `report` says why."""

    def __init__(self, report: Report) -> None:
        super().__init__(f"{len(report.errors)} errors")
        self.report = report


def _grouped(problems: Iterable[Problem], by_value: bool) -> list[Message]:
    """In the order in which each was first met. What is not of a row stays apart."""
    groups: dict[tuple, list[Problem]] = {}
    for problem in problems:
        value = problem.value if by_value or problem.row is None else ""
        key = (problem.file, problem.column, problem.message, problem.values, value)
        groups.setdefault((*key, problem.row is None), []).append(problem)
    return [Message(tuple(group)) for group in groups.values()]


def _lines(messages: list[Message], locale: Locale) -> list[str]:
    lines = [f"  {message.told(locale)}" for message in messages[:MOST_TOLD]]
    if len(messages) > MOST_TOLD:
        rest = locale.number(len(messages) - MOST_TOLD)
        lines.append("  " + locale.gettext("… and {rest} more", rest=rest))
    return lines


def _told(value: Filling, locale: Locale) -> str:
    if isinstance(value, Named):
        return value.told(locale)
    return value if isinstance(value, str) else ", ".join(name.told(locale) for name in value)


def _ranges(rows: list[int]) -> str:
    """«2–9, 12, 14–16», the first of them."""
    ranges: list[list[int]] = []
    for row in rows:
        if ranges and row == ranges[-1][1] + 1:
            ranges[-1][1] = row
        else:
            ranges.append([row, row])
    told = [str(a) if a == b else f"{a}–{b}" for a, b in ranges[:_MOST_RANGES]]
    return ", ".join(told) + (", …" if len(ranges) > _MOST_RANGES else "")


def _shortened(value: str) -> str:
    return value if len(value) <= _LONGEST_VALUE else value[:_LONGEST_VALUE] + "…"
