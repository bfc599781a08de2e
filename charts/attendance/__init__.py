"""Exhibits about meetings and who came to them."""

from charts.attendance.funnel import funnel
from charts.attendance.meetings import list_coverage, per_meeting
from charts.attendance.quorum_ahead import quorum_ahead
from charts.attendance.rates import no_shows, rates
from charts.attendance.rhythm import hours, week_calendar
from charts.attendance.teams import people, presence, quorum

__all__ = [
    "funnel",
    "hours",
    "list_coverage",
    "no_shows",
    "people",
    "per_meeting",
    "presence",
    "quorum",
    "quorum_ahead",
    "rates",
    "week_calendar",
]
