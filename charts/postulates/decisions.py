"""How long a decision takes: Kaplan–Meier curves by sector."""

from collections.abc import Mapping

import pandas as pd

from charts.exhibit import Column, Exhibit
from charts.postulates.curves import curves_chart
from charts.reader import Reader
from charts.value import XY
from domain.columns import column
from domain.evidence import FEWEST, critical
from domain.survival import Doubt, compare, doubt, summary, survival

_MOST_NAMED = 3


def time_to_decision(waits: pd.DataFrame, reader: Reader, names: Mapping[str, str]) -> Exhibit:
    """The share decided by the days since submission: a curve per sector, and one for all.

    `waits`: columns of `data_access.postulates.waits`; `names`: sector code → name, all of the
    programme in its order. A sector is called slower only beyond chance (log-rank, corrected for
    the number of sectors).
    """
    _ = reader.locale.gettext
    curves = {"": survival(waits)}
    for code in names:
        rows = waits[waits["sector"] == code]
        if len(rows):
            curves[code] = survival(rows)
    table = pd.DataFrame(
        [
            {
                "name": safe_name(code, names, reader),
                **summary(_of(waits, code), curve),
                "sector": code,
            }
            for code, curve in curves.items()
        ]
    )
    slower = _slower(waits, names)
    empty = _empty(waits, reader)
    return Exhibit(
        key="time_to_decision",
        title=_("Time to a decision"),
        takeaway="" if empty else _time_takeaway(waits, table, slower, reader),
        chart=None if empty else _chart(curves, table, slower, reader, names),
        table=table,
        columns=(
            Column("name", _("Sector")),
            Column("waits", _("Postulates, void ones left out"), "count"),
            Column("decided", _("Decided at least once"), "count"),
            column("days_to_decision_median", reader.locale, name="median"),
            column("days_to_decision_p85", reader.locale, name="p85"),
        ),
        note=_(
            "Kaplan–Meier estimate: open postulates count as waiting until the as-of date; "
            "void ones are left out. “—”: not reached yet."
        ),
        empty=empty,
    )


def _empty(waits: pd.DataFrame, reader: Reader) -> str:
    """Why no time can be shown: nothing decided, or all on one day, which measures nothing."""
    locale = reader.locale
    if waits.empty:
        return locale.gettext("No data: there are no postulates in this scope.")
    match doubt(waits, float("nan")):
        case Doubt.NONE:
            return locale.gettext("No data: no postulate in this scope has been decided yet.")
        case Doubt.ONE_DATE:
            decided = waits[waits["decided"] == 1]
            return locale.gettext(
                "All {n} decisions bear one date, {date}: how long they took cannot be measured.",
                n=locale.number(int(decided["postulates"].sum())),
                date=locale.date(decided["decided_on"].iloc[0]),
            )
        case _:
            return ""


def safe_name(code: str, names: Mapping[str, str], reader: Reader) -> str:
    """The sector's name; for "", all together."""
    return names.get(code, code) if code else reader.locale.gettext("Overall")


def _of(waits: pd.DataFrame, code: str) -> pd.DataFrame:
    return waits[waits["sector"] == code] if code else waits


def _chart(
    curves: Mapping[str, pd.DataFrame],
    table: pd.DataFrame,
    slower: list[str],
    reader: Reader,
    names: Mapping[str, str],
) -> XY:
    """All curves, or only the named ones where there are more sectors than colours."""
    drawn = dict(curves)
    named = slower if len(slower) <= _MOST_NAMED else []
    if len(curves) == 2:
        del drawn[""]
    elif len(names) > len(reader.palette.categories):
        drawn = {code: curves[code] for code in ("", *named)}
    told = {code: safe_name(code, names, reader) for code in drawn}
    colours = reader.palette.sectors(list(names))
    return curves_chart(drawn, told, named, colours, table.iloc[0], reader)


def _slower(waits: pd.DataFrame, names: Mapping[str, str]) -> list[str]:
    """Sectors whose decisions take longer than the others' beyond chance, in order."""
    rows = waits.loc[waits.index.repeat(waits["postulates"])]
    found = compare(
        rows["days"].to_numpy(), rows["decided"].to_numpy() == 1, rows["sector"].to_numpy(str)
    )
    judged = found.waits >= FEWEST
    if judged.sum() < 2:
        return []
    slow = found.group[judged & (found.z <= -critical(int(judged.sum()), sides=1))]
    return [code for code in names if code in slow]


def _time_takeaway(
    waits: pd.DataFrame, table: pd.DataFrame, slower: list[str], reader: Reader
) -> str:
    locale = reader.locale
    whole = table.iloc[0]
    match doubt(waits, whole["median"]):
        case Doubt.FEW:
            return locale.gettext(
                "Decided so far: {part}; too few to estimate how long it takes.",
                part=locale.part(whole["decided"], whole["waits"]),
            )
        case Doubt.NOT_YET:
            return locale.gettext("Fewer than half of the postulates have been decided so far.")
    median = locale.ngettext("within {n} day", "within {n} days", int(whole["median"]))
    values = {"median": median}
    if doubt(waits, whole["p85"]):
        sentence = locale.gettext("Half of the postulates are decided {median}", **values)
    else:
        p85 = locale.ngettext("within {n} day", "within {n} days", int(whole["p85"]))
        sentence = locale.gettext(
            "Half of the postulates are decided {median}, 85% {p85}", p85=p85, **values
        )
    return _slowest(sentence, table, slower, reader)


def _slowest(sentence: str, table: pd.DataFrame, slower: list[str], reader: Reader) -> str:
    """The sentence, with the sectors that take longer beyond chance; many are only counted."""
    locale = reader.locale
    if not slower:
        return f"{sentence}."
    if len(slower) > _MOST_NAMED:
        return locale.ngettext(
            "{sentence}; decisions take longer than elsewhere in {n} sector.",
            "{sentence}; decisions take longer than elsewhere in {n} sectors.",
            len(slower),
            sentence=sentence,
        )
    told = [
        _with_median(row, reader) for _, row in table.set_index("sector").loc[slower].iterrows()
    ]
    return locale.gettext(
        "{sentence}; longer than elsewhere in: {names}.",
        sentence=sentence,
        names=locale.listing(told),
    )


def _with_median(row: pd.Series, reader: Reader) -> str:
    locale = reader.locale
    if pd.isna(row["median"]):
        return locale.gettext("{name} (less than half so far)", name=row["name"])
    return locale.ngettext(
        "{name} ({n} day)", "{name} ({n} days)", int(row["median"]), name=row["name"]
    )
