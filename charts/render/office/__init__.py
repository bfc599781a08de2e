"""Chart values as native charts of PowerPoint and Excel, or as grids of tinted cells.

Flows and time lines have no native counterpart: their tables stand for them.
"""

from charts.exhibit import Exhibit
from charts.reader import Reader
from charts.render.office.bars import lying, standing
from charts.render.office.model import (
    OfficeChart,
    OfficeGrid,
    OfficeSeries,
    along_step,
    axis_end,
    value_step,
)
from charts.render.office.points import areas, points, with_name
from charts.render.shades import fills
from charts.value import XY, Areas, Bars, Columns, Grid
from domain.text import one_line

__all__ = [
    "OfficeChart",
    "OfficeGrid",
    "OfficeSeries",
    "along_step",
    "axis_end",
    "office",
    "value_step",
]


def office(exhibit: Exhibit, reader: Reader) -> OfficeChart | OfficeGrid | None:
    """The exhibit's chart for these programs; None where its table must stand for it."""
    chart = exhibit.chart
    match chart:
        case Grid():
            return _grid(chart, reader)
        case Bars():
            found = lying(chart)
        case Columns():
            found = standing(chart, reader.locale)
        case Areas():
            found = areas(chart, reader.locale)
        case XY():
            found = points(chart, reader)
        case _:
            return None
    return with_name(found, exhibit.title)


def _grid(grid: Grid, reader: Reader) -> OfficeGrid:
    number = reader.locale.number
    return OfficeGrid(
        columns=tuple(map(one_line, grid.columns)),
        rows=tuple(map(one_line, grid.rows)),
        texts=tuple(
            tuple("" if v is None or not grid.written else number(v) for v in row)
            for row in grid.values
        ),
        colours=fills(grid, reader.palette),
    )
