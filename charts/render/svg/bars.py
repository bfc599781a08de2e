"""Lying bars with their names beside them and texts at their ends."""

from charts.colour import readable_on
from charts.reader import Reader
from charts.render.svg.spec import (
    LINE,
    PRINTED_CHARACTER,
    SIZE,
    Plot,
    PlottedRow,
    Spec,
    field_channel,
    layer,
    name_lines,
    quantity,
    row_axis,
)
from charts.value import Bars, Series
from domain.text import one_line

_NAME = 38
"""Characters in a line of a name."""
_LEAST = 24
_WIDE, _SLIM, _TICK = 0.62, 0.31, 0.45
"""Heights of a row's marks, of the row's."""
_MOST_ROOM = 0.6


def draw(chart: Bars, reader: Reader) -> Plot:
    names = [name_lines(row, _NAME, reader) for row in chart.rows]
    step = max(_LEAST, LINE * max(map(len, names)) + 6)
    axis, texts = row_axis(names)
    longest = max(chart.end(row) for row in range(len(names))) or 1
    plot = reader.width - PRINTED_CHARACTER * max(len(line) for name in names for line in name)
    room = min(_MOST_ROOM, (PRINTED_CHARACTER * (max(map(len, chart.ends)) + 1)) / plot)
    high = longest / (1 - room)
    rows = {"field": "row", "type": "ordinal", "axis": axis, "scale": {"paddingInner": 0}}
    x = {"scale": {"domain": [0, high], "nice": False}, "axis": None}
    layers = [] if chart.track is None else [_track(chart, rows, x, reader)]
    begun = [0.0] * len(names)
    for series in chart.series:
        data = _rows(series, begun, chart.stacked)
        if not series.colour:
            continue
        layers += _marks(series, data, rows, x, reader)
        if series.labels:
            layers.append(_labels(series, data, rows, x, plot / high))
    layers.append(_ends(chart, rows, x))
    legend = {one_line(s.name): s.colour for s in chart.series if s.name}
    return Plot(layers, step * len(names), {"rows": texts}, legend)


def _rows(series: Series, begun: list[float], stacked: bool) -> list[PlottedRow]:
    """Where each bar begins and ends; a stack grows."""
    data = []
    for row, value in enumerate(series.values):
        if value is None:
            continue
        start = begun[row] if stacked else 0.0
        begun[row] += value
        fill = series.colours[row] if series.colours else series.colour
        data.append({"row": row, "start": start, "end": start + value, "fill": fill})
    return data


def _marks(
    series: Series, data: list[PlottedRow], rows: Spec, x: Spec, reader: Reader
) -> list[Spec]:
    across = {"y": rows, "x": quantity("start", **x), "x2": {"field": "end"}}
    across["color"] = field_channel("fill")
    if series.mark == "tick":
        ends = across | {"x": quantity("end", **x)}
        ends.pop("x2")
        return [layer(data, "tick", ends, thickness=2.5, bandSize=_LEAST * _TICK)]
    height = {"band": _SLIM if series.slim else _WIDE}
    found = [layer(data, "bar", across, height=height, stroke=reader.palette.background)]
    if any(series.intervals):
        whiskers = [
            {"row": row, "start": interval[0], "end": interval[1]}
            for row, interval in enumerate(series.intervals)
            if interval
        ]
        encoding = {"y": rows, "x": quantity("start", **x), "x2": {"field": "end"}}
        found.append(layer(whiskers, "rule", encoding, color=reader.palette.text))
    return found


def _track(chart: Bars, rows: Spec, x: Spec, reader: Reader) -> Spec:
    data = [{"row": row, "start": 0, "end": chart.track} for row in range(len(chart.rows))]
    encoding = {"y": rows, "x": quantity("start", **x), "x2": {"field": "end"}}
    return layer(data, "bar", encoding, height={"band": _WIDE}, color=reader.palette.soft)


def _labels(series: Series, data: list[PlottedRow], rows: Spec, x: Spec, pixels: float) -> Spec:
    """The numbers that fit into their bars; `pixels`: of one unit."""
    fitting = [
        {"row": bar["row"], "middle": (bar["start"] + bar["end"]) / 2, "text": text}
        for bar, text in zip(data, map(one_line, series.labels), strict=True)
        if text and (bar["end"] - bar["start"]) * pixels > PRINTED_CHARACTER * (len(text) + 0.5)
    ]
    encoding = {"y": rows, "x": quantity("middle", **x), "text": field_channel("text")}
    return layer(fitting, "text", encoding, color=readable_on(series.colour), fontSize=SIZE - 1)


def _ends(chart: Bars, rows: Spec, x: Spec) -> Spec:
    data = [
        {"row": row, "end": chart.end(row), "text": one_line(text)}
        for row, text in enumerate(chart.ends)
    ]
    encoding = {"y": rows, "x": quantity("end", **x), "text": field_channel("text")}
    return layer(data, "text", encoding, align="left", dx=5)
