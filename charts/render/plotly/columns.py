"""Standing bars over days or named places, with lines and levels over them."""

import datetime as dt

import plotly.graph_objects as go

from charts.reader import Reader
from charts.render.plotly.layout import (
    axis_label,
    click_data,
    date_axis,
    day_line,
    hovers,
    plot_figure,
    safe,
    value_axis,
)
from charts.value import Columns, Series

_GAPS = {"places": 0.32, "beside": 0.2, "alone": 0.15}


def draw(chart: Columns, reader: Reader) -> go.Figure:
    """Days stand on a time axis, with room for those without a column."""
    figure = plot_figure([series.name for series in chart.series], reader)
    for series in chart.series:
        if series.mark == "bar":
            _bars(figure, series, _middles(chart))
        elif series.mark == "line":
            _line(figure, series, chart)
        else:
            _levels(figure, series)
    known = [v for series in chart.series for v in series.values if v is not None]
    figure.update_yaxes(value_axis(chart.value, max(known), reader))
    _along(figure, chart, reader)
    return figure.update_layout(
        barmode="stack" if chart.stacked else "group", bargap=_GAPS[_standing(chart)]
    )


def _along(figure: go.Figure, chart: Columns, reader: Reader) -> None:
    figure.update_xaxes(showgrid=False)
    if chart.days:
        last = chart.days[-1] + dt.timedelta(days=max(0, chart.span - 1))
        date_axis(figure, reader, chart.days[0], last)
        figure.update_layout(shapes=[day_line(upright) for upright in chart.uprights])
    else:
        texts = [axis_label(place) for place in chart.names]
        figure.update_xaxes(tickvals=list(range(len(texts))), ticktext=texts)


def _standing(chart: Columns) -> str:
    """How the columns stand: a key of `_GAPS`."""
    if chart.names:
        return "places"
    columns = sum(series.mark == "bar" for series in chart.series)
    return "beside" if columns > 1 and not chart.stacked else "alone"


def _middles(chart: Columns) -> list:
    """Where each column stands."""
    if chart.names:
        return list(range(len(chart.names)))
    return [day + dt.timedelta(days=chart.span // 2) for day in chart.days]


def _bars(figure: go.Figure, series: Series, at: list) -> None:
    written = {"text": [safe(text) for text in series.labels], "textposition": "outside"}
    figure.add_bar(
        x=at,
        y=list(series.values),
        name=safe(series.name) or None,
        marker_color=list(series.colours) or series.colour,
        cliponaxis=False,
        **(written if series.labels else {}),
        **hovers(series.details),
        **click_data(series.links),
    )


def _line(figure: go.Figure, series: Series, chart: Columns) -> None:
    """At the end of each place's span; without spans it keeps its height up to the next place."""
    later = dt.timedelta(days=max(0, chart.span - 1))
    figure.add_scatter(
        x=[day + later for day in chart.days],
        y=list(series.values),
        name=safe(series.name),
        mode="lines",
        line={"color": series.colour, "width": 2.5, "shape": "linear" if chart.span else "hv"},
        **hovers(series.details),
    )


def _levels(figure: go.Figure, series: Series) -> None:
    """A dotted line across each place."""
    line = {"color": series.colour, "width": 1.5, "dash": "dot"}
    figure.update_layout(
        shapes=[
            {"type": "line", "x0": at - 0.5, "x1": at + 0.5, "y0": level, "y1": level, "line": line}
            for at, level in enumerate(series.values)
        ]
    )
