"""Lines, dots and bands over numbers or days."""

from collections.abc import Iterator

from charts.reader import Reader
from charts.render.svg.columns import HEIGHT
from charts.render.svg.spec import (
    Plot,
    Spec,
    axis_point,
    field_channel,
    layer,
    quantity,
    time_axis,
    value_axis,
    wrapped_lines,
)
from charts.value import XY, Band, Dots, Layer, Line, Symbol
from domain.text import one_line

SYMBOLS: dict[Symbol, Spec] = {
    "circle": {"shape": "circle", "filled": True},
    "circle-open": {"shape": "circle", "filled": False},
    "diamond": {"shape": "diamond", "filled": True},
    "diamond-open": {"shape": "diamond", "filled": False},
    "x": {"shape": "M-1,-1L1,1M-1,1L1,-1", "filled": False},
}
_DASHES = {"solid": [], "dash": [6, 3], "dot": [2, 2]}
_ROOM = 0.02
"""Of a time axis, beyond its first and last point."""


def draw(chart: XY, reader: Reader) -> Plot:
    """The legend tells the layers from the front to the back."""
    x, texts = _along(chart, reader)
    axis, scale = value_axis(chart.y, max(chart.heights))
    on = {"x": x, "y": {"axis": axis, "scale": scale}}
    layers = [spec for one in chart.layers for spec in _layer(one, on, reader)]
    layers += [*_uprights(chart, on, scale["domain"][1]), *_callouts(chart, on, reader)]
    named = [one for one in chart.layers if not isinstance(one, Line) or one.listed]
    legend = {one_line(one.name): one.colour for one in reversed(named) if one.name}
    return Plot(layers, HEIGHT, {"along": texts}, legend)


def _along(chart: XY, reader: Reader) -> tuple[Spec, dict[str, list[str]]]:
    if chart.x.kind != "date":
        axis, scale = value_axis(chart.x, max(chart.along))
        return {"axis": axis, "scale": scale}, {}
    axis, texts = time_axis(min(chart.days), max(chart.days), reader, "along")
    first, last = axis_point(min(chart.days)), axis_point(max(chart.days))
    room = max(1, (last - first) * _ROOM)
    return {"axis": axis, "scale": {"domain": [first - room, last + room], "nice": False}}, texts


def _point(on: Spec, x: str = "x", y: str = "y") -> Spec:
    return {"x": quantity(x, **on["x"]), "y": quantity(y, **on["y"])}


def _layer(one: Layer, on: Spec, reader: Reader) -> Iterator[Spec]:
    if isinstance(one, Band):
        edges = zip(one.x, one.low, one.high, strict=True)
        rows = [{"x": axis_point(x), "low": low, "high": high} for x, low, high in edges]
        yield layer(rows, "area", _point(on, y="low") | {"y2": {"field": "high"}}, color=one.colour)
        return
    rows = [{"x": axis_point(x), "y": y, "zero": 0} for x, y in zip(one.x, one.y, strict=True)]
    if isinstance(one, Line):
        yield from _line(one, rows, on)
    else:
        yield from _dots(one, rows, on, reader)


def _line(line: Line, rows: list[dict], on: Spec) -> Iterator[Spec]:
    shape = {"interpolate": "step-after" if line.step else "linear"}
    if line.fill:
        below = _point(on, y="zero") | {"y2": {"field": "y"}}
        yield layer(rows, "area", below, color=line.fill, **shape)
    looks = {"strokeWidth": line.width, "strokeDash": _DASHES[line.dash]}
    point = {"color": line.colour} if line.marked else False
    yield layer(rows, "line", _point(on), color=line.colour, point=point, **looks, **shape)


def _dots(dots: Dots, rows: list[dict], on: Spec, reader: Reader) -> Iterator[Spec]:
    if dots.stems:
        stems = _point(on, y="zero") | {"y2": {"field": "y"}}
        yield layer(rows, "rule", stems, color=reader.palette.grid, strokeWidth=2)
    looks = {"size": 45, "color": dots.colour, "opacity": 1, **SYMBOLS[dots.symbol]}
    yield layer(rows, "point", _point(on), **looks)
    for i, text in enumerate(map(one_line, dots.labels)):
        side = {"align": "left", "dx": 6} if i else {"align": "right", "dx": -6}
        words = [rows[i] | {"text": text}]
        bold = {"dy": -9, "fontWeight": "bold", **side}
        yield layer(words, "text", _point(on) | {"text": field_channel("text")}, **bold)


def _uprights(chart: XY, on: Spec, high: float) -> Iterator[Spec]:
    for upright in chart.uprights:
        rows = [
            {
                "x": axis_point(upright.x),
                "y": 0,
                "high": high,
                "text": wrapped_lines(upright.text, 14),
            }
        ]
        across = _point(on) | {"y2": {"field": "high"}}
        yield layer(rows, "rule", across, color=upright.colour, strokeDash=_DASHES["dot"])
        words = _point(on, y="high") | {"text": field_channel("text")}
        yield layer(rows, "text", words, color=upright.colour, align="right", dx=-5, baseline="top")


def _callouts(chart: XY, on: Spec, reader: Reader) -> Iterator[Spec]:
    rows = [
        {"x": axis_point(callout.x), "y": callout.y, "text": one_line(callout.text)}
        for callout in chart.callouts
    ]
    if rows:
        yield layer(rows, "point", _point(on), color=reader.palette.text, filled=True, size=45)
        words = _point(on) | {"text": field_channel("text")}
        yield layer(rows, "text", words, align="left", dx=7, dy=9, fontWeight="bold")
