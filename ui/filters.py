"""What narrows and orders a list of records: a search box, a box for each filter, the order."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from typing import Any

import pandas as pd
import streamlit as st

from data_access.dialect import fold
from domain.address import ORDER, PAGE, SEARCH
from domain.columns import Column
from domain.filters import FILTERS, wanted
from locales import N_
from ui import session
from ui.address import asked_target, asked_word, tied, write_address
from ui.view import View

_LONGEST_SEARCH = 100
_DOWN = "-"
_WAYS = {"": N_("{column}, ascending"), _DOWN: N_("{column}, descending")}


def records_first(page: str) -> bool:
    """Whether a link or a click asks for the records: their list then stands above the charts.

    It stays where it is while the reader chooses in its own boxes and turns its pages.
    """
    filters = _of_the_list(page) | ({PAGE: "1"} if asked_target(page).whole else {})
    before_page, before, first = st.session_state.get(session.RECORDS_FIRST, ("", {}, False))
    own_choice = st.session_state.pop(session.OWN_CHOICE, False)
    if page != before_page or (filters != before and not own_choice):
        first = bool(filters)
    st.session_state[session.RECORDS_FIRST] = (page, filters, first)
    return first


def say_unfiltered(view: View, page: str) -> None:
    """Above what the filters of the page's list do not narrow, while there are any."""
    if _of_the_list(page) or asked_word(SEARCH):
        told = view.reader.locale.gettext(
            "Figures, signals and charts below: of the whole scope, not only of the records found."
        )
        st.caption(told)


def _of_the_list(page: str) -> dict[str, str]:
    """Those that the address asks for, without those of a section's own list: they stay in the
    address when the reader goes to another section."""
    own = FILTERS.get(page, {})
    filters = asked_target(page).filters
    return {key: value for key, value in filters.items() if not own[key].section}


def search_box(label: str, placeholder: str) -> str:
    """What the reader looks for, from the URL; typing rewrites the URL."""
    text = asked_word(SEARCH)[:_LONGEST_SEARCH]
    st.text_input(
        label,
        placeholder=placeholder,
        icon=":material/search:",
        max_chars=_LONGEST_SEARCH,
        **tied(SEARCH, text, told=str.strip),
    )
    return text


def filter_boxes(
    view: View,
    page: str,
    texts: Mapping[str, Callable[[], Mapping[str, str]]] | None = None,
    everything: Mapping[str, str] | None = None,
    without: Collection[str] = (),
) -> dict[str, Any]:
    """A box for each filter of the page's list; what is chosen, as the list's read takes it.

    `texts`: gives what may be chosen where that is a text of the records → its name, if the box is
    drawn or the filter asked for; `everything`: what stands in an empty box other than «all»;
    `without`: filters that say nothing of the list that is shown.
    """
    _ = view.reader.locale.gettext
    shown = {
        key: one for key, one in FILTERS[page].items() if key not in without and not one.section
    }

    @cache
    def options(key: str) -> dict[str, str]:
        told = {value: _(name) for value, name in shown[key].values.items()}
        return told | dict(texts[key]()) if texts and key in texts else told

    chosen = {
        key: value for key in shown if asked_word(key) and (value := asked_word(key, options(key)))
    }
    apart = [key for key, one in shown.items() if one.rare and key not in chosen]

    def box(key: str) -> None:
        st.selectbox(
            _(shown[key].label),
            list(options(key)),
            index=None,
            format_func=options(key).__getitem__,
            placeholder=(everything or {}).get(key) or _("all"),
            **tied(key, chosen.get(key), then=own_choice),
        )

    for key in shown:
        if key not in apart:
            box(key)
    if apart:
        more = st.popover(
            _("More filters"),
            icon=":material/filter_list:",
            key=f"more_{page}",
            on_change="rerun",
        )
        with more:
            for key in apart if more.open else ():
                box(key)
    return wanted(page, chosen)


def own_choice() -> None:
    """The next run shows what the reader chose in the list itself."""
    st.session_state[session.OWN_CHOICE] = True


def order_box(view: View, columns: Sequence[Column], orders: Collection[str]) -> str:
    """The order of the whole list, from the URL, as its read takes it; "" for the usual one.

    `orders`: the names of those of the `columns` by which it may be ordered.
    """
    _ = view.reader.locale.gettext
    options = {
        f"{way}{column.name}": _(words, column=column.label)
        for column in columns
        if column.name in orders
        for way, words in _WAYS.items()
    }
    order = asked_word(ORDER, options)
    st.selectbox(
        _("Order"),
        list(options),
        index=None,
        format_func=options.__getitem__,
        placeholder=_("the usual"),
        **tied(ORDER, order or None),
    )
    return order


def turn_order(column: Column) -> None:
    """Order by a column whose heading was clicked, the greatest number first; once more: turned."""
    first, then = (_DOWN, "") if column.is_number else ("", _DOWN)
    before = asked_word(ORDER)
    write_address({ORDER: f"{then if before == f'{first}{column.name}' else first}{column.name}"})


def sorted_rows(rows: pd.DataFrame, order: str) -> pd.DataFrame:
    """Rows that no database orders, by a column as `data_access.ordering` has it."""
    if not order:
        return rows
    return rows.sort_values(
        order.removeprefix(_DOWN),
        ascending=not order.startswith(_DOWN),
        kind="stable",
        key=_comparable,
        ignore_index=True,
    )


def _comparable(values: pd.Series) -> pd.Series:
    return values.map(lambda value: fold(value) if isinstance(value, str) else value)
