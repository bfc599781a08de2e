"""Lines, areas and points: over even days as categories, else with numbers on both axes."""

from itertools import pairwise

import plotly.graph_objects as go

from charts import Exhibit
from locales import Locale
from reports.native import traces
from reports.native.bars import category
from reports.native.text import plain
from reports.native.values import Axis, Chart, Series

_EVEN = 1.5
"""Steps that differ by no more than this are even: months are."""


def over_time(exhibit: Exhibit, locale: Locale) -> Chart | None:
    """Lines or stacked areas that share their even days; None where they do not."""
    data, layout = exhibit.figure.data, exhibit.figure.layout
    days = list(data[0].x)
    same = all(list(trace.x) == days and "lines" in (trace.mode or "") for trace in data)
    if not same or not all(traces.is_date(day) for day in days) or not _even(days):
        return None
    stacked = all(trace.stackgroup for trace in data)
    if not stacked and any(trace.fill for trace in data):
        return None
    series = [
        Series(
            name=traces.name(trace),
            values=traces.numbers(trace.y),
            colour=traces.colour(trace),
            mark="area" if stacked else "line",
            width=trace.line.width or 2,
            symbol="circle" if "markers" in trace.mode else "",
            listed=bool(trace.name),
        )
        for trace in data
    ]
    kind = traces.value_kind(exhibit, [v for s in series for v in s.values])
    value = traces.axis(layout.yaxis, kind)
    return Chart(
        kind="areas" if stacked else "lines",
        categories=tuple(category(day, days, locale, {}) for day in days),
        series=tuple(series),
        along=Axis(plain(layout.xaxis.title.text or "")),
        value=value if value.low is not None else Axis(**vars(value) | {"low": 0}),
        stacked=stacked,
    )


def xy(exhibit: Exhibit) -> Chart | None:
    """Points and lines with numbers or days on the x axis, and what is marked beside them."""
    data, layout = exhibit.figure.data, exhibit.figure.layout
    fills = [trace.fill for trace in data] + [None]
    series = []
    for i, trace in enumerate(data):
        edge = fills[i + 1] == "tonexty"
        decoration = trace.hoverinfo == "skip" and not trace.name and not edge
        if decoration or trace.mode == "text":
            continue
        series.append(_points(trace, data[i + 1] if edge else None))
    if not series:
        return None
    dated = any(traces.is_date(x) for trace in data for x in trace.x)
    kind = traces.value_kind(exhibit, [v for s in series for v in s.values])
    value, along = traces.axis(layout.yaxis, kind), traces.axis(layout.xaxis, "date" if dated else
        traces.value_kind(exhibit, [x for s in series for x in s.x]))  # fmt: skip
    top = value.high or max(v for s in series for v in s.values if v is not None)
    return Chart(
        kind="xy",
        categories=(),
        series=(*series, *_uprights(layout, top), *_marked(layout)),
        along=along,
        value=value,
    )


def _points(trace: go.Scatter, band: go.Scatter | None) -> Series:
    """A trace as points; `band` is the filled trace whose upper edge it is."""
    pairs = [
        (traces.serial(x), traces.number(y)) for x, y in zip(trace.x, trace.y, strict=True)
        if y is not None and y == y
    ]  # fmt: skip
    if trace.line.shape == "hv":
        corners = [(later[0], earlier[1]) for earlier, later in pairwise(pairs)]
        pairs = [p for both in zip(pairs, [*corners, pairs[-1]], strict=True) for p in both]
    lines = "lines" in (trace.mode or "lines")
    return Series(
        name=traces.name(band or trace),
        x=tuple(x for x, _ in pairs),
        values=tuple(y for _, y in pairs),
        colour=traces.colour(band or trace),
        mark="line" if lines else "points",
        labels=() if trace.text is None else tuple(map(plain, trace.text)),
        width=trace.line.width or 2,
        dashed=trace.line.dash in ("dot", "dash"),
        symbol=trace.marker.symbol or "circle",
        listed=bool(trace.name),
    )


def _uprights(layout: go.Layout, top: float) -> list[Series]:
    """Lines from bottom to top at one x, each with the words beside it."""
    found = []
    for shape in layout.shapes:
        if shape.type != "line" or shape.x0 != shape.x1:
            continue
        words = [plain(note.text) for note in layout.annotations if note.x == shape.x0]
        x = traces.serial(shape.x0)
        found.append(
            Series(" ".join(words), (0.0, top), shape.line.color, "line", (x, x),
                   labels=("", " ".join(words)), beside=True, width=1.5, dashed=True, listed=False)
        )  # fmt: skip
    return found


def _marked(layout: go.Layout) -> list[Series]:
    """Single points that words point at."""
    return [
        Series(plain(note.text), (float(note.y),), note.arrowcolor or "#000000", "points",
               (traces.serial(note.x),), labels=(plain(note.text),), beside=True, listed=False)
        for note in layout.annotations
        if note.showarrow is not False
    ]  # fmt: skip


def _even(days: list) -> bool:
    steps = [(later - earlier).days for earlier, later in pairwise(days)]
    return bool(steps) and min(steps) > 0 and max(steps) <= _EVEN * min(steps)
