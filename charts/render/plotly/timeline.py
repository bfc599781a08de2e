"""Spans in rows, and marks on one line, over time."""

import datetime as dt
from collections.abc import Iterable

import plotly.graph_objects as go

from charts.reader import Reader
from charts.render.plotly.layout import date_axis, hovers, mark_day, new_figure, safe
from charts.render.plotly.named_rows import rows_figure
from charts.value import Spans, Strip, Timeline

_DAY = dt.timedelta(days=1)
_DAY_MS = 86_400_000
_LINE, _AXIS = 26, 46
"""Pixels of a line of text and of the axis, at scale 1."""
_SLIM = 0.5
_STRIP = 170
_NEAR = 0.025
"""Of the whole time: marks as near as this would cover one another."""
_LEVEL, _MOST_LEVELS = 0.36, 3


def draw(chart: Timeline, reader: Reader) -> go.Figure:
    first = chart.first - 2 * _DAY
    figure, at, bar = rows_figure(
        reader,
        chart.rows,
        legend=[spans.name for spans in chart.spans],
        axis=_AXIS,
        left=first.isoformat(),
    )
    for spans in chart.spans:
        _spans(figure, spans, at, bar)
    date_axis(figure, reader, first, chart.last)
    figure.update_xaxes(range=[first, chart.last + 5 * _DAY], ticklabeloverflow="allow")
    mark_day(figure, reader, chart.now)
    figure.update_layout(  # the legend above the text of the line
        legend_y=1 + _LINE / figure.layout.yaxis.range[0],
        height=figure.layout.height + _LINE * reader.scale,
    )
    return figure


def _spans(figure: go.Figure, spans: Spans, at: list[float], bar: float) -> None:
    drawn = [i for i, days in enumerate(spans.days) if days]
    periods = [days for days in spans.days if days]
    figure.add_bar(
        base=[first.isoformat() for first, _last in periods],
        x=[((last - first).days + 1) * _DAY_MS for first, last in periods],
        y=[at[i] for i in drawn],
        width=bar * (_SLIM if spans.slim else 1),
        orientation="h",
        name=safe(spans.name),
        marker_color=spans.colour,
        **hovers(spans.details[i] for i in drawn),
    )


def draw_strip(chart: Strip, reader: Reader) -> go.Figure:
    figure = new_figure(reader, _STRIP)
    days = sorted(day for moments in chart.moments for day in moments.days)
    heights = iter(_levels(days, (chart.last - chart.first) * _NEAR))
    level: dict[dt.date, list[float]] = {}
    for day in days:
        level.setdefault(day, []).append(next(heights) * _LEVEL)
    for moments in chart.moments:
        figure.add_scatter(
            x=list(moments.days),
            y=[level[day].pop(0) for day in moments.days],
            mode="markers",
            name=safe(moments.name),
            marker={
                "symbol": moments.symbol, "size": 14 * reader.scale, "color": moments.colour,
                "line": {"color": moments.colour, "width": 2},
            },
            cliponaxis=False,
            **hovers(moments.details),
        )  # fmt: skip
    zero = {
        "type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 0,
        "line": {"color": reader.palette.grid, "width": 2}, "layer": "below",
    }  # fmt: skip
    figure.update_layout(shapes=[zero], showlegend=True, legend_y=1.3)
    figure.update_yaxes(visible=False, range=[-0.5, 1])
    date_axis(figure, reader, chart.first, chart.last)
    room = [chart.first - 4 * _DAY, chart.last + 8 * _DAY]
    figure.update_xaxes(range=room, showgrid=False)
    mark_day(figure, reader, chart.now)
    return figure


def _levels(days: Iterable[dt.date], near: dt.timedelta) -> list[int]:
    """For days in order, how high each mark lies, so that those of near days do not cover others.

    Where too many are near, the highest level takes them.
    """
    latest, levels = [dt.date.min] * _MOST_LEVELS, []
    for day in days:
        free = (n for n in range(_MOST_LEVELS) if latest[n] < day - near)
        levels.append(next(free, _MOST_LEVELS - 1))
        latest[levels[-1]] = day
    return levels
