"""When the last of the open postulates will be decided, and how far earlier forecasts held."""

from datetime import timedelta

import pandas as pd
import plotly.graph_objects as go

from charts.base import count_axis, date_axis, hover, legend_height, new_figure
from charts.colour import blend
from charts.exhibit import Column, Exhibit
from charts.reader import Reader
from data_access.postulates.projection import Forecast

_HEIGHT = 360
_FEWEST_JUDGED = 4
"""Of fewer past forecasts none is called too early."""
_PAST_WEEKS = 16
"""Weeks drawn before a forecast."""


def forecast(found: Forecast, weeks: pd.DataFrame, record: pd.DataFrame, reader: Reader) -> Exhibit:
    """The postulates still open: so far, and as past weeks' decisions let one expect.

    `weeks`: columns of `data_access.postulates.weekly`; `record`: of `track_record`, by which
    the forecast is judged in the same breath.
    """
    _ = reader.locale.gettext
    empty = _forecast_empty(found, reader)
    return Exhibit(
        key="forecast",
        title=_("When the open postulates will be decided"),
        takeaway="" if empty else _judged(_forecast_takeaway(found, reader), record, reader),
        figure=None if empty else _fan(found, weeks, reader),
        table=found.fan,
        columns=(
            Column("day", _("Day"), "date"),
            Column("q50", _("Still open, middle run"), "count"),
            Column("q15", _("Still open, 15% of runs at most"), "count"),
            Column("q85", _("Still open, 85% of runs at most"), "count"),
        ),
        note="" if empty else _forecast_note(found, record, reader),
        empty=empty,
    )


def _forecast_note(found: Forecast, record: pd.DataFrame, reader: Reader) -> str:
    locale = reader.locale
    note = locale.ngettext(
        "10,000 runs drawn from the decisions of the last {n} whole week, as if the oldest "
        "postulates came first.",
        "10,000 runs drawn from the decisions of the last {n} whole weeks, as if the oldest "
        "postulates came first.",
        len(found.weeks),
    )
    kept, known = _kept(record)
    if not known:
        return note
    return locale.gettext(
        "{note} Earlier forecasts: the 85% date was met in {part}.",
        note=note,
        part=locale.part(kept, known),
    )


def _judged(takeaway: str, record: pd.DataFrame, reader: Reader) -> str:
    """The takeaway, with a warning where earlier forecasts mostly came true later than said."""
    kept, known = _kept(record)
    if known < _FEWEST_JUDGED or kept >= known / 2:
        return takeaway
    return reader.locale.gettext(
        "{sentence}; earlier forecasts came too early.", sentence=takeaway.rstrip(".")
    )


def _kept(record: pd.DataFrame) -> tuple[int, int]:
    """Of past forecasts whose 85% date can be judged: how many kept it, and of how many."""
    judged = record["kept_p85"].dropna()
    return int(judged.sum()), len(judged)


def _forecast_empty(found: Forecast, reader: Reader) -> str:
    _ = reader.locale.gettext
    if not found.open:
        return _("No postulate in this scope is open.")
    if not found.defined and len(found.weeks) < 4:
        return _("No forecast: the consultation has fewer than four whole weeks behind it.")
    if not found.defined:
        return reader.locale.ngettext(
            "No forecast: nothing was decided in the last {n} whole week.",
            "No forecast: nothing was decided in the last {n} whole weeks.",
            len(found.weeks),
        )
    return ""


def _forecast_takeaway(found: Forecast, reader: Reader) -> str:
    locale = reader.locale
    _ = locale.gettext
    if found.p50 is None:
        return _("At the pace of the last weeks the open postulates will take over ten years.")
    values = {"p50": locale.date(found.p50), "p85": locale.date(found.p85)}
    sentence = _("All open postulates will be decided: in half of the runs by {p50}", **values)
    if found.p85 is not None:
        sentence = _(
            "All open postulates will be decided: in half of the runs by {p50}, in 85% by {p85}",
            **values,
        )
    if found.by_deadline is None:
        return f"{sentence}."
    return _(
        "{sentence}; by the end of the consultation ({deadline}): {share}.",
        sentence=sentence,
        deadline=locale.date(found.deadline),
        share=_chance(found.by_deadline, reader),
    )


def _chance(share: float, reader: Reader) -> str:
    """Never «0%» or «100%» for what a run or two say otherwise."""
    locale = reader.locale
    if share == 0:
        return locale.gettext("in none of the runs")
    if share == 1:
        return locale.gettext("in all of the runs")
    if share < 0.01:
        return locale.gettext("in under 1% of the runs")
    if share > 0.99:
        return locale.gettext("in over 99% of the runs")
    return locale.gettext("in {share} of the runs", share=locale.percent(share))


def _fan(found: Forecast, weeks: pd.DataFrame, reader: Reader) -> go.Figure:
    _, locale, palette = reader.locale.gettext, reader.locale, reader.palette
    fan = found.fan[found.fan["q85"].shift(fill_value=1) > 0]
    weeks = weeks.tail(_PAST_WEEKS)
    past = [min(week + timedelta(days=6), found.as_of) for week in weeks["week"]]
    names = [_("Open so far"), _("Median run"), _("Half of the runs"), _("70% of the runs")]
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
    _mark_dates(figure, found, reader)
    return figure


def _mark_dates(figure: go.Figure, found: Forecast, reader: Reader) -> None:
    """The two dates on the zero line, and the end of the consultation across."""
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
    dates = ((found.p50, 0.5, "top left"), (found.p85, 0.85, "top right"))
    for day, share, position in dates:
        if day is None:
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
