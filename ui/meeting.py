"""Meetings on the screen: the searchable list, and one of them in a drawer."""

import pandas as pd
import streamlit as st

from charts import Column, labels
from data_access import attendance
from domain.columns import column
from ui.escaping import escaped
from ui.filters import filter_boxes, order_box, search_box
from ui.record_history import entry_history
from ui.record_list import drawer, opened_record, record_list
from ui.table import table
from ui.view import View

_PAGE = "attendance"
_TICK = {True: "✓", False: "–"}


def meeting_list(view: View) -> None:
    """Search, filters and order, one page of what fits; a click opens the drawer."""
    locale = view.reader.locale
    _ = locale.gettext
    columns = [
        Column("starts_at", _("Start"), "datetime"),
        Column("title", _("Title")),
        Column("team_name", _("Team")),
        Column("status", _("State")),
        column("invited", locale),
        column("registered", locale),
        column("attended", locale),
        column("rate_invited_attended", locale, name="invited_attended"),
        column("attendance_rate", locale),
        column("people", locale),
    ]
    heading = st.container()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        text = search_box(_("Find a meeting"), _("title, venue, sector"))
        wanted = filter_boxes(view, _PAGE)
        order = order_box(view, columns, attendance.MEETING_ORDERS)
    narrowed = bool(wanted or text)
    title = _("Meetings found") if narrowed else _("All meetings")
    heading.header(title, anchor=False)

    def read(limit: int, offset: int) -> tuple[pd.DataFrame, int]:
        rows, total = view.read(
            attendance.meetings, text=text, order=order, limit=limit, offset=offset, **wanted
        )
        teams = [view.team_names.get(team, team) for team in rows["team"]]
        states = [labels.label(locale, status) for status in rows["status"]]
        return rows.assign(team_name=teams, status=states), total

    record_list(
        view,
        "meetings",
        title,
        read,
        columns,
        widths={"title": 340, "team_name": 180},
        orders=attendance.MEETING_ORDERS,
        opens=_PAGE,
        whole=view.read(attendance.meetings, limit=1)[1] if narrowed else None,
        empty=_("No meeting found."),
    )


def meeting_drawer(view: View) -> None:
    """Shows the meeting that the URL asks for; an unknown code is said to be unknown."""
    code = opened_record(_PAGE)
    if not code:
        return
    _ = view.reader.locale.gettext
    rows = view.read(attendance.by_meeting)
    found = rows[rows["code"] == code]
    if found.empty:
        st.warning(_("No meeting {code} in this scope.", code=escaped(code)))
        return
    meeting = found.iloc[0]
    title = meeting["title"] if isinstance(meeting["title"], str) else code
    drawer(view, title, _PAGE, lambda: _body(view, meeting))


def _body(view: View, meeting: pd.Series) -> None:
    locale = view.reader.locale
    _ = locale.gettext
    st.table(_facts(view, meeting), hide_header=True, border="horizontal", alt=_("Details"))
    rows = view.read(attendance.list_of, meeting["code"])
    if rows.empty:
        st.info(_("Nobody is listed for this meeting."), icon=":material/info:")
    else:
        _list(view, rows)
    entry_history(view, "meetings", meeting["code"])


def _list(view: View, rows: pd.DataFrame) -> None:
    locale = view.reader.locale
    _ = locale.gettext
    listed = pd.DataFrame(
        {
            _("Who"): [escaped(name) for name in rows["name"]],
            _("Invited"): rows["invited"].map(_TICK),
            _("Registered"): rows["registered"].map(_TICK),
            _("Attended"): rows["attended"].map(_TICK),
            _("Excused"): rows["excused"].map(_TICK),
            _("People"): rows["people"].map(locale.number),
        }
    )
    table(listed, _("Attendance list"), {_("People")})


def _facts(view: View, meeting: pd.Series) -> pd.DataFrame:
    locale = view.reader.locale
    _ = locale.gettext
    facts = {
        _("Team"): view.team_names.get(meeting["team"], meeting["team"]),
        _("Start"): locale.datetime(meeting["starts_at"]),
        _("Venue"): meeting["venue"],
        _("State"): labels.label(locale, meeting["status"]),
        _("Of the invited came"): locale.part(meeting["invited_attended"], meeting["invited"]),
        _("Of the registered came"): locale.part(
            meeting["registered_attended"], meeting["registered"]
        ),
        _("People"): locale.number(meeting["people"]),
        _("Minutes"): _("recorded") if meeting["has_minutes"] else _("none recorded"),
    }
    shown = {name: escaped(text) for name, text in facts.items() if isinstance(text, str)}
    return pd.DataFrame({"": shown.keys(), " ": shown.values()}).set_index("")
