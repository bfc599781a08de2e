"""Standing bars and stacked areas, with lines and levels over them."""

import datetime as dt
from itertools import pairwise

from charts.reader import Reader
from charts.render.svg.spec import (
    Plot,
    Spec,
    field_channel,
    layer,
    named_axis,
    quantity,
    time_axis,
    value_axis,
    vega_time,
    wrapped_lines,
)
from charts.value import Areas, Columns, Series
from domain.text import one_line

HEIGHT = 230
_FILLED = 0.8
"""Of a place's width, by its columns."""
_DAY = 86_400_000
_NAME = 12


def draw(chart: Columns, reader: Reader) -> Plot:
    starts, width = _places(chart)
    along, texts = _along(chart, reader, starts, width)
    axis, scale = value_axis(chart.value, _highest(chart))
    y = {"axis": axis, "scale": scale}
    layers = _bars(chart, starts, width, along, y, reader)
    for series in chart.series:
        if series.mark == "line":
            layers.append(_line(series, chart, starts, along, y))
        elif series.mark == "level":
            layers.append(_levels(series, starts, width, along, y))
    layers = [*_uprights(chart, along, y), *layers]
    legend = {one_line(s.name): s.colour for s in chart.series if s.name}
    return Plot(layers, HEIGHT, {"places": texts}, legend)


def _uprights(chart: Columns, along: Spec, y: Spec) -> list[Spec]:
    """Behind the columns, as high as these."""
    if not chart.uprights:
        return []
    highest = _highest(chart)
    rows = [{"x": vega_time(upright.x), "y": 0, "high": highest} for upright in chart.uprights]
    across = {"x": quantity("x", **along), "y": quantity("y", **y), "y2": {"field": "high"}}
    colour = chart.uprights[0].colour
    return [layer(rows, "rule", across, color=colour, strokeDash=[2, 3])]


def _highest(chart: Columns) -> float:
    """Of all series, or of what is stacked on each other."""
    together = sum if chart.stacked else max
    return max(together(value or 0 for value in row) for row in _by_place(chart.series))


def _by_place(series: tuple[Series, ...]) -> list[tuple]:
    return list(zip(*(one.values for one in series), strict=True))


def _places(chart: Columns) -> tuple[list[float], float]:
    """Where each place begins, and how wide it is, as the axis counts."""
    if chart.names:
        return [i - 0.5 for i in range(len(chart.names))], 1.0
    starts = [float(vega_time(day)) for day in chart.days]
    steps = [later - earlier for earlier, later in pairwise(starts)]
    return starts, min(steps, default=max(chart.span, 7) * _DAY)


def _along(
    chart: Columns, reader: Reader, starts: list[float], width: float
) -> tuple[Spec, dict[str, list[str]]]:
    ends = [starts[0], starts[-1] + width]
    if chart.days:
        last = chart.days[-1] + dt.timedelta(days=max(0, chart.span - 1))
        axis, texts = time_axis(chart.days[0], last, reader, "places")
    else:
        axis, texts = named_axis([wrapped_lines(place, _NAME) for place in chart.names], "places")
    return {"axis": axis, "scale": {"domain": ends, "nice": False, "zero": False}}, texts


def _bars(
    chart: Columns, starts: list[float], width: float, along: Spec, y: Spec, reader: Reader
) -> list[Spec]:
    bars = [series for series in chart.series if series.mark == "bar"]
    beside = 1 if chart.stacked else len(bars)
    filled = width * _FILLED / beside
    sums = [0.0] * len(starts)
    rows, labels = [], []
    for n, series in enumerate(bars):
        for i, value in enumerate(series.values):
            if value is None:
                continue
            left = starts[i] + width * (1 - _FILLED) / 2 + (0 if chart.stacked else n * filled)
            low = sums[i] if chart.stacked else 0.0
            sums[i] += value
            fill = series.colours[i] if series.colours else series.colour
            row = {"left": left, "right": left + filled, "low": low, "high": low + value}
            rows.append(row | {"fill": fill})
            if series.labels:
                labels.append(row | {"middle": left + filled / 2, "text": series.labels[i]})
    encoding = {
        "x": quantity("left", **along), "x2": {"field": "right"}, "y": quantity("low", **y),
        "y2": {"field": "high"}, "color": field_channel("fill"),
    }  # fmt: skip
    found = [layer(rows, "rect", encoding, stroke=reader.palette.background, strokeWidth=0.5)]
    if labels:
        written = {"x": quantity("middle", **along), "y": quantity("high", **y)}
        found.append(layer(labels, "text", written | {"text": field_channel("text")}, dy=-7))
    return found


def _line(series: Series, chart: Columns, starts: list[float], along: Spec, y: Spec) -> Spec:
    """At the end of each place's span; without spans it keeps its height up to the next."""
    later = max(0, chart.span - 1) * _DAY
    rows = [
        {"x": start + later, "y": value} for start, value in zip(starts, series.values, strict=True)
    ]
    encoding = {"x": quantity("x", **along), "y": quantity("y", **y)}
    shape = "linear" if chart.span else "step-after"
    return layer(rows, "line", encoding, color=series.colour, interpolate=shape)


def _levels(series: Series, starts: list[float], width: float, along: Spec, y: Spec) -> Spec:
    rows = [
        {"left": start, "right": start + width, "y": value}
        for start, value in zip(starts, series.values, strict=True)
        if value is not None
    ]
    encoding = {
        "x": quantity("left", **along), "x2": {"field": "right"}, "y": quantity("y", **y),
    }  # fmt: skip
    return layer(rows, "rule", encoding, color=series.colour, strokeDash=[2, 2])


def draw_areas(chart: Areas, reader: Reader) -> Plot:
    """The first series at the bottom; the legend tells them from the top down."""
    axis, texts = time_axis(chart.days[0], chart.days[-1], reader, "places")
    ends = [vega_time(chart.days[0]), vega_time(chart.days[-1])]
    highest = max(sum(v or 0 for v in row) for row in _by_place(chart.series))
    value, scale = value_axis(chart.value, highest)
    sums, layers = [0.0] * len(chart.days), []
    for series in chart.series:
        rows = []
        for i, number in enumerate(series.values):
            low, sums[i] = sums[i], sums[i] + (number or 0)
            rows.append({"x": vega_time(chart.days[i]), "low": low, "high": sums[i]})
        encoding = {
            "x": quantity("x", axis=axis, scale={"domain": ends, "nice": False}),
            "y": quantity("low", axis=value, scale=scale),
            "y2": {"field": "high"},
        }
        layers.append(layer(rows, "area", encoding, color=series.colour))
    legend = {one_line(series.name): series.colour for series in reversed(chart.series)}
    return Plot(layers, HEIGHT, {"places": texts}, legend)
