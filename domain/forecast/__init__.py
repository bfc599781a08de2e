"""When will the postulates now open be decided? The arithmetic, apart from the records."""

from pathlib import Path

from domain.forecast.agenda_effect import Effect, Untold, effect_of_items
from domain.forecast.deciding_meeting import DecidingMeeting
from domain.forecast.outlook import Danger, danger
from domain.forecast.postulate_history import History
from domain.forecast.projection import Dates, Forecast, project
from domain.forecast.track_record import kept_forecasts, refuted, track_record

CALIBRATION = Path(__file__).with_name("calibration.csv")
"""Measured by `python -m tests.benchmarks.forecast`: columns `kind`, `forecasts`, `p50`, `p85`,
the shares of simulated truths on or before each date."""

__all__ = [
    "CALIBRATION",
    "Danger",
    "Dates",
    "DecidingMeeting",
    "Effect",
    "Forecast",
    "History",
    "Untold",
    "danger",
    "effect_of_items",
    "kept_forecasts",
    "project",
    "refuted",
    "track_record",
]
