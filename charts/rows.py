"""Rows with their names above them: bars keep the whole width, on a telephone too."""

from collections.abc import Sequence

import plotly.graph_objects as go

from charts.base import label, new_figure
from charts.reader import Reader

_SCREEN = (17, 20, 20, 9)
"""Pixels: a line of a row's name, its bar, its bar with numbers in it, and what is free below."""
_WALL = (15, 11, 13, 2)
"""Text is large on a wall: the bars give way, so that eight rows fit a projector."""
LEGEND = 30
"""Pixels of a legend in one line."""
_HALF_TICK = 20
"""Room for the half of the first tick's text that stands left of it."""
_NAME_CHARACTERS = 52


def rows_figure(
    reader: Reader,
    names: Sequence[str],
    *,
    legend: int = 0,
    axis: int = 0,
    left: float | str = 0,
    written: bool = False,
) -> tuple[go.Figure, list[float], float]:
    """A figure with the names written; where each row's bar is centred on the y axis; its width.

    `legend`, `axis`: pixels to keep above the rows for a legend, below for an x axis; 0 hides it.
    `left`: the x at which the axis begins. `written`: with numbers in the bars.
    """
    line, empty_bar, written_bar, gap = _SCREEN if reader.scale == 1 else _WALL
    bar = written_bar if written else empty_bar
    wrapped = [label(name, _NAME_CHARACTERS) for name in names]
    name_at, bar_at, top = [], [], 0
    for lines in (1 + name.count("<br>") for name in wrapped):
        name_at.append(top + lines * line / 2)
        bar_at.append(top + lines * line + bar / 2)
        top += lines * line + bar + gap
    figure = new_figure(reader, top + 12 + axis + legend)
    figure.update_layout(
        showlegend=bool(legend),
        barmode="overlay",
        margin_l=_HALF_TICK if axis else 4,
        xaxis_visible=bool(axis),
        yaxis={"visible": False, "range": [top, 0]},
    )
    figure.add_scatter(
        x=[left] * len(names), y=name_at, mode="text", text=wrapped,
        unselected_textfont_color=reader.palette.text,
        textposition="middle right", cliponaxis=False, hoverinfo="skip", showlegend=False,
    )  # fmt: skip
    return figure, bar_at, bar


def end_texts(
    figure: go.Figure, x: Sequence[float], y: Sequence[float], texts: Sequence[str]
) -> None:
    """A text to the right of each bar's end."""
    figure.add_scatter(
        unselected_textfont_color=figure.layout.font.color,
        x=list(x), y=list(y), mode="text", text=[f"\u00a0{text}" for text in texts],
        textposition="middle right", cliponaxis=False, hoverinfo="skip", showlegend=False,
    )  # fmt: skip
