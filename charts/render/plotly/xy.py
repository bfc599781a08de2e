"""Lines, dots and bands over numbers or days."""

import plotly.graph_objects as go

from charts.reader import Reader
from charts.render.plotly.layout import (
    axis_label,
    click_data,
    date_axis,
    hovers,
    plot_figure,
    safe,
    value_axis,
)
from charts.value import XY, Band, Callout, Dots, Line, Upright

_MARK, _LABEL = 10, 600
_WORDS = 14
"""Characters in a line of the words beside an upright."""


def draw(chart: XY, reader: Reader) -> go.Figure:
    """The legend tells the layers from the front to the back."""
    figure = plot_figure(_names(chart), reader)
    for layer in chart.layers:
        if isinstance(layer, Band):
            _band(figure, layer)
        elif isinstance(layer, Line):
            _line(figure, layer, reader)
        else:
            _dots(figure, layer, reader)
    _axes(figure, chart, reader)
    for upright in chart.uprights:
        _upright(figure, upright)
    for callout in chart.callouts:
        _callout(figure, callout, reader)
    return figure.update_layout(legend_traceorder="reversed")


def _names(chart: XY) -> list[str]:
    return [layer.name for layer in chart.layers if not isinstance(layer, Line) or layer.listed]


def _band(figure: go.Figure, band: Band) -> None:
    edge = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
    figure.add_scatter(x=list(band.x), y=list(band.high), showlegend=False, **edge)
    figure.add_scatter(
        x=list(band.x), y=list(band.low), name=safe(band.name), fill="tonexty",
        fillcolor=band.colour, **edge,
    )  # fmt: skip


def _line(figure: go.Figure, line: Line, reader: Reader) -> None:
    figure.add_scatter(
        x=list(line.x),
        y=list(line.y),
        name=safe(line.name) or None,
        showlegend=bool(line.name) and line.listed,
        mode="lines+markers" if line.marked else "lines",
        line={
            "color": line.colour, "width": line.width, "dash": line.dash,
            "shape": "hv" if line.step else "linear",
        },
        marker_size=8 * reader.scale,
        fill="tozeroy" if line.fill else None,
        fillcolor=line.fill or None,
        cliponaxis=not line.marked,
        **hovers(line.details),
    )  # fmt: skip


def _dots(figure: go.Figure, dots: Dots, reader: Reader) -> None:
    if dots.stems:
        figure.add_scatter(
            x=[x for place in dots.x for x in (place, place, None)],
            y=[y for value in dots.y for y in (0, value, None)],
            mode="lines", line={"color": reader.palette.grid, "width": 2}, hoverinfo="skip",
            showlegend=False,
        )  # fmt: skip
    trace = figure.add_scatter(
        x=list(dots.x),
        y=list(dots.y),
        mode="markers",
        name=safe(dots.name) or None,
        showlegend=bool(dots.name),
        marker={
            "color": dots.colour, "symbol": dots.symbol, "size": _MARK * reader.scale,
            "line": {"color": reader.palette.background, "width": 1},
        },
        cliponaxis=False,
        **hovers(dots.details),
        **click_data(dots.links),
    ).data[-1]  # fmt: skip
    if dots.labels:
        sides = ["top left" if i == 0 else "top right" for i in range(len(dots.labels))]
        trace.update(
            mode="markers+text", text=[safe(text) for text in dots.labels], textposition=sides,
            textfont_weight=_LABEL,
        )  # fmt: skip


def _axes(figure: go.Figure, chart: XY, reader: Reader) -> None:
    if chart.x.kind == "date":
        date_axis(figure, reader, min(chart.days), max(chart.days))
    else:
        figure.update_xaxes(value_axis(chart.x, max(chart.along), reader))
        if chart.x.kind == "share":
            figure.update_xaxes(range=[0, 1], ticklabeloverflow="allow")
        figure.update_xaxes(title_text=axis_label(chart.x.title))
    if chart.x.kind in ("date", "days"):
        figure.update_xaxes(showgrid=False)
    figure.update_yaxes(value_axis(chart.y, max(chart.heights), reader))


def _upright(figure: go.Figure, upright: Upright) -> None:
    x = upright.x.isoformat()
    figure.add_vline(x=x, line={"color": upright.colour, "width": 1.5, "dash": "dot"})
    figure.add_annotation(
        x=x, y=1, yref="paper", yanchor="top", xanchor="left", showarrow=False,
        text=axis_label(upright.text, _WORDS), align="left", font={"color": upright.colour},
    )  # fmt: skip


def _callout(figure: go.Figure, callout: Callout, reader: Reader) -> None:
    palette = reader.palette
    figure.add_annotation(
        x=callout.x, y=callout.y, text=safe(callout.text), ax=34, ay=26, xanchor="left",
        bgcolor=palette.background, arrowcolor=palette.text, arrowhead=6, arrowwidth=1.2,
        font={"color": palette.text, "weight": _LABEL},
    )  # fmt: skip
