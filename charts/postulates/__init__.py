"""Exhibits about postulates."""

from charts.postulates.agenda_words import agenda_effect, agenda_effect_note
from charts.postulates.deadlines import BAND_LABELS, by_department, open_by_deadline
from charts.postulates.decisions import time_to_decision
from charts.postulates.flow import cumulative_flow, paths, weekly
from charts.postulates.forecast import forecast
from charts.postulates.links import duplicates, provisions, taken_into_programme
from charts.postulates.status import areas, channels, decisions_by_area, status_by_sector
from charts.postulates.topics import topics
from charts.postulates.waiting import waiting_by_unit

__all__ = [
    "BAND_LABELS",
    "agenda_effect",
    "agenda_effect_note",
    "areas",
    "by_department",
    "channels",
    "cumulative_flow",
    "decisions_by_area",
    "duplicates",
    "forecast",
    "open_by_deadline",
    "paths",
    "provisions",
    "status_by_sector",
    "taken_into_programme",
    "time_to_decision",
    "topics",
    "waiting_by_unit",
    "weekly",
]
