"""A heat map: one hue, the stronger the more."""

import plotly.graph_objects as go

from charts.reader import Reader
from charts.render.plotly.layout import BAR, axis_label, hover, new_figure, safe
from charts.render.shades import ends
from charts.value import Grid

_LONGEST_NAME = 24
_MANY, _NARROW = 12, 5
"""Names of many columns have so many characters in a line."""
_LINE = 15
"""Height of a line of a row's name, in pixels."""


def draw(grid: Grid, reader: Reader) -> go.Figure:
    """Cells by row, first row on top; None stays empty."""
    pale, strong = ends(grid, reader.palette)
    names = [axis_label(row, _LONGEST_NAME) for row in grid.rows]
    lines = max((1 + name.count("<br>") for name in names), default=1)
    row = max(BAR, lines * _LINE + 6)
    figure = new_figure(reader, max(len(names) * row, 2 * BAR) + 104)
    places = list(range(len(grid.columns))), list(range(len(names)))
    figure.add_heatmap(
        x=places[0],
        y=places[1],
        z=[list(row) for row in grid.values],
        zmin=grid.extremes and grid.extremes[0],
        zmax=grid.extremes and grid.extremes[1],
        hovertext=[[hover(lines) for lines in row] for row in grid.details],
        hoverinfo="text",
        colorscale=[[0, pale], [1, strong]],
        textfont_color=reader.palette.text,
        showscale=False,
        xgap=2,
        ygap=2,
        text=[["" if v is None else reader.locale.number(v) for v in row] for row in grid.values],
        texttemplate="%{text}" if grid.written else None,
    )
    figure.update_yaxes(
        tickmode="array",
        tickvals=places[1],
        ticktext=names,
        range=[len(names) - 0.5, -0.5],
        showgrid=False,
    )
    many = len(grid.columns) > _MANY
    upright = many and reader.scale > 1
    narrow = _NARROW if many else _LONGEST_NAME
    figure.update_xaxes(
        tickmode="array",
        tickvals=places[0],
        ticktext=[safe(name) if upright else axis_label(name, narrow) for name in grid.columns],
        tickangle=-90 if upright else None,  # left to itself, several lines would cross
        showgrid=False,
        side="top",
    )
    return figure
