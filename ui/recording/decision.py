"""What the team decides on a postulate, and what it has decided at a meeting."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd
import streamlit as st

from charts.labels import label, votes
from data_access import attendance, postulates
from domain.blank import is_blank
from domain.quorum import needed
from domain.vocabulary import COORDINATING, USUAL_STEPS, Status
from ui.address import write_address
from ui.escaping import escaped
from ui.postulate import facts_line, request
from ui.recording.column_labels import column_labels
from ui.recording.rehearsal import rehearse
from ui.recording.saving import save, take_back
from ui.session import KNOWN
from ui.view import View, seen

CASE = "case"
"""The URL parameter that names the postulate in hand."""
_FORM = "decision"
_VOTES = ("votes_for", "votes_against", "votes_abstained")
_FIELDS = ("decided", "justified", "merged", *_VOTES)
_MOST_VOTES, _VOTES_WIDTH = 999, 150
_EARLIER = 5
_TALLEST = 120


def decision_form(view: View, code: str, moment: datetime, meeting: str | None) -> None:
    """The postulate, and what is decided on it; written at once, or first rehearsed."""
    postulate = view.read(postulates.text_of, code).iloc[0]
    with st.container(border=True, key="decision"):
        st.subheader(escaped(f"{code} – {postulate['title']}"), anchor=False)
        request(view, postulate)
        st.caption(escaped(facts_line(view, postulate)))
        decide(view, postulate, moment, meeting, {CASE: ""})


def decide(
    view: View,
    postulate: pd.Series,
    moment: datetime,
    meeting: str | None,
    after: Mapping[str, str],
) -> None:
    """The fields of a decision on a postulate, and its buttons. `after`: what the address says
    once it is written."""
    _, code = view.reader.locale.gettext, postulate["code"]
    known = KNOWN.format(record=code)
    if known not in st.session_state or not is_open(code):
        st.session_state[known] = seen(view)  # it will rest on what is shown as the form is opened
    usual = USUAL_STEPS[Status.PRESENTED] | USUAL_STEPS[Status(postulate["status"])]
    steps = [status for status in Status if status in usual]
    status = st.radio(
        _("Decision"),
        steps,
        format_func=lambda step: label(view.reader.locale, step),
        horizontal=True,
        index=None,
        key=f"decided_{code}",
    )
    if status == Status.MERGED:
        _merged_with(view, code)
    _justification(view, postulate, status)
    _votes(view, code)
    if meeting:
        _quorum(view, meeting)
    ready = bool(status) and (status != Status.MERGED or bool(_given("merged", code)))
    made = _Decision(code, moment, meeting, st.session_state[known], after)
    _buttons(view, made, ready)


@dataclass(frozen=True)
class _Decision:
    """On which postulate, when (local) and where; `known` is the revision that it rests on,
    `after` what the address says once it is written."""

    postulate: str
    moment: datetime
    meeting: str | None
    known: int
    after: Mapping[str, str]

    def row(self) -> dict[str, str]:
        """As a file would hold it, with what the form holds by now."""
        return {
            "postulate": self.postulate,
            "changed_at": self.moment.isoformat(sep=" ", timespec="minutes"),
            "status": _given("decided", self.postulate),
            "team": COORDINATING,
            "meeting": self.meeting or "",
            "justification": _given("justified", self.postulate).strip(),
            "merged_into": _given("merged", self.postulate),
            **{name: _given(name, self.postulate) for name in _VOTES},
        }


def _given(name: str, code: str) -> str:
    value = st.session_state.get(f"{name}_{code}")
    return "" if value is None else str(value)


def _buttons(view: View, decision: _Decision, ready: bool) -> None:
    _ = view.reader.locale.gettext
    with st.container(horizontal=True):
        st.button(
            _("Write the decision"),
            type="primary",
            icon=":material/gavel:",
            disabled=not ready,
            on_click=_decide,
            args=(view, decision),
        )
        st.button(
            _("Try it first"),
            icon=":material/experiment:",
            help=_("Nothing is written: charts and forecast show what would follow."),
            disabled=not ready,
            on_click=lambda: rehearse(decision.row()),
        )


def _decide(view: View, decision: _Decision) -> None:
    """Write it; once it is written the next case has its turn, else the text stays."""
    locale, code = view.reader.locale, decision.postulate
    said = locale.gettext("{code}: the decision is written.", code=code)
    tables = {"postulate_statuses": [decision.row()]}

    def then() -> None:
        for key in (*(f"{name}_{code}" for name in _FIELDS), KNOWN.format(record=code)):
            st.session_state.pop(key, None)
        write_address(decision.after)

    save(view, tables, _FORM, said, labels=column_labels(locale), seen=decision.known, then=then)


def is_open(code: str) -> bool:
    """Whether the form of a decision on the postulate was on the screen until now."""
    return f"decided_{code}" in st.session_state


def in_hand(code: str) -> bool:
    """Whether a decision on the postulate is being written and not yet sent."""
    return any(_given(name, code) for name in _FIELDS)


def _merged_with(view: View, code: str) -> None:
    """Any other postulate of the programme, the similar ones first."""
    _ = view.reader.locale.gettext
    alike = view.read(postulates.similar, code)
    rows, _whole = view.read(postulates.search, limit=1_000_000, scope=view.scope.whole_programme())
    titles = dict(
        zip([*alike["code"], *rows["code"]], [*alike["title"], *rows["title"]], strict=True)
    )
    titles.pop(code, None)
    st.selectbox(
        _("Merged with"),
        list(titles),
        index=None,
        format_func=lambda other: f"{other} – {titles[other]}",
        key=f"merged_{code}",
    )


def _justification(view: View, postulate: pd.Series, status: str | None) -> None:
    """Its text, helped by earlier justifications of the same decision in the same area."""
    _ = view.reader.locale.gettext
    key = f"justified_{postulate['code']}"
    st.text_area(_("Justification"), key=key, height=_TALLEST)
    if not status:
        return
    earlier = view.read(postulates.justifications, status, postulate["area"], limit=_EARLIER)
    if len(earlier):
        with st.popover(_("Earlier justifications"), icon=":material/history:"):
            for n, row in enumerate(earlier.to_dict("records")):
                st.text(f"{row['postulate']}: {row['justification']}")
                st.button(
                    _("Take this one"),
                    key=f"earlier_{n}",
                    on_click=lambda text=row["justification"]: st.session_state.update({key: text}),
                )


def _votes(view: View, code: str) -> None:
    """How many voted how, where votes were counted."""
    called = column_labels(view.reader.locale)
    with st.container(horizontal=True):
        for name in _VOTES:
            st.number_input(
                called[name], 0, _MOST_VOTES, None, key=f"{name}_{code}", width=_VOTES_WIDTH
            )


def _quorum(view: View, meeting: str) -> None:
    """Says where there is none: it does not forbid."""
    locale = view.reader.locale
    seats = view.read(attendance.seats_at, meeting)
    here, enough = int(seats["present"].sum()), needed(len(seats))
    if here < enough:
        told = locale.gettext(
            "No quorum: {part} present, {n} missing.",
            part=locale.part(here, len(seats)),
            n=locale.number(enough - here),
        )
        st.warning(escaped(told), icon=":material/group_off:")


def decisions_made(view: View, meeting: str) -> None:
    """What was decided at the meeting, the last first, each with its way back."""
    _ = view.reader.locale.gettext
    made = view.read(postulates.decided_at, meeting)
    if made.empty:
        return
    st.header(_("Decided at this meeting ({n})", n=len(made)), anchor=False)
    for row in made.to_dict("records"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(escaped(_told(view, row)), width="stretch")
            st.button(
                _("Take back {code}", code=row["postulate"]),
                key=f"undo_{row['postulate']}_{row['revision']}",
                icon=":material/undo:",
                on_click=take_back,
                args=(view, int(row["revision"]), _told(view, row)),
            )


def _told(view: View, change: Mapping[Hashable, Any]) -> str:
    """«P-054 – tytuł: Połączono z innym → P-012 (za 7, przeciw 2, wstrzymało się 1). Powód»."""
    locale = view.reader.locale
    voted = votes(locale, change)
    told = f"{change['postulate']} – {change['title']}: {label(locale, change['status'])}"
    if not is_blank(change["merged_into"]):
        told += f" → {change['merged_into']}"
    reason = "" if is_blank(change["justification"]) else f". {change['justification']}"
    return told + (f" ({voted})" if voted else "") + reason
