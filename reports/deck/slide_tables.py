"""Exhibits' tables on slides: columns as wide as they need, rows in parts that fit."""

from dataclasses import dataclass, replace

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.table import Table, _Cell
from pptx.util import Inches, Pt

from charts import Column, Exhibit, Reader, marked_rows
from domain.text import clean, shortened
from locales import Locale
from reports.deck.fit import characters, even_pages, height_of, lines_needed
from reports.deck.slide_frame import BODY_BOTTOM, BODY_TOP
from reports.deck.template import INNER, MARGIN
from reports.exhibit_tables import formatted

MOST_SLIDE_ROWS = 60
"""Longer tables end here and say so."""
_HEIGHT = BODY_BOTTOM - BODY_TOP
_LONGEST_CELL = 150
_MOST_LINES = 3
_PADDING = 0.08
_BOLD = 1.15
"""How much wider headings are than other text."""
_SIZES = (13, 12, 11, 10)
"""The largest text is taken that makes the fewest slides."""


@dataclass(frozen=True)
class TablePart:
    """Rows of a table that fit on a slide. `bad`: (row, column) of the marked cells."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    bad: frozenset[tuple[int, int]]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    """Of the header and of each row, in inches."""
    size: float


def table_parts(exhibit: Exhibit, locale: Locale) -> list[TablePart]:
    """The table as it is written on a page, its first rows, in parts that fit on a slide.

    A column in which nothing stands is left to the notes.
    """
    exhibit = replace(exhibit, columns=_filled(exhibit))
    table = formatted(exhibit, locale).head(MOST_SLIDE_ROWS)
    rows = [tuple(_cell(text) for text in row) for row in table.itertuples(index=False, name=None)]
    bad = {
        (row, place)
        for place, column in enumerate(exhibit.columns)
        for row in marked_rows(exhibit.table.head(MOST_SLIDE_ROWS), column)
    }
    rows = [
        tuple(f"▼ {text}" if (i, j) in bad else text for j, text in enumerate(row))
        for i, row in enumerate(rows)
    ]
    sizes = [size for size in _SIZES if _fits(exhibit.columns, rows, size)] or _SIZES[-1:]
    return min((_laid_out(exhibit.columns, rows, bad, size) for size in sizes), key=len)


def _filled(exhibit: Exhibit) -> tuple[Column, ...]:
    first, *others = exhibit.columns
    marks = {column: marked_rows(exhibit.table, column) for column in others}
    kept = (c for c in others if exhibit.table[c.name].notna().any() or marks[c])
    return (first, *kept)


def _laid_out(columns: tuple[Column, ...], rows: list, bad: set, size: float) -> list[TablePart]:
    widths = _widths(columns, rows, size)
    longest = [_MOST_LINES * characters(width - 2 * _PADDING, size) for width in widths]
    rows = [tuple(map(shortened, row, longest)) for row in rows]
    header = _row_height([column.label + "  " for column in columns], widths, size)
    heights = [_row_height(row, widths, size) for row in rows]
    parts = []
    for start, end in even_pages(heights, _HEIGHT - header):
        here = frozenset((i - start, j) for i, j in bad if start <= i < end)
        parts.append(
            TablePart(columns, tuple(rows[start:end]), here, widths,
                 (header, *heights[start:end]), size)
        )  # fmt: skip
    return parts


def _cell(text: str) -> str:
    return shortened(" ".join(clean(text).split()), _LONGEST_CELL)


def _wanted(columns: tuple[Column, ...], rows: list) -> tuple[list[int], list[int]]:
    """Characters each column cannot do without, and those with which no line breaks."""
    least, wish = [], []
    for place, column in enumerate(columns):
        cells = [row[place] for row in rows]
        words = [word for text in cells for word in text.split()]
        if column.kind != "text":
            words += cells
        words += [word.ljust(round(_BOLD * len(word))) for word in column.label.split()]
        least.append(min(20, max(map(len, words), default=1)) + 3)
        longest = max(map(len, (*cells, column.label)), default=1) + 3
        wish.append(min(70, longest) if column.kind == "text" else least[-1])
    return least, wish


def _fits(columns: tuple[Column, ...], rows: list, size: float) -> bool:
    """Whether every word finds room at this size."""
    return sum(_wanted(columns, rows)[0]) <= characters(INNER, size)


def _widths(columns: tuple[Column, ...], rows: list, size: float) -> tuple[float, ...]:
    """Numbers get what they need, texts share the rest by the length of what they hold."""
    least, wish = _wanted(columns, rows)
    room = characters(INNER, size)
    if sum(least) > room:
        return tuple(INNER * n / sum(least) for n in least)
    spare = min(1.0, (room - sum(least)) / (sum(wish) - sum(least) or 1))
    taken = [n + (w - n) * spare for n, w in zip(least, wish, strict=True)]
    return tuple(INNER * n / max(sum(taken), room * 0.7) for n in taken)


def _row_height(cells, widths: tuple[float, ...], size: float) -> float:
    pairs = zip(cells, widths, strict=True)
    most = max((lines_needed(text, width - 2 * _PADDING, size) for text, width in pairs), default=1)
    return height_of(most, size) + 0.09


def add_table(slide: Slide, part: TablePart, reader: Reader) -> GraphicFrame:
    added = slide.shapes.add_table(
        len(part.rows) + 1, len(part.columns), Inches(MARGIN), Inches(BODY_TOP),
        Inches(sum(part.widths)), Inches(sum(part.heights)),
    )  # fmt: skip
    table = added.table
    plain_look(table)
    for place, width in enumerate(part.widths):
        table.columns[place].width = Inches(width)
    for place, height in enumerate(part.heights):
        table.rows[place].height = Inches(height)
    palette = reader.palette
    for j, column in enumerate(part.columns):
        right = column.kind not in ("text", "flag")
        head = table.cell(0, j)
        write_slide_cell(head, clean(column.label), part.size, palette.text, bold=True, right=right)
        fill_cell(head, palette.surface)
        for i, row in enumerate(part.rows):
            bad = (i, j) in part.bad
            cell = table.cell(i + 1, j)
            colour = palette.bad if bad else palette.text
            write_slide_cell(cell, row[j], part.size, colour, bold=bad, right=right)
            fill_cell(cell, palette.background if i % 2 == 0 else palette.surface)
    return added


def plain_look(table: Table) -> None:
    """No banding of a table style: each cell has its own fill. The header stays a header."""
    table.horz_banding = False
    table.first_row = True


def write_slide_cell(
    cell: _Cell, text: str, size: float, colour: str, *, bold: bool = False, right: bool = False,
    centre: bool = False,
) -> None:  # fmt: skip
    cell.margin_left = cell.margin_right = Inches(_PADDING)
    cell.margin_top = cell.margin_bottom = Inches(0.03)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    if right or centre:
        paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.CENTER
    if not text:  # else an empty cell is as high as a line of 18 points
        paragraph._p.get_or_add_endParaRPr().set("sz", str(round(size * 100)))
        return
    run = paragraph.add_run()
    run.text = text
    run.font.size = Pt(size)
    run.font.bold = bold
    run.font.color.rgb = RGBColor.from_string(colour.lstrip("#").upper())


def fill_cell(cell: _Cell, colour: str) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string(colour.lstrip("#").upper())
