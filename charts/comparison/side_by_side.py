"""Two sides in one table: what each says, the difference, whether it is beyond chance."""

import pandas as pd

from charts.changes import count_name, sign, signed, unknown_rates
from charts.claims import named
from charts.exhibit import Exhibit, empty_exhibit
from charts.reader import Reader
from domain.columns import Column
from domain.indicators import INDICATORS
from locales import N_, Locale

_VERDICTS = {
    1: N_("higher, more than chance"),
    -1: N_("lower, more than chance"),
    0: N_("may be chance"),
}


def figure_by_figure(
    table: pd.DataFrame,
    names: tuple[str, str],
    key: str,
    title: str,
    reader: Reader,
    note: str = "",
    *,
    narrowed: bool,
) -> Exhibit:
    """Figure by figure: the first side, the second, the difference, whether beyond chance.

    `table`: of `data_access.comparison`; `names`: what the two sides are called;
    `narrowed`: both are of chosen sectors.
    """
    locale = reader.locale
    _ = locale.gettext
    if not table[["value", "other_value"]].fillna(0).any(axis=None):
        return empty_exhibit(key, title, _("No data: there are no records in this scope."))
    rows = table.to_dict("records")
    shown = table.assign(
        name=[_name(locale, row, narrowed) for row in rows],
        told=[_told(locale, row, "") for row in rows],
        other_told=[_told(locale, row, "other_") for row in rows],
        change=[_difference(locale, row) for row in rows],
        evidence=[_evidence(locale, row) for row in rows],
    )
    known = table[["value", "other_value"]].notna().any(axis=1)
    missing = unknown_rates(shown.loc[~known, "name"], locale)
    shown = shown[known].reset_index(drop=True)
    return Exhibit(
        key=key,
        title=title,
        takeaway=_takeaway(shown, names, locale),
        chart=None,
        table=shown,
        columns=(
            Column("name", _("Figure")),
            Column("told", names[0]),
            Column("other_told", names[1]),
            Column("change", _("Difference")),
            Column("evidence", _("Is it more than chance?")),
        ),
        note=" ".join(filter(None, [note, missing, _intervals(table, locale)])),
    )


def _intervals(table: pd.DataFrame, locale: Locale) -> str:
    """Why an interval that leaves out zero may yet be chance."""
    if table["low"].isna().all():
        return ""
    return locale.gettext(
        "Each 95% interval is of one difference alone; chance is judged for all of them together, "
        "and organisations that came again and again count for fewer."
    )


def _name(locale: Locale, row: dict, narrowed: bool) -> str:
    indicator = INDICATORS.get(row["key"])
    if indicator is None:
        return count_name(locale, row["key"])
    return locale.gettext(indicator.name(narrowed=narrowed))


def _told(locale: Locale, row: dict, side: str) -> str:
    if row["kind"] == "share":
        return locale.part(row[f"{side}part"], row[f"{side}whole"])
    return locale.number(row[f"{side}value"])


def _difference(locale: Locale, row: dict) -> str:
    """«+12», «−3 pkt proc. (od −9 do +4)», «—»."""
    if row["difference"] != row["difference"]:
        return locale.number(None)
    if row["kind"] != "share":
        return signed(locale, row["difference"])
    points = _points(locale, row["difference"])
    if row["low"] != row["low"]:
        return locale.gettext("{points} p.p.", points=points)
    return locale.gettext(
        "{points} p.p. (95%: from {low} to {high})",
        points=points,
        low=_points(locale, row["low"]),
        high=_points(locale, row["high"]),
    )


def _points(locale: Locale, difference: float) -> str:
    written = locale.points(difference)
    if written == locale.number(0):
        return written
    return sign(difference) + written


def _evidence(locale: Locale, row: dict) -> str:
    if not row["judged"]:
        return locale.number(None)
    if row["verdict"] != row["verdict"]:
        return locale.gettext("too few to tell")
    return locale.gettext(_VERDICTS[int(row["verdict"])])


def _takeaway(shown: pd.DataFrame, names: tuple[str, str], locale: Locale) -> str:
    """The rates that differ beyond chance; that none does, or that nobody can tell."""
    _ = locale.gettext
    differ = shown[shown["verdict"].fillna(0) != 0]
    if len(differ):
        told = [
            f"{row['name']} – {names[0]}: {row['told']}, {names[1]}: {row['other_told']}"
            for row in differ.to_dict("records")
        ]
        return _("They differ by more than chance: {rates}.", rates=named(told, locale))
    if shown["verdict"].notna().any():
        return _("No rate differs by more than chance.")
    if not shown["judged"].any():
        return _("No rate can be compared: none is known on both sides, or nothing new came.")
    return _("The records are too few to tell whether any rate differs by more than chance.")
