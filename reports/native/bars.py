"""Lying and standing bars: series, categories, texts at their ends."""

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

import plotly.graph_objects as go

from charts import Exhibit
from locales import Locale
from reports.native import traces
from reports.native.text import plain
from reports.native.values import Axis, Chart, Series

_MOST_FILLED = 400
"""Weeks without a bar are put in so long as there are no more categories than this."""


def lying_bars(exhibit: Exhibit) -> Chart:
    """A row per bar. Bars drawn over each other become groups; marks on them, bars of a group."""
    data, layout = exhibit.figure.data, exhibit.figure.layout
    bars = [t for t in data if t.type == "bar" and t.hoverinfo != "skip"]
    marks = [t for t in data if t.type == "scatter" and t.mode == "markers"]
    texts = [t for t in data if t.type == "scatter" and t.mode == "text"]
    places = list(bars[0].y)
    names = next((list(t.text) for t in texts if list(t.y) != places), None)
    if names is None:
        names = list(traces.positions(layout.yaxis).values())
    end = next((t for t in texts if list(t.y) == places), None)
    stacked = layout.barmode in ("stack", "relative")
    # the bar in front comes last: the texts at the ends tell about it
    drawn = [_lying(t) for t in [*bars[:-1], *marks, bars[-1]]]
    stacked = stacked and len(drawn) > 1
    if end is not None:
        drawn, stacked = _with_ends(drawn, end, stacked)
    kind = traces.value_kind(exhibit, [v for s in drawn if s.colour for v in s.values])
    return Chart(
        kind="bars",
        categories=tuple(map(plain, names)),
        series=tuple(drawn),
        along=Axis(plain(layout.yaxis.title.text or "")),
        value=Axis(plain(layout.xaxis.title.text or ""), kind, 0, None, shown=False),
        stacked=stacked,
    )


def _lying(trace: go.Bar | go.Scatter) -> Series:
    errors = ()
    if trace.type == "bar" and trace.error_x.array is not None:
        down, up = (
            [traces.number(length) or 0.0 for length in lengths]
            for lengths in (trace.error_x.arrayminus, trace.error_x.array)
        )
        errors = tuple(zip(down, up, strict=True)) if any(down) or any(up) else ()
    values = traces.numbers(trace.x)
    labels = () if trace.text is None else tuple(
        plain(text) if value else "" for text, value in zip(trace.text, values, strict=True)
    )  # fmt: skip
    return Series(
        name=traces.name(trace),
        values=values,
        colour=traces.colour(trace),
        colours=traces.point_colours(trace),
        labels=labels,
        errors=errors,
        listed=bool(trace.name),
    )


def _with_ends(drawn: list[Series], end: go.Scatter, stacked: bool) -> tuple[list[Series], bool]:
    """The series with the texts at the bars' ends, and whether they are now stacked.

    One bar per row takes the texts itself. Beyond a stack, or beyond whiskers, they hang on a
    series that is not drawn; it has no name, for programs differ in how they number the legend
    entries of lying bars, and an entry left in must not show.
    """
    labels = tuple(map(plain, end.text))
    whiskers = any(series.errors for series in drawn)
    if not whiskers and not stacked:
        *others, last = drawn
        fields = vars(last) | {"labels": labels}
        return [*others, Series(**fields)], stacked
    ends = [float(x) for x in end.x]
    sums = [sum(s.values[i] or 0 for s in drawn) for i in range(len(ends))]
    room = tuple(max(0.0, stop - whole) for stop, whole in zip(ends, sums, strict=True))
    more = []
    if whiskers:
        more.append(Series(" ", room, "", listed=False))
    more.append(Series(" ", tuple(sums), "", labels=labels, listed=False))
    return [*drawn, *more], True


def columns(exhibit: Exhibit, locale: Locale) -> Chart:
    """Standing bars over days or places, lines and level marks over them."""
    data, layout = exhibit.figure.data, exhibit.figure.layout
    bars = [trace for trace in data if trace.type == "bar"]
    lines = [t for t in data if t.type == "scatter" and "lines" in (t.mode or "")]
    places = list(bars[0].x)
    filled = _filled(places)
    index = {place: i for i, place in enumerate(filled)}
    ticks = traces.positions(layout.xaxis)

    def spread(trace: go.Bar | go.Scatter) -> tuple[float | None, ...]:
        """By place where the places are the bars', else in the bars' order."""
        values: list[float | None] = [None] * len(filled)
        own = list(trace.x)
        at = own if set(own) <= set(index) else places
        for place, value in zip(at, trace.y, strict=False):
            values[index[place]] = traces.number(value)
        return tuple(values)

    series = [
        Series(
            name=traces.name(trace),
            values=spread(trace),
            colour=traces.colour(trace),
            mark="bar" if trace.type == "bar" else "line",
            colours=traces.point_colours(trace) if trace.type == "bar" else (),
            labels=traces.texts(trace.text, locale),
            width=(trace.line.width or 2) if trace.type == "scatter" else 0,
            listed=bool(trace.name),
        )
        for trace in [*bars, *lines]
    ]
    series += _levels(layout.shapes, len(filled))
    kind = traces.value_kind(exhibit, [v for s in series for v in s.values])
    return Chart(
        kind="columns",
        categories=tuple(category(place, filled, locale, ticks) for place in filled),
        series=tuple(series),
        along=Axis(plain(layout.xaxis.title.text or "")),
        value=Axis(**vars(traces.axis(layout.yaxis, kind)) | {"low": 0}),
        stacked=layout.barmode in ("stack", "relative"),
    )


def category(place: object, places: Sequence, locale: Locale, ticks: dict) -> str:
    """A day written in the reader's language, a month where all are first days; a tick's text."""
    if isinstance(place, dt.date):
        monthly = len(places) > 1 and all(day.day == 1 for day in places)
        return locale.month(place, year=True) if monthly else locale.date(place)
    return plain(ticks.get(place, place))


def _filled(places: list) -> list:
    """The places, with the days between that have no bar where they stand at an even step."""
    if len(places) < 3 or not all(traces.is_date(place) for place in places):
        return places
    steps = [(later - earlier).days for earlier, later in pairwise(places)]
    step = min(steps)
    if step <= 0 or any(n % step for n in steps) or sum(steps) / step > _MOST_FILLED:
        return places
    return [places[0] + dt.timedelta(days=n) for n in range(0, sum(steps) + 1, step)]


def _levels(shapes: Sequence[go.layout.Shape], n: int) -> list[Series]:
    """Level lines right across the figure."""
    return [
        Series("", (float(shape.y0),) * n, shape.line.color, "line", width=1.5, dashed=True,
               listed=False)
        for shape in shapes
        if shape.type == "line" and shape.xref == "paper" and shape.y0 == shape.y1
    ]  # fmt: skip
