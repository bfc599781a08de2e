"""Two sides in one table, and their courses over each other by the days since each began."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import pandas as pd

from charts.changes import count_name, signed
from charts.claims import named
from charts.exhibit import Exhibit
from charts.reader import Reader
from charts.value import XY, Axis, Line
from domain.columns import Column
from domain.indicators import INDICATORS
from locales import N_, Locale

_VERDICTS = {
    1: N_("higher, more than chance"),
    -1: N_("lower, more than chance"),
    0: N_("may be chance"),
}
COURSES = {
    "postulates": N_("Postulates submitted so far, by day of the consultation"),
    "decided_share": N_("Share of postulates decided, by day of the consultation"),
    "meetings_held": N_("Meetings held so far, by day of the consultation"),
    "reach": N_("Reach, by day of the consultation"),
}
"""Measure of a course → what its chart is called."""
_PARTS = {"decided_share": ("decided", "not_void"), "reach": ("active_declared", "declared")}
_MOST_POINTS = 200


class Course(Protocol):
    """`days`: of `data_access.comparison.Course`."""

    @property
    def named(self) -> bool: ...
    @property
    def days(self) -> pd.DataFrame: ...


@dataclass(frozen=True)
class Side:
    """What a side is called, its colour, and how its consultation went."""

    name: str
    colour: str
    course: Course


def figures(
    table: pd.DataFrame,
    names: tuple[str, str],
    key: str,
    title: str,
    reader: Reader,
    note: str = "",
) -> Exhibit:
    """Figure by figure: the first side, the second, the difference, whether beyond chance.

    `table`: of `data_access.comparison`; `names`: what the two sides are called.
    """
    locale = reader.locale
    _ = locale.gettext
    if not table[["value", "other_value"]].fillna(0).any(axis=None):
        return nothing(key, title, _("No data: there are no records in this scope."))
    rows = table.to_dict("records")
    shown = table.assign(
        name=[_name(locale, row) for row in rows],
        told=[_told(locale, row, "") for row in rows],
        other_told=[_told(locale, row, "other_") for row in rows],
        change=[_difference(locale, row) for row in rows],
        evidence=[_evidence(locale, row) for row in rows],
    )
    return Exhibit(
        key=key,
        title=title,
        takeaway=_takeaway(shown, names, locale),
        chart=None,
        table=shown,
        columns=(
            Column("name", _("Figure")),
            Column("told", names[0]),
            Column("other_told", names[1]),
            Column("change", _("Difference")),
            Column("evidence", _("Is it more than chance?")),
        ),
        note=" ".join(filter(None, [note, _intervals(table, locale)])),
    )


def _intervals(table: pd.DataFrame, locale: Locale) -> str:
    """Why an interval that leaves out zero may yet be chance."""
    if table["low"].isna().all():
        return ""
    return locale.gettext(
        "Each 95% interval is of one difference alone; chance is judged for all of them together, "
        "and organisations that came again and again count for fewer."
    )


def nothing(key: str, title: str, why: str) -> Exhibit:
    """Where there are no two sides."""
    return Exhibit(key, title, "", None, pd.DataFrame({"name": []}), (), empty=why)


def course(measure: str, key: str, title: str, sides: Sequence[Side], reader: Reader) -> Exhibit:
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


def _is_known(side: Side, measure: str) -> bool:
    return bool(len(side.course.days)) and bool(side.course.days[measure].fillna(0).any())


def _laid_over(sides: Sequence[Side], measure: str) -> pd.DataFrame:
    """One row per day, a column for each side."""
    columns = {
        f"side_{n}": side.course.days.set_index("day")[measure] for n, side in enumerate(sides)
    }
    return pd.DataFrame(columns).rename_axis("day").reset_index()


def _lines(sides: Sequence[Side], measure: str, reader: Reader) -> XY:
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
    every = -(-len(changed) // _MOST_POINTS)
    return pd.concat([changed.iloc[:: every or 1], days.tail(1)]).drop_duplicates("day")


def _abreast(sides: Sequence[Side], measure: str, locale: Locale) -> str:
    """The sides on the last day that all of them have seen."""
    day = min(int(side.course.days["day"].iloc[-1]) for side in sides)
    told = [f"{side.name} – {_value(side, measure, day, locale)}" for side in sides]
    return locale.gettext(
        "On day {n} of the consultation: {sides}.", n=locale.number(day), sides="; ".join(told)
    )


def _on_day(side: Side, measure: str, day: int, locale: Locale) -> str:
    return locale.gettext(
        "day {n}: {value}", n=locale.number(day), value=_value(side, measure, day, locale)
    )


def _value(side: Side, measure: str, day: int, locale: Locale) -> str:
    row = side.course.days.iloc[day]
    if measure in _PARTS:
        return locale.part(*(row[name] for name in _PARTS[measure]))
    return locale.number(row[measure])


def _name(locale: Locale, row: dict) -> str:
    indicator = INDICATORS.get(row["key"])
    return locale.gettext(indicator.label) if indicator else count_name(locale, row["key"])


def _told(locale: Locale, row: dict, side: str) -> str:
    if row["kind"] == "share":
        return locale.part(row[f"{side}part"], row[f"{side}whole"])
    return locale.number(row[f"{side}value"])


def _difference(locale: Locale, row: dict) -> str:
    """«+12», «−3 pkt proc. (od −9 do +4)», «—»."""
    if row["difference"] != row["difference"]:
        return locale.number(None)
    if row["kind"] != "share":
        return signed(locale, row["difference"])
    points = _points(locale, row["difference"])
    if row["low"] != row["low"]:
        return locale.gettext("{points} p.p.", points=points)
    return locale.gettext(
        "{points} p.p. (95%: from {low} to {high})",
        points=points,
        low=_points(locale, row["low"]),
        high=_points(locale, row["high"]),
    )


def _points(locale: Locale, difference: float) -> str:
    written = locale.points(difference)
    if written == locale.number(0):
        return written
    return ("+" if difference > 0 else "−") + written


def _evidence(locale: Locale, row: dict) -> str:
    if not row["judged"]:
        return locale.number(None)
    if row["verdict"] != row["verdict"]:
        return locale.gettext("too few to tell")
    return locale.gettext(_VERDICTS[int(row["verdict"])])


def _takeaway(shown: pd.DataFrame, names: tuple[str, str], locale: Locale) -> str:
    """The rates that differ beyond chance; that none does, or that nobody can tell."""
    _ = locale.gettext
    differ = shown[shown["verdict"].fillna(0) != 0]
    if len(differ):
        told = [
            f"{row['name']} – {names[0]}: {row['told']}, {names[1]}: {row['other_told']}"
            for row in differ.to_dict("records")
        ]
        return _("They differ by more than chance: {rates}.", rates=named(told, locale))
    if shown["verdict"].notna().any():
        return _("No rate differs by more than chance.")
    if not shown["judged"].any():
        return _("No rate can be compared: none is known on both sides, or nothing new came.")
    return _("The records are too few to tell whether any rate differs by more than chance.")
