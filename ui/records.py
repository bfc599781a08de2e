"""Lists of single records: searched, paged by the database, each row opening a drawer.

The search text, the page and the opened record live in the URL, so that a link can be sent and
the back button returns.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from charts import Column, Exhibit
from domain.address import PAGE, RECORDS, SEARCH, target
from domain.filters import FILTERS, wanted
from ui import session
from ui.address import asked, tied, write
from ui.exhibit import downloads
from ui.text import plain
from ui.view import View

PAGE_SIZE = 50
_ALL = 1_000_000
"""More rows than a list has."""
_LONGEST_SEARCH = 100


def records_first(page: str) -> bool:
    """Whether a link or a click asks for certain records: their list then stands above the charts.

    It stays where it is while the reader chooses in its own boxes.
    """
    filters = dict(target(page, st.query_params.to_dict()).filters)
    before_page, before, first = st.session_state.get(session.RECORDS_FIRST, ("", {}, False))
    own_choice = st.session_state.pop(session.OWN_CHOICE, False)
    if page != before_page or (filters != before and not own_choice):
        first = bool(filters)
    st.session_state[session.RECORDS_FIRST] = (page, filters, first)
    return first


def search_box(label: str, placeholder: str) -> str:
    """What the reader looks for, from the URL; typing rewrites the URL."""
    text = asked(SEARCH)[:_LONGEST_SEARCH]
    st.text_input(
        label,
        placeholder=placeholder,
        icon=":material/search:",
        max_chars=_LONGEST_SEARCH,
        **tied(SEARCH, text, told=str.strip),
    )
    return text


def filter_boxes(
    view: View, page: str, texts: Mapping[str, Sequence[str]] | None = None, everything: str = ""
) -> dict[str, Any]:
    """A box for each filter of the page's list; what is chosen, as the list's read takes it.

    `texts`: what may be chosen where that is a text of the records; `everything`: what stands in
    an empty box.
    """
    _ = view.reader.locale.gettext
    chosen = {}
    for key, one in FILTERS[page].items():
        options = {value: _(name) for value, name in one.values.items()}
        options |= {text: text for text in (texts or {}).get(key, ())}
        value = asked(key, options)
        st.selectbox(
            _(one.label),
            list(options),
            index=None,
            format_func=options.get,
            placeholder=everything or _("all"),
            **tied(key, value or None, then=_own_choice),
        )
        if value:
            chosen[key] = value
    return wanted(page, chosen)


def _own_choice() -> None:
    st.session_state[session.OWN_CHOICE] = True


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
    `opens`: the page of which choosing a row opens the record with the row's `code`.
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


def opened(page: str) -> str:
    """The record of the page that the address asks to show; "" for none."""
    return asked(RECORDS[page])


def drawer(title: str, page: str, body: Callable[[], None]) -> None:
    """Show `body` in a drawer on the right; closing it takes the record out of the address."""

    def close() -> None:
        write({}, drop=[RECORDS[page]], same_rows=True)

    st.dialog(plain(title), width="medium", position="right", on_dismiss=close)(body)()


def _page() -> int:
    text = asked(PAGE)
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
        on_click=lambda: write({PAGE: str(page + 1)}, same_rows=True),
    )


def _open(page: str, code: str) -> None:
    write({RECORDS[page]: code}, same_rows=True)


def _open_selected(table: str, rows: pd.DataFrame, page: str) -> None:
    """Write the selected one of the rows that were seen to the address, and select none again."""
    for i in st.session_state[table]["selection"]["rows"]:
        _open(page, rows["code"].iloc[i])
    st.session_state[table] = {"selection": {"rows": []}}


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
        "flag": lambda: st.column_config.CheckboxColumn(column.label),
    }
    return makers[column.kind]()
