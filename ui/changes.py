"""What changed: since which day the reader asks, the figures, and the records behind each count."""

from datetime import date, timedelta

import pandas as pd
import streamlit as st

from catalogue.changes import BUILDERS, changes_since, last_coordinating
from charts import Column
from charts.changes import SHOWN_COUNTS, WRITTEN_LABELS, count_name
from charts.labels import label
from data_access.changes import Changes
from domain.changes import step_of
from domain.filters import FILTERS
from domain.vocabulary import Group
from locales import N_
from ui.address import asked_word, tied
from ui.escaping import escaped
from ui.exhibit import show
from ui.filters import order_box, sorted_rows
from ui.meeting import meeting_drawer
from ui.postulate import postulate_drawer
from ui.record_list import opened_record, page_of_rows, record_list
from ui.view import View
from ui.visits import previous_visit

SINCE, DAY, COUNT, STEP = "since", "since_day", "count", "step"
_SINCE = {
    "coordinating": N_("the last coordinating meeting"),
    "monday": N_("last Monday"),
    "month": N_("four weeks ago"),
    "visit": N_("my last visit"),
    "day": N_("a day of your choice"),
}
_OPENS = {"postulates": "postulates", "meetings": "attendance", "attendance": "attendance"}
"""The records' table → the page that opens them."""
_KINDS = {
    "came_in": N_("came in"),
    "left": N_("left"),
    "changed": N_("counts otherwise"),
}


def what_changed(view: View) -> None:
    """The day compared with, three exhibits, and the records of one count."""
    since = _since(view)
    for key, build in BUILDERS.items():
        show(view, key, build(view, since))
    _records(view, changes_since(view, since))
    if opened_record("postulates"):
        postulate_drawer(view)
    else:
        meeting_drawer(view)


def _since(view: View) -> date:
    """The day of the reader's choice, from the URL; before the as-of date or on it."""
    _, as_of = view.reader.locale.gettext, view.scope.as_of
    met = last_coordinating(view)
    visit = previous_visit(st.context.cookies)
    possible = {"coordinating": met, "visit": visit}
    known = {key: _(words) for key, words in _SINCE.items() if possible.get(key, True)}
    first = next(iter(known))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = asked_word(SINCE, known) or first
        _choice(_("Changes since"), SINCE, known, chosen)
        days = {
            "coordinating": met or as_of,
            "monday": as_of - timedelta(days=as_of.weekday() or 7),  # on a Monday, a week ago
            "month": as_of - timedelta(days=28),
            "visit": min(visit or as_of, as_of),
            "day": min(_day(asked_word(DAY)) or as_of, as_of),
        }
        if chosen == "day":
            st.date_input(
                _("Day"),
                max_value=as_of,
                format="DD.MM.YYYY",
                **tied(DAY, days["day"], told=date.isoformat),
            )
    if chosen == "visit" and visit:
        _visit(view, visit)
    return days[chosen]


def _visit(view: View, visit: date) -> None:
    """When it was, who keeps that; why there is nothing after the as-of date."""
    locale = view.reader.locale
    told = locale.gettext(
        "Your last visit: {date}. Only your browser keeps that day.", date=locale.date(visit)
    )
    if visit > view.scope.as_of:
        told += " " + locale.gettext("The records are told as of an earlier day.")
    st.caption(escaped(told))


def _choice(label: str, word: str, options: dict[str, str], chosen: str) -> None:
    st.selectbox(label, list(options), format_func=options.__getitem__, **tied(word, chosen))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _records(view: View, found: Changes) -> None:
    """The records by which one count differs; a row of a postulate or a meeting opens it."""
    locale = view.reader.locale
    _ = locale.gettext
    moved = set(found.records["count"])
    names = {count: count_name(locale, count) for count in SHOWN_COUNTS if count in moved}
    if not names:
        return
    st.header(_("Records behind a count"), anchor=False)
    count = asked_word(COUNT, names) or next(iter(names))
    rows = found.records[found.records["count"] == count]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            _("Count"),
            list(names),
            format_func=names.__getitem__,
            **tied(COUNT, count, drop=[STEP]),
        )
        rows = _of_step(view, rows).reset_index(drop=True)
    titles = zip(rows["label"], rows["key"], strict=True)
    rows = rows.assign(
        code=[key.partition(" / ")[0] for key in rows["key"]],
        title=[text if isinstance(text, str) else key for text, key in titles],
        kind_name=[_kind(view, row) for row in rows.to_dict("records")],
        written=[_(WRITTEN_LABELS[entered]) for entered in rows["entered"]],
    )
    (table,) = set(rows["table"])
    columns = [
        Column("code", _("Code")),
        Column("title", _("Record")),
        Column("kind_name", _("What happened")),
        Column("effect", _("Effect"), "count"),
        Column("date", _("Day"), "date"),
        Column("written", _("Entered")),
    ]
    orders = {column.name for column in columns}
    rows = sorted_rows(rows, order_box(view, columns, orders))
    record_list(
        view,
        "changed_records",
        names[count],
        page_of_rows(rows),
        columns,
        widths={"title": 360, "kind_name": 240},
        orders=orders,
        opens=_OPENS.get(table),
        empty=_("Nothing changed."),
    )


def _of_step(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """Of the open postulates those that took the step that the reader chose; else all."""
    if rows["count"].iloc[0] != f"by_group.{Group.OPEN}":
        return rows
    _ = view.reader.locale.gettext
    columns = (rows[name] for name in ("kind", "effect", "destination"))
    took = pd.Series([step_of(*row) for row in zip(*columns, strict=True)], rows.index)
    known = FILTERS["data"][STEP]
    names = {step: _(name) for step, name in known.values.items() if (took == step).any()}
    step = asked_word(STEP, names)
    st.selectbox(
        _(known.label),
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder=_("all"),
        **tied(STEP, step or None),
    )
    return rows[took == step] if step else rows


def _kind(view: View, record: dict) -> str:
    """«came in», or whence and whither."""
    locale, kind = view.reader.locale, record["kind"]
    if kind == "moved":
        return f"{label(locale, record['origin'])} → {label(locale, record['destination'])}"
    return locale.gettext(_KINDS[kind])
