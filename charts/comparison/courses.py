"""The courses of two sides over each other, by the days since each began."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import pandas as pd

from charts.exhibit import Exhibit
from charts.reader import Reader
from charts.stride import stride
from charts.value import XY, Axis, Line
from domain.columns import Column
from locales import N_, Locale

COURSES = {
    "postulates": N_("Postulates submitted so far, by day of the consultation"),
    "decided_share": N_("Share of postulates decided, by day of the consultation"),
    "meetings_held": N_("Meetings held so far, by day of the consultation"),
    "reach": N_("Reach, by day of the consultation"),
}
"""Measure of a course → what its chart is called."""
_PARTS = {"decided_share": ("decided", "not_void"), "reach": ("active_declared", "declared")}
_MOST_POINTS = 200


class _Course(Protocol):
    """`days`: of `data_access.comparison.Course`."""

    @property
    def named(self) -> bool: ...
    @property
    def days(self) -> pd.DataFrame: ...


@dataclass(frozen=True)
class SideCourse:
    """What a side is called, its colour, and how its consultation went."""

    name: str
    colour: str
    course: _Course


def course_lines(
    measure: str, key: str, title: str, sides: Sequence[SideCourse], reader: Reader
) -> Exhibit:
    """A line for each side, from the day on which its consultation began.

    `measure`: of `COURSES`. A side of which nothing is known has no line, and the note says so.
    """
    locale = reader.locale
    _ = locale.gettext
    known = [side for side in sides if _is_known(side, measure)]
    table = _laid_over(known, measure)
    notes = [_("{name}: no data.", name=side.name) for side in sides if known and side not in known]
    notes += [
        _("{name}: days are counted from the first record, the source names no start.",
          name=side.name)
        for side in known
        if not side.course.named
    ]  # fmt: skip
    return Exhibit(
        key=key,
        title=title,
        takeaway=_abreast(known, measure, locale) if known else "",
        chart=_lines(known, measure, reader) if known else None,
        table=table,
        columns=(
            Column("day", _("Day"), "count"),
            *(
                Column(f"side_{n}", side.name, "share" if measure in _PARTS else "count")
                for n, side in enumerate(known)
            ),
        ),
        note=" ".join(notes),
        empty="" if known else _("No data: there are no records in this scope."),
    )


def _is_known(side: SideCourse, measure: str) -> bool:
    return bool(len(side.course.days)) and bool(side.course.days[measure].fillna(0).any())


def _laid_over(sides: Sequence[SideCourse], measure: str) -> pd.DataFrame:
    """One row per day, a column for each side."""
    columns = {
        f"side_{n}": side.course.days.set_index("day")[measure] for n, side in enumerate(sides)
    }
    return pd.DataFrame(columns).rename_axis("day").reset_index()


def _lines(sides: Sequence[SideCourse], measure: str, reader: Reader) -> XY:
    """The reach, mostly a few in a hundred, is drawn in percent, on an axis as high as it goes."""
    locale = reader.locale
    share = measure == "decided_share"
    times = 100 if measure == "reach" else 1
    layers = []
    for side in sides:
        days = _corners(side.course.days[["day", measure]].dropna(), measure)
        layers.append(
            Line(
                name=side.name,
                colour=side.colour,
                x=tuple(days["day"].astype(float)),
                y=tuple(days[measure].astype(float) * times),
                width=2.6,
                step=True,
                details=tuple(
                    (side.name, _on_day(side, measure, int(day), locale)) for day in days["day"]
                ),
            )
        )
    title = locale.gettext("Reach, %") if measure == "reach" else ""
    return XY(
        layers=tuple(layers),
        x=Axis("days", locale.gettext("Days since the consultation began")),
        y=Axis("share", high=1) if share else Axis("count", title),
    )


def _corners(days: pd.DataFrame, measure: str) -> pd.DataFrame:
    """The days on which the measure changes, thinned, and the last."""
    changed = days[days[measure] != days[measure].shift()]
    every = stride(len(changed), _MOST_POINTS)
    return pd.concat([changed.iloc[::every], days.tail(1)]).drop_duplicates("day")


def _abreast(sides: Sequence[SideCourse], measure: str, locale: Locale) -> str:
    """The sides on the last day that all of them have seen."""
    day = min(int(side.course.days["day"].iloc[-1]) for side in sides)
    told = [f"{side.name} – {_value(side, measure, day, locale)}" for side in sides]
    return locale.gettext(
        "On day {n} of the consultation: {sides}.", n=locale.number(day), sides="; ".join(told)
    )


def _on_day(side: SideCourse, measure: str, day: int, locale: Locale) -> str:
    return locale.gettext(
        "day {n}: {value}", n=locale.number(day), value=_value(side, measure, day, locale)
    )


def _value(side: SideCourse, measure: str, day: int, locale: Locale) -> str:
    row = side.course.days.iloc[day]
    if measure in _PARTS:
        return locale.part(*(row[name] for name in _PARTS[measure]))
    return locale.number(row[measure])
