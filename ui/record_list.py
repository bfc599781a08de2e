"""Lists of single records: paged by the database, each row opening a drawer.

What narrows them, their order, the page and the opened record live in the URL, so that a link can
be sent and the back button returns.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any
from zlib import crc32

import pandas as pd
import streamlit as st

from charts import Column, Exhibit
from domain.address import ORDER, PAGE, RECORDS
from ui import session
from ui.address import asked_word, write_address
from ui.copying import copy_link
from ui.escaping import escaped
from ui.exhibit import downloads
from ui.filters import own_choice, turn_order
from ui.view import View

_Read = Callable[[int, int], tuple[pd.DataFrame, int]]
"""A page of a list: `read(limit, offset)` gives its rows and how many there are in all."""
PAGE_SIZE = 50
_ALL = 1_000_000
"""More rows than a list has."""


def record_list(
    view: View,
    key: str,
    title: str,
    read: _Read,
    columns: Sequence[Column],
    *,
    widths: Mapping[str, int],
    orders: Collection[str] = (),
    opens: str | None = None,
    whole: int | None = None,
    empty: str,
) -> None:
    """One page of records.

    `widths`: pixels for columns whose texts are long, so that the others stay in sight. `orders`:
    columns by which a click on their heading orders the whole list. `opens`: the page of which
    choosing a row opens the record with the row's `code`. `whole`: of how many the list is a part,
    where something narrows it.
    """
    page = _page()
    rows, total = read(PAGE_SIZE, page * PAGE_SIZE)
    if not total:
        st.info(escaped(empty), icon=":material/info:")
        return
    _grid(
        view, f"{'opens' if opens else 'list'}_{key}", title, rows, columns, widths, orders, opens
    )
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        _pager(view, title, page, total, whole)
        if opens:
            _open_box(view, rows, opens)
        downloads(view, key, lambda: _whole(key, title, read, columns))


def page_of_rows(rows: pd.DataFrame) -> _Read:
    """The read of a list whose rows are all here."""

    def read(limit: int, offset: int) -> tuple[pd.DataFrame, int]:
        return rows.iloc[offset : offset + limit].reset_index(drop=True), len(rows)

    return read


def _grid(
    view: View,
    key: str,
    title: str,
    rows: pd.DataFrame,
    columns: Sequence[Column],
    widths: Mapping[str, int],
    orders: Collection[str],
    opens: str | None,
) -> None:
    """The rows in a grid of their own: what was chosen among others, or otherwise ordered, means
    nothing here.

    While columns can be chosen, the grid itself orders none: it would order this page alone.
    """
    shown = rows[[column.name for column in columns]]
    said = {True: view.reader.locale.gettext("yes"), False: ""}  # a box looks as if it could be set
    flags = [column.name for column in columns if column.kind == "flag"]
    shares = [column.name for column in columns if column.kind == "share"]
    grid = f"{key}_{asked_word(ORDER)}_{_mark(rows)}"
    with st.container(key=key):
        st.dataframe(
            shown.assign(
                **{name: shown[name] * 100 for name in shares},
                **{name: shown[name].map(said) for name in flags},
            ),
            hide_index=True,
            column_config={c.name: _column_config(c, view, widths.get(c.name)) for c in columns},
            key=grid,
            on_select=lambda: _chosen(grid, rows, columns, orders, opens),
            selection_mode=["single-row", "single-column"] if opens else "single-column",
            height="content" if len(rows) <= 12 else 470,
            placeholder="—",
            alt=title,
        )


def _mark(rows: pd.DataFrame) -> str:
    """The same for the same rows."""
    return f"{crc32(rows.to_json(date_format='iso').encode()):x}"


def _chosen(
    grid: str,
    rows: pd.DataFrame,
    columns: Sequence[Column],
    orders: Collection[str],
    opens: str | None,
) -> None:
    """Open the row that was clicked, or order by the heading that was.

    A second click on a row takes its mark off, and opens it as the first did.
    """
    chosen = st.session_state[grid]["selection"]
    for column in columns:
        if column.name in chosen["columns"] and column.name in orders:
            turn_order(column)
            return
    before = st.session_state.get(session.MARKED, ("", []))
    marked = chosen["rows"] or (before[1] if before[0] == grid else [])
    st.session_state[session.MARKED] = (grid, chosen["rows"])
    if opens and marked and not chosen["columns"]:
        _open(opens, rows["code"].iloc[marked[0]])


def _whole(key: str, title: str, read: _Read, columns: Sequence[Column]) -> Exhibit:
    """All rows that fit, not only the page that is shown."""
    rows, _total = read(_ALL, 0)
    return Exhibit(key, title, "", None, rows, tuple(columns))


def opened_record(page: str) -> str:
    """The record of the page that the address asks to show; "" for none."""
    return asked_word(RECORDS[page])


def drawer(view: View, title: str, page: str, body: Callable[[], None]) -> None:
    """Show `body` in a drawer on the right; closing it takes the record out of the address."""

    def close() -> None:
        write_address({}, drop=[RECORDS[page]], same_rows=True)

    def shown() -> None:
        copy_link(view, "record")
        body()

    st.dialog(escaped(title), width="medium", position="right", on_dismiss=close)(shown)()


def _page() -> int:
    text = asked_word(PAGE)
    return max(int(text) - 1, 0) if text.isdecimal() and len(text) < 7 else 0


def _pager(view: View, title: str, page: int, total: int, whole: int | None) -> None:
    _, number = view.reader.locale.gettext, view.reader.locale.number
    first, last = page * PAGE_SIZE + 1, min((page + 1) * PAGE_SIZE, total)
    with st.container(horizontal=True, vertical_alignment="center", width="content"):
        with st.container(key="said_records", width="content"):
            told = _(
                "{title}: {first}–{last} of {total}",
                title=title,
                first=number(first),
                last=number(last),
                total=number(total),
            )
            if whole is not None:
                told = _("{told}, narrowed from {whole}", told=told, whole=number(whole))
            st.caption(
                escaped(told if first <= last else _("There is no such page.")), width="content"
            )
        if total > PAGE_SIZE:
            _turn(_("Previous"), ":material/chevron_left:", page - 1, page > 0)
            _turn(_("Next"), ":material/chevron_right:", page + 1, last < total)


def _turn(label: str, icon: str, page: int, possible: bool) -> None:
    st.button(
        label,
        icon=icon,
        key=f"turn_{icon}",
        disabled=not possible,
        on_click=_turned,
        args=(page,),
    )


def _turned(page: int) -> None:
    own_choice()
    write_address({PAGE: str(page + 1)}, same_rows=True)


def _open(page: str, code: str) -> None:
    write_address({RECORDS[page]: code}, same_rows=True)


def _open_box(view: View, rows: pd.DataFrame, page: str) -> None:
    """The same by keyboard and screen reader: rows of a table on a canvas are hard to choose."""
    _ = view.reader.locale.gettext
    box = f"open_{page}"
    st.session_state[box] = None
    titles = dict(zip(rows["code"], rows["title"], strict=True))

    def named(code: str) -> str:
        title = titles.get(code)
        return f"{code} – {title}" if isinstance(title, str) else code

    st.selectbox(
        _("Open a record"),
        list(titles),
        index=None,
        key=box,
        format_func=named,
        placeholder=_("Open…"),
        label_visibility="collapsed",
        width=280,
        on_change=_open_chosen,
        args=(box, tuple(titles), page),
    )


def _open_chosen(box: str, codes: tuple[str, ...], page: str) -> None:
    if st.session_state[box] in codes:
        _open(page, st.session_state[box])


def _column_config(column: Column, view: View, width: int | None) -> Any:
    makers: dict[str, Callable[[], Any]] = {
        "text": lambda: st.column_config.TextColumn(column.label, width=width),
        "count": lambda: st.column_config.NumberColumn(column.label, format="localized"),
        "decimal": lambda: st.column_config.NumberColumn(column.label, format="%.2f"),
        "days": lambda: st.column_config.NumberColumn(column.label, format="localized"),
        "share": lambda: st.column_config.NumberColumn(column.label, format="%.0f%%"),
        "date": lambda: st.column_config.DateColumn(
            column.label, format=view.reader.locale.script_date
        ),
        "datetime": lambda: st.column_config.DatetimeColumn(
            column.label, format=view.reader.locale.script_date + " HH:mm"
        ),
        "flag": lambda: st.column_config.TextColumn(column.label),
    }
    return makers[column.kind]()
