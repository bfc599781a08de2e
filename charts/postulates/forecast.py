"""When the last of the open postulates will be decided, and how far earlier forecasts held."""

from datetime import timedelta

import pandas as pd

from charts.colour import blend
from charts.exhibit import Column, Exhibit
from charts.postulates import forecast_words as words
from charts.reader import Reader
from charts.value import XY, Axis, Band, Dots, Layer, Line, Upright, column_values
from domain.forecast import Forecast, refuted

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
        chart=None if empty else _fan(found, weeks, not refuted(record), reader),
        table=found.fan,
        columns=(
            Column("day", _("Day"), "date"),
            Column("q50", _("Still open, middle course"), "count"),
            Column("q15", _("Still open at most, 15% chance"), "count"),
            Column("q85", _("Still open at most, 85% chance"), "count"),
        ),
        note="" if empty else words.forecast_note(found, record, reader.locale),
        empty=empty,
    )


def _fan(found: Forecast, weeks: pd.DataFrame, dated: bool, reader: Reader) -> XY:
    _, palette = reader.locale.gettext, reader.palette
    fan = found.fan[found.fan["q85"].shift(fill_value=1) > 0]
    words = _("end of the consultation")
    deadline = (Upright(found.deadline, words, palette.muted),) if found.deadline else ()
    return XY(
        layers=(
            _band(fan, "q15", "q85", _("Chance of 70%"), 0.22, reader),
            _band(fan, "q25", "q75", _("Chance of 50%"), 0.42, reader),
            _middle(found, fan, reader),
            _past(found, weeks.tail(_PAST_WEEKS), reader),
            *(_dates(found, reader) if dated else ()),
        ),
        x=Axis("date", low=None),
        y=Axis(),
        uprights=deadline,
    )


def _band(fan: pd.DataFrame, low: str, high: str, name: str, share: float, reader: Reader) -> Band:
    colour = blend(reader.palette.accent, reader.palette.background, share)
    return Band(name, colour, tuple(fan["day"]), column_values(fan[low]), column_values(fan[high]))


def _middle(found: Forecast, fan: pd.DataFrame, reader: Reader) -> Line:
    locale = reader.locale
    name = locale.gettext("Middle course")
    if found.silent_open:
        name = locale.ngettext(
            "Middle course, {n} left out", "Middle course, {n} left out", found.silent_open
        )
    details = tuple(
        (
            locale.date(row["day"]),
            locale.gettext(
                "Still open: {middle} ({low}–{high})",
                middle=locale.number(row["q50"]),
                low=locale.number(row["q15"]),
                high=locale.number(row["q85"]),
            ),
        )
        for row in fan.to_dict("records")
    )
    days, values = tuple(fan["day"]), column_values(fan["q50"])
    return Line(name, reader.palette.accent, days, values, 2.5, details=details)


def _past(found: Forecast, weeks: pd.DataFrame, reader: Reader) -> Line:
    locale = reader.locale
    name = locale.gettext("Open so far")
    days = tuple(min(week + timedelta(days=6), found.as_of) for week in weeks["week"])
    details = tuple(
        (locale.date(day), f"{name}: {locale.number(n)}")
        for day, n in zip(days, weeks["backlog"], strict=True)
    )
    return Line(
        name, reader.palette.text, days, column_values(weeks["backlog"]), 2.5, details=details
    )


def _dates(found: Forecast, reader: Reader) -> tuple[Layer, ...]:
    """The two dates on the zero line."""
    locale = reader.locale
    dates = [(found.dates.p50, 0.5), (found.dates.p85, 0.85)]
    known = [(day, locale.percent(share)) for day, share in dates if day is not None]
    if not known:
        return ()
    days, labels = zip(*known, strict=True)
    details = tuple((locale.date(day), label) for day, label in known)
    accent = reader.palette.accent
    return (Dots("", accent, days, (0,) * len(days), "diamond", labels=labels, details=details),)
