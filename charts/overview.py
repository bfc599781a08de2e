"""The sectors side by side."""

from collections.abc import Mapping

import pandas as pd

from charts.exhibit import Column, Exhibit, worst
from charts.reader import Reader


def sectors(table: pd.DataFrame, reader: Reader, names: Mapping[str, str]) -> Exhibit:
    """One row per sector, the key indicators side by side, the worst of each marked.

    `table`: the columns of the reads' `by_sector` merged on `sector`, and of `longest_gaps`.
    """
    _ = reader.locale.gettext
    shown = table.assign(name=[names.get(code, code) for code in table["sector"]])
    columns = (
        Column("name", _("Sector")),
        Column("active", _("Active"), "count"),
        Column("reach", _("Reach"), "share", higher_is_better=True),
        Column("meetings_held", _("Meetings held"), "count", higher_is_better=True),
        Column("days_since_last", _("Days since last"), "days", higher_is_better=False),
        Column("attendance_rate", _("Attendance rate"), "share", higher_is_better=True),
        Column("postulates", _("Postulates"), "count"),
        Column("open", _("Open"), "count"),
        Column("overdue", _("Overdue"), "count", higher_is_better=False),
        Column("decided_share", _("Decided"), "share", higher_is_better=True),
        Column("justified_share", _("Justified"), "share", higher_is_better=True),
    )
    return Exhibit(
        key="sectors",
        title=_("Sectors side by side"),
        takeaway=_weakest(shown, columns, reader),
        figure=None,
        table=shown,
        columns=columns,
        empty="" if len(shown) else _("No data: the programme has no sectors."),
    )


def _weakest(shown: pd.DataFrame, columns: tuple[Column, ...], reader: Reader) -> str:
    """The sector that is worst in most columns, if it is in three or more."""
    times = pd.Series(0, index=range(len(shown)))
    for column in columns:
        times.loc[list(worst(shown, column))] += 1
    if times.empty or times.max() < 3:
        return ""
    first = int(times.idxmax())
    told = [c.label for c in columns if first in worst(shown, c)]
    return reader.locale.gettext(
        "Most often among the weakest: {name} – in {columns}.",
        name=shown["name"].iloc[first],
        columns=reader.locale.listing(text[:1].lower() + text[1:] for text in told),
    )
