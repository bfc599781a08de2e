"""Who takes part: reach per sector, and how the circle of the active grew."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from charts.claims import apart, named, named_shares
from charts.exhibit import Column, Exhibit
from charts.folding import others_name, smallest
from charts.reader import Reader
from charts.spelling import spellings_note
from charts.value import Axis, Bars, Columns, Series, column_values
from domain.columns import column
from domain.evidence import HIGHER, LOWER, representation_score, score_by_chance, under_represented
from domain.filters import UNRECORDED
from locales import N_


def smallest_sectors(table: pd.DataFrame, reader: Reader) -> tuple[str, ...]:
    """Codes of the sectors that `reach` shows together. `table`: as of `reach`."""
    size = table["declared"] + table["active_outside"]
    small = smallest(table.assign(size=size), "size", reader)
    differs = apart(table, "active_declared", "declared") != 0  # then the takeaway may name them
    return tuple(small["sector"][~differs[table.index.get_indexer(small.index)]])


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
    differs = apart(shown, "active_declared", "declared")
    small = smallest_sectors(table, reader)
    together = others.assign(name=others_name(len(small), reader), sector=",".join(small))
    drawn = pd.concat([shown[~shown["sector"].isin(small)], together], ignore_index=True)
    whole = total.iloc[0]
    empty = "" if whole["active"] else _("No data: no organisation took part in this scope.")
    undeclared = not whole["declared"]
    return Exhibit(
        key="reach",
        title=_("Active organisations and reach by sector"),
        takeaway=_reach_takeaway(shown, differs, whole, reader),
        chart=None if empty else _reach_chart(drawn, reader),
        whole=None if empty or others.empty else _reach_chart(shown, reader),
        table=shown.assign(lower=differs == LOWER),
        columns=(
            Column("name", _("Sector")),
            column("active", reader.locale),
            column("active_declared", reader.locale),
            column("declared", reader.locale),
            column("reach", reader.locale, mark="lower"),
            column("active_outside", reader.locale),
            column("attending", reader.locale),
            column("submitting", reader.locale),
            column("top5_share", reader.locale),
        ),
        note=_("The source names no declared sectors: reach is undefined.") if undeclared else "",
        empty=empty,
    )


def _reach_chart(shown: pd.DataFrame, reader: Reader) -> Bars:
    locale, palette = reader.locale, reader.palette
    _ = locale.gettext
    own, theirs = palette.accent, palette.categories[1]
    parts = [
        ("active_declared", _("declare the sector"), own, {"declaring": "1"}),
        ("active_outside", _("from outside the sector"), theirs, {"declaring": "0"}),
    ]
    if not shown["declared"].any():  # then no one is known to come from outside
        parts = [("active", _("active"), own, {})]
    return Bars(
        rows=tuple(shown["name"]),
        series=tuple(
            Series(
                name=title,
                colour=colour,
                values=column_values(shown[column]),
                details=tuple(
                    (name, f"{title}: {locale.number(n)}")
                    for name, n in zip(shown["name"], shown[column], strict=True)
                ),
                links=tuple({"sector": code, "list": "active", **of} for code in shown["sector"]),
            )
            for column, title, colour, of in parts
            if shown[column].any()
        ),
        ends=tuple(_reach_text(row, reader) for row in _rows(shown)),
        stacked=True,
    )


def _reach_text(row: dict, reader: Reader) -> str:
    locale = reader.locale
    if not row["declared"]:
        return locale.number(row["active"])
    text = locale.part(row["active_declared"], row["declared"])
    if row["active_outside"]:
        text += locale.gettext(" + {n} outside", n=locale.number(row["active_outside"]))
    return text


def _reach_takeaway(
    shown: pd.DataFrame, differs: np.ndarray, whole: pd.Series, reader: Reader
) -> str:
    """How many took part; the sectors whose reach differs from the others' beyond chance."""
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
    for sign, told in (
        (LOWER, N_("{sentence}; clearly lower reach: {names}.")),
        (HIGHER, N_("{sentence}; clearly higher reach: {names}.")),
    ):
        rows = shown[differs == sign].sort_values("reach", ascending=sign == LOWER)
        if len(rows):
            texts = named_shares(rows, "name", "active_declared", "declared", reader)
            return locale.gettext(told, sentence=sentence, names=named(texts, reader.locale))
    if (shown["declared"] > 0).sum() > 1:
        return locale.gettext("{sentence}; the data do not tell sectors apart.", sentence=sentence)
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
        chart=None if empty else _growth_chart(table, reader),
        table=table,
        columns=(
            Column("week", _("Week from"), "date"),
            Column("new", _("New"), "count"),
            Column("active", _("Active so far"), "count"),
            column("acts", reader.locale),
        ),
        note=_("Bars: organisations whose first act lies in the week."),
        empty=empty,
    )


def _growth_chart(table: pd.DataFrame, reader: Reader) -> Columns:
    locale, palette = reader.locale, reader.palette
    _ = locale.gettext
    details = tuple(
        (
            _("Week from {date}", date=locale.date(row["week"])),
            _("Active so far: {n}", n=locale.number(row["active"])),
            _("New: {n}", n=locale.number(row["new"])),
        )
        for row in _rows(table)
    )
    new, active = column_values(table["new"]), column_values(table["active"])
    joined = tuple({"list": "active", "new_week": week.isoformat()} for week in table["week"])
    return Columns(
        places=tuple(table["week"]),
        series=(
            Series(_("new in the week"), palette.soft, new, details=details, links=joined),
            Series(_("active so far"), palette.accent, active, "line", details=details),
        ),
        value=Axis(),
    )


def _growth_takeaway(table: pd.DataFrame, reader: Reader) -> str:
    """Half of the active joined by when, unless there are too few weeks to tell."""
    locale = reader.locale
    n = int(table["active"].iloc[-1])
    if len(table) < 4 or n < 2:
        return locale.ngettext("{n} organisation took part.", "{n} organisations took part.", n)
    last = table[table["new"] > 0].iloc[-1]["week"]
    half = table[table["active"] * 2 >= n].iloc[0]["week"]
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
    missing = _missing(table)
    shown = table.assign(
        category=table["category"].fillna(_("not recorded")),
        asked=table["category"].fillna(UNRECORDED),
        missing=missing,
    )
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
        chart=None if empty else _representation_chart(shown, attribute, reader),
        table=shown,
        columns=(
            Column("category", heading),
            Column("declared", _("In the register"), "count"),
            column("active", reader.locale),
            Column("declared_share", _("Share of the register"), "share"),
            Column("active_share", _("Share of the active"), "share"),
            Column("difference", _("Difference in pp"), "points", mark="missing"),
        ),
        note="" if empty else _representation_note(shown, reader),
        empty=empty,
    )


def _missing(table: pd.DataFrame) -> np.ndarray:
    """Categories rarer among the active than in the register; never what is not recorded."""
    known = table["category"].notna().to_numpy()
    found = np.zeros(len(table), dtype=bool)
    found[known] = under_represented(table["active"][known], table["declared"][known])
    return found & (table["difference"] < 0).to_numpy()


def _score(shown: pd.DataFrame, reader: Reader) -> str:
    """The representation score, and what it would be if chance alone chose the active."""
    locale, active = reader.locale, int(shown["active"].sum())
    return locale.gettext(
        "Representation score: {score}; 1 means that the active mirror the register. With so many "
        "active ({n}), chance alone would give {by_chance} on average.",
        n=locale.number(active),
        score=locale.number(representation_score(shown["difference"]), 2),
        by_chance=locale.number(score_by_chance(shown["declared"], active), 2),
    )


def _representation_note(shown: pd.DataFrame, reader: Reader) -> str:
    return " · ".join(
        filter(None, (_score(shown, reader), spellings_note(shown, "category", reader)))
    )


def _representation_chart(shown: pd.DataFrame, attribute: str, reader: Reader) -> Bars:
    locale, palette = reader.locale, reader.palette
    _ = locale.gettext

    def series(column: str, count: str, title: str, colour: str, slim: bool) -> Series:
        details = tuple(
            (
                row["category"],
                f"{title}: {locale.number(row[count])}",
                locale.percent(row[column]),
            )
            for row in _rows(shown)
        )
        links = tuple({"list": count, attribute: asked} for asked in shown["asked"])
        return Series(
            title, colour, column_values(shown[column]), slim=slim, details=details, links=links
        )

    return Bars(
        rows=tuple(shown["category"]),
        series=(
            series("declared_share", "declared", _("in the register"), palette.soft, False),
            series("active_share", "active", _("among the active"), palette.accent, True),
        ),
        ends=tuple(
            _(
                "active {active}, register {register}",
                active=locale.percent(row["active_share"]),
                register=locale.percent(row["declared_share"]),
            )
            for row in _rows(shown)
        ),
        kind="share",
    )


def _missing_takeaway(shown: pd.DataFrame, reader: Reader) -> str:
    """The categories that are missing beyond chance, else how far any is off."""
    locale = reader.locale
    rows = shown[shown["missing"]].sort_values("difference")
    if rows.empty:
        return locale.gettext(
            "The data show no group to be missing; shares among the active and in the register "
            "differ by {n} pp at most.",
            n=locale.points(shown["difference"].abs().max(), 1),
        )
    told = [
        locale.gettext(
            "{name} – {active} of the active, {register} of the register",
            name=row["category"],
            active=locale.percent(row["active_share"]),
            register=locale.percent(row["declared_share"]),
        )
        for row in _rows(rows)
    ]
    return locale.gettext("Under-represented: {names}.", names=named(told, reader.locale))


def _rows(table: pd.DataFrame) -> list[dict]:
    return table.to_dict("records")
