"""What every Vega-Lite specification shares: theme, axes, layers, texts.

Text is data, never part of an expression; SVG escapes it when it is written.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from charts.reader import PAPER, Reader
from charts.render.date_ticks import date_ticks, tick_lines
from charts.render.small_counts import FEW
from charts.value import Axis, Position
from domain.text import one_line

Spec = dict[str, Any]
PlottedRow = dict[str, Any]

_FONT, SIZE, LINE = "IBM Plex Sans", 11, 13
PRINTED_CHARACTER = 6.2
"""Mean width of a letter, in pixels."""
_EPOCH = dt.date(1970, 1, 1)
_DAY_MS = 86_400_000
_MOST_LINES = 4
_LEAST_NAME = 16


@dataclass(frozen=True)
class Plot:
    """Layers over one another, and the height of the plot in pixels.

    `texts`: by the name of an axis' parameter, tick → lines. `legend`: name → colour of what is
    named, in the legend's order.
    """

    layers: list[Spec]
    height: int
    texts: Mapping[str, Mapping[str, list[str]]]
    legend: Mapping[str, str]


def layer(rows: Iterable[PlottedRow], mark: str, encoding: Spec, **looks: Any) -> Spec:
    """A mark for each row of data."""
    return {"data": {"values": list(rows)}, "mark": {"type": mark, **looks}, "encoding": encoding}


def field_channel(name: str, **more: Any) -> Spec:
    """A channel that takes a field as it is: a colour, a text."""
    return {"field": name, "type": "nominal", "scale": None, "legend": None, **more}


def quantity(name: str, **more: Any) -> Spec:
    return {"field": name, "type": "quantitative", **more}


def vega_time(place: dt.date) -> int:
    """The beginning of a day, as Vega counts time: milliseconds since 1970."""
    return (place - _EPOCH).days * _DAY_MS


def axis_point(place: Position) -> float:
    """A point of an axis as Vega takes it."""
    return vega_time(place) if isinstance(place, dt.date) else place


def wrapped_lines(text: str, characters: int) -> list[str]:
    """The text wrapped; only what is longer than four lines is shortened, with «…»."""
    text = one_line(text)
    return wrap(text, characters, max_lines=_MOST_LINES, placeholder=" …") or [text]


def name_lines(text: str, characters: int, reader: Reader) -> list[str]:
    """A row's name: `characters` in a line on paper, fewer where there is less room."""
    return wrapped_lines(text, max(_LEAST_NAME, characters * reader.width // PAPER))


def named_axis(texts: Sequence[Sequence[str]], parameter: str) -> tuple[Spec, dict[str, list[str]]]:
    """An axis of places 0, 1, 2 …, each with its own text, and the parameter that holds them."""
    known = {str(i): list(text) for i, text in enumerate(texts)}
    axis = {
        "title": None,
        "grid": False,
        "values": list(range(len(texts))),
        "labelExpr": f"{parameter}[toString(datum.value)]",
    }
    return axis, known


def row_axis(names: Sequence[Sequence[str]]) -> tuple[Spec, dict[str, list[str]]]:
    """`named_axis` of rows, each name centred on its row however many lines it has."""
    axis, known = named_axis(names, "rows")
    count = "length(rows[toString(datum.value)])"
    condition = [
        {"test": f"{count} == {n}", "value": -(n - 1) * LINE / 2} for n in range(2, _MOST_LINES + 1)
    ]
    return axis | {"labelOffset": {"condition": condition, "value": 0}}, known


def time_axis(
    first: dt.date, last: dt.date, reader: Reader, parameter: str
) -> tuple[Spec, dict[str, list[str]]]:
    """An axis from one day to another, its ticks in the reader's words."""
    ticks = date_ticks(first, last)
    texts = tick_lines(ticks, reader.locale)
    known = {str(vega_time(tick)): list(text) for tick, text in zip(ticks, texts, strict=True)}
    axis = {
        "title": None,
        "grid": False,
        "values": [vega_time(tick) for tick in ticks],
        "labelExpr": f"{parameter}[toString(datum.value)]",
    }
    return axis, known


def value_axis(axis: Axis, highest: float) -> tuple[Spec, Spec]:
    """Axis and scale of values: shares by quarters, counts in whole numbers."""
    told: Spec = {"title": wrapped_lines(axis.title, 60) if axis.title else None}
    high = axis.high if axis.high is not None else highest * 1.05 or 1
    scale = {"domain": [axis.low or 0, high], "nice": axis.high is None}
    if axis.kind == "share":
        return told | {"format": ".0%", "values": [0, 0.25, 0.5, 0.75, 1]}, {"domain": [0, 1.02]}
    if high <= FEW + 1:
        return told | {"format": ",d", "values": list(range(int(high) + 1))}, scale
    return told | {"format": ",d", "tickMinStep": 1, "tickCount": 6}, scale


def specification_json(view: Plot, reader: Reader) -> Spec:
    """The whole specification."""
    palette = reader.palette
    spec: Spec = {
        "width": reader.width,
        "height": view.height,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": 2,
        "background": None,
        "params": [{"name": name, "value": dict(texts)} for name, texts in view.texts.items()],
        "layer": [*view.layers, *_legend(view.legend)],
        "config": {
            "font": _FONT,
            "view": {"stroke": None},
            "text": {"color": palette.text, "fontSize": SIZE},
            "axis": {
                "labelColor": palette.text, "labelFontSize": SIZE, "labelLimit": 400,
                "titleColor": palette.muted, "titleFontSize": SIZE, "titleFontWeight": "normal",
                "labelLineHeight": LINE, "gridColor": palette.grid, "domain": False,
                "ticks": False, "labelPadding": 6,
            },
            "legend": {
                "labelColor": palette.text, "labelFontSize": SIZE, "labelLimit": 400,
                "orient": "top", "columns": _columns(view.legend, reader.width),
                "symbolType": "square", "symbolStrokeWidth": 0,
            },
        },
    }  # fmt: skip
    return spec


def _columns(legend: Mapping[str, str], width: int) -> int:
    entry = 40 + PRINTED_CHARACTER * max(map(len, legend), default=0)
    return max(1, int(width // entry))


def _legend(legend: Mapping[str, str]) -> list[Spec]:
    """A layer that draws nothing carries the legend: marks have their colours as they are."""
    if not legend:
        return []
    scale = {"domain": list(legend), "range": list(legend.values())}
    colour = {"field": "name", "type": "nominal", "scale": scale, "legend": {"title": None}}
    return [
        layer([{"name": name} for name in legend], "square", {"fill": colour}, opacity=0)
        | {"encoding": {"fill": colour, "opacity": {"value": 0}}}
    ]
