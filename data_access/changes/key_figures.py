"""The counts and rates that changes are told of, from the reads that show them elsewhere."""

from typing import Final

import pandas as pd
from sqlalchemy import Connection

from data_access import attendance, participation, postulates, schedule
from data_access.scope import Scope
from domain.quorum import quorate
from domain.vocabulary import Group, MeetingStatus, Status

COMPARED_RATES: Final = {
    "decided_share": ("decided", "not_void"),
    "acceptance_rate": ("taken_up", "decided"),
    "justified_share": ("justified", "decided"),
    "answered_on_time": ("on_time", "due"),
    "in_programme": ("traced", "taken_up"),
    "attendance_rate": ("rate_invited_attended", "rate_invited"),
    "show_up_rate": ("rate_registered_attended", "rate_registered"),
    "quorum": ("quorate", "sessions"),
    "reach": ("active_declared", "declared"),
    "returning": ("attending_again", "attending"),
}
"""Rate → the counts that it divides."""
_OF_POSTULATES = (
    *("postulates", "not_void", "decided", "justified", "due", "on_time", "overdue", "taken_up"),
    "traced",
)
_OF_ATTENDANCE = (
    *("meetings_lapsed", "without_list", "without_minutes", "invited", "registered", "attended"),
    *("people", "walk_ins", "rate_invited", "rate_invited_attended", "rate_registered"),
    "rate_registered_attended",
)
_OF_PARTICIPATION = (
    *("declared", "active", "active_declared", "active_outside", "attending", "submitting"),
    *("newcomers", "acts"),
)
_STATES = ("not_started", "under_way", "done", "late")


def key_counts(scope: Scope, connection: Connection) -> dict[str, int]:
    """Every count of the scope's total that `counted_records` takes apart, by the same name."""
    wishes = postulates.total(scope, connection).iloc[0]
    met = attendance.total(scope, connection).iloc[0]
    took_part = participation.total(scope, connection).iloc[0]
    sessions = attendance.quorums(scope, connection).query("members > 0")
    states = schedule.milestones(scope, connection)["state"].value_counts()
    returning = took_part["returning"]
    found: dict[str, float] = {
        **{name: wishes[name] for name in _OF_POSTULATES},
        **{f"by_status.{status}": wishes[status] for status in Status},
        **{f"by_group.{group}": wishes[group] for group in Group},
        "unjustified": wishes["decided"] - wishes["justified"],
        "changes_without_reason": len(postulates.changes_without_reason(scope, connection)),
        **{f"meetings.{status}": met[f"meetings_{status}"] for status in MeetingStatus},
        **{name: met[name] for name in _OF_ATTENDANCE},
        "sessions": len(sessions),
        "quorate": quorate(sessions["present"], sessions["members"]).sum(),
        **{name: took_part[name] for name in _OF_PARTICIPATION},
        "attending_again": 0 if pd.isna(returning) else round(returning * took_part["attending"]),
        **{f"milestones.{state}": states.get(state, 0) for state in _STATES},
    }
    return {name: int(value) for name, value in found.items()}
