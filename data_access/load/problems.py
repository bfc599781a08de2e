"""What is wrong with a load, each with its place, and the report that a clerk can act upon."""

from dataclasses import dataclass, field

from locales import Locale

MOST_TOLD = 1_000
"""Problems told in full; the rest are counted."""
_LONGEST_VALUE = 60


@dataclass(frozen=True)
class Problem:
    """`message` is a source for gettext; `values` fill its places. `value` is what was met.

    `row` (from 1) and `position` (of the column, from 0) are those of the cell in the file.
    """

    file: str
    row: int | None
    column: str
    value: str
    message: str
    values: tuple[tuple[str, str], ...] = ()
    position: int | None = None

    def told(self, locale: Locale) -> str:
        """«postulaty.csv, wiersz 12, kolumna branza: „KULT” – nie ma takiego kodu»."""
        _ = locale.gettext
        place = [self.file]
        if self.row is not None:
            place.append(_("row {row}", row=self.row))
        if self.column:
            place.append(_("column {column}", column=self.column))
        met = _("“{value}” – ", value=_shortened(self.value)) if self.value else ""
        return f"{', '.join(place)}: {met}{self.why(locale)}"

    def why(self, locale: Locale) -> str:
        """What is wrong, without the place."""
        return locale.gettext(self.message, **dict(self.values))


@dataclass
class Report:
    """Errors refuse the load; warnings do not."""

    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def told(self, locale: Locale) -> str:
        """All of it, errors first, one problem a line."""
        parts = [
            (locale.ngettext("{n} error", "{n} errors", len(self.errors)), self.errors),
            (locale.ngettext("{n} warning", "{n} warnings", len(self.warnings)), self.warnings),
        ]
        return "\n".join(
            line
            for heading, problems in parts
            if problems
            for line in [f"{heading}:", *_lines(problems, locale)]
        )

    def as_json(self, locale: Locale) -> dict:
        """Counts, and the first problems of each kind, their messages in the reader's language."""
        return {
            "errors": len(self.errors),
            "warnings": len(self.warnings),
            "problems": [
                {
                    "severity": severity,
                    "file": problem.file,
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


def _lines(problems: list[Problem], locale: Locale) -> list[str]:
    lines = [f"  {problem.told(locale)}" for problem in problems[:MOST_TOLD]]
    if len(problems) > MOST_TOLD:
        rest = locale.number(len(problems) - MOST_TOLD)
        lines.append("  " + locale.gettext("… and {rest} more", rest=rest))
    return lines


def _shortened(value: str) -> str:
    return value if len(value) <= _LONGEST_VALUE else value[:_LONGEST_VALUE] + "…"
