"""Events and public holidays beside the weeks of a chart, so that August is no crisis."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd

from charts.exhibit import Exhibit
from charts.reader import Reader
from charts.value import Columns, Details, Upright
from domain.columns import Column
from domain.holidays import public_holidays

_WEEK = timedelta(days=6)


def beside_days(exhibit: Exhibit, events: pd.DataFrame, reader: Reader) -> Exhibit:
    """The exhibit of weeks with a line for each event and holiday, named where one points at the
    week and in a column of the table.

    `events`: of `data_access.events.events`. An exhibit without a chart stays as it is.
    """
    chart = exhibit.chart
    if not isinstance(chart, Columns):
        return exhibit
    locale = reader.locale
    weeks = exhibit.table["week"].tolist()
    marks = sorted(_marks(weeks[0], weeks[-1] + _WEEK, events, reader))
    told = [
        [f"{name} ({locale.date(day)})" for day, name in marks if week <= day <= week + _WEEK]
        for week in weeks
    ]
    series = tuple(replace(one, details=_with(one.details, told)) for one in chart.series)
    uprights = tuple(Upright(day, "", reader.palette.muted) for day, _name in marks)
    return replace(
        exhibit,
        chart=replace(chart, series=series, uprights=uprights),
        table=exhibit.table.assign(marks=["; ".join(names) for names in told]),
        columns=(*exhibit.columns, Column("marks", locale.gettext("Holidays and events"))),
        note=" ".join(
            filter(None, [exhibit.note, locale.gettext("Dotted lines: holidays and events.")])
        ),
    )


def _marks(
    first: date, last: date, events: pd.DataFrame, reader: Reader
) -> Iterator[tuple[date, str]]:
    language = reader.locale.language
    yield from public_holidays(first, last, language).items()
    for row in events.to_dict("records"):
        if first <= row["date"] <= last:
            english = language == "en" and isinstance(row["name_en"], str)
            yield row["date"], row["name_en"] if english else row["name"]


def _with(details: tuple[Details, ...], told: list[list[str]]) -> tuple[Details, ...]:
    """What each week's mark says, with its days named below."""
    return tuple((*lines, *names) for lines, names in zip(details, told, strict=True))
