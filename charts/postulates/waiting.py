"""How long postulates spend with each responsible unit, by open status."""

import pandas as pd

from charts import labels
from charts.exhibit import Exhibit
from charts.reader import Reader
from domain.columns import Column
from domain.ratios import ratio
from domain.vocabulary import OPEN_STATUSES

_COUNTS = ["running", "running_days", "finished", "finished_days"]


def waiting_by_unit(table: pd.DataFrame, reader: Reader) -> Exhibit:
    """Per responsible unit and open status: how many are there now and for how long, how many left
    it and after how long, on average.

    `table`: columns of `data_access.postulates.waiting_by_unit`.
    """
    _ = reader.locale.gettext
    order = {str(status): n for n, status in enumerate(OPEN_STATUSES)}
    shown = table.assign(
        name=table["department"].where(table["department"].notna(), _("no unit recorded")),
        state=[labels.label(reader.locale, status) for status in table["status"]],
        nowhere=table["department"].isna(),
        place=table["status"].map(order),
    ).sort_values(["nowhere", "name", "place"], ignore_index=True)
    if table.empty:
        empty = _("No data: there are no postulates in this scope.")
    elif shown["nowhere"].all():
        empty = _("No data: the source names no responsible unit.")
    else:
        empty = ""
    return Exhibit(
        key="waiting_by_unit",
        title=_("How long postulates stay with the responsible units"),
        takeaway="" if empty else _takeaway(shown, reader),
        chart=None,
        table=shown,
        columns=(
            Column("name", _("Responsible unit")),
            Column("state", _("Status")),
            Column("running", _("In it now"), "count"),
            Column("running_mean", _("Days so far, on average"), "days"),
            Column("finished", _("Have left it"), "count"),
            Column("finished_mean", _("Days it took, on average"), "days"),
        ),
        note="" if empty else _("Each stay in an open status counts, also a repeated one."),
        empty=empty,
    )


def _takeaway(shown: pd.DataFrame, reader: Reader) -> str:
    """Present and finished stays over all units; no unit is ranked."""
    locale = reader.locale
    running, running_days, finished, finished_days = shown[_COUNTS].sum()
    told = []
    if running:
        told.append(
            locale.ngettext(
                "{n} open postulate has been in its present status for {days} days on average",
                "{n} open postulates have been in their present status for {days} days on average",
                int(running),
                days=locale.number(ratio(running_days, running), 1),
            )
        )
    if finished:
        told.append(
            locale.gettext(
                "a stay in an open status that ended took {days} days on average",
                days=locale.number(ratio(finished_days, finished), 1),
            )
        )
    sentence = "; ".join(told)
    return f"{sentence[:1].upper()}{sentence[1:]}."
