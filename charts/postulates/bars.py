"""Horizontal bars made of parts, and plain ones; totals at their ends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

import plotly.graph_objects as go

from charts.base import bars_height, hover, label, new_figure, safe
from charts.colour import readable_on
from charts.reader import Reader
from charts.rows import end_texts, rows_figure

_SMALLEST_TEXT = 10


@dataclass(frozen=True)
class Part:
    """One colour of the bars: a count per row."""

    name: str
    colour: str
    values: Sequence[int]
    link: Mapping[str, str] = field(default_factory=dict)
    """URL parameters that a click on the part adds to its row's."""


def stacked_bars(
    reader: Reader,
    rows: Sequence[str],
    parts: Sequence[Part],
    opens: Sequence[Mapping[str, str] | None] = (),
) -> go.Figure:
    """A bar per row, first row on top, its name above it and its total at the end.

    `opens`: per row, the URL parameters that a click on its bar asks for; None: no list holds just
    these. Names above leave bars
    and legend the whole width, also of a telephone. Parts without any count are left out; a number
    that does not fit into its part is in the hover text and table.
    """
    locale = reader.locale
    parts = [replace(part, values=list(part.values)) for part in parts if any(part.values)]
    totals = [sum(part.values[i] for part in parts) for i in range(len(rows))]
    legend = [part.name for part in parts]
    figure, bar_at, bar = rows_figure(reader, rows, legend=legend, written=True)
    for part in parts:
        figure.add_bar(
            x=[n or None for n in part.values],
            y=bar_at,
            width=bar,
            orientation="h",
            name=safe(part.name),
            marker={"color": part.colour, "line": {"color": reader.palette.background, "width": 1}},
            text=[locale.number(n) for n in part.values],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": readable_on(part.colour), "size": 12 * reader.scale},
            hovertext=[
                hover([safe(row), safe(part.name), locale.part(n, total)])
                for row, n, total in zip(rows, part.values, totals, strict=True)
            ],
            hoverinfo="text",
            customdata=[row and urlencode({**row, **part.link}) for row in opens] or None,
        )
    end_texts(figure, totals, bar_at, [locale.number(total) for total in totals], reader)
    figure.update_layout(
        barmode="stack",
        legend_maxheight=1,
        uniformtext={"mode": "hide", "minsize": _SMALLEST_TEXT},
    )
    return figure


def plain_bars(
    reader: Reader, rows: Sequence[str], values: Sequence[int], colours: Sequence[str]
) -> go.Figure:
    """A bar per row in its own colour, first row on top, its count at the end."""
    locale = reader.locale
    places = list(range(len(rows)))
    texts = [locale.number(value) for value in values]
    figure = new_figure(reader, bars_height(len(rows)))
    figure.add_bar(
        x=list(values),
        y=places,
        orientation="h",
        marker_color=list(colours),
        hovertext=[hover([safe(row), text]) for row, text in zip(rows, texts, strict=True)],
        hoverinfo="text",
    )
    end_texts(figure, values, places, texts, reader)
    figure.update_xaxes(showticklabels=False, showgrid=False)
    figure.update_yaxes(
        tickmode="array",
        tickvals=places,
        ticktext=[label(row) for row in rows],
        range=[len(rows) - 0.5, -0.5],
        showgrid=False,
    )
    return figure
