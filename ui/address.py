"""The browser's address as the pages use it: what it asks for, and widgets tied to its words.

The address is the truth: each run sets a widget to what the address says, and a change of the
widget writes the address. So a link shows what was seen, and «back» undoes one step.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

import streamlit as st

from domain.address import PAGE, Compared, Target, asked_comparison, target


def asked_word(word: str, allowed: Collection[str] | None = None) -> str:
    """What the address says for a word; "" for nothing, or for what is not allowed."""
    text = st.query_params.get(word, "")
    return text if allowed is None or text in allowed else ""


def site() -> str:
    """Where the reader's browser reaches the dashboard; without a slash at its end."""
    return (st.context.url or "").split("?")[0].rsplit("/", 1)[0]


def asked_target(page: str) -> Target:
    """What the address asks of a page: its list's filters, order and opened record."""
    return target(page, st.query_params.to_dict())


def asked_compared() -> Compared:
    """What the address compares with what is shown."""
    return asked_comparison(st.query_params.to_dict())


def write_address(
    params: Mapping[str, str], *, drop: Iterable[str] = (), same_rows: bool = False
) -> None:
    """Put words into the address, and take out those to `drop` and those without a text.

    Unless it goes on showing the `same_rows`, a list begins again with its first page.
    """
    gone = [*drop, *(word for word, text in params.items() if not text)]
    for word in gone if same_rows else [*gone, PAGE]:
        st.query_params.pop(word, None)
    st.query_params.update({word: text for word, text in params.items() if text})


def tied(
    word: str,
    value: Any,
    *,
    place: str = "",
    told: Callable[[Any], str] = str,
    beside: Mapping[str, str] | None = None,
    drop: Iterable[str] = (),
    same_rows: bool = False,
    then: Callable[[], None] = lambda: None,
) -> dict[str, Any]:
    """Key and callback of a widget that shows the `value` of a word and writes what is chosen.

    `told` says the widget's value as it stands in the address; a widget without one says nothing.
    `place` tells a second widget of the same word from the first. `beside`: words that are written
    with it; `drop`: words that lose their meaning with the change.
    """
    key = f"tied_{place}{word}"
    st.session_state[key] = value

    def changed() -> None:
        chosen = st.session_state[key]
        text = "" if chosen is None else told(chosen)
        write_address({**(beside or {}), word: text}, drop=drop, same_rows=same_rows)
        then()

    return {"key": key, "on_change": changed}
