"""Whether the open postulates endanger the end of the consultation, by the forecast."""

from collections.abc import Callable
from enum import StrEnum

import pandas as pd

from domain.forecast.projection import Forecast
from domain.forecast.track_record import refuted


class Danger(StrEnum):
    """Why open postulates endanger the end of the consultation."""

    ENDED = "ended"
    """It has ended."""
    LATE = "late"
    """The 85% date lies after it."""
    YEARS = "years"
    """The 85% date lies over three years ahead."""
    REFUTED = "refuted"
    """Earlier forecasts did not hold."""
    UNKNOWN = "unknown"
    """Nothing can be forecast, of all or of those that wait for silent units."""


def danger(found: Forecast, record: Callable[[], pd.DataFrame]) -> Danger | None:
    """The danger; none where nothing is open or all are expected in time. `record` gives the track
    record: it takes longer than a forecast and is asked for only where it matters."""
    if not found.open:
        return None
    if found.deadline is not None and found.deadline < found.as_of:
        return Danger.ENDED
    if not found.defined:
        return Danger.UNKNOWN
    if refuted(record()):
        return Danger.REFUTED
    p85 = found.dates.p85
    if p85 is None:
        return Danger.YEARS
    if found.deadline is not None and p85 > found.deadline:
        return Danger.LATE
    return Danger.UNKNOWN if found.silent_open else None
