"""What every Plotly figure shares: margins, type, grid, axes, wrapped and escaped texts.

Figures are plain `plotly.graph_objects`, with hover texts written in Python (`hovertext`), so
that numbers, dates and plurals are the reader's. Plotly reads a little HTML in every label: all
text passes through `safe`.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from html import escape
from textwrap import wrap
from typing import Any
from urllib.parse import urlencode

import plotly.graph_objects as go

from charts.reader import Reader
from charts.render.date_ticks import date_ticks, tick_lines
from charts.render.small_counts import FEW
from charts.value import Axis, Details, Link, Upright

_FONT = "IBM Plex Sans, Source Sans, Helvetica Neue, Arial, sans-serif"
FONT_SIZE = 13
PLOT = 320
"""Height of a chart that is not made of rows, without its legend, in pixels at scale 1."""
BAR = 30
"""Height of one horizontal bar with its gap, in pixels."""
CHARACTER = 7
"""Room for a character, in pixels: a little more than they take on average."""
_LEGEND_LINE = 20
_TELEPHONE, _PROJECTOR = 280, 560
"""Room for the legend is kept as for the narrowest screen, in pixels at scale 1."""
_BESIDE_TICKS = 40
"""Pixels from a vertical axis to its title: drawn into a tab, Plotly measures no tick's text."""
_QUARTERS = [0, 0.25, 0.5, 0.75, 1]
_LABEL_CHARACTERS = 30
_LABEL_LINES = 4


def new_figure(reader: Reader, height: int) -> go.Figure:
    """An empty figure in the house style, `height` pixels at scale 1."""
    palette, locale = reader.palette, reader.locale
    axis = {
        "automargin": True,
        "fixedrange": True,
        "gridcolor": palette.grid,
        "linecolor": palette.grid,
        "zeroline": False,
        "ticks": "",
        "title": {
            "standoff": 8,
            "font": {"color": palette.muted, "size": FONT_SIZE * reader.scale},
        },
    }
    return go.Figure(
        layout={
            "height": round(height * reader.scale),
            "margin": {"l": 4, "r": 16, "t": 8, "b": 4, "pad": 4},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": _FONT, "size": FONT_SIZE * reader.scale, "color": palette.text},
            "separators": ", " if locale.language == "pl" else ".,",
            "dragmode": False,
            "showlegend": False,
            "hoverlabel": {
                "bgcolor": palette.surface,
                "bordercolor": palette.grid,
                "font": {"family": _FONT, "color": palette.text},
                "align": "left",
            },
            "legend": {
                "orientation": "h",
                "x": 0,
                "xanchor": "left",
                "y": 1,
                "yanchor": "bottom",
                "yref": "paper",
                "traceorder": "normal",
                "itemclick": False,
                "itemdoubleclick": False,
            },
            "bargap": 0.32,
            "xaxis": dict(axis),
            "yaxis": axis | {"title": axis["title"] | {"standoff": _BESIDE_TICKS * reader.scale}},
        }
    )


def legend_height(names: Sequence[str], reader: Reader) -> int:
    """Pixels that a legend of these entries takes on a telephone, or on a wall."""
    if not names:
        return 0
    entry = 50 + CHARACTER * max(map(len, names))
    width = _TELEPHONE if reader.scale == 1 else _PROJECTOR
    return _LEGEND_LINE * -(-len(names) // max(1, width // entry))


def plot_figure(names: Sequence[str], reader: Reader) -> go.Figure:
    """A figure with axes and, if any are named, a legend of these series above it."""
    names = [name for name in names if name]
    figure = new_figure(reader, PLOT + legend_height(names, reader))
    return figure.update_layout(showlegend=bool(names), legend_maxheight=1)


def value_axis(axis: Axis, highest: float, reader: Reader) -> dict[str, Any]:
    """Layout of an axis of values: shares by quarters, few counts one by one."""
    title = {"title_text": safe(axis.title)} if axis.title else {}
    if axis.kind == "share":
        texts = [reader.locale.percent(tick) for tick in _QUARTERS]
        return title | {"range": [0, 1.02], "tickvals": _QUARTERS, "ticktext": texts}
    if axis.kind == "days":
        return title | {"rangemode": "tozero"}
    if axis.high is not None:
        return title | {"range": [axis.low, axis.high]}
    few = {"dtick": 1} if highest <= FEW else {"nticks": 6}
    return title | {"rangemode": "tozero", "tickformat": ",d"} | few


def safe(text: str) -> str:
    """Text to be shown as it is."""
    return escape(text, quote=False)


def axis_label(text: str, characters: int = _LABEL_CHARACTERS) -> str:
    """A name wrapped for an axis; only what is longer than four lines is shortened, with «…»."""
    lines = wrap(text, characters, max_lines=_LABEL_LINES, placeholder=" …") or [text]
    return "<br>".join(safe(line) for line in lines)


def date_axis(figure: go.Figure, reader: Reader, first: dt.date, last: dt.date) -> None:
    """Ticks on first days of months (days, if short; years, if long), written by the locale."""
    ticks = date_ticks(first, last)
    texts = ["<br>".join(lines) for lines in tick_lines(ticks, reader.locale)]
    figure.update_xaxes(tickmode="array", tickvals=ticks, ticktext=texts, type="date")


def mark_day(figure: go.Figure, reader: Reader, upright: Upright) -> None:
    """A vertical line across the figure with its words above: the as-of date."""
    x = upright.x.isoformat()
    words = {
        "x": x, "y": 1, "yref": "paper", "yanchor": "bottom", "xanchor": "right",
        "showarrow": False, "text": safe(upright.text), "font": {"color": upright.colour},
    }  # fmt: skip
    figure.update_layout(
        shapes=[*figure.layout.shapes, day_line(upright)],
        annotations=[*figure.layout.annotations, words],
        margin_t=28 * reader.scale,
    )


def day_line(upright: Upright) -> dict[str, Any]:
    """The line alone, as a shape; behind what the figure draws."""
    x = upright.x.isoformat()
    line = {"color": upright.colour, "width": 1.5, "dash": "dot"}
    ends = {"x0": x, "x1": x, "yref": "paper", "y0": 0, "y1": 1}
    return {"type": "line", "layer": "below", "line": line, **ends}


def hovers(details: Iterable[Details]) -> dict[str, Any]:
    """The hover texts of a trace's marks; none pops up where there are none."""
    texts = [hover(lines) for lines in details]
    return {"hovertext": texts, "hoverinfo": "text"} if texts else {"hoverinfo": "skip"}


def hover(lines: Details) -> str:
    """A hover text; of several lines the first is bold."""
    first, *rest = map(safe, lines)
    return "<br>".join([f"<b>{first}</b>", *rest]) if rest else first


def click_data(links: Iterable[Link | None]) -> dict[str, Any]:
    """What a click on each mark asks for, as the trace's `customdata`: URL parameters."""
    found = [link and urlencode(link) for link in links]
    return {"customdata": found} if found else {}
