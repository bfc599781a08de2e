"""Spans in rows, and marks on one line, over time."""

import datetime as dt

from charts.reader import Reader
from charts.render.svg.spec import (
    LINE,
    Plot,
    Spec,
    field_channel,
    layer,
    name_lines,
    quantity,
    row_axis,
    time_axis,
    vega_time,
)
from charts.render.svg.xy import SYMBOLS
from charts.value import Strip, Timeline, Upright
from domain.text import one_line

_DAY = dt.timedelta(days=1)
_NAME, _LEAST = 38, 26
_STRIP = 60


def draw(chart: Timeline, reader: Reader) -> Plot:
    names = [name_lines(row, _NAME, reader) for row in chart.rows]
    step = max(_LEAST, LINE * max(map(len, names)) + 6)
    axis, texts = row_axis(names)
    rows = {"field": "row", "type": "ordinal", "axis": axis, "scale": {"paddingInner": 0}}
    along, ticks = _along(chart, reader)
    layers = []
    for spans in chart.spans:
        data = [
            {"row": row, "start": vega_time(days[0]), "end": vega_time(days[1] + _DAY)}
            for row, days in enumerate(spans.days)
            if days
        ]
        encoding = {"y": rows, "x": quantity("start", **along), "x2": {"field": "end"}}
        height = {"band": 0.31 if spans.slim else 0.62}
        layers.append(layer(data, "bar", encoding, height=height, color=spans.colour))
    layers += _now(chart.now, along)
    legend = {one_line(spans.name): spans.colour for spans in chart.spans}
    return Plot(layers, step * len(names), {"rows": texts, "days": ticks}, legend)


def draw_strip(chart: Strip, reader: Reader) -> Plot:
    along, ticks = _along(chart, reader)
    y = quantity("y", axis=None, scale={"domain": [-1, 1]})
    layers = [
        layer(
            [{"x": vega_time(day), "y": 0} for day in moments.days],
            "point",
            {"x": quantity("x", **along), "y": y},
            color=moments.colour, size=110, opacity=1, strokeWidth=2, **SYMBOLS[moments.symbol],
        )
        for moments in chart.moments
    ]  # fmt: skip
    legend = {one_line(moments.name): moments.colour for moments in chart.moments}
    return Plot([*layers, *_now(chart.now, along)], _STRIP, {"days": ticks}, legend)


def _along(chart: Timeline | Strip, reader: Reader) -> tuple[Spec, dict[str, list[str]]]:
    axis, ticks = time_axis(chart.first, chart.last, reader, "days")
    ends = [vega_time(chart.first - 4 * _DAY), vega_time(chart.last + 8 * _DAY)]
    return {"axis": axis, "scale": {"domain": ends, "nice": False}}, ticks


def _now(now: Upright, along: Spec) -> list[Spec]:
    rows = [{"x": vega_time(now.x), "text": one_line(now.text)}]
    x = {"x": quantity("x", **along)}
    top = {"text": field_channel("text"), "y": {"value": -8}}
    return [
        layer(rows, "rule", x, color=now.colour, strokeDash=[2, 2]),
        layer(rows, "text", x | top, color=now.colour, align="right"),
    ]
