"""Lying bars: stacked, one in front of the other, or parts of a whole; texts at their ends."""

import plotly.graph_objects as go

from charts.colour import readable_on
from charts.reader import Reader
from charts.render.plotly.layout import BAR, axis_label, click_data, hovers, new_figure, safe
from charts.render.plotly.named_rows import end_texts, rows_figure
from charts.value import Bars, Series

_SMALLEST_TEXT = 10
_SLIM = 0.5
_TICK = 0.7
"""Height of a tick, of a row's bar."""


def draw(chart: Bars, reader: Reader) -> go.Figure:
    """A bar per row and series; a number that does not fit into its part is left out."""
    written = any(series.labels for series in chart.series)
    if chart.beside:
        figure, width = _beside(chart, reader), None
        at = [float(row) for row in range(len(chart.rows))]
    else:
        legend = [series.name for series in chart.series if series.name]
        figure, at, width = rows_figure(reader, chart.rows, legend=legend, written=written)
    if chart.track is not None:
        figure.add_bar(
            x=[chart.track] * len(at), y=at, width=width, orientation="h", hoverinfo="skip",
            marker_color=reader.palette.soft,
        )  # fmt: skip
    for series in chart.series:
        if not series.colour:
            _room(figure, series, at, width)
        elif series.mark == "tick":
            _ticks(figure, series, at, width or 1, reader)
        else:
            _bars(figure, series, at, width, chart.stacked, reader)
    ends = [chart.end(row) for row in range(len(chart.rows))]
    end_texts(figure, ends, at, [safe(text) for text in chart.ends], reader, chart.most)
    if chart.stacked:
        figure.update_layout(
            barmode="stack", uniformtext={"mode": "hide", "minsize": _SMALLEST_TEXT}
        )
    if chart.beside:
        figure.update_xaxes(showticklabels=False, showgrid=False)
    return figure


def _beside(chart: Bars, reader: Reader) -> go.Figure:
    """An empty figure with the names to the left."""
    places = list(range(len(chart.rows)))
    figure = new_figure(reader, max(len(places), 2) * BAR + 44)
    return figure.update_yaxes(
        tickmode="array",
        tickvals=places,
        ticktext=[axis_label(row) for row in chart.rows],
        range=[len(places) - 0.5, -0.5],
        showgrid=False,
    )


def _bars(
    figure: go.Figure,
    series: Series,
    at: list[float],
    width: float | None,
    stacked: bool,
    reader: Reader,
) -> None:
    edge = {"color": reader.palette.background, "width": 1} if stacked else None
    trace = figure.add_bar(
        x=[value or None for value in series.values] if stacked else list(series.values),
        y=at,
        width=width and width * (_SLIM if series.slim else 1),
        orientation="h",
        name=safe(series.name) or None,
        showlegend=bool(series.name),
        marker={"color": list(series.colours) or series.colour, "line": edge},
        **hovers(series.details),
        **click_data(series.links),
    ).data[-1]
    if series.labels:
        trace.update(
            text=[safe(text) for text in series.labels],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": readable_on(series.colour), "size": 12 * reader.scale},
        )
    if any(series.intervals):
        trace.update(error_x=_whiskers(series, reader))


def _room(figure: go.Figure, series: Series, at: list[float], width: float | None) -> None:
    """What is not drawn, on which the next series of the stack hangs."""
    figure.add_bar(
        x=list(series.values), y=at, width=width, orientation="h", hoverinfo="skip",
        showlegend=False, marker_color="rgba(0,0,0,0)",
    )  # fmt: skip


def _whiskers(series: Series, reader: Reader) -> dict:
    pairs = zip(series.values, series.intervals, strict=True)
    sides = [
        (value - ends[0], ends[1] - value) if ends and value is not None else (None, None)
        for value, ends in pairs
    ]
    return {
        "type": "data",
        "symmetric": False,
        "color": reader.palette.text,
        "thickness": 1.2 * reader.scale,
        "width": 3,
        "array": [above for _below, above in sides],
        "arrayminus": [below for below, _above in sides],
    }


def _ticks(
    figure: go.Figure, series: Series, at: list[float], width: float, reader: Reader
) -> None:
    figure.add_scatter(
        x=list(series.values),
        y=at,
        mode="markers",
        name=safe(series.name),
        marker={
            "symbol": "line-ns",
            "size": width * _TICK * reader.scale,
            "line": {"color": series.colour, "width": 3},
        },
        **hovers(series.details),
    )
