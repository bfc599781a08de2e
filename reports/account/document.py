"""The account as a neutral value: what a word processor's file and a PDF both set in type."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from charts import Exhibit

_MOST_CHARACTERS, _MOST_SMALL = 105, 135
"""What a line of a table holds on A4 in its usual and in its smaller size."""
_FEW = 6
"""Headings that need no contents: agenda and minutes have no more."""
_Kind = Literal["text", "number", "lead"]


@dataclass(frozen=True)
class PrintedColumn:
    """`width` in characters. `lead`: the first line of each cell is bold."""

    label: str
    width: int
    kind: _Kind = "text"


@dataclass(frozen=True)
class PrintedTable:
    """Rows of plain text, one cell per column; a line feed in a cell is a new line.

    `whole`: short enough to stand on one page, and so not parted by a page break.
    """

    title: str
    columns: tuple[PrintedColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    whole: bool = False

    def heights(self) -> list[int]:
        """How many lines each row takes, about: those of its highest cell."""
        widths = [column.width for column in self.columns]
        return [
            max(
                sum(-(-len(line) // width) or 1 for line in cell.split("\n"))
                for cell, width in zip(row, widths, strict=True)
            )
            for row in self.rows
        ]

    @property
    def dense(self) -> bool:
        """Wider than a page in the usual size: to be set smaller."""
        return sum(column.width for column in self.columns) > _MOST_CHARACTERS

    @property
    def crowded(self) -> bool:
        """Wider than a page in the smaller size too: headings must break or stand upright."""
        return sum(column.width for column in self.columns) > _MOST_SMALL


@dataclass(frozen=True)
class PrintedExhibit:
    """An exhibit, and its table in the reader's formats."""

    exhibit: Exhibit
    table: PrintedTable


Block = str | PrintedTable | PrintedExhibit
"""A `str` is one paragraph."""


@dataclass(frozen=True)
class Section:
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()


@dataclass(frozen=True)
class Document:
    """`scope` is the scope's sentence; `notes` stand under the title, `labels` are the words of
    the layout itself: `contents`, `page` (with `{page}` and `{pages}` in it).
    """

    language: str
    title: str
    subject: str
    scope: str
    as_of: date
    notes: tuple[str, ...]
    sections: tuple[Section, ...]
    labels: dict[str, str]

    @property
    def has_contents(self) -> bool:
        """Whether it is long enough for a table of contents."""
        return len([*walk(self.sections)]) > _FEW

    def exhibits(self) -> Iterator[Exhibit]:
        """All exhibits, in the order they are shown."""
        for section in walk(self.sections):
            yield from (
                block.exhibit for block in section.blocks if isinstance(block, PrintedExhibit)
            )


def walk(sections: tuple[Section, ...]) -> Iterator[Section]:
    """The sections and those within them, in reading order."""
    for section in sections:
        yield section
        yield from walk(section.sections)
