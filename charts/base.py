"""What every figure shares: margins, type, grid, label wrapping, dates on an axis.

Figures are plain `plotly.graph_objects`, with hover texts written in Python (`hovertext`), so
that numbers, dates and plurals are the reader's. Text from the records passes through `safe`:
Plotly reads a little HTML in every label.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from textwrap import wrap
from urllib.parse import urlencode

import plotly.graph_objects as go

from charts.reader import Reader

FONT = "IBM Plex Sans, Source Sans, Helvetica Neue, Arial, sans-serif"
FONT_SIZE = 13
BAR = 30
"""Height of one horizontal bar with its gap, in pixels."""
CHARACTER = 7
"""Room for a character, in pixels: a little more than they take on average."""
_LEGEND_LINE = 20
_TELEPHONE, _PROJECTOR = 280, 560
"""Room for the legend is kept as for the narrowest screen, in pixels at scale 1."""
_BESIDE_TICKS = 40
"""Pixels from a vertical axis to its title: drawn into a tab, Plotly measures no tick's text."""
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
            "font": {"family": FONT, "size": FONT_SIZE * reader.scale, "color": palette.text},
            "separators": ", " if locale.language == "pl" else ".,",
            "dragmode": False,
            "showlegend": False,
            "hoverlabel": {
                "bgcolor": palette.surface,
                "bordercolor": palette.grid,
                "font": {"family": FONT, "color": palette.text},
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


def bars_height(rows: int, legend: bool = False) -> int:
    """Height of a figure of horizontal bars: the same bar everywhere, however many there are."""
    return max(rows, 2) * BAR + 44 + (28 if legend else 0)


def legend_height(names: Sequence[str], reader: Reader) -> int:
    """Pixels that a legend of these entries takes on a telephone, or on a wall."""
    entry = 50 + CHARACTER * max(map(len, names))
    width = _TELEPHONE if reader.scale == 1 else _PROJECTOR
    return _LEGEND_LINE * -(-len(names) // max(1, width // entry))


def count_axis(figure: go.Figure, highest: float) -> None:
    """The vertical axis counts whole postulates from zero, thousands written out."""
    few = {"dtick": 1} if highest <= 6 else {"nticks": 6}
    figure.update_yaxes(rangemode="tozero", tickformat=",d", **few)


def safe(text: str) -> str:
    """Text from the records, to be shown as it is."""
    return escape(text, quote=False)


def label(text: str, characters: int = _LABEL_CHARACTERS) -> str:
    """A name wrapped for an axis; only what is longer than four lines is shortened, with «…»."""
    lines = wrap(text, characters, max_lines=_LABEL_LINES, placeholder=" …") or [text]
    return "<br>".join(safe(line) for line in lines)


def date_axis(figure: go.Figure, reader: Reader, first: dt.date, last: dt.date) -> None:
    """Ticks on first days of months (days, if short; years, if long), written by the locale."""
    ticks = date_ticks(first, last)
    by_day = any(tick.day != 1 for tick in ticks)
    texts = []
    for i, tick in enumerate(ticks):
        if by_day:
            texts.append(reader.locale.short_date(tick))
        else:
            new_year = i == 0 or tick.year != ticks[i - 1].year
            month = reader.locale.month(tick)
            texts.append(f"{month}<br>{tick.year}" if new_year else month)
    figure.update_xaxes(tickmode="array", tickvals=ticks, ticktext=texts, type="date")


def date_ticks(first: dt.date, last: dt.date, most: int = 9) -> list[dt.date]:
    """At most about `most` evenly spread dates from `first` to `last`."""
    days = (last - first).days
    if days <= 62:
        step = max(1, -(-(days + 1) // most))
        return [first + dt.timedelta(days=n) for n in range(0, days + 1, step)]
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next(s for s in (1, 2, 3, 6, 12, 24, 60, 120, 1200) if months / s <= most)
    start = first.year * 12 + first.month - 1 + (first.day > 1)
    start = -(-start // step) * step
    end = last.year * 12 + last.month - 1
    return [dt.date(n // 12, n % 12 + 1, 1) for n in range(start, end + 1, step)]


def mark_date(figure: go.Figure, reader: Reader, day: dt.date, text: str) -> None:
    """A vertical line across the figure with its label above: the as-of date."""
    colour, x = reader.palette.accent, day.isoformat()
    line = {"color": colour, "width": 1.5, "dash": "dot"}
    shape = {"type": "line", "x0": x, "x1": x, "yref": "paper", "y0": 0, "y1": 1, "line": line}
    words = {
        "x": x, "y": 1, "yref": "paper", "yanchor": "bottom", "xanchor": "right",
        "showarrow": False, "text": safe(text), "font": {"color": colour},
    }  # fmt: skip
    figure.update_layout(
        shapes=[*figure.layout.shapes, shape],
        annotations=[*figure.layout.annotations, words],
        margin_t=28 * reader.scale,
    )


def links(rows: Iterable[Mapping[str, str]]) -> list[str]:
    """What a click on each mark asks for: URL parameters, as the marks' `customdata`."""
    return [urlencode(row) for row in rows]


def hover(lines: Sequence[str]) -> str:
    """A hover text: the first line bold. Names in it must have passed through `safe`."""
    return "<br>".join([f"<b>{lines[0]}</b>", *lines[1:]])
