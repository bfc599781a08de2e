"""Kaplan–Meier curves: the share decided by the days since submission."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from charts.base import FONT_SIZE, hover, legend_height, new_figure, safe
from charts.reader import Reader
from domain.survival import QUANTILES

_HEIGHT = 360
_MOST_POINTS = 80
_MOST_COLOURS = 4
"""More curves than these are told apart by what stands out: the whole, and the named."""


@dataclass(frozen=True)
class _Style:
    legend: str
    colour: str
    width: float


def curves_figure(
    curves: Mapping[str, pd.DataFrame],
    names: Mapping[str, str],
    named: Collection[str],
    colours: Mapping[str, str],
    reader: Reader,
) -> go.Figure:
    """A step line per curve; the whole, whose code is "", lies on top.

    `curves`: columns `days`, `waiting`; `names`: what each is called; `named`: codes of which the
    headline speaks; `colours`: of the few, where they are few.
    """
    styles = {code: _style(code, names, named, colours, reader) for code in curves}
    if len(curves) <= _MOST_COLOURS:
        few = {code: colours.get(code, reader.palette.accent) for code in curves if code}
        styles |= {code: _Style(names[code], colour, 1.8) for code, colour in few.items()}
    legend = legend_height([*{style.legend for style in styles.values()}], reader)
    figure = new_figure(reader, _HEIGHT + (legend if len(curves) > 1 else 0))
    last = max(int(curve["days"].max()) for curve in curves.values())
    told = set()
    for code in sorted(curves, key=lambda code: styles[code].width):
        style, curve = styles[code], _thinned(curves[code], last)
        figure.add_scatter(
            x=curve["days"].tolist(),
            y=(1 - curve["waiting"]).tolist(),
            name=safe(style.legend),
            showlegend=style.legend not in told,
            mode="lines",
            line={"shape": "hv", "width": style.width, "color": style.colour},
            hovertext=_hovers(names[code], curve, reader),
            hoverinfo="text",
        )
        told.add(style.legend)
    _axes(figure, reader)
    figure.update_layout(
        showlegend=len(curves) > 1, legend_maxheight=1, legend_traceorder="reversed"
    )
    return figure


def _style(
    code: str,
    names: Mapping[str, str],
    named: Collection[str],
    colours: Mapping[str, str],
    reader: Reader,
) -> _Style:
    palette = reader.palette
    if not code:
        return _Style(names[code], palette.text, 3)
    if code in named:
        return _Style(names[code], colours.get(code, palette.accent), 2.4)
    return _Style(reader.locale.gettext("Other sectors"), palette.muted, 1)


def _hovers(name: str, curve: pd.DataFrame, reader: Reader) -> list[str]:
    locale = reader.locale
    return [
        hover(
            [
                safe(name),
                locale.ngettext(
                    "{n} day: {share}",
                    "{n} days: {share}",
                    int(days),
                    share=locale.percent(1 - waiting),
                ),
            ]
        )
        for days, waiting in zip(curve["days"], curve["waiting"], strict=True)
    ]


def _axes(figure: go.Figure, reader: Reader) -> None:
    figure.update_xaxes(
        title={
            "text": reader.locale.gettext("Days since submission"),
            "font": {"size": FONT_SIZE * reader.scale},
        },
        rangemode="tozero",
        showgrid=False,
    )
    shares = [0, 0.25, 0.5, 0.75, 1]
    figure.update_yaxes(
        range=[0, 1.02],
        tickmode="array",
        tickvals=shares,
        ticktext=[reader.locale.percent(share) for share in shares],
    )


def _thinned(curve: pd.DataFrame, last: int) -> pd.DataFrame:
    """From day 0 to the last, at most about `_MOST_POINTS` steps, each where the curve falls."""
    start = pd.DataFrame({"days": [0], "waiting": [1.0]})
    curve = pd.concat([start, curve.astype({"waiting": float})])
    falls = curve[curve["waiting"].diff().fillna(-1) < 0]
    every = -(-len(falls) // _MOST_POINTS)
    falls = falls.iloc[::-1].iloc[::every].iloc[::-1]
    end = pd.DataFrame({"days": [last], "waiting": [curve["waiting"].iloc[-1]]})
    shown = pd.concat([start, falls, end]).drop_duplicates("days", keep="last")
    return shown.sort_values("days")


def mark_quantiles(figure: go.Figure, whole: pd.Series, reader: Reader) -> None:
    """The days by which half and 85% of all are decided, on the curve of all."""
    locale, palette = reader.locale, reader.palette
    for key, share in QUANTILES.items():
        if pd.isna(whole[key]):
            continue
        figure.add_annotation(
            x=whole[key],
            y=share,
            text=locale.ngettext(
                "{share}: {n} day",
                "{share}: {n} days",
                int(whole[key]),
                share=locale.percent(share),
            ),
            ax=34,
            ay=26,
            xanchor="left",
            bgcolor=palette.background,
            arrowcolor=palette.text,
            arrowhead=6,
            arrowwidth=1.2,
            font={"color": palette.text, "weight": 600},
        )
