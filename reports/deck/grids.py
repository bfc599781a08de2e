"""Heat maps on slides: tables with tinted cells."""

from dataclasses import replace

from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.table import Table
from pptx.util import Inches

from charts import Reader
from charts.postulates.bars import readable_on
from reports.deck.fit import characters, height_of, lines, width_of
from reports.deck.frame import BODY_BOTTOM, BODY_TOP
from reports.deck.tables import fill_cell, plain_look, write_cell
from reports.deck.template import INNER, MARGIN
from reports.native import Grid
from reports.native.text import shortened

_HEIGHT = BODY_BOTTOM - BODY_TOP
_TEXT = 10
_WIDEST_NAMES, _WIDEST_CELL = 5.6, 1.1
_HEADER, _ROW = 0.3, 0.27


def grid_parts(grid: Grid) -> list[Grid]:
    """The grid, or parts of it with as many rows as fit on a slide."""
    grid = _numbered(grid)
    size = max(1, int((_HEIGHT - _HEADER) / _row_height(grid)))
    count = -(-len(grid.rows) // size)
    size = -(-len(grid.rows) // count)
    return [
        replace(grid, rows=grid.rows[i : i + size], texts=grid.texts[i : i + size],
                colours=grid.colours[i : i + size])
        for i in range(0, len(grid.rows), size)
    ]  # fmt: skip


def add_grid(slide: Slide, grid: Grid, reader: Reader) -> GraphicFrame:
    names, cell_width = _names_width(grid), _cell_width(grid)
    row = _row_height(grid)
    width = names + cell_width * len(grid.columns)
    added = slide.shapes.add_table(
        len(grid.rows) + 1, len(grid.columns) + 1, Inches(MARGIN), Inches(BODY_TOP),
        Inches(width), Inches(_HEADER + row * len(grid.rows)),
    )  # fmt: skip
    table = added.table
    plain_look(table)
    table.columns[0].width = Inches(names)
    for j in range(len(grid.columns)):
        table.columns[j + 1].width = Inches(cell_width)
    table.rows[0].height = Inches(_HEADER)
    fill_cell(table.cell(0, 0), reader.palette.background)
    write_cell(table.cell(0, 0), "", 8, reader.palette.text)
    _header(table, grid, reader)
    for i, name in enumerate(grid.rows):
        table.rows[i + 1].height = Inches(row)
        head = table.cell(i + 1, 0)
        most = characters(names - 0.16, _TEXT) * _name_lines(grid)
        write_cell(head, shortened(name, most), _TEXT, reader.palette.text)
        fill_cell(head, reader.palette.background)
        for j, colour in enumerate(grid.colours[i]):
            cell = table.cell(i + 1, j + 1)
            fill_cell(cell, colour or reader.palette.background)
            text = grid.texts[i][j]
            ink = readable_on(colour) if colour else reader.palette.text
            write_cell(cell, text, _TEXT if text else 6, ink, centre=True)
            cell.margin_left = cell.margin_right = 0
    return added


def _header(table: Table, grid: Grid, reader: Reader) -> None:
    """A tick stands over all columns up to the next."""
    starts = [j for j, text in enumerate(grid.columns) if text or j == 0]
    for start, end in zip(starts, [*starts[1:], len(grid.columns)], strict=True):
        cell = table.cell(0, start + 1)
        if end - start > 1:
            cell.merge(table.cell(0, end))
        room = characters(_cell_width(grid) * (end - start), _TEXT)
        text = shortened(grid.columns[start], max(3, room))
        write_cell(cell, text, _TEXT, reader.palette.text, centre=True)
        cell.margin_left = cell.margin_right = 0
        fill_cell(cell, reader.palette.background)


def _numbered(grid: Grid) -> Grid:
    """Where rows and columns are the same and names too long to head columns: numbers do."""
    fits = all(width_of(name, _TEXT) <= _cell_width(grid) for name in grid.columns)
    if fits or grid.rows != grid.columns:
        return grid
    numbers = tuple(str(i + 1) for i in range(len(grid.rows)))
    names = tuple(f"{i}. {name}" for i, name in zip(numbers, grid.rows, strict=True))
    return replace(grid, columns=numbers, rows=names)


def _names_width(grid: Grid) -> float:
    longest = max(width_of(name, _TEXT) for name in grid.rows)
    return min(_WIDEST_NAMES, longest + 0.3)


def _cell_width(grid: Grid) -> float:
    return min(_WIDEST_CELL, (INNER - _names_width(grid)) / len(grid.columns))


def _name_lines(grid: Grid) -> int:
    width = _names_width(grid) - 0.16
    return min(2, max(lines(name, width, _TEXT) for name in grid.rows))


def _row_height(grid: Grid) -> float:
    return max(_ROW, height_of(_name_lines(grid), _TEXT) + 0.06)
