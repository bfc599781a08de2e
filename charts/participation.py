"""Who takes part: reach per sector, and how the circle of the active grew."""

from collections.abc import Mapping

import pandas as pd

from charts.base import date_axis, hover, links, new_figure, safe
from charts.exhibit import Column, Exhibit
from charts.others import others_name, smallest
from charts.reader import Reader
from charts.rows import end_texts, rows_figure
from charts.spelling import spellings_note

_STANDS_OUT = 0.5
"""The lowest reach is worth naming at half the whole's or less."""
_MISSING = 0.02
"""A share so far below that of the register is worth naming."""


def smallest_sectors(table: pd.DataFrame, reader: Reader) -> tuple[str, ...]:
    """Codes of the sectors that `reach` shows together. `table`: as there."""
    size = table["declared"] + table["active_outside"]
    small = smallest(table.assign(size=size), "size", reader)
    by_reach = table[table["declared"] > 0].sort_values(["reach", "active"])
    if by_reach["reach"].nunique() > 1:  # then the takeaway names them
        small = small.drop(by_reach.index[[0, -1]], errors="ignore")
    return tuple(small["sector"])


def reach(
    table: pd.DataFrame,
    total: pd.DataFrame,
    others: pd.DataFrame,
    reader: Reader,
    names: Mapping[str, str],
) -> Exhibit:
    """Active organisations per sector: those that declare it, of how many, and outsiders apart.

    `table`: of `data_access.participation.by_sector`; `total`, `others`: of `total`, over all
    sectors and over the `smallest_sectors`, in which an organisation counts once (empty if there
    are none); `names`: sector code → name.
    """
    _ = reader.locale.gettext
    shown = table.assign(name=[names.get(code, code) for code in table["sector"]])
    shown = shown.sort_values(["active", "reach"], ascending=False, ignore_index=True)
    small = smallest_sectors(table, reader)
    together = others.assign(name=others_name(len(small), reader), sector=",".join(small))
    drawn = pd.concat([shown[~shown["sector"].isin(small)], together], ignore_index=True)
    whole = total.iloc[0]
    empty = "" if whole["active"] else _("No data: no organisation took part in this scope.")
    undeclared = not whole["declared"]
    return Exhibit(
        key="reach",
        title=_("Active organisations and reach by sector"),
        takeaway=_reach_takeaway(shown, whole, reader),
        figure=None if empty else _reach_figure(drawn, reader),
        whole=None if empty or others.empty else _reach_figure(shown, reader),
        table=shown,
        columns=(
            Column("name", _("Sector")),
            Column("active", _("Active"), "count", higher_is_better=True),
            Column("active_declared", _("Active among the declared"), "count"),
            Column("declared", _("Declared"), "count"),
            Column("reach", _("Reach"), "share", higher_is_better=True),
            Column("active_outside", _("Active from outside"), "count"),
            Column("attending", _("At meetings"), "count"),
            Column("submitting", _("With postulates"), "count"),
            Column("top5_share", _("Top five's share"), "share", higher_is_better=False),
        ),
        note=_("The source names no declared sectors: reach is undefined.") if undeclared else "",
        empty=empty,
    )


def _reach_figure(shown: pd.DataFrame, reader: Reader):
    locale, palette = reader.locale, reader.palette
    _ = locale.gettext
    parts = [
        ("active_declared", _("declare the sector"), palette.accent),
        ("active_outside", _("from outside the sector"), palette.categories[1]),
    ]
    if not shown["declared"].any():  # then no one is known to come from outside
        parts = [("active", _("active"), palette.accent)]
    parts = [part for part in parts if shown[part[0]].any()]
    legend = [title for _column, title, _colour in parts]
    figure, at, bar = rows_figure(reader, shown["name"].tolist(), legend=legend)
    for column, title, colour in parts:
        figure.add_bar(
            x=shown[column], y=at, width=bar, orientation="h", name=title,
            marker={"color": colour, "line": {"color": palette.background, "width": 1}},
            hovertext=[
                hover([safe(name), f"{title}: {locale.number(n)}"])
                for name, n in zip(shown["name"], shown[column], strict=True)
            ],
            hoverinfo="text",
            customdata=links({"sector": code} for code in shown["sector"]),
        )  # fmt: skip
    texts = [_reach_text(row, reader) for row in _rows(shown)]
    end_texts(figure, shown["active"], at, texts, reader)
    figure.update_layout(barmode="stack")
    return figure


def _reach_text(row: dict, reader: Reader) -> str:
    locale = reader.locale
    if not row["declared"]:
        return locale.number(row["active"])
    text = locale.part(row["active_declared"], row["declared"])
    if row["active_outside"]:
        text += locale.gettext(" + {n} outside", n=locale.number(row["active_outside"]))
    return text


def _reach_takeaway(shown: pd.DataFrame, whole: pd.Series, reader: Reader) -> str:
    locale = reader.locale
    if not whole["active"]:
        return ""
    if not whole["declared"]:
        return locale.ngettext(
            "{n} organisation took part.", "{n} organisations took part.", int(whole["active"])
        )
    sentence = locale.gettext(
        "Of the organisations that declare a sector, {part} took part",
        part=locale.part(whole["active_declared"], whole["declared"]),
    )
    judged = shown[shown["declared"] > 0].sort_values("reach", ascending=False)
    if len(judged) > 1:
        low = judged.iloc[-1]
        if low["reach"] <= _STANDS_OUT * whole["reach"]:
            return locale.gettext(
                "{sentence}; lowest reach: {name} – {part}.",
                sentence=sentence,
                name=low["name"],
                part=locale.part(low["active_declared"], low["declared"]),
            )
        high = judged.iloc[0]
        if high["reach"] > low["reach"]:
            return locale.gettext(
                "{sentence}; from {low} ({low_name}) to {high} ({high_name}).",
                sentence=sentence,
                low=locale.percent(low["reach"]),
                low_name=low["name"],
                high=locale.percent(high["reach"]),
                high_name=high["name"],
            )
    return f"{sentence}."


def over_time(table: pd.DataFrame, reader: Reader) -> Exhibit:
    """Distinct active organisations so far, week by week, and how many joined in each.

    `table`: of `data_access.participation.over_time`.
    """
    _ = reader.locale.gettext
    empty = _("No data: no organisation took part in this scope.") if table.empty else ""
    return Exhibit(
        key="active_over_time",
        title=_("Active organisations over time"),
        takeaway="" if empty else _growth_takeaway(table, reader),
        figure=None if empty else _growth_figure(table, reader),
        table=table,
        columns=(
            Column("week", _("Week from"), "date"),
            Column("new", _("New"), "count"),
            Column("active", _("Active so far"), "count"),
            Column("acts", _("Acts"), "count"),
        ),
        note=_("Bars: organisations whose first act lies in the week."),
        empty=empty,
    )


def _growth_figure(table: pd.DataFrame, reader: Reader):
    locale, palette = reader.locale, reader.palette
    _ = locale.gettext
    figure = new_figure(reader, 320)
    texts = [
        hover(
            [
                _("Week from {date}", date=locale.date(row["week"])),
                _("Active so far: {n}", n=locale.number(row["active"])),
                _("New: {n}", n=locale.number(row["new"])),
            ]
        )
        for row in _rows(table)
    ]
    shared = {"x": table["week"], "hovertext": texts, "hoverinfo": "text"}
    figure.add_bar(y=table["new"], name=_("new in the week"), marker_color=palette.soft, **shared)
    figure.add_scatter(
        y=table["active"], name=_("active so far"), mode="lines",
        line={"color": palette.accent, "width": 2.5, "shape": "hv"}, **shared,
    )  # fmt: skip
    figure.update_layout(showlegend=True, bargap=0.15)
    figure.update_yaxes(rangemode="tozero", tickformat=",d")
    figure.update_xaxes(showgrid=False)
    date_axis(figure, reader, table["week"].iloc[0], table["week"].iloc[-1])
    return figure


def _growth_takeaway(table: pd.DataFrame, reader: Reader) -> str:
    """Half of the active joined by when, unless there are too few weeks to tell."""
    locale = reader.locale
    n = int(table["active"].iloc[-1])
    if len(table) < 4 or n < 2:
        return locale.ngettext("{n} organisation took part.", "{n} organisations took part.", n)
    last = table[table["new"] > 0].iloc[-1]["week"]
    half = table[table["active"] >= n / 2].iloc[0]["week"]
    return locale.ngettext(
        "{n} organisation has taken part so far; half of them by the week of {half}, the last "
        "newcomer in the week of {last}.",
        "{n} organisations have taken part so far; half of them by the week of {half}, the last "
        "newcomer in the week of {last}.",
        n,
        half=locale.date(half),
        last=locale.date(last),
    )


def representation(table: pd.DataFrame, attribute: str, reader: Reader) -> Exhibit:
    """Who is missing: each category's share in the register and among the active.

    `table`: of `data_access.participation.representation` for `attribute` (`legal_form` or
    `district`).
    """
    locale = reader.locale
    _ = locale.gettext
    title, heading = {
        "legal_form": (_("Who is missing: legal form"), _("Legal form")),
        "district": (_("Who is missing: district"), _("District")),
    }[attribute]
    shown = table.assign(category=table["category"].fillna(_("not recorded")))
    comparable = bool(len(shown)) and shown["difference"].notna().all()
    recorded = table["category"].notna().any()
    if not comparable:
        empty = _("No data: there is no register, or nobody took part, to compare.")
    elif not recorded:
        empty = _("No data: the source does not record this.")
    else:
        empty = ""
    return Exhibit(
        key=f"representation_{attribute}",
        title=title,
        takeaway="" if empty else _missing_takeaway(shown, reader),
        figure=None if empty else _representation_figure(shown, reader),
        table=shown,
        columns=(
            Column("category", heading),
            Column("declared", _("In the register"), "count"),
            Column("active", _("Active"), "count"),
            Column("declared_share", _("Share of the register"), "share"),
            Column("active_share", _("Share of the active"), "share"),
            Column("difference", _("Difference in pp"), "points", higher_is_better=True),
        ),
        note="" if empty else _representation_note(shown, reader),
        empty=empty,
    )


def _representation_note(shown: pd.DataFrame, reader: Reader) -> str:
    score = reader.locale.gettext(
        "Representation score: {score}; 1 means that the active mirror the register.",
        score=reader.locale.number(1 - shown["difference"].abs().sum() / 2, 2),
    )
    return " · ".join(filter(None, (score, spellings_note(shown, "category", reader))))


def _representation_figure(shown: pd.DataFrame, reader: Reader):
    locale, palette = reader.locale, reader.palette
    _ = locale.gettext
    legend = [_("in the register"), _("among the active")]
    figure, at, bar = rows_figure(reader, shown["category"].tolist(), legend=legend)
    for column, count, title, colour, width in (
        ("declared_share", "declared", legend[0], palette.soft, bar),
        ("active_share", "active", legend[1], palette.accent, bar * 0.5),
    ):
        figure.add_bar(
            x=shown[column], y=at, width=width, orientation="h", name=title, marker_color=colour,
            hovertext=[
                hover([safe(row["category"]), f"{title}: {locale.number(row[count])}",
                       locale.percent(row[column])])
                for row in _rows(shown)
            ],
            hoverinfo="text",
        )  # fmt: skip
    longest = shown[["declared_share", "active_share"]].max(axis=1)
    texts = [
        _(
            "active {active}, register {register}",
            active=locale.percent(row["active_share"]),
            register=locale.percent(row["declared_share"]),
        )
        for row in _rows(shown)
    ]
    end_texts(figure, longest, at, texts, reader)
    return figure


def _missing_takeaway(shown: pd.DataFrame, reader: Reader) -> str:
    """The category that is furthest below its share of the register, else how far any is off."""
    locale = reader.locale
    low = shown.loc[shown["difference"].idxmin()]
    if low["difference"] > -_MISSING:
        return locale.gettext(
            "Shares among the active and in the register differ by {n} pp at most.",
            n=locale.points(shown["difference"].abs().max(), 1),
        )
    return locale.gettext(
        "Most under-represented: {name} – {active} of the active, {register} of the register.",
        name=low["category"],
        active=locale.percent(low["active_share"]),
        register=locale.percent(low["declared_share"]),
    )


def _rows(table: pd.DataFrame) -> list[dict]:
    return table.to_dict("records")
