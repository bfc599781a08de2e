"""How complete the records are."""

import pandas as pd

from charts.claims import apart, named, named_shares
from charts.exhibit import Column, Exhibit
from charts.reader import Reader
from charts.value import Bars, Series, column_values
from domain.evidence import LOWER
from locales import N_

_NAMES = {
    "list": N_("held meetings with an attendance list"),
    "minutes": N_("held meetings with minutes"),
    "justification": N_("decisions with a justification"),
    "legal_form": N_("organisations with a legal form"),
    "district": N_("organisations with a district"),
    "department": N_("postulates with a responsible unit"),
    "area": N_("postulates with an area"),
}


_NEARLY_WHOLE = 0.9
"""What is as complete as this needs no headline, however sure it is that others are more so."""


def coverage(table: pd.DataFrame, reader: Reader) -> Exhibit:
    """What share of records has what the indicators need.

    `table`: of `data_access.quality.coverage`.
    """
    _ = reader.locale.gettext
    shown = table[table["whole"] > 0].reset_index(drop=True)
    shown = shown.assign(
        name=[_(_NAMES[key]) for key in shown["what"]],
        lower=(apart(shown, "part", "whole") == LOWER) & (shown["share"] < _NEARLY_WHOLE),
    )
    empty = "" if len(shown) else _("No data: there are no records in this scope.")
    return Exhibit(
        key="coverage",
        title=_("How complete the records are"),
        takeaway=_takeaway(shown, reader),
        chart=None if empty else _chart(shown, reader),
        table=shown,
        columns=(
            Column("name", _("Records")),
            Column("part", _("Complete"), "count"),
            Column("whole", _("All"), "count"),
            Column("share", _("Share"), "share", mark="lower"),
        ),
        note=_("Legal forms and districts: of the whole register, whatever is chosen."),
        empty=empty,
    )


def _chart(shown: pd.DataFrame, reader: Reader) -> Bars:
    texts = tuple(
        reader.locale.part(part, whole)
        for part, whole in zip(shown["part"], shown["whole"], strict=True)
    )
    details = tuple((text,) for text in texts)
    complete = Series("", reader.palette.accent, column_values(shown["share"]), details=details)
    return Bars(
        rows=tuple(name[:1].upper() + name[1:] for name in shown["name"]),
        series=(complete,),
        ends=texts,
        kind="share",
        track=1,
    )


def _takeaway(shown: pd.DataFrame, reader: Reader) -> str:
    """What is clearly less complete than the rest, else how much is incomplete."""
    locale = reader.locale
    lacking = int((shown["part"] < shown["whole"]).sum())
    if not lacking:
        return ""
    low = shown[shown["lower"]].sort_values("share")
    if low.empty:
        return locale.gettext(
            "Not complete: {n} of {of} kinds of records.",
            n=locale.number(lacking),
            of=locale.number(len(shown)),
        )
    told = named_shares(low, "name", "part", "whole", reader)
    return locale.gettext(
        "Clearly less complete than the rest: {names}.", names=named(told, reader.locale)
    )
