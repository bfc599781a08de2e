"""Rows with their names above them: bars keep the whole width, on a telephone too.

A time axis on a wall is the exception: there the names stand beside the bars.
"""

from collections.abc import Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from charts.reader import Reader
from charts.render.plotly.layout import CHARACTER, axis_label, legend_height, new_figure


class _Proportions(NamedTuple):
    """Of a row, in pixels at scale 1: a line of its name, its bar, one with numbers in it, the gap
    below; the characters of its name in a line, and the least width of all."""

    line: int
    bar: int
    written_bar: int
    gap: int
    characters: int
    width: int


_SCREEN = _Proportions(17, 20, 20, 9, 36, 245)
_WALL = _Proportions(15, 11, 13, 2, 52, 500)
"""Text is large on a wall: the bars give way, so that eight rows fit a projector."""
_BESIDE = 36
"""Characters in a line of a name beside its bar."""
_HALF_TICK = 20
"""Room for the half of the first tick's text that stands left of it."""


def rows_figure(
    reader: Reader,
    names: Sequence[str],
    *,
    legend: Sequence[str] = (),
    axis: int = 0,
    left: float | str = 0,
    written: bool = False,
) -> tuple[go.Figure, list[float], float]:
    """A figure with the names written; where each row's bar is centred on the y axis; its width.

    `legend`: the entries of a legend above the rows. `axis`: pixels to keep below for an x axis; 0
    hides it. `left`: the x at which the axis begins. `written`: with numbers in the bars.
    """
    line, empty_bar, written_bar, gap, characters, _ = _proportions(reader)
    beside = bool(axis) and reader.scale > 1
    bar = written_bar if written else empty_bar
    wrapped = [axis_label(name, _BESIDE if beside else characters) for name in names]
    name_at, bar_at, top = [], [], 0
    for lines in (1 + name.count("<br>") for name in wrapped):
        row = max(lines * line, bar) if beside else lines * line + bar
        name_at.append(top + (row if beside else lines * line) / 2)
        bar_at.append(top + row / 2 if beside else top + row - bar / 2)
        top += row + gap
    longest = max((len(text) for name in wrapped for text in name.split("<br>")), default=0)
    above = legend_height(legend, reader) if legend else 0
    figure = new_figure(reader, top + 12 + axis + above)
    figure.update_layout(
        showlegend=bool(legend),
        legend_maxheight=1,
        barmode="overlay",
        margin_l=longest * CHARACTER * reader.scale if beside else _HALF_TICK if axis else 4,
        xaxis_visible=bool(axis),
        yaxis={"visible": False, "range": [top, 0]},
    )
    figure.add_scatter(
        x=[left] * len(names), y=name_at, mode="text", text=wrapped,
        unselected_textfont_color=reader.palette.text,
        textposition="middle left" if beside else "middle right",
        cliponaxis=False, hoverinfo="skip", showlegend=False,
    )  # fmt: skip
    return figure, bar_at, bar


def end_texts(
    figure: go.Figure,
    x: Sequence[float],
    y: Sequence[float],
    texts: Sequence[str],
    reader: Reader,
    most: float = 0.0,
) -> None:
    """A text to the right of each bar's end; at every width the margin leaves room for it.

    `most`: the axis goes on to there at least.
    """
    longest = max((value for value in (*x, most) if value > 0), default=1)
    figure.add_scatter(
        unselected_textfont_color=figure.layout.font.color,
        x=list(x), y=list(y), mode="text", text=[f"\u00a0{text}" for text in texts],
        textposition="middle right", cliponaxis=False, hoverinfo="skip", showlegend=False,
    )  # fmt: skip
    figure.update_xaxes(range=[0, longest])
    width = _proportions(reader).width
    rooms = (
        width - (width - (len(text) + 1) * CHARACTER) * longest / value
        for value, text in zip(x, texts, strict=True)
        if value > 0
    )
    figure.update_layout(margin_r=max(0.0, max(rooms, default=width / 2)) * reader.scale)


def _proportions(reader: Reader) -> _Proportions:
    return _SCREEN if reader.scale == 1 else _WALL
