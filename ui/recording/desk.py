"""Single records at the desk: a meeting, its list, a postulate, a status, a milestone, an event."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from catalogue.record_names import team_names
from data_access.export import table_frame
from data_access.load.data_format import TABLES
from data_access.load.table_format import ColumnFormat
from data_access.scope import Scope
from domain import frames
from domain.address import iso_day
from locales import N_
from ui.address import asked_word, tied
from ui.escaping import escaped
from ui.recording.column_labels import column_labels
from ui.recording.input_fields import Options, entered_value, field
from ui.recording.saving import begin_anew, forms_written, outcome, save
from ui.session import KNOWN
from ui.view import View, seen

_PARAM = "form"
_DAYS = ("starts_at", "changed_at", "submitted_on", "date")
"""Columns that say on which day that which is written happened."""


@dataclass(frozen=True)
class Form:
    """A form over a table. `columns` in their order; `links`: the table in which the record's code
    stands beside that of another table, and what those are called."""

    title: str
    table: str
    columns: tuple[str, ...]
    links: str = ""
    linked: str = ""
    coded: bool = True


DESK_FORMS: Mapping[str, Form] = {
    "meeting": Form(
        N_("Meeting"),
        "meetings",
        ("code", "team", "title", "starts_at", "ends_at", "venue", "mode", "status", "minutes_url"),
    ),
    "list": Form(
        N_("Attendance list"),
        "attendance",
        ("meeting", "organisation", "party", "invited", "registered", "attended", "people"),
        coded=False,
    ),
    "postulate": Form(
        N_("Postulate"),
        "postulates",
        (
            *("code", "sector", "title", "text", "organisation", "submitted_on", "department"),
            *("area", "channel", "stage", "meeting"),
        ),
        "postulate_supporters",
        N_("Supporters to add"),
    ),
    "status": Form(
        N_("Change of status"),
        "postulate_statuses",
        (
            *("postulate", "changed_at", "status", "justification", "merged_into", "team"),
            *("meeting", "votes_for", "votes_against", "votes_abstained"),
        ),
        coded=False,
    ),
    "task": Form(N_("Task"), "tasks", ("code", "meeting", "title", "responsible", "due_on")),
    "provision": Form(
        N_("Provision"),
        "provisions",
        ("code", "title"),
        "postulate_provisions",
        N_("Postulates to add"),
    ),
    "milestone": Form(
        N_("Milestone"),
        "milestones",
        (
            *("code", "name", "name_en", "team", "planned_start", "planned_end"),
            *("actual_start", "actual_end"),
        ),
    ),
    "event": Form(N_("Event"), "events", ("date", "name", "name_en"), coded=False),
}


def desk(view: View) -> None:
    """Choose what to write, and which record; write it."""
    _ = view.reader.locale.gettext
    outcome(view, f"desk_{asked_word(_PARAM)}")
    chosen = st.segmented_control(
        _("What to write"),
        list(DESK_FORMS),
        format_func=lambda name: _(DESK_FORMS[name].title),
        required=True,
        **tied(_PARAM, asked_word(_PARAM, DESK_FORMS) or next(iter(DESK_FORMS))),
    )
    _form(view, DESK_FORMS[chosen])


def _form(view: View, form: Form) -> None:
    _ = view.reader.locale.gettext
    records = view.read(_table, form.table)
    record = _record(view, form, records) if form.coded else {}
    key = f"desk_{form.table}_{record.get('code') or 'new'}_{forms_written()}"
    known = st.session_state.setdefault(KNOWN.format(record=key), seen(view))
    called, columns = column_labels(view.reader.locale), _columns(form.table)
    with st.container(border=True, key="desk"):
        with st.grid(2, min_column_width=280):
            for name in (n for n in form.columns if not (record and n == "code")):
                value = record.get(name)
                if name == "code":
                    value = _next(records["code"].tolist())
                options = _options(view, columns[name]) if columns[name].refers else {}
                field(view, columns[name], called[name], f"{key}_{name}", value, options)
        if form.links:
            _links(view, form, key)
        st.button(
            _("Write"),
            type="primary",
            icon=":material/save:",
            on_click=_write,
            args=(view, form, key, record.get("code"), known),
        )
    st.caption(escaped(_("* has to be filled in")))


def _write(view: View, form: Form, key: str, code: str | None, known: int) -> None:
    """Write what the form holds by now; a form that was written is empty again.

    Nothing where another record has been chosen and its form is still to come.
    """
    if form.coded and st.session_state[_chosen(form)] != code:
        return
    locale, columns = view.reader.locale, _columns(form.table)
    row = {name: entered_value(columns[name], f"{key}_{name}") for name in form.columns}
    if code is not None:
        row["code"] = code
    tables: dict[str, list[dict[str, str]]] = {form.table: [row]}
    if form.links:
        own, other = _link_columns(form)
        chosen = st.session_state.get(f"{key}_links", [])
        tables[form.links] = [{own: row["code"], other: linked} for linked in chosen]
    said = locale.gettext("{what}: written.", what=locale.gettext(form.title))
    save(
        view,
        tables,
        form.table,
        said,
        labels=column_labels(locale),
        seen=known,
        then=begin_anew,
        day=next((iso_day(row[name][:10]) for name in _DAYS if row.get(name)), None),
    )


def _chosen(form: Form) -> str:
    """The key of the box that says which record is changed."""
    return f"desk_{form.table}_{forms_written()}"


def _columns(table: str) -> dict[str, ColumnFormat]:
    return {column.name: column for column in TABLES[table].columns}


def _record(view: View, form: Form, records: pd.DataFrame) -> dict[str, Any]:
    """The record to be changed, as it stands; empty for a new one."""
    _ = view.reader.locale.gettext
    rows = {row["code"]: row for row in frames.records(records)}
    title = "name" if "name" in records else "title"
    code = st.selectbox(
        _("Which one"),
        list(rows),
        index=None,
        key=_chosen(form),
        format_func=lambda code: f"{code} – {rows[code][title] or ''}",
        placeholder=_("a new one"),
    )
    return rows[code] if code else {}


def _links(view: View, form: Form, key: str) -> None:
    """Others to which the record is tied."""
    _ = view.reader.locale.gettext
    options = _options(view, _columns(form.links)[_link_columns(form)[1]])
    st.multiselect(
        _(form.linked),
        list(options),
        format_func=options.__getitem__,
        key=f"{key}_links",
        placeholder=_("choose"),
    )


def _link_columns(form: Form) -> tuple[str, str]:
    """The column of the record's own code, and that of the other's."""
    columns = _columns(form.links)
    own = next(name for name, column in columns.items() if column.refers == form.table)
    return own, next(name for name in TABLES[form.links].key if name != own)


def _options(view: View, column: ColumnFormat) -> Options:
    """The codes that a column may hold, as the reader knows them."""
    if column.refers == "teams":
        return team_names(view.sectors, view.reader.locale)
    records = view.read(_table, column.refers)
    names = records[next(n for n in ("name", "title", "display_name", "code") if n in records)]
    return {
        code: f"{code} – {name}" if name else code
        for code, name in zip(records["code"], names, strict=True)
    }


def _table(scope: Scope, connection: Any, name: str) -> pd.DataFrame:
    """A table as it would be exported."""
    return table_frame(connection, scope.programme_id, name)


def _next(codes: list[str]) -> str:
    """The code after the last of the commonest pattern: «P-204» after «P-203»."""
    parted = [(code.rstrip("0123456789"), code) for code in codes if code[-1:].isdecimal()]
    if not parted:
        return ""
    [(prefix, _n)] = Counter(prefix for prefix, _code in parted).most_common(1)
    numbers = [code[len(prefix) :] for of, code in parted if of == prefix]
    last = max(numbers, key=int)
    return f"{prefix}{int(last) + 1:0{len(last)}}"
