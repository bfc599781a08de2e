"""When the last of the open postulates will be decided, and how far earlier forecasts held."""

from datetime import timedelta

import pandas as pd
import plotly.graph_objects as go

from charts.base import count_axis, date_axis, hover, legend_height, new_figure
from charts.colour import blend
from charts.exhibit import Column, Exhibit
from charts.postulates import forecast_words as words
from charts.reader import Reader
from domain.forecast import Forecast, refuted

_HEIGHT = 360
_PAST_WEEKS = 16
"""Weeks drawn before a forecast."""


def forecast(found: Forecast, weeks: pd.DataFrame, record: pd.DataFrame, reader: Reader) -> Exhibit:
    """The postulates still open: so far, and as past weeks' decisions let one expect.

    `weeks`: columns of `data_access.postulates.weekly`; `record`: of `track_record`, by which
    the forecast is judged in the same breath: one that is refuted gives no date.
    """
    _ = reader.locale.gettext
    empty = words.empty(found, reader.locale)
    return Exhibit(
        key="forecast",
        title=_("When the open postulates will be decided"),
        takeaway="" if empty else words.takeaway(found, record, reader.locale),
        figure=None if empty else _fan(found, weeks, not refuted(record), reader),
        table=found.fan,
        columns=(
            Column("day", _("Day"), "date"),
            Column("q50", _("Still open, middle course"), "count"),
            Column("q15", _("Still open at most, 15% chance"), "count"),
            Column("q85", _("Still open at most, 85% chance"), "count"),
        ),
        note="" if empty else words.note(found, record, reader.locale),
        empty=empty,
    )


def _fan(found: Forecast, weeks: pd.DataFrame, dated: bool, reader: Reader) -> go.Figure:
    _, locale, palette = reader.locale.gettext, reader.locale, reader.palette
    fan = found.fan[found.fan["q85"].shift(fill_value=1) > 0]
    weeks = weeks.tail(_PAST_WEEKS)
    past = [min(week + timedelta(days=6), found.as_of) for week in weeks["week"]]
    middle = _("Middle course")
    if found.silent_open:
        middle = locale.ngettext(
            "Middle course, {n} left out", "Middle course, {n} left out", found.silent_open
        )
    names = [_("Open so far"), middle, _("Chance of 50%"), _("Chance of 70%")]
    figure = new_figure(reader, _HEIGHT + legend_height(names, reader))
    for low, high, name, share in (
        ("q15", "q85", names[3], 0.22),
        ("q25", "q75", names[2], 0.42),
    ):
        edge = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
        figure.add_scatter(x=fan["day"], y=fan[high], showlegend=False, **edge)
        figure.add_scatter(
            x=fan["day"],
            y=fan[low],
            name=name,
            fill="tonexty",
            fillcolor=blend(palette.accent, palette.background, share),
            **edge,
        )
    figure.add_scatter(
        x=fan["day"],
        y=fan["q50"],
        name=names[1],
        mode="lines",
        line={"color": palette.accent, "width": 2.5},
        hovertext=[
            hover(
                [
                    locale.date(row.day),
                    _(
                        "Still open: {middle} ({low}–{high})",
                        middle=locale.number(row.q50),
                        low=locale.number(row.q15),
                        high=locale.number(row.q85),
                    ),
                ]
            )
            for row in fan.itertuples()
        ],
        hoverinfo="text",
    )
    figure.add_scatter(
        x=past,
        y=weeks["backlog"],
        name=names[0],
        mode="lines",
        line={"color": palette.text, "width": 2.5},
        hovertext=[
            hover([locale.date(day), f"{names[0]}: {locale.number(n)}"])
            for day, n in zip(past, weeks["backlog"], strict=True)
        ],
        hoverinfo="text",
    )
    last = max(day for day in (fan["day"].iloc[-1], found.deadline) if day is not None)
    date_axis(figure, reader, past[0], last)
    figure.update_xaxes(showgrid=False)
    count_axis(figure, max(found.open, weeks["backlog"].max()))
    figure.update_layout(showlegend=True, legend_maxheight=1, legend_traceorder="reversed")
    _mark_dates(figure, found, dated, reader)
    return figure


def _mark_dates(figure: go.Figure, found: Forecast, dated: bool, reader: Reader) -> None:
    """The two dates on the zero line, if `dated`, and the end of the consultation across."""
    locale, palette = reader.locale, reader.palette
    if found.deadline is not None:
        figure.add_vline(
            x=found.deadline.isoformat(),
            line={"color": palette.muted, "width": 1.5, "dash": "dot"},
        )
        figure.add_annotation(
            x=found.deadline.isoformat(),
            y=1,
            yref="paper",
            yanchor="top",
            xanchor="left",
            showarrow=False,
            text=locale.gettext("end of the<br>consultation"),
            align="left",
            font={"color": palette.muted},
        )
    dates = ((found.dates.p50, 0.5, "top left"), (found.dates.p85, 0.85, "top right"))
    for day, share, position in dates:
        if day is None or not dated:
            continue
        figure.add_scatter(
            x=[day],
            y=[0],
            mode="markers+text",
            marker={"color": palette.accent, "size": 10 * reader.scale, "symbol": "diamond"},
            text=[locale.percent(share)],
            textposition=position,
            textfont={"weight": 600},
            hovertext=[hover([locale.date(day), locale.percent(share)])],
            hoverinfo="text",
            cliponaxis=False,
            showlegend=False,
        )
