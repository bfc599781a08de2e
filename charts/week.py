"""What needs someone this week, item by item, as sentences and as a table for the wall."""

from collections.abc import Mapping, Sequence

import pandas as pd

from charts.exhibit import Column, Exhibit
from charts.reader import Reader
from domain.week import WeekItem
from locales import N_, NN_

_HEADLINE = ("due", "awaiting", "meetings")
"""The items that the headline tells."""
_UNRECORDED = {
    "without_minutes": NN_(
        "no minutes of the {n} held meeting are recorded",
        "no minutes are recorded of any of {n} held meetings",
    ),
    "without_list": NN_(
        "no attendance list of the {n} held meeting is recorded",
        "no attendance list is recorded of any of {n} held meetings",
    ),
}
_MISSING = {
    "invitations": N_("invitations"),
    "registrations": N_("registrations"),
    "venue": N_("venue"),
    "hour": N_("hour"),
}


def week(
    items: Sequence[WeekItem],
    ahead: pd.DataFrame,
    awaiting: Mapping[str, int],
    period: str,
    reader: Reader,
    names: Mapping[str, str],
) -> Exhibit:
    """A table: each item that counts something and whose it is; the meetings ahead, one by one.

    `items`, `ahead`: of `data_access.week.this_week` and `meetings_ahead`; `awaiting`: sector →
    its postulates that await a decision; `period`: its days, in words; `names`: team code → name.
    """
    locale = reader.locale
    _ = locale.gettext
    found = [item for item in items if item.count]
    sectors = [
        f"{names.get(code, code)} ({locale.number(n)})"
        for code, n in sorted(awaiting.items(), key=lambda of: -of[1])
        if n
    ]
    meetings = [
        (
            f"{locale.datetime(row['starts_at'])}, {names.get(row['team'], row['team'])}",
            _meeting(row, reader),
        )
        for row in ahead.to_dict("records")
    ]
    rows: list[tuple[str, str]] = []
    for item in found:
        if item.key == "meetings_later":
            rows += meetings
        elif item.key != "meetings":  # among those told one by one
            whose = sectors if item.key == "awaiting" else units(item, reader)
            rows.append((week_item_sentence(item, reader), locale.listing(whose)))
    headline = "; ".join(
        week_item_sentence(item, reader) for item in found if item.key in _HEADLINE
    )
    return Exhibit(
        key="week",
        title=f"{_('This week')} · {period}",
        takeaway=f"{headline}." if headline else "",
        chart=None,
        table=pd.DataFrame(rows, columns=["told", "details"]),
        columns=(Column("told", _("What")), Column("details", _("Details"))),
        empty="" if rows else nothing_due(reader),
    )


def _meeting(row: Mapping, reader: Reader) -> str:
    locale = reader.locale
    return locale.gettext(
        "invited {invited}, registered {registered}; still missing: {missing}",
        invited=locale.number(row["invited"]),
        registered=locale.number(row["registered"]),
        missing=what_is_missing(row["missing"], reader),
    )


def what_is_missing(what: str, reader: Reader) -> str:
    """What a meeting ahead still lacks (keys joined by commas), in words; «nothing» if nothing."""
    _ = reader.locale.gettext
    told = [_(_MISSING[key]) for key in what.split(",") if key]
    return reader.locale.listing(told) if told else _("nothing")


def whole_sentence(item: WeekItem, reader: Reader) -> str:
    """The item with its count, and, of what is due, which units have how many."""
    told = week_item_sentence(item, reader)
    if not item.units:
        return f"{told}."
    return f"{told}: {reader.locale.listing(units(item, reader))}."


def units(item: WeekItem, reader: Reader) -> list[str]:
    """«Wydział Sportu (2)», the most first."""
    locale = reader.locale
    nobody = locale.gettext("no responsible unit")
    return [f"{unit or nobody} ({locale.number(n)})" for unit, n in item.units.items()]


def nothing_due(reader: Reader) -> str:
    """The sentence for a week in which no item counts anything."""
    return reader.locale.gettext("Nothing is due this week, and nothing is missing.")


def week_item_sentence(item: WeekItem, reader: Reader) -> str:
    """The item with its count; without a full stop."""
    ngettext = reader.locale.ngettext
    n = item.count
    if item.unrecorded:
        return reader.locale.ngettext(*_UNRECORDED[item.key], n)
    sentences = {
        "due": lambda: ngettext(
            "{n} postulate is due within 7 days", "{n} postulates are due within 7 days", n
        ),
        "awaiting": lambda: ngettext(
            "{n} postulate awaits a decision of the coordinating team",
            "{n} postulates await a decision of the coordinating team",
            n,
        ),
        "meetings": lambda: ngettext(
            "{n} meeting is planned within 7 days", "{n} meetings are planned within 7 days", n
        ),
        "meetings_later": lambda: ngettext(
            "{n} meeting is planned within 14 days", "{n} meetings are planned within 14 days", n
        ),
        "without_minutes": lambda: ngettext(
            "{n} held meeting has no minutes", "{n} held meetings have no minutes", n
        ),
        "without_list": lambda: ngettext(
            "{n} held meeting has no list", "{n} held meetings have no list", n
        ),
        "ending": lambda: ngettext(
            "{n} milestone ends within 7 days", "{n} milestones end within 7 days", n
        ),
    }
    return sentences[item.key]()
