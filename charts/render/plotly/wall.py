"""A figure for a wall: text, lines and marks to be read from eight metres."""

from typing import Any

import plotly.graph_objects as go

from charts.reader import WALL

LEAST_TEXT = 24
SCREEN = 340
"""Pixels that a projector of 1280 × 720 leaves for the figure under a headline of three lines."""
_FITS = 440
_ROW_SCALE = 1.4
"""A higher figure keeps so much of its height: the names of its rows stay 24 pixels high."""


def on_wall(figure: go.Figure) -> go.Figure:
    """A copy; its height is the least at which it can be read; lines and small text enlarged."""
    wall = go.Figure(figure)
    if figure.layout.yaxis.visible is not False:  # else it was made of rows for the wall
        natural = figure.layout.height / WALL
        wall.layout.height = SCREEN if natural <= _FITS else round(natural * _ROW_SCALE)
    traces: Any = wall.data  # of every kind
    for trace in traces:
        if trace.type == "scatter" and trace.line.width:
            trace.line.width *= WALL
        if "textfont" in trace and trace.textfont.size:
            trace.textfont.size = max(trace.textfont.size, LEAST_TEXT)
    wall.update_layout(
        shapes=[
            shape.update(line_width=(shape.line.width or 1) * WALL) for shape in wall.layout.shapes
        ]
    )
    return wall
