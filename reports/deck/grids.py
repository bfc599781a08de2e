"""Heat maps on slides: tables with tinted cells."""

from dataclasses import dataclass, replace

from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.table import Table
from pptx.util import Inches

from charts import Reader
from charts.colour import readable_on
from charts.render.office import OfficeGrid
from domain.text import shortened
from reports.deck.fit import characters, height_of, lines_needed, width_of
from reports.deck.slide_frame import BODY_BOTTOM, BODY_TOP
from reports.deck.slide_tables import fill_cell, plain_look, write_slide_cell
from reports.deck.template import INNER, MARGIN

_HEIGHT = BODY_BOTTOM - BODY_TOP
_SIZES = (14, 12, 10)
_WIDEST_NAMES, _WIDEST_CELL = 6.0, 1.1
_GAP = 0.16
_LEAST_CELL = 3
"""So many characters stand in a cell at the larger sizes."""


@dataclass(frozen=True)
class GridPart:
    """A grid that fits on a slide: size of its text in points, the rest in inches."""

    grid: OfficeGrid
    text: float

    @property
    def names(self) -> float:
        longest = max(width_of(name, self.text) for name in self.grid.rows)
        return min(_WIDEST_NAMES, longest + 2 * _GAP)

    @property
    def cell(self) -> float:
        return min(_WIDEST_CELL, (INNER - self.names) / len(self.grid.columns))

    @property
    def ticks(self) -> list[tuple[int, int]]:
        """First and last column that each text of the header stands over."""
        starts = [j for j, text in enumerate(self.grid.columns) if text or j == 0]
        ends = [*starts[1:], len(self.grid.columns)]
        return [(start, end - 1) for start, end in zip(starts, ends, strict=True)]

    def tick_room(self, first: int, last: int) -> int:
        """Characters of a line over these columns."""
        return max(_LEAST_CELL, characters(self.cell * (last - first + 1), self.text))

    @property
    def header_lines(self) -> int:
        names = self.grid.columns
        return 1 + any(len(names[tick[0]]) > self.tick_room(*tick) for tick in self.ticks)

    @property
    def header(self) -> float:
        return height_of(self.header_lines, self.text) + 0.1

    @property
    def name_lines(self) -> int:
        width = self.names - _GAP
        return min(2, max(lines_needed(name, width, self.text) for name in self.grid.rows))

    @property
    def row(self) -> float:
        return height_of(self.name_lines, self.text) + 0.08

    @property
    def most_rows(self) -> int:
        return max(1, int((_HEIGHT - self.header) / self.row))


def grid_parts(grid: OfficeGrid) -> list[GridPart]:
    """The grid as large as it fits on a slide, else in parts with as many rows as do."""
    tries = [GridPart(grid, size) for size in _SIZES]
    large = (
        part
        for part in tries
        if len(grid.rows) <= part.most_rows and part.cell >= width_of("0" * _LEAST_CELL, part.text)
    )
    chosen = next(large, tries[-1])
    n = len(grid.rows)
    size = -(-n // -(-n // chosen.most_rows))
    return [
        replace(chosen, grid=replace(grid, rows=grid.rows[i : i + size],
                texts=grid.texts[i : i + size], colours=grid.colours[i : i + size]))
        for i in range(0, n, size)
    ]  # fmt: skip


def add_grid(slide: Slide, part: GridPart, reader: Reader) -> GraphicFrame:
    grid, palette = part.grid, reader.palette
    added = slide.shapes.add_table(
        len(grid.rows) + 1, len(grid.columns) + 1, Inches(MARGIN), Inches(BODY_TOP),
        Inches(part.names + part.cell * len(grid.columns)),
        Inches(part.header + part.row * len(grid.rows)),
    )  # fmt: skip
    table = added.table
    plain_look(table)
    table.columns[0].width = Inches(part.names)
    for j in range(len(grid.columns)):
        table.columns[j + 1].width = Inches(part.cell)
    table.rows[0].height = Inches(part.header)
    fill_cell(table.cell(0, 0), palette.background)
    write_slide_cell(table.cell(0, 0), "", 8, palette.text)
    _header(table, part, reader)
    longest = characters(part.names - _GAP, part.text) * part.name_lines
    for i, name in enumerate(grid.rows):
        table.rows[i + 1].height = Inches(part.row)
        head = table.cell(i + 1, 0)
        write_slide_cell(head, shortened(name, longest), part.text, palette.text)
        fill_cell(head, palette.background)
        for j, colour in enumerate(grid.colours[i]):
            cell = table.cell(i + 1, j + 1)
            fill_cell(cell, colour or palette.background)
            ink = readable_on(colour) if colour else palette.text
            write_slide_cell(cell, grid.texts[i][j], part.text, ink, centre=True)
            cell.margin_left = cell.margin_right = 0
    return added


def _header(table: Table, part: GridPart, reader: Reader) -> None:
    for first, last in part.ticks:
        cell = table.cell(0, first + 1)
        if last > first:
            cell.merge(table.cell(0, last + 1))
        room = part.tick_room(first, last) * part.header_lines
        text = shortened(part.grid.columns[first], room)
        write_slide_cell(cell, text, part.text, reader.palette.text, centre=True)
        cell.margin_left = cell.margin_right = 0
        fill_cell(cell, reader.palette.background)
