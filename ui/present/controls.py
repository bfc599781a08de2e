"""Back and forth by buttons and arrow keys, contents, sector, the two parts, the way out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from domain.address import MODE, PAGE, PART, SECTOR, SLIDE, joined
from ui.address import asked_word, tied, write_address
from ui.escaping import escaped
from ui.view import View

_LAST = "last"
"""As a page: the last part of a slide."""


@dataclass(frozen=True)
class SlidePlace:
    """Where one is: the slide `here` of `titles` (key → title), and its `part` of `parts`, from 1.

    `before` and `after`: slides that follow on those that the contents name.
    """

    titles: Mapping[str, str]
    here: str
    part: int = 1
    parts: int = 1
    before: str = ""
    after: str = ""

    @property
    def previous(self) -> dict[str, str]:
        """What the address says of the slide before; nothing if there is none."""
        if self.part > 1:
            return {SLIDE: self.here, PAGE: str(self.part - 1)}
        keys = [self.before, *self.titles]
        return self._at(keys[keys.index(self.here) - 1] if self.titles else "", _LAST)

    @property
    def next(self) -> dict[str, str]:
        """What the address says of the slide after; nothing if there is none."""
        if self.part < self.parts:
            return {SLIDE: self.here, PAGE: str(self.part + 1)}
        keys = [*self.titles, self.after]
        return self._at(keys[keys.index(self.here) + 1] if self.titles else "", "")

    @staticmethod
    def _at(key: str, part: str) -> dict[str, str]:
        return {SLIDE: key, PAGE: part} if key else {}


NOWHERE = SlidePlace({}, "")


def here(keys: Sequence[str]) -> str:
    """The slide that the address asks for, else the first."""
    return asked_word(SLIDE, keys) or keys[0]


def asked_part(parts: int) -> int:
    """Which part of the slide the address asks for, from 1."""
    text = asked_word(PAGE)
    if text == _LAST:
        return parts
    return min(int(text), parts) if text.isdecimal() and int(text) > 0 else 1


def controls(view: View, place: SlidePlace) -> None:
    """The row above every slide."""
    _ = view.reader.locale.gettext
    with st.container(
        key="wall_controls", horizontal=True, vertical_alignment="center", gap="small"
    ):
        _turn(_("Previous"), ":material/arrow_back:", "Left", place.previous)
        _turn(_("Next"), ":material/arrow_forward:", "Right", place.next)
        if place.titles:
            st.caption(escaped(_told(place)), width="content")
        _contents(view, place)
        _sector(view)
        _part(view)
        st.button(_("End"), icon=":material/close:", shortcut="Esc", on_click=_end)


def _told(place: SlidePlace) -> str:
    """«12 / 41», and the part: «12 / 41 · 1/2»."""
    told = f"{list(place.titles).index(place.here) + 1} / {len(place.titles)}"
    return told + (f" · {place.part}/{place.parts}" if place.parts > 1 else "")


def _turn(label: str, icon: str, shortcut: str, there: Mapping[str, str]) -> None:
    st.button(
        label,
        icon=icon,
        key=f"turn_{shortcut}",
        shortcut=shortcut,
        disabled=not there,
        on_click=lambda: write_address(there),
    )


def _contents(view: View, place: SlidePlace) -> None:
    st.selectbox(
        view.reader.locale.gettext("Contents"),
        list(place.titles),
        format_func=lambda key: place.titles.get(key, key),
        label_visibility="collapsed",
        width=140,
        **tied(SLIDE, place.here or None),
    )


def _sector(view: View) -> None:
    _ = view.reader.locale.gettext
    chosen = view.scope.sectors
    st.selectbox(
        _("Sector"),
        list(view.sector_names),
        index=None,
        format_func=view.sector_names.__getitem__,
        placeholder=_("All sectors"),
        label_visibility="collapsed",
        width=110,
        **tied(
            SECTOR,
            chosen[0] if len(chosen) == 1 else None,
            place="wall_",  # of one sector; the page's own is of many
            told=lambda code: joined([code]),
        ),
    )


def _part(view: View) -> None:
    _ = view.reader.locale.gettext
    names = {"charts": _("Charts"), "decisions": _("Postulates")}
    st.segmented_control(
        _("What is presented"),
        list(names),
        required=True,
        format_func=names.__getitem__,
        label_visibility="collapsed",
        **tied(PART, asked_word(PART, names) or "charts", drop=[SLIDE]),
    )


def _end() -> None:
    write_address({}, drop=[MODE, SLIDE, PART])
