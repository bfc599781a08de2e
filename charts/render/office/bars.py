"""Lying and standing bars: series, categories, texts at their ends."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from charts.render.office.model import OfficeChart, OfficeSeries
from charts.value import Axis, Bars, Columns, Series
from domain.text import one_line
from locales import Locale

_MOST_FILLED = 400
"""Weeks without a bar are put in so long as there are no more categories than this."""


def lying(chart: Bars) -> OfficeChart:
    """Overlaid bars become grouped bars, and tick marks on them bars of the same group.

    The bar in front comes last: the texts at the ends tell about it.
    """
    *behind, front = [_bar(series) for series in chart.series if series.mark == "bar"]
    ticks = [_bar(series) for series in chart.series if series.mark == "tick"]
    drawn, ends = [*behind, *ticks, front], tuple(map(one_line, chart.ends))
    stacked = chart.stacked and len(drawn) > 1
    if stacked or any(series.errors for series in drawn):
        drawn, stacked = [*drawn, *_carriers(chart, drawn, ends)], True
    else:
        drawn[-1] = replace(front, labels=ends)
    return OfficeChart(
        kind="bars",
        categories=tuple(map(one_line, chart.rows)),
        series=tuple(drawn),
        along=Axis(),
        value=Axis(chart.kind),
        stacked=stacked,
    )


def _bar(series: Series) -> OfficeSeries:
    errors = ()
    if any(series.intervals):
        pairs = zip(series.values, series.intervals, strict=True)
        errors = tuple(
            (value - ends[0], ends[1] - value) if ends and value is not None else (0.0, 0.0)
            for value, ends in pairs
        )
    return OfficeSeries(
        name=one_line(series.name),
        values=series.values,
        colour=series.colour,
        colours=series.colours,
        labels=tuple(map(one_line, series.labels)),
        errors=errors,
        listed=bool(series.name),
    )


def _carriers(
    chart: Bars, drawn: Sequence[OfficeSeries], ends: tuple[str, ...]
) -> list[OfficeSeries]:
    """Beyond a stack, or beyond whiskers, the texts hang on a series that is not drawn.

    It has no name, for programs differ in how they number the legend entries of lying bars, and
    an entry left in must not show.
    """
    sums = [sum(series.values[row] or 0 for series in drawn) for row in range(len(ends))]
    labelled = OfficeSeries(" ", tuple(sums), "", labels=ends, listed=False)
    if not any(series.errors for series in drawn):
        return [labelled]
    room = tuple(max(0.0, chart.end(row) - whole) for row, whole in enumerate(sums))
    return [OfficeSeries(" ", room, "", listed=False), labelled]


def standing(chart: Columns, locale: Locale) -> OfficeChart:
    """Columns with lines and levels over them; days without a column keep their place."""
    places = without_gaps(chart.places)
    index = {place: i for i, place in enumerate(places)}
    at = [index[place] for place in chart.places]
    return OfficeChart(
        kind="columns",
        categories=category_texts(places, locale),
        series=tuple(_column(series, at, len(places)) for series in chart.series),
        along=Axis(),
        value=chart.value,
        stacked=chart.stacked,
    )


def _column(series: Series, at: Sequence[int], n: int) -> OfficeSeries:
    values: list[float | None] = [None] * n
    labels = [""] * n
    for i, (place, value) in enumerate(zip(at, series.values, strict=True)):
        values[place] = value
        labels[place] = one_line(series.labels[i]) if series.labels else ""
    level = series.mark == "level"
    return OfficeSeries(
        name=one_line(series.name),
        values=tuple(values),
        colour=series.colour,
        mark="bar" if series.mark == "bar" else "line",
        colours=series.colours,
        labels=tuple(labels) if series.labels else (),
        width=1.5 if level else 2.0,
        dashed=level,
        listed=bool(series.name),
    )


def category_texts(places: Sequence[dt.date] | Sequence[str], locale: Locale) -> tuple[str, ...]:
    """Days in the reader's language, months where all are first days; other places as they are."""
    days = [place for place in places if isinstance(place, dt.date)]
    if not days:
        return tuple(map(one_line, places))
    if len(days) > 1 and all(day.day == 1 for day in days):
        return tuple(locale.month(day, year=True) for day in days)
    return tuple(locale.date(day) for day in days)


def without_gaps(places: Sequence) -> Sequence:
    """The places, with the days between that have no bar where they stand at an even step."""
    if len(places) < 3 or not isinstance(places[0], dt.date):
        return places
    steps = [(later - earlier).days for earlier, later in pairwise(places)]
    step = min(steps)
    if step <= 0 or any(n % step for n in steps) or sum(steps) / step > _MOST_FILLED:
        return places
    return [places[0] + dt.timedelta(days=n) for n in range(0, sum(steps) + 1, step)]
