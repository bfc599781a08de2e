"""The postulates that await a decision, one at a time, each on one screen."""

from collections.abc import Hashable, Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from charts.labels import short, votes
from data_access import postulates
from domain.address import SLIDE
from domain.blank import is_blank
from domain.frames import records
from domain.text import shortened
from locales import Locale
from ui.address import asked_word
from ui.escaping import escaped
from ui.person import may_record
from ui.postulate import badges, facts_line
from ui.present import controls
from ui.present.controls import NOWHERE, SlidePlace
from ui.present.slides import headline
from ui.recording.decision import is_open
from ui.recording.on_wall import sitting_on_wall
from ui.recording.sitting import meant, team_meetings
from ui.session import ITEM
from ui.view import View

_MOST = 200
"""Postulates that the contents list; more are paged by sector."""
_TEXT, _FURTHER = 420, 1100
"""Characters of the text beside the history, and on each slide that goes on with it."""
_CHANGES, _SUPPORTERS, _TITLE, _REASON = 5, 6, 48, 90
"""The last changes and the first names, and characters of a title or reason beside them."""


def agenda(view: View) -> None:
    """The postulate that the URL asks for, of those presented to the team and not decided."""
    _ = view.reader.locale.gettext
    known = team_meetings(view)
    waiting = view.read(postulates.agenda_of, meant(view, known) if len(known) else None)
    rows = waiting[waiting["on_agenda"]] if waiting["on_agenda"].any() else waiting
    gone = _decided_meanwhile(view, rows["code"])
    if rows.empty and gone is None:
        controls.controls(view, NOWHERE)
        if may_record():
            sitting_on_wall(view, None, {})
        headline("", _("No postulate awaits a decision in this scope."))
        return
    chapters = _chapters(rows, list(view.sector_names))
    if gone is not None:
        chapters.insert(0, gone)
    codes = [code for chapter in chapters for code in chapter["code"]]
    here = controls.here(codes)
    st.session_state[ITEM] = here
    number = next(n for n, c in enumerate(chapters) if here in set(c["code"]))
    postulate = view.read(postulates.text_of, here).iloc[0]
    texts = _texts(postulate["text"])
    at = controls.asked_part(len(texts))
    controls.controls(view, _place(view, chapters, number, here, (at, len(texts))))
    if may_record():
        following = [*codes, ""][codes.index(here) + 1]
        sitting_on_wall(view, postulate, {SLIDE: following})
    told = _told(view, waiting, postulate["sector"])
    if gone is not None:
        told = _("Decided meanwhile: it no longer waits")
    above = " · ".join(filter(None, [told, view.sample_mark]))
    headline(above, f"{here} – {postulate['title']}")
    with st.container(key="wall_table"):
        if at > 1:
            st.text(texts[at - 1])
        else:
            _item(view, postulate, texts[0])


def _decided_meanwhile(view: View, waiting: pd.Series) -> pd.DataFrame | None:
    """The postulate on the wall where others have decided it: it goes when the wall is turned, not
    while someone writes on it."""
    shown = st.session_state.get(ITEM, "")
    code = asked_word(SLIDE) or (shown if is_open(shown) else "")
    if not code or code in set(waiting):
        return None
    found = view.read(postulates.text_of, code)
    return None if found.empty else found


def _place(
    view: View, chapters: list[pd.DataFrame], number: int, here: str, part: tuple[int, int]
) -> SlidePlace:
    """Among the postulates of its chapter. `part`: which, of how many."""
    sectors = view.sector_names
    titles = {
        row["code"]: f"{row['code']} – {row['title']} ({sectors.get(row['sector'], row['sector'])})"
        for row in records(chapters[number])
    }
    beyond = [chapter["code"].tolist() for chapter in chapters]
    before = beyond[number - 1][-1:] if number else []
    after = beyond[number + 1][:1] if number + 1 < len(chapters) else []
    return SlidePlace(titles, here, *part, before="".join(before), after="".join(after))


def _chapters(rows: pd.DataFrame, sectors: list[str]) -> list[pd.DataFrame]:
    """The agenda as it stands or, where it is long, by sector, in pages that contents can list."""
    if len(rows) <= _MOST:
        return [rows]
    order = {code: n for n, code in enumerate(sectors)}
    groups = [(str(sector), group) for sector, group in rows.groupby("sector", sort=False)]
    groups.sort(key=lambda of: order.get(of[0], len(order)))
    return [
        group.iloc[start : start + _MOST]
        for _sector, group in groups
        for start in range(0, len(group), _MOST)
    ]


def _told(view: View, waiting: pd.DataFrame, sector: str) -> str:
    """How many postulates of the sector wait."""
    locale = view.reader.locale
    return locale.ngettext(
        "{sector}: {n} postulate awaits a decision",
        "{sector}: {n} postulates await a decision",
        int((waiting["sector"] == sector).sum()),
        sector=view.sector_names.get(sector, sector),
    )


def _texts(text: str | None) -> list[str]:
    """The text in parts, the first short enough to leave room for all that is beside it."""
    words = "" if is_blank(text) else str(text).strip()
    if len(words) <= _TEXT:
        return [words]
    further = [words[n : n + _FURTHER] for n in range(0, len(words), _FURTHER)]
    return [shortened(words, _TEXT), *further]


def _item(view: View, postulate: pd.Series, text: str) -> None:
    """What it asks for and, beside it, its history and who stands behind it."""
    asks, past = st.columns([5, 4])
    with asks:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            badges(view, postulate)
            _timer(view, postulate["code"])
        if text:
            st.text(text)
        st.caption(escaped(facts_line(view, postulate)))
    with past, st.container(key="wall_past"):
        _history(view, postulate["code"])
        _supporters(view, postulate["code"])
        _alike(view, postulate["code"])


def _timer(view: View, code: str) -> None:
    """How long the item has been on the wall; the script counts."""
    label = escape(view.reader.locale.gettext("Time spent on this item"))
    st.html(
        f'<time class="wall-timer" role="timer" aria-label="{label}" data-item="{escape(code)}">'
        "00:00</time>",
        width="content",
    )


def _history(view: View, code: str) -> None:
    _, locale = view.reader.locale.gettext, view.reader.locale
    changes = view.read(postulates.history, code)
    lines = [
        f"{locale.date(row['changed_on'])}: {_told_of(row, locale)}"
        for row in changes.tail(_CHANGES).to_dict("records")
    ]
    left = len(changes) - len(lines)
    more = [locale.ngettext("{n} earlier change", "{n} earlier changes", left)] if left else []
    _list(_("History"), [*more, *(shortened(line, _REASON) for line in lines)])


def _told_of(change: Mapping[Hashable, Any], locale: Locale) -> str:
    """What became of it, by how many votes, and why."""
    voted = votes(locale, change)
    status = short(locale, change["status"]) + (f" ({voted})" if voted else "")
    return status if is_blank(change["justification"]) else f"{status} – {change['justification']}"


def _supporters(view: View, code: str) -> None:
    locale = view.reader.locale
    names = view.read(postulates.supporters, code)["name"].tolist()
    lines = [shortened(name, _TITLE) for name in names[:_SUPPORTERS]]
    left = len(names) - len(lines)
    more = [locale.ngettext("and {n} more", "and {n} more", left)] if left else []
    title = locale.gettext("Supporters ({n})", n=locale.number(len(names)))
    _list(title, [*lines, *more])


def _alike(view: View, code: str) -> None:
    alike = view.read(postulates.similar, code, limit=2).to_dict("records")
    lines = [shortened(f"{row['code']} – {row['title']}", _TITLE) for row in alike]
    _list(view.reader.locale.gettext("See similar ones"), lines)


def _list(title: str, lines: list[str]) -> None:
    if lines:
        st.markdown(f"**{escaped(title)}**")
        st.markdown("\n".join(f"- {escaped(line)}" for line in lines))
