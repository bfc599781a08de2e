"""The circle of participants: who keeps coming, how even it is, who connects sectors."""

from collections.abc import Mapping, Sequence
from string import ascii_uppercase

import pandas as pd

from charts.exhibit import Column, Exhibit
from charts.folding import MOST_CHART_ROWS
from charts.reader import Reader
from charts.value import XY, Axis, Columns, Grid, Line, Series, column_values
from domain.columns import column
from domain.evidence import leader

_TOP = 5


def new_and_returning(table: pd.DataFrame, reader: Reader) -> Exhibit:
    """Active organisations per week, for the first time and again.

    `table`: of `data_access.participation.regulars`.
    """
    _, locale = reader.locale.gettext, reader.locale
    empty = _("No data: no organisation took part in this scope.") if table.empty else ""
    return Exhibit(
        key="regulars",
        title=_("Organisations active for the first time and again"),
        takeaway=_regulars_takeaway(table, reader),
        chart=None if empty else _regulars_chart(table, reader),
        table=table,
        columns=(
            Column("week", _("Week from"), "date"),
            Column("new", _("For the first time"), "count"),
            Column("again", _("Again"), "count"),
        ),
        note=locale.gettext("Organisations with at least one act in the week."),
        empty=empty,
    )


def _regulars_chart(table: pd.DataFrame, reader: Reader) -> Columns:
    _, locale, palette = reader.locale.gettext, reader.locale, reader.palette
    parts = {
        "again": (_("Again"), palette.accent),
        "new": (_("For the first time"), palette.categories[1]),
    }
    details = tuple(
        (
            _("Week from {date}", date=locale.date(row["week"])),
            *(f"{title}: {locale.number(row[name])}" for name, (title, _colour) in parts.items()),
        )
        for row in table.to_dict("records")
    )
    return Columns(
        places=tuple(table["week"]),
        series=tuple(
            Series(
                title,
                colour,
                column_values(table[name]),
                details=details,
                links=tuple(
                    {"list": "active", f"{name}_week": week.isoformat()} for week in table["week"]
                ),
            )
            for name, (title, colour) in parts.items()
        ),
        value=Axis(),
        stacked=True,
    )


def _regulars_takeaway(table: pd.DataFrame, reader: Reader) -> str:
    """Whether the last eight weeks live on newcomers or on those who come again."""
    if table.empty:
        return ""
    new, again = table[["new", "again"]].tail(8).sum()
    told = {"part": reader.locale.part(new, new + again)}
    if len(table) < 8:
        return reader.locale.gettext(
            "Organisations new to this scope: {part}; each counted once a week.", **told
        )
    return reader.locale.gettext(
        "Organisations new to this scope, in the last eight active weeks: {part}; each counted "
        "once a week.",
        **told,
    )


def lorenz(table: pd.DataFrame, sectors: pd.DataFrame, reader: Reader, names: Mapping) -> Exhibit:
    """How unevenly acts are spread: the Lorenz curve, and each sector's top five.

    `table`: of `data_access.participation.concentration`; `sectors`: of `by_sector`.
    """
    _ = reader.locale.gettext
    shown = sectors[sectors["active"] > 0]
    shown = shown.assign(name=[names.get(code, code) for code in shown["sector"]])
    shown = shown.sort_values("top5_share", ascending=False, ignore_index=True)
    empty = "" if len(table) > 1 else _("No data: fewer than two organisations took part.")
    return Exhibit(
        key="concentration",
        title=_("How evenly acts are spread"),
        takeaway="" if empty else _lorenz_takeaway(table, reader),
        chart=None if empty else _lorenz_chart(table, reader),
        table=shown,
        columns=(
            Column("name", _("Sector")),
            column("active", reader.locale),
            column("acts", reader.locale),
            column("top5_share", reader.locale),
            column("concentration_gini", reader.locale),
        ),
        note=_("The table shows sectors."),
        empty=empty,
    )


def _lorenz_chart(table: pd.DataFrame, reader: Reader) -> XY:
    _, locale, palette = reader.locale.gettext, reader.locale, reader.palette
    x, y = (0.0, *table["organisations_share"]), (0.0, *table["acts_share"])
    details = tuple(
        (
            _(
                "The {organisations} least active made {acts} of the acts",
                organisations=locale.percent(a),
                acts=locale.percent(b),
            ),
        )
        for a, b in zip(x, y, strict=True)
    )
    even = Line(_("all equally active"), palette.muted, (0, 1), (0, 1), width=1, dash="dot")
    acts = Line(_("acts"), palette.accent, x, y, 2.5, fill=palette.soft, details=details)
    return XY(
        layers=(even, acts),
        x=Axis("share", _("organisations, least active first"), 0, 1),
        y=Axis("share", _("acts"), 0, 1),
    )


def _lorenz_takeaway(table: pd.DataFrame, reader: Reader) -> str:
    """No sector is called the most concentrated: the fewer the active, the more their five make."""
    locale = reader.locale
    whole = int(table["acts"].sum())
    if len(table) <= _TOP:
        return locale.gettext(
            "The most active one made {part} of the acts.",
            part=locale.part(table["acts"].iloc[-1], whole),
        )
    top = int(table["acts"].tail(_TOP).sum())
    sentence = locale.gettext(
        "The five most active made {part} of the acts", part=locale.part(top, whole)
    )
    return f"{sentence}."


def overlap(table: pd.DataFrame, reader: Reader, names: Mapping[str, str]) -> Exhibit:
    """Organisations active in two sectors at once. `table`: of `data_access.participation.overlap`.

    Where sectors are many, those with most such organisations.
    """
    _ = reader.locale.gettext
    pairs = table[table["sector"] != table["other"]]
    order = [code for code in names if code in set(table["sector"])]
    note = ""
    if len(order) > MOST_CHART_ROWS:
        weight = pairs.groupby("sector")["organisations"].sum()
        chosen = set(weight.nlargest(MOST_CHART_ROWS).index)
        order = [code for code in order if code in chosen]
        note = _("Shown: the {n} best connected sectors; the table has all.", n=MOST_CHART_ROWS)
    shown = pairs.assign(
        sector_name=[names.get(code, code) for code in pairs["sector"]],
        other_name=[names.get(code, code) for code in pairs["other"]],
    )
    shown = shown[shown["sector"] < shown["other"]]
    shown = shown.sort_values("organisations", ascending=False, ignore_index=True)
    shared = bool(len(shown)) and bool(shown["organisations"].iloc[0])
    empty = "" if shared else _("No organisation is active in two sectors of this scope.")
    return Exhibit(
        key="overlap",
        title=_("Organisations that connect sectors"),
        takeaway=_overlap_takeaway(shown, reader) if shared else "",
        chart=None if empty else _overlap_chart(table, order, reader, names),
        table=shown,
        columns=(
            Column("sector_name", _("Sector")),
            Column("other_name", _("And sector")),
            Column("organisations", _("Organisations active in both"), "count"),
        ),
        note=note,
        empty=empty,
    )


def _overlap_takeaway(shown: pd.DataFrame, reader: Reader) -> str:
    """The pair that shares most beyond chance; else how many pairs share any."""
    locale = reader.locale
    shared = shown[shown["organisations"] > 0]["organisations"]
    low, most = int(shared.min()), int(shared.max())
    pair = {"one": shown["sector_name"].iloc[0], "two": shown["other_name"].iloc[0]}
    if len(shared) == 1:
        return locale.ngettext(
            "In common: {one} and {two} – {n} organisation.",
            "In common: {one} and {two} – {n} organisations.",
            most,
            **pair,
        )
    if leader(shared) is not None:
        return locale.ngettext(
            "Most in common: {one} and {two} – {n} organisation.",
            "Most in common: {one} and {two} – {n} organisations.",
            most,
            **pair,
        )
    return locale.gettext(
        "Pairs of sectors with organisations in common: {n}; organisations in a pair: {range}.",
        n=locale.number(len(shared)),
        range=locale.number(low) if low == most else f"{locale.number(low)}–{locale.number(most)}",
    )


def _overlap_chart(
    table: pd.DataFrame, order: Sequence[str], reader: Reader, names: Mapping[str, str]
) -> Grid:
    counts = {
        (row["sector"], row["other"]): row["organisations"] for row in table.to_dict("records")
    }
    letters = ascii_uppercase[: len(order)]  # names across would not fit a telephone
    return Grid(
        columns=tuple(letters),
        rows=tuple(
            f"{letter} · {names[code]}" for letter, code in zip(letters, order, strict=True)
        ),
        values=tuple(
            tuple(None if a == b else counts.get((a, b), 0) for b in order) for a in order
        ),
        details=tuple(
            tuple(
                (f"{names[a]} · {names[b]}", reader.locale.number(counts.get((a, b), 0)))
                for b in order
            )
            for a in order
        ),
        written=True,
    )
