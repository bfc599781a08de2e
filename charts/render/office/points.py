"""Lines, areas and points: over even days as categories, else with numbers on both axes."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from charts.reader import Reader
from charts.render.office.bars import category_texts
from charts.render.office.model import OfficeChart, OfficeSeries
from charts.value import XY, Areas, Axis, Band, Callout, Dots, Layer, Line, Position
from domain.text import one_line
from locales import Locale

_DAY_ZERO = dt.date(1899, 12, 30)
_EVEN = 1.5
"""Steps that differ by no more than this are even: months are."""


def areas(chart: Areas, locale: Locale) -> OfficeChart:
    return OfficeChart(
        kind="areas",
        categories=category_texts(chart.days, locale),
        series=tuple(
            OfficeSeries(one_line(series.name), series.values, series.colour, "area")
            for series in chart.series
        ),
        along=Axis(),
        value=chart.value,
        stacked=True,
    )


def points(chart: XY, reader: Reader) -> OfficeChart:
    """Lines over one row of even days run over categories; all else lies between two axes."""
    days = _shared_days(chart)
    return _over_time(chart, days, reader.locale) if days else _xy(chart, reader)


def _shared_days(chart: XY) -> tuple[dt.date, ...]:
    """The days of all layers, where these are lines over the same even days; else none."""
    lines = [layer for layer in chart.layers if isinstance(layer, Line)]
    if chart.x.kind != "date" or chart.uprights or len(lines) < len(chart.layers):
        return ()
    days = tuple(day for day in lines[0].x if isinstance(day, dt.date))
    return days if _even(days) and all(line.x == days for line in lines) else ()


def _over_time(chart: XY, days: tuple[dt.date, ...], locale: Locale) -> OfficeChart:
    return OfficeChart(
        kind="lines",
        categories=category_texts(days, locale),
        series=tuple(
            OfficeSeries(
                name=one_line(line.name),
                values=line.y,
                colour=line.colour,
                mark="line",
                width=line.width,
                symbol="circle" if line.marked else "",
                listed=bool(line.name),
            )
            for line in chart.layers
            if isinstance(line, Line)
        ),
        along=Axis(title=chart.x.title),
        value=chart.y,
    )


def _xy(chart: XY, reader: Reader) -> OfficeChart:
    series = [one for layer in chart.layers for one in _layer(layer)]
    top = chart.y.high or max(v for s in series for v in s.values if v is not None)
    for upright in chart.uprights:
        x, words = serial(upright.x), one_line(upright.text)
        series.append(
            OfficeSeries(words, (0.0, top), upright.colour, "line", (x, x), labels=("", words),
                         beside=True, width=1.5, dashed=True, listed=False)
        )  # fmt: skip
    series += [_callout(callout, reader.palette.text) for callout in chart.callouts]
    return OfficeChart(
        kind="xy", categories=(), series=_one_per_name(series), along=chart.x, value=chart.y
    )


def _one_per_name(series: Iterable[OfficeSeries]) -> tuple[OfficeSeries, ...]:
    """Lines that the legend names together are one series, with a gap between two of them: not
    every program leaves out of a legend what is not to be listed."""
    found: list[OfficeSeries] = []
    for one in series:
        first = next((other for other in found if _alike(one, other)), None)
        if first is None:
            found.append(one)
            continue
        found[found.index(first)] = replace(
            first,
            values=(*first.values, None, *one.values),
            x=(*first.x, one.x[0], *one.x),
            listed=first.listed or one.listed,
        )
    return tuple(found)


def _alike(one: OfficeSeries, other: OfficeSeries) -> bool:
    plain = one.mark == other.mark == "line" and not one.labels and not other.labels
    look = [(s.name, s.colour, s.width, s.dashed) for s in (one, other)]
    return plain and bool(one.name) and bool(one.values) and look[0] == look[1]


def _layer(layer: Layer) -> Iterator[OfficeSeries]:
    """A band is told by its two edges."""
    name, x = one_line(layer.name), tuple(map(serial, layer.x))
    listed = bool(name)
    if isinstance(layer, Band):
        yield OfficeSeries(name, layer.high, layer.colour, "line", x)
        yield OfficeSeries(name, layer.low, layer.colour, "line", x, listed=False)
    elif isinstance(layer, Dots):
        labels = tuple(map(one_line, layer.labels))
        yield OfficeSeries(name, layer.y, layer.colour, "points", x, labels=labels,
                           symbol=layer.symbol, listed=listed)  # fmt: skip
    else:
        corners = _steps(x, layer.y) if layer.step else zip(x, layer.y, strict=True)
        xs, ys = zip(*((a, b) for a, b in corners if b is not None), strict=True)
        yield OfficeSeries(name, ys, layer.colour, "line", xs, width=layer.width,
                           dashed=layer.dash != "solid",
                           listed=listed and layer.listed)  # fmt: skip


def _steps(x: Iterable[float], y: Iterable[float | None]) -> list[tuple[float, float | None]]:
    """The points, and between two of them the corner of their step."""
    pairs = list(zip(x, y, strict=True))
    corners = [(later[0], earlier[1]) for earlier, later in pairwise(pairs)]
    return [p for both in zip(pairs, [*corners, pairs[-1]], strict=True) for p in both]


def _callout(callout: Callout, colour: str) -> OfficeSeries:
    words = one_line(callout.text)
    return OfficeSeries(words, (callout.y,), colour, "points", (serial(callout.x),),
                        labels=(words,), beside=True, listed=False)  # fmt: skip


def serial(place: Position) -> float:
    """A day as spreadsheets count it: days since 1900; a number as it is."""
    return float((place - _DAY_ZERO).days) if isinstance(place, dt.date) else float(place)


def _even(days: tuple[dt.date, ...]) -> bool:
    steps = [(later - earlier).days for earlier, later in pairwise(days)]
    return bool(steps) and min(steps) > 0 and max(steps) <= _EVEN * min(steps)


def with_name(chart: OfficeChart, title: str) -> OfficeChart:
    """A series without a name has the axis' or the exhibit's: it heads the chart's data."""
    name = one_line(chart.value.title or title)
    series = tuple(replace(series, name=series.name or name) for series in chart.series)
    return replace(chart, series=series)
