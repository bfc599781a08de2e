"""On a wall: no text under 24 pixels, lines to match, and high enough for its rows."""

import plotly.graph_objects as go
import pytest
from sqlalchemy import URL

from charts import Reader
from charts.reader import WALL
from charts.render.plotly import figure, on_wall
from charts.render.plotly.wall import LEAST_TEXT
from charts.value import Grid
from locales import locale
from tests.reports.exhibits import kept


@pytest.mark.parametrize("language", ["pl", "en"])
def test_every_text_of_every_exhibit_can_be_read(sample: URL, language: str) -> None:
    reader = Reader(locale(language), scale=WALL)
    for exhibit in kept(sample, language, scale=WALL):
        if exhibit.chart is not None:
            wall = on_wall(figure(exhibit.chart, reader))
            assert min(_sizes(wall.to_plotly_json())) >= LEAST_TEXT, exhibit.key
            assert wall.layout.height >= LEAST_TEXT * _lines(wall), exhibit.key


def test_lines_grow_and_the_original_stays() -> None:
    drawn = go.Figure(layout={"height": 680})
    drawn.add_scatter(x=[1], y=[1], line={"width": 2})
    assert on_wall(drawn).data[0].line.width == 2 * WALL
    assert drawn.data[0].line.width == 2


def _lines(wall: go.Figure) -> int:
    """Of rows that have a name above their bar two each; else those of the names beside them."""
    names = [trace for trace in wall.data if trace.type == "scatter" and trace.mode == "text"]
    if not names or wall.layout.yaxis.visible is not False:
        return 0
    if names[0].textposition == "middle left":
        return sum(1 + name.count("<br>") for name in names[0].text)
    return 2 * len(names[0].y)


def _sizes(node: object) -> list[float]:
    """Sizes of all fonts of a figure."""
    if isinstance(node, list | tuple):
        return [size for part in node for size in _sizes(part)]
    if not isinstance(node, dict):
        return []
    found = [size for part in node.values() for size in _sizes(part)]
    for name, font in node.items():
        if name.endswith("font") and isinstance(font, dict) and "size" in font:
            sizes = font["size"]
            found += list(sizes) if isinstance(sizes, list | tuple) else [sizes]
    return found


def test_many_columns_of_a_grid_are_named_upright_in_a_line_each() -> None:
    """Turned by the browser, names of two lines would cross on the wall."""
    months = tuple(f"lis {year}" for year in range(2000, 2022))
    grid = Grid(months, ("A",), ((1,) * len(months),), ((("",),) * len(months),))
    axis = figure(grid, Reader(locale("pl"), scale=WALL)).layout.xaxis
    assert axis.tickangle == -90
    assert axis.ticktext == months
    assert figure(grid, Reader(locale("pl"))).layout.xaxis.tickangle is None
