"""What waits for an answer: open postulates against their deadline, and whose turn it is."""

from collections.abc import Mapping

import pandas as pd

from charts.claims import leads
from charts.colour import blend
from charts.exhibit import Column, Exhibit
from charts.folding import folded
from charts.postulates.linked_bars import BarPart, stacked_bars
from charts.postulates.status import recorded_share
from charts.reader import Reader
from charts.spelling import spellings_note
from charts.value import Bars
from domain.columns import column
from domain.filters import UNRECORDED
from domain.labels import DEADLINE_LABELS

BAND_LABELS = {
    band: DEADLINE_LABELS[band] for band in ("later", "due", "month", "quarter", "longer")
}
"""The bands of `data_access.postulates.deadlines`, in order, in words."""
_OWED = ("overdue", "in_time", "unjustified")


def open_by_deadline(table: pd.DataFrame, reader: Reader, names: Mapping[str, str]) -> Exhibit:
    """Open postulates per sector by time to or past the deadline, most overdue first.

    `table`: columns of `data_access.postulates.deadlines`; `names`: sector code → name.
    """
    _ = reader.locale.gettext
    shown = table.assign(
        name=[names.get(code, code) for code in table["sector"]],
        most_overdue=leads(table["overdue"]),
    ).sort_values(["overdue", "open", "name"], ascending=[False, False, True], ignore_index=True)
    takeaway = _overdue_takeaway(shown, reader)
    drawn = folded(shown, "open", list(BAND_LABELS), reader, takeaway)
    return Exhibit(
        key="open_by_deadline",
        title=_("Open postulates against the response deadline"),
        takeaway=takeaway,
        chart=_deadline_chart(drawn, reader) if len(shown) else None,
        whole=None if drawn is shown else _deadline_chart(shown, reader),
        table=shown,
        columns=(
            Column("name", _("Sector")),
            column("open", reader.locale),
            column("overdue", reader.locale, mark="most_overdue"),
            *(Column(band, _(BAND_LABELS[band]), "count") for band in BAND_LABELS),
        ),
        note=_("The response deadline is adopted, not statutory."),
        empty="" if len(shown) else _("No postulate in this scope is open."),
    )


def _deadline_chart(shown: pd.DataFrame, reader: Reader) -> Bars:
    colours = _band_colours(reader)
    parts = [
        BarPart(
            reader.locale.gettext(BAND_LABELS[band]),
            colours[band],
            shown[band],
            {"deadline": band},
        )
        for band in BAND_LABELS
    ]
    opens = [{"sector": code} for code in shown["sector"]]
    return stacked_bars(reader, shown["name"].tolist(), parts, opens)


def _band_colours(reader: Reader) -> dict[str, str]:
    palette = reader.palette
    return {
        "later": palette.soft,
        "due": palette.accent,
        "month": blend(palette.bad, palette.background, 0.6),
        "quarter": palette.bad,
        "longer": blend(palette.bad, palette.text, 0.55),
    }


def _overdue_takeaway(table: pd.DataFrame, reader: Reader) -> str:
    overdue, whole = int(table["overdue"].sum()), int(table["open"].sum())
    if not whole:
        return ""
    return "; ".join([_overdue_sentence(overdue, whole, reader), *_most(table, reader)]) + "."


def _most(table: pd.DataFrame, reader: Reader) -> list[str]:
    """Who has most overdue ones, if anyone has beyond chance."""
    first = table[leads(table["overdue"])]
    told = zip(first["name"], first["overdue"], strict=True)
    return [
        reader.locale.gettext("most: {name} ({count})", name=name, count=reader.locale.number(n))
        for name, n in told
    ]


def _overdue_sentence(overdue: int, whole: int, reader: Reader) -> str:
    """Without its full stop."""
    locale = reader.locale
    if not overdue:
        return locale.gettext("No open postulate is overdue")
    return locale.ngettext(
        "Overdue: {part} of {n} open postulate ({share})",
        "Overdue: {part} of {n} open postulates ({share})",
        whole,
        part=locale.number(overdue),
        share=locale.share(overdue, whole),
    )


def owed_by_department(table: pd.DataFrame, reader: Reader) -> Exhibit:
    """What each responsible unit still owes an answer or a reason for.

    `table`: columns of `data_access.postulates.by_department`.
    """
    _ = reader.locale.gettext
    named = table["department"].notna()
    shown = table.assign(
        name=table["department"].where(named, _("no unit recorded")),
        asks=table["department"].where(named, UNRECORDED),
        in_time=table["open"] - table["overdue"],
        most_overdue=leads(table["overdue"]),
        most_unjustified=leads(table["unjustified"]),
    )
    owed = shown[shown[["open", "unjustified"]].sum(axis=1) > 0]
    owed = owed.assign(owes=owed[list(_OWED)].sum(axis=1))
    empty = ""
    if not named.any():
        empty = _("No data: the source names no responsible unit.")
    elif owed.empty:
        empty = _("Nothing waits for any unit: all is decided, with a justification.")
    takeaway = "" if empty else _department_takeaway(shown, reader)
    drawn = folded(owed, "owes", list(_OWED), reader, takeaway)
    return Exhibit(
        key="by_department",
        title=_("What the responsible units have to deal with"),
        takeaway=takeaway,
        chart=None if empty else _department_chart(drawn, reader),
        whole=None if empty or drawn is owed else _department_chart(owed, reader),
        table=shown,
        columns=(
            Column("name", _("Responsible unit")),
            column("postulates", reader.locale),
            column("open", reader.locale),
            column("overdue", reader.locale, mark="most_overdue"),
            column("decided", reader.locale),
            column("unjustified", reader.locale, mark="most_unjustified"),
        ),
        note="" if empty else _department_note(shown, reader),
        empty=empty,
    )


def _department_note(shown: pd.DataFrame, reader: Reader) -> str:
    named = shown["department"].notna()
    known, whole = int(shown["postulates"][named].sum()), int(shown["postulates"].sum())
    said = (recorded_share(reader, known, whole), spellings_note(shown, "name", reader))
    return " · ".join(filter(None, said))


def _department_chart(owed: pd.DataFrame, reader: Reader) -> Bars:
    _, palette = reader.locale.gettext, reader.palette
    parts = [
        BarPart(_("Overdue"), palette.bad, owed["overdue"], {"deadline": "overdue"}),
        BarPart(
            _("Open, within the deadline"), palette.soft, owed["in_time"], {"deadline": "in_time"}
        ),
        BarPart(
            _("Decided without a justification"),
            palette.accent,
            owed["unjustified"],
            {"unjustified": "1"},
        ),
    ]
    opens = [{"department": unit} if pd.notna(unit) else None for unit in owed["asks"]]
    return stacked_bars(reader, owed["name"].tolist(), parts, opens)


def _department_takeaway(table: pd.DataFrame, reader: Reader) -> str:
    locale = reader.locale
    overdue, bare = int(table["overdue"].sum()), int(table["unjustified"].sum())
    told = []
    if table["open"].any():
        told = [_overdue_sentence(overdue, int(table["open"].sum()), reader), *_most(table, reader)]
    if bare:
        part = locale.part(bare, int(table["decided"].sum()))
        told.append(locale.gettext("decided without a justification: {part}", part=part))
    sentence = "; ".join(told)
    return f"{sentence[:1].upper()}{sentence[1:]}."
