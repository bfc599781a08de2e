"""Before a meeting: will there be a quorum, and whom is it worth to ring?"""

import pandas as pd
import streamlit as st

from data_access import attendance
from domain.frames import records
from ui.escaping import escaped
from ui.table import table
from ui.view import View

_FIRST = 5
"""As many are told by name."""


def quorum_chance(view: View, meeting: str) -> None:
    """The chance of a quorum at a planned meeting, from who came before, and whose word decides."""
    _, locale = view.reader.locale.gettext, view.reader.locale
    whole = view.scope.whole_programme()
    ahead = view.read(attendance.quorum_ahead, scope=whole)
    own = ahead[ahead["code"] == meeting]
    if own.empty or own["chance"].isna().all():
        st.caption(_("No chance of a quorum can be told: no past meeting has a list."))
        return
    row = own.iloc[0]
    st.metric(
        _("Chance of a quorum"),
        locale.percent(row["chance"]),
        help=_(
            "From how often each member in term came to the team's past meetings, late ones "
            "counting more; members of few meetings are taken nearer to the team's average."
        ),
        width="content",
    )
    st.caption(
        escaped(
            _(
                "Likely to come: {expected} of {members}; needed: {needed}. "
                "Past meetings: {known}.",
                expected=locale.number(row["expected"]),
                members=locale.number(row["members"]),
                needed=locale.number(row["needed"]),
                known=locale.number(row["known"]),
            )
        )
    )
    seats = view.read(attendance.seats_ahead, scope=whole)
    seats = seats[(seats["code"] == meeting) & ~seats["excused"] & (seats["worth"] > 0)]
    if len(seats):
        title = _("Whom it is worth to ring first")
        st.header(title, anchor=False)
        table(_cells(view, seats.head(_FIRST)), title, [_("Came before"), _("Likely to come")])


def _cells(view: View, seats: pd.DataFrame) -> pd.DataFrame:
    _, locale = view.reader.locale.gettext, view.reader.locale
    return pd.DataFrame(
        {
            _("Member"): [escaped(row["display_name"] or row["member"]) for row in records(seats)],
            _("Came before"): [
                escaped(locale.part(row["present"], row["seats"])) for row in records(seats)
            ],
            _("Likely to come"): [locale.percent(share) for share in seats["presence"]],
        }
    )
