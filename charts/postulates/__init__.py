"""Exhibits about postulates."""

from charts.postulates.agenda_words import agenda_effect_note, agenda_effect_sentence
from charts.postulates.deadlines import BAND_LABELS, open_by_deadline, owed_by_department
from charts.postulates.decisions import time_to_decision
from charts.postulates.flow import cumulative_flow, paths, weekly
from charts.postulates.forecast import forecast
from charts.postulates.links import duplicates, provisions, taken_into_programme
from charts.postulates.status import by_area, by_channel, decisions_by_area, status_by_sector
from charts.postulates.topics import topics
from charts.postulates.waiting import waiting_by_unit

__all__ = [
    "BAND_LABELS",
    "agenda_effect_note",
    "agenda_effect_sentence",
    "by_area",
    "by_channel",
    "cumulative_flow",
    "decisions_by_area",
    "duplicates",
    "forecast",
    "open_by_deadline",
    "owed_by_department",
    "paths",
    "provisions",
    "status_by_sector",
    "taken_into_programme",
    "time_to_decision",
    "topics",
    "waiting_by_unit",
    "weekly",
]
