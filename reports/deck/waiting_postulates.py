"""The postulates that wait for the coordinating team: a table, and a slide for each."""

import pandas as pd

from catalogue.source import Source
from charts import Column, Exhibit
from data_access import postulates
from domain.address import Target
from domain.blank import is_blank
from domain.text import one_line
from locales import Locale
from reports.deck.point_slides import Point, Points


def waiting(source: Source) -> Exhibit:
    """A table in the order of the agenda: supporters, and days overdue."""
    locale = source.reader.locale
    _ = locale.gettext
    rows = source.read(postulates.agenda_of)
    shown = rows.assign(
        n=range(1, len(rows) + 1),
        name=[
            f"{one_line(code)} – {one_line(title)}"
            for code, title in zip(rows["code"], rows["title"], strict=True)
        ],
        sector_name=[source.sector_names.get(code, code) for code in rows["sector"]],
        late=rows["days_over"].notna(),
    )
    columns = [
        Column("n", _("No."), "count"),
        Column("name", _("Postulate")),
        Column("sector_name", _("Sector")),
        Column("supporters", _("Supporters"), "count"),
        Column("days_over", _("Days overdue"), "count", mark="late"),
    ]
    if shown["alike"].notna().any():
        columns.append(Column("alike", _("Similar to")))
    return Exhibit(
        key="waiting",
        title=_("Waiting for a decision"),
        takeaway=_takeaway(shown, locale),
        chart=None,
        table=shown,
        columns=tuple(columns),
        note=_(
            "The overdue first, the longest overdue before others; then sectors in their turn, of "
            "each the postulate with most supporters; similar ones together."
        ),
        empty="" if len(shown) else _("No postulate awaits a decision in this scope."),
    )


def _takeaway(rows: pd.DataFrame, locale: Locale) -> str:
    if rows.empty:
        return ""
    sentence = locale.ngettext(
        "{n} postulate awaits a decision of the coordinating team",
        "{n} postulates await a decision of the coordinating team",
        len(rows),
    )
    over = rows["days_over"].dropna()
    if over.empty:
        return locale.gettext("{sentence}; none is overdue.", sentence=sentence)
    longest = locale.ngettext("{n} day", "{n} days", int(over.max()))
    return locale.ngettext(
        "{sentence}; {n} is overdue, by {longest}.",
        "{sentence}; {n} are overdue, the longest by {longest}.",
        len(over),
        sentence=sentence,
        longest=longest,
    )


def single(source: Source, code: str) -> Points:
    """One postulate: what it asks for, of whom, and who is for it."""
    locale = source.reader.locale
    _ = locale.gettext
    row = source.read(postulates.text_of, code).iloc[0]
    names = source.read(postulates.supporters, code)["name"].tolist()
    answer = locale.date(row["deadline"])
    if pd.notna(row["days_over"]):
        days = locale.ngettext("{n} day", "{n} days", int(row["days_over"]))
        answer = _("{date}, overdue by {days}", date=answer, days=days)
    facts = {
        _("Submitter"): row["author"],
        _("Submitted on"): locale.date(row["submitted_on"]),
        _("Supporters"): f"{locale.number(len(names))}: {locale.listing(names)}" if names else "",
        _("Responsible unit"): row["department"],
        _("Response deadline"): answer,
    }
    text = "" if is_blank(row["text"]) else one_line(row["text"])
    told = [Point(name, one_line(fact)) for name, fact in facts.items() if not is_blank(fact)]
    return Points(
        kicker=f"{source.sector_names.get(row['sector'], row['sector'])} · {one_line(code)}",
        headline=one_line(row["title"]),
        points=(*([Point("", text)] if text else []), *told),
        target=Target("postulates", record=code),
    )
