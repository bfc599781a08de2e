"""How long a decision takes: Kaplan–Meier curves by sector."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from charts.exhibit import Column, Exhibit
from charts.postulates.curves import curves_figure, mark_quantiles
from charts.reader import Reader
from data_access.postulates.survival import QUANTILES, quantile, survival

_FEWEST = 10
"""Of fewer waits a median is not compared."""
_MOST_NAMED = 3
_FAR = 1.25
"""A sector's median this many times the whole's stands out."""


def time_to_decision(waits: pd.DataFrame, reader: Reader, names: Mapping[str, str]) -> Exhibit:
    """The share decided by the days since submission: a curve per sector, and one for all.

    `waits`: columns of `data_access.postulates.waits`; `names`: sector code → name, all of the
    programme in its order.
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
                "waits": int(_of(waits, code)["postulates"].sum()),
                "decided": int(
                    (_of(waits, code)["postulates"] * _of(waits, code)["decided"]).sum()
                ),
                **{key: quantile(curve, share) for key, share in QUANTILES.items()},
                "sector": code,
            }
            for code, curve in curves.items()
        ]
    )
    empty = ""
    if waits.empty:
        empty = _("No data: there are no postulates in this scope.")
    elif not waits["decided"].any():
        empty = _("No data: no postulate in this scope has been decided yet.")
    return Exhibit(
        key="time_to_decision",
        title=_("Time to a decision"),
        takeaway="" if empty else _time_takeaway(table, reader),
        figure=None if empty else _figure(curves, table, reader, names),
        table=table,
        columns=(
            Column("name", _("Sector")),
            Column("waits", _("Postulates"), "count"),
            Column("decided", _("Decided"), "count"),
            Column("median", _("Days until half are decided"), "days", higher_is_better=False),
            Column("p85", _("Days until 85% are decided"), "days", higher_is_better=False),
        ),
        note=_(
            "Kaplan–Meier estimate: open postulates count as waiting until the as-of date; "
            "void ones are left out. “—”: not reached yet."
        ),
        empty=empty,
    )


def safe_name(code: str, names: Mapping[str, str], reader: Reader) -> str:
    """The sector's name; for "", all together."""
    return names.get(code, code) if code else reader.locale.gettext("Overall")


def _of(waits: pd.DataFrame, code: str) -> pd.DataFrame:
    return waits[waits["sector"] == code] if code else waits


def _figure(
    curves: Mapping[str, pd.DataFrame],
    table: pd.DataFrame,
    reader: Reader,
    names: Mapping[str, str],
) -> go.Figure:
    """All curves, or only the named ones where there are more sectors than colours."""
    drawn = dict(curves)
    found = _standing_out(table)["sector"].tolist()
    named = found if len(found) <= _MOST_NAMED else []
    if len(curves) == 2:
        del drawn[""]
    elif len(names) > len(reader.palette.categories):
        drawn = {code: curves[code] for code in ("", *named)}
    told = {code: safe_name(code, names, reader) for code in drawn}
    figure = curves_figure(drawn, told, named, reader.palette.sectors(list(names)), reader)
    mark_quantiles(figure, table.iloc[0], reader)
    return figure


def _time_takeaway(table: pd.DataFrame, reader: Reader) -> str:
    locale = reader.locale
    whole = table.iloc[0]
    if pd.isna(whole["median"]):
        return locale.gettext("Fewer than half of the postulates have been decided so far.")
    median = locale.ngettext("within {n} day", "within {n} days", int(whole["median"]))
    values = {"median": median}
    if pd.isna(whole["p85"]):
        sentence = locale.gettext("Half of the postulates are decided {median}", **values)
    else:
        p85 = locale.ngettext("within {n} day", "within {n} days", int(whole["p85"]))
        sentence = locale.gettext(
            "Half of the postulates are decided {median}, 85% {p85}", p85=p85, **values
        )
    return _slowest(sentence, table, reader)


def _standing_out(table: pd.DataFrame) -> pd.DataFrame:
    """Rows of the sectors that have not decided half, else of one that takes much longer."""
    judged = table.iloc[1:]
    judged = judged[judged["waits"] >= _FEWEST]
    if len(judged) < 2:
        return judged.head(0)
    below_half = judged[judged["median"].isna()]
    if len(below_half):
        return below_half
    slow = judged.sort_values("median").tail(1)
    return slow[slow["median"] >= _FAR * max(table["median"].iloc[0], 1)]


def _slowest(sentence: str, table: pd.DataFrame, reader: Reader) -> str:
    """The sentence, with what stands out; many sectors are only counted."""
    locale = reader.locale
    found = _standing_out(table)
    if found.empty:
        return f"{sentence}."
    if len(found) > _MOST_NAMED:
        return locale.ngettext(
            "{sentence}; less than half so far in {n} sector.",
            "{sentence}; less than half so far in {n} sectors.",
            len(found),
            sentence=sentence,
        )
    if found["median"].isna().all():
        return locale.gettext(
            "{sentence}; less than half so far: {names}.",
            sentence=sentence,
            names=locale.listing(found["name"]),
        )
    return locale.gettext(
        "{sentence}; half take longest in: {name} ({days}).",
        sentence=sentence,
        name=found["name"].iloc[0],
        days=locale.ngettext("{n} day", "{n} days", int(found["median"].iloc[0])),
    )
