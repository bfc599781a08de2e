"""What the readers of bars and of points share: colours, names, dates, kinds of axes."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import Exhibit
from locales import Locale
from reports.native.text import plain
from reports.native.values import Axis, AxisKind

_DAY_ZERO = dt.datetime(1899, 12, 30)


def number(value: Any) -> float | None:
    """A finite number, None for anything undefined."""
    if value is None or value != value:
        return None
    return float(value)


def numbers(values: Iterable[Any]) -> tuple[float | None, ...]:
    return tuple(number(value) for value in values)


def serial(value: Any) -> float:
    """A date as spreadsheets count it: days since 1900; a number as it is."""
    if isinstance(value, str):
        value = dt.datetime.fromisoformat(value)
    if isinstance(value, dt.date):  # a Timestamp and a datetime are dates too
        moment = pd.Timestamp(value).tz_localize(None).to_pydatetime()
        return (moment - _DAY_ZERO) / dt.timedelta(days=1)
    return float(value)


def is_date(value: Any) -> bool:
    return isinstance(value, dt.date)


def colour(trace: go.Bar | go.Scatter) -> str:
    """The trace's one colour: of what fills it, else of its line."""
    line = trace.line.color if trace.type == "scatter" else None
    if trace.type == "scatter" and trace.fill in ("tonexty", "tozeroy") and not trace.line.width:
        return trace.fillcolor
    if trace.type == "scatter" and trace.stackgroup:
        return trace.fillcolor
    for found in (line, trace.marker.color, trace.marker.line.color):
        if isinstance(found, str):
            return found
    return next(iter(point_colours(trace)), "#000000")


def point_colours(trace: go.Bar | go.Scatter) -> tuple[str, ...]:
    """One colour per point, or none where the trace has one."""
    found = trace.marker.color
    return () if found is None or isinstance(found, str) else tuple(found)


def texts(found: Sequence[Any] | None, locale: Locale) -> tuple[str, ...]:
    """Texts at the points; numbers among them are written the reader's way."""
    if found is None:
        return ()
    return tuple(plain(t) if isinstance(t, str) else locale.number(t) for t in found)


def name(trace: go.Bar | go.Scatter) -> str:
    return plain(trace.name or "")


def positions(axis: go.layout.XAxis | go.layout.YAxis) -> dict[Any, str]:
    """An axis' own ticks: place → text; empty where it has none."""
    if axis.tickvals is None or axis.ticktext is None:
        return {}
    return dict(zip(list(axis.tickvals), list(axis.ticktext), strict=False))


def axis(found: go.layout.XAxis | go.layout.YAxis, kind: AxisKind) -> Axis:
    """Title, ends and whether it is shown; from zero if the figure says so."""
    ends = found.range or ((0, None) if found.rangemode == "tozero" else (None, None))
    low, high = (None if end is None else serial(end) for end in ends)
    title = found.title.text
    if kind == "share" and high is not None:
        high = min(high, 1.0)
    return Axis(plain(title or ""), kind, low, high, found.visible is not False)


def value_kind(exhibit: Exhibit, values: Sequence[float | None]) -> AxisKind:
    """«share» where the values are those of a share column, or parts of one."""
    known = [value for value in values if value is not None]
    if any(value % 1 for value in known) and all(0 <= value <= 1 for value in known):
        return "share"
    for column in exhibit.columns:
        if column.kind == "share":
            theirs = pd.to_numeric(exhibit.table[column.name], errors="coerce").dropna()
            if known and sorted(known) == sorted(theirs):
                return "share"
    return "number"
