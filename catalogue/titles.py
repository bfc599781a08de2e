"""What pages, their sections and their audiences are called, on the screen and on paper."""

from locales import N_

PAGE_TITLES = {
    "overview": N_("Overview"),
    "participation": N_("Participation"),
    "attendance": N_("Attendance"),
    "postulates": N_("Postulates"),
    "schedule": N_("Schedule"),
    "compare": N_("Compare"),
    "data": N_("Data"),
}
SECTION_TITLES = {
    "participation": {
        "active": N_("Who takes part"),
        "missing": N_("Who is missing"),
        "circle": N_("Regulars and ties"),
    },
    "attendance": {
        "who": N_("Who comes"),
        "change": N_("Why more or fewer"),
        "when": N_("When"),
        "teams": N_("Teams"),
    },
    "postulates": {
        "waiting": N_("To be dealt with"),
        "status": N_("Where they stand"),
        "course": N_("Course and forecast"),
        "outcome": N_("Outcome and similar ones"),
    },
    "compare": {
        "days": N_("Two days"),
        "sectors": N_("Two sectors"),
        "programmes": N_("Two programmes"),
    },
    "recording": {"meeting": N_("At the meeting"), "desk": N_("At the desk")},
    "data": {
        "state": N_("State of the records"),
        "changes": N_("What changed"),
        "files": N_("Download"),
        "publication": N_("Publication"),
        "loading": N_("Loads"),
    },
}
AUDIENCES = {
    "coordinating": N_("Coordinating team"),
    "sector": N_("Sector team"),
    "officials": N_("Officials: worklists"),
}
"""Whom a pack for a meeting is made for."""
