"""Who wrote what of a record and when, at the end of its drawer."""

from datetime import date, datetime

import pandas as pd
import streamlit as st

from data_access.journal.history import record_history
from data_access.load.data_format import TABLES
from domain.vocabulary import RowChange
from locales import N_, Locale
from ui.escaping import escaped
from ui.table import table
from ui.table_titles import TABLE_TITLES
from ui.view import View

_MOST = 40
_WRITTEN = {
    RowChange.ADDED: N_("added"),
    RowChange.CHANGED: N_("changed"),
    RowChange.REMOVED: N_("removed"),
    RowChange.BROUGHT_BACK: N_("brought back"),
}


def entry_history(view: View, name: str, code: str) -> None:
    """The journal of one record and of what belongs to it, folded up; nothing where none is."""
    _, locale = view.reader.locale.gettext, view.reader.locale
    found = view.read(record_history, name, code)
    if found.empty:
        return
    with st.expander(_("History of the entry"), icon=":material/history:"):
        rows = found.head(_MOST).to_dict("records")
        cells = {
            _("When"): [locale.datetime(row["at"]) for row in rows],
            _("Who"): [escaped(row["by"] or "—") for row in rows],
            _("What"): [escaped(_what(row, locale)) for row in rows],
            _("Before"): [escaped(_value(row["before"], locale)) for row in rows],
            _("After"): [escaped(_value(row["after"], locale)) for row in rows],
            _("Revision"): [locale.number(row["revision"]) for row in rows],
        }
        table(pd.DataFrame(cells), _("History of the entry"), {_("Revision")})
        if len(found) > _MOST:
            st.caption(_("… and {rest} more", rest=locale.number(len(found) - _MOST)))


def _what(row: dict, locale: Locale) -> str:
    """«Postulaty: dodane», «Postulaty, tytuł: zmienione»."""
    name, column, what = row["table"], row["column"], row["what"]
    place = locale.gettext(TABLE_TITLES[name])
    if column:
        place = f"{place}, {_heading(name, column, locale)}"
    return f"{place} ({row['key']}): {locale.gettext(_WRITTEN[what])}"


def _heading(name: str, column: str, locale: Locale) -> str:
    """A column as the data format calls it."""
    of = next(c for c in TABLES[name].columns if c.name == column)
    return of.polish if locale.language == "pl" and of.polish else column


def _value(value: object, locale: Locale) -> str:
    if value is None:
        return "—"
    if isinstance(value, bool):
        return locale.gettext("yes") if value else locale.gettext("no")
    if isinstance(value, datetime):
        return locale.datetime(value)
    return locale.date(value) if isinstance(value, date) else str(value)
