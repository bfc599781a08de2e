"""Six key figures, each with what became of it since a day."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from charts.changes import OPEN_POSTULATES, Between, signed
from charts.reader import Reader
from domain.indicators import INDICATORS
from locales import N_, Locale

_Row = Mapping[Hashable, Any]
_KEYS = ("active", "reach", "attendance_rate", OPEN_POSTULATES, "overdue", "decided_share")
_COUNTED = (OPEN_POSTULATES, "overdue", "active")


@dataclass(frozen=True)
class KeyFigure:
    """All texts are written already. `made_of`: the counts behind a share, else empty.

    `tone`: whether a count moved for the better or the worse; of a share nothing is judged, for its
    difference may be chance.
    """

    label: str
    value: str
    made_of: str
    change: str
    tone: Literal["good", "bad", ""] = ""


def key_figures(
    counts: pd.DataFrame, rates: pd.DataFrame, between: Between, reader: Reader, *, narrowed: bool
) -> tuple[KeyFigure, ...]:
    """Active organisations, reach, attendance, open and overdue postulates, the share decided.

    `counts`, `rates`: of `data_access.changes.changes`. `narrowed`: sectors are chosen, so that the
    meetings are theirs alone.
    """
    locale = reader.locale
    of_count = counts.set_index("count").to_dict("index")
    of_rate = rates.set_index("rate").to_dict("index")

    def figure(key: str) -> KeyFigure:
        name = _name(key, locale, narrowed=narrowed)
        if key in of_rate:
            return _rate(name, of_rate[key], between, locale)
        return _count(name, of_count[key], between, locale, more_is_better=key == "active")

    return tuple(map(figure, _KEYS))


def movement(counts: pd.DataFrame, between: Between, reader: Reader, *, met: bool) -> str:
    """Which of the three counts moved, and by how much. `met`: the coordinating team met on the
    day."""
    locale = reader.locale
    _ = locale.gettext
    change = counts.set_index("count")["difference"]
    moved = {key: signed(locale, change[key]) for key in _COUNTED if change[key]}
    names = {key: _lowered(_name(key, locale, narrowed=False)) for key in _COUNTED}
    parts = [f"{names[key]} {by}" for key, by in moved.items()]
    still = [name for key, name in names.items() if key not in moved]
    if still:
        parts.append(_("no change: {names}", names=", ".join(still)))
    words = (
        N_("Since the coordinating team's meeting on {date}: {changes}.")
        if met
        else N_("Since {date}: {changes}.")
    )
    return _(words, date=locale.date(between.since), changes="; ".join(parts))


def _name(key: str, locale: Locale, *, narrowed: bool) -> str:
    if key == OPEN_POSTULATES:
        return locale.gettext("Open postulates")
    return locale.gettext(INDICATORS[key].name(narrowed=narrowed))


def _lowered(name: str) -> str:
    return name[:1].lower() + name[1:]


def _count(
    label: str, row: _Row, between: Between, locale: Locale, *, more_is_better: bool
) -> KeyFigure:
    value, moved = locale.number(row["after"]), row["difference"]
    if not moved:
        return KeyFigure(label, value, "", _unmoved(between, locale))
    change = locale.gettext(
        "{change} since {date}, when there were {before}",
        change=signed(locale, moved),
        date=locale.date(between.since),
        before=locale.number(row["before"]),
    )
    return KeyFigure(label, value, "", change, "good" if (moved > 0) == more_is_better else "bad")


def _rate(label: str, row: _Row, between: Between, locale: Locale) -> KeyFigure:
    part, whole = row["after_part"], row["after_whole"]
    if not whole:
        return KeyFigure(label, locale.number(None), "", "")
    made_of = locale.gettext(
        "{part} of {whole}", part=locale.number(part), whole=locale.number(whole)
    )
    if (part, whole) == (row["before_part"], row["before_whole"]):
        change = _unmoved(between, locale)
    else:
        before = locale.part(row["before_part"], row["before_whole"])
        change = locale.gettext("on {date}: {told}", date=locale.date(between.since), told=before)
    return KeyFigure(label, locale.percent(row["after"]), made_of, change)


def _unmoved(between: Between, locale: Locale) -> str:
    return locale.gettext("no change since {date}", date=locale.date(between.since))
