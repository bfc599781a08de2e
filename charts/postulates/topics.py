"""What postulates speak of."""

import pandas as pd

from charts import labels
from charts.exhibit import Exhibit
from charts.postulates.linked_bars import BarPart, stacked_bars
from charts.reader import Reader
from charts.value import Bars
from domain.columns import Column, column
from domain.vocabulary import Group

_MOST_DRAWN = 12


def topics(table: pd.DataFrame, reader: Reader) -> Exhibit:
    """Topics by the number of their postulates; each bar opens them.

    `table`: columns of `data_access.postulates.topics`.
    """
    locale = reader.locale
    _ = locale.gettext
    named = table[table["topic"].notna()].reset_index(drop=True)
    whole, told = int(table["postulates"].sum()), int(named["postulates"].sum())
    takeaway, note, empty = "", "", ""
    if named.empty:
        empty = _("No topics: there are too few postulates here, or their texts are too short.")
    else:
        takeaway = locale.ngettext(
            "{part} of {n} postulate speaks of one of {topics} topics ({share}).",
            "{part} of {n} postulates speak of one of {topics} topics ({share}).",
            whole,
            part=locale.number(told),
            topics=locale.number(len(named)),
            share=locale.share(told, whole),
        )
        note = _(
            "Topics are found by software from the words of titles and texts, and named by their "
            "most telling words; a postulate belongs to one or to none."
        )
    return Exhibit(
        key="topics",
        title=_("Topics of the postulates"),
        takeaway=takeaway,
        chart=None if empty else _chart(named.head(_MOST_DRAWN), reader),
        whole=_chart(named, reader) if len(named) > _MOST_DRAWN else None,
        table=named,
        columns=(
            Column("topic", _("Topic")),
            column("postulates", locale),
            column("open", locale),
            column("decided", locale),
            Column("void", labels.label(locale, Group.VOID), "count"),
        ),
        note=note,
        empty=empty,
    )


def _chart(named: pd.DataFrame, reader: Reader) -> Bars:
    parts = [
        BarPart(
            labels.label(reader.locale, group),
            reader.palette.groups[group],
            named[group],
            {"status": group},
        )
        for group in Group
    ]
    opens = [{"topic": topic} for topic in named["topic"]]
    return stacked_bars(reader, named["topic"].tolist(), parts, opens)
