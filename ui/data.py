"""The state of the records: how many, how complete, which need a hand; and each table as files."""

import pandas as pd
import streamlit as st

from charts import Column, Exhibit
from data_access import quality
from data_access.export import table_frame, texts_too_long
from data_access.export.csv_files import csv_text, excel_csv
from data_access.export.workbook import TooLong, tables_workbook
from data_access.load.data_format import TABLES
from data_access.load.template import template
from ui.escaping import escaped
from ui.exhibit import downloads
from ui.table import table
from ui.table_titles import TABLE_TITLES
from ui.view import View

_MOST_SHOWN = 100
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def say_beyond_scope(view: View) -> None:
    """Says of a chosen scope what of the page it does not narrow."""
    if view.scope.chosen:
        st.caption(
            view.reader.locale.gettext(
                "The chosen scope does not narrow the legal forms and districts of organisations, "
                "the files, what is checked before publication, or the loads."
            )
        )


def worklist(view: View) -> None:
    """The warnings grouped by what to do about them."""
    _, locale = view.reader.locale.gettext, view.reader.locale
    found = view.read(quality.warnings)
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.header(_("To be completed"), anchor=False, width="content")
        if len(found):
            downloads(view, "worklist", lambda: _as_exhibit(view, found))
    if found.empty:
        st.success(_("Nothing is missing."), icon=":material/check:")
    for kind, rows in found.groupby("kind", sort=False):
        title = f"{_(quality.WARNINGS[kind])} ({locale.number(len(rows))})"
        with st.expander(title):
            table(_named(view, rows.head(_MOST_SHOWN)).map(escaped), _(quality.WARNINGS[kind]))
            if len(rows) > _MOST_SHOWN:
                shown = locale.part(_MOST_SHOWN, len(rows))
                st.caption(_("Rows shown: {shown}; all are in the CSV.", shown=shown))


def _named(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    _, locale = view.reader.locale.gettext, view.reader.locale
    return pd.DataFrame(
        {
            _("Code"): rows["code"],
            _("Title"): ["—" if title is None else title for title in rows["title"]],
            _("Day"): [locale.date(day) for day in rows["day"]],
        }
    )


def _as_exhibit(view: View, rows: pd.DataFrame) -> Exhibit:
    _ = view.reader.locale.gettext
    told = rows.assign(todo=[_(quality.WARNINGS[kind]) for kind in rows["kind"]])
    columns = (
        Column("todo", _("What to do")),
        Column("code", _("Code")),
        Column("title", _("Title")),
        Column("day", _("Day"), "date"),
    )
    return Exhibit("worklist", _("To be completed"), "", None, told, columns)


def table_files(view: View) -> None:
    """Every table of the data format as CSV for machines, CSV for Excel and XLSX; the template."""
    _, locale = view.reader.locale.gettext, view.reader.locale
    st.header(_("Tables"), anchor=False)
    counts = view.read(quality.row_counts).set_index("table")["rows"]
    st.markdown(
        _("The whole programme in the data format: what is downloaded here can be loaded again.")
    )
    long = view.read(_texts_too_long)
    if long:
        st.caption(escaped(TooLong(long).told(locale)))
    else:
        st.download_button(
            _("All tables in one workbook (XLSX)"),
            data=lambda: tables_workbook(
                {name: view.read(_table_frame, name) for name in TABLES}, locale
            ),
            file_name=_("consultation") + ".xlsx",
            mime=_XLSX,
            on_click="ignore",
            icon=":material/download:",
        )
    uncut = {sheet for sheet, _key, _column in long}
    for name, rows in counts.items():
        if rows:
            title = f"{_(TABLE_TITLES[name])} · {locale.number(rows)}"
            _table_row(view, name, title, as_workbook=TABLES[name].polish not in uncut)
    st.header(_("Template"), anchor=False)
    st.markdown(_("A workbook with all sheets, lists to choose from and an example in each."))
    st.download_button(
        _("Template (XLSX)"),
        data=lambda: template(locale),
        file_name="wzor.xlsx",
        mime=_XLSX,
        on_click="ignore",
        icon=":material/download:",
    )


def _table_row(view: View, name: str, title: str, *, as_workbook: bool) -> None:
    _, locale, spec = view.reader.locale.gettext, view.reader.locale, TABLES[name]

    def table() -> pd.DataFrame:
        return view.read(_table_frame, name)

    kinds = {
        "csv": (_("CSV for machines"), "text/csv", lambda: csv_text(table(), spec)),
        "excel.csv": (_("CSV for Excel"), "text/csv", lambda: excel_csv(table(), spec)),
        "xlsx": ("XLSX", _XLSX, lambda: tables_workbook({name: table()}, locale)),
    }
    if not as_workbook:
        del kinds["xlsx"]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(escaped(title), width="stretch")
        for suffix, (label, mime, make) in kinds.items():
            st.download_button(
                label,
                data=make,
                file_name=f"{spec.polish}.{suffix}",
                mime=mime,
                key=f"table_{name}_{suffix}",
                on_click="ignore",
                help=f"{spec.polish}.{suffix}",
            )


def _table_frame(scope, connection, name: str) -> pd.DataFrame:
    return table_frame(connection, scope.programme_id, name)


def _texts_too_long(scope, connection) -> list[tuple[str, str, str]]:
    return texts_too_long(connection, scope.programme_id)
