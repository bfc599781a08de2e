"""Kaplan–Meier curves: the share decided by the days since submission."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pandas as pd

from charts.reader import Reader
from charts.stride import stride
from charts.value import XY, Axis, Callout, Details, Line
from domain.survival import QUANTILES

_MOST_POINTS = 80
_MOST_COLOURS = 4
"""More curves than these are told apart by what stands out: the whole, and the named."""


@dataclass(frozen=True)
class _Style:
    legend: str
    colour: str
    width: float


def curves_chart(
    curves: Mapping[str, pd.DataFrame],
    names: Mapping[str, str],
    named: Collection[str],
    colours: Mapping[str, str],
    whole: pd.Series,
    reader: Reader,
) -> XY:
    """A step line per curve; the whole, whose code is "", lies on top.

    `curves`: columns `days`, `waiting`; `names`: what each is called; `named`: codes of which the
    headline speaks; `colours`: of the few, where they are few; `whole`: the quantiles of all.
    """
    styles = {code: _style(code, names, named, colours, reader) for code in curves}
    if len(curves) <= _MOST_COLOURS:
        few = {code: colours.get(code, reader.palette.accent) for code in curves if code}
        styles |= {code: _Style(names[code], colour, 1.8) for code, colour in few.items()}
    last = max(int(curve["days"].max()) for curve in curves.values())
    lines, told = [], set()
    for code in sorted(curves, key=lambda code: styles[code].width):
        style, curve = styles[code], _thinned(curves[code], last)
        lines.append(
            Line(
                name=style.legend,
                colour=style.colour,
                x=tuple(curve["days"]),
                y=tuple(1 - curve["waiting"]),
                width=style.width,
                step=True,
                details=_details(names[code], curve, reader),
                listed=len(curves) > 1 and style.legend not in told,
            )
        )
        told.add(style.legend)
    return XY(
        layers=tuple(lines),
        x=Axis("days", reader.locale.gettext("Days since submission")),
        y=Axis("share", high=1),
        callouts=_quantiles(whole, reader),
    )


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


def _details(name: str, curve: pd.DataFrame, reader: Reader) -> tuple[Details, ...]:
    locale = reader.locale
    return tuple(
        (
            name,
            locale.ngettext(
                "{n} day: {share}",
                "{n} days: {share}",
                int(days),
                share=locale.percent(1 - waiting),
            ),
        )
        for days, waiting in zip(curve["days"], curve["waiting"], strict=True)
    )


def _thinned(curve: pd.DataFrame, last: int) -> pd.DataFrame:
    """From day 0 to the last, at most about `_MOST_POINTS` steps, each where the curve falls."""
    start = pd.DataFrame({"days": [0], "waiting": [1.0]})
    curve = pd.concat([start, curve.astype({"waiting": float})])
    falls = curve[curve["waiting"].diff().fillna(-1) < 0]
    every = stride(len(falls), _MOST_POINTS)
    falls = falls.iloc[::-1].iloc[::every].iloc[::-1]
    end = pd.DataFrame({"days": [last], "waiting": [curve["waiting"].iloc[-1]]})
    shown = pd.concat([start, falls, end]).drop_duplicates("days", keep="last")
    return shown.sort_values("days")


def _quantiles(whole: pd.Series, reader: Reader) -> tuple[Callout, ...]:
    """The days by which half and 85% of all are decided, on the curve of all."""
    locale = reader.locale
    return tuple(
        Callout(
            float(whole[key]),
            share,
            locale.ngettext(
                "{share}: {n} day",
                "{share}: {n} days",
                int(whole[key]),
                share=locale.percent(share),
            ),
        )
        for key, share in QUANTILES.items()
        if pd.notna(whole[key])
    )
