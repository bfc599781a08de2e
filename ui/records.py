"""Lists of single records: searched, paged by the database, each row opening a drawer.

The search text, the page and the opened record live in the URL, so that a link can be sent and
the back button returns.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from charts import Column, Exhibit
from ui.exhibit import downloads
from ui.text import plain
from ui.view import View

PAGE_SIZE = 50
_ALL = 1_000_000
"""More rows than a list has."""
_ASKING = ("deadline", "unjustified", "status", "department", "lacking", "list", "state")
"""URL parameters that narrow a list to certain records."""
_LONGEST_SEARCH = 100
_DATE = {"pl": "DD.MM.YYYY", "en": "D MMM YYYY"}


def records_first(page: str) -> bool:
    """Whether a link or a click asks for certain records: their list then stands above the charts.

    It stays where it is while the reader chooses in its own boxes.
    """
    asked = {name: st.query_params[name] for name in _ASKING if name in st.query_params}
    before_page, before, first = st.session_state.get("records_asked", ("", {}, False))
    own_choice = st.session_state.pop("records_chosen", False)
    if page != before_page or (asked != before and not own_choice):
        first = bool(asked)
    st.session_state["records_asked"] = (page, asked, first)
    return first


def search_box(label: str, placeholder: str) -> str:
    """What the reader looks for, from the URL; typing rewrites the URL."""
    st.session_state["record_search"] = st.query_params.get("q", "")[:_LONGEST_SEARCH]
    st.text_input(
        label,
        key="record_search",
        placeholder=placeholder,
        icon=":material/search:",
        max_chars=_LONGEST_SEARCH,
        on_change=_searched,
    )
    return st.query_params.get("q", "")[:_LONGEST_SEARCH]


def choice_box(label: str, param: str, options: dict[str, str], everything: str) -> str | None:
    """One of `options` (value → label) from the URL, None for all; choosing rewrites the URL."""
    key = f"record_{param}"
    asked = st.query_params.get(param)
    st.session_state[key] = asked if asked in options else None

    def chosen() -> None:
        st.session_state["records_chosen"] = True
        st.query_params.pop("page", None)
        if st.session_state[key] in options:
            st.query_params[param] = st.session_state[key]
        else:
            st.query_params.pop(param, None)

    return st.selectbox(
        label,
        list(options),
        index=None,
        key=key,
        format_func=options.get,
        placeholder=everything,
        on_change=chosen,
    )


def record_list(
    view: View,
    key: str,
    title: str,
    read: Callable[[int, int], tuple[pd.DataFrame, int]],
    columns: Sequence[Column],
    *,
    widths: Mapping[str, int],
    opens: str | None = None,
    empty: str,
) -> None:
    """One page of records; `read(limit, offset)` gives its rows and how many there are in all.

    `widths`: pixels for columns whose texts are long, so that the others stay in sight.
    `opens` is the URL parameter that choosing a row sets to the row's `code`.
    """
    page = _page()
    rows, total = read(PAGE_SIZE, page * PAGE_SIZE)
    if not total:
        st.info(plain(empty), icon=":material/info:")
        return
    shown = rows[[column.name for column in columns]]
    shares = [column.name for column in columns if column.kind == "share"]
    table = f"list_{key}_{page}"
    st.dataframe(
        shown.assign(**{name: shown[name] * 100 for name in shares}),
        hide_index=True,
        column_config={c.name: _column_config(c, view, widths.get(c.name)) for c in columns},
        key=table,
        on_select=(lambda: _open_selected(table, rows, opens)) if opens else "ignore",
        selection_mode="single-row",
        height="content" if len(rows) <= 12 else 470,
        placeholder="—",
        alt=title,
    )
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        _pager(view, title, page, total)
        if opens:
            _open_box(view, rows, opens)
        downloads(view, key, lambda: _whole(key, title, read, columns))


def _whole(
    key: str,
    title: str,
    read: Callable[[int, int], tuple[pd.DataFrame, int]],
    columns: Sequence[Column],
) -> Exhibit:
    """All rows that fit, not only the page that is shown."""
    rows, _total = read(_ALL, 0)
    return Exhibit(key, title, "", None, rows, tuple(columns))


def opened(param: str) -> str | None:
    """The record that the URL asks to show."""
    return st.query_params.get(param)


def drawer(title: str, param: str, body: Callable[[], None]) -> None:
    """Show `body` in a drawer on the right; closing it takes `param` out of the URL."""

    def close() -> None:
        st.query_params.pop(param, None)

    st.dialog(plain(title), width="medium", position="right", on_dismiss=close)(body)()


def _searched() -> None:
    st.query_params.pop("page", None)
    text = st.session_state["record_search"].strip()
    if text:
        st.query_params["q"] = text
    else:
        st.query_params.pop("q", None)


def _page() -> int:
    text = st.query_params.get("page", "1")
    return max(int(text) - 1, 0) if text.isdecimal() and len(text) < 7 else 0


def _pager(view: View, title: str, page: int, total: int) -> None:
    _, number = view.reader.locale.gettext, view.reader.locale.number
    first, last = page * PAGE_SIZE + 1, min((page + 1) * PAGE_SIZE, total)
    with st.container(horizontal=True, vertical_alignment="center", width="content"):
        with st.container(key="said_records", width="content"):
            st.caption(
                _(
                    "{title}: {first}–{last} of {total}",
                    title=plain(title),
                    first=number(first),
                    last=number(last),
                    total=number(total),
                )
                if first <= last
                else _("There is no such page."),
                width="content",
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
        on_click=lambda: st.query_params.update(page=str(page + 1)),
    )


def _open_selected(table: str, rows: pd.DataFrame, param: str) -> None:
    """Write the selected one of the rows that were seen to the URL, and select none again."""
    for i in st.session_state[table]["selection"]["rows"]:
        st.query_params[param] = rows["code"].iloc[i]
    st.session_state[table] = {"selection": {"rows": []}}


def _open_box(view: View, rows: pd.DataFrame, param: str) -> None:
    """The same by keyboard and screen reader: rows of a table on a canvas are hard to choose."""
    _ = view.reader.locale.gettext
    box = f"open_{param}"
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
        args=(box, tuple(titles), param),
    )


def _open_chosen(box: str, codes: tuple[str, ...], param: str) -> None:
    if st.session_state[box] in codes:
        st.query_params[param] = st.session_state[box]


def _column_config(column: Column, view: View, width: int | None) -> Any:
    makers: dict[str, Callable[[], Any]] = {
        "text": lambda: st.column_config.TextColumn(column.label, width=width),
        "count": lambda: st.column_config.NumberColumn(column.label, format="localized"),
        "decimal": lambda: st.column_config.NumberColumn(column.label, format="%.2f"),
        "days": lambda: st.column_config.NumberColumn(column.label, format="localized"),
        "share": lambda: st.column_config.NumberColumn(column.label, format="%.0f%%"),
        "date": lambda: st.column_config.DateColumn(
            column.label, format=_DATE[view.reader.locale.language]
        ),
        "datetime": lambda: st.column_config.DatetimeColumn(
            column.label, format=_DATE[view.reader.locale.language] + " HH:mm"
        ),
        "flag": lambda: st.column_config.CheckboxColumn(column.label),
    }
    return makers[column.kind]()
