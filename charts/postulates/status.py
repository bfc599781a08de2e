"""Where the postulates stand: by sector, by area and channel, by responsible unit."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from charts import labels
from charts.claims import apart, named, named_shares
from charts.exhibit import Column, Exhibit
from charts.folding import folded
from charts.postulates.linked_bars import BarPart, plain_bars, stacked_bars
from charts.reader import Reader
from charts.value import Bars
from domain.columns import column
from domain.evidence import HIGHER, LOWER, leader
from domain.filters import UNRECORDED
from domain.ratios import ratio
from domain.vocabulary import DECIDED, Status
from locales import N_

_MOST_TOLD = 3
"""Values in a sentence, the others together."""


def status_by_sector(table: pd.DataFrame, reader: Reader, names: Mapping[str, str]) -> Exhibit:
    """Statuses per sector, the sector with most postulates first.

    `table`: columns of `data_access.postulates.counts_by_sector`; `names`: sector code → name.
    """
    _ = reader.locale.gettext
    shown = table.assign(name=[names.get(code, code) for code in table["sector"]])
    shown = shown.sort_values("postulates", ascending=False, kind="stable", ignore_index=True)
    differs = apart(shown, "decided", "not_void")
    shown = shown.assign(lower=differs == LOWER)
    takeaway = _status_takeaway(shown, differs, reader)
    drawn = folded(shown, "postulates", list(Status), reader, takeaway)
    present = [status for status in Status if shown[status].sum()]
    empty = not present
    return Exhibit(
        key="postulate_status",
        title=_("Status of the postulates by sector"),
        takeaway=takeaway,
        chart=None if empty else _status_chart(drawn, reader),
        whole=None if empty or drawn is shown else _status_chart(shown, reader),
        table=shown,
        columns=(
            Column("name", _("Sector")),
            column("postulates", reader.locale),
            *(
                Column(str(status), labels.short(reader.locale, status), "count")
                for status in present
            ),
            column("decided_share", reader.locale, mark="lower"),
        ),
        note=_("Decided: of all but withdrawn, merged and out-of-scope postulates."),
        empty=_("No data: there are no postulates in this scope.") if empty else "",
    )


def _status_chart(shown: pd.DataFrame, reader: Reader) -> Bars:
    parts = [
        BarPart(
            labels.short(reader.locale, status),
            reader.palette.status(status),
            shown[status],
            {"status": str(status)},
        )
        for status in Status
    ]
    opens = [{"sector": code} for code in shown["sector"]]
    return stacked_bars(reader, shown["name"].tolist(), parts, opens)


def _status_takeaway(table: pd.DataFrame, differs: np.ndarray, reader: Reader) -> str:
    """How many are decided; the sectors whose share differs from the others' beyond chance."""
    locale = reader.locale
    decided, whole = int(table["decided"].sum()), int(table["not_void"].sum())
    if not whole:
        return ""
    sentence = locale.ngettext(
        "{part} of {n} postulate is decided ({share})",
        "{part} of {n} postulates are decided ({share})",
        whole,
        part=locale.number(decided),
        share=locale.share(decided, whole),
    )
    for sign, told in (
        (LOWER, N_("{sentence}; clearly lower share: {names}.")),
        (HIGHER, N_("{sentence}; clearly higher share: {names}.")),
    ):
        rows = table[differs == sign].sort_values("decided_share", ascending=sign == LOWER)
        if len(rows):
            texts = named_shares(rows, "name", "decided", "not_void", reader)
            return locale.gettext(told, sentence=sentence, names=named(texts, reader.locale))
    if (table["not_void"] > 0).sum() > 1:
        return locale.gettext("{sentence}; the data do not tell sectors apart.", sentence=sentence)
    return f"{sentence}."


def by_area(table: pd.DataFrame, reader: Reader) -> Exhibit:
    """Postulates by what they are about. `table`: of `data_access.postulates.breakdown`."""
    _ = reader.locale.gettext
    return _one_way(
        table,
        "area",
        reader,
        title=_("What the postulates are about"),
        heading=_("Area"),
        missing=_("No data: the source records no area of any postulate."),
    )


def by_channel(table: pd.DataFrame, reader: Reader) -> Exhibit:
    """Postulates by how they came in. `table`: of `data_access.postulates.breakdown`."""
    _ = reader.locale.gettext
    return _one_way(
        table,
        "channel",
        reader,
        title=_("How the postulates came in"),
        heading=_("Channel"),
        missing=_("No data: the source records no channel of any postulate."),
    )


def _one_way(
    table: pd.DataFrame, attribute: str, reader: Reader, *, title: str, heading: str, missing: str
) -> Exhibit:
    locale = reader.locale
    _ = locale.gettext
    counts = table.assign(
        value=table[attribute].astype("object").where(table[attribute].notna(), "")
    )
    counts = counts.groupby("value")[["postulates"]].sum().reset_index()
    counts["unknown"] = counts["value"] == ""
    counts = counts.sort_values(
        ["unknown", "postulates", "value"], ascending=[True, False, True], ignore_index=True
    )
    whole = int(counts["postulates"].sum())
    known = counts[~counts["unknown"]]
    counts["name"] = [labels.label(locale, value) for value in counts["value"]]
    counts["share"] = [ratio(n, whole) for n in counts["postulates"]]
    chart, takeaway, empty = None, "", missing
    if not whole:
        empty = _("No data: there are no postulates in this scope.")
    elif len(known):
        empty = ""
        palette = reader.palette
        colours = [palette.muted if unknown else palette.accent for unknown in counts["unknown"]]
        opens = [{attribute: value or UNRECORDED} for value in counts["value"]]
        chart = plain_bars(
            reader, counts["name"].tolist(), counts["postulates"].tolist(), colours, opens
        )
        takeaway = _most_takeaway(counts, known, whole, reader)
    return Exhibit(
        key=f"postulate_{attribute}",
        title=title,
        takeaway=takeaway,
        chart=chart,
        table=counts,
        columns=(
            Column("name", heading),
            column("postulates", reader.locale),
            Column("share", _("Share"), "share"),
        ),
        note="" if empty else recorded_share(reader, int(known["postulates"].sum()), whole),
        empty=empty,
    )


def _most_takeaway(counts: pd.DataFrame, known: pd.DataFrame, whole: int, reader: Reader) -> str:
    """The value that most have, if beyond chance; else how many have each."""
    locale = reader.locale
    if len(known) > 1 and leader(known["postulates"]) is None:
        told = [
            f"{labels.inline(locale, value)} – {locale.number(n)}"
            for value, n in zip(known["value"], known["postulates"], strict=True)
        ]
        if len(told) > _MOST_TOLD:
            rest = known["postulates"].iloc[_MOST_TOLD:].sum()
            told[_MOST_TOLD:] = [locale.gettext("others – {n}", n=locale.number(rest))]
        return locale.gettext("Postulates: {names}.", names="; ".join(told))
    if len(known) < 2:
        return ""
    return locale.gettext(
        "Most: {name} – {part}.",
        name=labels.inline(locale, counts["value"].iloc[0]),
        part=locale.part(known["postulates"].iloc[0], whole),
    )


def recorded_share(reader: Reader, known: int, whole: int) -> str:
    """How many have the value recorded; nothing to say where all have."""
    if known == whole:
        return ""
    return reader.locale.gettext("Recorded for: {part}", part=reader.locale.part(known, whole))


def decisions_by_area(table: pd.DataFrame, reader: Reader) -> Exhibit:
    """How postulates of each area were decided.

    `table`: of `data_access.postulates.acceptance_by_area`.
    """
    locale = reader.locale
    _ = locale.gettext
    counts = table.fillna({"area": ""})
    counts["name"] = [labels.label(locale, area) for area in counts["area"]]
    parts = [
        BarPart(
            labels.label(locale, status),
            reader.palette.status(status),
            counts[status],
            {"status": str(status)},
        )
        for status in DECIDED
    ]
    opens = [{"area": area or UNRECORDED} for area in counts["area"]]
    empty = ""
    if not counts["area"].any():
        empty = _("No data: no decided postulate has its area recorded.")
    return Exhibit(
        key="decisions_by_area",
        title=_("Decisions by area"),
        takeaway="" if empty else _area_takeaway(counts, reader),
        chart=None if empty else stacked_bars(reader, counts["name"].tolist(), parts, opens),
        table=counts,
        columns=(
            Column("name", _("Area")),
            column("decided", reader.locale),
            *(Column(str(s), labels.label(locale, s), "count") for s in DECIDED),
            column("acceptance_rate", reader.locale),
        ),
        note=_("Acceptance rate: accepted or partly accepted / decided."),
        empty=empty,
    )


def _area_takeaway(counts: pd.DataFrame, reader: Reader) -> str:
    """What share was taken up; the areas in which it differs from the others' beyond chance."""
    locale = reader.locale
    if not counts["decided"].any():
        return ""
    sentence = locale.gettext(
        "Accepted in whole or in part: {part}",
        part=locale.part(counts["taken_up"].sum(), counts["decided"].sum()),
    )
    known = counts[counts["area"] != ""]
    differs = apart(known, "taken_up", "decided")
    told = [sentence]
    for sign, words in (
        (HIGHER, N_("clearly more often: {names}")),
        (LOWER, N_("clearly less often: {names}")),
    ):
        rows = known[differs == sign].sort_values("acceptance_rate", ascending=sign == LOWER)
        if len(rows):
            rows = rows.assign(name=[labels.inline(locale, area) for area in rows["area"]])
            texts = named_shares(rows, "name", "taken_up", "decided", reader)
            told.append(locale.gettext(words, names=named(texts, reader.locale)))
    if len(told) == 1 and len(known) > 1:
        told.append(locale.gettext("the data do not tell areas apart"))
    return "; ".join(told) + "."
