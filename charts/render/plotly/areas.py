"""Stacked areas over days."""

import plotly.graph_objects as go

from charts.reader import Reader
from charts.render.plotly.layout import date_axis, hovers, plot_figure, safe, value_axis
from charts.value import Areas


def draw(chart: Areas, reader: Reader) -> go.Figure:
    """The first series at the bottom; the legend tells them from the top down."""
    figure = plot_figure([series.name for series in chart.series], reader)
    for series in chart.series:
        figure.add_scatter(
            x=list(chart.days),
            y=list(series.values),
            name=safe(series.name),
            mode="lines",
            stackgroup="all",
            line={"width": 0.5, "color": reader.palette.background},
            fillcolor=series.colour,
            **hovers(series.details),
        )
    whole = zip(*(series.values for series in chart.series), strict=True)
    highest = max(sum(value or 0 for value in values) for values in whole)
    date_axis(figure, reader, chart.days[0], chart.days[-1])
    figure.update_xaxes(showgrid=False)
    figure.update_yaxes(value_axis(chart.value, highest, reader))
    return figure.update_layout(legend_traceorder="reversed")
