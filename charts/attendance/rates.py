"""Rates per sector: of the invited who came, of the registered who did not; with intervals."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from charts.claims import apart, named, named_shares
from charts.exhibit import Column, Exhibit
from charts.folding import folded
from charts.reader import Reader
from charts.value import Bars, Series, column_values
from domain.columns import column
from domain.evidence import HIGHER, LOWER
from domain.ratios import rated
from locales import N_

SECTORS_ONLY = N_("Sector meetings only, without those of the coordinating team.")
FEW_ROWS = 30
"""Below so many rows behind a rate, its 95% Wilson interval is drawn and said."""


@dataclass(frozen=True)
class _Rate:
    """A share of a table: columns of its `part`, its `whole` and, by the key, the share itself."""

    key: str
    part: str
    whole: str

    @property
    def low(self) -> str:
        return f"{self.key}_low"

    @property
    def high(self) -> str:
        return f"{self.key}_high"

    def text(self, row: Mapping, reader: Reader) -> str:
        """«12 z 25 (48%); przedział niepewności 30–67%»."""
        told = reader.locale.part(row[self.part], row[self.whole])
        if row[self.whole] >= FEW_ROWS:
            return told
        return f"{told}; {said(row[self.low], row[self.high], reader)}"


def rates(table: pd.DataFrame, reader: Reader, names: Mapping[str, str]) -> Exhibit:
    """Share of the invited that came, per sector.

    `table`: of `data_access.attendance.by_sector`; `names`: sector code → name.
    """
    _ = reader.locale.gettext
    rate = _Rate("attendance_rate", "rate_invited_attended", "rate_invited")
    shown = _judged(table, rate.whole, names).sort_values("attendance_rate", ignore_index=True)
    differs = apart(shown, rate.part, rate.whole)
    shown = shown.assign(lower=differs == LOWER)
    takeaway = _rates_takeaway(shown, differs, reader) if len(shown) else ""
    drawn = _folded(shown, rate, reader, takeaway)
    empty = "" if len(shown) else _("No data: the source records no invitations.")
    return Exhibit(
        key="attendance_rates",
        title=_("Attendance rate by sector"),
        takeaway=takeaway,
        chart=None if empty else _bars(drawn, rate, _("Came: {part}"), reader),
        whole=None if empty or drawn is shown else _bars(shown, rate, _("Came: {part}"), reader),
        table=shown,
        columns=(
            Column("name", _("Sector")),
            column("rate_invited", reader.locale),
            column("rate_invited_attended", reader.locale),
            column("attendance_rate", reader.locale, mark="lower"),
            Column("attendance_rate_low", _("95% interval from"), "share"),
            Column("attendance_rate_high", _("to"), "share"),
            column("without_list", reader.locale),
        ),
        note=""
        if empty
        else " ".join(filter(None, [_(SECTORS_ONLY), interval_note(shown[rate.whole], reader)])),
        empty=empty,
    )


def no_shows(
    table: pd.DataFrame, unregistered: int, reader: Reader, names: Mapping[str, str]
) -> Exhibit:
    """Share of the registered that did not come, per sector, with walk-ins beside it.

    `table`: of `data_access.attendance.by_sector`; `unregistered`: of its read, organisations;
    `names`: sector code → name.
    """
    _ = reader.locale.gettext
    rate = _Rate("no_show_rate", "missing", "rate_registered")
    shown = _judged(table, rate.whole, names)
    shown = shown.assign(
        missing=shown["rate_registered"] - shown["rate_registered_attended"]
    ).sort_values("no_show_rate", ascending=False, ignore_index=True)
    shown = shown.assign(higher=apart(shown, rate.part, rate.whole) == HIGHER)
    empty = "" if len(shown) else _("No data: the source records no registrations.")
    takeaway = "" if empty else _no_show_takeaway(table, unregistered, reader)
    drawn = _folded(shown, rate, reader, takeaway)
    return Exhibit(
        key="no_shows",
        title=_("Registered and absent"),
        takeaway=takeaway,
        chart=None if empty else _bars(drawn, rate, _("Absent: {part}"), reader),
        whole=None if empty or drawn is shown else _bars(shown, rate, _("Absent: {part}"), reader),
        table=shown,
        columns=(
            Column("name", _("Sector")),
            column("rate_registered", reader.locale),
            column("no_shows", reader.locale, name="missing"),
            column("no_show_rate", reader.locale, mark="higher"),
            Column("no_show_rate_low", _("95% interval from"), "share"),
            Column("no_show_rate_high", _("to"), "share"),
            column("walk_ins", reader.locale),
        ),
        note=""
        if empty
        else " ".join(filter(None, [_(SECTORS_ONLY), interval_note(shown[rate.whole], reader)])),
        empty=empty,
    )


def said(low: float, high: float, reader: Reader) -> str:
    """«przedział niepewności 30–67%»."""
    locale = reader.locale
    return locale.gettext(
        "uncertainty interval {low}–{high}",
        low=locale.points(low),
        high=locale.percent(high),
    )


def interval_note(wholes: pd.Series, reader: Reader) -> str:
    """What the thin lines are, if any is drawn."""
    if not len(wholes) or min(wholes) >= FEW_ROWS:
        return ""
    return reader.locale.gettext(
        "Thin lines and uncertainty intervals: 95% Wilson intervals, where fewer than 30 rows "
        "stand behind a rate."
    )


def _judged(table: pd.DataFrame, whole: str, names: Mapping[str, str]) -> pd.DataFrame:
    shown = table[table[whole] > 0]
    return shown.assign(name=[names.get(code, code) for code in shown["sector"]])


def _folded(shown: pd.DataFrame, rate: _Rate, reader: Reader, takeaway: str) -> pd.DataFrame:
    """With the pooled rate of the smallest sectors."""
    drawn = folded(shown, rate.whole, [rate.part, rate.whole, "walk_ins"], reader, takeaway)
    return drawn if drawn is shown else rated(drawn, rate.key, rate.part, rate.whole)


def _bars(shown: pd.DataFrame, rate: _Rate, told: str, reader: Reader) -> Bars:
    locale, rows = reader.locale, shown.to_dict("records")
    walk_ins = locale.gettext("Walk-ins: {n}")
    series = Series(
        name="",
        colour=reader.palette.accent,
        values=column_values(shown[rate.key]),
        details=tuple(
            (
                row["name"],
                told.format(part=rate.text(row, reader)),
                walk_ins.format(n=locale.number(row["walk_ins"])),
            )
            for row in rows
        ),
        intervals=intervals(shown[rate.whole], shown[rate.low], shown[rate.high]),
    )
    return Bars(
        rows=tuple(shown["name"]),
        series=(series,),
        # the interval is drawn, not written: a telephone has no room
        ends=tuple(locale.part(row[rate.part], row[rate.whole]) for row in rows),
        kind="share",
    )


def intervals(
    wholes: Iterable[float], lows: Iterable[float], highs: Iterable[float]
) -> tuple[tuple[float, float] | None, ...]:
    """The interval of each rate behind which few rows stand; None for the others."""
    return tuple(
        (low, high) if whole < FEW_ROWS else None
        for whole, low, high in zip(wholes, lows, highs, strict=True)
    )


def _rates_takeaway(shown: pd.DataFrame, differs: np.ndarray, reader: Reader) -> str:
    """Sectors whose rate is lower than the others', else higher, beyond chance."""
    locale = reader.locale
    came, invited = shown["rate_invited_attended"].sum(), shown["rate_invited"].sum()
    if len(shown) < 2:
        told = locale.part(came, invited)
        return locale.gettext("Of those invited to sector meetings, {part} came", part=told) + "."
    pooled = locale.share(came, invited)
    for sign, sentence in (
        (LOWER, N_("Attendance rate {pooled} in all; clearly lower: {names}.")),
        (HIGHER, N_("Attendance rate {pooled} in all; clearly higher: {names}.")),
    ):
        rows = shown[differs == sign]
        if len(rows):
            told = named_shares(rows, "name", "rate_invited_attended", "rate_invited", reader)
            return locale.gettext(sentence, names=named(told, reader.locale), pooled=pooled)
    return locale.gettext("The data do not tell sectors apart ({pooled} in all).", pooled=pooled)


def _no_show_takeaway(table: pd.DataFrame, organisations: int, reader: Reader) -> str:
    locale = reader.locale
    whole, came = (int(table[f"rate_{n}"].sum()) for n in ("registered", "registered_attended"))
    unregistered, walk_ins = int(table["attended"].sum()) - came, int(table["walk_ins"].sum())
    told = locale.gettext(
        "{part} of the registered did not come", part=locale.part(whole - came, whole)
    )
    if not unregistered:
        return f"{told}."
    told_from = locale.ngettext("from {n} organisation", "from {n} organisations", organisations)
    return locale.ngettext(
        "{sentence}; {n} attendance was without registration ({organisations}), {walk_ins} of them "
        "uninvited too.",
        "{sentence}; {n} attendances were without registration ({organisations}), {walk_ins} of "
        "them uninvited too.",
        unregistered,
        sentence=told,
        organisations=told_from,
        walk_ins=locale.number(walk_ins),
    )
