"""Columns of tables that people read: those of indicators are made from the registry."""

from dataclasses import dataclass
from typing import Literal

from domain.indicators import INDICATORS, Unit
from locales import Locale

ColumnKind = Literal[
    "text", "count", "decimal", "share", "points", "days", "date", "datetime", "flag"
]

_KINDS: dict[Unit, ColumnKind] = {
    "count": "count",
    "share": "share",
    "ratio": "decimal",
    "days": "days",
    "date": "date",
}


@dataclass(frozen=True)
class Column:
    """A column of a table: its name in the frame, its heading, how it is written.

    `share` is a fraction from 0 to 1, `points` a difference of two of them, `days` a whole or
    part number of days, `datetime` a local date-time, `flag` yes/no.
    `mark` names the table's flag column that says whose value stands out for the worse beyond
    chance: those are marked. `indicator` is the registry's key where the column is one's.
    """

    name: str
    label: str
    kind: ColumnKind = "text"
    mark: str = ""
    indicator: str = ""

    @property
    def is_number(self) -> bool:
        return self.kind not in ("text", "flag", "date", "datetime")


def column(key: str, locale: Locale, *, name: str = "", mark: str = "") -> Column:
    """The column of an indicator: heading and kind are the registry's.

    `name`: of the frame's column where it is not called by the key. `mark`: as in `Column`, for
    indicators of which more or less is better; ValueError for others.
    """
    indicator = INDICATORS[key]
    if mark and indicator.higher_is_better is None:
        raise ValueError(f"nothing of {key} is for the worse")
    label = locale.gettext(indicator.label)
    return Column(name or key, label, _KINDS[indicator.unit], mark, key)
