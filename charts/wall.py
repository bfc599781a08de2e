"""A figure for a wall: text, lines and marks to be read from eight metres."""

import plotly.graph_objects as go

SCALE = 2.0
"""Of everything that a builder scales: text of 13 pixels becomes 26."""
LEAST_TEXT = 24
SCREEN = 480
"""Pixels that a projector of 1024 × 768 leaves for the figure."""
_FITS = 440
_ROW_SCALE = 1.4
"""A figure of many rows keeps so much of its height for each: its names stay 24 pixels high."""


def on_wall(figure: go.Figure) -> go.Figure:
    """A copy as high as the screen, or as high as its rows need; lines and small text enlarged."""
    wall = go.Figure(figure)
    natural = figure.layout.height / SCALE
    wall.update_layout(height=SCREEN if natural <= _FITS else round(natural * _ROW_SCALE))
    for trace in wall.data:
        if trace.type == "scatter" and trace.line.width:
            trace.line.width *= SCALE
        if "textfont" in trace and trace.textfont.size:
            trace.textfont.size = max(trace.textfont.size, LEAST_TEXT)
    wall.update_layout(
        shapes=[
            shape.update(line_width=(shape.line.width or 1) * SCALE) for shape in wall.layout.shapes
        ]
    )
    return wall
