"""A meeting of the coordinating team as it goes: who is there, the quorum, what is decided."""

import pandas as pd
import streamlit as st

from data_access import attendance, postulates
from domain.clock import today
from domain.quorum import needed
from domain.vocabulary import COORDINATING, MeetingStatus
from ui.address import asked_word, tied, write_address
from ui.escaping import escaped
from ui.recording.agenda_effect import show_agenda_effect
from ui.recording.agenda_order import order
from ui.recording.column_labels import column_labels
from ui.recording.decision import CASE, decision_form, decisions_made, in_hand
from ui.recording.papers import papers
from ui.recording.quorum import quorum_chance
from ui.recording.rehearsal import rehearsal
from ui.recording.saving import outcome, save, show_as_of
from ui.view import View, seen

_FORM = "meeting"
_PARAM = "sitting"


def sitting(view: View) -> None:
    """Choose the meeting, open it, tick who is there, take the cases of its agenda."""
    _ = view.reader.locale.gettext
    rows = team_meetings(view)
    if rows.empty:
        st.info(_("No meeting of the coordinating team is recorded."), icon=":material/info:")
        return
    meeting = _chosen(view, rows)
    papers(view, meeting)
    waiting = view.read(postulates.agenda_of, meeting["code"])
    if meeting["status"] == MeetingStatus.PLANNED:
        outcome(view, _PARAM)
        not_open(view, meeting)
        order(view, meeting["code"], waiting)
        show_agenda_effect(view, meeting, waiting)
        quorum_chance(view, meeting["code"])
        return
    who_is_here(view, meeting["code"])
    outcome(view, _PARAM)
    order(view, meeting["code"], waiting)
    st.header(_("Cases waiting for a decision ({n})", n=len(waiting)), anchor=False)
    code = _case(view, waiting)
    if code is None:
        st.info(_("No postulate awaits a decision in this scope."), icon=":material/info:")
    else:
        decision_form(view, code, meeting["starts_at"].to_pydatetime(), meeting["code"])
    rehearsal(view)
    decisions_made(view, meeting["code"])


def team_meetings(view: View) -> pd.DataFrame:
    """Those of the coordinating team that are not cancelled, the first first."""
    rows = view.read(attendance.of_coordinating_team, scope=view.scope.whole_programme())
    return rows[rows["status"] != MeetingStatus.CANCELLED]


def meant(view: View, rows: pd.DataFrame) -> str:
    """The code of the meeting that the URL asks for; else the next one, or the last if none is
    ahead."""
    ahead = rows[rows["starts_on"] >= view.scope.as_of]
    usual = ahead["code"].iloc[0] if len(ahead) else rows["code"].iloc[-1]
    return asked_word(_PARAM, rows["code"].tolist()) or usual


def _chosen(view: View, rows: pd.DataFrame) -> pd.Series:
    """The meeting meant, unless another is chosen."""
    _, locale = view.reader.locale.gettext, view.reader.locale
    by_code = {row["code"]: row for _n, row in rows.iterrows()}

    def told(code: str) -> str:
        row = by_code[code]
        return f"{locale.date(row['starts_on'])} – {row['title'] or code}"

    code = st.selectbox(
        _("Meeting"), list(by_code), format_func=told, **tied(_PARAM, meant(view, rows))
    )
    return by_code[code]


def not_open(view: View, meeting: pd.Series) -> None:
    """A planned meeting can be opened on its day; of one after the as-of date nothing is known."""
    _, locale = view.reader.locale.gettext, view.reader.locale
    day = meeting["starts_on"]
    if day > today():
        st.info(_("It can be opened on its day, {date}.", date=locale.date(day)))
        return
    if day > view.scope.as_of:
        st.info(_("It lies after the as-of date of this view."))
        show_as_of(view, day)
        return
    row = {
        "code": meeting["code"],
        "team": COORDINATING,
        "starts_at": meeting["starts_at"].isoformat(sep=" ", timespec="minutes"),
        "status": MeetingStatus.HELD.value,
    }
    if st.button(_("Open the meeting"), icon=":material/play_arrow:", type="primary"):
        called, said = column_labels(view.reader.locale), _("The meeting is open.")
        save(view, {"meetings": [row]}, _FORM, said, labels=called, seen=seen(view))
        st.rerun()


def who_is_here(view: View, meeting: str) -> None:
    """Members ticked as they come in, those who sent notice, and whether they are enough."""
    _ = view.reader.locale.gettext
    seats = view.read(attendance.seats_at, meeting)
    if seats.empty:
        st.info(_("No member of the coordinating team is in term on this day."))
        return
    here, enough = int(seats["present"].sum()), needed(len(seats))
    st.header(_("Who is here"), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center", key="said_quorum"):
        st.metric(
            _("Members present"),
            escaped(view.reader.locale.part(here, len(seats))),
            width="content",
        )
        if here >= enough:
            st.badge(_("Quorum reached"), icon=":material/check:", color="green")
        else:
            missing = view.reader.locale.ngettext(
                "{n} member is missing to the quorum",
                "{n} members are missing to the quorum",
                enough - here,
            )
            st.badge(missing, icon=":material/hourglass_empty:", color="orange")
    names = {row.member: row.display_name or row.member for row in seats.itertuples()}
    for column, label in (("present", _("Came in")), ("excused", _("Sent notice"))):
        away = seats if column == "present" else seats[~seats["present"] | seats["excused"]]
        _ticked(view, meeting, away, names, column, label)


def _ticked(
    view: View, meeting: str, seats: pd.DataFrame, names: dict[str, str], column: str, label: str
) -> None:
    """One choice for all members; only those whose tick changed are written."""
    key = f"ticked_{column}_{meeting}"
    before = {row.member: bool(getattr(row, column)) for row in seats.itertuples()}
    st.session_state[key] = [member for member, ticked in before.items() if ticked]
    ticks = {"present": "attended", "excused": "excused"}
    other = {"present": "excused", "excused": "attended"}[column]

    def changed() -> None:
        now = set(st.session_state[key])
        rows = [
            {"meeting": meeting, "member": member, "invited": "1", ticks[column]: str(int(ticked))}
            | ({other: "0"} if ticked else {})
            for member, ticked in {member: member in now for member in before}.items()
            if ticked != before[member]
        ]
        if rows:
            said = view.reader.locale.gettext("The list is written.")
            called = column_labels(view.reader.locale)
            save(view, {"attendance": rows}, _FORM, said, labels=called, seen=None)

    st.pills(
        label,
        list(before),
        selection_mode="multi",
        format_func=lambda member: escaped(names[member]),
        key=key,
        on_change=changed,
    )


def _case(view: View, agenda: pd.DataFrame) -> str | None:
    """The case that is taken now: the first of the agenda unless another is chosen.

    One that others have decided meanwhile stays while there is text of this reader's in hand.
    """
    _ = view.reader.locale.gettext
    titles = dict(zip(agenda["code"], agenda["title"], strict=True))
    places = {code: n + 1 for n, code in enumerate(titles)}
    chosen = asked_word(CASE)
    if chosen and chosen not in titles and in_hand(chosen):
        titles |= dict(view.read(postulates.text_of, chosen)[["code", "title"]].to_numpy())
    if not titles:
        return None
    code = chosen if chosen in titles else next(iter(titles))
    if chosen != code:
        write_address({CASE: code})  # the case in hand stays in hand, whatever others decide
    return st.selectbox(
        _("Case"),
        list(titles),
        format_func=lambda code: f"{places.get(code, '–')}. {code} – {titles[code]}",
        help=_(
            "The overdue first, the longest overdue before others; then sectors in their turn, of "
            "each the postulate with most supporters; similar ones together."
        ),
        **tied(CASE, code),
    )
