"""From an exhibit's Plotly figure to a native chart, or to none where nothing corresponds."""

from dataclasses import replace

import plotly.graph_objects as go

from charts import Exhibit
from charts.colour import blend
from locales import Locale
from reports.native.bars import columns, lying_bars
from reports.native.points import over_time, xy
from reports.native.text import plain
from reports.native.traces import positions
from reports.native.values import Chart, Grid


def native(exhibit: Exhibit, locale: Locale) -> Chart | Grid | None:
    """The exhibit's figure as plain values; None where its table must stand for it.

    Bars, lines, areas and points become a chart, a heat map a grid. Flows between nodes and time
    lines (bars that begin anywhere, points on a hidden axis) have no native counterpart.
    """
    figure = exhibit.figure
    if figure is None:
        return None
    kinds = {trace.type for trace in figure.data}
    if kinds == {"heatmap"}:
        return _grid(figure)
    if not kinds <= {"bar", "scatter"}:
        return None
    bars = [trace for trace in figure.data if trace.type == "bar"]
    if any(bar.base is not None for bar in bars):
        return None
    if bars:
        lying = bars[0].orientation == "h"
        return _named(lying_bars(exhibit) if lying else columns(exhibit, locale), exhibit)
    if figure.layout.yaxis.visible is False:
        return None
    found = over_time(exhibit, locale) or xy(exhibit)
    return found and _named(found, exhibit)


def _named(chart: Chart, exhibit: Exhibit) -> Chart:
    """A lone series without a name has the axis' or the exhibit's: it heads the chart's data."""
    name = chart.value.title or exhibit.title
    return replace(chart, series=tuple(replace(s, name=s.name or name) for s in chart.series))


def _grid(figure: go.Figure) -> Grid:
    (trace,) = figure.data
    cells = [list(row) for row in trace.z]
    known = [value for row in cells for value in row if value is not None and value == value]
    low, high = min(known, default=0), max(known, default=1)
    pale, dark = trace.colorscale[0][1], trace.colorscale[-1][1]

    def colour(value: float | None) -> str:
        if value is None or value != value:
            return ""
        return blend(dark, pale, (value - low) / ((high - low) or 1))

    texts = [["" for _ in row] for row in cells]
    if trace.texttemplate:
        texts = [[plain(text) for text in row] for row in trace.text]
    axes = figure.layout
    return Grid(
        columns=tuple(plain(text) for text in positions(axes.xaxis).values()),
        rows=tuple(plain(text) for text in positions(axes.yaxis).values()),
        texts=tuple(map(tuple, texts)),
        colours=tuple(tuple(colour(value) for value in row) for row in cells),
    )
