"""What the participants changed, and which postulates ask for the same."""

from collections.abc import Mapping

import pandas as pd

from charts import labels
from charts.exhibit import Column, Exhibit
from charts.folding import folded
from charts.postulates.linked_bars import BarPart, stacked_bars
from charts.reader import Reader
from charts.value import Bars
from domain.columns import column


def taken_into_programme(
    table: pd.DataFrame, reader: Reader, names: Mapping[str, str], provisions: int
) -> Exhibit:
    """Of the accepted postulates of each sector, those with a provision in the programme.

    `table`: columns of `data_access.postulates.counts_by_sector`; `names`: sector code → name;
    `provisions`: how many the programme has.
    """
    locale = reader.locale
    _ = locale.gettext
    shown = table[table["taken_up"] > 0].assign(
        name=lambda rows: [names.get(code, code) for code in rows["sector"]],
        untraced=lambda rows: rows["taken_up"] - rows["traced"],
    )
    shown = shown.sort_values("taken_up", ascending=False, kind="stable", ignore_index=True)
    traced, whole = int(shown["traced"].sum()), int(shown["taken_up"].sum())
    takeaway, empty = "", ""
    if not provisions:
        empty = _("No data: the source has no provisions of the programme.")
    elif not whole:
        empty = _("No postulate in this scope has been accepted, in whole or in part.")
    else:
        takeaway = locale.ngettext(
            "{part} of {n} accepted postulate has a provision in the programme ({share}).",
            "{part} of {n} accepted postulates have a provision in the programme ({share}).",
            whole,
            part=locale.number(traced),
            share=locale.share(traced, whole),
        )
    drawn = folded(shown, "taken_up", ["traced", "untraced"], reader, takeaway)
    return Exhibit(
        key="taken_into_programme",
        title=_("From postulate to provision"),
        takeaway=takeaway,
        chart=None if empty else _traced_chart(drawn, reader),
        whole=None if empty or drawn is shown else _traced_chart(shown, reader),
        table=shown,
        columns=(
            Column("name", _("Sector")),
            column("taken_up", reader.locale),
            column("traced", reader.locale),
            Column("untraced", _("Without a provision"), "count"),
            column("in_programme", reader.locale),
        ),
        note="",
        empty=empty,
    )


def _traced_chart(shown: pd.DataFrame, reader: Reader) -> Bars:
    _, palette = reader.locale.gettext, reader.palette
    parts = [
        BarPart(_("With a provision"), palette.good, shown["traced"], {"taken_up": "traced"}),
        BarPart(
            _("Without a provision"), palette.soft, shown["untraced"], {"taken_up": "untraced"}
        ),
    ]
    opens = [{"sector": code} for code in shown["sector"]]
    return stacked_bars(reader, shown["name"].tolist(), parts, opens)


def provisions(table: pd.DataFrame, reader: Reader) -> Exhibit:
    """A table: each provision and how many postulates led to it.

    `table`: columns of `data_access.postulates.provisions`.
    """
    locale = reader.locale
    _ = locale.gettext
    shown = table.sort_values("postulates", ascending=False, kind="stable", ignore_index=True)
    from_people = int((table["taken_up"] > 0).sum())
    takeaway = ""
    if from_people:
        takeaway = locale.ngettext(
            "Accepted postulates led to {part} of the programme's {n} provision ({share}).",
            "Accepted postulates led to {part} of the programme's {n} provisions ({share}).",
            len(table),
            part=locale.number(from_people),
            share=locale.share(from_people, len(table)),
        )
    empty = _("No data: the source has no provisions of the programme.") if table.empty else ""
    return Exhibit(
        key="provisions",
        title=_("From provision to postulates"),
        takeaway=takeaway,
        chart=None,
        table=shown,
        columns=(
            Column("provision", _("Provision")),
            Column("title", _("About")),
            Column("postulates", _("Linked postulates, of any status"), "count"),
            column("taken_up", reader.locale),
            Column("sectors", _("Sectors"), "count"),
        ),
        note="",
        empty=empty,
    )


def duplicates(
    table: pd.DataFrame, number: int, reader: Reader, names: Mapping[str, str]
) -> Exhibit:
    """A table: pairs of postulates that ask for much the same.

    `table`, `number`: of `data_access.postulates.likely_duplicates`; `names`: sector code → name.
    """
    locale = reader.locale
    _ = locale.gettext
    shown = table.assign(
        pair=table["code"] + " · " + table["other_code"],
        sector_name=_sides(table["sector"], table["other_sector"], names),
        titles=table["title"] + " | " + table["other_title"],
        statuses=[
            " | ".join(labels.short(locale, status) for status in pair)
            for pair in zip(table["status"], table["other_status"], strict=True)
        ],
    )
    takeaway = ""
    if len(table):
        takeaway = locale.ngettext(
            "{n} pair of postulates reads much the same.",
            "{n} pairs of postulates read much the same.",
            number,
        )
    how = _("Likeness of title and text by runs of four letters; void postulates left out.")
    cut = ""
    if number > len(table):
        cut = _("Only the most alike pairs are shown: {n}.", n=locale.number(len(table)))
    return Exhibit(
        key="duplicates",
        title=_("Likely duplicates"),
        takeaway=takeaway,
        chart=None,
        table=shown,
        columns=(
            Column("pair", _("Codes")),
            Column("titles", _("Titles")),
            Column("sector_name", _("Sector")),
            Column("statuses", _("Status")),
            Column("similarity", _("Similarity"), "share"),
        ),
        note=" ".join(filter(None, [how, cut])),
        empty="" if len(table) else _("No two postulates read much the same."),
    )


def _sides(first: pd.Series, second: pd.Series, names: Mapping[str, str]) -> list[str]:
    """The sector of both, once where it is the same."""
    return [
        " | ".join(dict.fromkeys(names.get(code, code) for code in pair))
        for pair in zip(first, second, strict=True)
    ]
