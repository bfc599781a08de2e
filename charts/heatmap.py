"""A heat map in the house style: one hue, the stronger the more, hover texts in words."""

from collections.abc import Sequence

import plotly.graph_objects as go

from charts.base import BAR, bars_height, label, new_figure
from charts.colour import blend
from charts.reader import Reader

_LONGEST_NAME = 24
_MANY, _NARROW = 12, 5
"""Names of many columns have so many characters in a line."""
_UNDER_TEXT = (0.12, 0.55)
"""So much of the accent at the ends of the scale, that text stands out at 4.5:1 from each cell."""
_LINE = 15
"""Height of a line of a row's name, in pixels."""


def heatmap(
    reader: Reader,
    columns: Sequence[str],
    rows: Sequence[str],
    values: Sequence[Sequence[float | None]],
    hovers: Sequence[Sequence[str]],
    *,
    written: bool = False,
) -> go.Figure:
    """Cells by row, first row on top; None stays empty. `written`: the number in each cell."""
    palette = reader.palette
    scale = [palette.soft, palette.accent]
    if written:
        scale = [blend(palette.accent, palette.background, share) for share in _UNDER_TEXT]
    names = [label(row, _LONGEST_NAME) for row in rows]
    lines = max((1 + name.count("<br>") for name in names), default=1)
    tall = max(0, lines * _LINE + 6 - BAR) * len(rows)
    figure = new_figure(reader, bars_height(len(rows)) + tall + 60)
    figure.add_heatmap(
        x=list(range(len(columns))),
        y=list(range(len(rows))),
        z=[list(row) for row in values],
        hovertext=[list(row) for row in hovers],
        hoverinfo="text",
        colorscale=[[0, scale[0]], [1, scale[1]]],
        textfont_color=palette.text,
        showscale=False,
        xgap=2,
        ygap=2,
        text=[[reader.locale.number(v) if v is not None else "" for v in row] for row in values],
        texttemplate="%{text}" if written else None,
    )
    figure.update_yaxes(
        tickmode="array",
        tickvals=list(range(len(rows))),
        ticktext=names,
        range=[len(rows) - 0.5, -0.5],
        showgrid=False,
    )
    figure.update_xaxes(
        tickmode="array",
        tickvals=list(range(len(columns))),
        ticktext=[
            label(column, _NARROW if len(columns) > _MANY else _LONGEST_NAME) for column in columns
        ],
        showgrid=False,
        side="top",
    )
    return figure
