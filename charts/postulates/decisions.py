"""How long a decision takes: Kaplan–Meier curves by sector."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from charts.base import FONT_SIZE, hover, legend_height, new_figure, safe
from charts.exhibit import Column, Exhibit
from charts.reader import Reader
from data_access.postulates.survival import QUANTILES, quantile, survival

_HEIGHT = 360
_MOST_POINTS = 80
_FEWEST = 10
"""Of fewer waits a median is not compared."""
_FAR = 1.25
"""A sector's median this many times the whole's stands out."""


def time_to_decision(waits: pd.DataFrame, reader: Reader, names: Mapping[str, str]) -> Exhibit:
    """The share decided by the days since submission: a curve per sector, and one for all.

    `waits`: columns of `data_access.postulates.waits`; `names`: sector code → name, all of the
    programme in its order. Where there are more sectors than colours, only the whole is drawn.
    """
    _ = reader.locale.gettext
    curves = {"": survival(waits)}
    for code in names:
        rows = waits[waits["sector"] == code]
        if len(rows):
            curves[code] = survival(rows)
    table = pd.DataFrame(
        [
            {
                "name": safe_name(code, names, reader),
                "waits": int(_of(waits, code)["postulates"].sum()),
                "decided": int(
                    (_of(waits, code)["postulates"] * _of(waits, code)["decided"]).sum()
                ),
                **{key: quantile(curve, share) for key, share in QUANTILES.items()},
                "sector": code,
            }
            for code, curve in curves.items()
        ]
    )
    empty = ""
    if waits.empty:
        empty = _("No data: there are no postulates in this scope.")
    elif not waits["decided"].any():
        empty = _("No data: no postulate in this scope has been decided yet.")
    return Exhibit(
        key="time_to_decision",
        title=_("Time to a decision"),
        takeaway="" if empty else _time_takeaway(table, reader),
        figure=None if empty else _curves(curves, table, reader, names),
        table=table,
        columns=(
            Column("name", _("Sector")),
            Column("waits", _("Postulates"), "count"),
            Column("decided", _("Decided"), "count"),
            Column("median", _("Half decided in, days"), "days", higher_is_better=False),
            Column("p85", _("85% decided in, days"), "days", higher_is_better=False),
        ),
        note=_(
            "Kaplan–Meier estimate: open postulates count as waiting until the as-of date; "
            "void ones are left out. “—”: not reached yet."
        ),
        empty=empty,
    )


def safe_name(code: str, names: Mapping[str, str], reader: Reader) -> str:
    """The sector's name; for "", all together."""
    return names.get(code, code) if code else reader.locale.gettext("All together")


def _of(waits: pd.DataFrame, code: str) -> pd.DataFrame:
    return waits[waits["sector"] == code] if code else waits


def _curves(
    curves: Mapping[str, pd.DataFrame],
    table: pd.DataFrame,
    reader: Reader,
    names: Mapping[str, str],
) -> go.Figure:
    palette, locale = reader.palette, reader.locale
    drawn = list(curves)
    if len(curves) == 2:
        drawn = [code for code in curves if code]
    elif len(names) > len(palette.categories):
        drawn = [""]
    colours = palette.sectors(list(names))
    labels = [safe_name(code, names, reader) for code in drawn]
    legend = legend_height(labels) if len(drawn) > 1 else 0
    figure = new_figure(reader, _HEIGHT + legend)
    last = max(int(curves[code]["days"].max()) for code in drawn)
    for code, name in zip(drawn, labels, strict=True):
        curve = _thinned(curves[code], last)
        whole = code == ""
        figure.add_scatter(
            x=curve["days"].tolist(),
            y=(1 - curve["waiting"]).tolist(),
            name=safe(name),
            mode="lines",
            line={
                "shape": "hv",
                "width": 3 if whole else 1.8,
                "color": palette.text if whole else colours.get(code, palette.accent),
            },
            hovertext=[
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
            ],
            hoverinfo="text",
        )
    _mark_quantiles(figure, table.iloc[0], reader)
    figure.update_layout(showlegend=len(drawn) > 1, legend_maxheight=1)
    figure.update_xaxes(
        title={
            "text": locale.gettext("Days since submission"),
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
        ticktext=[locale.percent(share) for share in shares],
    )
    return figure


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


def _mark_quantiles(figure: go.Figure, whole: pd.Series, reader: Reader) -> None:
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


def _time_takeaway(table: pd.DataFrame, reader: Reader) -> str:
    locale = reader.locale
    whole = table.iloc[0]
    if pd.isna(whole["median"]):
        return locale.gettext("Fewer than half of the postulates have been decided so far.")
    median = locale.ngettext("within {n} day", "within {n} days", int(whole["median"]))
    values = {"median": median}
    if pd.isna(whole["p85"]):
        sentence = locale.gettext("Half of the postulates are decided {median}", **values)
    else:
        p85 = locale.ngettext("within {n} day", "within {n} days", int(whole["p85"]))
        sentence = locale.gettext(
            "Half of the postulates are decided {median}, 85% {p85}", p85=p85, **values
        )
    return _slowest(sentence, table, reader)


def _slowest(sentence: str, table: pd.DataFrame, reader: Reader) -> str:
    """The sentence, with the sectors that have not decided half, else with one that stands out."""
    locale = reader.locale
    judged = table.iloc[1:]
    judged = judged[judged["waits"] >= _FEWEST]
    below_half = judged[judged["median"].isna()]
    if len(judged) > 1 and len(below_half) > 3:
        return locale.ngettext(
            "{sentence}; less than half so far in {n} sector.",
            "{sentence}; less than half so far in {n} sectors.",
            len(below_half),
            sentence=sentence,
        )
    if len(judged) > 1 and len(below_half):
        return locale.gettext(
            "{sentence}; less than half so far: {names}.",
            sentence=sentence,
            names=locale.listing(below_half["name"]),
        )
    slow = judged.sort_values("median").tail(1)
    if len(judged) < 2 or slow["median"].iloc[0] < _FAR * max(table["median"].iloc[0], 1):
        return f"{sentence}."
    return locale.gettext(
        "{sentence}; half take longest in: {name} ({days}).",
        sentence=sentence,
        name=slow["name"].iloc[0],
        days=locale.ngettext("{n} day", "{n} days", int(slow["median"].iloc[0])),
    )
