"""Horizontal bars made of parts, and plain ones; totals at their ends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import plotly.graph_objects as go

from charts.base import bars_height, hover, label, links, new_figure, safe
from charts.reader import Reader

_SMALLEST_TEXT = 10
_LINE, _BAR, _GAP = 17, 20, 9
"""Pixels: a line of a row's name, its bar, and what is left free below."""
_LEGEND_LINE = 20
_TELEPHONE = 360
"""Room for the legend is kept as for the narrowest screen, in pixels."""
_NAME_CHARACTERS = 52


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
    opens: Sequence[Mapping[str, str]] = (),
) -> go.Figure:
    """A bar per row, first row on top, its name above it and its total at the end.

    `opens`: per row, the URL parameters that a click on its bar asks for. Names above leave bars
    and legend the whole width, also of a telephone. Parts without any count are left out; a number
    that does not fit into its part is in the hover text and table.
    """
    locale = reader.locale
    parts = [part for part in parts if any(part.values)]
    names = [label(row, _NAME_CHARACTERS) for row in rows]
    totals = [sum(part.values[i] for part in parts) for i in range(len(rows))]
    name_at, bar_at, height = _places([1 + name.count("<br>") for name in names])
    figure = new_figure(reader, height + 12 + legend_height([part.name for part in parts]))
    for part in parts:
        figure.add_bar(
            x=[n or None for n in part.values],
            y=bar_at,
            width=_BAR,
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
            customdata=links({**row, **part.link} for row in opens) or None,
        )
    _texts(figure, totals, bar_at, [f"\u00a0{locale.number(total)}" for total in totals])
    _texts(figure, [0] * len(rows), name_at, names)
    figure.update_layout(
        barmode="stack",
        showlegend=True,
        legend_maxheight=1,
        uniformtext={"mode": "hide", "minsize": _SMALLEST_TEXT},
    )
    figure.update_xaxes(visible=False, range=[0, max(totals) * 1.1])
    figure.update_yaxes(visible=False, range=[height, 0])
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
    _texts(figure, values, places, [f"\u00a0{text}" for text in texts])
    figure.update_xaxes(showticklabels=False, showgrid=False, range=[0, max(values) * 1.12])
    figure.update_yaxes(
        tickmode="array",
        tickvals=places,
        ticktext=[label(row) for row in rows],
        range=[len(rows) - 0.5, -0.5],
        showgrid=False,
    )
    return figure


def legend_height(names: Sequence[str]) -> int:
    """Pixels that a legend of these entries takes on a telephone."""
    entry = 50 + 7 * max(map(len, names))
    return _LEGEND_LINE * -(-len(names) // max(1, _TELEPHONE // entry))


def count_axis(figure: go.Figure, highest: float) -> None:
    """The vertical axis counts whole postulates from zero, thousands written out."""
    few = {"dtick": 1} if highest <= 6 else {"nticks": 6}
    figure.update_yaxes(rangemode="tozero", tickformat=",d", **few)


def _places(lines: Sequence[int]) -> tuple[list[float], list[float], int]:
    """Where each row's name and bar are centred, in pixels from the top, and the whole height."""
    name_at, bar_at, top = [], [], 0
    for count in lines:
        name_at.append(top + count * _LINE / 2)
        bar_at.append(top + count * _LINE + _BAR / 2)
        top += count * _LINE + _BAR + _GAP
    return name_at, bar_at, top


def _texts(figure: go.Figure, x: Sequence[float], y: Sequence[float], texts: list[str]) -> None:
    figure.add_scatter(
        x=list(x),
        y=list(y),
        mode="text",
        text=texts,
        unselected_textfont_color=figure.layout.font.color,
        textposition="middle right",
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )


def readable_on(colour: str) -> str:
    """Black or white, whichever stands out more on the colour (WCAG relative luminance)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "#17212F" if luminance > 0.2 else "#FFFFFF"


def blend(colour: str, background: str, share: float) -> str:
    """The colour made paler: `share` of it, the rest background."""
    mixed = (
        round(int(colour[i : i + 2], 16) * share + int(background[i : i + 2], 16) * (1 - share))
        for i in (1, 3, 5)
    )
    return "#" + "".join(f"{channel:02X}" for channel in mixed)
